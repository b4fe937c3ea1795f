"""Which words of a page are bold, by the width of their strokes alone.

One word's stroke is measured to a few percent; bold is wider by a fifth or more. So words that stand together are taken
together: a line is parted only where its strokes change for good ("**Nurse, ICU**, Mercy Hospital").
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import dropwhile, takewhile

Stroke = tuple[str, float]
"""A word and the width of its strokes in type sizes."""

_LIMITS = range(104, 125)
"""Percent of the page's usual stroke between which plain type ends and bold type begins: on scans of known typefaces,
stretches of plain type measure 92 to 106, of bold 108 to 160, by the resolution and the face."""
_ABOUT = 2
"""Percent on either side of a place that must be empty too."""
_EMPTY = 0.012
"""Share of a page's letters that an empty place may hold."""
_LETTERS = 2
"""Letters that a word must have for its strokes to tell anything."""
_STEP = 0.14
"""Share of the usual stroke by which two stretches of a line must differ to be of two weights."""
_SHORT, _SHORT_STEP = 6, 0.2
"""The same where one of them has no more letters than this."""
_TOO_SHORT = 4
"""A stretch of no more letters is never told from its line."""
_FEWEST = 3
"""Stretches above the limit that a page must have for any of them to be bold: headings and titles come in numbers."""


def bold_words(lines: Sequence[Sequence[Stroke]]) -> list[list[bool]]:
    """For each word of each line, whether it is bold."""
    usual = middle((stroke, len(text)) for line in lines for text, stroke in line if _tells(text))
    if not usual:
        return [[False] * len(line) for line in lines]
    parted = [list(_stretches([(text, stroke / usual) for text, stroke in line])) for line in lines]
    means = [(mean, _letters(words)) for line in parted for words in line if (mean := _mean(words)) is not None]
    limit = _limit(means)
    if sum(mean > limit for mean, _ in means) < _FEWEST:
        limit = float("inf")
    return [[(_mean(words) or 0.0) > limit for words in line for _ in words] for line in parted]


def middle(values: Iterable[tuple[float, int]]) -> float:
    """The median of values with weights; 0 of nothing."""
    ordered = sorted(values)
    half, passed = sum(weight for _, weight in ordered) / 2, 0
    for value, weight in ordered:
        passed += weight
        if passed >= half:
            return value
    return 0.0


def _limit(means: Sequence[tuple[float, int]]) -> float:
    """The middle of the first empty place above plain type; without one, where fewest letters are."""
    crowds = {
        percent: sum(letters for mean, letters in means if abs(100 * mean - percent) <= _ABOUT) for percent in _LIMITS
    }
    least = max(_EMPTY * sum(letters for _, letters in means), min(crowds.values()))
    empty = list(takewhile(lambda at: crowds[at] <= least, dropwhile(lambda at: crowds[at] > least, _LIMITS)))
    return (empty[0] + empty[-1]) / 200


def _stretches(words: Sequence[Stroke]) -> Iterator[Sequence[Stroke]]:
    """The line's words, parted where the weight changes."""
    at = max(range(1, len(words)), key=lambda at: _difference(words[:at], words[at:]), default=0)
    if at and _difference(words[:at], words[at:]) > 0:
        yield from _stretches(words[:at])
        yield from _stretches(words[at:])
    else:
        yield words


def _difference(before: Sequence[Stroke], after: Sequence[Stroke]) -> float:
    """How much two stretches differ, those that differ by long ones first; 0 where it is no more than chance."""
    one, other = _mean(before), _mean(after)
    if one is None or other is None:
        return 0.0
    least = min(_letters(before), _letters(after))
    step = abs(one - other)
    enough = least > _TOO_SHORT and step >= (_SHORT_STEP if least <= _SHORT else _STEP)
    return step * least**0.5 if enough else 0.0


def _mean(words: Sequence[Stroke]) -> float | None:
    letters = _letters(words)
    return sum(stroke * len(text) for text, stroke in words if _tells(text)) / letters if letters else None


def _letters(words: Sequence[Stroke]) -> int:
    return sum(len(text) for text, _ in words if _tells(text))


def _tells(text: str) -> bool:
    return sum(map(str.isalnum, text)) >= _LETTERS
