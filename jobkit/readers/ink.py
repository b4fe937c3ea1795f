"""The ink of one line of a picture: where each word stands, on which baseline, in what size and weight.

The engine says what stands in a line, and roughly where; the white between the letters says it to the pixel.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from jobkit.readers.ocr import Pixels, Token

Mask = NDArray[np.bool_]
Stretch = tuple[int, int]
"""Half-open range of rows or columns."""

_ROWS = 96
"""Height to which a line is enlarged: fine enough to measure stems of a tenth of it."""
_SPECK = 4
"""Rows of ink in a column, of ``_ROWS``, under which it is dust."""
_RULE = 1.5
"""Times ``_ROWS`` that ink must run on without a break for it to be a drawn line: more than the dash of any type."""
_RULE_EDGE = 2
"""Rows above and below a drawn line that its blurred edge takes."""
_EDGE = 0.97
"""Share of a column in ink from which it is a frame."""
_CAPITAL, _ASCENDER, _X_HEIGHT = 0.70, 0.73, 0.52
"""Heights over the baseline as shares of the type size, means of the faces that resumes are set in."""
_GUESS, _BASE = 0.62, 0.75
"""Type size, and the baseline's place, as shares of the height of the engine's box."""
_LETTER_GAP = 0.22
"""White within a word, as a share of the type size, from which a space was lost: letters stand 0.15 apart at most."""
_LOST, _WIDER = 0.7, 2.2
"""A lost space is no narrower than this share of the line's spaces, and so many times wider than that of letters."""
_WITHIN_LINK = 0.3
"""The same within an address, whose points and signs stand in more white than letters."""
_NO_SPACE, _BEFORE_AT = 0.1, 0.25
"""White, as a share of the type size, that is no space: word spaces are pressed to 0.16 at the least; and the same
before an @, which has white of its own."""
_BESIDE_ONE = 0.38
"""A 1 has white at both sides, as wide as any figure."""

_DUST, _DOT, _ROUND, _FULL = 0.08, 0.6, 1.7, 0.55
"""A bullet's width in type sizes at least and at most, how much longer than wide it may be, and how full its box."""
_DOT_RISE = (0.08, 0.55)
"""Where its middle stands over the baseline, in type sizes."""

_DEEP = frozenset("gjpqyQ,;()[]{}|/@$_&ç§")
_BRACKETS = frozenset("()[]{}|/@$")
_TALL = frozenset("bdfhkl")
_FLAT = frozenset("acemnorsuvwxz")


@dataclass(frozen=True, slots=True)
class Inked:
    """One word, in pixels of the line's picture."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    stem: float
    """Width of its strokes; 0 where it has no ink."""


@dataclass(frozen=True, slots=True)
class Measured:
    """A line's words and type."""

    words: tuple[Inked, ...]
    base: float
    """Baseline, in pixels from the top of the picture."""
    size: float
    """Type size in pixels."""
    is_light: bool
    """Whether its ink is lighter than its ground."""


def measure(line: Pixels, tokens: Sequence[Token]) -> Measured:
    """The words of a line where their ink is, spaces that the engine lost put back."""
    scale = _ROWS / line.shape[0]
    ink, is_light = _ink(_enlarged(line, scale))
    ink = _without_drawing(ink)
    white = _gaps(ink)
    words = [_inked(ink, token.text, stretch) for token, stretch in _placed(tokens, white, ink.shape[1])]
    base, size = _type(words, ink)
    pairs = zip(tokens, words, strict=True)
    joined = _joined([part for token, word in pairs for part in _parted(ink, token, word, words, size)], size)
    return Measured(tuple(_scaled(word, scale) for word in joined), base / scale, size / scale, is_light)


# ------------------------------------------------------------------ ink


def _ink(picture: Pixels) -> tuple[Mask, bool]:
    """Which pixels are ink: the lesser part of dark and light, parted where both differ most (Otsu's threshold); and
    whether it is the light."""
    counts = np.bincount(picture.ravel(), minlength=256).astype(np.float64)
    below = np.cumsum(counts)
    sums = np.cumsum(counts * np.arange(256))
    above = below[-1] - below
    with np.errstate(divide="ignore", invalid="ignore"):
        apart = below * above * (sums / below - (sums[-1] - sums) / above) ** 2
    dark = picture <= int(np.nan_to_num(apart).argmax())
    is_light = bool(dark.mean() > 0.5)
    return (~dark if is_light else dark), is_light


def _enlarged(line: Pixels, scale: float) -> Pixels:
    size = max(round(line.shape[1] * scale), 1), _ROWS
    return np.asarray(Image.fromarray(line).resize(size, Image.Resampling.BICUBIC))


def _without_drawing(ink: Mask) -> Mask:
    """The ink without rules, frames, and what hangs in from the lines above and below."""
    ink = ink & ~_rules(ink)
    ink[:, ink.mean(axis=0) > _EDGE] = False
    runs = list(_runs(ink.sum(axis=1) > 0))
    if len(runs) > 1:
        main = max(runs, key=lambda run: int(ink[run[0] : run[1]].sum()))
        for start, end in runs:
            if (start, end) != main and (start == 0 or end == ink.shape[0]):
                ink[start:end] = False
    return ink


def _rules(ink: Mask) -> Mask:
    """Which pixels belong to drawn lines along the row, their edges with them."""
    rule = np.zeros_like(ink)
    for row in np.flatnonzero(ink.sum(axis=1) >= _RULE * _ROWS):
        for start, end in _runs(ink[row]):
            if end - start >= _RULE * _ROWS:
                rule[max(row - _RULE_EDGE, 0) : row + _RULE_EDGE + 1, start:end] = True
    return rule


def _runs(on: NDArray[np.bool_]) -> Iterator[Stretch]:
    """The stretches where a row of flags is set."""
    edges = np.flatnonzero(np.diff(np.concatenate(([0], on.view(np.int8), [0]))))
    yield from zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True)


def _gaps(ink: Mask) -> list[Stretch]:
    """The stretches of columns without ink, between the first and the last with it."""
    inked = np.flatnonzero(ink.sum(axis=0) >= _SPECK)
    if not len(inked):
        return []
    first, last = int(inked[0]), int(inked[-1]) + 1
    blank = ink[:, first:last].sum(axis=0) < _SPECK
    return [(start + first, end + first) for start, end in _runs(blank)]


# ------------------------------------------------------------------ words


def _placed(tokens: Sequence[Token], white: Sequence[Stretch], width: int) -> Iterator[tuple[Token, Stretch]]:
    """Each token with its columns: the cut between two is the widest white near where the engine saw the space."""
    start = 0
    for at, token in enumerate(tokens):
        end = width
        if at + 1 < len(tokens):
            end = max(_cut(token.at[-1] * width, tokens[at + 1].at[0] * width, white, start), start + 1)
        yield token, (start, end)
        start = end


def _cut(before: float, after: float, white: Sequence[Stretch], start: int) -> int:
    """Where a space stands that the engine saw between two letters: the widest white, less how far off."""
    best, most = round((before + after) / 2), 0.0
    for left, right in white:
        middle = (left + right) / 2
        worth = right - left - max(before - middle, middle - after, 0.0)
        if left > start and worth > most:
            best, most = int(middle), worth
    return best


def _inked(ink: Mask, text: str, stretch: Stretch) -> Inked:
    start, end = stretch
    part = ink[:, start:end]
    columns = np.flatnonzero(part.sum(axis=0) >= _SPECK)
    if not len(columns):
        return Inked(text, start, end, 0, 0, 0)
    part = part[:, columns[0] : columns[-1] + 1]
    top, bottom = _extent(part) or (0, 0)
    return Inked(text, start + int(columns[0]), start + int(columns[-1]) + 1, top, bottom, _stem(part[top:bottom]))


def _extent(part: Mask) -> Stretch | None:
    """The rows from the first to the last with ink."""
    rows = np.flatnonzero(part.sum(axis=1) >= min(_SPECK, part.shape[1]))
    return (int(rows[0]), int(rows[-1]) + 1) if len(rows) else None


def _stem(part: Mask) -> float:
    """The usual width of a stroke: twice the ink's area over its outline."""
    padded = np.pad(part, 1)
    outline = int((padded[1:] != padded[:-1]).sum() + (padded[:, 1:] != padded[:, :-1]).sum())
    return 2.0 * float(part.sum()) / outline if outline else 0.0


def _type(words: Sequence[Inked], ink: Mask) -> tuple[float, float]:
    """(baseline, type size) from the words whose letters stand on the one and reach known heights."""
    seen = [word for word in words if word.bottom > word.top and any(map(str.isalnum, word.text))]
    level = [word.bottom for word in seen if not _DEEP & set(word.text)]
    letters = [rows for start, end in _runs(ink.sum(axis=0) >= _SPECK) if (rows := _extent(ink[:, start:end]))]
    if not letters:
        return _BASE * _ROWS, _GUESS * _ROWS
    base = median(level or [bottom for _, bottom in letters])
    for share_of in (_tall, _flat):  # faces differ more in the height of their small letters
        sizes = [(base - word.top) / share for word in seen if word.top < base and (share := share_of(word.text))]
        if sizes:
            return base, median(sizes)
    return base, median([(base - min(top, base - 1)) / _usual_share(seen) for top, _ in letters])


def _usual_share(words: Sequence[Inked]) -> float:
    """How high most of the letters reach."""
    letters = [char for word in words for char in word.text if char.isalnum()]
    small = sum(char.islower() and char not in _TALL for char in letters)
    return _X_HEIGHT if 2 * small > len(letters) else _CAPITAL


def _tall(text: str) -> float | None:
    """How high the tallest of these letters reach, as a share of the type size; None where there are none."""
    if set(text) & _BRACKETS or any(char.isalpha() and not char.isascii() for char in text):  # accents rise higher
        return None
    if set(text) & _TALL:
        return _ASCENDER
    return _CAPITAL if any(char.isupper() or char.isdigit() for char in text) else None


def _flat(text: str) -> float | None:
    """The same of words without tall letters."""
    return _X_HEIGHT if set(text) <= _FLAT else None


# ------------------------------------------------------------------ dots


def has_dot(line: Pixels, start: float, base: float, size: float) -> bool:
    """Whether a lone dot stands left of a line that begins at ``start``: a bullet that the engine took for dust."""
    ink = _without_drawing(_ink(line)[0])
    blots = list(_runs(ink[:, : max(round(start), 0)].sum(axis=0) > 0))
    blots = [blot for blot in blots if blot[1] - blot[0] > _DUST * size]
    if len(blots) != 1 or start - blots[0][1] < _LETTER_GAP * size:
        return False
    rows = np.flatnonzero(ink[:, blots[0][0] : blots[0][1]].any(axis=1))
    width, height = blots[0][1] - blots[0][0], int(rows[-1] - rows[0]) + 1
    middle = (base - (int(rows[0]) + height / 2)) / size
    is_round = max(width, height) <= _ROUND * min(width, height) and max(width, height) <= _DOT * size
    full = float(ink[rows[0] : rows[-1] + 1, blots[0][0] : blots[0][1]].mean())
    return is_round and _DOT_RISE[0] <= middle <= _DOT_RISE[1] and full >= _FULL


# ------------------------------------------------------------------ lost spaces


def _parted(ink: Mask, token: Token, word: Inked, words: Sequence[Inked], size: float) -> list[Inked]:
    """The word, cut where the white within it is as wide as a space."""
    if len(word.text) < 2:
        return [word]
    part = ink[:, int(word.x0) : int(word.x1)]
    white = [(start + int(word.x0), end + int(word.x0)) for start, end in _gaps(part)]
    limit = _space(words, white, size)
    found, done, start = [], 0, int(word.x0)
    for gap in white:
        at = _letters_before((gap[0] + gap[1]) / 2 / ink.shape[1], token)
        if gap[1] - gap[0] >= limit and done < at < len(token.text) and _may_part(token.text, at, gap, size):
            found.append(_inked(ink, token.text[done:at], (start, gap[1])))
            done, start = at, gap[1]
    return [*found, _inked(ink, token.text[done:], (start, int(word.x1)))] if found else [word]


def _joined(words: Sequence[Inked], size: float) -> list[Inked]:
    """The words, those put together that have no white between them ("leo @example.org")."""
    found: list[Inked] = []
    for word in words:
        last = found[-1] if found else None
        if last and last.text[-1].isalnum() and word.x0 - last.x1 < _least_space(word.text) * size:
            top, bottom = min(last.top, word.top), max(last.bottom, word.bottom)
            found[-1] = Inked(last.text + word.text, last.x0, word.x1, top, bottom, last.stem)
        else:
            found.append(word)
    return found


def _least_space(text: str) -> float:
    """The white before a word, in type sizes, under which there is no space."""
    return _BEFORE_AT if text[0] == "@" else _NO_SPACE if text.isalpha() else 0.0


def _space(words: Sequence[Inked], white: Sequence[Stretch], size: float) -> float:
    """The least white that is a space here."""
    spaces = [after.x0 - before.x1 for before, after in pairwise(words)]
    known = _LOST * median(spaces) if spaces else 0.0
    letters = _WIDER * median(end - start for start, end in white) if len(white) > 2 else 0.0
    return max(_LETTER_GAP * size, min(known, 0.5 * size), letters)


def _letters_before(x: float, token: Token) -> int:
    """How many characters stand left of x, the engine's places being good to half a character: a change from small
    letters to capitals or figures nearby decides."""
    at = sum(place < x for place in token.at)
    for near in (at, at - 1, at + 1):
        if 0 < near < len(token.text) and _changes(token.text[near - 1], token.text[near]):
            return near
    return at


def _changes(before: str, after: str) -> bool:
    return (before.islower() and after.isupper()) or (before.isalpha() and after.isdigit()) or before in "),;|•"


def _may_part(text: str, at: int, gap: Stretch, size: float) -> bool:
    before, after = text[at - 1], text[at]
    if any(sign in text for sign in "@/.") and before not in ",;|•)" and gap[1] - gap[0] < _WITHIN_LINK * size:
        return False
    if before.isdigit() and after.isdigit():
        return False
    return "1" not in (before, after) or gap[1] - gap[0] >= _BESIDE_ONE * size


def _scaled(word: Inked, scale: float) -> Inked:
    return Inked(word.text, word.x0 / scale, word.x1 / scale, word.top / scale, word.bottom / scale, word.stem / scale)
