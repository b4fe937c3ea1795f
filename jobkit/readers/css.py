"""The little of CSS that says how text looks: who matches a rule, and what the declarations mean.

Selectors are chains of ``tag.class#id``; pseudo-classes, attributes and siblings match nothing, so that a rule we
can't judge is left out. https://www.w3.org/TR/selectors-4/ and https://www.w3.org/TR/css-cascade-4/
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_RULE = re.compile(r"([^{}]{1,2000})\{([^{}]{0,20000})\}")
_SKIPPED_MEDIA = re.compile(r"@media[^{}]{0,200}\bprint\b[^{}]{0,200}\{(?:[^{}]{0,2000}\{[^{}]{0,20000}\}){0,500}\s*\}")
_COMPOUND = re.compile(r"(\*|[\w-]{1,60})?((?:[.#][\w-]{1,100}){0,6})")
_MAX_RULES = 2000

COLORS: Mapping[str, int] = {
    "black": 0x000000, "white": 0xFFFFFF, "red": 0xFF0000, "green": 0x008000, "blue": 0x0000FF, "gray": 0x808080,
    "grey": 0x808080, "silver": 0xC0C0C0, "navy": 0x000080, "teal": 0x008080, "maroon": 0x800000, "yellow": 0xFFFF00,
    "orange": 0xFFA500, "purple": 0x800080, "darkgray": 0xA9A9A9, "dimgray": 0x696969, "lightgray": 0xD3D3D3,
    "whitesmoke": 0xF5F5F5, "aqua": 0x00FFFF, "lime": 0x00FF00, "fuchsia": 0xFF00FF, "olive": 0x808000,
}  # fmt: skip
_SIZES: Mapping[str, float] = {
    "xx-small": 6.75, "x-small": 7.5, "small": 9.75, "medium": 12.0, "large": 13.5, "x-large": 18.0, "xx-large": 24.0,
}  # fmt: skip
_UNITS: Mapping[str, float] = {"px": 0.75, "pt": 1.0, "in": 72.0, "cm": 28.35, "mm": 2.835, "pc": 12.0}
_LENGTH = re.compile(r"(-?\d{0,6}\.?\d{1,6})(px|pt|in|cm|mm|pc|rem|em|%|)")


class Element(Protocol):
    """What a selector looks at (an lxml element is one)."""

    @property
    def tag(self) -> str: ...
    def get(self, key: str, /) -> str | None: ...


@dataclass(frozen=True, slots=True)
class _Compound:
    tag: str
    classes: frozenset[str]
    ids: frozenset[str]

    def matches(self, tag: str, classes: frozenset[str], name: str) -> bool:
        return self.tag in ("*", tag) and self.classes <= classes and self.ids <= {name}


@dataclass(frozen=True, slots=True)
class _Rule:
    chain: tuple[_Compound, ...]
    weight: tuple[int, int, int, int]
    declared: Mapping[str, str]


class Sheet:
    """A style sheet's rules, asked what they say of an element."""

    def __init__(self, source: str) -> None:
        source = _SKIPPED_MEDIA.sub("", _COMMENT.sub(" ", source))
        self._rules = sorted(_rules(source), key=lambda rule: rule.weight)

    def declared(self, path: Sequence[Element]) -> dict[str, str]:
        """Property -> value for the last element of ``path``, which leads to it from the root."""
        found: dict[str, str] = {}
        if not self._rules:
            return found
        marks = [_marks(element) for element in path]
        for rule in self._rules:
            if _matches(rule.chain, marks):
                found.update(rule.declared)
        return found


def declarations(source: str) -> dict[str, str]:
    """ "color: red; float: right" -> property -> value, in small letters."""
    found = {}
    for part in source.split(";"):
        name, colon, value = part.partition(":")
        if colon:
            found[name.strip().lower()] = value.replace("!important", "").strip().lower()
    return found


def color_of(value: str) -> tuple[int | None, float]:
    """(0xRRGGBB or None where not known, opacity from 0 to 1)."""
    value = value.strip()
    if value == "transparent":
        return None, 0.0
    if re.fullmatch(r"#[0-9a-f]{3,8}", value):
        digits = value[1:] if len(value) > 5 else "".join(2 * digit for digit in value[1:])
        return int(digits[:6], 16), int(digits[6:8], 16) / 255 if len(digits) == 8 else 1.0
    if value.startswith(("rgb(", "rgba(")):
        numbers = re.findall(r"\d{0,4}\.?\d{1,6}", value[:80])[:4]
        if len(numbers) >= 3:
            red, green, blue = (min(int(float(number)), 255) for number in numbers[:3])
            return red << 16 | green << 8 | blue, float(numbers[3]) if len(numbers) == 4 else 1.0
    return COLORS.get(value), 1.0


def length_of(value: str, em: float, root: float = 12.0) -> float | None:
    """A length in points; None where it is none. ``em`` is what 1em and 100% stand for."""
    if value in _SIZES:
        return _SIZES[value]
    found = _LENGTH.fullmatch(value.strip())
    if not found:
        return None
    number, unit = float(found[1]), found[2]
    if unit == "em":
        return number * em
    if unit == "%":
        return number * em / 100
    if unit == "rem":
        return number * root
    return number * _UNITS[unit] if unit else (0.0 if number == 0 else None)


def _rules(source: str) -> Iterator[_Rule]:
    for order, found in enumerate(_RULE.finditer(source)):
        if order >= _MAX_RULES:
            return
        declared = declarations(found[2])
        for selector in found[1].split("{")[-1].split(","):
            chain = _chain(selector)
            if chain:
                ids = sum(len(compound.ids) for compound in chain)
                classes = sum(len(compound.classes) for compound in chain)
                tags = sum(compound.tag != "*" for compound in chain)
                yield _Rule(chain, (ids, classes, tags, order), declared)


def _chain(selector: str) -> tuple[_Compound, ...]:
    chain = []
    for part in selector.replace(">", " ").split():
        found = _COMPOUND.fullmatch(part)
        if not found or not part:
            return ()
        marks = re.findall(r"([.#])([\w-]+)", found[2])
        classes = frozenset(name for mark, name in marks if mark == ".")
        ids = frozenset(name for mark, name in marks if mark == "#")
        chain.append(_Compound((found[1] or "*").lower(), classes, ids))
    return tuple(chain)


_Marks = tuple[str, frozenset[str], str]


def _marks(element: Element) -> _Marks:
    return element.tag, frozenset((element.get("class") or "").split()), element.get("id") or ""


def _matches(chain: tuple[_Compound, ...], path: Sequence[_Marks]) -> bool:
    """Whether the last element matches the chain's end and its ancestors, in order, the rest."""
    if not chain[-1].matches(*path[-1]):
        return False
    left = len(chain) - 2
    for marks in reversed(path[:-1]):
        if left < 0:
            break
        left -= chain[left].matches(*marks)
    return left < 0
