"""Small documents and facts made by hand, for tests that start after reading; and who a text names."""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace
from typing import Literal

from jobkit.language.pipeline import find_terms
from jobkit.model.document import Box, Cell, Document, Hidden, PageSize, Row, Span, Word
from jobkit.model.facts import (
    CredentialFact,
    CredentialState,
    Credit,
    DegreeFact,
    DegreeStatus,
    Facts,
    Ignored,
    Months,
    StintFact,
    Strength,
    TermFact,
)

AS_OF = (2026, 11)
_ADVANCE, _LEADING = 5.0, 14.0


def document(*lines: str, hidden: tuple[Hidden, ...] = ()) -> Document:
    """A document of one page with a row a line; a tab begins another cell."""
    text = "\n".join(lines)
    rows, start = [], 0
    for number, line in enumerate(lines, 1):
        rows.append(_row(line, start, number))
        start += len(line) + 1
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Document(digest, "text", text, tuple(rows), (PageSize(1, 612, 792),), hidden)


def _row(line: str, start: int, number: int) -> Row:
    cells = tuple(_cell(found, start, number) for found in re.finditer(r"[^\t]+", line))
    box = Box(0, number * _LEADING, len(line) * _ADVANCE, (number + 1) * _LEADING)
    return Row(Span(start, start + len(line)), 1, number, box, cells, column=0)


def _cell(found: re.Match[str], start: int, number: int) -> Cell:
    words = tuple(
        (Span(start + at, start + at + len(word.group())), Word(word.group(), _box(at, word.group(), number), 10))
        for word in re.finditer(r"\S+", found.group())
        for at in (found.start() + word.start(),)
    )
    span = Span(start + found.start(), start + found.end())
    return Cell(span, _box(found.start(), found.group(), number), 10, False, False, None, words)


def _box(at: int, text: str, number: int) -> Box:
    return Box(at * _ADVANCE, number * _LEADING, (at + len(text)) * _ADVANCE, (number + 1) * _LEADING)


def span_of(within: Document, words: str) -> Span:
    """Where the words first stand."""
    at = within.text.index(words)
    return Span(at, at + len(words))


def month(year: int, number: int) -> int:
    """Months counted from year 0."""
    return year * 12 + number - 1


def stint(
    at: Span, start: int | None, end: int | None, credit: Credit = "full", family: str | None = "case_manager"
) -> StintFact:
    dates = None if start is None or end is None else (start, end)
    return StintFact(family, credit, "job", start, end, dates, dates, (at,))


def degree(
    at: Span, level: str, field: str | None, status: DegreeStatus = "completed", *, inferred: bool = False
) -> DegreeFact:
    words = () if field is None else (field.replace("_", " "),)
    return DegreeFact(level, words, () if field is None else (field,), status, inferred, (at,))


def credential(at: Span, name: str, state: CredentialState = "active", *doubts: str) -> CredentialFact:
    return CredentialFact(name, name.upper(), state, (at,), doubts)


def term(kind: str, name: str, strength: Strength, *at: Span) -> TermFact:
    return TermFact(kind, name, strength, at)


Line = tuple[str, Literal["function", "tool", "knowledge", "method", "population"], str, Strength]


def worked_example() -> tuple[Document, Facts]:
    """The candidate of ``docs/scoring.md``."""
    page = document(
        "Jordan Vale, BSW, LSW",
        "Summary",
        "Case manager who believes in client advocacy",
        "Experience",
        "Case Manager, Harbor House\t2021 - 2023",
        "Completed needs assessments for 40 families",
        "Wrote care plans with each family",
        "Coordinated services with schools and clinics",
        "Monitored progress in monthly home visits",
        "Referred families to SNAP and housing programs",
        "Kept case notes in HMIS within a day of each contact",
        "Education",
        "Bachelor of Social Work, State College, 2020",
    )
    shown = {
        "assessment": "needs assessments",
        "care_planning": "care plans",
        "coordination": "Coordinated services",
        "monitoring": "Monitored progress",
        "resource_referral": "Referred families",
        "documentation": "case notes",
    }
    facts = Facts(
        as_of=AS_OF,
        degrees=(degree(span_of(page, "Bachelor of Social Work"), "bachelor", "social_work"),),
        credentials=(credential(span_of(page, "LSW"), "lsw"),),
        stints=(
            StintFact(
                family="case_manager",
                credit="full",
                kind="job",
                start=month(2021, 1),
                end=month(2023, 1),
                low=(month(2021, 12), month(2023, 2)),
                high=(month(2021, 1), month(2024, 1)),
                spans=(span_of(page, "Case Manager, Harbor House"), span_of(page, "2021 - 2023")),
            ),
        ),
        terms=(
            *(term("function", name, "demonstrated", span_of(page, words)) for name, words in shown.items()),
            term("function", "advocacy", "stated", span_of(page, "client advocacy")),
            term("tool", "homeless_systems", "demonstrated", span_of(page, "HMIS")),
            term("knowledge", "benefits", "demonstrated", span_of(page, "SNAP")),
        ),
        sections=("header", "summary", "work", "education"),
        relevant_months=Months(24, 14, 36),
        total_months=Months(24, 14, 36),
    )
    return page, facts


NAMES = (
    "Jordan Vale",
    "Ana María Ortiz-Núñez",
    "Li Wei",
    "Siobhán O’Rourke",
    "Kwame Boateng",
    "Noor Haddad",
    "T. Okafor",
)


def variation(number: int) -> tuple[Document, Facts]:
    """The worked example with some of its facts taken away or put in doubt; the number decides which, always alike."""
    page, facts = worked_example()
    months = (24, 3, 40, 0, 11, 14, 70)[number % 7]
    drop = number * 5 % 9
    varied = replace(
        facts,
        relevant_months=Months(months, max(0, months - number % 12), months + number % 5 if months else 0),
        terms=facts.terms[drop:],
        degrees=() if number % 6 == 5 else facts.degrees,
        credentials=() if number % 4 == 1 else facts.credentials,
        stints=facts.stints if months else (),
        ignored=(Ignored("CCM", "held by someone else", span_of(page, "case notes")),) if number % 5 == 2 else (),
    )
    return replace(page, digest=hashlib.sha256(bytes([number])).hexdigest()), varied


def in_another_state(number: int) -> tuple[Document, Facts]:
    """A variation whose degree and credential are as they were, doubtful, in progress or expired."""
    page, facts = variation(number)
    degrees = _schooled(facts.degrees, number) if facts.degrees else ()
    return page, replace(
        facts, degrees=degrees, credentials=_lettered(facts.credentials, number) if facts.credentials else ()
    )


def _schooled(degrees: tuple[DegreeFact, ...], number: int) -> tuple[DegreeFact, ...]:
    """The degree as it is, inferred, unplaced, or with a higher one in progress."""
    (held,) = degrees
    coming = replace(held, level="master", status="in_progress")
    unplaced = replace(held, fields=("folklore",), field_ids=())
    return ((held,), (held, coming), (replace(held, inferred=True),), (unplaced,), (coming,))[number % 5]


def _lettered(held: tuple[CredentialFact, ...], number: int) -> tuple[CredentialFact, ...]:
    """The credential as it is, in a doubt, expired, or with another in progress."""
    (one,) = held
    coming = replace(one, id="ccm", short="CCM", state="in_progress")
    others = (
        held,
        (replace(one, doubts=("verify_expiry",)),),
        (replace(one, state="expired"),),
        (coming,),
        (one, coming),
    )
    return others[number % 5]


def people_named(text: str) -> set[str]:
    """The people served that a text names outright."""
    kept, _ = find_terms(text, "populations")
    return {match.id for match in kept if match.kind == "population" and not match.suggested}
