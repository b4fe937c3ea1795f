"""Tables: which rows are one entry, by white space, by dates, or by the middles of cells that are centred."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

from jobkit.language.dates import find_periods
from jobkit.layout.form_rows import DATES, FAR, Label, cells_under, columns_in, in_column, lines_under, look
from jobkit.layout.grid import Band, text_box
from jobkit.model.document import Box, Line

LOOSE = 1.12
"""Times the tightest step of a table: a step larger than that parts two of its entries."""
PADDING = 0.6
"""Times the type size: white space at the right of a cell."""
BETWEEN = 0.9
"""Times the type size: lines nearer than that, baseline to baseline, are of cells that are centred."""
EMPTY = 4.0
"""Points that an empty cell counts for, against cells off the middle of their row."""


def entries_under(rows: Sequence[Band], labels: Sequence[Label], *, paged: bool) -> list[list[Band]]:
    """The rows of each entry of a table.

    White space parts them where each stretch between it has what an entry has once, a date or else the first column. If
    not, each begins at these. Where lines of one cell stand between those of another, or above the first date, cells
    are centred in their rows: then each stands around the middle of a cell of the column that tells them apart.
    """
    heads = [label.box for label in labels]
    named = _named(rows, labels)
    once = _firsts_begin(rows, heads) if named is None else _dates_begin(rows, heads, named)
    steps = [text_box(two).bottom - text_box(one).bottom for one, two in pairwise(rows)]
    if paged and (min(steps, default=FAR) < BETWEEN * rows[0][0].size or once[:1] > [0]):
        return _centred(rows, heads, _cells_once(rows, labels, named))
    tightest = min((step for step in steps if step > 0), default=0.0)
    loose = [0, *(at + 1 for at, step in enumerate(steps) if step > LOOSE * tightest)]
    held = [sum(start <= at < end for at in once) for start, end in pairwise([*loose, len(rows)])]
    if paged and len(loose) > 1 and all(count == 1 or (count and named is None) for count in held):
        return _cut(rows, loose)
    dated = _dated(rows, labels) if paged and named is None else None
    if dated is not None:
        once = _dates_begin(rows, heads, dated)
    return _cut(rows, sorted({0, *once}))


def _cells_once(rows: Sequence[Band], labels: Sequence[Label], named: int | None) -> list[list[Line]]:
    """The cells of the column that has most of them, as white space or else as dates part them."""
    heads = [label.box for label in labels]
    columns = [cells_under(rows, heads, at) for at in range(len(heads))]
    steps = [two.box.bottom - one.box.bottom for column in columns for one, two in pairwise(column)]
    leading = min((step for step in steps if step > 0), default=0.0)
    choices = [
        _parted(column, lambda one, two: two.box.bottom - one.box.bottom > LOOSE * leading) for column in columns
    ]
    dated = _dated(rows, labels) if named is None else named
    if dated is not None:
        begins = {id(line) for at in _dates_begin(rows, heads, dated) for line in in_column(rows[at], heads, dated)}
        by_dates = _parted(columns[dated], lambda _, two: id(two) in begins)
        if named is not None:
            return by_dates
        choices.insert(0, by_dates)
    return max(choices, key=len)


def _parted(column: Sequence[Line], is_parted: Callable[[Line, Line], bool]) -> list[list[Line]]:
    found: list[list[Line]] = []
    for line in column:
        if found and not is_parted(found[-1][-1], line):
            found[-1].append(line)
        else:
            found.append([line])
    return found


def _named(rows: Sequence[Band], labels: Sequence[Label]) -> int | None:
    """The first column that is labelled as one of dates and holds any: "Graduated" may hold "yes"."""
    heads = [label.box for label in labels]
    columns = [at for at, label in enumerate(labels) if label.slot in DATES]
    return next((at for at in columns if _dates_begin(rows, heads, at)), None)


def _dated(rows: Sequence[Band], labels: Sequence[Label]) -> int | None:
    """The column of which every second cell or more begins with a date."""
    heads = [label.box for label in labels]
    for at, label in enumerate(labels):
        held = [lines[0].text for lines in lines_under(rows, heads, at)] if label.slot != "notes" else []
        dates = [text for text in held if any(span.start == 0 for span, _ in find_periods(text))]
        if len(dates) > 1 and 2 * len(dates) >= len(held):
            return at
    return None


def _cut(rows: Sequence[Band], starts: Sequence[int]) -> list[list[Band]]:
    return [list(rows[start:end]) for start, end in pairwise([*starts, len(rows)])]


def _centred(rows: Sequence[Band], heads: Sequence[Box], cells: Sequence[Sequence[Line]]) -> list[list[Band]]:
    """The rows of entries each of whose cells is centred beside the middle of one of these."""
    middles = [_middle(cell) for cell in cells]
    home: dict[int, int] = {}
    for column in range(len(heads)):
        lines = cells_under(rows, heads, column)
        home.update(zip(map(id, lines), _shared_out(lines, middles), strict=True))
    return [
        [kept for row in rows if (kept := tuple(line for line in row if home[id(line)] == at))]
        for at in range(len(middles))
    ]


def _middle(lines: Sequence[Line]) -> float:
    return (lines[0].box.top + lines[-1].box.bottom) / 2


def _shared_out(lines: Sequence[Line], middles: Sequence[float]) -> list[int]:
    """Which middle each line of a column belongs to, in order, so that what belongs to one stands around it."""
    best: dict[int, tuple[float, tuple[int, ...]]] = {0: (0.0, ())}
    for at, middle in enumerate(middles):
        after: dict[int, tuple[float, tuple[int, ...]]] = {}
        for start, (cost, homes) in best.items():
            for end in range(start, len(lines) + 1):
                off = abs(_middle(lines[start:end]) - middle) if end > start else EMPTY
                found = (cost + off, homes + (at,) * (end - start))
                after[end] = min(after.get(end, found), found)
        best = after
    return list(best[len(lines)][1])


def _dates_begin(rows: Sequence[Band], heads: Sequence[Box], column: int) -> list[int]:
    """The rows in which the dates of the column begin, which may be wrapped anywhere."""
    text = ""
    ends: list[tuple[int, int]] = []
    for at, row in enumerate(rows):
        for line in in_column(row, heads, column):
            text += line.text + " "
            ends.append((len(text), at))
    begins = [span.start for span, _ in find_periods(text)]
    return sorted({next(at for end, at in ends if begin < end) for begin in begins})


def _firsts_begin(rows: Sequence[Band], heads: Sequence[Box]) -> list[int]:
    """The rows with something in the first column, and in another one where there are several."""
    held = [set(columns_in(row, heads)) for row in rows]
    whole = [at for at, columns in enumerate(held) if 0 in columns and len(columns) > 1]
    return whole or [at for at, columns in enumerate(held) if 0 in columns]


def wrapped(column: Sequence[Line], right: float | None) -> list[bool]:
    """For each line of a cell whether its first word had no room on the line above.

    Args:
        right: where the next column begins; None for the last one.
    """
    limit = right - PADDING * column[0].size if right is not None else max(line.box.x1 for line in column)
    found = [False]
    for one, two in pairwise(column):
        first = two.words[0]
        full = one.box.x1 + 0.25 * first.size + first.box.width > limit
        found.append(full and look(one)[:3] == look(two)[:3])
    return found
