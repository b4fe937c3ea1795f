"""Marks that stand for structure in any format: bullets, rules, fences around headings.

A bullet's glyph is not a word: the line gets the role "bullet" and loses it. A line of nothing but ``=====`` is a
drawing. ``== SKILLS ==`` is a heading in a frame.
"""

from __future__ import annotations

import re
from dataclasses import replace

from jobkit.model.document import Box, Line, Word

BULLETS = frozenset("•▪◦‣⁃∙●○■□▸▹►▶➢➤➔→✓✔✦✧❖◆◇⬥⦁⚫⚬¾\ufffd")
"""Glyphs that are bullets wherever a line starts with one."""
WEAK_BULLETS = frozenset("-*–—·o>+§¤~")
"""Glyphs that are bullets only where a space follows and the rest reads as an item."""
DASHES = frozenset("–—")
"""May also join a range that was broken over two lines ("– Present"), so these ask for more of an item."""

_RANGE_END = re.compile(r"(?:[^\W\d]{3,9}\.? )?(?:(?:19|20)\d\d|present|current|now|today)", re.IGNORECASE)
"""The end of a range whose beginning is not printed ("- 2017"), or stands in the line before."""
_RULE = re.compile(r"([-=_*~#+.·•─━═–—])\1{4,200}")
"""A drawn rule: one character five times or more."""
_FENCES = (
    re.compile(r"\[ ?([^\[\]]{2,60}?) ?\]"),
    re.compile(r"={2,40} ?([^=]{2,60}?) ?={2,40}"),
    re.compile(r"\*{3,40} ?([^*]{2,60}?) ?\*{3,40}"),
    re.compile(r"-{2,40} ?([^-]{2,60}?) ?-{2,40}"),
    re.compile(r"~{2,40} ?([^~]{2,60}?) ?~{2,40}"),
    re.compile(r"#{2,40} ?([^#]{2,60}?) ?#{2,40}"),
)
"""Frames of characters around a whole line: "[ SUMMARY ]", "== SKILLS ==", "*** WORK ***"."""
_FENCE_STARTS = "[=*-~#"


def is_rule(text: str) -> bool:
    """Whether a line is drawn, not written."""
    return _RULE.fullmatch(text.replace(" ", "")) is not None


def is_bullet(text: str) -> bool:
    """Whether a line is nothing but a bullet's glyph (the item is another line on the same baseline)."""
    return text in BULLETS


def line_of(words: list[Word] | tuple[Word, ...], template: Line | None = None) -> Line | None:
    """A line with the box around its words and the marks read; None where nothing written is left."""
    if not words:
        return None
    line = Line(tuple(words), around(words))
    if template is not None:
        line = replace(line, role=template.role, level=template.level, paragraph=template.paragraph)
    return read_marks(line)


def read_marks(line: Line) -> Line | None:
    """The line without its bullet, frame or rule, these said by its role instead; None for a drawn rule."""
    text = line.text
    if is_rule(text):
        return None
    if line.role == "heading":
        return line
    return (_unframed(line, text) if text[0] in _FENCE_STARTS else None) or _unbulleted(line)


def around(words: list[Word] | tuple[Word, ...]) -> Box:
    """The smallest box around words."""
    return Box.around([word.box for word in words])


def _unbulleted(line: Line) -> Line:
    first, rest = line.words[0], line.words[1:]
    if first.text in BULLETS and rest:
        return replace(line, words=rest, box=around(rest), role="bullet")
    if first.text in WEAK_BULLETS and rest and _reads_as_item(first.text, rest):
        return replace(line, words=rest, box=around(rest), role="bullet")
    if first.text[0] in BULLETS and len(first.text) > 1:
        bare = first.text[1:]
        part = first.box.width / len(first.text)
        words = (replace(first, text=bare, box=replace(first.box, x0=first.box.x0 + part)), *rest)
        return replace(line, words=words, box=around(words), role="bullet")
    return line


def _reads_as_item(mark: str, rest: tuple[Word, ...]) -> bool:
    if mark in "-–—" and _RANGE_END.fullmatch(" ".join(word.text for word in rest)):
        return False
    if mark in DASHES:
        return len(rest) > 1 and not rest[0].text[0].isdigit()
    return rest[0].text[0].isalnum() or rest[0].text[0] in "\"'“‘(*_[$<>"


def _unframed(line: Line, text: str) -> Line | None:
    for fence in _FENCES:
        found = fence.fullmatch(text)
        if found and any(char.isalpha() for char in found[1]):
            words = _cut(line.words, found.start(1), found.end(1))
            return replace(line, words=words, box=around(words), role="heading")
    return None


def _cut(words: tuple[Word, ...], start: int, end: int) -> tuple[Word, ...]:
    """The words of ``text[start:end]``, where text is the words joined by single spaces."""
    kept, at = [], 0
    for word in words:
        first, last = max(start - at, 0), min(end - at, len(word.text))
        if first < last:
            kept.append(_part(word, first, last))
        at += len(word.text) + 1
    return tuple(kept)


def _part(word: Word, first: int, last: int) -> Word:
    step = word.box.width / len(word.text)
    box = replace(word.box, x0=word.box.x0 + first * step, x1=word.box.x0 + last * step)
    return replace(word, text=word.text[first:last], box=box)
