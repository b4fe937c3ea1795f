"""What a PDF paints besides glyphs, in paint order, and what that does to the glyphs: the half that is the same
whichever engine found it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from jobkit.model.document import Box, Fill, Line, Word
from jobkit.readers.looks import CLEAR

MIN_FILL = 4.0
"""A filled area smaller than this many points each way carries no text, and covers none."""
MAX_SEGMENTS = 256
"""A path of more segments is a drawing, not a rectangle with or without round corners; Typst draws those with 53,
Chromium a label whose ends are half circles with 99."""
SHOWS_THROUGH = 0.5
"""A fill of less opacity is no ground to stand on."""
OPAQUE = 0.98
"""A fill of less opacity covers nothing."""
NO_PEN, UNDER_SHAPE, UNDER_IMAGE, CLIPPED = "invisible text", "under a shape", "under an image", "cut off"
"""Why text can't be seen that was painted."""
_INVISIBLE = (3, 7)
"""Rendering modes of text that paint nothing: neither fill nor stroke, and a clip alone (ISO 32000-1, table 106)."""
_WITHIN = 1.0
"""Points by which a word's box, which is drawn larger than its letters, may reach out of what covers it."""


@dataclass(frozen=True, slots=True)
class Painted:
    """Shapes and images of a page, in paint order."""

    fills: tuple[Fill, ...]
    images: tuple[Fill, ...]


def unpainted(mode: int, opacity: float) -> str | None:
    """Why text of that rendering mode and opacity can't be seen, wherever it stands."""
    if mode in _INVISIBLE:
        return NO_PEN
    return "zero opacity" if opacity < CLEAR else None


def is_rectangle(points: Sequence[tuple[float, float]]) -> bool:
    """Whether a path of straight lines runs along an upright rectangle's edge, and nowhere else."""
    xs, ys = {round(x, 1) for x, _ in points}, {round(y, 1) for _, y in points}
    return 4 <= len(points) <= 6 and len(xs) == len(ys) == 2 and len({(round(x), round(y)) for x, y in points}) == 4


def common(one: Box | None, other: Box | None) -> Box | None:
    """What two boxes have in common; None stands for no bounds. What has nothing in common is a box without extent."""
    if one is None or other is None:
        return one or other
    x0, top = max(one.x0, other.x0), max(one.top, other.top)
    return Box(x0, top, max(min(one.x1, other.x1), x0), max(min(one.bottom, other.bottom), top))


def misses(clip: Box, x0: float, x1: float, top: float, bottom: float) -> bool:
    """Whether nothing of a glyph shows through what the page is clipped to."""
    return x1 <= clip.x0 or x0 >= clip.x1 or bottom <= clip.top or top >= clip.bottom


def covered(lines: Iterable[Line], painted: Painted) -> tuple[Line, ...]:
    """The lines, words that lie wholly under what was painted over them later marked as hidden."""
    over = [(fill, UNDER_SHAPE) for fill in painted.fills if fill.covers]
    over += [(image, UNDER_IMAGE) for image in painted.images if image.covers]
    return tuple(_covered(line, over) for line in lines) if over else tuple(lines)


def _covered(line: Line, over: Sequence[tuple[Fill, str]]) -> Line:
    near = [(fill, why) for fill, why in over if fill.box.top < line.box.bottom and line.box.top < fill.box.bottom]
    if not near:
        return line
    words = tuple(_under(word, near) for word in line.words)
    return replace(line, words=words) if words != line.words else line


def _under(word: Word, over: Sequence[tuple[Fill, str]]) -> Word:
    for fill, why in over:
        if word.hidden is None and fill.order > word.order and _is_within(word.box, fill.box):
            return replace(word, hidden=why)
    return word


def _is_within(box: Box, cover: Box) -> bool:
    """Whether nothing of a word would show beside what covers it."""
    return (
        cover.x0 - _WITHIN <= box.x0
        and box.x1 <= cover.x1 + _WITHIN
        and cover.top - _WITHIN <= box.top
        and box.bottom <= cover.bottom + _WITHIN
    )
