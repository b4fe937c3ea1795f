"""The JobPosting data of a posting's page keeps the rules that Google for Jobs sets."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from jobkit.model.role import Role
from jobkit.postings.job_posting import job_posting, script_text
from jobkit.postings.outline import outline
from jobkit.roles.loading import load_role_text


def data(root: Path, own: str = "") -> dict[str, Any]:
    """The properties of the sample posting, with a file laid over it that extends the sample."""
    path = root / "samples" / "roles" / "own.yaml"
    return properties(load_role_text(f"id: own\nextends: case-manager-example.yaml\n{own}", path))


def properties(role: Role) -> dict[str, Any]:
    return dict(job_posting(role, outline(role)))


def test_the_required_and_the_known_are_there(root: Path) -> None:
    found = data(root)
    description = found.pop("description")
    long = {
        name: found.pop(name) for name in ("responsibilities", "qualifications", "physicalRequirement", "jobBenefits")
    }
    assert all(long.values())
    assert found == {
        "@context": "https://schema.org/",
        "@type": "JobPosting",
        "title": "Case Manager",
        "identifier": {"@type": "PropertyValue", "name": "Example Family Services", "value": "CM-2026-014"},
        "datePosted": "2026-11-23",
        "validThrough": "2026-12-31T23:59:59-12:00",
        "employmentType": "FULL_TIME",
        "hiringOrganization": {
            "@type": "Organization", "name": "Example Family Services", "sameAs": "https://www.example.org",
        },
        "jobLocation": {
            "@type": "Place",
            "address": {
                "@type": "PostalAddress", "streetAddress": "100 Example Avenue", "addressLocality": "Dayton",
                "addressRegion": "OH", "postalCode": "45402", "addressCountry": "US",
            },
        },
        "baseSalary": {
            "@type": "MonetaryAmount", "currency": "USD",
            "value": {"@type": "QuantitativeValue", "minValue": 45000, "maxValue": 60000, "unitText": "YEAR"},
        },
        "workHours": "40 hours a week; Monday to Friday, daytime",
        "educationRequirements": {
            "@type": "EducationalOccupationalCredential", "credentialCategory": "bachelor degree",
        },
        "experienceRequirements": {"@type": "OccupationalExperienceRequirements", "monthsOfExperience": 12},
        "occupationalCategory": "21-1093.00",
        "jobStartDate": "2027-02-01",
        "totalJobOpenings": 1,
        "url": "https://www.example.org/jobs/cm-2026-014",
    }  # fmt: skip
    assert set(re.findall(r"</?(\w+)", description)) == {"p", "ul", "li"}
    assert "bachelor" in description


def test_wholly_remote_work_names_its_regions_and_no_place(root: Path) -> None:
    own = "posting:\n  location_type: remote\n  location: []\n  remote_in: [USA, 'Ontario, Canada']\n"
    found = data(root, own + "  work_environment: {travel: null}\n")
    assert found["jobLocationType"] == "TELECOMMUTE"
    assert found["applicantLocationRequirements"] == [
        {"@type": "Country", "name": "USA"}, {"@type": "State", "name": "Ontario, Canada"},
    ]  # fmt: skip
    assert "jobLocation" not in found


@pytest.mark.parametrize(
    "own",
    [
        "posting: {location_type: hybrid, remote_in: [USA]}\n",
        "posting: {location_type: remote, remote_in: [USA]}\n",  # it says remote, and home visits
        "posting: {location_type: remote, work_environment: {travel: null}}\n",  # no region is known
    ],
)
def test_less_than_wholly_remote_work_is_never_telecommute(root: Path, own: str) -> None:
    found = data(root, own)
    assert "jobLocationType" not in found
    assert "applicantLocationRequirements" not in found
    assert found["jobLocation"]["address"]["addressLocality"] == "Dayton"


def test_pay_is_numbers_and_what_is_unknown_is_left_out(root: Path) -> None:
    pay = "posting:\n  pay: {min: null, max: null, fixed: 24.75, period: hour}\n  employment_type: per_diem\n"
    found = data(root, pay + "opening: {valid_through: null}\nschedule: {hours_per_week: null, shifts: null}\n")
    value = {"@type": "QuantitativeValue", "value": 24.75, "unitText": "HOUR"}
    assert found["baseSalary"] == {"@type": "MonetaryAmount", "currency": "USD", "value": value}
    assert found["employmentType"] == "PER_DIEM"
    assert found["validThrough"].startswith("2026-12-31")
    assert "workHours" not in found
    assert not any(held in (None, "", []) for held in found.values())


def test_two_places_are_two_job_locations(root: Path) -> None:
    found = data(root, "posting: {location: [{city: Dayton, region: OH}, {city: London, country: GB}]}\n")
    assert [each["address"]["addressCountry"] for each in found["jobLocation"]] == ["US", "GB"]


def test_nothing_in_it_ends_the_script_element() -> None:
    hostile = "</script><!-- \u2028 \u2029 ]]>"
    page = f"<html><body><script>{script_text({'title': hostile})}</script></body></html>"
    (script,) = html.fromstring(page).findall(".//script")
    assert script.getnext() is None
    assert "<" not in (script.text or "")
    assert "\u2028" not in (script.text or "")
