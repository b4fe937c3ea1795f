"""Section titles set sideways in the left margin: each becomes a row of its own, before the rows that it labels.

A title that reads upwards is as long as its word, and its section may be longer or shorter; what it labels is told by
all titles of the margin together: either each is centred on its rows, or each begins where they do; and white space
stands above where a section begins.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from statistics import median

from jobkit.layout.grid import Band, text_box
from jobkit.layout.titles import title_kind
from jobkit.model.document import Box, Line

UPRIGHT = 1.5
"""Times its width, from which the height of a line of letters says that it is set sideways."""
SHORTEST = 4
"""Characters of such a line; fewer may stand one above the other."""
SAME_EDGE = 3.0
"""Points between the left edges of titles in one margin."""

WHITE_SPACE = 2.0
"""Points that a title may stand off for each point of white space above its rows, over the usual one."""

Placed = tuple[int, Band]
"""The number of a column, and a row of it."""
Cost = Callable[[Box, Box], float]
"""How far a title stands from where it would stand if it labelled rows with this box, in points."""


def set_apart(lines: Sequence[Line]) -> tuple[list[Line], tuple[Line, ...]]:
    """The sideways titles of a page from the top down, and its other lines; without a known title among them there are
    none."""
    sideways = [line for line in lines if _is_sideways(line)]
    edges = [line.box.x0 for line in sideways if title_kind(line.text)]
    titles = [line for line in sideways if any(abs(line.box.x0 - edge) <= SAME_EDGE for edge in edges)]
    known = set(map(id, titles))
    return sorted(titles, key=lambda line: line.box.top), tuple(line for line in lines if id(line) not in known)


def _is_sideways(line: Line) -> bool:
    return line.box.height > UPRIGHT * line.box.width and len(line.text) >= SHORTEST


def with_titles(titles: Sequence[Line], rows: Sequence[Placed], column: int) -> list[Placed]:
    """The rows with each title before the first one that it labels; rows at its left are none of these.

    Titles that label nothing come last, in the column of the last row, or in the given one where there are no rows.
    """
    beside = [at for at, (_, row) in enumerate(rows) if titles and text_box(row).x0 >= titles[0].box.x1 - SAME_EDGE]
    beside.sort(key=lambda at: text_box(rows[at][1]).top)
    found = list(rows)
    if not beside:
        return [*found, *((rows[-1][0] if rows else column, (title,)) for title in titles)]
    starts = _starts([title.box for title in titles], [text_box(rows[at][1]) for at in beside])
    for title, start in sorted(zip(titles, starts, strict=True), key=lambda pair: -beside[pair[1]]):
        at = beside[start]
        found.insert(at, (rows[at][0], (title,)))
    return found


def _starts(titles: Sequence[Box], rows: Sequence[Box]) -> list[int]:
    """For each title the index of the first row that it labels; each labels at least one while there are enough."""
    if len(rows) < len(titles):
        return [min(range(len(rows)), key=lambda at: abs(rows[at].top - title.top)) for title in titles]
    return min((_best(titles, rows, cost) for cost in (_from_middle, _from_top)), key=lambda found: found[0])[1]


def _best(titles: Sequence[Box], rows: Sequence[Box], cost: Cost) -> tuple[float, list[int]]:
    """(the sum of the costs, the starts) of the cheapest way to share the rows out, the last title's to the end."""
    space = _white_space(rows)
    ends: list[tuple[float, list[int]]] = [(0.0, []) for _ in range(len(rows) + 1)]
    for title in titles:
        ends = [
            min(
                (
                    (
                        before[0] + cost(title, rows[start].union(rows[end - 1])) - WHITE_SPACE * space[start],
                        [*before[1], start],
                    )
                    for start, before in enumerate(ends[:end])
                ),
                key=lambda found: found[0],
                default=(float("inf"), []),
            )
            for end in range(len(rows) + 1)
        ]
    return ends[-1]


def _white_space(rows: Sequence[Box]) -> list[float]:
    """Points between each row and the one above it, over what is usual; 0 for the first."""
    gaps = [below.top - above.bottom for above, below in pairwise(rows)]
    usual = median(gaps) if gaps else 0.0
    return [0.0, *(max(0.0, gap - usual) for gap in gaps)]


def _from_middle(title: Box, rows: Box) -> float:
    return abs(title.top + title.bottom - rows.top - rows.bottom) / 2


def _from_top(title: Box, rows: Box) -> float:
    return abs(title.top - rows.top)
