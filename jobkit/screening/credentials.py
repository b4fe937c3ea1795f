"""Points for certifications and licences: the one that earns most."""

from __future__ import annotations

from collections.abc import Sequence
from operator import attrgetter

from jobkit.model.facts import CredentialFact, Facts
from jobkit.model.reckoning import Addend, Reckoning, Sum
from jobkit.model.rubric import Credential
from jobkit.screening import reasons
from jobkit.screening.award import Award, Reason

UNSETTLED = frozenset({"conflict", "only_listed"})
"""Doubts under which the page does not say that a credential is held now: it then counts as if it had expired."""

_CODES = {"active": "CRE-HELD", "in_progress": "CRE-PROGRESS", "expired": "CRE-EXPIRED"}


def award(facts: Facts, settings: Credential) -> Award:
    """The credential that earns most; for the low end those with a doubt count as if expired."""
    worth = [(_points(fact, settings), fact) for fact in facts.credentials]
    points, best = max(worth, key=lambda pair: pair[0].value, default=(_NOTHING, None))
    sums = (
        _sums(worth, points, settings)
        if any(fact.doubts for fact in facts.credentials)
        else Reckoning(points, points, points)
    )
    low_end, earned, high_end = sums.values
    return Award(
        earned,
        low=low_end,
        high=high_end,
        reason=_reason(best) if best and earned else Reason("CRE-NONE"),
        spans=best.spans if best and earned else (),
        question=settings.question,
        reckoning=sums,
    )


def _sums(worth: Sequence[tuple[Sum, CredentialFact]], points: Sum, settings: Credential) -> Reckoning:
    low = _best([_expired(fact, settings) if fact.doubts else own for own, fact in worth])
    high = _best([points, *(_full(fact, settings) if fact.doubts else own for own, fact in worth)])
    return Reckoning(min(low, points, key=_value), points, high)


_NOTHING = Sum(())
_value = attrgetter("value")


def _best(sums: Sequence[Sum]) -> Sum:
    return max(sums, key=_value, default=_NOTHING)


def _full(fact: CredentialFact, settings: Credential, at_most: int | None = None) -> Sum:
    points = max((row.points for row in settings.rows if fact.id in row.any_of), default=0)
    return Sum((Addend(points),), at_most) if points else _NOTHING


def _expired(fact: CredentialFact, settings: Credential) -> Sum:
    return _full(fact, settings, settings.expired)


def _points(fact: CredentialFact, settings: Credential) -> Sum:
    if fact.state == "in_progress":
        return _full(fact, settings, settings.in_progress)
    unsettled = fact.state == "expired" or UNSETTLED & set(fact.doubts)
    return _expired(fact, settings) if unsettled else _full(fact, settings)


def _reason(fact: CredentialFact) -> Reason:
    if fact.doubts:
        return Reason("CRE-DOUBT", {"short": fact.short, "doubts": reasons.doubts(fact.doubts)})
    return Reason(_CODES[fact.state], {"short": fact.short})
