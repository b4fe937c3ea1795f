"""Entries in a table with a head, in cells of several lines: "Period | Position / Employer | Duties"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from jobkit.language.dates import find_periods
from jobkit.model.document import Cell, Document, Row
from jobkit.parsing.entry_words import cell_label, is_table_heading

SAME_EDGE = 6.0
"""Points by which a cell may start left of the head of its column."""
INDENT = 24.0
"""Points by which it may start right of it, behind a bullet: what is centred is no such table."""


@dataclass(frozen=True, slots=True)
class Record:
    """One row of the table, cell after cell, each of its lines a row of its own."""

    head: tuple[Row, ...]
    body: tuple[Row, ...]
    """What the column of duties holds."""


def table_records(document: Document, rows: Sequence[Row]) -> list[Record]:
    """The records of a table that is all there is under its head; none where the rows hold no such table, or each of
    its records is a single line, which reads as any other line does.

    A record begins where the column of dates has another date.
    """
    head = rows[0].cells if rows else ()
    texts = [document.text_of(cell.span) for cell in head]
    if not is_table_heading(texts):
        return []
    labels = [cell_label(text) for text in texts]
    lines = [_line(row, head) for row in rows[1:]]
    if labels.count("dates") != 1 or None in lines:
        return []
    groups = _grouped(document, [line for line in lines if line], labels.index("dates"))
    if all(len(group) == 1 for group in groups):
        return []
    notes = [at for at, label in enumerate(labels) if label == "notes"]
    fields = [at for at in range(len(head)) if at not in notes]
    return [Record(tuple(_rows(group, fields)), tuple(_rows(group, notes))) for group in groups]


_Line = tuple[Row, dict[int, Cell]]
"""A row, and its cells by their column."""


def _line(row: Row, head: Sequence[Cell]) -> _Line | None:
    """The row's cells by column; None where one begins at no column's edge, or two at one."""
    found: dict[int, Cell] = {}
    for cell in row.cells:
        at = sum(title.box.x0 - SAME_EDGE <= cell.box.x0 for title in head) - 1
        if at < 0 or at in found or cell.box.x0 - head[at].box.x0 > INDENT:
            return None
        found[at] = cell
    return row, found


def _grouped(document: Document, lines: Sequence[_Line], dates: int) -> list[list[_Line]]:
    groups: list[list[_Line]] = []
    written = ""
    for line in lines:
        cell = line[1].get(dates)
        text = document.text_of(cell.span) if cell else ""
        whole = f"{written} {text}"
        if not groups or (text and len(find_periods(whole)) > len(find_periods(written))):
            groups.append([])
            whole = text
        groups[-1].append(line)
        written = whole
    return groups


def _rows(group: Sequence[_Line], columns: Sequence[int]) -> Iterator[Row]:
    """The cells of these columns, one column after the other, each as the only one of its row."""
    for column in columns:
        for row, cells in group:
            if cell := cells.get(column):
                yield replace(row, span=cell.span, box=cell.box, cells=(cell,))
