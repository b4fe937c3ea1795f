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
from tests.postings.google_rules import RULES, broken


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


VARIANTS = [
    "",
    "posting: {location_type: hybrid}\n",
    "posting: {location_type: remote, remote_in: [USA]}\n",  # with home visits
    "posting: {location_type: remote, remote_in: [USA, 'Ohio, USA'], work_environment: {travel: null}}\n",
    "posting: {location: [{city: Dayton, region: OH}, {name: Clinic, city: Leeds, country: GB}]}\n",
    "posting: {pay: {min: 0, max: 0}}\n",
    "posting: {pay: {min: 22.5, max: 22.5, period: hour}}\n",
    "posting: {pay: {max: null}}\n",
    "posting: {pay: {min: null, max: null, fixed: 300, currency: CAD, period: day}}\n",
    *(f"posting: {{employment_type: {kind}}}\n" for kind in ("part_time", "contractor", "intern", "per_diem", "other")),
    *(
        f"posting: {{requirements: [{{kind: education, level: {level}, text: a, months: 0}}]}}\n"
        for level in ("none", "high_school", "associate", "bachelor", "master", "doctorate")
    ),
    "posting: {benefits: [], apply: {deadline: null, rolling: true}}\nopening: {valid_through: null, count: null}\n",
    "organization: {site: null, about: null}\nschedule: {hours_per_week: null, shifts: null}\nphysical_demands: []\n",
    "posting: {brief: ['<b>&amp;</b> <h2>x</h2>'], eeo_statement: null}\n",
    "opening: {url: https://www.example.org/jobs/14}\nposting: {apply: {url: null, email: jobs@example.org}}\n",
]


@pytest.mark.parametrize("own", VARIANTS)
def test_whatever_the_role_no_rule_of_google_is_broken(root: Path, own: str) -> None:
    assert broken(data(root, own)) == []


FAULTS: dict[str, dict[str, Any]] = {
    "a JobPosting of schema.org": {"@type": "Job"},
    "the title is the job's name": {"title": "URGENT: Case Manager $60k!"},
    "the description is HTML of paragraphs and lists, and more than the title": {
        "description": "<h2>Case Manager</h2>"
    },
    "datePosted is a day": {"datePosted": "11/23/2026"},
    "validThrough is a moment with its zone": {"validThrough": "2026-12-31"},
    "hiringOrganization is an Organization with a name": {"hiringOrganization": "Example Family Services"},
    "a place, or TELECOMMUTE with its regions": {"jobLocationType": "TELECOMMUTE"},
    "baseSalary is a MonetaryAmount of numbers": {"baseSalary": 45000},
    "employmentType is of the list": {"employmentType": "Full-time"},
    "identifier has a name and a value": {"identifier": {"@type": "PropertyValue", "name": "x", "value": ""}},
    "educationRequirements are of the list": {"educationRequirements": "Bachelor's"},
    "monthsOfExperience is a number above 0": {"experienceRequirements": {"monthsOfExperience": 0}},
    "experienceInPlaceOfEducation has both": {"experienceInPlaceOfEducation": True, "educationRequirements": "no"},
    "nothing is empty": {"workHours": ""},
}


@pytest.mark.parametrize("rule", RULES)
def test_each_rule_can_be_broken(root: Path, rule: str) -> None:
    whole = data(root)
    if rule.startswith("experienceInPlaceOf"):
        del whole["experienceRequirements"]
    assert rule in broken({**whole, **FAULTS[rule]})


def test_a_sum_of_nothing_is_pay_that_is_not_known(root: Path) -> None:
    assert "baseSalary" not in data(root, "posting: {pay: {min: 0, max: 0}}\n")


def test_one_sum_is_no_range(root: Path) -> None:
    value = data(root, "posting: {pay: {min: 50000, max: 50000}}\n")["baseSalary"]["value"]
    assert value == {"@type": "QuantitativeValue", "value": 50000, "unitText": "YEAR"}


def test_the_data_claims_the_place_that_the_page_shows(root: Path) -> None:
    own = "posting: {location_type: remote, remote_in: [USA]}\n"  # from home, and visits to clients
    path = root / "samples" / "roles" / "own.yaml"
    parts = outline(load_role_text(f"id: own\nextends: case-manager-example.yaml\n{own}", path))
    assert parts.place == "Dayton, OH (from home, with visits)"
    assert {fact.label: fact.value for fact in parts.facts}["Location"] == "100 Example Avenue, Dayton, OH 45402"


@pytest.mark.parametrize(
    ("text", "either"),
    [
        ("A bachelor's degree, OR two years of work in housing", True),
        ("An associate's degree; or HS diploma/GED and 3 years of related experience", True),
        ("A bachelor's degree or equivalent experience", True),
        ("A bachelor's or master's degree, and two years of work", False),
        ("A bachelor's degree and two years of work", False),
    ],
)
def test_experience_that_may_stand_for_the_degree_is_no_second_demand(root: Path, text: str, either: bool) -> None:
    asked = f'{{kind: education, level: bachelor, months: 24, need: must, text: "{text}"}}'
    found = data(root, f"posting: {{requirements: [{asked}]}}\n")
    assert found.get("experienceInPlaceOfEducation", False) is either
    assert found["experienceRequirements"]["monthsOfExperience"] == 24
    assert found["educationRequirements"]["credentialCategory"] == "bachelor degree"
