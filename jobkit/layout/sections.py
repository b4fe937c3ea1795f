"""Rows to sections: which rows are headings, by weighted signals.

A resume is consistent with itself: the look of the headings whose words are known is learned first, then rows of the
same look are headings too, whatever they say, and known words in the look of the body are not.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from jobkit.layout.headings import Heading, find_headings
from jobkit.model.document import Document, Row, Section, SectionKind, Span


@dataclass(frozen=True, slots=True)
class _Opening:
    kind: SectionKind
    title: Span | None
    first: int
    """Index of the first row of the body."""
    heading: int
    """Index of the heading's row."""


def find_sections(document: Document) -> tuple[Section, ...]:
    """The document's sections in reading order; what stands before the first heading is a header without title."""
    rows = document.rows
    openings = [_Opening("header", None, 0, 0), *map(_opening, find_headings(document))]
    ends = [opening.heading for opening in openings[1:]] + [len(rows)]
    found = [_section(opening, rows[opening.first : end]) for opening, end in zip(openings, ends, strict=True)]
    return tuple(section for section in found if section.rows or section.title)


def _opening(heading: Heading) -> _Opening:
    return _Opening(heading.kind, heading.title, heading.row if heading.inline else heading.row + 1, heading.row)


def _section(opening: _Opening, rows: Sequence[Row]) -> Section:
    return Section(opening.kind, opening.title, tuple(rows))
