"""Points for education: the best row that a degree meets, and part of the way for one in progress."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from operator import attrgetter

from jobkit.model.facts import DegreeFact, Facts
from jobkit.model.reckoning import Addend, Reckoning, Sum
from jobkit.model.rubric import Degree
from jobkit.screening import reasons
from jobkit.screening.award import Award, Reason, Scope, exact, relation_of


@dataclass(frozen=True, slots=True)
class _Standing:
    sum: Sum
    held: DegreeFact | None
    """The completed degree that earns most."""
    coming: DegreeFact | None
    """The one in progress, where it adds to that."""

    @property
    def degrees(self) -> list[DegreeFact]:
        return [degree for degree in (self.held, self.coming) if degree]


def award(facts: Facts, settings: Degree, scope: Scope) -> Award:
    """The best completed degree, plus a share of what the best degree in progress would add to it."""
    standing = _standing(facts.degrees, settings, scope)
    sure = _standing([degree for degree in facts.degrees if not degree.inferred], settings, scope)
    settled = _standing(facts.degrees, settings, scope, unplaced_is_named=True)
    unseen = not facts.degrees and "education" not in facts.sections
    points = standing.sum
    sums = Reckoning(
        low=points if sure.sum == points else min(sure.sum, points, key=attrgetter("value")),
        points=points,
        high=Sum((Addend(scope.most),)) if unseen else points if settled.sum == points else settled.sum,
    )
    low, earned, high = sums.values
    return Award(
        earned,
        low=low,
        high=high,
        reason=Reason("EDU-NO-SECTION") if unseen else _reason(facts, standing, scope),
        spans=tuple(span for degree in standing.degrees for span in degree.spans),
        at_zero="not_met" if any(degree.status == "not_completed" for degree in facts.degrees) else "not_stated",
        question=settings.question,
        reckoning=sums,
    )


def _standing(
    degrees: Iterable[DegreeFact], settings: Degree, scope: Scope, *, unplaced_is_named: bool = False
) -> _Standing:
    worth = [(_worth(degree, settings, scope, unplaced_is_named), degree) for degree in degrees]
    held, best = _most([pair for pair in worth if pair[1].status == "completed"])
    would, coming = _most([pair for pair in worth if pair[1].status == "in_progress"])
    own = Sum((Addend(held),)) if held else Sum(())
    if would <= held:
        return _Standing(own, best, None)
    more = Addend(exact(settings.in_progress), of=would, less=held)
    return _Standing(Sum((*own.addends, more)), best, coming)


def _worth(degree: DegreeFact, settings: Degree, scope: Scope, unplaced_is_named: bool) -> int:
    relation = relation_of(degree, scope.relations) or ("named" if unplaced_is_named else None)
    rows = [row for row in settings.rows if degree.level in row.levels]
    return max((row.points for row in rows if not row.fields or relation in row.fields), default=0)


def _most(worth: Sequence[tuple[int, DegreeFact]]) -> tuple[int, DegreeFact | None]:
    points, degree = max(worth, key=lambda pair: pair[0], default=(0, None))
    return (points, degree) if points else (0, None)


def _reason(facts: Facts, standing: _Standing, scope: Scope) -> Reason:
    best = standing.held
    if best is None:
        return _reason_without(facts, standing.coming)
    values = {"degree": reasons.degree(best)}
    if standing.coming:
        return Reason("EDU-HELD-MORE", {**values, "other": reasons.degree(standing.coming)})
    if best.inferred:
        return Reason("EDU-INFERRED", values)
    if relation_of(best, scope.relations) is None:
        return Reason("EDU-FIELD" if best.fields else "EDU-NO-FIELD", values)
    return Reason("EDU-HELD", values)


def _reason_without(facts: Facts, coming: DegreeFact | None) -> Reason:
    if coming:
        return Reason("EDU-PROGRESS", {"degree": reasons.degree(coming)})
    if not facts.degrees:
        return Reason("EDU-NONE")
    stated = facts.degrees[0]
    code = "EDU-STOPPED" if stated.status == "not_completed" else "EDU-OTHER"
    return Reason(code, {"degree": reasons.degree(stated)})
