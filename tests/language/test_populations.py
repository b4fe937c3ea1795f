"""People served, in the many ways that they are written of; and the same words where nobody is served."""

from __future__ import annotations

import pytest

from jobkit.language.pipeline import find_terms


def _named(text: str) -> set[str]:
    kept, _ = find_terms(text, "populations")
    return {match.id for match in kept if match.kind == "population" and not match.suggested}


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
    assert _named(text) == people


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
        ("Completed domestic violence training", "training_name"),
        ("Bachelor's in gerontology", "training_name"),
        ("Certified in Mental Health First Aid", "training_name"),
        ("Sat in rounds with oncology nurses", "staff"),
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
    ["U.S. Army veteran", "Veteran case manager with 20 years", "Senior case manager", "A family of products",
     "Youthful and energetic", "Chronic lateness fell", "Home-style cooking", "Over 65 clients housed",
     "Caseload of 65+ adults", "Customers aged 30 to 50", "Ran the animal shelter", "Diverse populations"],
)  # fmt: skip
def test_words_that_only_look_alike_name_nobody(text: str) -> None:
    assert _named(text) == set()


@pytest.mark.parametrize(
    "text", ["Mentored former foster youth", "I am a pediatric nurse", "Adults in long-term recovery"]
)
def test_those_who_are_served_are_not_mistaken_for_the_writer(text: str) -> None:
    assert _named(text)


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Home visits to anyone over 70", {"older_adults"}),
        ("Meals for adults 60+", {"older_adults"}),
        ("Clients 55 and older", {"older_adults"}),
        ("Boys ages 12 to 17", {"youth"}),
        ("Worked with 16- to 24-year-olds", {"youth"}),
        ("Ages 6-18", {"children", "youth"}),
        ("Patients under the age of 5", {"children"}),
        ("A room of 4-year-olds", {"children"}),
        ("Members 18 and over", set()),
        ("Adults aged 18 to 64", set()),
        ("Patients under 65", set()),
        ("Puppies aged 6 to 18 months", set()),
        ("Over 70 referrals a week", set()),
    ],
)
def test_ages_tell_the_group_that_most_of_their_years_belong_to(text: str, people: set[str]) -> None:
    assert _named(text) == people
