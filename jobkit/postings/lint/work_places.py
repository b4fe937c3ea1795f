"""Where the work of a posting may be done, and whose law that brings in: by place, day, remote reach, employer size.

On-site and hybrid work falls under the law of its place. Remote work falls under that of every place from which it
may be done, and of the office that it reports to where that law says so. What is not known counts as covered, and is
told so.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches

from jobkit.errors import NotFound
from jobkit.model.role import Role
from jobkit.model.vacancy import Place
from jobkit.postings.lint.subject import Subject
from jobkit.postings.lint.terms import Jurisdiction, places


@dataclass(frozen=True, slots=True)
class WorkPlace:
    """A town, a state, or a whole country in which work may be done."""

    country: str
    region: str | None = None
    city: str | None = None
    """Lower case."""
    is_anywhere_in: bool = False
    """The work may be done all over it, from home."""


@dataclass(frozen=True, slots=True)
class Reached:
    """A place whose law the posting falls under."""

    id: str
    law: Jurisdiction
    in_force: bool
    assumed: str
    """What had to be taken for granted ("no place is stated"); empty: nothing."""


def reached(subject: Subject) -> list[Reached]:
    """Every place with a pay-transparency law that the posting falls under, or will."""
    here, assumed = work_places(subject)
    offices = _offices(subject.role)
    day = law_day(subject)
    found = []
    for name, law in places().places.items():
        if any(_covers(law, place) for place in here) or any(_calls(law, office) for office in offices):
            size = _size_doubt(name, law, subject.role)
            if size is not None:
                found.append(Reached(name, law, law.from_ <= day, "; ".join(filter(None, (assumed, size)))))
    return found


def law_day(subject: Subject) -> date:
    """The day whose law holds: today's for a posting that is out, that of its first day for one to come."""
    posted = subject.role.opening.posted_on if subject.role else None
    return max(subject.as_of, posted) if posted else subject.as_of


def work_places(subject: Subject) -> tuple[list[WorkPlace], str]:
    """Where the work may be done, and what had to be taken for granted in saying so.

    Raises:
        NotFound: a place that was asked about is not known; the text names one that is like it.
    """
    if subject.where:
        return [_asked(name) for name in subject.where], ""
    role = subject.role
    if role is None:
        return [], ""
    posting = role.posting
    if posting.location_type == "remote" or (posting.remote_in and not posting.location):
        named = [_named(each) for each in posting.remote_in]
        known = [each for each in named if each]
        return (known, "") if known else ([WorkPlace("US", is_anywhere_in=True)], "no place is ruled out")
    located = [_located(each) for each in posting.location if each.region or each.country != "US"]
    if unknown := next((each for each in located if each.country == "US" and each.region not in places().states), None):
        rest = [each for each in located if each is not unknown]
        return [WorkPlace("US", is_anywhere_in=True), *rest], f"no state is known as '{unknown.region}'"
    return (located, "") if located else ([WorkPlace("US", is_anywhere_in=True)], "no place is stated")


def touches(subject: Subject, ids: Iterable[str]) -> bool:
    """Whether the work may be done in one of the places (ids of ``lexicons/lint/places.yaml``), as far as is known."""
    here, assumed = work_places(subject)
    laws = places().places
    return not assumed and any(_covers(laws[name], place) for name in ids for place in here)


def is_in_us(subject: Subject) -> bool:
    """Whether the work may be done in the United States, as far as is known."""
    return any(place.country == "US" for place in work_places(subject)[0])


def floors(subject: Subject) -> Iterator[tuple[str, float]]:
    """(place, yearly salary) of each exempt floor that holds where the work may be done, the federal one first."""
    floor = places().exempt_floor
    here, _ = work_places(subject)
    in_us = [place for place in here if place.country == "US"]
    if in_us:
        yield "the United States", floor.federal
    for state, amount in floor.states.items():
        if any(place.region == state or (place.region is None and place.is_anywhere_in) for place in in_us):
            yield state, amount


def _covers(law: Jurisdiction, place: WorkPlace) -> bool:
    if law.country != place.country or not {"done_here", "could_be_here"} & set(law.reach):
        return False
    if place.is_anywhere_in:
        return place.region is None or place.region == law.region
    return (law.region is None or law.region == place.region) and (not law.cities or place.city in law.cities)


def _calls(law: Jurisdiction, office: WorkPlace) -> bool:
    """Whether remote work that reports to the office falls under the law of the office's place."""
    return bool({"reports_here", "employer_here"} & set(law.reach)) and _covers(law, office)


def _size_doubt(name: str, law: Jurisdiction, role: Role | None) -> str | None:
    """None: too few employees; empty: enough; else what is not known."""
    organization = role.organization if role else None
    size = organization.size if organization else None
    local = organization.size_by_place if organization else {}
    counted = (
        next((local[key] for key in (name, law.region or "", law.name) if key in local), None) if law.here else size
    )
    if counted is not None or (size is not None and size < law.employees):
        return "" if (counted if counted is not None else size or 0) >= law.employees else None
    if law.employees <= 1 and not (law.here and role is not None and role.posting.location_type == "remote"):
        return ""  # whoever is hired for work there is one
    of = f"how many of its {size} employees work there" if size is not None else "the number of employees"
    return f"{of} is not stated"


def _offices(role: Role | None) -> list[WorkPlace]:
    if role is None or role.posting.location_type != "remote":
        return []
    return [_located(place) for place in role.posting.location]


def _located(place: Place) -> WorkPlace:
    return WorkPlace(place.country, _state(place.region) if place.region else None, (place.city or "").lower() or None)


def _asked(name: str) -> WorkPlace:
    """A place as people type it: "CO", "Colorado", "CA-ON", "us-ny-nyc", "US"."""
    law = places().places.get(name.lower())
    if law is None:
        law = next((each for each in places().places.values() if each.name.lower() == name.lower()), None)
    if law is not None:
        return WorkPlace(law.country, law.region, law.cities[0] if law.cities else None)
    found = _named(name) or _coded(name)
    if found is None:
        known = [*places().places, *places().states, *places().states.values(), *places().countries]
        close = get_close_matches(name, known, n=1)
        hint = f"did you mean '{close[0]}'?" if close else "write a state (CO), a province (CA-ON) or a country (US)"
        raise NotFound(f"no place is known as '{name}'; {hint}")
    return found


def _coded(name: str) -> WorkPlace | None:
    country, _, region = name.upper().partition("-")
    if region:
        return WorkPlace(country, region) if len(country) == 2 else None
    return WorkPlace(country, is_anywhere_in=True) if country in (*places().eu, *places().countries.values()) else None


def _named(name: str) -> WorkPlace | None:
    """ "Ohio, USA", "OH", "USA", "Canada"; a name of both a state and a country is the state's."""
    first, _, rest = (part.strip() for part in name.partition(","))
    state = _state(first)
    if state in places().states and (not rest or places().countries.get(rest.lower()) == "US"):
        return WorkPlace("US", state, is_anywhere_in=bool(rest))
    country = places().countries.get(name.lower())
    return WorkPlace(country, is_anywhere_in=True) if country else None


def _state(name: str) -> str:
    """A state's code, by code or name; any other region as it is written."""
    folded = name.strip().lower()
    return next(
        (code for code, said in places().states.items() if folded in (code.lower(), said.lower())), name.strip()
    )
