"""Words of people where nobody is served, and where somebody is after all."""

from __future__ import annotations

import pytest

from jobkit.language.pipeline import find_terms
from tests.factories import people_named


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Daughter of Vietnamese refugees", "own_status"),
        ("Former refugee who speaks four languages", "own_status"),
        ("As a former foster youth I know the system", "own_status"),
        ("Person in long-term recovery", "own_status"),
        ("I grew up in a homeless shelter", "own_status"),
        ("Mother of three young children", "own_status"),
        ("Living with diabetes myself", "own_status"),
        ("Because of my aunt, who worked at a cancer center", "own_status"),
        ("Completed domestic violence training", "training_name"),
        ("Bachelor's in gerontology", "training_name"),
        ("Certified in Mental Health First Aid", "training_name"),
        ("Sat in rounds with dialysis nurses", "staff"),
        ("Trained new foster parents", "staff"),
        ("Elder brother of two", "another_meaning"),
        ("Sold children's books", "another_meaning"),
        ("Looked after homeless dogs", "another_meaning"),
        ("Processed short-term disability claims", "another_meaning"),
        ("Newcomers to the team learned from me", "another_meaning"),
    ],
)
def test_words_of_people_who_are_not_served_are_taken_back(text: str, why: str) -> None:
    kept, cancelled = find_terms(text, "populations")
    assert [match for match in kept if match.kind == "population" and not match.suggested] == []
    assert {each.why for each in cancelled} == {why}


@pytest.mark.parametrize(
    "text",
    [
        "Mentored former foster youth",
        "I am a pediatric nurse",
        "Adults in long-term recovery",
        "For my mother I became a nurse of veterans",
    ],
)
def test_those_who_are_served_are_not_mistaken_for_the_writer(text: str) -> None:
    assert people_named(text)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Did not do intake assessments", "not_done"),
        ("Carried referrals but did NOT complete care plans or home visits", "not_done"),
        ("Was not responsible for discharge planning", "not_done"),
        ("Observed intake assessments", "watched"),
        ("Shadowed nurses on home visits", "watched"),
        ("Exposure to discharge planning", "watched"),
        ("Requested medical records", "another_meaning"),
    ],
)
def test_work_that_was_not_done_or_only_watched_shows_nothing(text: str, why: str) -> None:
    kept, cancelled = find_terms(text, "skills")
    assert [match.id for match in kept] == []
    assert {each.why for each in cancelled} == {why}


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Shadowed case managers, then completed 22 intake assessments", {"assessment", "intake_screening"}),
        ("Observed intake assessments and wrote care plans", {"care_planning"}),
        ("Completed intake assessments and observed home visits", {"assessment", "intake_screening"}),
        ("Did not bill, but wrote progress notes", {"documentation"}),
        ("Advocated for tenants so that they did not lose benefits", {"advocacy"}),
        ("Testified in court", set()),
        ("Document in Epic", {"documentation"}),
        ("Put everything in CWIS", {"documentation"}),
        ("Document every call in Salesforce", set()),
        ("Intervened in suicidal crises", {"crisis_intervention"}),
        ("Strengths assessments of adults", {"assessment"}),
        ("Managed 25 households", {"caseload_management"}),
        ("Managed a team of 5 members", set()),
    ],
)
def test_functions_that_a_line_shows(text: str, shown: set[str]) -> None:
    kept, _ = find_terms(text, "skills")
    assert {match.id for match in kept if match.kind == "function"} == shown
