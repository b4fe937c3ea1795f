"""Rows of a section to blocks: one line as its writer meant it, wraps joined, the look of each word kept."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from jobkit.language.dates import find_periods
from jobkit.layout.paragraphs import goes_on
from jobkit.model.document import Cell, Document, LineRole, Row, Span, Word
from jobkit.model.resume import Period
from jobkit.parsing.strips import Strip, strip_of

SAME_EDGE = 0.6
"""Times the type size by which left edges may differ and still be one edge."""
NEXT_LINE = 0.9
"""Times the type size of white between two lines of one paragraph; double spacing has 1.0."""
FULL_LINE = 0.8
"""Share of its column that a line must fill before the next one can be its rest."""
OPEN_END = re.compile(r"(?:[,(–—/&-]|\b(?:and|of|for|the|in|with|to|a|an|at|on|by|from|or))$")
"""What a line cannot end with: its rest is in the next one."""
_REST = re.compile(r"[a-z)\]]")

Look = tuple[bool, bool, int, int | None]
"""Bold, italic, type size in half points, colour."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One cell's text over all its lines, and the look of each of its words."""

    strip: Strip
    words: tuple[tuple[int, int, Look], ...]
    """(start, end, look), offsets of ``strip.text``."""
    periods: tuple[tuple[Span, Period], ...]
    """Offsets of ``strip.text``."""
    x0: float

    @property
    def text(self) -> str:
        return self.strip.text

    @property
    def look(self) -> Look:
        return self.words[0][2]


@dataclass(frozen=True, slots=True)
class Block:
    """Rows that are one line of the entry; ``margin`` says that it stands beside another block, not above it."""

    pieces: tuple[Piece, ...]
    role: LineRole
    level: int
    page: int
    top: float
    bottom: float
    margin: bool = False

    @property
    def text(self) -> str:
        return " ".join(piece.text for piece in self.pieces)

    @property
    def x0(self) -> float:
        return self.pieces[0].x0

    @property
    def look(self) -> Look:
        return self.pieces[0].look

    @property
    def periods(self) -> list[tuple[Span, Period]]:
        return [period for piece in self.pieces for period in piece.periods]


@dataclass(frozen=True, slots=True)
class _Part:
    """A row, or what is left of it once its margin is taken away."""

    row: Row
    cells: tuple[Cell, ...]
    margin: bool = False

    @property
    def role(self) -> LineRole:
        return "text" if self.margin else self.row.role


def blocks_of(document: Document, rows: Sequence[Row]) -> list[Block]:
    """The rows as blocks, in order."""
    limits = _right_edges(document)
    groups: list[list[_Part]] = []
    for part in _parts(document, rows):
        if groups and not part.margin and _continues(document, groups[-1], part, limits):
            groups[-1].append(part)
        else:
            groups.append([part])
    return [_block(document, group) for group in groups]


def _parts(document: Document, rows: Sequence[Row]) -> Iterator[_Part]:
    for row in rows:
        beside = _margin_cells(document, row)
        if beside:
            yield _Part(row, beside, margin=True)
        rest = tuple(cell for cell in row.cells if cell not in beside)
        yield _Part(row, rest)


def _margin_cells(document: Document, row: Row) -> tuple[Cell, ...]:
    """Dates right of a bullet: they belong to the entry's head, wherever its lines have put them."""
    if row.role != "bullet" or len(row.cells) < 2:
        return ()
    last = row.cells[-1]
    return (last,) if is_all_date(document.text_of(last.span)) else ()


def is_all_date(text: str) -> bool:
    """Whether a text is a date or range and nothing else."""
    periods = find_periods(text)
    rest = text
    for span, _ in reversed(periods):
        rest = rest[: span.start] + rest[span.end :]
    return bool(periods) and not re.search(r"\w", rest)


# ------------------------------------------------------------------ wrapped lines


def _right_edges(document: Document) -> dict[int, float]:
    """Where the text of each column ends, by its longest row."""
    edges: dict[int, float] = {}
    for row in document.rows:
        edges[row.column] = max(edges.get(row.column, 0.0), row.box.x1)
    return edges


def _continues(document: Document, group: Sequence[_Part], part: _Part, limits: dict[int, float]) -> bool:
    """Whether a row is the rest of the line before it."""
    before = group[-1]
    if before.margin or before.role == "heading" or part.role != "text" or len(part.cells) != 1:
        return _closes_bracket(document, before, part)
    text, last = document.text_of(part.cells[0].span), document.text_of(before.cells[0].span)
    if document.media in ("html", "docx") or is_all_date(text):
        return False
    if group[0].role == "bullet":
        return goes_on(document, [item.row for item in group], part.row)
    if not _below(before, part):
        return False
    if _REST.match(text):
        return True
    return _same_look(before.cells[0], part.cells[0]) and _had_no_room(
        before, part, limits, bool(OPEN_END.search(last))
    )


def _closes_bracket(document: Document, before: _Part, part: _Part) -> bool:
    """A heading's bracket that closes in the next line: "### Nurse, Mercy Hospital (2019 -" / "2021)"."""
    if part.role == "bullet" or before.role != "heading" or len(part.cells) != 1:
        return False
    last, text = document.text_of(before.cells[-1].span), document.text_of(part.cells[0].span)
    is_open = last.count("(") > last.count(")") and ")" in text and "(" not in text.partition(")")[0]
    return is_open or (bool(OPEN_END.search(last)) and document.media == "text")


def _below(before: _Part, part: _Part) -> bool:
    """Whether a row stands at the left edge of the one before it, at the distance of a next line."""
    size = part.row.size
    if before.row.page == part.row.page and part.row.box.top - before.row.box.bottom > NEXT_LINE * size:
        return False
    return abs(part.cells[0].box.x0 - before.cells[0].box.x0) <= SAME_EDGE * size


def _same_look(one: Cell, other: Cell) -> bool:
    return one.words[-1][1].bold == other.words[0][1].bold and look_of(one.words[-1][1]) == look_of(other.words[0][1])


def _had_no_room(before: _Part, part: _Part, limits: dict[int, float], is_open: bool) -> bool:
    """Whether the row's first word did not fit at the end of the line before: what makes a line wrap."""
    cell, first = before.cells[0], part.cells[0].words[0][1]
    limit = before.cells[1].box.x0 if len(before.cells) > 1 else limits[before.row.column]
    is_full = cell.box.x1 - cell.box.x0 >= FULL_LINE * (limit - cell.box.x0)
    if not is_open and not is_full:
        return False
    return cell.box.x1 + 0.2 * first.size + first.box.width > limit


# ------------------------------------------------------------------ writing down


def look_of(word: Word) -> Look:
    """The word's look, sizes rounded to half points."""
    return word.bold, word.italic, round(2 * word.size), word.color


def _block(document: Document, group: Sequence[_Part]) -> Block:
    first = group[0]
    pieces = [_piece(document, [first.cells[0], *(part.cells[0] for part in group[1:])])]
    pieces += [_piece(document, [cell]) for cell in first.cells[1:]]
    box = first.row.box
    return Block(
        tuple(pieces), first.role, first.row.level, first.row.page, box.top, group[-1].row.box.bottom, first.margin
    )


def _piece(document: Document, cells: Sequence[Cell]) -> Piece:
    strip = strip_of(document, [cell.span for cell in cells])
    words = []
    for (at, _), cell in zip(strip.parts, cells, strict=True):
        for span, word in cell.words:
            start = at + span.start - cell.span.start
            words.append((start, start + len(span), look_of(word)))
    return Piece(strip, tuple(words), tuple(find_periods(strip.text)), cells[0].box.x0)
