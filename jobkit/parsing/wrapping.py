"""Rows of a section with their wrapped lines joined: what its writer meant as one line.

Heads wrap cell by cell: a name beside its dates goes on in the next row, and so do dates in a narrow column.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from jobkit.language.dates import find_periods, is_all_date, is_part_of_dates
from jobkit.layout.paragraphs import Rhythm, goes_on, rhythm_of
from jobkit.model.document import FLOWING, Cell, Document, LineRole, Row, Word
from jobkit.parsing.entry_words import field_label, lexicon
from jobkit.parsing.side_by_side import unfolded

SAME_EDGE = 0.6
"""Times the type size by which edges may differ and still be one edge."""
NEXT_LINE = 1.25
"""Times the column's tightest line spacing up to which a row is the next line of the same paragraph."""
FULL_LINE = 0.8
"""Share of its column that a line must fill before the next one can be its rest."""
CELL_SPACE = 2.5
"""Times the type size that templates keep free between a name and the dates beside it."""
LONGEST_DATE = 40
"""Characters of a range of dates, both months and days written out."""
STACKED = 3
"""Rows below the beginning of a range in which the rest of it may stand: "2018" / "to" / "2019"."""
LONGEST_HALF = 9
"""Characters; the start and the end of one range in cells of their own ("Sept 2019") are that short."""
FULL_ROWS = 2
"""Rows that end near one edge, from which it is the edge that lines were wrapped at."""
FLUSH = 0.6
"""Share of a column's rows that end at its edge, and that begin at edges of their own, where it is set flush right."""
MARGIN = 2.0
"""Times the type size: a wrapped line ends at most a short word before the edge."""
OPEN_END = re.compile(r"(?:[,(–—/&-]|(?<!-)\b(?:and|of|for|the|in|with|to|a|an|at|on|by|from|or))$")
"""What a line cannot end with: its rest is in the next one."""

SHORT_MONTH = re.compile(r"(0?[1-9]|1[0-2])/(\d\d)")
_REST = re.compile(r"[a-z)\]]")
_OPEN_DATE = re.compile(r"(?:[–—-]|\b(?:to|until|through))$")
_PARTS_OFF = re.compile(r"\s?[|·•,;]")
_PARTED = re.compile(r"[,(|·•:/–—-]\s?$|\b(?:from|since|in|of)\s?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Part:
    """One line as meant: for each cell the lines that it was wrapped over."""

    row: Row
    """The first one."""
    cells: tuple[tuple[Cell, ...], ...]
    last: Row
    wraps: tuple[int, ...] = ()
    """Lines of the first cell that are taken as the rest of the line before for want of room alone."""
    margin: bool = False
    """It stands beside a bullet, at the page's edge, and belongs to the entry's head."""

    @property
    def role(self) -> LineRole:
        return "text" if self.margin else self.row.role


@dataclass(frozen=True, slots=True)
class _Measure:
    """A column's right edge and its tightest line spacing, in points."""

    right: float
    step: float
    ends: tuple[float, ...] = ()
    """Where its rows end."""
    flush_right: bool = False
    """Whether its rows end at one edge and begin anywhere: then none is full by ending there."""


@dataclass(frozen=True, slots=True)
class _Frame:
    """What the lines of a section stand in."""

    columns: dict[int, _Measure]
    edges: Counter[int]
    """How often each left or right edge, in whole points, is one of a row's second cell."""
    wraps_cells: bool
    rhythm: Rhythm


def parts_of(document: Document, rows: Sequence[Row]) -> list[Part]:
    """The rows with wrapped lines joined, in order."""
    parts: list[Part] = []
    run: list[Row] = []
    lines = _with_whole_dates(document, list(_split(document, rows)))
    frame = _frame(document, lines)
    for part in lines:
        if parts and _continues(document, parts[-1], run, part, frame):
            parts[-1] = _joined(document, parts[-1], part)
            run.append(part.row)
        else:
            parts.append(part)
            run = [part.row]
    return parts


def _joined(document: Document, before: Part, part: Part) -> Part:
    last, text = document.text_of(before.cells[0][-1].span), document.text_of(part.cells[0][0].span)
    is_sure = before.role != "text" or OPEN_END.search(last) or _REST.match(text) or is_all_date(text)
    wraps = before.wraps if is_sure else (*before.wraps, len(before.cells[0]))
    return replace(before, cells=(before.cells[0] + part.cells[0], *before.cells[1:]), last=part.last, wraps=wraps)


# ------------------------------------------------------------------ cells


def _split(document: Document, rows: Sequence[Row]) -> Iterator[Part]:
    """Rows with dates in cells of their own, dates beside a bullet taken apart."""
    for row, whole in unfolded(document, rows, is_range, is_date):
        cells = [part for cell in whole for part in _split_date(document, row, cell)]
        if row.role == "bullet" and len(cells) > 1 and is_all_date(document.text_of(cells[-1].span)):
            yield Part(row, ((cells.pop(),),), row, margin=True)
        yield Part(row, tuple((cell,) for cell in cells), row)


def _split_date(document: Document, row: Row, cell: Cell) -> list[Cell]:
    """A name and the dates right of it, where the gap between them was no wider than a space."""
    if document.media != "pdf" or row.role == "bullet":
        return [cell]
    text = document.text_of(cell.span)
    periods = find_periods(text)
    if not periods or periods[-1][0].end != len(text):
        return [cell]
    at = periods[-1][0].start
    if not text[:at].strip() or _PARTED.search(text[:at]) or _is_sentence(text[:at]):
        return [cell]
    words = [item for item in cell.words if item[0].start < cell.span.start + at]
    dates = [item for item in cell.words if item[0].start >= cell.span.start + at]
    return [cell.narrowed(words), cell.narrowed(dates)] if words and dates else [cell]


def _is_sentence(text: str) -> bool:
    """Whether dates after these words belong to a sentence: it opens with a verb, or goes on in lower case."""
    words = text.split()
    return words[0].casefold() in lexicon().verbs or words[-1][0].islower()


def _with_whole_dates(document: Document, parts: Sequence[Part]) -> list[Part]:
    """Dates that were wrapped inside their own cell made whole: "September 2024 –" above "May 2026"."""
    found = list(parts)
    for at in range(len(found)):
        for index in range(len(found[at].cells)):
            stack = _stack(document, found, at, index)
            for below, cell in stack[1:]:
                cells = tuple(other for other in found[below].cells if other[0] is not cell)
                found[below] = replace(found[below], cells=cells)
            if len(stack) > 1:
                whole = tuple(cell for _, cell in stack)
                cells = (*found[at].cells[:index], whole, *found[at].cells[index + 1 :])
                found[at] = replace(found[at], cells=cells)
    return [part for part in found if part.cells]


def _stack(document: Document, parts: Sequence[Part], at: int, index: int) -> list[tuple[int, Cell]]:
    """The (index of the part, cell) of each line of one range of dates that begins in a cell; the cell alone where
    nothing under it makes it more."""
    first = parts[at].cells[index][-1]
    stack, best = [(at, first)], 1
    text = document.text_of(first.span)
    if not is_part_of_dates(text):
        return stack
    for below in range(at + 1, min(at + 1 + STACKED, len(parts))):
        if parts[below].row.page != parts[at].row.page:
            break
        cell = next((cell for (cell,) in parts[below].cells if _is_under(document, stack[-1][1], cell)), None)
        if cell is None:
            continue
        text = f"{text} {document.text_of(cell.span)}"
        if len(text) > LONGEST_DATE:
            break
        stack.append((below, cell))
        alone = len(parts[at].cells) == 1 and all(len(parts[part].cells) == 1 for part, _ in stack)
        is_open = _OPEN_DATE.search(document.text_of(first.span))
        if is_pair(text) or ((is_open or not alone) and is_all_date(text) and len(find_periods(text)) == 1):
            best = len(stack)
            break
    return stack[:best]


def _is_under(document: Document, upper: Cell, lower: Cell) -> bool:
    edge = SAME_EDGE * upper.size
    aligned = any(abs(one - other) <= edge for one, other in _edges(upper, lower))
    near = lower.box.bottom - upper.box.bottom <= STACKED * 2 * upper.size
    return aligned and near and is_part_of_dates(document.text_of(lower.span))


def _edges(one: Cell, other: Cell) -> Iterator[tuple[float, float]]:
    """Left edges, right edges and middles of two cells."""
    yield one.box.x0, other.box.x0
    yield one.box.x1, other.box.x1
    yield (one.box.x0 + one.box.x1) / 2, (other.box.x0 + other.box.x1) / 2


def is_date(text: str) -> bool:
    """Whether a cell's text is a date or range and nothing else, a month with a short year too ("6/11")."""
    return is_all_date(text) or SHORT_MONTH.fullmatch(text) is not None


@lru_cache(maxsize=4096)
def is_pair(text: str) -> bool:
    """Whether a text is two single dates in the order of time and nothing else: a range whose dash is not printed."""
    periods = [period for _, period in find_periods(text)]
    if len(periods) != 2 or not is_all_date(text) or any(period.start != period.end for period in periods):
        return False
    one, other = (period.end for period in periods)
    return one is not None and other is not None and (one.year, one.month or 0) < (other.year, other.month or 0)


def is_range(text: str) -> bool:
    """Whether a text is one range of dates, alone or parted from what follows: what an entry has once."""
    periods = find_periods(text)
    if len(periods) != 1 or len(text) <= LONGEST_HALF or re.search(r"\w", text[: periods[0][0].start]):
        return False
    after = text[periods[0][0].end :]
    return not re.search(r"\w", after) or (
        periods[0][1].start != periods[0][1].end and _PARTS_OFF.match(after) is not None
    )


# ------------------------------------------------------------------ lines


def _frame(document: Document, parts: Sequence[Part]) -> _Frame:
    seconds = [part.cells[1][0].box for part in parts if len(part.cells) > 1]
    edges = Counter(edge for box in seconds for edge in {round(box.x0), round(box.x1)})
    return _Frame(_measures(document), edges, document.media == "pdf", rhythm_of(document))


def _is_in_grid(part: Part, frame: _Frame) -> bool:
    """Whether a row's second cell stands at an edge of its own, not just behind the first one's words."""
    box = part.cells[1][0].box
    at_margin = box.x1 >= frame.columns[part.row.column].right - part.row.size
    return frame.wraps_cells and (at_margin or max(frame.edges[round(box.x0)], frame.edges[round(box.x1)]) > 1)


@lru_cache(maxsize=1)
def _measures(document: Document) -> dict[int, _Measure]:
    """Each column's right edge, by its longest row, and its tightest spacing."""
    columns: dict[int, list[Row]] = {}
    for row in document.rows:
        columns.setdefault(row.column, []).append(row)
    steps: dict[int, list[float]] = {}
    for one, two in pairwise(document.rows):
        step = two.box.bottom - one.box.bottom
        if one.column == two.column and step > 0.5 * two.size:
            steps.setdefault(one.column, []).append(step)
    return {column: _measure(rows, steps.get(column, ())) for column, rows in columns.items()}


def _measure(rows: Sequence[Row], steps: Sequence[float]) -> _Measure:
    ends = sorted(row.box.x1 for row in rows)
    lefts = {round(row.box.x0) for row in rows}
    is_flush = _is_flush_right(ends, len(lefts))
    return _Measure(max(ends[-1], 0.0), min(steps, default=float("inf")), tuple(ends), is_flush)


def _is_flush_right(ends: Sequence[float], lefts: int) -> bool:
    at_edge = sum(end > max(ends) - 1 for end in ends)
    return len(ends) > FULL_ROWS and at_edge > FLUSH * len(ends) and lefts > FLUSH * len(ends)


def _continues(document: Document, before: Part, run: Sequence[Row], part: Part, frame: _Frame) -> bool:
    """Whether a row is the rest of the line before it."""
    if part.margin or part.role != "text" or len(part.cells) != 1 or before.margin:
        return False
    text, last = document.text_of(part.cells[0][0].span), document.text_of(before.cells[0][-1].span)
    if before.role == "heading":
        return _closes_bracket(document, last, text)
    if document.media in FLOWING:
        return False
    if before.role == "bullet":
        return not is_all_date(text) and goes_on(document, run, part.row, frame.rhythm)
    return _is_below(before, part, frame) and _is_rest(before, part, last, text, frame)


def _closes_bracket(document: Document, last: str, text: str) -> bool:
    """A wrapped heading of a text file: "### Nurse, Mercy Hospital (2019 -" / "2021)"."""
    is_open = last.count("(") > last.count(")") and ")" in text and "(" not in text.partition(")")[0]
    return document.media == "text" and (is_open or bool(OPEN_END.search(last)))


def _is_below(before: Part, part: Part, frame: _Frame) -> bool:
    """Whether a row stands at the left edge of the one before it, at the distance of a next line."""
    if before.last.column == part.row.column:
        step = part.row.box.bottom - before.last.box.bottom
        if step > NEXT_LINE * frame.columns[part.row.column].step:
            return False
    return abs(part.cells[0][0].box.x0 - before.cells[0][-1].box.x0) <= SAME_EDGE * part.row.size


def _is_rest(before: Part, part: Part, last: str, text: str, frame: _Frame) -> bool:
    if is_all_date(text):
        return bool(_OPEN_DATE.search(last))
    if _REST.match(text) or field_label(text):
        return not field_label(text)
    one, other = before.cells[0][-1].words[-1][1], part.cells[0][0].words[0][1]
    is_open = bool(OPEN_END.search(last))
    if look_of(one) != look_of(other) or (not is_open and (find_periods(last) or _opens_description(text))):
        return False
    return _had_no_room(before, part, frame, is_open)


def _opens_description(text: str) -> bool:
    """Whether a line begins as descriptions do, "Tracked referrals", and not as a name does: "Assisted Living"."""
    first, *rest = text.split()
    return bool(rest) and first.rstrip(",").casefold() in lexicon().verbs and not rest[0].istitle()


def _had_no_room(before: Part, part: Part, frame: _Frame, is_open: bool) -> bool:
    """Whether the row's first word did not fit at the end of the line before: what makes a line wrap."""
    if frame.columns[before.row.column].flush_right:
        return False
    cell, first = before.cells[0][-1], part.cells[0][0].words[0][1]
    limit = frame.columns[before.row.column].right
    if len(before.cells) > 1:
        if not _is_in_grid(before, frame):
            return False
        limit = before.cells[1][0].box.x0 - CELL_SPACE * cell.size
    is_full = cell.box.width >= FULL_LINE * (limit - cell.box.x0)
    ends = frame.columns[before.row.column].ends
    if not is_open and len(ends) - bisect_left(ends, before.row.box.x1 - MARGIN * cell.size) < FULL_ROWS:
        return False
    return (is_open or is_full) and cell.box.x1 + 0.2 * first.size + first.box.width > limit


def look_of(word: Word) -> tuple[bool, bool, int, int | None]:
    """The word's look: bold, italic, size in half points, colour."""
    return word.bold, word.italic, round(2 * word.size), word.color
