"""The little of CSS that says how text looks: who matches a rule, and what the declarations mean.

Selectors are chains of ``tag.class#id``; other pseudo-classes than ``:root`` and ``:where``, attributes and siblings
match nothing, so that a rule we can't judge is left out. https://www.w3.org/TR/selectors-4/,
https://www.w3.org/TR/css-cascade-4/ and https://www.w3.org/TR/css-variables-1/
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from jobkit.readers.cssmedia import for_screen

_COMMENT = re.compile(r"/\*.*?\*/|@(?:import|charset)[^;{}]{0,500};", re.DOTALL)
_RULE = re.compile(r"(?:\A|(?<=[{}]))([^{}]{1,20000})\{([^{}]{0,20000})\}")
_WHERE = re.compile(r":(?:where|is)\((\.[\w-]{1,100})\)")
_PSEUDO = re.compile(r"::?(before|after)$")
_VARIABLE = re.compile(r"var\(\s*(--[\w-]{1,100})\s*(?:,\s*([^()]{0,200}|[^()]{0,60}\([^()]{0,100}\)))?\)")
_STRING = re.compile(r"\"([^\"]{0,200})\"|'([^']{0,200})'")
_ESCAPE = re.compile(r"\\([0-9a-fA-F]{1,6})\s?|\\(.)")
_MOST_STEPS = 5
"""How often a variable may stand for another one."""
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
    pseudo: str = ""
    """ "before" or "after": what it says is of what is put there."""


class Sheet:
    """A style sheet's rules, asked what they say of an element."""

    def __init__(self, source: str) -> None:
        rules = sorted(_rules(for_screen(_COMMENT.sub(" ", source))), key=lambda rule: rule.weight)
        self._variables = _variables(rules)
        rules = [replace(rule, declared=self.resolved(rule.declared)) for rule in rules]
        self._rules = [rule for rule in rules if not rule.pseudo]
        self._putting = [rule for rule in rules if rule.pseudo]

    def declared(self, path: Sequence[Element]) -> dict[str, str]:
        """Property -> value for the last element of ``path``, which leads to it from the root."""
        return _declared(self._rules, path)

    def resolved(self, declared: Mapping[str, str]) -> dict[str, str]:
        """The declarations with what the page's variables stand for, left out where that is not known.

        A ground of an unknown colour stays, as one that may have any.
        """
        found = {}
        for name, value in declared.items():
            text = value
            for _ in range(_MOST_STEPS if "var(" in text else 0):
                text = _VARIABLE.sub(lambda each: self._variables.get(each[1], each[2] or each[0]), text)
            if not name.startswith("--") and ("var(" not in text or name.startswith("background")):
                found[name] = text
        return found

    def put(self, path: Sequence[Element], where: str) -> str:
        """The words that a style puts "before" or "after" what is in the last element of ``path``."""
        declared = _declared([rule for rule in self._putting if rule.pseudo == where], path)
        if declared.get("display") == "none" or declared.get("visibility") == "hidden":
            return ""
        parts = _STRING.findall(declared.get("content", ""))
        return "".join(_ESCAPE.sub(_character, double or single) for double, single in parts)


def _declared(rules: Sequence[_Rule], path: Sequence[Element]) -> dict[str, str]:
    found: dict[str, str] = {}
    if rules:
        marks = [_marks(element) for element in path]
        for rule in rules:
            if _matches(rule.chain, marks):
                found.update(rule.declared)
    return found


def _character(escape: re.Match[str]) -> str:
    code = int(escape[1], 16) if escape[1] else 0
    return escape[2] or (chr(code) if 0 < code < 0x110000 else "")


def declarations(source: str) -> dict[str, str]:
    """ "color: red; float: right" -> property -> value, in small letters."""
    found = {}
    for part in source.split(";"):
        name, colon, value = part.partition(":")
        if colon:
            value, name = value.replace("!important", "").strip(), name.strip().lower()
            found[name] = value if name == "content" else value.lower()
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
        for selector in found[1].split(","):
            pseudo = _PSEUDO.search(selector.strip())
            chain = _chain(selector.strip()[: pseudo.start()] if pseudo else selector)
            if chain:
                ids = sum(len(compound.ids) for compound in chain)
                classes = sum(len(compound.classes) for compound in chain)
                tags = sum(compound.tag != "*" for compound in chain)
                yield _Rule(chain, (ids, classes, tags, order), declared, pseudo[1] if pseudo else "")


def _chain(selector: str) -> tuple[_Compound, ...]:
    chain = []
    for part in _WHERE.sub(r"\1", selector.replace(":root", "html").replace(">", " ")).split():
        found = _COMPOUND.fullmatch(part)
        if not found or not part:
            return ()
        marks = re.findall(r"([.#])([\w-]+)", found[2])
        classes = frozenset(name for mark, name in marks if mark == ".")
        ids = frozenset(name for mark, name in marks if mark == "#")
        chain.append(_Compound((found[1] or "*").lower(), classes, ids))
    return tuple(chain)


def _variables(rules: Sequence[_Rule]) -> dict[str, str]:
    """The variables that hold for the whole page."""
    found: dict[str, str] = {}
    for rule in rules:
        if len(rule.chain) == 1 and rule.chain[0].tag in ("html", "body", "*") and not rule.chain[0].classes:
            found |= {name: value for name, value in rule.declared.items() if name.startswith("--")}
    return found


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
