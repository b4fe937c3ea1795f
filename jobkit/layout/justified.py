"""Justified lines whose spaces were stretched so far that each word came as a line of its own."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from jobkit.layout.visibility import around
from jobkit.model.document import Line

FEWEST_LINES = 2
"""Lines that run from one edge to another, from which a column is known to be justified between them."""
FEWEST_WORDS = 4
"""Of such a line; shorter ones may be of one width by chance."""
EVEN = 0.1
"""Times the type size by which the spaces of one justified line may differ: signs are set closer or wider."""


def rejoined(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines, pieces that fill a justified column from edge to edge with even spaces joined to one each."""
    columns = _columns(lines)
    if not columns:
        return tuple(lines)
    whole: dict[int, Line | None] = {}
    for pieces in _rows(lines, columns):
        whole.update({id(piece): None for piece in pieces[1:]})
        words = tuple(word for piece in pieces for word in piece.words)
        whole[id(pieces[0])] = Line(words, around(words), pieces[0].role, pieces[0].level, pieces[0].paragraph)
    return tuple(line for each in lines if (line := whole.get(id(each), each)) is not None)


def _columns(lines: Sequence[Line]) -> list[tuple[int, int]]:
    """(left, right) edges of the columns that are set justified, in whole points."""
    spans = Counter((round(line.box.x0), round(line.box.x1)) for line in lines if len(line.words) >= FEWEST_WORDS)
    return [span for span, count in spans.items() if count >= FEWEST_LINES]


def _rows(lines: Sequence[Line], columns: Sequence[tuple[int, int]]) -> Iterator[list[Line]]:
    """Pieces of one justified line, from left to right."""
    heights: dict[int, list[Line]] = defaultdict(list)
    for line in lines:
        heights[round(line.box.bottom)].append(line)
    for left, right in columns:
        for level in heights.values():
            pieces = sorted(
                (line for line in level if line.box.x0 > left - 1 and line.box.x1 < right + 1),
                key=lambda line: line.box.x0,
            )
            if len(pieces) > 1 and _fill(pieces, left, right):
                yield pieces


def _fill(pieces: Sequence[Line], left: int, right: int) -> bool:
    """Whether the pieces reach from edge to edge, and the spaces between all their words are alike."""
    if pieces[0].box.x0 > left + 1 or pieces[-1].box.x1 < right - 1:
        return False
    words = [word for piece in pieces for word in piece.words]
    gaps = [after.box.x0 - before.box.x1 for before, after in pairwise(words)]
    return len(gaps) > 1 and max(gaps) - min(gaps) <= EVEN * pieces[0].size
