"""How an element of a web page looks, by its tag, its style and what it inherits.

The tags' own looks are those of https://html.spec.whatwg.org/multipage/rendering.html.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from jobkit.readers.css import color_of, length_of
from jobkit.readers.csssight import TINY, fills_letters, has_picture, hidden_by, still_hidden
from jobkit.readers.flow import Run
from jobkit.readers.looks import CLEAR

_BLOCKS = frozenset((
    "address", "article", "aside", "blockquote", "body", "center", "dd", "details", "dialog", "div", "dl", "dt",
    "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup",
    "hr", "html", "legend", "li", "main", "menu", "nav", "ol", "p", "pre", "section", "summary", "ul",
))  # fmt: skip
HEADINGS = {"h1": 2.0, "h2": 1.5, "h3": 1.17, "h4": 1.0, "h5": 0.83, "h6": 0.67}
"""Type size of each in em."""
LISTS = ("ul", "ol", "menu")
_BOLD = frozenset(("b", "strong", "th", "h1", "h2", "h3", "h4", "h5", "h6"))
_ITALIC = frozenset(("i", "em", "cite", "address", "dfn", "var"))
_SET_APART = frozenset(("p", "ul", "ol", "dl", "pre", "blockquote", "figure", "h1", "h2", "h3", "h4", "h5", "h6"))
"""Blocks that browsers give a margin of about their type size."""
_LINKS = ("http://", "https://", "mailto:", "tel:")


@dataclass(frozen=True, slots=True)
class Look:
    """What an element hands down to what is in it."""

    size: float = 12.0
    bold: bool = False
    italic: bool = False
    color: int | None = 0x000000
    ground: int | None = None
    pictured: bool = False
    """It stands on an image or a gradient, which may have any colour."""
    href: str | None = None
    hidden: str | None = None
    kept: bool = False
    """White space shows as it is written (pre)."""
    depth: int = 0
    """Of lists within lists."""
    marked: bool = True
    """Whether list items have their bullets."""

    def run(self, text: str) -> Run:
        hidden = self.hidden or ("type too small to see" if self.size <= TINY else None)
        color = None if self.pictured else self.color
        return Run(text, max(self.size, 1.0), self.bold, self.italic, color, self.href, hidden)


def looked(element: Any, declared: dict[str, str], look: Look) -> Look:
    """The look inside an element, from its tag, its style and what it inherits."""
    tag, size = element.tag, look.size
    if tag in HEADINGS:
        size = look.size * HEADINGS[tag]
    elif tag in ("small", "sub", "sup"):
        size = look.size * 0.83
    size = _sized(declared.get("font-size"), size, look.size)
    color, opacity = color_of(declared["color"]) if "color" in declared else (look.color, 1.0)
    ground, covers = color_of((declared.get("background-color") or declared.get("background") or "").split(" ")[0])
    is_covered = ground is not None and covers > 0.5
    href = (element.get("href") or "").strip() if tag == "a" else ""
    clear = "zero opacity" if opacity < CLEAR and not fills_letters(declared) else None
    return replace(
        look,
        size=size,
        bold=_is_bold(declared.get("font-weight"), look.bold or tag in _BOLD),
        italic=declared.get("font-style", "italic" if look.italic or tag in _ITALIC else "") in ("italic", "oblique"),
        color=color,
        ground=ground if is_covered else look.ground,
        pictured=has_picture(declared) or (look.pictured and not is_covered),
        href=href if href.startswith(_LINKS) else look.href,
        hidden=still_hidden(look.hidden, declared) or hidden_by(element, declared) or clear,
        kept=declared.get("white-space", "pre" if look.kept or tag == "pre" else "").startswith("pre"),
        depth=look.depth + (tag in LISTS),
        marked="none" not in declared.get("list-style-type", declared.get("list-style", ""))
        and (look.marked or tag in LISTS or "list-style-type" in declared or "list-style" in declared),
    )


def _sized(value: str | None, size: float, inherited: float) -> float:
    found = length_of(value, inherited) if value else None
    return size if found is None else found


def _is_bold(value: str | None, inherited: bool) -> bool:
    if value is None or value == "inherit":
        return inherited
    return value in ("bold", "bolder") or (value.isdigit() and int(value) >= 600)


def margin(tag: str, declared: dict[str, str], look: Look) -> float:
    """White space above and below a block, in points: the larger where the style gives each its own."""
    said = [declared[name].split()[0] for name in ("margin", "margin-top", "margin-bottom") if declared.get(name)]
    if said:
        return max(length_of(value, look.size) or 0.0 for value in said)
    return look.size if tag in _SET_APART and look.depth <= 1 else 0.0


def is_apart(declared: dict[str, str]) -> bool:
    """Whether an inline box stands apart from its neighbours without a space typed between."""
    if declared.get("display", "") in ("inline-block", "inline-flex", "table-cell", "list-item"):
        return True
    edges = [value for name, value in declared.items() if name.startswith(("margin", "padding"))]
    return any(re.search(r"[1-9]", value) for value in edges)


def is_block(tag: str, display: str) -> bool:
    if display.startswith("inline"):
        return False
    return tag in _BLOCKS or display in ("block", "flex", "grid", "list-item", "table-row", "table")


def grid_column(declared: dict[str, str]) -> int | None:
    """The column of a grid that a child asks for by its number, from 0; None where it takes the next free one."""
    asked = declared.get("grid-column") or declared.get("grid-column-start", "")
    number = re.match(r"([1-9])(?!\d)", asked.strip())
    return int(number[1]) - 1 if number else None


def grid_rows(starts: Sequence[int | None], columns: int) -> Iterator[tuple[int, list[int]]]:
    """The rows of a grid: how many columns are empty before the first child, and the indexes of its children.

    Args:
        starts: the column that each child asks for.
        columns: of the grid.
    """
    row: list[int] = []
    first = free = 0
    for at, start in enumerate(starts):
        if row and (free >= columns or (start is not None and start < free)):
            yield first, row
            row = []
        if not row:
            first = free = min(start or 0, columns - 1)
        row.append(at)
        free = max(free, start or 0) + 1
    if row:
        yield first, row


def columns_of(declared: dict[str, str], children: int) -> int:
    """How many children of a flex or grid box stand side by side."""
    if declared.get("display") == "grid":
        template = declared.get("grid-template-columns", "")
        repeated = re.match(r"repeat\(\s{0,3}(\d{1,2})", template)
        return int(repeated[1]) if repeated else len(re.sub(r"\([^()]{0,99}\)", "", template).split())
    direction = declared.get("flex-direction") or declared.get("flex-flow", "")
    return 1 if "column" in direction else children
