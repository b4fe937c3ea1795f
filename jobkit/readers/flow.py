"""Formats without positions (Word, HTML) laid out as if on a page, so that layout and parsing see one kind of page.

A format's reader says what follows what (``Row``) and what stands side by side (``Side``); here each gets a place.
Nothing is wrapped: a paragraph is one line however long, and the page as wide as the longest.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from jobkit.model.document import Box, Fill, Line, LineRole, Page, Word
from jobkit.readers.characters import legible, unspaced
from jobkit.readers.marks import line_of

WIDTH, HEIGHT, MARGIN = 612.0, 792.0, 54.0
"""US Letter with margins of three quarters of an inch."""
ADVANCE, SPACE = 0.5, 0.28
"""Mean width of a character and of a space, in em (Arial's lower case and space)."""
ASCENT, DESCENT = 0.8, 0.2
"""A word's box above and below its baseline, in em."""
LEADING = 1.3
BESIDE = 18.0
"""At least so many points part what stands side by side."""
TALL, TALLEST = 3, 5
"""A table row whose cells hold so many lines (the second most and the most) is a page of columns, read one by one. A
text box of the most is a sidebar."""
HEAD = 6
"""A sidebar has at most so many lines before it on its page: the name, a title, the contact."""

_WORD = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class Run:
    """Characters in one typeface."""

    text: str
    size: float = 11.0
    bold: bool = False
    italic: bool = False
    color: int | None = None
    href: str | None = None
    hidden: str | None = None
    ground: int | None = None
    """The colour that it stands on, where that is its own."""


@dataclass(frozen=True, slots=True)
class Part:
    """What stands in a row from ``x`` on: points from the column's left edge, None for its right edge."""

    x: float | None
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One paragraph, or what a line break sets apart of it."""

    parts: tuple[Part, ...]
    role: LineRole = "text"
    level: int = 0
    paragraph: int = -1
    ground: int | None = None
    """The colour that it stands on."""
    above: float = 0.0
    """White space before it, in points."""


@dataclass(frozen=True, slots=True)
class Side:
    """Blocks side by side: (points from the left edge, blocks) of each."""

    cells: tuple[tuple[float, tuple[Block, ...]], ...]


@dataclass(frozen=True, slots=True)
class Aside:
    """A text box that the text after it flows past: a sidebar where it is tall and stands at the head of a page."""

    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Break:
    """A new page."""


Block = Row | Side | Aside | Break


def beside(cells: Sequence[tuple[float, tuple[Block, ...]]]) -> tuple[Block, ...]:
    """A row of cells: side by side where more than one holds something, else that one alone."""
    filled = [blocks for _, blocks in cells if any(not isinstance(block, Row) or block.parts for block in blocks)]
    return (Side(tuple(cells)),) if len(filled) > 1 else filled[0] if filled else ()


@dataclass(frozen=True, slots=True)
class _Set:
    """A line in its place, and the areas that it stands on."""

    line: Line
    fills: tuple[Fill, ...]


@dataclass(slots=True)
class _Sheet:
    """The page being filled."""

    lines: list[_Set] = field(default_factory=list)
    top: float = MARGIN
    left: float = MARGIN
    """Where rows begin: right of the sidebars."""
    right: float = WIDTH - MARGIN
    bottom: float = 0.0
    """Of the lowest sidebar."""


def pages_of(blocks: Iterable[Block]) -> list[Page]:
    """Blocks as pages, a new one at each ``Break`` after a page with words (Word writes some breaks down twice)."""
    sheets = [_Sheet()]
    for block in _tables(blocks):
        if isinstance(block, Break):
            if sheets[-1].lines:
                sheets.append(_Sheet())
        elif isinstance(block, Aside):
            _place_aside(sheets[-1], block)
        else:
            _place(sheets[-1], block, sheets[-1].left)
    return [
        Page(
            number,
            round(sheet.right + MARGIN, 2),
            round(max(HEIGHT, sheet.top + MARGIN, sheet.bottom + MARGIN), 2),
            tuple(placed.line for placed in sheet.lines),
            ordered=True,
            fills=tuple(fill for placed in sheet.lines for fill in placed.fills),
        )
        for number, sheet in enumerate(sheets, start=1)
    ]


def _tables(blocks: Iterable[Block]) -> Iterable[Block | tuple[Side, ...]]:
    """The blocks, neighbouring ones that are side by side as the rows of one table."""
    for is_side, run in groupby(blocks, key=lambda block: isinstance(block, Side)):
        if is_side:
            yield tuple(block for block in run if isinstance(block, Side))
        else:
            yield from run


def _place(sheet: _Sheet, block: Block | tuple[Side, ...], x: float) -> None:
    if isinstance(block, Row):
        _place_row(sheet, block, x)
    elif isinstance(block, tuple):
        _place_table(sheet, block, x)
    elif isinstance(block, Aside):
        for inner in _tables(block.blocks):
            _place(sheet, inner, x)


def _place_aside(sheet: _Sheet, aside: Aside) -> None:
    box = _cell(aside.blocks)
    heights = {placed.line.box.top for placed in box.lines}
    if len(heights) < TALLEST or len(sheet.lines) > HEAD:
        _place(sheet, aside, sheet.left)
        return
    placed = [_shifted(placed, sheet.left, sheet.top) for placed in box.lines]
    sheet.lines += placed
    sheet.right = max(sheet.right, *(one.line.box.x1 for one in placed))
    sheet.bottom = max(sheet.bottom, sheet.top + box.top)
    # What follows begins beside it, back at its top: so layout sees where another column begins.
    sheet.left = round(max(one.line.box.x1 for one in placed) + BESIDE, 2)


def _place_row(sheet: _Sheet, row: Row, x: float) -> None:
    size = max((run.size for part in row.parts for run in part.runs if run.text.strip()), default=0.0)
    sheet.top = round(sheet.top + row.above, 2)
    if not size:
        return
    reached = x - BESIDE
    for part in row.parts:
        placed = _line(part, row, max(x, reached + BESIDE), x, sheet.top)
        if placed is None:
            continue
        reached = placed.line.box.x1
        sheet.right = max(sheet.right, reached)
        sheet.lines.append(placed)
        # A bullet or a heading is what the row begins with; a date at its other end is neither.
        row = replace(row, role="text", level=0)
    sheet.top = round(sheet.top + LEADING * size, 2)


def _line(part: Part, row: Row, least: float, x: float, top: float) -> _Set | None:
    size = max((run.size for run in part.runs if run.text.strip()), default=0.0)
    words = list(_words(part.runs, top + ASCENT * size))
    if not words:
        return None
    width = words[-1][0].box.x1
    at = max(least, WIDTH - MARGIN - width) if part.x is None else max(least, x + part.x)
    moved = [replace(word, box=_moved(word.box, at, 0.0)) for word, _ in words]
    line = line_of(moved, Line((), moved[0].box, row.role, row.level, row.paragraph))
    if line is None:
        return None
    fills = [] if row.ground is None else [Fill(line.box, row.ground)]
    fills += [Fill(word.box, run.ground) for word, (_, run) in zip(moved, words, strict=True) if run.ground is not None]
    return _Set(line, tuple(fills))


def _words(runs: Sequence[Run], base: float) -> Iterable[tuple[Word, Run]]:
    """The words of runs, from x = 0 on; a word that several runs make has the typeface of its first."""
    text, owners = _joined(runs)
    x, at = 0.0, 0
    for found in _WORD.finditer(text):
        run = owners[found.start()]
        x += SPACE * run.size * (1 if found.start() > at and x else 0)
        at = found.end()
        for start, end in _seen_apart(owners, *found.span()):
            run = owners[start]
            x1 = x + (end - start) * ADVANCE * run.size
            box = Box(
                round(x, 2), round(base - ASCENT * run.size, 2), round(x1, 2), round(base + DESCENT * run.size, 2)
            )
            piece = text[start:end]
            yield (
                Word(piece, box, round(run.size, 2), run.bold, run.italic, run.color, run.href, run.hidden),
                run,
            )
            x = x1


def _joined(runs: Sequence[Run]) -> tuple[str, list[Run]]:
    """The runs' text, and of each character the run that it comes from."""
    text, owners = "", []
    for run in runs:
        piece = legible(run.text)
        text += piece
        owners += [run] * len(piece)
    whole = unspaced(text)
    if len(whole) != len(text) and owners:
        # Letter-spaced words are put together, in the typeface that they begin with.
        owners = [owners[0]] * len(whole)
    return whole, owners


def _seen_apart(owners: list[Run], start: int, end: int) -> Iterable[tuple[int, int]]:
    """The stretches of a word of which all or nothing is hidden."""
    at = start
    for here in range(start + 1, end):
        if owners[here].hidden != owners[at].hidden:
            yield at, here
            at = here
    yield at, end


# ------------------------------------------------------------------ side by side


def _place_table(sheet: _Sheet, sides: Sequence[Side], x: float) -> None:
    rows = [_cells(side) for side in sides]
    edges = _edges(rows, x)
    for row in rows:
        _place_cells(sheet, [(edges[at], cell) for at, cell in row if cell.lines])


def _cells(side: Side) -> list[tuple[float, _Sheet]]:
    """(points from the left edge, what stands there) of each cell; no two have one place."""
    found: dict[float, _Sheet] = {}
    for at, blocks in side.cells:
        found[at if at not in found else max(found) + 1] = _cell(blocks)
    return sorted(found.items(), key=lambda item: item[0])


def _edges(rows: Sequence[Sequence[tuple[float, _Sheet]]], x: float) -> dict[float, float]:
    """Where each column begins, so that in no row of the table one cell reaches into the next."""
    found: dict[float, float] = {}
    for at in sorted({at for row in rows for at, _ in row}):
        before = [cells[-1] for row in rows if any(at == here for here, _ in row) and (cells := _left_of(row, at))]
        reached = (found[here] + placed.line.box.x1 for here, cell in before for placed in cell.lines)
        found[at] = max([x + at, *(end + BESIDE for end in reached)])
    return found


def _left_of(row: Sequence[tuple[float, _Sheet]], at: float) -> list[tuple[float, _Sheet]]:
    return [(here, cell) for here, cell in row if here < at]


def _place_cells(sheet: _Sheet, cells: Sequence[tuple[float, _Sheet]]) -> None:
    start = sheet.top
    counts = sorted(len({placed.line.box.top for placed in cell.lines}) for _, cell in cells)
    columns = len(counts) > 1 and counts[-2] >= TALL and counts[-1] >= TALLEST
    columns = columns or sum(_is_headed(cell) for _, cell in cells) > 1
    moved: list[tuple[int, _Set]] = []
    for by, cell in cells:
        rows = {top: at for at, top in enumerate(sorted({placed.line.box.top for placed in cell.lines}))}
        shifted = [_shifted(placed, by, start) for placed in cell.lines]
        numbers = (0 if columns else rows[placed.line.box.top] for placed in cell.lines)
        moved += zip(numbers, shifted, strict=True)
        sheet.right = max(sheet.right, *(placed.line.box.x1 for placed in shifted))
    sheet.lines += _levelled(moved, columns)
    sheet.top = max([start, *(round(start + cell.top, 2) for _, cell in cells)])


def _is_headed(cell: _Sheet) -> bool:
    """Whether a cell is a heading and what it heads: a section beside other ones."""
    return cell.lines[0].line.role == "heading" and len({placed.line.box.top for placed in cell.lines}) > 1


def _cell(blocks: Iterable[Block]) -> _Sheet:
    cell = _Sheet(top=0.0)
    for block in _tables(blocks):
        _place(cell, block, 0.0)
    return cell


def _levelled(moved: list[tuple[int, _Set]], columns: bool) -> list[_Set]:
    """The cells' lines in reading order: cell after cell, or row after row with all of a row at one height."""
    if columns:
        return [placed for _, placed in moved]
    top: dict[int, float] = {}
    for row, placed in moved:
        top[row] = max(top.get(row, 0.0), placed.line.box.top)
    ordered = sorted(moved, key=lambda item: item[0])
    return [_shifted(placed, 0.0, top[row] - placed.line.box.top) for row, placed in ordered]


def _shifted(placed: _Set, dx: float, dy: float = 0.0) -> _Set:
    line = placed.line
    words = tuple(replace(word, box=_moved(word.box, dx, dy)) for word in line.words)
    fills = tuple(replace(fill, box=_moved(fill.box, dx, dy)) for fill in placed.fills)
    return _Set(replace(line, words=words, box=_moved(line.box, dx, dy)), fills)


def _moved(box: Box, dx: float, dy: float) -> Box:
    return Box(round(box.x0 + dx, 2), round(box.top + dy, 2), round(box.x1 + dx, 2), round(box.bottom + dy, 2))
