"""Rows to sections: which rows are headings, by weighted signals.

A resume is consistent with itself: the look of the headings whose words are known is learned first, then rows of the
same look are headings too, whatever they say, and known words in the look of the body are not.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from jobkit.layout.headings import Heading, find_headings
from jobkit.layout.letters import find_letter
from jobkit.layout.visibility import around
from jobkit.model.document import Box, Document, Row, Section, SectionKind, Span

SAME_COLUMN = 40.0
"""Points between the left edges of a column's parts on two pages: one may hold only indented rows."""
LARGER = 1.15
"""Times a heading's type size, from which what heads a column is the page's own head and goes on with no section."""
SAME_WIDTH = 0.03
"""Share of a column's width by which columns that one text flows through may differ."""
_JOINTS = (":", "-", "–", "—")


@dataclass(frozen=True, slots=True)
class _Opening:
    kind: SectionKind
    title: Span | None
    first: int
    """Index of the first row of the body."""
    heading: int
    """Index of the heading's row."""


@dataclass(frozen=True, slots=True)
class _Part:
    """Rows of one section that stand in one column."""

    home: int
    """Index of the section's opening; -1 for a header of its own."""
    rows: tuple[Row, ...]


def find_sections(document: Document) -> tuple[Section, ...]:
    """The document's sections in reading order; what stands before the first heading is a header without title.

    A column that opens without a heading beside one that has its own goes on with what stood above it on an earlier
    page, or is a header too: the name at the top of the main column is no part of the sidebar's last section.
    A cover letter is a section of its own, wherever it stands.
    """
    letter = find_letter(document)
    headings = (heading for heading in find_headings(document) if heading.row not in letter)
    openings = [_Opening("header", None, 0, 0), *map(_opening, headings)]
    boxes = _column_boxes(document)
    parts: list[_Part] = []
    for index, opening in enumerate(openings):
        end = openings[index + 1].heading if index + 1 < len(openings) else len(document.rows)
        for at, rows in enumerate(_by_column(_body(document, opening, end, letter))):
            home = index if at == 0 else _home(parts, rows, document.rows[opening.heading], boxes)
            parts.append(_Part(home, rows))
    letters = [Section("letter", None, document.rows[letter.start : letter.stop])] if letter else []
    return (*letters, *_sections(openings, parts))


def _opening(heading: Heading) -> _Opening:
    return _Opening(heading.kind, heading.title, heading.row + heading.rows, heading.row)


def _body(document: Document, opening: _Opening, end: int, letter: range) -> list[Row]:
    rows = [document.rows[at] for at in range(opening.first, end) if at not in letter]
    if opening.title and opening.first == opening.heading:
        rows[:1] = _after(rows[0], opening.title.end)
    return rows


def _by_column(rows: Sequence[Row]) -> list[tuple[Row, ...]]:
    return [tuple(part) for _, part in groupby(rows, key=lambda row: row.column)]


def _column_boxes(document: Document) -> dict[int, Box]:
    boxes: dict[int, list[Box]] = {}
    for row in document.rows:
        boxes.setdefault(row.column, []).append(row.box)
    return {column: Box.around(own) for column, own in boxes.items()}


def _home(parts: Sequence[_Part], rows: Sequence[Row], heading: Row, boxes: dict[int, Box]) -> int:
    """Which section the rows at the head of a column go on with; the last part is the one before them.

    A list in two columns goes on under its heading, beside it; so does text that flows through columns of one width. A
    main column begins above the sidebar's last heading.
    """
    last, first = parts[-1].rows[-1], rows[0]
    x0 = boxes[first.column].x0
    above = [part for part in parts if part.rows[-1].page < first.page]
    alike = [part for part in above if abs(boxes[part.rows[-1].column].x0 - x0) <= SAME_COLUMN]
    if first.size > LARGER * heading.size:
        return -1
    if last.page != first.page:
        return alike[-1].home if alike else parts[-1].home
    is_beside = first.box.top < boxes[last.column].bottom and boxes[first.column].x0 > boxes[last.column].x0
    is_under = first.box.bottom >= heading.box.top and first.size <= heading.size
    if not is_beside or heading.column != last.column or is_under or _flows_on(last, first, boxes):
        return parts[-1].home
    return alike[-1].home if alike else -1


def _flows_on(last: Row, first: Row, boxes: dict[int, Box]) -> bool:
    """Whether a row in type of the same size goes on at the head of the next of two columns as wide as each other."""
    one, other = boxes[last.column].width, boxes[first.column].width
    return abs(one - other) <= SAME_WIDTH * one and round(first.size) == round(last.size)


def _sections(openings: Sequence[_Opening], parts: Sequence[_Part]) -> Iterator[Section]:
    for index, opening in enumerate(openings):
        rows = tuple(row for part in parts if part.home == index for row in part.rows)
        if rows or opening.title:
            yield Section(opening.kind, opening.title, rows)
        last = max((at for at, part in enumerate(parts) if part.home == index), default=-1)
        strays = parts[last + 1 : last + 2] if last >= 0 else ()
        for stray in strays:
            if stray.home == -1:
                yield Section("header", None, stray.rows)


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
