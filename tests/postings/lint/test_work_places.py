"""Whose pay law a posting falls under: by place, day, remote reach and size of the employer."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from jobkit.errors import NotFound
from jobkit.model.role import Role
from jobkit.postings.lint.subject import Subject
from jobkit.postings.lint.work_places import floors, law_day, reached, touches
from jobkit.roles.loading import load_role

TODAY = date(2026, 11, 23)


def role(*places: dict[str, str], size: int | None = 200, **posting: Any) -> Role:
    """The Case Manager role at these places."""
    whole = load_role("case-manager").model_dump(mode="json")
    whole["posting"] |= {"location": list(places), **posting}
    whole["organization"] |= {"size": size}
    return Role.model_validate(whole)


def due(subject: Subject) -> list[str]:
    return [each.id for each in reached(subject) if each.in_force and each.law.posting]


def at(*places: dict[str, str], day: date = TODAY, **more: Any) -> list[str]:
    return due(Subject("", (), day, (), role(*places, **more)))


def test_work_on_site_falls_under_the_law_of_its_place() -> None:
    assert at({"city": "Dayton", "region": "OH"}) == []
    assert at({"city": "Cleveland", "region": "OH"}) == ["us-oh-cleveland"]
    assert at({"city": "Brooklyn", "region": "NY"}) == ["us-ny", "us-ny-nyc"]
    assert at({"city": "Denver", "region": "Colorado"}) == ["us-co"]


def test_a_law_holds_from_its_day() -> None:
    assert at({"city": "Hartford", "region": "CT"}, day=date(2026, 9, 30)) == []
    assert at({"city": "Hartford", "region": "CT"}, day=date(2026, 10, 1)) == ["us-ct"]


def test_remote_work_anywhere_falls_under_every_law() -> None:
    laws = at({"city": "Dayton", "region": "OH"}, location_type="remote", remote_in=["USA"])
    assert len(laws) == 21
    assert "us-de" not in laws
    assert at({"city": "Dayton", "region": "OH"}, location_type="remote") == laws


def test_remote_work_within_a_state_falls_under_the_laws_there_and_of_the_office() -> None:
    dayton = {"city": "Dayton", "region": "OH"}
    assert at(dayton, location_type="remote", remote_in=["Ohio, USA"]) == ["us-oh-cleveland", "us-oh-columbus"]
    chicago = {"city": "Chicago", "region": "IL"}
    assert at(chicago, location_type="remote", remote_in=["Indiana, USA"]) == ["us-il"]


def test_small_employers_are_left_out_where_the_law_leaves_them_out() -> None:
    assert at({"city": "Los Angeles", "region": "CA"}, size=14) == []
    assert at({"city": "Los Angeles", "region": "CA"}, size=15) == ["us-ca"]
    assert at({"city": "Cleveland", "region": "OH"}, size=9) == []


def test_a_place_that_is_no_known_state_counts_as_any_and_is_told() -> None:
    laws = reached(Subject("", (), TODAY, (), role({"city": "Denver", "region": "Colorodo"})))
    assert "us-co" in [each.id for each in laws]
    assert all("no state is known as 'Colorodo'" in each.assumed for each in laws)


def test_what_is_known_of_the_employers_size_is_not_said_to_be_missing() -> None:
    denver, saint_paul = {"city": "Denver", "region": "CO"}, {"city": "Saint Paul", "region": "MN"}
    assert [each.assumed for each in reached(Subject("", (), TODAY, (), role(denver, size=27)))] == [""]
    assert [each.assumed for each in reached(Subject("", (), TODAY, (), role(saint_paul, size=31)))] == [
        "how many of its 31 employees work there is not stated"
    ]


def test_what_is_not_known_counts_as_covered_and_is_told() -> None:
    unknown = reached(Subject("", (), TODAY, (), role({"city": "Los Angeles", "region": "CA"}, size=None)))
    assert [(each.id, each.assumed) for each in unknown] == [("us-ca", "the number of employees is not stated")]
    assert {each.assumed.partition(";")[0] for each in reached(Subject("", (), TODAY, (), role()))} == {
        "no place is stated"
    }


@pytest.mark.parametrize(
    ("typed", "laws"),
    [
        ("CO", ["us-co"]),
        ("colorado", ["us-co"]),
        ("CA-ON", ["ca-on"]),
        ("us-ny-nyc", ["us-ny", "us-ny-nyc"]),
        ("New York City", ["us-ny", "us-ny-nyc"]),
        ("CA", ["us-ca"]),
        ("Italy", ["eu-it"]),
        ("OH", []),
    ],
)
def test_a_place_may_be_asked_about(typed: str, laws: list[str]) -> None:
    assert due(Subject("", (), TODAY, (typed,))) == laws


def test_an_unknown_place_is_told_with_what_it_resembles() -> None:
    with pytest.raises(NotFound, match=r"no place is known as 'Colorodo'; did you mean 'Colorado'\?"):
        reached(Subject("", (), TODAY, ("Colorodo",)))


def test_the_law_of_the_first_day_holds_for_a_posting_to_come() -> None:
    coming = role({"city": "Hartford", "region": "CT"}).model_dump(mode="json")
    coming["opening"] |= {"posted_on": "2026-12-01"}
    assert law_day(Subject("", (), TODAY, (), Role.model_validate(coming))) == date(2026, 12, 1)


def test_floors_and_touches() -> None:
    seattle = Subject("", (), TODAY, (), role({"city": "Seattle", "region": "WA"}))
    assert list(floors(seattle)) == [("the United States", 35568), ("WA", 80168.4)]
    assert touches(seattle, ["us-wa"])
    assert not touches(seattle, ["us-ca"])
    assert not touches(Subject("", (), TODAY, (), role()), ["us-ca"])
