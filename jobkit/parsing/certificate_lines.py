"""The lines of a certificates section as a person takes them in: wraps joined, cards side by side unfolded."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import groupby, pairwise

from jobkit.language.dates import is_part_of_dates, month_number
from jobkit.layout.paragraphs import EVEN, LOOSE, NARROW, SAME_SIZE
from jobkit.model.document import Cell, Document, Row
from jobkit.parsing.certificate_text import (
    is_entry,
    is_short_name,
    names_certificate,
    names_issuer,
    opens_name,
    read_entry,
)
from jobkit.parsing.strips import Strip, strip_of

SAME_EDGE = 4.0
"""Points by which cells of one column may start apart."""
SAME_HEIGHT = 2.0
"""Points by which the baselines of what stands side by side may differ."""
LOOSE_ALIKE = 1.12
"""The same as ``LOOSE`` where all lines are set in one type, so that no change of type widens a step."""
_LAST_WORD = re.compile(r"(?:Certificat(?:e|ion)|Licen[sc]e|Training|Course|Card)\b(?![^,(]*[a-z]{3})")
"""A name's last word, alone on the line that it was wrapped to."""
_GOES_ON = re.compile(r"[a-z(&/,;)]")
_UNFINISHED = re.compile(r"(?:[,&/(–—-]|\b(?:and|or|of|the|for|to|with|in|by|from))$", re.IGNORECASE)
_OPEN = re.compile(r"\([^()]*$")
_CLOSED = re.compile(r"(?:[.!?:)]|\b\d{4})$")
"""How an entry ends that says all of itself."""


@dataclass(frozen=True, slots=True)
class Line:
    """What stands side by side at one height, or a line that was wrapped over several."""

    cells: tuple[Cell, ...]
    page: int
    is_bullet: bool
    width: float
    """Of the widest row in its column."""
    is_apart: bool = False
    """Whether more white space stands before it than within entries."""
    wraps: tuple[Cell, ...] = ()
    """What was wrapped from its last cell."""

    @property
    def top(self) -> float:
        return min(cell.box.bottom for cell in self.cells)

    @property
    def bottom(self) -> float:
        return max(cell.box.bottom for cell in (*self.cells, *self.wraps))

    @property
    def last(self) -> Cell:
        return self.wraps[-1] if self.wraps else self.cells[-1]

    @property
    def looks(self) -> tuple[bool, bool, int, int | None]:
        """How its first word is set: in bold, with a bullet, in which size and colour."""
        word = self.cells[0].words[0][1]
        return word.bold, self.is_bullet, round(word.size * 2), word.color


def stacks(document: Document, rows: Sequence[Row]) -> list[list[Line]]:
    """The section's lines in the order of reading, those of one column of cards together; wrapped lines are joined."""
    return [_joined(document, stack) for stack in _unfolded(document, levels(document, rows))]


def levels(document: Document, rows: Sequence[Row]) -> list[Line]:
    """The rows as lines; neighbours at one height are one line."""
    widths = _widths(document)
    lines: list[Line] = []
    for row in rows:
        line = Line(row.cells, row.page, row.role == "bullet", widths[row.page, row.column])
        if lines and lines[-1].page == row.page and abs(lines[-1].bottom - line.bottom) < SAME_HEIGHT:
            cells = sorted((*lines[-1].cells, *row.cells), key=lambda cell: cell.box.x0)
            lines[-1] = replace(lines[-1], cells=tuple(cells))
        else:
            lines.append(line)
    return lines


@lru_cache(maxsize=1)
def _widths(document: Document) -> dict[tuple[int, int], float]:
    """The width of the widest row, by page and column."""
    widths: dict[tuple[int, int], float] = {}
    for row in document.rows:
        at = (row.page, row.column)
        widths[at] = max(widths.get(at, 0.0), row.box.width)
    return widths


def line_strip(document: Document, line: Line) -> Strip:
    """The line's text."""
    return strip_of(document, [cell.span for cell in (*line.cells, *line.wraps)])


def is_wrapped_media(document: Document) -> bool:
    """Whether the file's lines are as printed; else its lines are whole and their positions say little."""
    return document.media not in ("html", "docx")


# ------------------------------------------------------------------ cards side by side


def _unfolded(document: Document, lines: Sequence[Line]) -> Iterator[list[Line]]:
    """The lines, and where cards stand side by side a stack for each of them."""
    heads = [at for at, line in enumerate(lines) if _heads_cards(document, line, lines)]
    if not heads:
        yield list(lines)
        return
    yield from ([list(lines[: heads[0]])] if heads[0] else [])
    for begin, end in pairwise([*heads, len(lines)]):
        edges = [cell.box.x0 for cell in lines[begin].cells]
        stack: list[list[Line]] = [[] for _ in edges]
        for line in lines[begin:end]:
            for at, cells in groupby(line.cells, key=lambda cell: _nearest(edges, cell.box.x0)):
                width = min(line.width, edges[at + 1] - edges[at]) if at + 1 < len(edges) else line.width
                stack[at].append(replace(line, cells=tuple(cells), width=width))
        yield from stack


def _heads_cards(document: Document, line: Line, lines: Sequence[Line]) -> bool:
    """Whether each cell of the line is the name of another certificate that has details below it."""
    cells = [cell for cell in line.cells if not is_part_of_dates(document.text_of(cell.span))]
    if len(cells) < 2 or len(cells) < len(line.cells):
        return False
    texts = [document.text_of(cell.span) for cell in cells]
    is_named = all(names_certificate(text) or is_short_name(text) for text in texts)
    is_bold = all(cell.bold for cell in cells) and any(not other.cells[0].bold for other in lines)
    return is_bold or (is_named and any(len(other.cells) == 1 for other in lines))


def _nearest(edges: Sequence[float], x: float) -> int:
    return min(range(len(edges)), key=lambda at: abs(edges[at] - x))


# ------------------------------------------------------------------ wraps


def _joined(document: Document, stack: Sequence[Line]) -> list[Line]:
    rhythm = _Rhythm(document, stack)
    lines: list[Line] = []
    for line in stack:
        before = lines[-1] if lines else None
        if before and _is_wrap(document, before, line, rhythm):
            lines[-1] = replace(before, wraps=(*before.wraps, *line.cells))
        else:
            lines.append(replace(line, is_apart=before is not None and rhythm.is_apart(before, line)))
    return lines


class _Rhythm:
    """How the lines of one stack are spaced and set."""

    def __init__(self, document: Document, stack: Sequence[Line]) -> None:
        near = [(one, two) for one, two in pairwise(stack) if one.page == two.page and _step(one, two) > 0.5]
        alike = [_step(one, two) for one, two in near if abs(one.last.size - two.last.size) < SAME_SIZE]
        steps = alike or [_step(one, two) for one, two in near]
        self.tightest = min(steps, default=0.0)
        self._loose = LOOSE
        if len({line.looks for line in stack}) == 1 and max(steps, default=0.0) < LOOSE * self.tightest:
            self._loose = LOOSE_ALIKE
        self.has_loose = any(_step(one, two) > self._loose * self.tightest for one, two in near)
        self.has_plain = any(not line.cells[0].bold for line in stack)
        self.has_details = any(read_entry(line_strip(document, line).text).name is None for line in stack)
        self.has_bullets = bool(stack) and stack[0].is_bullet

    def is_apart(self, before: Line, line: Line) -> bool:
        return before.page == line.page and _step(before, line) > self._loose * self.tightest


def _step(before: Line, line: Line) -> float:
    """From baseline to baseline, in the larger of the two type sizes."""
    return (line.top - before.bottom) / max(before.last.size, line.cells[0].size)


def _is_wrap(document: Document, before: Line, line: Line, rhythm: _Rhythm) -> bool:
    """Whether the line goes on with the one before it."""
    if line.is_bullet or len(line.cells) > 1 or rhythm.is_apart(before, line):
        return False
    text, more = document.text_of(before.last.span), document.text_of(line.cells[0].span)
    if _LAST_WORD.match(more) or (is_part_of_dates(more) and month_number(text.split()[-1]) is not None):
        return True
    if not is_wrapped_media(document) or (line.cells[0].bold and not before.last.bold):
        return False
    whole = line_strip(document, before).text
    is_said = read_entry(more).name is None
    if line.cells[0].bold == before.last.bold and (
        (_GOES_ON.match(more) and not is_said) or _UNFINISHED.search(text) or _OPEN.search(whole)
    ):
        return True
    if rhythm.has_bullets and before.is_bullet and not line.cells[0].bold:
        return before.cells[0].bold == line.cells[0].bold
    return not is_said and _is_full(document, before, line, rhythm)


def _is_full(document: Document, before: Line, line: Line, rhythm: _Rhythm) -> bool:
    """Whether the line's first word had no room on the line before, or two lines in the names' type stand close."""
    cell, text = line.cells[0], document.text_of(before.last.span)
    if cell.bold != before.last.bold or (_CLOSED.search(text) and not (cell.bold and text.endswith(":"))):
        return False
    if cell.bold and rhythm.has_plain and rhythm.has_loose:
        return _step(before, line) <= rhythm.tightest + EVEN / cell.size
    if cell.bold and rhythm.has_plain and text.endswith(":"):
        return True
    more = document.text_of(cell.span)
    is_widest = before.last.box.width >= before.width - 2 * cell.size  # and so, for all we know, not full
    is_other = names_issuer(more) or (rhythm.has_details and is_widest)
    if rhythm.has_loose and is_other and not _breaks_off(line_strip(document, before).text):
        return False
    is_one_word = " " not in more and not is_short_name(more)
    is_name = cell.bold and rhythm.has_plain and (is_one_word or not is_entry(more))  # set as names are, and is none
    if (
        before.width < NARROW * cell.size
        and not is_name
        and not rhythm.has_loose
        and (not names_issuer(text) or opens_name(more))
    ):
        return False
    return before.last.box.width + cell.words[0][1].box.width + 0.2 * cell.size > before.width


def _breaks_off(text: str) -> bool:
    """Whether a text has begun to say more than the name, and what it says is nothing known yet."""
    return ", " in text and read_entry(text).issuer is None
