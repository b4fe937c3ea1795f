"""A JSON Resume is carried as it is, quoted by line, and its facts are those of a page that says the same."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jobkit.api import read_file
from jobkit.errors import Unreadable
from jobkit.intake import File
from jobkit.model.outcome import Reading
from jobkit.model.resume import PartialDate, Period
from jobkit.parsing.json_resume import to_json_resume
from jobkit.screening.facts_json import facts_json

ROOT = Path(__file__).resolve().parents[3]
SAMPLES = [json.loads(line) for line in (ROOT / "samples" / "truth.jsonl").read_text(encoding="utf-8").splitlines()]
ANA: dict[str, Any] = {
    "$schema": "https://example.org/schema.json",
    "basics": {
        "name": "Ana Lind, MSW, CCM",
        "label": "Case Manager",
        "email": "ana@example.org",
        "phone": "555-010-0199",
        "summary": "Case manager for older adults.\n\nWorks in two languages.",
        "location": {"city": "Austin", "region": "TX", "postalCode": "78701"},
        "profiles": [{"network": "LinkedIn", "username": "analind"}],
    },
    "work": [
        {
            "name": "Aid House",
            "position": "Case Manager",
            "startDate": "2024-01",
            "highlights": ["Coordinated care for veterans", "Assessed needs of families"],
            "x-own": 1,
        },
        {"name": "County Shelter", "position": "MSW Intern", "startDate": "2022-01", "endDate": "2022-06"},
    ],
    "volunteer": [{"organization": "Food Bank", "position": "Driver", "startDate": "2020", "endDate": "2021"}],
    "education": [{"institution": "State University", "studyType": "MSW", "endDate": "2023-05"}],
    "certificates": [
        {"name": "LMSW", "issuer": "Texas", "date": "2023-06", "endDate": "2030-06"},
        {"name": "CPR", "endDate": "2020"},
    ],
    "skills": [{"name": "Software", "keywords": ["Epic", "HMIS"]}, {"name": "Intake"}],
    "languages": [{"language": "Spanish", "fluency": "Fluent"}],
    "hobbies": ["chess"],
}


def reading(data: object, indent: int | None = 1) -> Reading:
    text = data if isinstance(data, str) else json.dumps(data, indent=indent, ensure_ascii=False)
    return read_file(File("ana.json", None, text.encode()), as_of=date(2026, 11, 1))


def test_the_same_resume_comes_back_with_what_nobody_here_knows() -> None:
    assert to_json_resume(reading(ANA).resume) == ANA


def test_every_field_is_read_with_its_line_of_the_file() -> None:
    found = reading(ANA)
    resume, lines = found.resume, json.dumps(ANA, indent=1, ensure_ascii=False).split("\n")
    assert resume.name
    assert (resume.name.value, [letters.value for letters in resume.post_nominals]) == ("Ana Lind", ["MSW", "CCM"])
    values = [resume.email, resume.phone, resume.label, *resume.summary[:1], *resume.languages]
    for work in resume.work:
        values += [work.title, work.employer, *work.highlights]
    values += [keyword for group in resume.skills for keyword in group.keywords]
    values += [part for school in resume.education for part in (school.study_type, school.institution)]
    assert len(values) == 18
    for value in values:
        assert value
        (proof,) = value.evidence
        assert proof.text == value.value
        assert value.value in lines[proof.line - 1]
        assert found.document.text_of(proof.span) == proof.text
    assert [work.kind for work in resume.work] == ["job", "internship", "volunteer"]
    assert [work.dates.value.current for work in resume.work if work.dates] == [True, False, False]
    assert [(group.name, len(group.keywords)) for group in resume.skills] == [("Software", 2), (None, 1)]
    assert next((each.status, each.expires) for each in resume.certificates) == ("active", PartialDate(2030, 6))


def test_facts_are_told_by_the_rules_for_pages() -> None:
    facts = facts_json(reading(ANA).facts)
    assert facts["highest_degree"] == "master"
    assert facts["degree_fields"] == ["social work"]
    assert facts["ccm"] == "active"
    assert sorted(facts["credentials"]) == ["CCM", "LMSW"]  # type: ignore[call-overload]
    assert facts["relevant_months"] == 35
    assert facts["populations"] == ["families", "older adults", "veterans"]


@pytest.mark.parametrize("sample", SAMPLES, ids=[sample["id"] for sample in SAMPLES])
def test_the_truth_of_a_sample_written_as_json_has_its_months_and_populations(sample: dict[str, Any]) -> None:
    found = reading(sample["resume"])
    facts = facts_json(found.facts)
    assert to_json_resume(found.resume) == sample["resume"]
    for fact in ("relevant_months", "total_months", "tier"):
        assert facts[fact] == sample["facts"][fact]


def test_relevance_and_level_are_judged_and_not_taken_from_the_file() -> None:
    marked = json.loads(json.dumps(ANA))
    marked["work"][0]["x-relevant"] = False
    marked["education"][0]["x-level"] = "doctorate"
    marked["x-notes"] = ["holds a CCM, an RN and a doctorate"]
    assert facts_json(reading(marked).facts) == facts_json(reading(ANA).facts)


def test_keys_of_our_own_say_what_the_schema_has_no_field_for() -> None:
    """They are statements of the file about its person, as its other fields are."""
    marked = json.loads(json.dumps(ANA))
    marked["basics"] |= {"name": "Ana Lind", "x-credentials": ["LCSW", "CCM"]}
    marked["work"][0]["x-kind"] = "volunteer"
    marked["education"][0]["x-completed"] = False
    marked["certificates"] = [{"name": "ACM", "x-status": "in_progress"}, {"name": "LMSW", "x-status": "expired"}]
    found = reading(marked)
    facts = facts_json(found.facts)
    assert (facts["highest_degree"], facts["relevant_months"], facts["ccm"]) == ("none", 0, "active")
    assert [(each.short, each.state) for each in found.facts.credentials] == [
        ("LCSW", "active"), ("CCM", "active"), ("ACM", "in_progress"), ("LMSW", "expired"),
    ]  # fmt: skip
    assert found.resume.education[0].status == "not_completed"
    for said in ("not completed", "in progress", "expired", "LCSW"):
        assert said in found.document.text
    assert to_json_resume(found.resume) == marked


def test_a_degree_under_way_is_in_progress_and_its_end_no_matter() -> None:
    marked = json.loads(json.dumps(ANA))
    marked["education"][0]["x-in-progress"] = True
    assert facts_json(reading(marked).facts)["highest_degree_in_progress"] == "master"


@pytest.mark.parametrize(
    ("part", "key", "value", "said"),
    [
        ("certificates", "x-status", "lapsed", "must be active, in_progress or expired"),
        ("education", "x-completed", "no", "must be true or false"),
        ("work", "x-kind", "gig", "must be job, internship, volunteer or military"),
    ],
)
def test_a_bad_value_of_our_own_keys_is_told_and_decides_nothing(part: str, key: str, value: str, said: str) -> None:
    marked = json.loads(json.dumps(ANA))
    marked[part][0][key] = value
    found = reading(marked)
    assert f"{part}[0].{key}, line" in found.resume.warnings[0].text
    assert said in found.resume.warnings[0].text
    assert facts_json(found.facts) == facts_json(reading(ANA).facts)


def test_one_line_of_json_is_read_as_well() -> None:
    found = reading(ANA, indent=None)
    assert facts_json(found.facts) == facts_json(reading(ANA).facts)
    assert {row.number for row in found.document.rows} == {1}


def test_a_bad_value_costs_that_value_and_is_told_with_its_place() -> None:
    bad = json.loads(json.dumps(ANA))
    bad["work"][0]["startDate"] = "2024-13"
    bad["work"][1]["position"] = {"title": "Intern"}
    bad["skills"][0]["keywords"] = "Epic"
    bad["education"].append("a string")
    found = reading(bad)
    said = [caution.text for caution in found.resume.warnings]
    assert said == [
        "work[1].position: must be text; left out",
        "education[1], line 55: must be an object; left out",
        "skills[0].keywords, line 72: must be a list; left out",
        "work[0].startDate, line 25: '2024-13' is no date (write YYYY, YYYY-MM or YYYY-MM-DD); left out",
        "hobbies: no field of JSON Resume; carried along, and not read",
    ]
    assert len(found.resume.work) == 3
    assert found.resume.work[0].dates is None
    assert to_json_resume(found.resume) == bad


@pytest.mark.parametrize(
    ("start", "end", "period"),
    [
        ("2019-03-15", "2021", Period(PartialDate(2019, 3, 15), PartialDate(2021))),
        ("2019-03", "Present", Period(PartialDate(2019, 3), None, current=True)),
        ("2019-03", "", Period(PartialDate(2019, 3), None, current=True)),
        ("March 2019", "June 2020", Period(PartialDate(2019, 3), PartialDate(2020, 6))),
        (2019, 2020, Period(PartialDate(2019), PartialDate(2020))),
        ("2019", "2019", Period(PartialDate(2019), PartialDate(2019))),
    ],
)
def test_dates_are_read_as_people_write_them(start: object, end: object, period: Period) -> None:
    found = reading({"work": [{"position": "Case Manager", "startDate": start, "endDate": end}]})
    assert found.resume.work[0].dates
    assert found.resume.work[0].dates.value == period
    assert not found.resume.warnings


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        ('{"basics": {"name": "Ana"}', "damaged"),
        ('{"name": "package", "version": "1"}', "unsupported"),
        ('{"basics": {}, "work": []}', "empty"),
        ('{"basics": 3}', "empty"),
    ],
)
def test_what_is_no_json_resume_is_refused_in_one_line(data: str, reason: str) -> None:
    with pytest.raises(Unreadable) as caught:
        reading(data)
    assert caught.value.reason == reason
    assert "\n" not in caught.value.message


KEYS = st.sampled_from(
    ["name", "position", "startDate", "endDate", "highlights", "studyType", "area", "keywords", "date"]
)
VALUES = st.none() | st.booleans() | st.integers() | st.text(max_size=12) | st.sampled_from(["2019-03", "MSW", "CCM"])
ENTRIES = st.dictionaries(KEYS, VALUES | st.lists(VALUES, max_size=2), max_size=4)
PARTS = st.sampled_from(["basics", "work", "education", "certificates", "skills", "volunteer", "projects", "x"])


@given(data=st.dictionaries(PARTS, ENTRIES | st.lists(ENTRIES | VALUES, max_size=3) | VALUES, max_size=4))
@settings(max_examples=150, deadline=None)
def test_any_values_give_a_reading_or_a_reason(data: dict[str, object]) -> None:
    try:
        found = reading(data)
    except Unreadable:
        return
    assert found.document.rows
    assert facts_json(found.facts)
