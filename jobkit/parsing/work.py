"""Work entries from the sections' rows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from jobkit.language.places import is_town
from jobkit.language.titles import title_score
from jobkit.model.document import Document, Section, SectionKind
from jobkit.model.resume import Work, WorkKind
from jobkit.parsing.entries import Entry, find_entries
from jobkit.parsing.entry_parts import location_of, notes_of, period_of, place_edges, place_score, value_of
from jobkit.parsing.entry_sections import sections_of
from jobkit.parsing.entry_words import (
    field_label,
    has_legal_form,
    is_aside,
    is_organization,
    lexicon,
    organization_score,
)
from jobkit.parsing.fragments import Fragment, fragments_of
from jobkit.parsing.slots import Reading, Roles, read_heads
from jobkit.parsing.soft_wraps import wrapped

SURE_TITLE = 0.7
"""``title_score`` from which a short line's words alone say that it is a title."""
UNKNOWN_TITLE = 0.1
"""Worth of a text as a title when nothing speaks for it."""
UNKNOWN_NAME = 0.35
"""Worth of a text as an employer's name when nothing speaks for it: names are an open class, titles are not."""
COMMA = 0.15
"""Cost of a comma in an employer's name that does not part off its legal form."""
LONGEST_TITLE = 9
"""Words of a line that may be a head by being a title alone."""
INHERITED = 0.8
"""Confidence in an employer that stands above an earlier role of the same group."""

_KINDS: dict[SectionKind, WorkKind] = {
    "work": "job", "internships": "internship", "volunteer": "volunteer", "military": "military",
}  # fmt: skip
_LABELS = ("title", "organization")
_LEADS = re.compile(
    r"\b(?:coordinator|manager|supervisor|director|lead|leader|recruiter|trainer|liaison|instructor|program)\b",
    re.IGNORECASE,
)


def read_work(document: Document, sections: Sequence[Section]) -> tuple[Work, ...]:
    """Jobs, internships and volunteer work in page order; all such sections are decided by one pattern."""
    entries = [
        entry
        for section in sections_of(document, sections, _KINDS, _heads_section)
        for entry in find_entries(document, section, is_title, lambda _: False, _LABELS)
    ]
    entries = wrapped(document, entries)
    heads = [fragments_of(entry.head, place_edges) for entry in entries]
    roles = Roles(_title, _employer, place_score, is_aside, is_aside, _LABELS, _town)
    readings = read_heads(heads, roles)
    drafts = [_Draft.of(document, *parts) for parts in zip(entries, heads, readings, strict=True)]
    if members := _roles_under_headings(drafts):
        readings = read_heads(heads, roles, without_two=members)
        drafts = [_Draft.of(document, *parts) for parts in zip(entries, heads, readings, strict=True)]
    return tuple(draft.work for draft in _with_shared_employers(drafts) if draft.work.title or draft.work.employer)


def is_title(text: str) -> bool:
    """Whether a line is a title by its words alone."""
    return len(text.split()) <= LONGEST_TITLE and title_score(text) >= SURE_TITLE


def _heads_section(text: str) -> bool:
    return is_title(text) or is_organization(text) or field_label(text) is not None


@lru_cache(maxsize=4096)
def _title(text: str) -> float:
    return max(title_score(text), UNKNOWN_TITLE) - 0.5 * place_score(text) - (0.6 if is_aside(text) else 0.0)


@lru_cache(maxsize=4096)
def _employer(text: str) -> float:
    if not text[:1].isalnum() or text[:1].islower():
        return -0.5
    against = 0.35 * title_score(text) + 0.9 * place_score(text) + (1.0 if is_aside(text) else 0.0)
    against += COMMA if ", " in text and not has_legal_form(text) else 0.0
    return UNKNOWN_NAME + 0.65 * organization_score(text) - against


def _town(text: str, _employer: str) -> bool:
    return is_town(text)


# ------------------------------------------------------------------ one entry


@dataclass(frozen=True, slots=True)
class _Draft:
    work: Work
    entry: Entry

    @staticmethod
    def of(document: Document, entry: Entry, head: Sequence[Fragment], reading: Reading) -> _Draft:
        title = value_of(document, head, reading.one)
        work = Work(
            title=title,
            employer=value_of(document, head, reading.two),
            location=location_of(document, head, reading),
            dates=period_of(document, entry.head),
            kind=kind_by_title(_KINDS[entry.section.kind], title.value if title else None),
            highlights=notes_of(document, entry.body),
            section=entry.section.title,
        )
        return _Draft(work, entry)


def kind_by_title(kind: WorkKind, title: str | None) -> WorkKind:
    """The kind that an entry's section gave it, corrected by a title of a job that says it trains or volunteers."""
    if kind != "job" or title is None:
        return kind
    leads = _LEADS.search(title)
    if found := lexicon().internship.search(title):
        return "job" if leads and leads.start() >= found.end() else "internship"
    if found := lexicon().volunteer.search(title):
        return "job" if leads and leads.start() >= found.end() else "volunteer"
    return "job"


# ------------------------------------------------------------------ roles under one employer


def _roles_under_headings(drafts: Sequence[_Draft]) -> set[int]:
    """Indexes of the entries whose dates lie within those of a line above that names an employer alone."""
    found: set[int] = set()
    heading: _Draft | None = None
    for at, draft in enumerate(drafts):
        work = draft.work
        if heading is not None and draft.entry.section is heading.entry.section and _lies_within(work, heading.work):
            found.add(at)
        elif work.title is None and work.employer is not None and not work.highlights:
            heading = draft
        else:
            heading = None
    return found


def _lies_within(work: Work, whole: Work) -> bool:
    """Whether the one's years are part of the other's."""
    if work.dates is None or whole.dates is None:
        return False
    inner, outer = work.dates.value, whole.dates.value
    if inner.start is None or outer.start is None or inner.start.year < outer.start.year:
        return False
    if inner.end is None or outer.end is None:
        return outer.current
    return inner.end.year <= outer.end.year


def _with_shared_employers(drafts: Sequence[_Draft]) -> list[_Draft]:
    """An employer named once above several roles is the employer of each; the line that only names it is no entry."""
    found: list[_Draft] = []
    for at, draft in enumerate(drafts):
        before = drafts[at - 1] if at else None
        after = drafts[at + 1] if at + 1 < len(drafts) else None
        if _is_heading(draft, after):
            continue
        employer = draft.work.employer
        if employer is None and before and before.entry.section is draft.entry.section:
            above = found[-1].work if found and not _is_heading(before, draft) else before.work
            if above.employer:
                draft = replace(
                    draft,
                    work=replace(
                        draft.work,
                        employer=replace(above.employer, confidence=INHERITED),
                        location=draft.work.location or above.location,
                    ),
                )
        found.append(draft)
    return found


def _is_heading(draft: _Draft, after: _Draft | None) -> bool:
    """Whether an entry only names the employer of the roles that follow it."""
    work = draft.work
    return (
        work.title is None
        and work.employer is not None
        and not work.highlights
        and after is not None
        and after.entry.section is draft.entry.section
        and after.work.employer is None
    )
