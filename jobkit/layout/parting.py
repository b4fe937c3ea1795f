"""Lines that a reader kept together and the eye does not: a title beside an entry, labels each on its own chip."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median_low

from jobkit.language.dates import is_part_of_dates
from jobkit.layout.titles import title_kind
from jobkit.layout.visibility import around
from jobkit.model.document import Fill, Line, Word

LOOK_GAP, WIDER = 0.6, 1.2
"""Times the smaller type size, and times the line's usual gap: a gap that parts words of two looks; word spaces are
0.25 to 0.35, and those of a justified line are alike however wide."""
WIDE, OUTLYING = 0.52, 1.75
"""Times the type size, and times the line's usual gap: a space wider than both parts two labels; a double space after
a full stop is as wide, and is left alone."""
USUAL_WIDTH = 0.6
"""Times the type size: the mean width of a character. Letter-spaced words are wider, and so are the spaces between."""
ENOUGH_GAPS = 20
"""Word spaces of a page from which the usual one is known."""
CHIP_HEIGHT = 3.0
"""Times the type size: a filled area lower than that is the ground of one label."""


def part(lines: Sequence[Line], fills: Sequence[Fill]) -> tuple[Line, ...]:
    """The lines, each parted where its words belong to two things."""
    gaps = [[after.box.x0 - before.box.x1 for before, after in pairwise(line.words)] for line in lines]
    spaces = _usual_space(lines, gaps)
    return tuple(piece for line, own in zip(lines, gaps, strict=True) for piece in _part(line, own, fills, spaces))


def _part(line: Line, gaps: Sequence[float], fills: Sequence[Fill], spaces: float) -> list[Line]:
    height = line.box.height
    chips = [fill for fill in fills if fill.box.height <= CHIP_HEIGHT * height and _at_height(fill, line)]
    if not gaps or (not chips and max(gaps) <= WIDE * min([word.size for word in line.words])):
        return [line]
    usual = max(median_low(gaps) if len(gaps) > 1 else 0.0, spaces * height)
    pieces: list[list[Word]] = []
    for word in line.words:
        if pieces and not _parted(pieces[-1][-1], word, chips, usual):
            pieces[-1].append(word)
        else:
            pieces.append([word])
    if len(pieces) == 1 or is_part_of_dates(line.text) or (_is_of_one_look(line) and title_kind(line.text)):
        return [line]
    return [replace(line, words=tuple(words), box=around(tuple(words))) for words in pieces]


def _parted(before: Word, after: Word, chips: Sequence[Fill], usual: float) -> bool:
    gap = after.box.x0 - before.box.x1
    widest = max(word.box.width / len(word.text) for word in (before, after))
    spread = 2 * max(0.0, widest - USUAL_WIDTH * before.size)
    if (
        gap > max(WIDE * before.size + spread, OUTLYING * usual)
        and before.text[-1].isalnum()
        and after.text[0].isalnum()
    ):
        return True
    if _look(before) != _look(after):
        return gap > max(LOOK_GAP * min(before.size, after.size), WIDER * usual)
    middle = (before.box.x1, after.box.x0)
    return any(
        middle[0] - 1 <= edge <= middle[1] + 1 and fill.box.width < 20 * before.size
        for fill in chips
        for edge in (fill.box.x0, fill.box.x1)
    )


def _look(word: Word) -> tuple[float, bool, int | None]:
    return word.size, word.bold, word.color


def _is_of_one_look(line: Line) -> bool:
    return len(set(map(_look, line.words))) == 1


def _at_height(fill: Fill, line: Line) -> bool:
    return fill.box.top <= (line.box.top + line.box.bottom) / 2 <= fill.box.bottom


def _usual_space(lines: Sequence[Line], gaps: Sequence[Sequence[float]]) -> float:
    """The usual word space of the page, as a share of the line's height: type of one width sets all of them wide."""
    shares = [gap / line.box.height for line, own in zip(lines, gaps, strict=True) if line.box.height for gap in own]
    return median_low(shares) if len(shares) >= ENOUGH_GAPS else 0.0
