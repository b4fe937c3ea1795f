"""People served, in the many ways that they are written of; and words that only look alike."""

from __future__ import annotations

import pytest

from tests.factories import people_named


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Read to second graders after school", {"children"}),
        ("Drove kids to dialysis", {"children", "chronic_illness"}),
        ("Supported transition-aged youth", {"youth"}),
        ("Counselled children and young people", {"children", "youth"}),
        ("Weekly visits with expectant mothers", {"families"}),
        ("Doula for first-time moms and babies", {"children", "families"}),
        ("Guided dads through mediation", {"families"}),
        ("Checked on residents with dementia", {"older_adults"}),
        ("Lunch club for elders and their neighbors", {"older_adults"}),
        ("Case manager for former service members", {"veterans"}),
        ("Helped transitioning soldiers find work", {"veterans"}),
        ("Enrolled households in SSVF", {"veterans"}),
        ("Parked beside women sleeping in cars", {"people_experiencing_homelessness"}),
        ("People who had lost their homes to fire", {"people_experiencing_homelessness"}),
        ("Helped neighbors without a home get identity cards", {"people_experiencing_homelessness"}),
        ("Tenants facing eviction", {"people_experiencing_homelessness"}),
        ("Members living with schizoaffective disorder", {"mental_health"}),
        ("Groups for folks in early recovery", {"substance_use"}),
        ("Enrolled people who inject drugs in treatment", {"substance_use"}),
        ("Adults with I/DD on the waiver", {"disabilities"}),
        ("Rides for wheelchair users", {"disabilities"}),
        ("Taught members with high blood pressure", {"chronic_illness"}),
        ("Greeted Afghan arrivals at the airport", {"immigrants_and_refugees"}),
        ("Prepared clients for asylum interviews", {"immigrants_and_refugees"}),
        ("Met people leaving prison at the gate", {"justice_involved"}),
        ("Jobs for returning citizens", {"justice_involved"}),
        ("Safety planning with women leaving abusive partners", {"domestic_violence_survivors"}),
        ("Survivors of intimate partner violence", {"domestic_violence_survivors"}),
        ("Psychosis, co-occurring disorders", {"mental_health", "substance_use"}),
    ],
)
def test_people_are_named_in_many_ways(text: str, people: set[str]) -> None:
    assert people_named(text) == people


@pytest.mark.parametrize(
    "text",
    ["U.S. Army veteran", "Veteran case manager with 20 years", "Senior case manager", "A family of products",
     "Youthful and energetic", "Chronic lateness fell", "Home-style cooking", "Over 65 clients housed",
     "Caseload of 65+ adults", "Customers aged 30 to 50", "Ran the animal shelter", "Diverse populations"],
)  # fmt: skip
def test_words_that_only_look_alike_name_nobody(text: str) -> None:
    assert people_named(text) == set()
