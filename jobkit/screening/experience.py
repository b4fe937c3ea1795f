"""Points for months of work: in proportion up to the target, no more beyond it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from operator import attrgetter
from typing import Literal

from jobkit.model.facts import Facts, Months, StintFact
from jobkit.model.reckoning import Addend, Reckoning, Sum
from jobkit.model.rubric import Experience, OtherMonths
from jobkit.screening import reasons
from jobkit.screening.award import Award, Reason, Scope, exact

Bound = Callable[[Months], int]
_POINT: Bound = attrgetter("point")
_LOW: Bound = attrgetter("low")
_HIGH: Bound = attrgetter("high")
_value = attrgetter("value")


HISTORY = frozenset({"work", "internships", "volunteer", "military"})
"""Sections that hold entries of work."""


def award(facts: Facts, settings: Experience, scope: Scope) -> Award:
    """Relevant months in proportion to the target; related and training months beside them, weighted and limited."""
    besides = [other for other in settings.besides if scope.tier in other.tiers]
    sums = _sums(facts, settings, besides, scope)
    low, points, high = sums.values
    return Award(
        points,
        low=low,
        high=high,
        reason=_reason(facts, settings, besides, scope, points),
        spans=tuple(span for stint in _counted(facts, besides) for span in stint.spans),
        question=settings.question,
        reckoning=sums,
    )


def no_history(facts: Facts) -> bool:
    """Whether the document has nothing that was recognised as work: then silence proves nothing."""
    return not facts.stints and not HISTORY & set(facts.sections)


def undated(facts: Facts) -> list[StintFact]:
    """Entries of work that may count and whose dates can't be."""
    return [stint for stint in facts.stints if stint.start is None and stint.credit not in ("none", "training")]


def months_of(facts: Facts, credit: Literal["relevant", "related", "training"]) -> Months:
    """The months of one kind."""
    kinds = {"relevant": facts.relevant_months, "related": facts.related_months, "training": facts.training_months}
    return kinds[credit]


def _sums(facts: Facts, settings: Experience, besides: Sequence[OtherMonths], scope: Scope) -> Reckoning:
    earned, low, high = (_earned(facts, settings, besides, scope, bound) for bound in (_POINT, _LOW, _HIGH))
    settled = _if_settled(facts, besides, scope, earned)
    if earned == low == high == settled:
        return Reckoning(earned, earned, earned)
    return Reckoning(min(earned, low, key=_value), earned, max(earned, high, settled, key=_value))


def _earned(facts: Facts, settings: Experience, besides: Sequence[OtherMonths], scope: Scope, bound: Bound) -> Sum:
    a_month = (scope.most, settings.target_months[scope.tier])
    addends = [Addend(bound(facts.relevant_months), 1, *a_month)]
    for other in besides:
        months = bound(months_of(facts, other.credit))
        addends.append(Addend(months, exact(other.weight), *a_month, at_most=other.at_most))
    return Sum(tuple(each for each in addends if each.amount), scope.most)


def _if_settled(facts: Facts, besides: Sequence[OtherMonths], scope: Scope, earned: Sum) -> Sum:
    """The points if every open entry turned out to count: undated relevant work for all, the rest as related work."""
    open_entries = undated(facts) + [stint for stint in facts.stints if stint.credit == "unknown"]
    if no_history(facts) or any(stint.credit == "full" for stint in open_entries):
        return Sum((Addend(scope.most),))
    related = [other.at_most for other in besides if other.credit == "related"]
    return Sum((*earned.addends, *map(Addend, related)), scope.most) if open_entries else earned


def _counted(facts: Facts, besides: Sequence[OtherMonths]) -> list[StintFact]:
    counting = {"full", *(other.credit for other in besides)}
    return [stint for stint in facts.stints if stint.credit in counting and stint.start is not None]


def _reason(
    facts: Facts, settings: Experience, besides: Sequence[OtherMonths], scope: Scope, points: Fraction
) -> Reason:
    if points:
        kinds = [_beside(facts, other) for other in besides if months_of(facts, other.credit).point]
        if facts.relevant_months.point:
            kinds.insert(0, f"{reasons.months(facts.relevant_months)} of relevant work")
        target = settings.target_months[scope.tier]
        return Reason("EXP-MONTHS", {"months": reasons.listed(kinds), "target": reasons.counted(target)})
    if no_history(facts):
        return Reason("EXP-NO-SECTION")
    return Reason("EXP-UNDATED" if undated(facts) else "EXP-NONE")


def _beside(facts: Facts, other: OtherMonths) -> str:
    months = reasons.months(months_of(facts, other.credit))
    return f"{months} of {other.credit} work (weight {other.weight}, at most {other.at_most} points)"
