"""Glyphs on a page -> words and lines: the half of reading a PDF that is the same whichever engine found the glyphs.

A PDF paints glyphs at places; spaces, words and lines are what we make of the gaps. Here a run is what one pen stroke
of the file covers without a jump; runs on one baseline that touch are joined; a wide gap starts another line.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise, repeat
from math import isfinite
from operator import attrgetter, is_, sub
from statistics import median
from typing import Literal, NamedTuple

from jobkit.model.document import Box, Line, Word
from jobkit.readers.characters import shown
from jobkit.readers.marks import around, is_bullet, read_marks

# Lengths in em (type sizes). Word spaces of text faces are 0.20-0.28 em and justified lines press them to about 0.16;
# kerning stays under 0.1. Justified lines of resumes stretch them to 0.9 at most; what a layout sets apart (a tab, a
# table's cell, a date at the margin) stands 1.3 or more away.
WORD_GAP = 0.135
LINE_GAP = 1.2
OVERLAP = 0.45
"""How far a glyph may reach back under the one before (kerning, italics, accents) without being a jump."""
SAME_BASELINE = 0.15
RAISED = 0.55
"""How far from the baseline a smaller glyph may stand and still be this line's superscript or subscript."""
TOUCHING = 0.3
"""How near a superscript stands to what it belongs to."""
SPACED_RUN = 4
"""From so many single letters in a row on, they are one letter-spaced word ("S K I L L S")."""
APART = 0.03
"""Gap in em from which letters do not touch: those of type that is set as usual do, less what kerning takes."""
NEARLY_ALL = 0.9
SPACED_BREAK = 1.5
"""A gap so many times the usual one between spaced letters parts two words."""
BULLET_REACH = 5.0
"""How far left of its item a lone bullet may stand."""
ASCENT, DESCENT = 0.8, 0.2
"""A word's box above and below its baseline. Fonts' own figures differ between engines, and are often wrong."""

_SPACE = " "
_BOLD = re.compile(r"bold|black|heavy|demi|(?:cm|sf|ec|lm)[a-z]{0,2}bx|-medi(?!um)|[-,]bd?$", re.IGNORECASE)
_ITALIC = re.compile(r"italic|oblique|slanted|(?:cm|sf|ec)ti|[-,]it?$|-\w{0,12}it$", re.IGNORECASE)
_SYMBOLS = re.compile(r"symbol|wingdings|webdings|dingbats", re.IGNORECASE)
_ICONS = re.compile(
    r"awesome|icons|icomoon|fontello|entypo|typicons|glyphicon|marvosym|remixicon|material ?symbols", re.IGNORECASE
)
"""Families of icon fonts; TeX's, and those of old web kits, have their pictures under letters."""
_FORCE_BOLD, _ITALIC_FLAG = 1 << 18, 1 << 6
"""Bits of a font descriptor's /Flags (ISO 32000-1, table 123)."""
STROKE, FILL_AND_STROKE = 1, 2
"""Text rendering modes (ISO 32000-1, table 106)."""


class Style(NamedTuple):
    """What glyphs painted together share."""

    size: float
    bold: bool = False
    italic: bool = False
    color: int | None = None
    hidden: str | None = None
    turn: int = 0
    """Degrees clockwise from upright, as the page is shown: 0, 90, 180, 270."""


Glyph = tuple[str, float, float, float, Style, int]
"""(text, left, right, baseline, style, place in paint order): points from the left and the top edge of the page as
shown. A turned glyph's are of the page turned back by as much, so that it stands upright (see ``turned``)."""

Link = tuple[Box, str]

Pictures = Literal["icons", "signs"] | None
"""What a font draws: letters, where it is None; icons, or bullets and arrows, under whatever letters it has them."""


class _Run:
    """Glyphs painted one after the other along one baseline."""

    __slots__ = ("base", "glyphs", "order", "size", "spaced", "turn", "x0", "x1")

    def __init__(self, order: int, glyph: Glyph, space_before: bool) -> None:
        self.order = order
        self.glyphs: list[Glyph] = [glyph]
        self.spaced = [space_before]
        """Of each glyph, whether a space was painted before it."""
        self.x0, self.x1, self.base = glyph[1], glyph[2], glyph[3]
        self.size, self.turn = glyph[4].size, glyph[4].turn

    def add(self, glyph: Glyph, space_before: bool) -> None:
        self.glyphs.append(glyph)
        self.spaced.append(space_before)
        if glyph[2] > self.x1:
            self.x1 = glyph[2]
        if glyph[4].size > self.size:
            self.base, self.size = glyph[3], glyph[4].size

    def extend(self, other: _Run) -> None:
        self.glyphs += other.glyphs
        self.spaced += other.spaced
        self.x1 = max(self.x1, other.x1)
        self.order = min(self.order, other.order)


def lines_of(glyphs: Iterable[Glyph], links: Sequence[Link], width: float, height: float) -> tuple[Line, ...]:
    """The lines that glyphs make on a page of ``width`` x ``height`` points, in paint order."""
    runs = _without_doubles(_joined(_runs(glyphs)))
    lines = []
    for run in sorted(runs, key=attrgetter("order")):
        words = [_linked(_placed(word, run.turn, width, height), links) for word in _words(run)]
        lines.append(Line(tuple(words), around(words)))
    return tuple(line for line in map(_marked, _with_bullets(lines)) if line)


def face(name: str, flags: int, mode: int) -> tuple[bool, bool]:
    """(bold, italic) from a font's PostScript name, its descriptor's flags and the text rendering mode."""
    bold = bool(_BOLD.search(name)) or bool(flags & _FORCE_BOLD) or mode == FILL_AND_STROKE
    return bold, bool(_ITALIC.search(name)) or bool(flags & _ITALIC_FLAG)


def pictures_of(name: str) -> Pictures:
    """What a font of that PostScript name has in the place of letters."""
    if _ICONS.search(name):
        return "icons"
    return "signs" if _SYMBOLS.search(name) else None


def pictured(char: str, pictures: Pictures) -> str:
    """A character of a font of pictures as it is seen: an icon that is no bullet only parts words, and bullets and
    arrows that have no character of their own are bullets."""
    if pictures == "icons":
        return char if is_bullet(char) else _SPACE
    return "•" if "\uf000" <= char <= "\uf0ff" else char


def turned(x: float, y: float, turn: int, width: float, height: float) -> tuple[float, float]:
    """A point of the page in the page turned back by ``turn`` degrees, in which so turned text stands upright."""
    if turn == 90:
        return y, width - x
    if turn == 180:
        return width - x, height - y
    if turn == 270:
        return height - y, x
    return x, y


def as_shown(x: float, y: float, turn: int, width: float, height: float) -> tuple[float, float]:
    """The point of a page of that size for one of the page turned back by ``turn``: what ``turned`` did, undone."""
    if turn in (90, 270):
        width, height = height, width
    return turned(x, y, (360 - turn) % 360, width, height)


# ------------------------------------------------------------------ runs


def _runs(glyphs: Iterable[Glyph]) -> list[_Run]:
    runs: list[_Run] = []
    run: _Run | None = None
    space, letter_gap = False, 0.0
    for glyph in glyphs:
        char, left, right, base, style, _ = glyph
        text = shown(char)
        if text == _SPACE:
            space = True
        if text in ("", _SPACE) or not isfinite(left + right + base):  # a damaged matrix sets glyphs nowhere
            continue
        if text is not char and text != char:
            glyph = (text, *glyph[1:])
        if run is not None:
            before, gap, size = run.glyphs[-1], left - run.x1, run.size
            if text == before[0] and _is_repeat(before, glyph):
                continue
            # Nearly every glyph has the style and the baseline of the one before: nothing else to ask then.
            alike = style is before[4] and base == run.base
            if (alike and -OVERLAP * size <= gap <= LINE_GAP * size) or _continues(run, glyph, gap, letter_gap):
                letter_gap = 0.0 if space or gap < 0 else gap
                run.add(glyph, space)
                space = False
                continue
        run = _Run(len(runs), glyph, space)
        runs.append(run)
        space, letter_gap = False, 0.0
    return runs


def _continues(run: _Run, glyph: Glyph, gap: float, letter_gap: float) -> bool:
    _, left, _, base, style, order = glyph
    size, before = max(style.size, run.size), run.glyphs[-1]
    if order == before[5] and before[1] < left < before[2] and base == before[3]:
        return True  # under the tail of a swash letter, which the same stroke of the pen painted
    if style.turn != run.turn or not -OVERLAP * size <= gap <= LINE_GAP * size + 2 * letter_gap:
        return False
    drop = abs(base - run.base)
    if drop <= SAME_BASELINE * size:
        return True
    return drop <= RAISED * size and min(style.size, run.size) < 0.85 * size and abs(gap) < TOUCHING * size


def _is_repeat(before: Glyph, glyph: Glyph) -> bool:
    """Whether a glyph is painted over itself, slightly moved: the poor man's bold."""
    near = 0.1 * glyph[4].size
    return abs(before[1] - glyph[1]) < near and abs(before[3] - glyph[3]) < near


def _joined(runs: list[_Run]) -> list[_Run]:
    """Runs of one baseline that touch, joined: a file may paint a line in pieces and in any order."""
    done: list[_Run] = []
    for row in _rows(runs):
        row.sort(key=attrgetter("x0"))
        last = row[0]
        done.append(last)
        for run in row[1:]:
            gap, size = run.x0 - last.x1, max(run.size, last.size)
            if -TOUCHING * size <= gap <= LINE_GAP * size:
                last.extend(run)
            else:
                last = run
                done.append(run)
    return done


def _rows(runs: list[_Run]) -> Iterable[list[_Run]]:
    row: list[_Run] = []
    for run in sorted(runs, key=attrgetter("turn", "base", "x0")):
        if row and (run.turn != row[0].turn or run.base - row[0].base > SAME_BASELINE * min(run.size, row[0].size)):
            yield row
            row = []
        row.append(run)
    if row:
        yield row


def _without_doubles(runs: list[_Run]) -> Iterable[_Run]:
    """Runs without those painted a second time in the same place (shadows, outlines, the poor man's bold)."""
    seen: dict[str, list[_Run]] = {}
    for run in runs:
        near = 0.15 * run.size
        same = seen.setdefault("".join(glyph[0] for glyph in run.glyphs), [])
        if not any(abs(run.x0 - other.x0) < near and abs(run.base - other.base) < near for other in same):
            same.append(run)
            yield run


# ------------------------------------------------------------------ words


_Stretch = tuple[int, int]
"""Half-open range of a run's glyphs."""


def _words(run: _Run) -> list[Word]:
    texts, lefts, rights, bases, styles, orders = zip(*run.glyphs, strict=True)
    is_even = all(map(is_, styles, repeat(styles[0]))) and len(set(bases)) == 1
    sizes = [styles[0].size] * len(styles) if is_even else [style.size for style in styles]
    known = {size: round(size, 2) for size in set(sizes)}
    gaps = list(map(sub, lefts[1:], rights))
    cuts = _cuts(gaps, sizes, run.spaced, () if is_even else [style.hidden for style in styles])
    words = []
    height = _height(bases[:1], sizes[:1])
    for start, end in _set_apart(texts, gaps, sizes) or _unspaced(texts, gaps, sizes, cuts):
        style = styles[(start + end) // 2]
        if not is_even:
            height = _height(bases[start:end], sizes[start:end])
        top, bottom = height
        box = Box(_rounded(min(lefts[start:end])), top, _rounded(max(rights[start:end])), bottom)
        text, order = "".join(texts[start:end]), orders[start]
        words.append(
            Word(text, box, known[style.size], style.bold, style.italic, style.color, None, style.hidden, order)
        )
    return words


def _set_apart(texts: Sequence[str], gaps: Sequence[float], sizes: Sequence[float]) -> list[_Stretch]:
    """The words of a run whose letters are all set apart; empty where some touch, as type is set. Spaces that seem
    painted there say nothing: engines, and programs that make PDFs, put them between such letters at whim."""
    if len(gaps) < SPACED_RUN or gaps[0] < APART * sizes[0]:
        return []
    within = [gap / size for gap, size in zip(gaps, sizes[1:], strict=True)]
    is_wide = sum(gap >= APART for gap in within) >= NEARLY_ALL * len(within)
    if not is_wide or sum(map(str.isalpha, texts)) < SPACED_RUN:
        return []
    limit = SPACED_BREAK * median(within) + 0.02
    return list(pairwise([0, *(at for at, gap in enumerate(within, 1) if gap > limit), len(texts)]))


def _height(bases: Sequence[float], sizes: Sequence[float]) -> tuple[float, float]:
    """Top and bottom of glyphs."""
    top = min(base - ASCENT * size for base, size in zip(bases, sizes, strict=True))
    return round(top, 2), round(max(base + DESCENT * size for base, size in zip(bases, sizes, strict=True)), 2)


def _rounded(length: float) -> float:
    """To a hundredth of a point. ``round`` to digits goes by way of a text, which shows in the time of all reading."""
    return round(length * 100) / 100


def _cuts(
    gaps: Sequence[float], sizes: Sequence[float], spaced: Sequence[bool], hidden: Sequence[str | None]
) -> list[_Stretch]:
    """A run's tokens: cut at spaces and gaps, and where hidden text begins or ends."""
    limit = _word_gap(gaps, sizes, spaced)
    cuts = [
        at
        for at, (gap, size, after_space) in enumerate(zip(gaps, sizes[1:], spaced[1:], strict=True), 1)
        if after_space or gap > limit * size or (hidden and hidden[at] != hidden[at - 1])
    ]
    return list(pairwise([0, *cuts, len(sizes)]))


def _word_gap(gaps: Sequence[float], sizes: Sequence[float], spaced: Sequence[bool]) -> float:
    """The gap in em that parts words here: wider where all letters are set wide."""
    if len(sizes) <= SPACED_RUN:
        return WORD_GAP
    within = [gap / size for gap, size, after_space in zip(gaps, sizes[1:], spaced[1:], strict=True) if not after_space]
    return WORD_GAP + max(median(within), 0.0) if len(within) >= SPACED_RUN else WORD_GAP


def _unspaced(
    texts: Sequence[str], gaps: Sequence[float], sizes: Sequence[float], tokens: Sequence[_Stretch]
) -> Iterable[_Stretch]:
    """Tokens, with every run of single letters that are evenly set apart put together into words."""
    singles: list[int] = []
    for start, end in tokens:
        if end - start == 1 and not is_bullet(texts[start]):
            singles.append(start)
            continue
        yield from _respaced(singles, texts, gaps, sizes)
        singles = []
        yield start, end
    yield from _respaced(singles, texts, gaps, sizes)


def _respaced(
    singles: list[int], texts: Sequence[str], gaps: Sequence[float], sizes: Sequence[float]
) -> Iterable[_Stretch]:
    """Single letters that follow each other, as words."""
    if len(singles) < SPACED_RUN or sum(texts[at].isalpha() for at in singles) < SPACED_RUN:
        return ((at, at + 1) for at in singles)
    first, last = singles[0], singles[-1]
    limit = SPACED_BREAK * median(gaps[first:last]) + 0.02 * sizes[first]
    return pairwise([first, *(at + 1 for at in range(first, last) if gaps[at] > limit), last + 1])


def _placed(word: Word, turn: int, width: float, height: float) -> Word:
    """The word with its box on the page as shown."""
    if not turn:
        return word
    box = word.box
    x0, y0 = as_shown(box.x0, box.top, turn, width, height)
    x1, y1 = as_shown(box.x1, box.bottom, turn, width, height)
    return replace(word, box=Box(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)))


def _linked(word: Word, links: Sequence[Link]) -> Word:
    if not links:
        return word
    x, y = (word.box.x0 + word.box.x1) / 2, (word.box.top + word.box.bottom) / 2
    for box, target in links:
        if box.x0 <= x <= box.x1 and box.top <= y <= box.bottom:
            return replace(word, href=target)
    return word


# ------------------------------------------------------------------ bullets


def _marked(line: Line) -> Line | None:
    return line if line.role == "bullet" else read_marks(line)


def _with_bullets(lines: list[Line]) -> list[Line]:
    """Lines, each lone bullet given to the line that it stands before."""
    marks = [line for line in lines if _is_mark(line)]
    if not marks:
        return lines
    items = [line for line in lines if not _is_mark(line)]
    owned = {at for mark in marks if (at := _item_of(mark, items)) is not None}
    return [replace(line, role="bullet") if at in owned else line for at, line in enumerate(items)]


def _is_mark(line: Line) -> bool:
    return len(line.words) == 1 and is_bullet(line.words[0].text)


def _item_of(mark: Line, items: list[Line]) -> int | None:
    height, middle = mark.box.height, (mark.box.top + mark.box.bottom) / 2
    best: tuple[float, int] | None = None
    for at, line in enumerate(items):
        gap = line.box.x0 - mark.box.x1
        if line.box.top <= middle <= line.box.bottom and -0.5 * height <= gap <= BULLET_REACH * height:
            best = min(best or (gap, at), (gap, at))
    return best[1] if best else None
