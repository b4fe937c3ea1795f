"""Facts and a rubric to an assessment: must-haves, then points, then the lines behind both.

The scale is absolute: an assessment depends on one document, one rubric, one version of jobkit and one ``as_of``, never
on who else applied.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from importlib.metadata import PackageNotFoundError, version

from jobkit.language.titles import title_words
from jobkit.model.assessment import Assessment, Band, CriterionResult, GateResult, IgnoredMention, State
from jobkit.model.document import Document
from jobkit.model.facts import Facts
from jobkit.model.reckoning import Addend, Reckoning, Sum
from jobkit.model.resume import Caution
from jobkit.model.rubric import Bands, Criterion, Gate, Rubric, applied
from jobkit.screening import criteria, gates
from jobkit.screening.award import Award, Scope, relations_of, whole
from jobkit.screening.copied import without_copies
from jobkit.screening.own_work import as_counted
from jobkit.screening.quoting import quote
from jobkit.screening.reasons import SEND_RESUME, UNTOLD, label, question, sentence, why_ignored
from jobkit.screening.rubrics import reference
from jobkit.screening.statement_limit import limit_statements


def score(facts: Facts, document: Document, rubric: Rubric, *, cautions: Iterable[Caution] = ()) -> Assessment:
    """The assessment of one resume.

    Args:
        facts: what scoring may see of it.
        document: where the facts' spans point; it gives the quoted lines, and nothing else of it is looked at.
        rubric: what the role asks for.
        cautions: what the reading said of itself, passed on for people.
    """
    own = own_facts(facts, document, rubric)
    counted = limit_statements(own, document, rubric)
    relations = relations_of(rubric)
    results = tuple(
        _result(criterion, counted, Scope(most, rubric.target_tier, relations), document)
        for criterion, most in applied(rubric)
    )
    low, high = sum(each.low for each in results), sum(each.high for each in results)
    assessment = Assessment(
        document=document.digest,
        rubric=reference(rubric),
        tool=_version(),
        as_of=facts.as_of,
        gates=tuple(
            _gate_result(gate, own, Scope(0, rubric.target_tier, relations), document)
            for gate in rubric.gates
            if gate.enabled
        ),
        criteria=results,
        band="review" if _nothing_read(facts) else band(low, high, rubric.bands),
        ignored=(*_ignored(counted, document), *_of_another_trade(counted, document)),
        warnings=(*_unread(facts), *(caution.text for caution in cautions), *_hidden(document)),
    )
    return _asking_for_the_resume(assessment) if _nothing_read(facts) else assessment


def _asking_for_the_resume(assessment: Assessment) -> Assessment:
    """One question in place of each: whoever sent no resume can't be asked about lines of it."""
    gates = [replace(each, question=SEND_RESUME if each.question else None) for each in assessment.gates]
    criteria = [replace(each, question=SEND_RESUME if each.question else None) for each in assessment.criteria]
    return replace(assessment, gates=tuple(gates), criteria=tuple(criteria))


def _ignored(facts: Facts, document: Document) -> Iterator[IgnoredMention]:
    for each in facts.ignored:
        if each.why != UNTOLD:
            yield IgnoredMention(label(each.what), why_ignored(each.why), quote([each.span], document))


def _of_another_trade(facts: Facts, document: Document) -> Iterator[IgnoredMention]:
    """Posts whose title is one of the work and which do not count: a law firm's Case Manager."""
    full = {family.id for family in title_words().families if family.credit == "full"}
    for stint in facts.stints:
        if stint.family in full and stint.credit == "none":
            yield IgnoredMention(label(stint.family), why_ignored("other_trade"), quote(stint.spans, document))


def own_facts(facts: Facts, document: Document, rubric: Rubric) -> Facts:
    """The facts as this rubric counts them, and without what only repeats its posting."""
    return without_copies(as_counted(facts, document, rubric), document, rubric.posting)


def _nothing_read(facts: Facts) -> bool:
    return not facts.stints and not facts.degrees


def _unread(facts: Facts) -> tuple[str, ...]:
    """A page with neither work nor a degree was more likely misread than written so: a person opens it."""
    return (
        ("No work and no degree was read on this page; open the file before you judge it.",)
        if _nothing_read(facts)
        else ()
    )


def band(low: int, high: int, bands: Bands) -> Band:
    """Where an interval of points falls."""
    if low >= bands.strong:
        return "strong"
    if low >= bands.good:
        return "good"
    return "below" if high < bands.below_if_high_under else "review"


def _gate_result(gate: Gate, facts: Facts, scope: Scope, document: Document) -> GateResult:
    verdict = gates.judge(facts, gate, scope)
    return GateResult(
        id=gate.id,
        name=gate.name,
        state=verdict.state,
        code=verdict.reason.code,
        reason=sentence(verdict.reason),
        evidence=quote(verdict.spans, document),
        question=question(verdict.reason, gate.question) if verdict.state in ("unknown", "not_stated") else None,
    )


def _result(criterion: Criterion, facts: Facts, scope: Scope, document: Document) -> CriterionResult:
    award = criteria.award(facts, criterion, scope)
    low, points, high = whole(award.low), whole(award.points), whole(award.high)
    return CriterionResult(
        id=criterion.id,
        name=criterion.name,
        points=points,
        low=low,
        high=high,
        max=scope.most,
        state=_state(award, points, high, scope.most),
        code=award.reason.code,
        reason=sentence(award.reason),
        evidence=quote(award.spans, document, award.shows) if points else (),
        question=question(award.reason, award.question) if award.question and low < high else None,
        reckoning=award.reckoning or _plain(award),
    )


def _plain(award: Award) -> Reckoning:
    """The figures themselves, of a kind that does not say how it came to them."""
    low, points, high = (Sum((Addend(each),)) for each in (award.low, award.points, award.high))
    return Reckoning(low, points, high)


def _state(award: Award, points: int, high: int, most: int) -> State:
    if points == most:
        return "met"
    if points:
        return "partial"
    return "unknown" if high else award.at_zero


def _hidden(document: Document) -> list[str]:
    """Text that nobody can see is reported in neutral words, and has no effect."""
    if not document.hidden:
        return []
    pages = sorted({each.page for each in document.hidden})
    where = f"page {pages[0]}" if len(pages) == 1 else f"pages {', '.join(map(str, pages))}"
    return [f"Text that a person can't see was found on {where} and was not used."]


@cache
def _version() -> str:
    try:
        return version("jobkit-hiring")
    except PackageNotFoundError:  # a checkout that nobody installed
        return "unknown"
