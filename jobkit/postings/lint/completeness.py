"""What a posting needs and lacks: fields, dates, statements; and the placeholders that were left in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from jobkit.model.finding import Finding, Severity
from jobkit.model.role import Role
from jobkit.postings.completeness import PLACEHOLDER, missing
from jobkit.postings.lint.limits import figure
from jobkit.postings.lint.rules import finding
from jobkit.postings.lint.subject import Subject
from jobkit.postings.lint.terms import seen, terms

_PUBLIC: Final = "html"
"""The format that job search engines read; what it lacks, no public channel takes."""


def check_completeness(subject: Subject) -> Iterator[Finding]:
    yield from _placeholders(subject)
    yield from _too_little(subject)
    yield from _equal_opportunity(subject)
    yield from _accommodation(subject)
    yield from _licensed(subject)
    if subject.role is not None:
        yield from _fields(subject, subject.role)
        yield from _dates(subject, subject.role)


def _placeholders(subject: Subject) -> Iterator[Finding]:
    for passage in subject.passages:
        for match in PLACEHOLDER.finditer(passage.text):
            spot = passage.at(*match.span())
            yield finding("DOC001", f'"{match[0]}"', spot, field=passage.field, quote=match[0])


def _fields(subject: Subject, role: Role) -> Iterator[Finding]:
    severity: Severity = "info" if subject.is_template else "error"
    needs = {need.any_of[0]: need for need in missing(role, _PUBLIC)}
    for field, need in needs.items():
        yield finding("DOC002", f"{field} ({need.why})", subject.spot(field), field=field, severity=severity)


def _dates(subject: Subject, role: Role) -> Iterator[Finding]:
    opening, deadline, today = role.opening, role.posting.apply.deadline, subject.as_of
    for field, last in (("opening.valid_through", opening.valid_through), ("posting.apply.deadline", deadline)):
        if last is not None and opening.posted_on is not None and last < opening.posted_on:
            yield _date(subject, field, last, f"{last} is before the day of posting, {opening.posted_on}")
        elif last is not None and last < today:
            yield _date(subject, field, last, f"{last} is past on {today}")
    if opening.posted_on is not None and opening.posted_on > today:
        said = f"{opening.posted_on} is still to come on {today}"
        yield _date(subject, "opening.posted_on", opening.posted_on, said, "warning")
    year = role.guide.headline.updated_year if role.guide and role.guide.headline else None
    if year is not None and year < today.year:
        field = "guide.headline.updated_year"
        if subject.is_own(field):
            said = f"updated for {year}, read in {today.year}"
            yield finding("DOC003", said, subject.spot(field), field=field, quote=str(year), severity="info")


def _date(subject: Subject, field: str, value: date, said: str, severity: Severity = "error") -> Finding:
    return finding("DOC005", said, subject.spot(field), field=field, quote=value.isoformat(), severity=severity)


def _too_little(subject: Subject) -> Iterator[Finding]:
    body = "\n".join(each.text for each in subject.printed() if each.part != "title")
    if len(body) < figure("least_characters"):
        yield finding("DOC006", f"{len(body)} characters beside the title", subject.top())


def _equal_opportunity(subject: Subject) -> Iterator[Finding]:
    said = subject.text("eeo")
    role = subject.role
    if not said and not (role and role.posting.eeo_statement):
        contractor = bool(role and role.organization.federal_contractor)
        field = "posting.eeo_statement" if role else ""
        spot = subject.spot("posting.eeo_statement") if role else subject.top()
        yield finding("EEO001", "", spot, field=field, severity="error" if contractor else "info")
        return
    classes = terms().equal_opportunity
    named = [
        name for name, words in classes.items() if any(re.search(rf"\b{word}", said, re.I) for word in _exact(words))
    ]
    first = subject.first("eeo")
    if first and 2 <= len(named) < len(classes) and not seen("catch_all").search(said):
        left = ", ".join(name for name in classes if name not in named)
        yield finding(
            "EEO002", f"no {left}, and no word for any other", first.spot, field=first.field, quote=first.text
        )


def _exact(words: tuple[str, ...]) -> list[str]:
    """ "sex" is not named by "sexual orientation"."""
    return [rf"{word}\b" if word in ("sex", "age", "race") else word for word in words]


def _accommodation(subject: Subject) -> Iterator[Finding]:
    role, text = subject.role, subject.text()
    demands = role.physical_demands if role else seen("load").search(text)
    if demands and not seen("accommodation").search(text):
        field = "physical_demands.0" if role else ""
        yield finding("DIS003", "", subject.spot(field) if role else subject.top(), field=field)
    contact = role.posting.apply.accommodation_contact if role else seen("help_with_applying").search(text)
    if not contact:
        field = "posting.apply.accommodation_contact" if role else ""
        yield finding("DIS004", "", subject.spot(field) if role else subject.top(), field=field)


def _licensed(subject: Subject) -> Iterator[Finding]:
    role, needed = subject.role, subject.text("requirements", "preferred", "other", "work", "benefits")
    named = role is not None and any(each.state or each.need == "must" for each in role.role.licenses)
    if named or (role is not None and role.legal.license) or seen("license_named").search(needed):
        return
    for passage in subject.printed():
        match = seen("licensed_work").search(passage.text)
        if match and passage.part in ("title", "brief", "duties", "requirements", "other"):
            quote = match[0]
            yield finding("LIC001", f'"{quote}"', passage.at(*match.span()), field=passage.field, quote=quote)
            return
