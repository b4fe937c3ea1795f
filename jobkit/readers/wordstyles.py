"""How a Word file's text looks: faces and forms through the chain of styles, and what numbering makes a list.

Element names are those of ECMA-376 part 1: clause 17.7 (styles), 17.3 (paragraphs and runs), 17.9 (numbering).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from jobkit.readers.looks import Face, Form, Style, over
from jobkit.readers.wordpackage import W

_HIGHLIGHTS: Mapping[str, int] = {
    "black": 0x000000, "blue": 0x0000FF, "cyan": 0x00FFFF, "green": 0x00FF00, "magenta": 0xFF00FF, "red": 0xFF0000,
    "yellow": 0xFFFF00, "white": 0xFFFFFF, "darkBlue": 0x00008B, "darkCyan": 0x008B8B, "darkGreen": 0x006400,
    "darkMagenta": 0x800080, "darkRed": 0x8B0000, "darkYellow": 0x808000, "darkGray": 0xA9A9A9, "lightGray": 0xD3D3D3,
}  # fmt: skip
_DEEPEST_CHAIN = 20
"""Styles resting on more than so many others rest on themselves."""


class Styles:
    """The styles of one file."""

    def __init__(self, styles: Any | None, numbering: Any | None) -> None:
        self._found: dict[str, Any] = {}
        self._made: dict[str, Style] = {}
        self.usual = Face(size=10.0)
        self.paragraph = Style()
        self._usual_form = Form()
        if styles is not None:
            self._read(styles)
        self._lists = _lists(numbering)

    def get(self, name: str | None) -> Style:
        """The style of that id; without one, the looks that a paragraph without a style has."""
        return self._style(name, 0) if name in self._found else self.paragraph

    def character(self, name: str | None) -> Face:
        return self._style(name, 0).face if name in self._found else Face()

    def is_listed(self, form: Form) -> bool:
        """Whether a paragraph has a bullet or a number before it."""
        return form.number not in (None, "0") and self._lists.get((form.number or "", form.depth or 0), "") != "none"

    def _read(self, styles: Any) -> None:
        default = styles.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
        self.usual = over(face_of(default), self.usual)
        self._usual_form = form_of(styles.find(f"{W}docDefaults/{W}pPrDefault/{W}pPr"))
        self._found = {style.get(W + "styleId") or "": style for style in styles.iter(W + "style")}
        for name, style in self._found.items():
            if style.get(W + "type") == "paragraph" and style.get(W + "default") in ("1", "true", "on"):
                self.paragraph = self._style(name, 0)

    def _style(self, name: str | None, depth: int) -> Style:
        if name is None or name not in self._found or depth > _DEEPEST_CHAIN:
            return Style(form=self._usual_form)
        if name not in self._made:
            element = self._found[name]
            base = self._style(value(element.find(W + "basedOn")), depth + 1)
            own = value(element.find(W + "name")) or name
            # A style resting on a heading is a heading: its name says so only for the built-in ones.
            keeps = base.heading and not Style(own).heading
            self._made[name] = Style(
                base.name if keeps else own,
                over(face_of(element.find(W + "rPr")), base.face),
                over(form_of(element.find(W + "pPr")), base.form),
            )
        return self._made[name]


def value(element: Any | None) -> str | None:
    return None if element is None else element.get(W + "val")


def face_of(properties: Any | None) -> Face:
    """The face that a ``w:rPr`` gives."""
    if properties is None:
        return Face()
    size, color = value(properties.find(W + "sz")), value(properties.find(W + "color"))
    return Face(
        size=_number(size, 0.5),
        bold=_switch(properties.find(W + "b")),
        italic=_switch(properties.find(W + "i")),
        color=_color(color),
        hidden=_switch(properties.find(W + "vanish")),
        caps=_switch(properties.find(W + "caps")),
        ground=_behind(properties),
    )


def form_of(properties: Any | None) -> Form:
    """The form that a ``w:pPr`` gives."""
    if properties is None:
        return Form()
    outline = _number(value(properties.find(W + "outlineLvl")), 1)
    depth = _number(value(properties.find(f"{W}numPr/{W}ilvl")), 1)
    indent = properties.find(W + "ind")
    hanging = _length(indent, "hanging")
    return Form(
        outline=None if outline is None else int(outline),
        number=value(properties.find(f"{W}numPr/{W}numId")),
        depth=None if depth is None else int(depth),
        left=_length(indent, "left", "start"),
        first=-hanging if hanging is not None else _length(indent, "firstLine"),
        tabs=_tabs(properties.find(W + "tabs")),
        before=_length(properties.find(W + "spacing"), "before"),
        after=_length(properties.find(W + "spacing"), "after"),
        breaks=_switch(properties.find(W + "pageBreakBefore")),
        ground=ground_of(properties),
    )


def ground_of(properties: Any | None) -> int | None:
    """The colour that a ``w:shd`` puts behind text."""
    shade = None if properties is None else properties.find(W + "shd")
    return None if shade is None else _color(shade.get(W + "fill"))


def _behind(properties: Any) -> int | None:
    """The colour that a run's highlighter or shading puts behind it (clauses 17.3.2.15, 17.18.40)."""
    marked = value(properties.find(W + "highlight"))
    return _HIGHLIGHTS.get(marked, ground_of(properties)) if marked else ground_of(properties)


def _switch(element: Any | None) -> bool | None:
    if element is None:
        return None
    return (element.get(W + "val") or "1").lower() not in ("0", "false", "off", "none")


def _number(text: str | None, unit: float) -> float | None:
    return float(text) * unit if text and re.fullmatch(r"-?\d{1,6}(\.\d{1,4})?", text) else None


def _length(element: Any | None, *names: str) -> float | None:
    """The first of these attributes that is there, from twentieths of a point."""
    if element is None:
        return None
    return next((found for name in names if (found := _number(element.get(W + name), 0.05)) is not None), None)


def _color(text: str | None) -> int | None:
    return int(text, 16) if text and re.fullmatch(r"[0-9A-Fa-f]{6}", text) else None


def _tabs(element: Any | None) -> tuple[tuple[float, str], ...] | None:
    if element is None:
        return None
    stops = ((_length(stop, "pos"), stop.get(W + "val") or "left") for stop in element.iter(W + "tab"))
    return tuple(sorted((place, kind) for place, kind in stops if place is not None and kind not in ("clear", "bar")))


def _lists(numbering: Any | None) -> Mapping[tuple[str, int], str]:
    """(list id, depth) -> the kind of its marks: bullet, decimal, none."""
    if numbering is None:
        return {}
    kinds: dict[str, dict[int, str]] = {}
    for abstract in numbering.iter(W + "abstractNum"):
        kinds[abstract.get(W + "abstractNumId") or ""] = {
            int(_number(level.get(W + "ilvl"), 1) or 0): value(level.find(W + "numFmt")) or "decimal"
            for level in abstract.iter(W + "lvl")
        }
    found: dict[tuple[str, int], str] = {}
    for number in numbering.iter(W + "num"):
        of = kinds.get(value(number.find(W + "abstractNumId")) or "", {})
        found |= {(number.get(W + "numId") or "", depth): kind for depth, kind in of.items()}
    return found
