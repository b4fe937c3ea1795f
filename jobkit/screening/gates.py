"""Must-haves, three-valued: met, not met, or a question. None of them takes anybody out."""

from __future__ import annotations

from dataclasses import replace
from typing import assert_never

from jobkit.model.assessment import State
from jobkit.model.facts import DegreeFact, Facts, Months
from jobkit.model.rubric import CredentialGate, DegreeGate, ExperienceGate, Gate, MonthsOption
from jobkit.screening import reasons
from jobkit.screening.award import Reason, Scope, Verdict, relation_of
from jobkit.screening.experience import months_of, no_history, undated


def judge(facts: Facts, gate: Gate, scope: Scope) -> Verdict:
    """What the page says of one must-have."""
    match gate:
        case DegreeGate():
            return _degree(facts, gate, scope)
        case ExperienceGate():
            return _with_people(_experience(facts, gate), facts, gate)
        case CredentialGate():
            return _credential(facts, gate)
        case _:
            assert_never(gate)


# ------------------------------------------------------------------ degree


def _degree(facts: Facts, gate: DegreeGate, scope: Scope) -> Verdict:
    high_enough = [degree for degree in facts.degrees if degree.level in gate.levels]
    completed = [degree for degree in high_enough if degree.status == "completed"]
    fitting = [degree for degree in completed if not gate.fields or relation_of(degree, scope.relations) in gate.fields]
    if fitting:
        best = min(fitting, key=lambda degree: degree.inferred)
        return _of_degree("met", "EDU-INFERRED" if best.inferred else "EDU-HELD", best)
    if gate.instead_relevant_months and facts.relevant_months.low >= gate.instead_relevant_months:
        spans = tuple(span for stint in facts.stints if stint.credit == "full" for span in stint.spans)
        return Verdict("met", Reason("GATE-DEGREE-INSTEAD", {"months": reasons.months(facts.relevant_months)}), spans)
    unsure = [each for each in completed if relation_of(each, scope.relations) in (None, *gate.unsure_fields)]
    if unsure:
        return _of_degree("unknown", "EDU-FIELD" if unsure[0].fields else "EDU-NO-FIELD", unsure[0])
    return _or_months(_degree_open(facts, completed, high_enough), facts, gate.instead_relevant_months)


def _or_months(verdict: Verdict, facts: Facts, needed: int | None) -> Verdict:
    """The verdict with what is lacking of the work that would stand in for the degree; open while the dates are."""
    if not needed:
        return verdict
    values = {
        "said": reasons.sentence(verdict.reason),
        "months": f"{reasons.months(facts.relevant_months)} of relevant work",
        "needed": reasons.counted(needed),
    }
    state: State = "unknown" if facts.relevant_months.high >= needed else verdict.state
    return replace(verdict, state=state, reason=Reason("GATE-DEGREE-SHORT", values))


def _degree_open(facts: Facts, completed: list[DegreeFact], high_enough: list[DegreeFact]) -> Verdict:
    if completed:
        return _of_degree("not_met", "GATE-DEGREE-FIELD", completed[0])
    if high_enough:
        going = high_enough[0].status == "in_progress"
        return _of_degree("not_met", "EDU-PROGRESS" if going else "EDU-STOPPED", high_enough[0])
    if facts.degrees:
        return _of_degree("not_stated", "GATE-DEGREE-LEVEL", facts.degrees[0])
    seen = "education" in facts.sections
    return Verdict("not_stated", Reason("EDU-NONE")) if seen else Verdict("unknown", Reason("EDU-NO-SECTION"))


def _of_degree(state: State, code: str, degree: DegreeFact) -> Verdict:
    return Verdict(state, Reason(code, {"degree": reasons.degree(degree)}), degree.spans)


# ------------------------------------------------------------------ experience


def _experience(facts: Facts, gate: ExperienceGate) -> Verdict:
    counts = [(option, _added(facts, option)) for option in gate.any_of]
    for option, count in counts:
        if count.low >= option.months:
            return _of_months("met", "GATE-EXPERIENCE-MET", option, count, facts)
    for option, count in counts:
        if count.high >= option.months:
            return _of_months("unknown", "GATE-EXPERIENCE-OPEN", option, count, facts)
    if related := _if_related_counts(facts, gate):
        return related
    if no_history(facts):
        return Verdict("unknown", Reason("EXP-NO-SECTION"))
    if undated(facts):
        return Verdict("unknown", Reason("EXP-UNDATED"))
    unclear = [span for stint in facts.stints if stint.credit == "unknown" for span in stint.spans]
    if unclear:
        return Verdict("unknown", Reason("GATE-EXPERIENCE-TITLES"), tuple(unclear))
    option, count = max(counts, key=lambda pair: pair[1].point)
    if count.point:
        return _of_months("not_met", "GATE-EXPERIENCE-SHORT", option, count, facts)
    return Verdict("not_stated", Reason("EXP-NONE"))


def _with_people(verdict: Verdict, facts: Facts, gate: ExperienceGate) -> Verdict:
    """Enough months are not enough where the page names none of the people whom the work must be with."""
    named = {term.id for term in facts.terms if term.kind == "population" and term.strength != "weak"}
    if verdict.state != "met" or not gate.people or named.intersection(gate.people):
        return verdict
    people = reasons.listed(reasons.label(id) for id in gate.people)
    values = {"said": reasons.sentence(verdict.reason), "people": people}
    return replace(verdict, state="unknown", reason=Reason("GATE-EXPERIENCE-PEOPLE", values))


def _if_related_counts(facts: Facts, gate: ExperienceGate) -> Verdict | None:
    """Where the gate says nothing of related work, and months enough are of it: whether it counts, a person decides."""
    if any("related" in option.credits for option in gate.any_of):
        return None
    option = MonthsOption(credits=("relevant", "related"), months=min(option.months for option in gate.any_of))
    count = _added(facts, option)
    enough = count.high >= option.months
    return _of_months("unknown", "GATE-EXPERIENCE-RELATED", option, count, facts) if enough else None


def _added(facts: Facts, option: MonthsOption) -> Months:
    parts = [months_of(facts, credit) for credit in option.credits]
    return Months(sum(m.point for m in parts), sum(m.low for m in parts), sum(m.high for m in parts))


def _of_months(state: State, code: str, option: MonthsOption, count: Months, facts: Facts) -> Verdict:
    kinds = {"full" if credit == "relevant" else credit for credit in option.credits}
    spans = tuple(
        span for stint in facts.stints if stint.credit in kinds and stint.start is not None for span in stint.spans
    )
    what = f"{reasons.months(count)} of {' and '.join(option.credits)} work"
    return Verdict(state, Reason(code, {"months": what, "needed": reasons.counted(option.months)}), spans)


# ------------------------------------------------------------------ credential


def _credential(facts: Facts, gate: CredentialGate) -> Verdict:
    listed = [fact for fact in facts.credentials if fact.id in gate.any_of]
    held = [fact for fact in listed if fact.state == "active"]
    sure = [fact for fact in held if not fact.doubts]
    if sure:
        return Verdict("met", Reason("CRE-HELD", {"short": sure[0].short}), sure[0].spans)
    if held:
        values = {"short": held[0].short, "doubts": reasons.doubts(held[0].doubts)}
        return Verdict("unknown", Reason("CRE-DOUBT", values), held[0].spans)
    if listed:
        code = "CRE-EXPIRED" if listed[0].state == "expired" else "CRE-PROGRESS"
        return Verdict("not_met", Reason(code, {"short": listed[0].short}), listed[0].spans)
    return Verdict("not_stated", Reason("CRE-NONE"))
