"""A role as the parts of a posting, in the order in which they are read; the same for every format.

Guide text, market pay and resume signals have no place here: they are about the occupation, not about the vacancy.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any

from jobkit import resources
from jobkit.errors import InvalidFile, Problem
from jobkit.model.role import Role
from jobkit.model.vacancy import Caseload
from jobkit.postings import phrases
from jobkit.postings.completeness import is_fully_remote
from jobkit.yamlfile import read_yaml


@dataclass(frozen=True, slots=True)
class Fact:
    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Section:
    id: str
    title: str
    paragraphs: tuple[str, ...] = ()
    items: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Outline:
    title: str
    employer: str
    place: str
    facts: tuple[Fact, ...]
    brief: str
    sections: tuple[Section, ...]
    """Without those that have nothing to say."""
    apply: Section
    apply_url: str | None
    apply_email: str | None
    equal_opportunity: str | None

    def data(self) -> dict[str, Any]:
        """The parts as plain fields, lists and texts, each text on one line."""
        whole: dict[str, Any] = _on_one_line(asdict(self))
        return whole


def outline(role: Role) -> Outline:
    """The posting's parts; the role must have what publishing asks for (``completeness.require_complete``)."""
    return Outline(
        title=role.role.title,
        employer=role.organization.name or "",
        place=_place(role),
        facts=tuple(_facts(role)),
        brief=" ".join(each.text for each in role.posting.brief),
        sections=tuple(each for each in _sections(role) if each.paragraphs or each.items),
        apply=Section("apply", "How to apply", tuple(_how_to_apply(role))),
        apply_url=role.posting.apply.url,
        apply_email=role.posting.apply.email,
        equal_opportunity=_equal_opportunity(role),
    )


def _facts(role: Role) -> Iterable[Fact]:
    posting, opening = role.posting, role.opening
    deadline = posting.apply.deadline or opening.valid_through
    served = role.role.populations.named
    rows = [
        ("Pay", phrases.pay(posting.pay) if posting.pay else ""),
        ("Employment", _employment(role)),
        ("Location", _place(role) if is_fully_remote(role) else "; ".join(map(phrases.address, posting.location))),
        ("Where you work", phrases.workplace(posting.work_environment) if posting.work_environment else ""),
        ("Hours", role.schedule.shifts or ""),
        ("On call", role.schedule.on_call or ""),
        ("Weekends", role.schedule.weekends or ""),
        ("Whom you serve", _capital(phrases.series(served)) if served else ""),
        ("Reports to", phrases.series(posting.reports_to.any_of, "or") if posting.reports_to else ""),
        ("Openings", str(opening.count) if opening.count and opening.count > 1 else ""),
        ("Start", phrases.day(opening.start_on) if opening.start_on else ""),
        ("Posted", phrases.day(opening.posted_on) if opening.posted_on else ""),
        ("Apply by", phrases.day(deadline) if deadline else ""),
        ("Job number", opening.id or ""),
    ]
    return [Fact(label, value) for label, value in rows if value]


def _sections(role: Role) -> Iterable[Section]:
    posting, needed = role.posting, role.posting.requirements
    doing = posting.responsibilities or role.role.duties
    pay = posting.pay
    offered = [phrases.pay(pay), phrases.pay_note(pay), *(each.text for each in pay.other)] if pay else []
    offered += [phrases.benefit(each) for each in posting.benefits]
    about = (role.organization.about,) if role.organization.about else ()
    return [
        Section("doing", "What you will do", items=tuple(each.text for each in doing)),
        Section("needed", "What you need", items=tuple(each.text for each in needed if each.need == "must")),
        Section("helpful", "Helpful, not required", items=tuple(each.text for each in needed if each.need != "must")),
        Section("offered", "What we offer", items=tuple(filter(None, offered))),
        Section("work", "The work itself", tuple(_work_itself(role))),
        Section("about", f"About {role.organization.name}", about),
    ]


def _work_itself(role: Role) -> Iterable[str]:
    if role.caseload and (caseload := _caseload(role.caseload, role.role.people_served_term)):
        yield caseload
    yield from (each.text for each in role.physical_demands)
    yield from (each.text for each in role.exposure)
    for check in role.background_checks:
        yield check.kind + (f" (required by {check.required_by})" if check.required_by else "")
    legal = role.legal
    yield from filter(None, [legal.bfoq, legal.religious_exemption, legal.license])
    if legal.citizenship_required_by:
        yield f"Citizenship is required by {legal.citizenship_required_by}."


def _caseload(caseload: Caseload, people: str) -> str:
    size, contacts = caseload.size, caseload.contacts_per_month
    bounds = [str(bound) for bound in dict.fromkeys((size.min, size.max)) if bound is not None] if size else []
    parts = [
        f"your caseload is {' to '.join(bounds)}" if bounds else "",
        f"you are in contact with each {people} at least {_times(contacts)} a month" if contacts else "",
    ]
    said = ", and ".join(filter(None, parts))
    return f"{_capital(said)}." if said else ""


def _how_to_apply(role: Role) -> Iterable[str]:
    apply = role.posting.apply
    deadline = apply.deadline or role.opening.valid_through
    asked = f"Send your {phrases.series(apply.documents)}" if apply.documents else "Apply"
    yield f"{asked}{f' by {phrases.day(deadline)}' if deadline else ''}."
    if apply.letter_about:
        yield f"In your letter, tell us about {phrases.series(apply.letter_about)}."
    if apply.rolling:
        yield "We read applications as they come in."
    if apply.uses_ai_screening is not None:
        yield (
            "We use software that assesses applicants, AI included."
            if apply.uses_ai_screening
            else "People read every application; no software ranks or rejects applicants."
        )
    if apply.accommodation_contact:
        yield f"For help with applying, or for an accommodation: {apply.accommodation_contact}"


def _employment(role: Role) -> str:
    hours = role.schedule.hours_per_week
    parts = [
        phrases.EMPLOYMENT[role.posting.employment_type] if role.posting.employment_type else "",
        f"{phrases.number(hours)} hours a week" if hours else "",
        (role.posting.flsa_status or "").replace("_", "-"),
    ]
    return ", ".join(filter(None, parts))


def _place(role: Role) -> str:
    towns = phrases.series([phrases.town(each) for each in role.posting.location])
    if is_fully_remote(role):
        return f"Remote, in {phrases.series(role.posting.remote_in, 'or')}"
    how = {"hybrid": " (hybrid)", "remote": " (from home, with visits)"}.get(role.posting.location_type or "", "")
    return f"{towns}{how}"


def _equal_opportunity(role: Role) -> str | None:
    statement = role.posting.eeo_statement
    if statement is None or statement.preset is None:
        return statement.text if statement else None
    presets: dict[str, str] = read_yaml(resources.folder("templates") / "postings" / "eeo.yaml")
    if statement.preset not in presets:
        known = ", ".join(presets)
        said, field = f"no shipped statement is named '{statement.preset}'", "posting.eeo_statement.preset"
        raise InvalidFile([Problem(said, role.id, field=field, hint=f"there are: {known}")])
    return presets[statement.preset]


def _on_one_line(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _on_one_line(each) for name, each in value.items()}
    if isinstance(value, list | tuple):
        return [_on_one_line(each) for each in value]
    return " ".join(value.split()) if isinstance(value, str) else value


def _times(count: int) -> str:
    return {1: "once", 2: "twice"}.get(count, f"{count} times")


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
