"""What the law of the places where the work may be done wants the posting to say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from jobkit.model.finding import Finding, Severity
from jobkit.model.role import Role
from jobkit.postings.lint.rules import any_case, finding
from jobkit.postings.lint.subject import Subject
from jobkit.postings.lint.terms import Need, places, terms
from jobkit.postings.lint.work_places import Reached, law_day, reached, touches, work_places

_RULES: Final[dict[Need, tuple[str, str, str]]] = {
    "pay": ("PAY001", "posting.pay", "no pay range"),
    "benefits": ("PAY006", "posting.benefits", "no benefits"),
    "other_pay": ("PAY006", "posting.pay", "nothing on bonuses or commissions, not even that there are none"),
    "deadline": ("PAY008", "posting.apply", "no last day, nor that applications are taken as they come"),
}
"""Need: (rule, field, what is missing)."""


def check_pay_law(subject: Subject) -> Iterator[Finding]:
    """Each need that some place's law has and the posting does not meet, once, with all who ask for it; and the notices
    that some places want on screening software, vacancies and criminal records."""
    laws = reached(subject)
    for need, (rule, field, missing) in _RULES.items():
        asking = [each for each in laws if need in each.law.needs]
        if asking and not _is_told(need, subject):
            yield from _unmet(subject, rule, field, missing, asking)
    yield from _notices(subject)


def _unmet(subject: Subject, rule: str, field: str, missing: str, asking: list[Reached]) -> Iterator[Finding]:
    """One finding for the laws in force; one for those that come later, where nothing is due now."""
    due = [each for each in asking if each.in_force and each.law.posting]
    spot = subject.spot(field) if subject.role else subject.top()
    given = {"field": field if subject.role else ""}
    if due:
        doubts = sorted({each.assumed for each in due if each.assumed})
        said = f"{missing}; asked for by {_names(due)}{f' (assumed: {doubts[0]})' if doubts else ''}"
        severity = _severity(due, missing)
        cited, sources = "; ".join(each.law.citation for each in due[:6]), (each.law.source for each in due)
        yield finding(rule, said, spot, severity=severity, citation=cited, sources=sources, **given)
        return
    coming = [each for each in asking if not each.in_force and each.law.posting]
    later = [each for each in asking if each.in_force and not each.law.posting]
    if coming:
        said = f"{missing}; {_names(coming)} will ask for it from {min(each.law.from_ for each in coming)}"
        yield finding(rule, said, spot, severity="info", citation=coming[0].law.citation, **given)
    elif later:
        said = f"{missing}; {_names(later)} wants it told before an offer, not in the posting"
        yield finding(rule, said, spot, severity="info", citation=later[0].law.citation, **given)


def _severity(due: list[Reached], missing: str) -> Severity:
    """An error where a law that is sure to hold asks for it; a warning where place or law are in doubt."""
    is_sure = any(each.law.certainty == "high" and not each.assumed.startswith("no ") for each in due)
    return "error" if is_sure and missing != _RULES["other_pay"][2] else "warning"


def _names(asking: list[Reached]) -> str:
    """Up to six names, then how many more."""
    names = [each.law.name for each in asking]
    return ", ".join(names[:6]) + (f" and {len(names) - 6} more" if len(names) > 6 else "")


def _is_told(need: Need, subject: Subject) -> bool:
    role = subject.role
    if role is None:
        return bool(any_case(terms().told[need]).search(subject.text()))
    if need == "pay":
        pay = role.posting.pay
        return pay is not None and (pay.fixed is not None or (pay.min is not None and pay.max is not None))
    if need == "benefits":
        return bool(role.posting.benefits)
    if need == "other_pay":
        return bool(role.posting.pay and role.posting.pay.other) or bool(
            any_case(terms().told[need]).search(subject.text())
        )
    apply = role.posting.apply
    return bool(apply.deadline or apply.rolling or role.opening.valid_through)


def _notices(subject: Subject) -> Iterator[Finding]:
    role = subject.role
    if role is not None:
        yield from _said_in_fields(subject, role)
    here, assumed = work_places(subject)
    areas = places().fair_chance.values()
    asked = any(place.region == area.region and place.city in area.cities for area in areas for place in here)
    if asked and not assumed and not any_case(places().fair_chance_said).search(subject.text()):
        spot = subject.spot("background_checks") if role else subject.top()
        yield finding("CRIM002", "", spot, field="background_checks" if role else "")


def _said_in_fields(subject: Subject, role: Role) -> Iterator[Finding]:
    day = law_day(subject)
    if role.posting.apply.uses_ai_screening is None and touches(subject, _in_force(places().ai_notice, day.year)):
        field = "posting.apply.uses_ai_screening"
        yield finding("AI001", "", subject.spot(field), field=field)
    if role.opening.existing_vacancy is None:
        field, where = "opening.existing_vacancy", places().vacancy_notice
        severity: Severity = "error" if touches(subject, where) else "info"
        yield finding("VAC001", "", subject.spot(field), field=field, severity=severity)


def _in_force(ids: Iterable[str], year: int) -> tuple[str, ...]:
    """Illinois and Ontario ask since 2026-01-01; New York City since 2023."""
    return tuple(name for name in ids if year >= 2026 or name == "us-ny-nyc")
