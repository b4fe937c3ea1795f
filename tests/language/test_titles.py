"""What looks like a job title, and what a title counts as."""

from __future__ import annotations

import pytest

from jobkit.language.titles import title_family, title_score


@pytest.mark.parametrize(
    ("title", "credit"),
    [
        ("RN Case Manager", "full"),
        ("Case Manger II", "full"),
        ("Assistant Case Manager", "full"),
        ("Social Worker / Discharge Planner", "full"),
        ("Case Manager - Rapid Rehousing", "full"),
        ("Care Coordinator, Per Diem", "full"),
        ("LCSW, Care Manager", "full"),
        ("Case/Care Manager", "full"),
        ("Director of Case Management", "supervisory"),
        ("Supervisor, Case Management", "supervisory"),
        ("Care Coordination Manager", "supervisory"),
        ("Case Management Assistant", "related"),
        ("Behavioral Health Technician", "related"),
        ("Intake Specialist", "related"),
        ("MSW Intern - Case Management", "training"),
        ("Volunteer Caseworker", "training"),
        ("Test Case Manager", "none"),
        ("Case Management Software Engineer", "none"),
        ("Drug Safety Case Manager", "none"),
        ("Key Account Manager", "none"),
        ("Constituent Caseworker", "none"),
        ("Substance Use Case Manager", "full"),
        ("Case Manager, Care Management", "full"),
        ("Case Manager RN", "full"),
        ("Case Manager Lead", "supervisory"),
        ("Social Worker Assistant", "related"),
        ("Student Support Specialist", "related"),
        ("Enhanced Care Management Coordinator", "full"),
        ("Medi-Cal ECM Lead Care Manager", "supervisory"),
        ("Dependency Case Manager", "full"),
        ("Resettlement Caseworker", "full"),
        ("RN, Case Manager", "full"),
        ("Case Manager & Outreach Worker", "full"),
        ("Care Transitions Nurse", "full"),
        ("Trabajadora Social", "full"),
        ("Supports Coordinator Supervisor", "supervisory"),
        ("LPN, Clinic Lead", "related"),
        ("Staff RN, Neuro ICU", "related"),
        ("Child Protective Investigator", "related"),
        ("Peer Recovery Supporter", "related"),
        ("Housing Stabilization Specialist", "related"),
        ("Student Social Worker", "training"),
        ("Program Associate", "unknown"),
        ("Assistant to the Case Manager", "unknown"),
    ],
)
def test_the_last_noun_phrase_decides_what_a_title_counts_as(title: str, credit: str) -> None:
    assert title_family(title).credit == credit


def test_a_title_that_other_trades_use_asks_to_be_checked() -> None:
    assert title_family("Service Coordinator").check
    assert not title_family("Case Manager").check


@pytest.mark.parametrize(
    "title",
    ["Case Manager", "Registered Nurse, Medical-Surgical", "Director of Nursing", "Barista", "Medical Assistant",
     "SENIOR DATA ANALYST", "Shift Lead", "Elementary School Teacher"],
)  # fmt: skip
def test_titles_of_any_occupation_look_like_titles(title: str) -> None:
    assert title_score(title) > 0.8


@pytest.mark.parametrize(
    "text",
    ["Mercy Ridge Hospital", "Conducted assessments for clients.", "Boston, MA", "Bachelor & Sons Furniture",
     "Jan 2019 – Present", ""],
)  # fmt: skip
def test_employers_places_and_sentences_do_not(text: str) -> None:
    assert title_score(text) < 0.3
