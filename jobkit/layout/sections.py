"""Rows to sections: which rows are headings, by weighted signals.

A resume is consistent with itself: the look of the headings whose words are known is learned first, then rows of the
same look are headings too, whatever they say, and known words in the look of the body are not.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from jobkit.layout.headings import Heading, find_headings
from jobkit.layout.visibility import around
from jobkit.model.document import Document, Row, Section, SectionKind, Span

_JOINTS = (":", "-", "–", "—")


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
    return _Opening(heading.kind, heading.title, heading.row + heading.rows, heading.row)


def _section(opening: _Opening, rows: Sequence[Row]) -> Section:
    if opening.title and opening.first == opening.heading:
        rows = (*_after(rows[0], opening.title.end), *rows[1:])
    return Section(opening.kind, opening.title, tuple(rows))


def _after(row: Row, end: int) -> tuple[Row, ...]:
    """What is left of a row after the title that opens it."""
    cells = [
        replace(cell, words=words, span=Span(words[0][0].start, cell.span.end), box=around(tuple(w for _, w in words)))
        for cell in row.cells
        if (words := tuple((at, word) for at, word in cell.words if at.start >= end and word.text not in _JOINTS))
    ]
    if not cells:
        return ()
    return (replace(row, cells=tuple(cells), span=Span(cells[0].span.start, row.span.end)),)
