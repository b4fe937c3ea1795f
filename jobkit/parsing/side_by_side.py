"""Entries that stand side by side in rows of cells, read column by column instead."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from jobkit.model.document import Cell, Document, Row

SAME_EDGE = 4.0
"""Points by which cells of one column may start apart."""
FEWEST_ROWS = 2

Says = Callable[[str], bool]


def unfolded(
    document: Document, rows: Sequence[Row], is_range: Says, is_date: Says
) -> Iterator[tuple[Row, tuple[Cell, ...]]]:
    """Each row with its cells; rows that hold several entries at once give a row for each, entry after entry.

    They are known by their dates: one row of them has ranges in more than one cell, alone or before a place, or nothing
    but single dates, which no other row below the first has.
    """
    at = 0
    while at < len(rows):
        end = _grid_end(rows, at)
        grid = rows[at:end]
        if end - at >= FEWEST_ROWS and _holds_several(document, grid, is_range, is_date):
            for index in range(len(grid[0].cells)):
                yield from ((row, (row.cells[index],)) for row in grid)
        else:
            yield from ((row, row.cells) for row in grid)
        at = end


def _holds_several(document: Document, grid: Sequence[Row], is_range: Says, is_date: Says) -> bool:
    if any(sum(is_range(text) for text in _texts(document, row)) > 1 for row in grid):
        return True
    dated = [at for at, row in enumerate(grid) if any(map(is_date, _texts(document, row)))]
    return len(dated) == 1 and dated[0] > 0 and all(map(is_date, _texts(document, grid[dated[0]])))


def _texts(document: Document, row: Row) -> list[str]:
    return [document.text_of(cell.span) for cell in row.cells]


def _grid_end(rows: Sequence[Row], at: int) -> int:
    """The index behind the rows that have as many cells as this one, at the same edges."""
    end = at + 1
    while end < len(rows) and len(rows[at].cells) > 1 and _alike(rows[at], rows[end]):
        end += 1
    return end


def _alike(one: Row, other: Row) -> bool:
    return len(one.cells) == len(other.cells) and all(
        abs(first.box.x0 - second.box.x0) <= SAME_EDGE for first, second in zip(one.cells, other.cells, strict=True)
    )
