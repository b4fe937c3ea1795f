"""Points for what a page shows or names: functions of the work, people served, tools, methods."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple

from jobkit.model.document import Span
from jobkit.model.facts import Facts, Strength, TermFact
from jobkit.model.reckoning import Addend, Reckoning, Sum
from jobkit.model.rubric import PartRule, Parts, Terms
from jobkit.screening import reasons
from jobkit.screening.award import Award, Reason, Scope, exact
from jobkit.screening.experience import no_history

ORDER: tuple[Strength, ...] = ("demonstrated", "stated", "weak")
"""From the strongest showing to the weakest."""


class _Showing(NamedTuple):
    """How the page shows one part."""

    strength: Strength
    spans: tuple[Span, ...]
    """The first mention of that strength, or the entries whose title says it."""


def award(facts: Facts, settings: Terms, scope: Scope) -> Award:
    """Each term of the list is worth an equal share, weighted by the strongest way in which the page shows it."""
    best = _strongest(term for term in facts.terms if term.kind == settings.term and term.id in settings.ids)
    weights: Mapping[Strength, Fraction] = {
        "demonstrated": exact(settings.weights.demonstrated),
        "stated": exact(settings.weights.stated),
        "weak": exact(settings.weights.weak),
    }
    credited = [term for term in best.values() if weights[term.strength]]
    unshown = [name for name in settings.ids if name in best and best[name].strength != "demonstrated"]
    unseen = not best and no_history(facts)
    sums = _sums(best, weights, settings, scope, unseen=unseen)
    low, points, high = sums.values
    return Award(
        points,
        low=low,
        high=high,
        reason=Reason("TRM-NO-SECTION") if unseen else _reason(settings, best),
        spans=tuple(span for term in credited for span in term.spans[:1]),
        shows=tuple((span, reasons.label(term.id)) for term in credited for span in term.spans[:1]),
        question=_question(settings.question, [reasons.label(name) for name in (settings.ids if unseen else unshown)]),
        reckoning=sums,
    )


def _sums(
    best: Mapping[str, TermFact], weights: Mapping[Strength, Fraction], settings: Terms, scope: Scope, *, unseen: bool
) -> Reckoning:
    """So many terms of each strength, at their weight, by the share of one."""
    counted = Counter(term.strength for term in best.values())
    full, share = weights["demonstrated"], (scope.most, len(settings.ids))
    points = Sum(
        tuple(Addend(counted[each], weights[each], *share) for each in ORDER if counted[each] and weights[each])
    )
    if counted["demonstrated"] == len(best) and not unseen:
        return Reckoning(points, points, points)
    return Reckoning(
        low=Sum((Addend(counted["demonstrated"], full, *share),)),
        points=points,
        high=Sum((Addend(scope.most),)) if unseen else Sum((Addend(len(best), full, *share),)),
    )


def award_parts(facts: Facts, settings: Parts, scope: Scope) -> Award:
    """The sum of the parts that are met; points handed on to the criterion raise all of them in proportion."""
    found = [(part, showing) for part in settings.parts if (showing := _showing(facts, part))]
    met = [part for part, showing in found if _is_enough(showing, part)]
    doubtful = [part for part, showing in found if not _is_enough(showing, part)]
    proofs = [(span, part.name) for part, showing in found if _is_enough(showing, part) for span in showing.spans]
    own = Sum(tuple(_addend(part, settings, scope) for part in met))
    more = Sum((*own.addends, *(_addend(part, settings, scope) for part in doubtful))) if doubtful else own
    sums = Reckoning(own, own, more)
    low, points, high = sums.values
    return Award(
        points,
        low=low,
        high=high,
        reason=_parts_reason(settings, met, doubtful),
        spans=tuple(span for span, _ in proofs),
        shows=tuple(proofs),
        question=_question(settings.question, [part.name for part in doubtful]),
        reckoning=sums,
    )


def _addend(part: PartRule, settings: Parts, scope: Scope) -> Addend:
    return Addend(part.points, 1, scope.most, settings.max)


def suffices(facts: Facts, part: PartRule) -> bool:
    """Whether the page shows a part as strongly as its rule asks."""
    showing = _showing(facts, part)
    return showing is not None and _is_enough(showing, part)


def _is_enough(showing: _Showing, part: PartRule) -> bool:
    return ORDER.index(showing.strength) <= ORDER.index(part.shown_by)


def _strongest(terms: Iterable[TermFact]) -> dict[str, TermFact]:
    """Term by id in the order of the page's terms, the strongest showing of each."""
    best: dict[str, TermFact] = {}
    for term in terms:
        if term.id not in best or ORDER.index(term.strength) < ORDER.index(best[term.id].strength):
            best[term.id] = term
    return best


def _showing(facts: Facts, part: PartRule) -> _Showing | None:
    """The strongest showing of a part; None: nothing on the page."""
    stints = [stint for stint in facts.stints if stint.family in part.families]
    if stints:
        return _Showing("demonstrated", tuple(span for stint in stints for span in stint.spans))
    wanted = [(choice.term, choice.ids) for choice in part.any_of]
    terms = [term for term in facts.terms for kind, ids in wanted if term.kind == kind and (not ids or term.id in ids)]
    if not terms:
        return None
    strongest = min(terms, key=lambda term: ORDER.index(term.strength))
    return _Showing(strongest.strength, strongest.spans[:1])


def _question(own: str, names: Sequence[str]) -> str:
    """The rubric's own question, or one that names what is open."""
    return own or f"{reasons.WHERE_DONE} {reasons.listed(names)}?"


def _reason(settings: Terms, best: Mapping[str, TermFact]) -> Reason:
    by: dict[Strength, list[str]] = {strength: [] for strength in ORDER}
    for name in settings.ids:
        if name in best:
            by[best[name].strength].append(reasons.label(name))
    silent = [reasons.label(name) for name in settings.ids if name not in best]
    if not best:
        return Reason("TRM-NONE", {"names": reasons.listed(silent)})
    shown = by["demonstrated"]
    return Reason(
        "TRM-SOME",
        {
            "shown": str(len(shown)),
            "total": str(len(settings.ids)),
            "names": f": {reasons.listed(shown)}" if shown else "",
            "stated": reasons.tail("Only named", by["stated"]),
            "weak": reasons.tail("Possible, to ask", by["weak"]),
            "silent": reasons.tail("Not stated", silent),
        },
    )


def _parts_reason(settings: Parts, met: Sequence[PartRule], doubtful: Sequence[PartRule]) -> Reason:
    told = {part.id for part in (*met, *doubtful)}
    silent = [part.name for part in settings.parts if part.id not in told]
    if not met and not doubtful:
        return Reason("PRT-NONE", {"names": reasons.listed(silent)})
    values = {"silent": reasons.tail("Not stated", silent)}
    if not met:
        return Reason("PRT-DOUBT", {**values, "doubtful": reasons.listed(part.name for part in doubtful)})
    open_parts = reasons.tail("To ask", [part.name for part in doubtful])
    return Reason("PRT-SOME", {**values, "found": reasons.listed(part.name for part in met), "doubtful": open_parts})
