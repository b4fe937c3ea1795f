"""Ages, and whose they are."""

from __future__ import annotations

import pytest

from tests.factories import people_named


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
    assert people_named(text) == people
