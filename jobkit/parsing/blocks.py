"""Rows of a section to blocks: one line as its writer meant it, wraps joined, the look of each word kept."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from operator import itemgetter

from jobkit.language.dates import find_durations, find_periods, is_all_date
from jobkit.model.document import Box, Cell, Document, LineRole, Row, Span
from jobkit.model.resume import PartialDate, Period
from jobkit.parsing.run_in import run_in_parts
from jobkit.parsing.strips import Strip, strip_of
from jobkit.parsing.wrapping import SHORT_MONTH, Part, is_pair, look_of, parts_of

FIRST_SHORT_YEAR = 50
"""Two digits from which a short year is of the last century: nobody at work finished before 1950."""
_SHORT_YEAR = re.compile(r"(?:^|[\s(|,–—-])[’‘'](\d\d)\)?$")

_LINK = re.compile(
    r"(?:https?://|www\.)\S+|(?<!\S)\S{1,100}@\S{1,100}\.\S+"
    r"|(?<![\w-])(?:[\w-]{1,63}\.){1,8}(?:com|org|net|edu|example|gov|io)\b\S*",
    re.IGNORECASE,
)
"""Begins where a word does, so that a long word is looked at once and not from each of its letters on."""

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
    boxes: tuple[Box, ...]
    """Of each of its lines."""
    wraps: tuple[int, ...] = ()
    """Offsets at which a line begins that may be another thing than the line before."""

    @property
    def text(self) -> str:
        return self.strip.text

    @property
    def x0(self) -> float:
        return self.boxes[0].x0

    @property
    def look(self) -> Look:
        return self.words[0][2]


@dataclass(frozen=True)
class Block:
    """Rows that are one line of the entry; ``margin`` says that it stands beside another block, not above it."""

    pieces: tuple[Piece, ...]
    role: LineRole
    level: int
    page: int
    top: float
    bottom: float
    margin: bool = False
    label: str | None = None
    """What a form's label says that it is, as ``lexicons/forms.yaml`` names it."""

    @cached_property
    def text(self) -> str:
        return " ".join(piece.text for piece in self.pieces)

    @cached_property
    def undated(self) -> str:
        """The text without dates, durations and links."""
        parts = []
        for piece in self.pieces:
            text = piece.text
            for start, end in _dated(piece):
                text = text[:start] + text[end:]
            parts.append(text)
        return without_links(" ".join(parts)).strip(" ,;|()–—-\t")

    @property
    def x0(self) -> float:
        return self.pieces[0].x0

    @property
    def look(self) -> Look:
        return self.pieces[0].look

    @cached_property
    def periods(self) -> tuple[tuple[Span, Period], ...]:
        return tuple(period for piece in self.pieces for period in piece.periods)


def _dated(piece: Piece) -> list[tuple[int, int]]:
    """Where dates and durations stand in a piece, the last first."""
    spans = (*(at for at, _ in piece.periods), *find_durations(piece.text))
    return sorted(((span.start, span.end) for span in spans), key=itemgetter(0), reverse=True)


def without_links(text: str) -> str:
    return _LINK.sub("", text) if "." in text or "/" in text else text


def blocks_of(document: Document, rows: Sequence[Row]) -> list[Block]:
    """The rows as blocks, in order."""
    return [_block(document, part) for part in run_in_parts(document, rows) or parts_of(document, rows)]


def block_of(document: Document, rows: Sequence[Row], label: str | None) -> Block:
    """The lines of one field of a form as a block; all but the first are there for want of room, which is sure where a
    label says what they are."""
    first = rows[0]
    wraps = tuple(row.cells[0] for row in rows[1:])
    cells = ((first.cells[0], *wraps), *((cell,) for cell in first.cells[1:]))
    part = Part(first, cells, rows[-1], () if label else tuple(range(1, len(rows))))
    return replace(_block(document, part), label=label)


def _block(document: Document, part: Part) -> Block:
    pieces = tuple(_piece(document, cells, part.role, () if at else part.wraps) for at, cells in enumerate(part.cells))
    row, last = part.row, part.last
    is_dates = part.role == "bullet" and all(is_all_date(piece.text) for piece in pieces)  # its sign is an icon
    return Block(
        pieces, "text" if is_dates else part.role, row.level, row.page, row.box.top, last.box.bottom, part.margin
    )


def _piece(document: Document, cells: Sequence[Cell], role: LineRole, wraps: Sequence[int]) -> Piece:
    strip = strip_of(document, [cell.span for cell in cells])
    words: list[tuple[int, int, Look]] = []
    for (at, _), cell in zip(strip.parts, cells, strict=True):
        for span, word in cell.words:
            start = at + span.start - cell.span.start
            look = words[0][2] if role == "heading" and words else look_of(word)
            words.append((start, start + len(span), look))
    breaks = tuple(strip.parts[line][0] for line in wraps)
    return Piece(strip, tuple(words), _periods(strip.text), tuple(cell.box for cell in cells), breaks)


def _periods(text: str) -> tuple[tuple[Span, Period], ...]:
    """The text's dates; a short year alone at its end counts where it stands for the dates of an entry ("MSW ’21"), and
    so does a month with a short year where nothing else stands ("6/11"). Two dates and nothing else are a range."""
    found = find_periods(text)
    if not found and (lone := _SHORT_YEAR.search(text)):
        date = PartialDate(_full_year(lone[1]))
        return ((Span(lone.start(1) - 1, lone.end(1)), Period(date, date)),)
    if not found and (lone := SHORT_MONTH.fullmatch(text)):
        date = PartialDate(_full_year(lone[2]), int(lone[1]))
        return ((Span(0, len(text)), Period(date, date)),)
    if is_pair(text):
        (one, first), (other, last) = found
        return ((Span(one.start, other.end), Period(first.start, last.end)),)
    return tuple(found)


def _full_year(digits: str) -> int:
    year = int(digits)
    return year + (1900 if year >= FIRST_SHORT_YEAR else 2000)
