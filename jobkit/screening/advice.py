"""For the person who wrote the resume: what a clearer statement would change, if it is true.

Each suggestion is worked out by the scoring itself, on the facts as they would read with that one statement in them.
None says to write what is not so, and repetition is worth nothing, so none asks for it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from jobkit.model.assessment import Assessment
from jobkit.model.document import Document
from jobkit.model.facts import CredentialFact, DegreeFact, Facts, Months, TermFact
from jobkit.model.resume import Caution
from jobkit.model.rubric import Credential, Criterion, Degree, Experience, Parts, Rubric, Terms, applied
from jobkit.screening import criteria, experience, gates, reasons, terms
from jobkit.screening.award import Scope, relation_of, relations_of, whole
from jobkit.screening.score import own_facts, score
from jobkit.screening.statement_limit import limit_statements


@dataclass(frozen=True, slots=True)
class Suggestion:
    criterion: str
    """Its id."""
    say: str
    about: str
    """What it is about: "care planning", "CCM"; empty where the sentence says all."""
    points: int
    """How far the points would rise."""
    at_most: bool = False
    """The rise depends on what is stated; ``points`` is the most it can be."""
    certain: int = 0
    """How far the low end of the interval would rise."""
    settles: tuple[str, ...] = ()
    """Names of must-haves that would be met."""


@dataclass(frozen=True, slots=True)
class Advice:
    assessment: Assessment
    suggestions: tuple[Suggestion, ...]
    """What changes most first."""


@dataclass(frozen=True, slots=True)
class _Change:
    say: str
    about: str
    facts: Facts
    at_most: bool = False


def advise(facts: Facts, document: Document, rubric: Rubric, *, cautions: tuple[Caution, ...] = ()) -> Advice:
    """The assessment of one's own resume, and what true, clearer statements would be worth."""
    relations = relations_of(rubric)
    counted = limit_statements(own_facts(facts, document, rubric), document, rubric)
    found = [
        _weighed(change, criterion, counted, rubric, Scope(most, rubric.target_tier, relations))
        for criterion, most in applied(rubric)
        for change in _changes(counted, criterion, Scope(most, rubric.target_tier, relations))
    ]
    useful = [each for each in found if each.points > 0 or each.certain > 0 or each.settles]
    in_order = sorted(useful, key=lambda each: (-len(each.settles), -each.points, each.at_most, -each.certain))
    return Advice(score(facts, document, rubric, cautions=cautions), tuple(in_order))


def _weighed(change: _Change, criterion: Criterion, facts: Facts, rubric: Rubric, scope: Scope) -> Suggestion:
    now, then = criteria.award(facts, criterion, scope), criteria.award(change.facts, criterion, scope)
    settled = [
        gate.name
        for gate in rubric.gates
        if gate.enabled
        and gates.judge(facts, gate, scope).state != "met"
        and gates.judge(change.facts, gate, scope).state == "met"
    ]
    return Suggestion(
        criterion=criterion.id,
        say=change.say,
        about=change.about,
        points=whole(then.points) - whole(now.points),
        at_most=change.at_most,
        certain=whole(then.low) - whole(now.low),
        settles=() if change.at_most else tuple(settled),
    )


def _changes(facts: Facts, criterion: Criterion, scope: Scope) -> Iterator[_Change]:
    if isinstance(criterion, Experience):
        yield from _dates(facts, criterion, scope)
    elif isinstance(criterion, Terms):
        yield from _terms(facts, criterion)
    elif isinstance(criterion, Parts):
        yield from _parts(facts, criterion)
    elif isinstance(criterion, Degree):
        yield from _degrees(facts, criterion, scope)
    elif isinstance(criterion, Credential):
        yield from _credentials(facts, criterion)


# ------------------------------------------------------------------ by kind of criterion


def _dates(facts: Facts, settings: Experience, scope: Scope) -> Iterator[_Change]:
    target = settings.target_months[scope.tier]
    if experience.undated(facts) or experience.no_history(facts):
        full = replace(facts, relevant_months=Months(target, target, target))
        say = reasons.SAY["work" if experience.no_history(facts) else "dates"]
        yield _Change(say, "", full, at_most=True)
        return
    sure = [
        Months(each.point, each.point, each.point)
        for each in (facts.relevant_months, facts.related_months, facts.training_months)
    ]
    yield _Change(
        reasons.SAY["months"],
        "",
        replace(facts, relevant_months=sure[0], related_months=sure[1], training_months=sure[2]),
    )


def _terms(facts: Facts, settings: Terms) -> Iterator[_Change]:
    mine = [term for term in facts.terms if term.kind == settings.term]
    shown = {term.id for term in mine if term.strength == "demonstrated"}
    named = {term.id for term in mine}
    silent = "people" if settings.term == "population" else "silent"
    for name in settings.ids:
        if name not in shown:
            say = reasons.SAY["named" if name in named else silent]
            yield _Change(say, reasons.label(name), _with_term(facts, settings.term, name))


def _parts(facts: Facts, settings: Parts) -> Iterator[_Change]:
    for part in settings.parts:
        if part.any_of and not terms.suffices(facts, part):
            choice = part.any_of[0]
            yield _Change(reasons.SAY["part"], part.name, _with_term(facts, choice.term, (*choice.ids, part.id)[0]))


def _with_term(facts: Facts, kind: str, name: str) -> Facts:
    return replace(facts, terms=(*facts.terms, TermFact(kind, name, "demonstrated", ())))


def _degrees(facts: Facts, settings: Degree, scope: Scope) -> Iterator[_Change]:
    placed = next((name for name, relation in scope.relations.items() if relation == "named"), None)
    for index, degree in enumerate(facts.degrees):
        if relation_of(degree, scope.relations) is None and degree.status == "completed" and placed:
            clear = _with_degree(facts, index, replace(degree, field_ids=(placed,)))
            yield _Change(reasons.SAY["field"], reasons.degree(degree), clear, at_most=True)
        elif degree.inferred:
            clear = _with_degree(facts, index, replace(degree, inferred=False))
            yield _Change(reasons.SAY["inferred"], reasons.degree(degree), clear)
    if not facts.degrees and placed:
        best = max(settings.rows, key=lambda row: row.points)
        held = DegreeFact(best.levels[0], (), (placed,), "completed", False, ())
        yield _Change(reasons.SAY["degree"], "", replace(facts, degrees=(held,)), at_most=True)


def _with_degree(facts: Facts, index: int, degree: DegreeFact) -> Facts:
    return replace(facts, degrees=(*facts.degrees[:index], degree, *facts.degrees[index + 1 :]))


def _credentials(facts: Facts, settings: Credential) -> Iterator[_Change]:
    for index, fact in enumerate(facts.credentials):
        if fact.doubts or fact.state == "expired":
            say = reasons.SAY["expired" if fact.state == "expired" else "valid"]
            clear = _with_credential(facts, index, replace(fact, state="active", doubts=()))
            yield _Change(say, fact.short, clear)
    counted = {name for row in settings.rows for name in row.any_of}
    if not any(fact.id in counted for fact in facts.credentials):
        best = max(settings.rows, key=lambda row: row.points)
        held = CredentialFact(best.any_of[0], "", "active", ())
        yield _Change(reasons.SAY["credential"], "", replace(facts, credentials=(held,)), at_most=True)


def _with_credential(facts: Facts, index: int, fact: CredentialFact) -> Facts:
    return replace(facts, credentials=(*facts.credentials[:index], fact, *facts.credentials[index + 1 :]))
