"""Titles of a side column that are set in the type of its text: white space alone tells them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from jobkit.model.document import Document, Row

MORE = 1.0
"""Points of white space above a title over that below it, and by which the space above two titles may differ."""
FEWEST = 2
"""Known titles of such a column: a single one may be a line of its text."""

Says = Callable[[int], bool]
"""Something of a row, by its index in the document."""


def spaced_titles(document: Document, *, is_marked: Says, is_known: Says, may_be_title: Says) -> Iterator[int]:
    """Indexes of rows that are titles by the space above them, in columns none of whose titles is marked by its type.

    Args:
        is_marked: whether the row's type tells that it is a title.
        is_known: whether its words are those of a known title.
        may_be_title: whether it is short and alone enough for one.
    """
    columns: dict[int, list[int]] = {}
    for at, row in enumerate(document.rows):
        columns.setdefault(row.column, []).append(at)
    for column in columns.values():
        if any(is_marked(at) and may_be_title(at) for at in column):
            continue
        above = _spaces(document.rows, column)
        opening = [at for at in column if above[at] > above.get(at + 1, 0.0) + MORE and may_be_title(at)]
        known = [at for at in opening if is_known(at)]
        if len(known) >= FEWEST:
            least = min(above[at] for at in known) - MORE
            yield from (at for at in opening if above[at] >= least)


def _spaces(rows: Sequence[Row], column: Sequence[int]) -> dict[int, float]:
    """Points of white space above each row of a column; boundless above the first of a page."""
    found: dict[int, float] = {}
    for at in column:
        before = rows[at - 1] if at - 1 in found else None
        is_first = before is None or before.page != rows[at].page
        found[at] = float("inf") if is_first or before is None else rows[at].box.top - before.box.bottom
    return found
