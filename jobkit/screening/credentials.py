"""Points for certifications and licences: the one that earns most."""

from __future__ import annotations

from fractions import Fraction

from jobkit.model.facts import CredentialFact, Facts
from jobkit.model.rubric import Credential
from jobkit.screening import reasons
from jobkit.screening.award import Award, Reason

UNSETTLED = frozenset({"conflict"})
"""Doubts under which the page does not say that a credential is held now: it then counts as if it had expired."""

_CODES = {"active": "CRE-HELD", "in_progress": "CRE-PROGRESS", "expired": "CRE-EXPIRED"}


def award(facts: Facts, settings: Credential) -> Award:
    """The credential that earns most; for the low end those with a doubt count as if expired."""
    worth = [(_points(fact, settings), fact) for fact in facts.credentials]
    points, best = max(worth, key=lambda pair: pair[0], default=(0, None))
    low = max((_expired(fact, settings) if fact.doubts else own for own, fact in worth), default=0)
    high = max((_full(fact, settings) if fact.doubts else own for own, fact in worth), default=0)
    return Award(
        Fraction(points),
        low=Fraction(min(low, points)),
        high=Fraction(max(high, points)),
        reason=_reason(best) if best and points else Reason("CRE-NONE"),
        spans=best.spans if best and points else (),
        question=settings.question,
    )


def _full(fact: CredentialFact, settings: Credential) -> int:
    return max((row.points for row in settings.rows if fact.id in row.any_of), default=0)


def _expired(fact: CredentialFact, settings: Credential) -> int:
    return min(settings.expired, _full(fact, settings))


def _points(fact: CredentialFact, settings: Credential) -> int:
    full = _full(fact, settings)
    if fact.state == "in_progress":
        return min(settings.in_progress, full)
    return _expired(fact, settings) if fact.state == "expired" or UNSETTLED & set(fact.doubts) else full


def _reason(fact: CredentialFact) -> Reason:
    if fact.doubts:
        return Reason("CRE-DOUBT", {"short": fact.short, "doubts": reasons.doubts(fact.doubts)})
    return Reason(_CODES[fact.state], {"short": fact.short})
