"""Rows that stand in a section and are no part of what it lists: contact data at a page's foot, lists of what was done
that name no post."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from jobkit.language.dates import find_periods
from jobkit.language.places import find_places
from jobkit.model.document import Document, Row, Section, Span
from jobkit.parsing.contact import Contact
from jobkit.parsing.work import is_title

SHARE = 0.6
"""Of a row's characters, from which on it is contact data and nothing else."""
_OWN = ("header", "summary", "letter", "references", "other")
"""Kinds of section that contact data may be a part of."""


def themes_as_summary(document: Document, sections: Sequence[Section]) -> list[Section]:
    """The sections, those of work that name neither a post nor a date as summaries where others have the dates.

    A functional resume tells first what the person can do, under headings such as "Advocacy", then where they worked.
    """
    dated = [section for section in sections if section.kind == "work" and _has_dates(document, section)]
    return [
        replace(section, kind="summary") if dated and _is_of_themes(document, section) else section
        for section in sections
    ]


def without_contact(document: Document, sections: Sequence[Section], contact: Contact) -> list[Section]:
    """The sections without rows of contact data, as stand in the foot of a page or in a column beside the entries."""
    values = (contact.email, contact.phone, contact.url, contact.location, contact.name, *contact.profiles)
    spans = [evidence.span for value in values if value for evidence in value.evidence]
    texts = [value.value for value in (contact.email, contact.phone) if value]
    return [
        section
        if section.kind in _OWN
        else replace(section, rows=tuple(row for row in section.rows if not _is_contact(document, row, spans, texts)))
        for section in sections
    ]


def _has_dates(document: Document, section: Section) -> bool:
    return any(find_periods(document.text_of(row.span)) for row in section.rows)


def _is_of_themes(document: Document, section: Section) -> bool:
    if section.kind != "work" or not section.rows or _has_dates(document, section):
        return False
    texts = [document.text_of(row.span) for row in section.rows if row.role != "bullet"]
    return not any(is_title(text) or any(place.known for place in find_places(text)) for text in texts)


def _is_contact(document: Document, row: Row, spans: Sequence[Span], texts: Sequence[str]) -> bool:
    text = document.text_of(row.span)
    if any(value in text for value in texts):
        return True
    inside = sum(max(0, min(span.end, row.span.end) - max(span.start, row.span.start)) for span in spans)
    return inside >= SHARE * len(row.span)
