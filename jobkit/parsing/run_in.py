"""Entries set as running text: "Case Manager, Acme, Boise, ID. May 2019 - Present. Planned care ..." in one paragraph.

Each paragraph of such a section opens with words in a look of their own, and has its dates somewhere within; what
stands up to the dates is the entry's head, what follows them says what was done.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from jobkit.language.dates import find_periods, is_all_date
from jobkit.layout.paragraphs import EVEN, rhythm_of
from jobkit.model.document import FLOWING, Cell, Document, Row
from jobkit.parsing.strips import strip_of
from jobkit.parsing.wrapping import Part, look_of

_AFTER_DATES = re.compile(r"[)\]]?(?:[.;:,] |[.;]?$)")
"""What ends a stretch of dates within running text."""


def run_in_parts(document: Document, rows: Sequence[Row]) -> list[Part]:
    """A part for the head and one for the notes of each entry; empty where the section is not set so."""
    if not rows or any(len(row.cells) > 1 or row.role != "text" for row in rows) or not _opens(rows[0]):
        return []
    groups = _paragraphs(document, rows)
    ends = [_end_of_head(document, group) for group in groups]
    heads = [end for end in ends if end is not None]
    if len(heads) < len(groups) or all(len(group) == 1 for group in groups):
        return []
    return [part for group, end in zip(groups, heads, strict=True) for part in _parted(group, end)]


def _opens(row: Row) -> bool:
    """Whether a row begins with words in another look than those at its end: the lead of a paragraph."""
    words = row.cells[0].words
    return look_of(words[0][1])[:2] != look_of(words[-1][1])[:2] and not is_all_date(words[0][1].text)


def _paragraphs(document: Document, rows: Sequence[Row]) -> list[list[Row]]:
    """The rows by paragraph; empty where one ends before its line is full and the next opens with no lead."""
    rhythm, lead = rhythm_of(document), look_of(rows[0].cells[0].words[0][1])
    groups = [[rows[0]]]
    for before, row in pairwise(rows):
        leads = look_of(row.cells[0].words[0][1]) == lead
        is_same = before.column == row.column and before.page == row.page
        step = row.box.bottom - before.box.bottom
        is_next = is_same and step <= rhythm.tightest(row, row.size) + EVEN
        if document.media not in FLOWING and _is_full(before, row, rhythm.right(before)) and (is_next or not leads):
            groups[-1].append(row)
        elif leads:
            groups.append([row])
        else:
            return []
    return groups


def _is_full(before: Row, row: Row, edge: float) -> bool:
    """Whether the row's first word would not have fitted at the end of the line before."""
    return before.box.x1 + row.cells[0].words[0][1].box.width + 0.2 * row.size > edge


def _end_of_head(document: Document, group: Sequence[Row]) -> int | None:
    """The place in the document where the dates of a paragraph end; None where it is no entry with its notes."""
    strip = strip_of(document, [row.span for row in group])
    for span, _ in find_periods(strip.text):
        if span.start > 0 and _AFTER_DATES.match(strip.text, span.end):
            return strip.spans(span.start, span.end)[-1].end
    return None


def _parted(group: Sequence[Row], end: int) -> list[Part]:
    """The head up to its dates, and the notes behind them as a list's item."""
    head, notes = list[Cell](), list[tuple[Row, Cell]]()
    for row in group:
        words = row.cells[0].words
        if before := tuple(item for item in words if item[0].start < end):
            head.append(row.cells[0].narrowed(before))
        if after := tuple(item for item in words if item[0].start >= end):
            notes.append((replace(row, role="bullet"), row.cells[0].narrowed(after)))
    parts = [Part(group[0], (tuple(head),), group[len(head) - 1])]
    if notes:
        parts.append(Part(notes[0][0], (tuple(cell for _, cell in notes),), notes[-1][0]))
    return parts
