"""The lines of a list of short items: what stands in each column, wraps joined, what is no item left out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from jobkit.language.dates import find_durations, is_part_of_dates
from jobkit.language.lexicon import any_of, load
from jobkit.layout.paragraphs import WIDEST, Paragraph, joined, paragraphs
from jobkit.model.document import Cell, Document, Row
from jobkit.parsing.lists import ListWords, has_separator, is_level
from jobkit.parsing.strips import Strip

SAME_HEIGHT = 2.0
"""Points by which the baselines of what stands side by side may differ."""
SAME_EDGE = 3.0
"""Points by which the lines of one wrapped item may start, end or be centred apart."""
LOOSE = 1.12
"""Times the tightest step: a step larger than that parts items, where lines of one item are closer."""

_ADDRESS = re.compile(r"\w@\w|\bwww\.|https?:|\.com/")
"""A line of contact data that was set under the last section."""
_UNFINISHED = re.compile(r"(?:[&/(–—-]|\b(?:and|or|of|the|for|to|with|in)|\([^()]*)$", re.IGNORECASE)
_BULLETS = "•-–▪◦*"


@dataclass(frozen=True, slots=True)
class Piece:
    """An item or a list of them, from one cell or wrapped over several."""

    strip: Strip
    cells: tuple[Cell, ...]
    row: int
    """The place of its first line in the section."""
    is_bullet: bool

    @property
    def text(self) -> str:
        return self.strip.text

    @property
    def cell(self) -> Cell:
        return self.cells[0]


def piece_rows(document: Document, rows: Sequence[Row]) -> list[list[Piece]]:
    """The pieces that stand side by side, row by row."""
    kept = [row for row in rows if not _is_no_item(document.text_of(row.span))]
    lines = [line for paragraph in paragraphs(document, kept) for line in _lines(document, paragraph)]
    found: list[list[Piece]] = []
    for line in lines:
        if found and _is_level_with(found[-1], line):
            found[-1] = sorted([*found[-1], *line], key=lambda piece: piece.cell.box.x0)
        else:
            found.append([replace(piece, row=len(found)) for piece in line])
    return _wrapped(document, [row for row in found if not _is_head(row)])


def _is_no_item(text: str) -> bool:
    return bool(_ADDRESS.search(text) or _credits().match(text.strip()))


def _is_head(row: Sequence[Piece]) -> bool:
    """Whether a row is the head of a table: "Skill | Level", or what a title leaves of it."""
    words = load("lists", ListWords)
    texts = [piece.text.strip(" :").casefold() for piece in row]
    is_measured = any(text in words.measures for text in texts)
    return is_measured and all(text in words.measures or text in words.columns for text in texts)


def _lines(document: Document, paragraph: Paragraph) -> Iterator[list[Piece]]:
    """The paragraph's pieces; one for a text that was wrapped, unless its lines are items of their own."""
    text = document.text_of(paragraph.rows[0].span)
    is_list = len(paragraph.rows) > 1 and text[:1].islower() and not has_separator(paragraph.text)
    is_bullet = paragraph.role == "bullet"
    if len(paragraph.rows) == 1 or is_list:
        for row in paragraph.rows:
            yield [_piece(document, [cell], is_bullet) for cell in row.cells if not _says_how_well(document, cell)]
    else:
        yield [_piece(document, [cell for row in paragraph.rows for cell in row.cells], is_bullet)]


def _says_how_well(document: Document, cell: Cell) -> bool:
    """Whether a cell rates or dates what stands beside it: "●●●○", "Advanced", "5 years"."""
    text = document.text_of(cell.span).strip(" ()")
    if not any(map(str.isalpha, text)) and not any(map(str.isdigit, text)):
        return True
    is_date = any(map(str.isdigit, text)) and is_part_of_dates(text)
    return is_level(text) or is_date or any(len(span) == len(text) for span in find_durations(text))


def _piece(document: Document, cells: Sequence[Cell], is_bullet: bool) -> Piece:
    is_marked = cells[0].words[0][1].text in _BULLETS
    text = ""
    parts = []
    for cell in cells:
        more = document.text_of(cell.span)
        text = joined(text, more, document) if text else more
        parts.append((len(text) - len(more), cell.span))
    return Piece(Strip(text, tuple(parts)), tuple(cells), 0, is_bullet or is_marked)


# ------------------------------------------------------------------ wraps within columns


def _is_level_with(row: Sequence[Piece], other: Sequence[Piece]) -> bool:
    if not row or not other or len(row[-1].cells) > 1 or len(other[0].cells) > 1:
        return False
    one, two = row[-1].cell, other[0].cell
    apart = min(abs(one.box.x1 - two.box.x0), abs(two.box.x1 - one.box.x0))
    return abs(one.box.bottom - two.box.bottom) < SAME_HEIGHT and apart > 0


def _wrapped(document: Document, rows: Sequence[list[Piece]]) -> list[list[Piece]]:
    """The rows with each piece put to the one above it that it goes on with."""
    if document.media in ("html", "docx"):
        return [row for row in rows if row]
    steps = [_step(one[0], two[0]) for one, two in pairwise([row for row in rows if row])]
    tightest = min((step for step in steps if step > 0.5), default=0.0)
    has_loose = any(LOOSE * tightest < step < 3 * tightest for step in steps)
    is_lower = sum(piece.text[:1].islower() for row in rows for piece in row) * 2 > sum(map(len, rows))
    found: list[list[Piece]] = []
    for row in rows:
        above = found[-1] if found else []
        rest: list[Piece] = []
        for piece in row:
            at = next((at for at, upper in enumerate(above) if _stands_under(upper, piece)), None)
            is_tight = at is not None and has_loose and _step(above[at], piece) < LOOSE * tightest
            if at is not None and ((is_tight and _is_full(above, at, piece)) or _goes_on(above[at], piece, is_lower)):
                upper = above[at]
                above[at] = replace(_piece(document, (*upper.cells, *piece.cells), upper.is_bullet), row=upper.row)
            else:
                rest.append(piece)
        if rest:
            found.append(rest)
    return found


def _step(upper: Piece, lower: Piece) -> float:
    """From baseline to baseline, in type sizes; negative across pages and columns."""
    return (lower.cell.box.bottom - upper.cells[-1].box.bottom) / (upper.cell.size or 1.0)


def _stands_under(upper: Piece, lower: Piece) -> bool:
    """Whether a piece may be the next line of another one: as close as lines are, in one type, at one edge."""
    one, two = upper.cells[-1], lower.cell
    if (
        lower.is_bullet
        or one.bold != two.bold
        or abs(one.size - two.size) > 0.6
        or not 0.5 < _step(upper, lower) < WIDEST
    ):
        return False
    edges = (
        abs(one.box.x0 - two.box.x0),
        abs(one.box.x1 - two.box.x1),
        abs(one.box.x0 + one.box.x1 - two.box.x0 - two.box.x1) / 2,
    )
    return min(edges) < SAME_EDGE


def _is_full(above: Sequence[Piece], at: int, lower: Piece) -> bool:
    """Whether the lower piece's first word had no room left before the column that stands to the right."""
    if at + 1 >= len(above):
        return False
    cell = above[at].cells[-1]
    return cell.box.x1 + lower.cell.words[0][1].box.width + cell.size > above[at + 1].cell.box.x0


def _goes_on(upper: Piece, lower: Piece, is_lower: bool) -> bool:
    if _UNFINISHED.search(upper.text) or lower.text.startswith(("(", "&")):
        return True
    if upper.text.endswith(",") and has_separator(lower.text):
        return True
    return lower.text[:1].islower() and not is_lower and not upper.text.endswith((".", ":"))


@cache
def _credits() -> re.Pattern[str]:
    return re.compile(rf"{any_of(load('lists', ListWords).credits)}(?=\s)", re.IGNORECASE)
