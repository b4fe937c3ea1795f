"""What one criterion or gate gives before it is shown: exact points, the lines behind them, the reason in parts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from jobkit.model.assessment import State
from jobkit.model.document import Span
from jobkit.model.facts import DegreeFact
from jobkit.model.reckoning import Reckoning
from jobkit.model.rubric import Relation, Rubric, Tier

NEAREST: tuple[Relation, ...] = ("named", "related", "adjacent", "unrelated")
"""From the nearest field of study to the farthest."""


@dataclass(frozen=True, slots=True)
class Scope:
    """What a rule may know besides the facts and its own settings."""

    most: int
    """Points that the criterion can earn, those handed on to it included."""
    tier: Tier
    relations: Mapping[str, Relation]
    """Field of study to how near it is to the work."""


@dataclass(frozen=True, slots=True)
class Reason:
    """A template's code and what fills it; ``reasons.sentence`` writes it out."""

    code: str
    values: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Award:
    """Exact points, not yet rounded: ``low <= points <= high``."""

    points: Fraction
    low: Fraction
    high: Fraction
    reason: Reason
    spans: tuple[Span, ...] = ()
    shows: tuple[tuple[Span, str], ...] = ()
    """What single spans bear out, where a criterion asks for several things."""
    at_zero: State = "not_stated"
    """The state where no points were earned and no doubt is open."""
    question: str | None = None
    """Asked where the interval is open."""
    reckoning: Reckoning | None = None
    """The three sums as a person redoes them; a kind that joins may leave it out."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """A gate's outcome."""

    state: State
    reason: Reason
    spans: tuple[Span, ...] = ()


@lru_cache(maxsize=64)
def relations_of(rubric: Rubric) -> Mapping[str, Relation]:
    """Field of study to its relation; the nearest wins where a rubric lists a field twice."""
    return {name: relation for relation in reversed(NEAREST) for name in rubric.fields.get(relation, ())}


def relation_of(degree: DegreeFact, relations: Mapping[str, Relation]) -> Relation | None:
    """The nearest relation among a degree's fields; None: no field that the rubric places."""
    placed = {relations[name] for name in degree.field_ids if name in relations}
    return next((relation for relation in NEAREST if relation in placed), None)


@lru_cache(maxsize=1024)
def exact(weight: Decimal) -> Fraction:
    """A weight as a fraction; kept, for making one from a decimal takes longer than most of what is done with it."""
    return Fraction(weight)


def whole(points: Fraction) -> int:
    """Rounded half up."""
    return (2 * points.numerator + points.denominator) // (2 * points.denominator)
