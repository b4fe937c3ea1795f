"""Columns of a page, found by recursive cuts along white gutters.

A gutter that runs through many rows parts two columns only where each side is a text of its own. Where one side holds
dates, places or labels that stand on the baselines of the other side's first lines, both are cells of the same rows,
and the page is not cut there (after Nagy and Seth's XY-cut, with that test added).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from jobkit.layout.cards import cards
from jobkit.layout.grid import Band, bands, line_gap, same_row, text_box
from jobkit.layout.titles import title_kind
from jobkit.layout.visibility import WHITE
from jobkit.model.document import Fill, Line

NARROWEST_GUTTER = 6.0
"""Points between columns; a word space of 12 point type is 3 to 4."""
FEWEST_ROWS = 2
"""Rows that a side must have to be a column at all."""
SAME_BASELINE = 0.15
"""Share of type size: tighter than for one row, since columns of equal leading meet within a third of it by chance."""
ALIGNED = 0.6
"""Share of the sparser side's blocks that stand on baselines of the other side, from which they label its rows."""
IN_STEP = 0.8
"""Share of lines on the other side's baselines from which both sides are one table."""
MOSTLY = 0.5
NEARLY_ALL = 0.8
SURE = 2
"""What a line counts for on sides that surely are columns, to one on sides that may be."""
CENTRED = 0.02
"""Share of the text's width by which a centred line may be off its middle."""
CLOSE = 1.7
"""Times the type size: rows nearer than that, baseline to baseline, belong to one block."""
LABEL_WORDS = 4
LABEL_ROWS = 2
FEWEST_LABELS = 4

DATE_LIKE = re.compile(
    r"(?:(?:19|20)\d\d|['’]\d\d\b|\d{1,2}/\d{2,4}|present|current|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))",
    re.IGNORECASE,
)
"""What a short line of dates has somewhere: "Mar 2019 - present", "’26 –", "06/2021"."""

PLACE_LIKE = re.compile(
    r"[^\W\d][\w.' -]{1,30}, (?:[A-Z]{2}|[A-Z][a-z]{3,14}(?: [A-Z][a-z]{3,10})?)|Remote|Hybrid|On-?site"
)
"""A place at the end of a row: "El Paso, TX"."""

ADDRESS_LIKE = re.compile(r"@|(?<!\d)\d{3}\W{1,3}\d{4}\b|\b(?:www|linkedin)\.")
"""Contact lines, which stand at the right of a header as dates do further down: no evidence either way."""


@dataclass(frozen=True, slots=True)
class _Cut:
    above: tuple[Line, ...]
    left: tuple[Line, ...]
    right: tuple[Line, ...]
    below: tuple[Line, ...]


def columns(lines: Sequence[Line], fills: Sequence[Fill]) -> list[tuple[Line, ...]]:
    """The lines of one page as blocks in reading order, each block one column of text."""
    if not lines:
        return []
    if apart := cards(lines):
        return [block for part in apart for block in columns(part, fills)]
    best = _best_cut(lines, fills)
    if best is None:
        return [tuple(lines)]
    cut = _without_next_section(_without_head(best))
    parts = (cut.above, cut.left, cut.right, cut.below)
    return [block for part in parts for block in columns(part, fills)]


def is_date_like(text: str) -> bool:
    """Whether a short text is dates and little else."""
    return len(text) <= 32 and DATE_LIKE.search(text) is not None


def _is_side_note(text: str) -> bool:
    return is_date_like(text) or PLACE_LIKE.fullmatch(text) is not None


def _best_cut(lines: Sequence[Line], fills: Sequence[Fill]) -> _Cut | None:
    """The cut with most lines on both its sides, of equal ones that along the widest gutter; lines on sides that are
    surely texts of their own count twice. None where the lines are one column."""
    best: tuple[tuple[float, float], _Cut] | None = None
    for cut in _promising_first(_cuts(lines)):
        lines_held = len(cut.left) + len(cut.right)
        if best and SURE * lines_held < best[0][0]:
            break
        worth = (lines_held - _stray(cut), _gutter(cut))
        if best and (SURE * worth[0], worth[1]) <= best[0]:
            continue
        sides = _side_by_side(cut)
        one, other = map(bands, sides)
        if min(len(one), len(other)) < FEWEST_ROWS:
            continue
        are_notes = any(_side_notes(side) >= NEARLY_ALL for side in (one, other))
        if not are_notes and (_stands_on_its_own_fill(*sides, fills) or _are_titled(one, other)):
            worth = (SURE * worth[0], worth[1])
        elif (best and worth <= best[0]) or not _are_columns(one, other):
            continue
        if best is None or worth > best[0]:
            best = (worth, cut)
    return best[1] if best else None


def _cuts(lines: Sequence[Line]) -> list[_Cut]:
    """Every cut of the lines, each once, from the left to the right."""
    ordered = sorted(lines, key=lambda line: line.box.top + line.box.bottom)
    centred = _centred_titles(lines)
    found: dict[tuple[int, int, int, float], _Cut] = {}
    for x in sorted({round(line.box.x0, 0) for line in lines}):
        for cut in _cuts_at(x, ordered, centred):
            found.setdefault((len(cut.above), len(cut.left), len(cut.right), _gutter(cut)), cut)
    return list(found.values())


def _promising_first(cuts: list[_Cut]) -> list[_Cut]:
    """The cuts with most lines first: looking at those to the end costs more than all the rest of the layout."""
    return sorted(cuts, key=lambda cut: len(cut.left) + len(cut.right), reverse=True)


def _stray(cut: _Cut) -> int:
    """How many dates and places stand in a row with the other side: the gutter parts them from what they label."""
    return sum(
        _is_side_note(line.text) and any(same_row(line, beside) for beside in other)
        for side, other in ((cut.left, cut.right), (cut.right, cut.left))
        for line in side
    )


def _gutter(cut: _Cut) -> float:
    """The width of the white space between both sides, in points."""
    return min(line.box.x0 for line in cut.right) - max(line.box.x1 for line in cut.left)


def _cuts_at(x: float, ordered: Sequence[Line], centred: frozenset[int]) -> list[_Cut]:
    """The stretches of the page through which a gutter ends at x, unbroken from top to bottom.

    ``ordered`` are the lines from the top down, ``centred`` the identities of those that span the text by standing in
    its middle.
    """
    found: list[_Cut] = []
    start, nearest = 0, x - NARROWEST_GUTTER
    crossing = [
        at
        for at, line in enumerate(ordered)
        if (line.box.x1 > nearest and line.box.x0 < x - 1) or (centred and id(line) in centred)
    ]
    for at in (*crossing, len(ordered)):
        if at - start >= FEWEST_ROWS:
            end = _end_of_run(ordered, start, at)
            run = ordered[start:end]
            left = tuple([line for line in run if line.box.x1 <= x])
            right = tuple([line for line in run if line.box.x0 >= x - 1]) if len(left) >= FEWEST_ROWS else ()
            if len(right) >= FEWEST_ROWS:
                found.append(_Cut(tuple(ordered[:start]), left, right, tuple(ordered[end:])))
        start = at + 1
    return found


def _end_of_run(ordered: Sequence[Line], start: int, crossing: int) -> int:
    """Where the lines before a crossing one end that stand in no row with it: a margin's title belongs to its row."""
    end = crossing
    while crossing < len(ordered) and end > start and same_row(ordered[end - 1], ordered[crossing]):
        end -= 1
    return end


def _without_head(cut: _Cut) -> _Cut:
    """The cut without what spans both columns though it ends before the gutter: lines above the right column that reach
    further than any line of the left column beside it."""
    top = min(line.box.top for line in cut.right)
    edge = max((line.box.x1 for line in cut.left if line.box.bottom > top), default=0.0)
    end = max((line.box.bottom for line in cut.left if line.box.bottom <= top and line.box.x1 > edge + 1), default=0.0)
    left = tuple(line for line in cut.left if line.box.bottom > end)
    if any(line.box.top < end for line in left):
        return cut
    return _Cut((*cut.above, *(line for line in cut.left if line.box.bottom <= end)), left, cut.right, cut.below)


def _without_next_section(cut: _Cut) -> _Cut:
    """The cut without a section that begins under one column and spans both: its heading has nothing beside it, and
    what follows beside it is untitled and on its baselines (a table of skills), or nothing."""
    for side, other in ((cut.left, cut.right), (cut.right, cut.left)):
        for title in sorted(side, key=lambda line: line.box.top):
            if title_kind(title.text) is None or not _spans_both(title, side, other):
                continue
            top = title.box.top
            kept = [tuple(line for line in part if line.box.top < top) for part in (cut.left, cut.right)]
            below = tuple(line for part in (cut.left, cut.right) for line in part if line.box.top >= top)
            if all(kept):
                return _Cut(cut.above, kept[0], kept[1], (*below, *cut.below))
    return cut


def _spans_both(title: Line, side: Sequence[Line], other: Sequence[Line]) -> bool:
    top, bottom = title.box.top, title.box.bottom
    if any(line.box.top < bottom and line.box.bottom > top for line in other):
        return False
    beside = [line for line in other if line.box.top >= bottom]
    if any(title_kind(line.text) for line in beside):
        return False
    if not beside:
        return not any(title_kind(line.text) for line in other)
    under = bands([line for line in side if line.box.top >= bottom])
    aligned = sum(_on_a_baseline((line,), under) for line in beside)
    return aligned >= IN_STEP * len(beside)


def _side_by_side(cut: _Cut) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
    """The parts of both sides that have the other side beside them."""
    one, other = text_box(cut.left), text_box(cut.right)
    top, bottom = max(one.top, other.top), min(one.bottom, other.bottom)
    left, right = (
        tuple(line for line in side if line.box.bottom > top and line.box.top < bottom)
        for side in (cut.left, cut.right)
    )
    return left, right


def _centred_titles(lines: Sequence[Line]) -> frozenset[int]:
    """Identities of the section titles in the middle of the text, where titles are mostly set so: each spans the text
    as if it were as wide. One title alone may stand there by chance, at the head of a right column."""
    whole = text_box(lines)
    titles = [line for line in lines if title_kind(line.text) is not None]
    middle = [
        line for line in titles if abs(line.box.x0 + line.box.x1 - whole.x0 - whole.x1) / 2 <= CENTRED * whole.width
    ]
    if len(middle) <= max(1, MOSTLY * len(titles)) or _share_an_edge(middle):
        return frozenset()
    return frozenset(map(id, middle))


def _share_an_edge(lines: Sequence[Line]) -> bool:
    """Whether lines of several widths begin at one edge: what only happens to stand in the middle is not centred."""
    edges, middles = ([line.box.x0 for line in lines], [(line.box.x0 + line.box.x1) / 2 for line in lines])
    return max(edges) - min(edges) < max(middles) - min(middles)


def _are_titled(one: Sequence[Band], other: Sequence[Band]) -> bool:
    """Whether both sides have titles with text under them, which are no labels: then they are columns for sure."""
    return min(map(_titles_with_bodies, (one, other))) > 0 and not _is_form(one, other)


def _are_columns(one: Sequence[Band], other: Sequence[Band]) -> bool:
    """Whether two sides of a gutter are texts of their own, not cells of the same rows."""
    if _is_form(one, other) or any(_margin_share(side) >= NEARLY_ALL for side in (one, other)):
        return False
    if any(_label(side, beside) for side, beside in ((one, other), (other, one)) if len(side) <= len(beside)):
        return False
    sparse, dense = sorted((one, other), key=len)
    blocks = _blocks(sparse)
    if any(_has_title_and_body(block) for block in blocks) or _titles_with_bodies(sparse) >= 1:
        return True
    aligned = sum(_on_a_baseline(block[0], dense) for block in blocks)
    if aligned < ALIGNED * len(blocks):
        return True
    return not _are_labels(blocks) and _is_running(sparse) and _is_running(dense)


def _label(side: Sequence[Band], beside: Sequence[Band]) -> bool:
    """Whether one side only labels the rows of the other: dates and places, titles in the margin, short items that
    no title of their own parts from the other side's sections."""
    if _side_notes(side) >= MOSTLY:
        return True
    blocks = _blocks(side)
    titled = [title_kind(" ".join(map(_text, block))) is not None for block in blocks]
    if sum(titled) > MOSTLY * len(blocks):
        return True
    has_titles = any(title_kind(line.text) is not None for band in beside for line in band)
    aligned = sum(_on_a_baseline(band, beside) for band in side)
    return has_titles and not any(titled) and not _is_running(side) and aligned >= ALIGNED * len(side)


def _is_form(left: Sequence[Band], right: Sequence[Band]) -> bool:
    """Whether the left side is labels, each on the baseline of what it labels, and titles that mostly have nothing
    beside them."""
    titles = [band for band in left if title_kind(_text(band)) is not None]
    labels = [band for band in left if title_kind(_text(band)) is None]
    if len(labels) < FEWEST_LABELS or sum(_on_a_baseline(band, right) for band in titles) > MOSTLY * len(titles):
        return False
    aligned = sum(_on_a_baseline(band, right) for band in labels)
    return aligned >= NEARLY_ALL * len(labels) and not _is_running(left)


def _side_notes(side: Sequence[Band]) -> float:
    """The share of rows that are dates or places and nothing else; contact lines are no evidence either way."""
    texts = [text for band in side if not ADDRESS_LIKE.search(text := _text(band))]
    return sum(map(_is_side_note, texts)) / len(texts) if texts else 0.0


def _margin_share(side: Sequence[Band]) -> float:
    """The share of rows that are what margins hold: dates, places, and section titles."""
    texts = [_text(band) for band in side]
    return sum(_is_side_note(text) or title_kind(text) is not None for text in texts) / len(texts)


def _stands_on_its_own_fill(left: Sequence[Line], right: Sequence[Line], fills: Sequence[Fill]) -> bool:
    """Whether a coloured area holds the one side and nothing of the other."""
    for fill in fills:
        if fill.color == WHITE:
            continue
        inside_left, inside_right = _inside(left, fill), _inside(right, fill)
        if max(inside_left, inside_right) >= 0.95 and min(inside_left, inside_right) <= 0.05:
            return True
    return False


def _inside(lines: Sequence[Line], fill: Fill) -> float:
    at = fill.box
    held = sum(
        at.x0 <= line.box.x0 and line.box.x0 <= at.x1 and at.top <= line.box.bottom <= at.bottom + 1 for line in lines
    )
    return held / len(lines)


def _blocks(rows: Sequence[Band]) -> list[list[Band]]:
    """Rows parted where the white space between them is more than line spacing."""
    blocks: list[list[Band]] = []
    for row in rows:
        if blocks and _follows_closely(blocks[-1][-1], row):
            blocks[-1].append(row)
        else:
            blocks.append([row])
    return blocks


def _follows_closely(before: Band, after: Band) -> bool:
    size = max(before[0].size, after[0].size)
    return text_box(after).bottom - text_box(before).bottom <= CLOSE * size


def _has_title_and_body(block: Sequence[Band]) -> bool:
    return len(block) > 1 and title_kind(_text(block[0])) is not None and title_kind(_text(block[1])) is None


def _titles_with_bodies(rows: Sequence[Band]) -> int:
    """How many section titles are followed at once by something else, at no more than twice the usual distance."""
    usual = line_gap(rows)
    return sum(
        title_kind(_text(one)) is not None
        and title_kind(_text(two)) is None
        and text_box(two).bottom - text_box(one).bottom <= 2.2 * usual
        for one, two in pairwise(rows)
    )


def _on_a_baseline(row: Band, others: Sequence[Band]) -> bool:
    return any(
        abs(one.box.bottom - other.box.bottom) <= SAME_BASELINE * min(one.size, other.size)
        for one in row
        for band in others
        for other in band
    )


def _are_labels(blocks: Sequence[Sequence[Band]]) -> bool:
    short = sum(
        len(block) <= LABEL_ROWS and all(len(_text(row).split()) <= LABEL_WORDS for row in block) for block in blocks
    )
    return short >= 0.7 * len(blocks)


def _is_running(rows: Sequence[Band]) -> bool:
    """Whether the rows are sentences or lists rather than labels."""
    return sum(len(_text(row).split()) > LABEL_WORDS for row in rows) >= 0.3 * len(rows)


def _text(band: Band) -> str:
    return " ".join(line.text for line in band)
