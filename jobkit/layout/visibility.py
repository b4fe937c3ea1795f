"""What a person can't see on a page: kept out of the text, and reported."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from jobkit.model.document import Box, Fill, Hidden, Line, Page, Word

FAINTEST_CONTRAST = 1.1
"""WCAG contrast ratio below which text is taken for invisible. 1 is the same colour; the faintest grey that designers
use on purpose (#DDD on white) has 1.36."""
SMALLEST_SIZE = 2.0
"""Points. Print of 4 points is at the edge of legible; keyword stuffing uses 1."""
WHITE = 0xFFFFFF


@dataclass(frozen=True, slots=True)
class Seen:
    """A page parted into what is visible and what is not."""

    lines: tuple[Line, ...]
    hidden: tuple[Hidden, ...]


def see(page: Page) -> Seen:
    """The page's lines with only their visible words, and the hidden stretches with the reason."""
    lines: list[Line] = []
    hidden: list[Hidden] = []
    for line in page.lines:
        reasons = _reasons(line, page)
        if not any(reasons):
            lines.append(line)
            continue
        hidden.extend(_stretches(line, reasons, page.number))
        kept = tuple(word for word, why in zip(line.words, reasons, strict=True) if why is None)
        if kept:
            lines.append(replace(line, words=kept, box=around(kept)))
    return Seen(tuple(line for line in lines if line.words), tuple(hidden))


def _reasons(line: Line, page: Page) -> list[str | None]:
    """Why a person can't see each word of a line; None where they can."""
    fills, images = ([fill for fill in part if _is_level(fill, line)] for part in (page.fills, page.images))
    return [_why_hidden(word, page, fills, images) for word in line.words]


def _is_level(fill: Fill, line: Line) -> bool:
    return fill.box.top <= line.box.bottom and line.box.top <= fill.box.bottom


def _why_hidden(word: Word, page: Page, fills: Sequence[Fill], images: Sequence[Fill]) -> str | None:
    """Why a person can't see the word, given what is painted at its height; None where they can."""
    if word.hidden is not None:
        return word.hidden
    if 0 < word.size < SMALLEST_SIZE:
        return f"type of {word.size:.2g} points"
    if _outside(word.box, page):
        return "outside the page"
    if word.color is None:
        return None
    ground = _ground(word, fills, images) if fills or images else WHITE
    if ground is not None and contrast(word.color, ground) < FAINTEST_CONTRAST:
        return "the colour of its background"
    return None


@lru_cache(maxsize=256)
def contrast(one: int, other: int) -> float:
    """The contrast ratio of two 0xRRGGBB colours, 1 to 21 (WCAG 2.2, 1.4.3)."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def around(words: tuple[Word, ...]) -> Box:
    """The smallest box around all the words; there is at least one."""
    return Box.around([word.box for word in words])


def _luminance(color: int) -> float:
    channels = ((color >> shift & 0xFF) / 255 for shift in (16, 8, 0))
    linear = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return sum(weight * c for weight, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def _outside(box: Box, page: Page) -> bool:
    if page.ordered or not page.width or not page.height:
        return False
    x, y = (box.x0 + box.x1) / 2, (box.top + box.bottom) / 2
    return not (0 <= x <= page.width and 0 <= y <= page.height)


def _ground(word: Word, fills: Sequence[Fill], images: Sequence[Fill]) -> int | None:
    """The colour under the middle of a word: what was painted there last before it, else white paper; None for an
    image or a gradient, which may have any colour there."""
    x, y = (word.box.x0 + word.box.x1) / 2, (word.box.top + word.box.bottom) / 2
    under = [fill for fill in fills if fill.order <= word.order and _holds(fill.box, x, y)]
    last = under[-1] if under else None
    if any(last is None or image.order > last.order for image in images if _is_behind(image, word, x, y)):
        return None
    return last.color if last else WHITE


def _is_behind(image: Fill, word: Word, x: float, y: float) -> bool:
    return image.order <= word.order and _holds(image.box, x, y)


def _holds(box: Box, x: float, y: float) -> bool:
    return box.x0 <= x <= box.x1 and box.top <= y <= box.bottom


def _stretches(line: Line, reasons: list[str | None], page: int) -> list[Hidden]:
    """Neighbouring words hidden for one reason, each stretch once."""
    found: list[Hidden] = []
    start = 0
    for at in range(1, len(reasons) + 1):
        if at < len(reasons) and reasons[at] == reasons[start]:
            continue
        why, words = reasons[start], line.words[start:at]
        if why is not None:
            found.append(Hidden(" ".join(word.text for word in words), why, page, around(words)))
        start = at
    return found
