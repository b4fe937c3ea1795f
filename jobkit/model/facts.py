"""Facts: all that scoring may see of a resume.

Blindness by type: nothing here can hold a name, contact, address, photo, age, graduation year, employer or school.
Evidence is carried as spans; whoever shows it asks the document for the words.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from jobkit.model.document import Span

Credit = Literal["full", "related", "training", "none", "unknown"]
"""How a stint counts: paid work in the occupation, related work, training, not at all, undecided."""
DegreeStatus = Literal["completed", "in_progress", "not_completed"]
CredentialState = Literal["active", "in_progress", "expired"]
Strength = Literal["demonstrated", "stated", "weak"]
"""In a dated entry about work done; in a summary, skills list or title; by an employer's or programme's name alone."""


@dataclass(frozen=True, slots=True)
class Months:
    """A count of calendar months and the bounds that the dates' precision leaves: low <= point <= high."""

    point: int
    low: int
    high: int


@dataclass(frozen=True, slots=True)
class DegreeFact:
    level: str
    """An id of ``lexicons/degrees.yaml``."""
    fields: tuple[str, ...]
    """As written, lower case, without the level."""
    field_ids: tuple[str, ...]
    """Ids of the same lexicon; empty where the field is not known there."""
    status: DegreeStatus
    inferred: bool
    """From letters after the name or a licence that presupposes it, with no education entry."""
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class CredentialFact:
    id: str
    """An id of ``lexicons/credentials.yaml``."""
    short: str
    """The short name that is printed: "CCM"."""
    state: CredentialState
    spans: tuple[Span, ...]
    doubts: tuple[str, ...] = ()
    """Codes of what is uncertain: verify_expiry, conflict, loose_wording ..."""


@dataclass(frozen=True, slots=True)
class StintFact:
    """One entry of work. Months are counted from year 0: 2019-03 is 2019 * 12 + 2; ranges are half-open."""

    family: str | None
    """An id of ``lexicons/titles.yaml``; None where no title family fits."""
    credit: Credit
    kind: Literal["job", "internship", "volunteer", "military"]
    start: int | None
    end: int | None
    """Point reading; None with ``start`` None: no usable dates."""
    low: tuple[int, int] | None
    """The shortest range that the page allows (half-open)."""
    high: tuple[int, int] | None
    """The longest."""
    spans: tuple[Span, ...]
    """The title and the dates."""


@dataclass(frozen=True, slots=True)
class TermFact:
    """A function, skill, tool, method, population ... that the page names."""

    kind: str
    """The lexicon's kind: function, tool, method, knowledge, population, leadership, complexity ..."""
    id: str
    strength: Strength
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """A stretch of the page that tells of the person's own work, and how strongly what it names is shown."""

    span: Span
    strength: Strength


@dataclass(frozen=True, slots=True)
class Ignored:
    """A mention that earns nothing, and why: another person's credential, a wish, a programme of the same letters."""

    what: str
    why: str
    span: Span


@dataclass(frozen=True, slots=True)
class Facts:
    as_of: tuple[int, int]
    """(year, month) taken as today."""
    degrees: tuple[DegreeFact, ...] = ()
    credentials: tuple[CredentialFact, ...] = ()
    stints: tuple[StintFact, ...] = ()
    terms: tuple[TermFact, ...] = ()
    ignored: tuple[Ignored, ...] = ()
    told: tuple[Told, ...] = ()
    """Where a rubric's own words count."""
    sections: tuple[str, ...] = ()
    """Kinds of section that were recognised: a criterion whose section is missing altogether is unknown, not unmet."""
    relevant_months: Months = Months(0, 0, 0)
    related_months: Months = Months(0, 0, 0)
    training_months: Months = Months(0, 0, 0)
    total_months: Months = Months(0, 0, 0)
    undated_stints: int = 0
