"""Pages to one document: what is visible, in the order in which a person reads it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from jobkit.layout.bullets import marked
from jobkit.layout.columns import columns
from jobkit.layout.drafts import Draft, write_down
from jobkit.layout.forms import Stretch, stretches
from jobkit.layout.grid import Band, bands
from jobkit.layout.justified import rejoined
from jobkit.layout.margin_headings import apart
from jobkit.layout.parting import part
from jobkit.layout.running_heads import without_running_heads
from jobkit.layout.turned_headings import set_apart, with_titles
from jobkit.layout.visibility import see
from jobkit.model.document import Document, Line, LineRole, Page, PageSize, Word

CELL_GAP = 0.5
"""Times the type size between two lines of a row, from which they are cells: a word space is 0.25 to 0.35, and
wider ones within a line were looked at before (``parting``)."""


def arrange(pages: Sequence[Page], *, digest: str, media: str) -> Document:
    """The pages as one document.

    Args:
        pages: as a reader gives them, in page order.
        digest: sha256 of the file's bytes, hexadecimal.
        media: the reader's name.
    """
    seen = [see(page) for page in pages]
    visible = [replace(page, lines=part.lines) for page, part in zip(pages, seen, strict=True)]
    drafts: list[Draft] = []
    for page, lines in zip(visible, without_running_heads(visible), strict=True):
        shown = lines if page.ordered else part(rejoined(lines), page.fills)
        for stretch in stretches(shown, paged=not page.ordered):
            drafts += _rows(page, stretch, drafts[-1].column + 1 if drafts else 0)
    return write_down(
        [draft for draft in map(marked, drafts) if draft.cells],
        digest=digest,
        media=media,
        pages=tuple(PageSize(page.number, page.width, page.height, page.origin) for page in pages),
        hidden=tuple(hidden for part in seen for hidden in part.hidden),
    )


def _rows(page: Page, stretch: Stretch, column: int) -> list[Draft]:
    """The rows of a stretch of a page; ``column`` is the number of its first column."""
    if stretch.entries:
        return [
            Draft(
                page.number, column, entry.cells, entry.line.role, entry.line.level, entry.line.paragraph,
                filled=entry.filled,
            )
            for entry in stretch.entries
        ]  # fmt: skip
    return (_ordered_rows if page.ordered else _placed_rows)(page, stretch.lines, column)


def _ordered_rows(page: Page, lines: tuple[Line, ...], column: int) -> list[Draft]:
    """Rows in the file's own order: neighbours at one height are one row's cells, margin headings rows of their own;
    where the order goes back up the page, the next column begins."""
    columns: list[list[list[Line]]] = [[]]
    for line in lines:
        rows = columns[-1]
        last = rows[-1][-1] if rows else None
        if last and last.box.top == line.box.top and last.box.x1 <= line.box.x0:
            rows[-1].append(line)
        elif last and line.box.bottom <= last.box.top:
            columns.append([[line]])
        else:
            rows.append([line])
    return [
        _draft(page, band, column + at)
        for at, rows in enumerate(columns)
        for band in apart([tuple(row) for row in rows])
    ]


def _placed_rows(page: Page, lines: tuple[Line, ...], column: int) -> list[Draft]:
    """Rows by position: column after column, top down, margin headings before what they label."""
    titles, upright = set_apart(lines)
    rows = [
        (column + at, band) for at, block in enumerate(columns(upright, page.fills)) for band in apart(bands(block))
    ]
    return [_draft(page, band, at) for at, band in with_titles(titles, rows, column)]


def _draft(page: Page, row: Band, column: int) -> Draft:
    role: LineRole = next((line.role for line in row if line.role != "text"), "text")
    level = max(line.level for line in row)
    return Draft(page.number, column, _cells(row), role, level, row[0].paragraph)


def _cells(row: Band) -> tuple[tuple[Word, ...], ...]:
    """The row's words, parted at gaps wider than a word space."""
    cells: list[tuple[Word, ...]] = []
    before: Line | None = None
    for line in row:
        if before is not None and _one_cell(before, line):
            cells[-1] += line.words
        else:
            cells.append(line.words)
        before = line
    return tuple(cells)


def _one_cell(before: Line, after: Line) -> bool:
    is_below = after.box.top >= (before.box.top + before.box.bottom) / 2 and after.box.x0 < before.box.x1
    return is_below or -1 <= after.box.x0 - before.box.x1 < CELL_GAP * after.size
