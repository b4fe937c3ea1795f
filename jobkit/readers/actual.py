"""ActualText: what a PDF says that glyphs stand for, where their own characters do not tell (ISO 32000-1, 14.9.4).

It serves ligatures, icons, and hyphens at the end of a line. As a person sees the glyphs and not this text, it is taken
only where it says no more than they have room for, and where they say something themselves, only for a few of them.
"""

from __future__ import annotations

from collections.abc import Sequence, Set

from jobkit.readers.characters import shown
from jobkit.readers.glyphs import Glyph

FEW = 4
"""Glyphs with characters of their own that may stand for others: a ligature has three letters at most."""
NARROWEST = 0.2
"""Em that a character of running text takes at least, in the mean."""
SPARE = 2
"""Characters more than that, for what is said by one glyph."""
UNSAID = "text that its letters do not show"
"""Why such text can't be seen."""


def replaced(glyphs: Sequence[Glyph], text: str) -> list[Glyph]:
    """The glyphs with the text in their place, if they can stand for it; else as they are."""
    if not glyphs or not text.strip():
        return list(glyphs)
    _, _, _, base, style, order = glyphs[0]
    own = "".join(shown(glyph[0]) for glyph in glyphs).strip()
    is_one_line = all(glyph[3] == base and glyph[4].turn == style.turn for glyph in glyphs)
    if not is_one_line or (own != text and len(own.strip("\ufffd")) > FEW):
        return list(glyphs)
    whole = (text, min(glyph[1] for glyph in glyphs), max(glyph[2] for glyph in glyphs), base, style, order)
    return spread(whole) if _has_room(whole) else list(glyphs)


def spread(glyph: Glyph) -> list[Glyph]:
    """A glyph of several characters; if white space is among them, one glyph for each; if they have no room, hidden."""
    text, left, right, base, style, order = glyph
    if len(text) == 1:
        return [glyph]
    if not _has_room(glyph):
        style = style._replace(hidden=style.hidden or UNSAID)
    if not any(map(str.isspace, text)):
        return [(text, left, right, base, style, order)]
    step = (right - left) / len(text)
    return [(char, left + at * step, left + (at + 1) * step, base, style, order) for at, char in enumerate(text)]


def with_room(glyphs: Sequence[Glyph], stand_ins: Set[int]) -> list[Glyph]:
    """The glyphs, those of the given places in paint order hidden where so many characters have no room.

    This is for an engine that gives the text in the place of the glyphs, spread over them."""
    spans: dict[int, tuple[int, float, float]] = {}
    for glyph in glyphs:
        if glyph[5] in stand_ins:
            count, left, right = spans.get(glyph[5], (0, glyph[1], glyph[2]))
            spans[glyph[5]] = (count + 1, min(left, glyph[1]), max(right, glyph[2]))
    return [_judged(glyph, spans[glyph[5]]) if glyph[5] in spans else glyph for glyph in glyphs]


def _judged(glyph: Glyph, span: tuple[int, float, float]) -> Glyph:
    char, left, right, base, style, order = glyph
    count, first, last = span
    if _is_room(count, last - first, style.size):
        return glyph
    return char, left, right, base, style._replace(hidden=style.hidden or UNSAID), order


def _has_room(glyph: Glyph) -> bool:
    text, left, right, _, style, _ = glyph
    return _is_room(len(text), right - left, style.size)


def _is_room(count: int, width: float, size: float) -> bool:
    return count <= max(width, 0.0) / (NARROWEST * size) + SPARE
