"""How far a shortlist hangs on its weights and on what is not known.

The shortlist is the files in the two upper bands, put together by points: their number is kept, and every change asks
who would then be among that many first. Two changes are made, one at a time: each criterion's weight a fifth up and a
fifth down (the others in proportion, so that the weights still sum to 100), and each open criterion of each file at
either end of its interval. Nothing is drawn by lot, so the answer repeats and can be redone from the points.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from jobkit.model.assessment import Assessment
from jobkit.model.rubric import TOTAL

SHIFT: Final = Fraction(1, 5)
"""How far each weight moves: a fifth of itself."""
STEADY: Final = Fraction(9, 10)
"""The share of a shortlist that should stay; under it, ranks within the list say little."""


@dataclass(frozen=True, slots=True)
class Shift:
    """One weight moved."""

    criterion: str
    name: str
    percent: int
    """120 or 80."""
    out: tuple[int, ...]
    """Places in the batch of those who would leave the shortlist."""
    into: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Sensitivity:
    listed: tuple[int, ...]
    """Places in the batch of the files on the shortlist, as scored."""
    weights: tuple[Shift, ...]
    by_unknowns: tuple[int, ...]
    """Listed files that would leave if one open criterion, their own or another file's, came out otherwise."""
    steady: tuple[int, ...]
    """Listed files that stay whatever one change is made."""

    @property
    def share(self) -> Fraction:
        return Fraction(len(self.steady), len(self.listed)) if self.listed else Fraction(1)


def sensitivity(batch: Sequence[Assessment]) -> Sensitivity:
    """What the shortlist of these assessments hangs on; places count from 0 in the order given."""
    points = [Fraction(each.point) for each in batch]
    size = sum(each.band in ("strong", "good") for each in batch)
    listed = _first(points, size)
    weights = tuple(_shifts(batch, size, listed)) if size else ()
    moved = _moved_by_unknowns(batch, points, size, listed) if size else ()
    leaving = {place for shift in weights for place in shift.out} | set(moved)
    return Sensitivity(listed, weights, moved, tuple(place for place in listed if place not in leaving))


def _first(points: Sequence[Fraction], size: int) -> tuple[int, ...]:
    """The places of those among the first so many; who ties with the last of them is among them."""
    if not size:
        return ()
    least = sorted(points, reverse=True)[size - 1]
    return tuple(place for place, each in enumerate(points) if each >= least)


def _shifts(batch: Sequence[Assessment], size: int, listed: tuple[int, ...]) -> Iterator[Shift]:
    for index, criterion in enumerate(batch[0].criteria):
        for factor in (1 + SHIFT, 1 - SHIFT):
            if criterion.max < TOTAL:
                then = _first([reweighted(each, index, factor) for each in batch], size)
                out = tuple(place for place in listed if place not in set(then))
                into = tuple(place for place in then if place not in set(listed))
                yield Shift(criterion.id, criterion.name, int(100 * factor), out, into)


def reweighted(assessment: Assessment, index: int, factor: Fraction) -> Fraction:
    """The points with one criterion's weight multiplied, and those of the others so that all still sum to 100."""
    weight = assessment.criteria[index].max
    own = assessment.criteria[index].points
    others = Fraction(TOTAL - weight * factor) / (TOTAL - weight)
    return own * factor + (assessment.point - own) * others


def _moved_by_unknowns(
    batch: Sequence[Assessment], points: Sequence[Fraction], size: int, listed: tuple[int, ...]
) -> tuple[int, ...]:
    """One open criterion of one file at a time.

    A file that sinks may leave the list; one that rises lifts the least that is needed for all others. So the two
    highest such lifts, of two files, say who can be pushed out by somebody else.
    """
    in_order = sorted(points, reverse=True)
    lifts = sorted(
        ((_needed(in_order, old, old + rise, size), place) for place, old, rise in _rises(batch, points)), reverse=True
    )
    moved = []
    for place in listed:
        sinks = max((each.points - each.low for each in batch[place].criteria), default=0)
        least = _needed(in_order, points[place], points[place] - sinks, size)
        pushed = next((needed for needed, other in lifts if other != place), in_order[size - 1])
        if points[place] - sinks < least or points[place] < pushed:
            moved.append(place)
    return tuple(moved)


def _rises(batch: Sequence[Assessment], points: Sequence[Fraction]) -> Iterator[tuple[int, Fraction, int]]:
    for place, each in enumerate(batch):
        rise = max((criterion.high - criterion.points for criterion in each.criteria), default=0)
        if rise:
            yield place, points[place], rise


def _needed(in_order: Sequence[Fraction], old: Fraction, new: Fraction, size: int) -> Fraction:
    """The points of the last on the list once one file's have changed from ``old`` to ``new``."""
    others = [*in_order[: size + 1]]
    if old in others:
        others.remove(old)
    return sorted([*others, new], reverse=True)[size - 1]
