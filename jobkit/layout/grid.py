"""Lines side by side: which ones share a row."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from statistics import median

from jobkit.model.document import Box, Line

SHARED_BASELINE = 0.34
"""Share of the smaller type size by which the baselines of one row may differ: more than a raised date in smaller
type, less than the tightest line spacing (1.0)."""

Band = tuple[Line, ...]
"""Lines of one row, left to right."""


def text_box(lines: Iterable[Line]) -> Box:
    """The smallest box around lines; there is at least one."""
    return Box.around([line.box for line in lines])


def same_row(one: Line, other: Line) -> bool:
    """Whether two lines of one page stand at one height."""
    most = SHARED_BASELINE * min(one.size, other.size)
    here, there = one.box, other.box
    return (
        abs(here.bottom - there.bottom) <= most
        or abs((here.top + here.bottom) - (there.top + there.bottom)) / 2 <= most
    )


def bands(lines: Sequence[Line]) -> list[Band]:
    """The lines grouped into rows from the top down, each from left to right."""
    rows: list[list[Line]] = []
    for line in sorted(lines, key=lambda line: (line.box.bottom, line.box.x0)):
        row = next((row for row in reversed(rows[-3:]) if _fits(row, line)), None)
        if row is None:
            rows.append([line])
        else:
            row.append(line)
    ordered = sorted(rows, key=lambda row: min(line.box.top + line.box.bottom for line in row))
    return [tuple(sorted(row, key=lambda line: line.box.x0)) for row in ordered]


def _fits(row: list[Line], line: Line) -> bool:
    return any(same_row(line, other) for other in row) and not any(_overlap(line, other) for other in row)


def _overlap(one: Line, other: Line) -> bool:
    shared = min(one.box.x1, other.box.x1) - max(one.box.x0, other.box.x0)
    return shared > 0.5 * min(one.box.width, other.box.width)


def line_gap(rows: Sequence[Band]) -> float:
    """The usual distance from one row's bottom to the next one's, in points; 0 for fewer than two rows."""
    steps = [text_box(after).bottom - text_box(before).bottom for before, after in pairwise(rows)]
    return median(steps) if steps else 0.0
