"""Words and places by which the linter tells things apart: ``lexicons/lint/terms.yaml`` and ``places.yaml``."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from typing import Literal

from pydantic import ConfigDict

from jobkit.language.lexicon import Entry, load
from jobkit.model.finding import Certainty

Need = Literal["pay", "benefits", "other_pay", "deadline"]
Reach = Literal["done_here", "could_be_here", "reports_here", "employer_here"]


class Credential(Entry):
    """What it takes to hold it."""

    months: int
    degree: str = ""
    """The only field of study that is admitted; empty: several are."""
    pattern: str


class Body(Entry):
    """An organization that gives a credential."""

    gives: str
    degree: str = ""
    pattern: str


class Terms(Entry):
    never_flagged: tuple[str, ...]
    clients: tuple[str, ...]
    services: tuple[str, ...]
    serving: tuple[str, ...]
    applicants: tuple[str, ...]
    applicant_nouns: tuple[str, ...]
    drift: tuple[tuple[tuple[str, ...], ...], ...]
    one_benefit: tuple[str, ...]
    equal_opportunity: dict[str, tuple[str, ...]]
    credentials: dict[str, Credential]
    bodies: dict[str, Body]
    headings: dict[str, tuple[str, ...]]
    patterns: dict[str, str]
    told: dict[Need, str]
    idle: frozenset[str]
    no_noun_behind: frozenset[str]


class Spread(Entry):
    """How wide a range may be: a share of its lower end, or a sum."""

    share: float | None = None
    amount: float | None = None
    not_above: float | None = None
    """Lower ends above it are free."""
    status: str


class Jurisdiction(Entry):
    """A place whose law asks something of postings, or of who posts."""

    name: str
    country: str = "US"
    region: str | None = None
    cities: tuple[str, ...] = ()
    """Lower case; none: all of the region."""
    posting: bool = True
    """False: the duty comes after the posting."""
    from_: date
    employees: int = 1
    here: bool = False
    """Employees are counted in the place, not in all."""
    reach: tuple[Reach, ...]
    needs: tuple[Need, ...]
    spread: Spread | None = None
    citation: str
    certainty: Certainty
    source: str

    model_config = ConfigDict(extra="forbid", frozen=True, alias_generator=lambda name: name.rstrip("_"))


class Area(Entry):
    region: str
    cities: tuple[str, ...]


class Floor(Entry):
    """The salary from which a job may be exempt from overtime pay."""

    federal: float
    states: dict[str, float]


class Places(Entry):
    as_of: date
    places: dict[str, Jurisdiction]
    exempt_floor: Floor
    states: dict[str, str]
    countries: dict[str, str]
    eu: tuple[str, ...]
    ai_notice: tuple[str, ...]
    vacancy_notice: tuple[str, ...]
    fair_chance: dict[str, Area]
    fair_chance_said: str


@cache
def terms() -> Terms:
    return load("lint/terms", Terms)


@cache
def seen(name: str) -> re.Pattern[str]:
    """One of the ``patterns`` of the terms, ready to search."""
    return re.compile(terms().patterns[name], re.IGNORECASE)


@cache
def places() -> Places:
    return load("lint/places", Places)
