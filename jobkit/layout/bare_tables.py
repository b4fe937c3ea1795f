"""Tables without a head, under a title that says what they hold: columns of which one has a date for each entry.

Nothing reaches over the white gutters between their columns, so that no heads with text below them look so.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence

from jobkit.language.dates import is_part_of_dates
from jobkit.layout.bullets import SIGNS
from jobkit.layout.columns import PLACE_LIKE
from jobkit.layout.drafts import Filled
from jobkit.layout.form_rows import FAR, Entry, Label, cells_under, lines_under
from jobkit.layout.form_tables import entries_under, wrapped
from jobkit.layout.grid import Band, text_box
from jobkit.layout.titles import title_kind
from jobkit.model.document import Box, Line

FEWEST_COLUMNS = 3
"""Beside dates and one other column, margins look the same."""
FEWEST_ENTRIES = 2
NARROWEST = 6.0
"""Points between two columns."""
LEVEL = 3.0
"""Points by which the cells of one entry may stand off the height of its dates."""
INDENT = 6.0
"""Points by which what was done stands right of the name above it."""
LONG = 8
"""Words of the cells of a column, on average, from which they are texts."""
KINDS = frozenset(("work", "education", "internships", "volunteer", "military"))


def bare_tables(rows: Sequence[Band]) -> Iterator[tuple[int, int, list[Entry]]]:
    """(first row, index behind the last one, entries) of each table of a page's rows."""
    first = 0
    while first < len(rows):
        end = _end(rows, first)
        above = rows[first - 1] if first else ()
        if len(above) == 1 and title_kind(above[0].text) in KINDS and (entries := _entries(rows[first:end])):
            yield first, end, entries
        first = max(end, first + 1)


def _end(rows: Sequence[Band], first: int) -> int:
    """The index behind the rows that may be one table: up to a title, or to wide white space."""
    end = first
    while end < len(rows) and title_kind(rows[end][0].text) is None:
        if end > first and text_box(rows[end]).bottom - text_box(rows[end - 1]).bottom > FAR * rows[end][0].size:
            break
        end += 1
    return end


def _entries(rows: Sequence[Band]) -> list[Entry]:
    heads = _columns(rows)
    if len(heads) < FEWEST_COLUMNS:
        return []
    columns = [cells_under(rows, heads, at) for at in range(len(heads))]
    dated = next((at for at, column in enumerate(columns) if _is_dates(column)), None)
    if dated is None:
        return []
    labels = [
        Label("dates" if at == dated else "other", column[0].words, column[0], edges=box)
        for at, (box, column) in enumerate(zip(heads, columns, strict=True))
    ]
    records = entries_under(rows, labels, paged=True)
    if len(records) < FEWEST_ENTRIES or len(records) == len(rows):
        return []
    if not all(_is_level(record, heads, dated) for record in records):
        return []
    texts = {at for at, column in enumerate(columns) if _words(column) >= LONG * len(records)}
    return [entry for record in records for entry in _record(record, labels, texts)]


def _is_level(record: Sequence[Band], heads: Sequence[Box], dated: int) -> bool:
    """Whether all cells of an entry begin at the height of its dates, or are centred beside them."""
    cells = [[line.box for line in cells_under(record, heads, at)] for at in range(len(heads))]
    held = [boxes for boxes in cells if boxes]
    dates = cells[dated]
    return (
        bool(dates)
        and len(held) >= FEWEST_COLUMNS
        and all(
            abs(boxes[0].bottom - dates[0].bottom) <= LEVEL
            or abs(boxes[0].top + boxes[-1].bottom - dates[0].top - dates[-1].bottom) / 2 <= LEVEL
            for boxes in held
        )
    )


def _words(lines: Sequence[Line]) -> int:
    return sum(len(line.words) for line in lines)


def _columns(rows: Sequence[Band]) -> list[Box]:
    """The boxes of the columns between the gutters that run through all rows."""
    found: list[Box] = []
    for line in sorted((line for row in rows for line in row), key=lambda line: line.box.x0):
        if found and line.box.x0 - found[-1].x1 < NARROWEST:
            found[-1] = found[-1].union(line.box)
        else:
            found.append(line.box)
    return found


def _is_dates(column: Sequence[Line]) -> bool:
    """Whether a column holds dates, or pieces of them, and places below them."""
    dates = [line for line in column if is_part_of_dates(line.text)]
    others = [line for line in column if line not in dates]
    return (
        len(dates) >= len(others)
        and all(PLACE_LIKE.fullmatch(line.text) for line in others)
        and dates[:1] == [column[0]]
    )


def _record(rows: Sequence[Band], labels: Sequence[Label], texts: Container[int]) -> Iterator[Entry]:
    heads = [label.box for label in labels]
    begins = True
    for at, label in enumerate(labels):
        held = list(lines_under(rows, heads, at))
        if not held:
            continue
        right = labels[at + 1].box.x0 if at + 1 < len(labels) else None
        notes = _notes(held, label.box.x0, is_text=at in texts)
        wraps = wrapped([lines[-1] for lines in held], right)
        for index, (lines, goes_on) in enumerate(zip(held, wraps, strict=True)):
            slot = label.slot if index < notes else "notes"
            if slot == "dates" and not is_part_of_dates(lines[0].text):
                slot = "place"
            goes = 0 < index != notes and slot != "place"
            filled = Filled(slot, 0, begins, goes, goes and goes_on)
            yield Entry(tuple(line.words for line in lines), filled, lines[0])
            begins = False


def _notes(held: Sequence[Sequence[Line]], left: float, *, is_text: bool) -> int:
    """The index of the first line of a cell that says what was done: it is set in, has a bullet, or all is a text."""
    for at, lines in enumerate(held):
        if lines[0].box.x0 > left + INDENT or lines[0].words[0].text in SIGNS:
            return at
    return 0 if is_text else len(held)
