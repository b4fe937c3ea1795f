"""Whether what is asked agrees with itself: degrees, years, certifications, licenses and levels."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from jobkit.model.finding import Finding, Severity
from jobkit.model.occupation import Tier
from jobkit.model.role import Role
from jobkit.postings.lint.rules import any_case, finding
from jobkit.postings.lint.subject import Passage, Subject
from jobkit.postings.lint.terms import Credential, seen, terms

_ENTRY_MONTHS: Final = 36
"""A level that begins below it is one of entry."""


def check_requirements(subject: Subject) -> Iterator[Finding]:
    if subject.role is not None:
        yield from _levels(subject, subject.role)
        yield from _credentials(subject, subject.role)
        yield from _experience(subject, subject.role)
        yield from _holes(subject, subject.role)
    yield from _licenses(subject)
    yield from _bodies(subject)
    yield from _out_of_reach(subject)


def _levels(subject: Subject, role: Role) -> Iterator[Finding]:
    asked = [each.level for each in role.posting.requirements if each.level]
    for index, each in enumerate(role.role.education):
        field = f"role.education.{index}.level"
        if asked and each.level not in asked and subject.is_own(field):
            said = f"role.education has {each.level} ({each.when or each.need}), the posting asks {', '.join(asked)}"
            severity: Severity = "info" if each.when else "warning"
            yield finding("CON005", said, subject.spot(field), field=field, quote=each.level, severity=severity)


def _credentials(subject: Subject, role: Role) -> Iterator[Finding]:
    asked = subject.text("requirements", "preferred")
    fields = {name for each in role.posting.requirements for name in each.fields} or {
        name for each in role.role.education for name in each.fields
    }
    tier = _entry(role)
    for index, each in enumerate(role.role.credentials):
        field = f"role.credentials.{index}.short"
        if not subject.is_own(field):
            continue
        spot, need = subject.spot(field), terms().credentials.get(each.short.upper())
        if not re.search(rf"(?<![\w-]){re.escape(each.short)}(?![\w-])|{re.escape(each.name)}", asked, re.IGNORECASE):
            said = f"{each.short} is {each.when or each.need} in role.credentials, and the posting does not name it"
            severity: Severity = "warning" if each.need == "must" else "info"
            yield finding("CON005", said, spot, field=field, quote=each.short, severity=severity)
        if (
            need
            and need.degree
            and each.need == "must"
            and (others := sorted(name for name in fields if need.degree not in name and "related" not in name))
        ):
            said = f"{each.short} takes a {need.degree} degree, the posting also admits {others[0]}"
            yield finding("CON005", said, spot, field=field, quote=each.short)
        if need and each.need == "must" and tier and tier.min_months < need.months:
            said = f"{each.short} takes {need.months} months of practice, '{tier.id}' begins at {tier.min_months}"
            yield finding("CON006", said, spot, field=field, quote=each.short)


def _entry(role: Role) -> Tier | None:
    low = sorted(
        (tier for tier in role.role.tiers if tier.min_months < _ENTRY_MONTHS), key=lambda tier: tier.min_months
    )
    return low[-1] if low else None


def _experience(subject: Subject, role: Role) -> Iterator[Finding]:
    """Experience is a must, and no line says how long, though the role has levels by length."""
    needed = [
        (index, each)
        for index, each in enumerate(role.posting.requirements)
        if each.kind == "experience" and each.need == "must"
    ]
    if (
        not needed
        or not role.role.tiers
        or any(each.months is not None or seen("number").search(each.text) for _, each in needed)
    ):
        return
    field = f"posting.requirements.{needed[0][0]}"
    entry = _entry(role)
    enough = f"; at the level '{entry.id}' {entry.gained_by[0]} are enough" if entry and entry.gained_by else ""
    said = f"experience is required, of no stated length{enough}"
    yield finding("CON005", said, subject.spot(f"{field}.text"), field=field, quote=needed[0][1].text)


def _holes(subject: Subject, role: Role) -> Iterator[Finding]:
    tiers = sorted(role.role.tiers, key=lambda tier: tier.min_months)
    if not tiers or not subject.is_own("role.tiers"):
        return
    holes, reached = [], -1
    for tier in tiers:
        if tier.min_months > reached + 1:
            holes.append(f"{reached + 1} to {tier.min_months - 1}")
        reached = max(reached, tier.max_months) if tier.max_months is not None else 10**6
    holes += [f"{reached + 1} and more"] if reached < 10**6 else []
    if holes:
        yield finding("CON007", f"months {', '.join(holes)}", subject.spot("role.tiers"), field="role.tiers")


def _licenses(subject: Subject) -> Iterator[Finding]:
    """Licenses are spoken of, and none is named."""
    role = subject.role
    if role is None or role.role.licenses or any(each.kind == "license" for each in role.posting.requirements):
        return
    for passage in subject.passages:
        match = seen("licenses").search(passage.text)
        if match and passage.part in ("guide", "requirements", "preferred"):
            said = "licenses are asked for, and role.licenses names none"
            yield finding("CON005", said, passage.at(*match.span()), field=passage.field, quote=match[0])
            return


def _bodies(subject: Subject) -> Iterator[Finding]:
    """Bodies whose credentials differ in whom they admit, named as if one could do for the other."""
    for passage in subject.passages:
        named = [body for body in terms().bodies.values() if any_case(body.pattern).search(passage.text)]
        if len({body.degree for body in named}) > 1:
            given = " and ".join(body.gives for body in named)
            said = f"{given} are not of one kind: not everyone with the degree that is asked can hold both"
            yield finding("CON005", said, passage.spot, field=passage.field, quote=passage.text)


def _out_of_reach(subject: Subject) -> Iterator[Finding]:
    """A must-have certification in a posting for people at entry."""
    role = subject.role
    at_entry = role.opening.tier == "entry" if role else bool(seen("entry_level").search(subject.text()))
    if not at_entry:
        return
    for passage in subject.printed():
        for name, credential in terms().credentials.items():
            if passage.part == "requirements" and _demands(passage, credential):
                said = f"{name} takes {credential.months} months of practice, and the level is entry"
                yield finding("CON006", said, passage.spot, field=passage.field, quote=passage.text)


def _demands(passage: Passage, credential: Credential) -> bool:
    return bool(any_case(credential.pattern).search(passage.text)) and not seen("not_yet").search(passage.text)
