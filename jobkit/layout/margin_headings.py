"""Section titles in the left margin: each becomes a row of its own, before the rows that it labels."""

from __future__ import annotations

from collections.abc import Sequence

from jobkit.layout.grid import Band
from jobkit.layout.titles import title_kind
from jobkit.model.document import Line

WRAPPED = 3
"""Lines that a title in a narrow margin is wrapped over at most: "Licenses / and / Certifications"."""
LEADING = 1.5
"""Times the type size, baseline to baseline: lines of one title are not further apart."""


def apart(rows: Sequence[Band]) -> list[Band]:
    """The rows with every margin title taken out of its row and put before it."""
    found: list[Band] = []
    taken: set[int] = set()
    for at, row in enumerate(rows):
        left = tuple(line for line in row if id(line) not in taken)
        title = _title(left, rows[at + 1 : at + WRAPPED])
        taken.update(map(id, title))
        rest = tuple(line for line in left if id(line) not in taken)
        found.extend(part for part in (title, rest) if part)
    return found


def _title(row: Band, following: Sequence[Band]) -> tuple[Line, ...]:
    """The lines of a title that opens the row and that other cells stand beside; empty where there is none."""
    if len(row) < 2:
        return ()
    column = [row[0]]
    best: tuple[Line, ...] = (row[0],) if title_kind(row[0].text) else ()
    for after in following:
        first = after[0]
        if not _goes_on(column[-1], first) or first.box.x1 > row[1].box.x0:
            break
        column.append(first)
        if title_kind(" ".join(line.text for line in column)):
            best = tuple(column)
    return best


def _goes_on(before: Line, after: Line) -> bool:
    one, other = before.words[0], after.words[0]
    if (one.size, one.bold, one.color) != (other.size, other.bold, other.color):
        return False
    starts = abs(after.box.x0 - before.box.x0) <= 2 or abs(after.box.x1 - before.box.x1) <= 2
    return starts and after.box.bottom - before.box.bottom <= LEADING * before.size
