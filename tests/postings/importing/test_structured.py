"""A job's data: schema.org JobPosting and JSON Resume job."""

from __future__ import annotations

import json
from typing import Any

from jobkit.postings.importing.posting import import_posting


def of(job: dict[str, Any]) -> dict[str, Any]:
    return import_posting(json.dumps(job).encode(), "job.json").data


def posting(**properties: Any) -> dict[str, Any]:
    return of({"@context": "https://schema.org", "@type": "JobPosting", "title": "Case Manager", **properties})


def test_zero_stands_for_pay_that_is_not_known() -> None:
    salary = {"@type": "MonetaryAmount", "currency": "USD", "value": {"minValue": 0, "maxValue": 0, "unitText": "YEAR"}}
    assert "min" not in posting(baseSalary=salary).get("posting", {}).get("pay", {})


def test_the_same_sum_twice_is_one_sum() -> None:
    salary = {"currency": "EUR", "value": {"minValue": "3100", "maxValue": "3100", "unitText": "MONTH"}}
    assert posting(baseSalary=salary)["posting"]["pay"] == {"fixed": 3100, "period": "month", "currency": "EUR"}


def test_remote_work_needs_the_one_word_for_it() -> None:
    assert "location_type" not in posting(jobLocationType="Hybrid").get("posting", {})
    remote = posting(jobLocationType="TELECOMMUTE", applicantLocationRequirements={"@type": "Country", "name": "USA"})
    assert remote["posting"] == {"location_type": "remote", "remote_in": ["US"]}


def test_a_description_escaped_twice_is_read() -> None:
    text = "&lt;p&gt;Duties&lt;/p&gt;&lt;ul&gt;&lt;li&gt;Visit clients&lt;/li&gt;&lt;/ul&gt;"
    assert posting(description=text)["posting"]["responsibilities"] == [{"text": "Visit clients"}]


def test_properties_without_a_field_are_listed() -> None:
    job = {"@type": "JobPosting", "title": "Case Manager", "sponsor": "County"}
    imported = import_posting(json.dumps(job).encode(), "job.json")
    assert [each.at.quote for each in imported.unplaced] == ["sponsor: County"]
    assert imported.unplaced[0].at.page is None


def test_values_of_the_wrong_shape_break_nothing() -> None:
    data = posting(
        description=["a"],
        baseSalary={"value": [1, {"a": 2}]},
        jobLocation=[[], 5, {"address": []}],
        hiringOrganization=[],
        identifier={"value": {"x": 1}},
        employmentType={"a": 1},
        datePosted="soon",
    )
    assert data["role"]["title"] == "Case Manager"


def test_a_value_that_does_not_fit_its_field_is_said() -> None:
    job = {
        "@type": "JobPosting",
        "title": "Case Manager",
        "baseSalary": {"currency": "USD", "value": {"minValue": 9, "maxValue": 5}},
    }
    imported = import_posting(json.dumps(job).encode(), "job.json")
    assert imported.role is not None
    assert any("does not fit" in each.why for each in imported.unplaced)
