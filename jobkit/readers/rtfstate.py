"""What holds within a group of an RTF file: the looks of text and paragraph, and where text goes.

Words are those of the Rich Text Format Specification 1.9.1: "Font (Character) Formatting Properties", "Paragraph
Formatting Properties". Lengths there are twentieths of a point, type sizes half points.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from jobkit.readers.looks import Face, Form, Style, over

PLAIN, _FORMLESS, _STYLELESS = Face(size=12.0), Form(), Style()
TWIP = 0.05
"""Points of a twip, the unit of lengths."""
_TABS = 64
"""More tab stops than this no paragraph needs."""
_DEEPEST_TABLE = 8


@dataclass(slots=True)
class Field:
    """A field: its instruction, and where its result links to."""

    outer: Field | None
    code: str = ""
    link: str | None = None

    @property
    def target(self) -> str | None:
        """Where text in it links to: as the field says, or one around it."""
        found: Field | None = self
        while found is not None and found.link is None:
            found = found.outer
        return found.link if found else None


@dataclass(frozen=True, slots=True)
class State:
    """What a group begins with, and gets back when a group in it ends."""

    into: str = "text"
    """Where text goes: "text", "skip", or the name of a destination."""
    face: Face = PLAIN
    form: Form = _FORMLESS
    style: Style = _STYLELESS
    font: int | None = None
    stop: str = "left"
    """The kind of the tab stop that comes."""
    listed: int | None = None
    """The list's number; 0 for none."""
    depth: int = 0
    """Of tables: 0 is outside of any."""
    deleted: bool = False
    fallback: int = 1
    """How many characters after a ``\\u`` are for old programs."""
    field: Field | None = None


@dataclass(slots=True)
class Tables:
    """The file's tables: colours and styles by number."""

    colors: list[int | None] = field(default_factory=list)
    """None is the automatic one."""
    paragraphs: dict[int, Style] = field(default_factory=dict)
    characters: dict[int, Face] = field(default_factory=dict)

    def color(self, number: int | None) -> int | None:
        return self.colors[number] if number and 0 <= number < len(self.colors) else None


def changed(state: State, word: str, number: int | None, tables: Tables) -> State | None:
    """The state after a word of looks; None where the word is none."""
    said: dict[str, Any]
    if word in _FACE:
        said = {_FACE[word]: number != 0}
        return replace(state, face=replace(state.face, **said))
    if word in _COLORS:
        said = {_COLORS[word]: tables.color(number)}
        return replace(state, face=replace(state.face, **said))
    if word in _LENGTHS:
        said = {_LENGTHS[word]: (number or 0) * TWIP}
        return replace(state, form=replace(state.form, **said))
    change = _CHANGES.get(word)
    return change(state, number, tables) if change else None


_FACE: Mapping[str, str] = {"b": "bold", "i": "italic", "v": "hidden", "caps": "caps"}
_COLORS: Mapping[str, str] = {"cf": "color", "highlight": "ground", "cb": "ground", "chcbpat": "ground"}
_LENGTHS: Mapping[str, str] = {"li": "left", "lin": "left", "fi": "first", "sb": "before", "sa": "after"}

_Change = Callable[[State, "int | None", Tables], State]


def _plain(state: State, _number: int | None, _tables: Tables) -> State:
    return replace(state, face=PLAIN, font=None, deleted=False)


def _pard(state: State, _number: int | None, _tables: Tables) -> State:
    return replace(state, form=Form(), style=Style(), stop="left", listed=None, depth=0)


def _size(state: State, number: int | None, _tables: Tables) -> State:
    return replace(state, face=replace(state.face, size=(number or 24) / 2))


def _style(state: State, number: int | None, tables: Tables) -> State:
    style = tables.paragraphs.get(number or 0)
    return state if style is None else replace(state, style=style, face=style.face, form=over(state.form, style.form))


def _character_style(state: State, number: int | None, tables: Tables) -> State:
    face = tables.characters.get(number or 0)
    said: dict[str, Any] = {
        name: at for name in ("bold", "italic", "hidden", "caps", "color") if (at := face and getattr(face, name))
    }
    return replace(state, face=replace(state.face, **said))


def _tab(state: State, number: int | None, _tables: Tables) -> State:
    stops = state.form.tabs or ()
    if len(stops) < _TABS:
        stops = tuple(sorted((*stops, ((number or 0) * TWIP, state.stop))))
    return replace(state, stop="left", form=replace(state.form, tabs=stops))


def _stop(kind: str) -> _Change:
    return lambda state, _number, _tables: replace(state, stop=kind)


def _deeper(state: State, number: int | None, _tables: Tables) -> State:
    return replace(state, depth=max(state.depth, min(1 if number is None else number, _DEEPEST_TABLE)))


_CHANGES: Mapping[str, _Change] = {
    "plain": _plain,
    "pard": _pard,
    "fs": _size,
    "s": _style,
    "cs": _character_style,
    "f": lambda state, number, _: replace(state, font=number),
    "deleted": lambda state, number, _: replace(state, deleted=number != 0),
    "uc": lambda state, number, _: replace(state, fallback=max(number or 0, 0)),
    "tx": _tab,
    "tqr": _stop("right"),
    "tqdec": _stop("decimal"),
    "tqc": _stop("center"),
    "outlinelevel": lambda state, number, _: replace(state, form=replace(state.form, outline=number)),
    "ls": lambda state, number, _: replace(state, listed=number),
    "ilvl": lambda state, number, _: replace(state, form=replace(state.form, depth=max(number or 0, 0))),
    "pagebb": lambda state, number, _: replace(state, form=replace(state.form, breaks=number != 0)),
    "cbpat": lambda state, number, tables: replace(state, form=replace(state.form, ground=tables.color(number))),
    "intbl": _deeper,
    "itap": _deeper,
}
