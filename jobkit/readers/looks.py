"""How text looks, whatever the format: a run's face, a paragraph's form, and the named styles that give both."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields, replace
from typing import TypeVar

_HEADING = re.compile(r"heading[ _]?([1-9])", re.IGNORECASE)
_LIST = re.compile(r"list (?:bullet|number) ?([2-5])?", re.IGNORECASE)
BODY_LEVEL = 9
"""An outline level from 0 that says "body text"."""
CLEAR = 0.05
"""Opacity below which black type on white has the contrast of text that nobody sees (``layout.visibility``)."""


@dataclass(frozen=True, slots=True)
class Face:
    """A run's looks; None where nothing is said."""

    size: float | None = None
    bold: bool | None = None
    italic: bool | None = None
    color: int | None = None
    hidden: bool | None = None
    caps: bool | None = None
    ground: int | None = None
    """The colour behind it."""


@dataclass(frozen=True, slots=True)
class Form:
    """A paragraph's looks, lengths in points; None where nothing is said."""

    outline: int | None = None
    """0 is the top."""
    number: str | None = None
    """The list's id; "0" for none."""
    depth: int | None = None
    """Of the list, from 0."""
    left: float | None = None
    first: float | None = None
    """How far the first line starts right of (or, below 0, left of) the others."""
    tabs: tuple[tuple[float, str], ...] | None = None
    """(place, alignment) of each tab stop."""
    before: float | None = None
    after: float | None = None
    """White space before and after it."""
    breaks: bool | None = None
    """A new page before it."""
    ground: int | None = None


@dataclass(frozen=True, slots=True)
class Style:
    """A named style, all that it rests on taken in."""

    name: str = ""
    face: Face = Face()
    form: Form = Form()

    @property
    def heading(self) -> int:
        """The heading's depth, from 1; 0 for what is no heading."""
        found = _HEADING.fullmatch(self.name)
        return int(found[1]) if found else int(self.name.lower() == "title")

    @property
    def listed(self) -> int:
        """The list's depth, from 1; 0 for what is no list."""
        found = _LIST.fullmatch(self.name)
        return int(found[1] or 1) if found else 0


_Looks = TypeVar("_Looks", Face, Form)


def over(top: _Looks, base: _Looks) -> _Looks:
    """What ``top`` says, and what ``base`` says where ``top`` is silent."""
    said = {f.name: at for f in fields(top) if (at := getattr(top, f.name)) is not None}
    return replace(base, **said)


def heading_level(style: Style, form: Form) -> int:
    """How deep a heading the paragraph is, from 1; 0 for none."""
    if form.outline is not None and form.outline < BODY_LEVEL:
        return form.outline + 1
    return 0 if form.outline == BODY_LEVEL else style.heading
