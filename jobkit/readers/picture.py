"""A picture of a page to words with places: set upright and straight, read line by line.

Boxes are those of the page set straight; a sheet that lay askew by a degree has them that much off its picture.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from jobkit.model.document import Box, Line, Page, Word
from jobkit.readers.ink import Inked, Measured, has_dot, measure
from jobkit.readers.marks import BULLETS, line_of
from jobkit.readers.ocr import FAINTEST, Pixels, find_text, read_text
from jobkit.readers.weight import bold_words, middle

Corners = NDArray[np.float64]

_LONG = 6.0
"""Times its height that a line must be long for its slope to tell the page's."""
_STRAIGHT = 0.05
"""Degrees of skew under which a page is left as it is: half a point over its width."""
_PROBES = 4
"""Lines read to see whether a page is upside down."""
_SURE = 0.9
"""Mean score of upright lines; those upside down have 0.5 to 0.8."""
_MARGIN = 0.06
"""Of a box's height, added around it."""
_LINE_GAP = 1.2
"""White in type sizes that parts two lines, as with glyphs of a PDF."""
_SAME_SIZE = 0.055
"""Sizes measured so near to each other are one: a pixel in twenty."""
_DOT_REACH = 1.9
"""Type sizes left of a line in which a bullet is looked for."""
_ASCENT, _DESCENT = 0.8, 0.2
"""A word's box above and below its baseline, as with glyphs of a PDF."""
_PAPER = 255


@dataclass(frozen=True, slots=True)
class _Strip:
    """A measured line, its words' places in pixels of the page."""

    words: tuple[Inked, ...]
    base: float
    size: float
    is_light: bool


def page_of(picture: Pixels, *, number: int, point: float) -> Page:
    """The page that a gray picture shows, a pixel of it ``point`` points wide."""
    picture, boxes = _straight(*_upright(picture))
    strips = [strip for box in boxes for strip in _strips(picture, box)]
    strips = [_dotted(picture, strip, strips) for strip in strips]
    bold = _weights(strips)
    sizes = _sizes(strips, bold, point)
    lines = [_line(*each, point) for each in zip(strips, sizes, bold, strict=True)]
    height, width = (round(side * point, 2) for side in picture.shape)
    return Page(number, width, height, tuple(filter(None, lines)), origin="picture")


# ------------------------------------------------------------------ upright and straight


def _upright(picture: Pixels) -> tuple[Pixels, list[Corners]]:
    boxes = find_text(picture)
    if sum(_tall(box) for box in boxes) > len(boxes) / 2:
        picture = np.ascontiguousarray(np.rot90(picture))
        boxes = find_text(picture)
    probes = sorted(boxes, key=_width)[-_PROBES:]
    upright = _score([_crop(picture, _level(box)) for box in probes])
    if upright >= _SURE or _score([_crop(picture, _level(box))[::-1, ::-1] for box in probes]) <= upright:
        return picture, boxes
    height, width = picture.shape
    turned = [np.roll(np.array((width, height)) - box, 2, axis=0) for box in boxes]
    return np.ascontiguousarray(picture[::-1, ::-1]), turned


def _tall(box: Corners) -> bool:
    """Whether the box of a line stands on end."""
    across, down = np.ptp(box, axis=0)
    return bool(down > across)


def _score(crops: Sequence[Pixels]) -> float:
    return sum(read_text(np.ascontiguousarray(crop)).score for crop in crops) / max(len(crops), 1)


def _straight(picture: Pixels, boxes: list[Corners]) -> tuple[Pixels, list[Box]]:
    """The picture turned by its skew, and the lines' boxes in it."""
    skew = _skew(boxes)
    if abs(skew) < _STRAIGHT:
        return picture, [_level(box) for box in boxes]
    ground = int(np.median(picture))
    straight = Image.fromarray(picture).rotate(skew, Image.Resampling.BICUBIC, fillcolor=ground)
    middle = np.array((picture.shape[1], picture.shape[0])) / 2
    angle = np.radians(-skew)
    turn = np.array(((np.cos(angle), -np.sin(angle)), (np.sin(angle), np.cos(angle))))
    return np.asarray(straight), [_level((box - middle) @ turn.T + middle) for box in boxes]


def _skew(boxes: Sequence[Corners]) -> float:
    """Degrees by which lines fall to the right: the median of the long ones', each counted by its length."""
    slopes: list[tuple[float, int]] = []
    for box in boxes:
        (tl, tr, br, bl), length = box, _width(box)
        if length >= _LONG * float(np.hypot(*(bl - tl))):
            along = (tr - tl) + (br - bl)
            slopes.append((float(np.degrees(np.arctan2(along[1], along[0]))), round(length)))
    return middle(slopes)


def _width(box: Corners) -> float:
    return float(np.hypot(*(box[1] - box[0])))


def _level(box: Corners) -> Box:
    """The upright box of the same middle, length and height."""
    x, y = box.mean(axis=0).tolist()
    across = (_width(box) + float(np.hypot(*(box[2] - box[3])))) / 4
    down = float(np.hypot(*(box[3] - box[0])) + np.hypot(*(box[2] - box[1]))) / 4
    return Box(x - across, y - down, x + across, y + down)


def _crop(picture: Pixels, box: Box) -> Pixels:
    margin = _MARGIN * box.height
    top, left = max(round(box.top - margin), 0), max(round(box.x0 - margin), 0)
    return picture[top : max(round(box.bottom + margin), top + 2), left : max(round(box.x1 + margin), left + 2)]


# ------------------------------------------------------------------ lines


def _strips(picture: Pixels, box: Box) -> list[_Strip]:
    """What one box says, parted where the white is too wide for one line."""
    crop = np.ascontiguousarray(_crop(picture, box))
    text = read_text(crop) if crop.size else None
    if text is None or text.score < FAINTEST:
        return []
    margin = _MARGIN * box.height
    left, top = max(round(box.x0 - margin), 0), max(round(box.top - margin), 0)
    measured = measure(crop, text.tokens)
    return [_moved(words, measured, left, top) for words in _parted(measured)]


def _parted(measured: Measured) -> list[tuple[Inked, ...]]:
    groups = [[measured.words[0]]]
    for before, after in pairwise(measured.words):
        if after.x0 - before.x1 > _LINE_GAP * measured.size and before.text != "•":
            groups.append([])
        groups[-1].append(after)
    return [tuple(group) for group in groups]


def _moved(words: tuple[Inked, ...], measured: Measured, left: int, top: int) -> _Strip:
    moved = tuple(replace(word, x0=word.x0 + left, x1=word.x1 + left) for word in words)
    return _Strip(moved, measured.base + top, measured.size, measured.is_light)


def _dotted(picture: Pixels, strip: _Strip, strips: Sequence[_Strip]) -> _Strip:
    """The line with the bullet that stands before it in the picture and was not read."""
    first = strip.words[0]
    reach = Box(first.x0 - _DOT_REACH * strip.size, strip.base - strip.size, first.x0, strip.base + 0.3 * strip.size)
    beside = any(
        other.words[-1].x1 > reach.x0 and other.words[0].x0 < reach.x1 and reach.top < other.base < reach.bottom
        for other in strips
        if other is not strip
    )
    if beside or reach.x0 < 0 or first.text in BULLETS:
        return strip
    left, top = round(reach.x0), max(round(reach.top), 0)
    part = picture[top : round(reach.bottom), left : round(strip.words[-1].x1)]
    if not part.size or not has_dot(part, first.x0 - left, strip.base - top, strip.size):
        return strip
    dot = replace(first, text="•", x0=reach.x0, x1=first.x0 - 0.2 * strip.size, stem=0.0)
    return replace(strip, words=(dot, *strip.words))


def _text(strip: _Strip) -> str:
    return " ".join(word.text for word in strip.words)


def _line(strip: _Strip, size: float, bold: Sequence[bool], point: float) -> Line | None:
    base = strip.base * point
    top, bottom = round(base - _ASCENT * size, 2), round(base + _DESCENT * size, 2)
    words = [
        Word(word.text, Box(round(word.x0 * point, 2), top, round(word.x1 * point, 2), bottom), size, heavy)
        for word, heavy in zip(strip.words, bold, strict=True)
    ]
    return line_of(words)


def _weights(strips: Sequence[_Strip]) -> list[list[bool]]:
    """Which words are bold, dark type and light apart: light type on a dark ground looks thinner in a scan."""
    found: list[list[bool]] = [[] for _ in strips]
    for is_light in (False, True):
        places = [at for at, strip in enumerate(strips) if strip.is_light == is_light]
        lines = [[(word.text, word.stem / strips[at].size) for word in strips[at].words] for at in places]
        for at, bold in zip(places, bold_words(lines), strict=True):
            found[at] = bold
    return found


def _sizes(strips: Sequence[_Strip], bold: Sequence[Sequence[bool]], point: float) -> list[float]:
    """The lines' type sizes in points, made equal among lines of one look, then among looks: a heading that
    was measured a little small goes with the other headings, not with the text."""
    looks = [(all(heavy), _text(strip).isupper()) for strip, heavy in zip(strips, bold, strict=True)]
    sizes = [strip.size * point for strip in strips]
    for look in sorted(set(looks)):
        places = [at for at, other in enumerate(looks) if other == look]
        alike = _snapped([sizes[at] for at in places], [len(_text(strips[at])) for at in places])
        for at, size in zip(places, alike, strict=True):
            sizes[at] = size
    return [round(size, 1) for size in _snapped(sizes, [len(_text(strip)) for strip in strips])]


def _snapped(sizes: Sequence[float], weights: Sequence[int]) -> list[float]:
    """Sizes, those that are one but for the measuring made equal: each becomes the nearest of the most written ones."""
    left, peaks = list(range(len(sizes))), []
    while left:
        near = {at: [other for other in left if _same(sizes[other], sizes[at])] for at in left}
        peak = max(left, key=lambda at: (sum(weights[other] for other in near[at]), -at))
        peaks.append(median(sizes[at] for at in near[peak]))
        left = [at for at in left if at not in near[peak]]
    return [min(peaks, key=lambda peak: abs(peak - size)) for size in sizes]


def _same(one: float, other: float) -> bool:
    return abs(one - other) <= _SAME_SIZE * other
