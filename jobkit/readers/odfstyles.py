"""How an OpenDocument text looks: faces and forms through styles and their parents, what marks a list's items have.

Element names are those of OpenDocument 1.3 part 3: clause 16 (styles), 20 (formatting attributes).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from jobkit.readers.css import color_of, length_of
from jobkit.readers.looks import Face, Form, Style, over

_NAMES = "urn:oasis:names:tc:opendocument:xmlns:"
OFFICE, STYLE, TEXT, TABLE, DRAW = (
    "{" + _NAMES + part + ":1.0}" for part in ("office", "style", "text", "table", "drawing")
)
FO, SVG = ("{" + _NAMES + part + "-compatible:1.0}" for part in ("xsl-fo", "svg"))
_LOEXT = "{urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0}"

_DEEPEST_CHAIN = 20
"""Styles resting on more than so many others rest on themselves."""
_ESCAPED = re.compile(r"_([0-9a-fA-F]{2})_")
_BOLD = ("bold", "600", "700", "800", "900")


@dataclass(frozen=True, slots=True)
class ListLevel:
    """How deep items of a list look."""

    marked: bool = True
    """Whether a bullet or a number stands before them."""
    left: float | None = None


class Styles:
    """The styles of one part of a file: its own automatic ones, and the common ones."""

    def __init__(self, common: Any | None, automatic: Any | None) -> None:
        self._found: dict[tuple[str, str], Any] = {}
        self._usual: dict[str, Any] = {}
        self._lists: dict[str, Any] = {}
        self._made: dict[tuple[str, str], Style] = {}
        for element in (*_children(common), *_children(automatic)):
            family = element.get(STYLE + "family") or ""
            if element.tag == STYLE + "style":
                self._found[family, element.get(STYLE + "name") or ""] = element
            elif element.tag == STYLE + "default-style":
                self._usual[family] = element
            elif element.tag == TEXT + "list-style":
                self._lists[element.get(STYLE + "name") or ""] = element

    def paragraph(self, name: str | None) -> Style:
        """The style of a paragraph; without one, the looks that a paragraph without a style has."""
        return self._style("paragraph", name or "Standard", 0)

    def face(self, name: str | None, base: Face) -> Face:
        """The face of a stretch of text with a style of that name, set in a text with the face ``base``."""
        for style in reversed(list(self._chain("text", name))):
            base = over(_face_of(style.find(STYLE + "text-properties"), base.size), base)
        return base

    def ground(self, family: str, name: str | None) -> int | None:
        """The colour that a cell, a row, a table or a frame puts behind what it holds."""
        kind = "graphic" if family == "graphic" else family
        for style in self._chain(family, name):
            properties = style.find(f"{STYLE}{kind}-properties")
            found = None if properties is None else _ground_of(properties)
            if found is not None:
                return found
        return None

    def column_width(self, name: str | None) -> tuple[float, float]:
        """(points, share) of a table's column, each 0 where nothing is said."""
        for style in self._chain("table-column", name):
            properties = style.find(STYLE + "table-column-properties")
            if properties is not None:
                share = re.fullmatch(r"(\d{1,7})\*", properties.get(STYLE + "rel-column-width") or "")
                points = _length(properties.get(STYLE + "column-width")) or 0.0
                return points, float(share[1]) if share else 0.0
        return 0.0, 0.0

    def master(self, element: Any) -> str | None:
        """The page style that a paragraph or a table begins ("" begins none)."""
        family, of = ("table", TABLE) if element.tag == TABLE + "table" else ("paragraph", TEXT)
        for style in self._chain(family, element.get(of + "style-name")):
            found = style.get(STYLE + "master-page-name")
            if found is not None:
                return str(found)
        return None

    def level(self, name: str | None, depth: int) -> ListLevel:
        """The level of that depth, from 1, of the list style of that name; a list without a style has bullets."""
        for level in _children(self._lists.get(name or "")):
            if level.get(TEXT + "level") == str(depth):
                numbered = level.tag == TEXT + "list-level-style-number"
                marked = not numbered or bool(level.get(STYLE + "num-format"))
                return ListLevel(marked, _level_left(level))
        return ListLevel()

    def _style(self, family: str, name: str, depth: int) -> Style:
        element = self._found.get((family, name))
        if element is None or depth > _DEEPEST_CHAIN:
            return self._looks(self._usual.get(family), Style(face=Face(size=12.0)))
        if (family, name) not in self._made:
            base = self._style(family, element.get(STYLE + "parent-style-name") or "", depth + 1)
            own = element.get(STYLE + "display-name") or _ESCAPED.sub(lambda code: chr(int(code[1], 16)), name)
            # A style resting on a heading or a list is one too: its name says so only for the common ones.
            keeps = (base.heading or base.listed) and not (Style(own).heading or Style(own).listed)
            looks = self._looks(element, base)
            self._made[family, name] = replace(looks, name=base.name if keeps else own)
        return self._made[family, name]

    def _looks(self, element: Any | None, base: Style) -> Style:
        if element is None:
            return base
        face = over(_face_of(element.find(STYLE + "text-properties"), base.face.size), base.face)
        form = over(_form_of(element.find(STYLE + "paragraph-properties")), base.form)
        outline = element.get(STYLE + "default-outline-level") or ""
        if outline.isascii() and outline.isdigit():
            form = replace(form, outline=int(outline[:2]) - 1)
        number = element.get(STYLE + "list-style-name")
        return Style(base.name, face, form if number is None else replace(form, number=number or "0"))

    def _chain(self, family: str, name: str | None) -> Iterator[Any]:
        """The style of that name and those that it rests on."""
        for _ in range(_DEEPEST_CHAIN):
            element = self._found.get((family, name or ""))
            if element is None:
                return
            yield element
            name = element.get(STYLE + "parent-style-name")


def _face_of(properties: Any | None, size: float | None) -> Face:
    """The face that text properties give; ``size`` is what 100% stands for."""
    if properties is None:
        return Face()
    weight, slant = properties.get(FO + "font-weight"), properties.get(FO + "font-style")
    shown, case = properties.get(TEXT + "display"), properties.get(FO + "text-transform")
    # LibreOffice writes an opacity of none beside the colour that it chooses itself, and paints that all the same.
    chosen = properties.get(STYLE + "use-window-font-color") == "true"
    unseen = shown == "none" or (properties.get(_LOEXT + "opacity") == "0%" and not chosen)
    color = None if chosen else properties.get(FO + "color")
    return Face(
        size=_length(properties.get(FO + "font-size"), size or 12.0),
        bold=None if weight is None else weight in _BOLD,
        italic=None if slant is None else slant != "normal",
        color=color_of(color.lower())[0] if color else None,
        hidden=True if unseen else False if shown == "true" else None,
        caps=None if case is None else case == "uppercase",
        ground=_ground_of(properties),
    )


def _form_of(properties: Any | None) -> Form:
    if properties is None:
        return Form()
    return Form(
        left=_length(properties.get(FO + "margin-left")),
        first=_length(properties.get(FO + "text-indent")),
        tabs=_tabs(properties.find(STYLE + "tab-stops")),
        before=_length(properties.get(FO + "margin-top")),
        after=_length(properties.get(FO + "margin-bottom")),
        breaks=properties.get(FO + "break-before") == "page" or None,
        ground=_ground_of(properties),
    )


def _ground_of(properties: Any) -> int | None:
    """The colour of a background, or of a frame's filling."""
    color = properties.get(FO + "background-color")
    if color in (None, "transparent") and properties.get(DRAW + "fill") == "solid":
        color = properties.get(DRAW + "fill-color")
    return color_of(color.lower())[0] if color else None


def _tabs(stops: Any | None) -> tuple[tuple[float, str], ...] | None:
    if stops is None:
        return None
    found = ((_length(stop.get(STYLE + "position")), stop.get(STYLE + "type") or "left") for stop in stops)
    return tuple(sorted((place, "decimal" if kind == "char" else kind) for place, kind in found if place is not None))


def _level_left(level: Any) -> float | None:
    properties = level.find(STYLE + "list-level-properties")
    if properties is None:
        return None
    aligned = properties.find(STYLE + "list-level-label-alignment")
    if aligned is not None:
        return _length(aligned.get(FO + "margin-left"))
    before, label = (properties.get(TEXT + name) for name in ("space-before", "min-label-width"))
    return (_length(before) or 0.0) + (_length(label) or 0.0) if before or label else None


def _length(value: str | None, whole: float = 0.0) -> float | None:
    """A length in points; ``whole`` is what 100% stands for."""
    return length_of(value.lower(), whole) if value else None


def _children(element: Any | None) -> Iterator[Any]:
    yield from () if element is None else element
