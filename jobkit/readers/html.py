"""The HTML reader: what a browser would show, in the order in which it shows it.

No script runs, nothing is fetched; style rules count where they say what is seen, how large, and what stands side by
side (https://html.spec.whatwg.org/multipage/rendering.html gives the tags' own looks).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, ClassVar

from lxml import etree

from jobkit.errors import Unreadable
from jobkit.model.document import LineRole, Page
from jobkit.readers.css import Sheet, color_of, declarations, length_of
from jobkit.readers.csssight import CLEAR, TINY, fills_letters, has_picture, hidden_by, inherited
from jobkit.readers.decoding import decode
from jobkit.readers.flow import MARGIN, WIDTH, Block, Part, Row, Run, Side, pages_of
from jobkit.readers.registry import Limits

_SKIPPED = frozenset((
    "head", "script", "style", "template", "noscript", "title", "meta", "link", "svg", "math", "canvas", "audio",
    "video", "object", "iframe", "img", "select", "option", "textarea", "datalist", "map", "area",
))  # fmt: skip
_BLOCKS = frozenset((
    "address", "article", "aside", "blockquote", "body", "center", "dd", "details", "dialog", "div", "dl", "dt",
    "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup",
    "hr", "html", "legend", "li", "main", "menu", "nav", "ol", "p", "pre", "section", "summary", "ul",
))  # fmt: skip
_BOLD = frozenset(("b", "strong", "th", "h1", "h2", "h3", "h4", "h5", "h6"))
_ITALIC = frozenset(("i", "em", "cite", "address", "dfn", "var"))
_HEADINGS = {"h1": 2.0, "h2": 1.5, "h3": 1.17, "h4": 1.0, "h5": 0.83, "h6": 0.67}
"""Type size of each in em."""
_SET_APART = frozenset(("p", "ul", "ol", "dl", "pre", "blockquote", "figure", "h1", "h2", "h3", "h4", "h5", "h6"))
"""Blocks that browsers give a margin of about their type size."""
_INNER_BLOCKS = ("h1", "h2", "h3", "h4", "h5", "h6", "table", "section", "article", "header")
"""A list item that holds one of these is an entry of its own, not a bullet point."""
_DEEPEST = 120
"""Elements nested deeper are left out; libxml2 itself stops at 256."""
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s{0,5}=\s{0,5}[\"']?\s{0,5}([\w-]{1,40})", re.IGNORECASE)
_LINKS = ("http://", "https://", "mailto:", "tel:")


@dataclass(frozen=True, slots=True)
class _Look:
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

    def run(self, text: str) -> Run:
        hidden = self.hidden or ("type too small to see" if self.size <= TINY else None)
        color = None if self.pictured else self.color
        return Run(text, max(self.size, 1.0), self.bold, self.italic, color, self.href, hidden)


@dataclass(slots=True)
class _Flow:
    """The blocks of one box as they are written down, and the row that is not yet ended."""

    width: float
    blocks: list[Block] = field(default_factory=list)
    runs: list[Run] = field(default_factory=list)
    floated: list[Run] = field(default_factory=list)
    """What floats to the right of the row to come."""
    role: LineRole = "text"
    level: int = 0
    paragraph: int = 0
    ground: int | None = None
    above: float = 0.0
    """White space before the next row, in points."""

    def flush(self) -> None:
        """End the row."""
        if any(run.text.strip() for run in self.runs):
            parts = [Part(0.0, tuple(self.runs))]
            if any(run.text.strip() for run in self.floated):
                parts.append(Part(None, tuple(self.floated)))
            self.blocks.append(Row(tuple(parts), self.role, self.level, self.paragraph, self.ground, self.above))
            self.floated, self.above = [], 0.0
            if self.role == "bullet":
                self.role, self.level = "text", 0
        self.runs = []

    def end(self) -> None:
        """End the paragraph."""
        self.flush()
        self.paragraph += 1

    def close(self) -> tuple[Block, ...]:
        """All blocks, what floated without a row to float beside among them."""
        self.end()
        if any(run.text.strip() for run in self.floated):
            self.runs, self.floated = self.floated, []
            self.end()
        return tuple(self.blocks)


class HtmlReader:
    """HTML, in any encoding, as one page."""

    media: ClassVar[str] = "html"

    def read(self, data: bytes, limits: Limits) -> list[Page]:  # noqa: ARG002 (a web page is one page)
        declared = _CHARSET.search(data[:4096])
        text = decode(data, declared[1].decode("ascii", "replace") if declared else None)
        root = _parsed(text)
        sheet = Sheet("\n".join(style.text or "" for style in root.iter("style")))
        flow = _Flow(WIDTH - 2 * MARGIN)
        _Walk(sheet).element(root, _Look(), flow, [])
        pages = pages_of(flow.close())
        if not any(page.lines for page in pages):
            raise Unreadable("empty", "the web page shows no words; save it again, or save it as PDF")
        return pages


def _parsed(text: str) -> Any:
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=False)
    try:
        root = etree.fromstring(text.replace("\x00", "").encode("utf-8", "replace"), parser)
    except (etree.LxmlError, ValueError) as error:
        raise Unreadable("damaged", "the web page can't be read; save it again, or save it as PDF") from error
    if root is None:
        raise Unreadable("empty", "the web page is empty; save it again, or save it as PDF")
    return root


class _Walk:
    """A walk over the tree that writes rows down."""

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet

    def element(self, element: Any, look: _Look, flow: _Flow, path: Sequence[Any]) -> None:
        """Write down one element, its tail left out."""
        tag = element.tag
        if not isinstance(tag, str) or tag in _SKIPPED or len(path) > _DEEPEST:
            return
        if tag == "br":
            flow.flush()
            return
        path = [*path, element]
        declared = {**self._sheet.declared(path), **declarations(element.get("style") or "")}
        look = _looked(element, declared, look)
        display = declared.get("display", "")
        if tag == "table" or display == "table":
            self._table(element, look, flow, path)
        elif display in ("flex", "inline-flex", "grid") and _columns(declared, len(element)) > 1:
            self._beside(element, look, flow, path, _columns(declared, len(element)))
        elif declared.get("float") == "right" and _is_short(element):
            floated = _Flow(flow.width)
            self._content(element, look, floated, path)
            flow.floated += [Run(" "), *_flat(floated.close())]
        elif declared.get("float") == "left" and _is_short(element):
            self._content(element, look, flow, path)
        elif _is_block(tag, display):
            margin = _margin(element.tag, declared, look)
            flow.end()
            flow.above = max(flow.above, margin)
            self._block(element, look, flow, path)
            flow.above = max(flow.above, margin)
        else:
            self._inline(element, look, flow, path, declared)

    def _content(self, element: Any, look: _Look, flow: _Flow, path: Sequence[Any]) -> None:
        self._text(element.text, look, flow)
        for child in element:
            self.element(child, look, flow, path)
            self._text(child.tail, look, flow)

    def _text(self, text: str | None, look: _Look, flow: _Flow) -> None:
        if not text:
            return
        rows = text.split("\n") if look.kept else [text]
        for at, row in enumerate(rows):
            if at:
                flow.flush()
            flow.ground = look.ground
            flow.runs.append(look.run(row))

    def _block(self, element: Any, look: _Look, flow: _Flow, path: Sequence[Any]) -> None:
        before = flow.role, flow.level
        if element.tag in _HEADINGS:
            flow.role, flow.level = "heading", int(element.tag[1])
        elif element.tag == "li" and not _holds(element, *_INNER_BLOCKS):
            flow.role, flow.level = "bullet", max(look.depth, 1)
        self._content(element, look, flow, path)
        flow.end()
        if element.tag in _HEADINGS or element.tag == "li":
            flow.role, flow.level = before if before[0] == "heading" else ("text", 0)

    def _inline(self, element: Any, look: _Look, flow: _Flow, path: Sequence[Any], declared: dict[str, str]) -> None:
        apart = element.tag in ("td", "th", "li", "button", "label") or _is_apart(declared)
        if apart:
            flow.runs.append(look.run(" "))
        self._content(element, look, flow, path)
        if apart:
            flow.runs.append(look.run(" "))

    def _table(self, element: Any, look: _Look, flow: _Flow, path: Sequence[Any]) -> None:
        flow.end()
        for row, above in _table_rows(element, path):
            cells = [cell for cell in row if cell.tag in ("td", "th")]
            spans = [_span(cell) for cell in cells]
            self._side(cells, spans, look, flow, [*above, row])

    def _beside(self, element: Any, look: _Look, flow: _Flow, path: Sequence[Any], columns: int) -> None:
        flow.end()
        if element.text and element.text.strip():
            self._text(element.text, look, flow)
            flow.end()
        children = [child for child in element if isinstance(child.tag, str) and child.tag not in _SKIPPED]
        for at in range(0, len(children), columns):
            chunk = children[at : at + columns]
            self._side(chunk, [1] * len(chunk), look, flow, path)

    def _side(self, boxes: list[Any], spans: list[int], look: _Look, flow: _Flow, path: Sequence[Any]) -> None:
        """Elements side by side, each as wide as its share of columns."""
        unit, at, cells = flow.width / max(sum(spans), 1), 0, []
        for box, span in zip(boxes, spans, strict=True):
            cell = _Flow(unit * span, role=flow.role, level=flow.level, paragraph=flow.paragraph)
            self.element(box, look, cell, path)
            self._text(box.tail, look, cell)
            cells.append((unit * at, cell.close()))
            flow.paragraph = cell.paragraph
            at += span
        filled = [cell for cell in cells if cell[1]]
        if len(filled) == 1:
            flow.blocks += filled[0][1]
        elif filled:
            flow.blocks.append(Side(tuple(filled)))


# ------------------------------------------------------------------ looks


def _looked(element: Any, declared: dict[str, str], look: _Look) -> _Look:
    """The look inside an element, from its tag, its style and what it inherits."""
    tag, size = element.tag, look.size
    if tag in _HEADINGS:
        size = look.size * _HEADINGS[tag]
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
        hidden=inherited(look.hidden, declared) or hidden_by(element, declared) or clear,
        kept=declared.get("white-space", "pre" if look.kept or tag == "pre" else "").startswith("pre"),
        depth=look.depth + (tag in ("ul", "ol", "menu")),
    )


def _sized(value: str | None, size: float, inherited: float) -> float:
    found = length_of(value, inherited) if value else None
    return size if found is None else found


def _is_bold(value: str | None, inherited: bool) -> bool:
    if value is None or value == "inherit":
        return inherited
    return value in ("bold", "bolder") or (value.isdigit() and int(value) >= 600)


def _margin(tag: str, declared: dict[str, str], look: _Look) -> float:
    """White space above and below a block, in points: the larger where the style gives each its own."""
    said = [declared[name].split()[0] for name in ("margin", "margin-top", "margin-bottom") if declared.get(name)]
    if said:
        return max(length_of(value, look.size) or 0.0 for value in said)
    return look.size if tag in _SET_APART and look.depth <= 1 else 0.0


def _is_apart(declared: dict[str, str]) -> bool:
    """Whether an inline box stands apart from its neighbours without a space typed between."""
    if declared.get("display", "") in ("inline-block", "inline-flex", "table-cell", "list-item"):
        return True
    edges = [value for name, value in declared.items() if name.startswith(("margin", "padding"))]
    return any(re.search(r"[1-9]", value) for value in edges)


def _is_block(tag: str, display: str) -> bool:
    if display.startswith("inline"):
        return False
    return tag in _BLOCKS or display in ("block", "flex", "grid", "list-item", "table-row", "table")


def _columns(declared: dict[str, str], children: int) -> int:
    """How many children of a flex or grid box stand side by side."""
    if declared.get("display") == "grid":
        template = declared.get("grid-template-columns", "")
        repeated = re.match(r"repeat\(\s{0,3}(\d{1,2})", template)
        return int(repeated[1]) if repeated else len(re.sub(r"\([^()]{0,99}\)", "", template).split())
    direction = declared.get("flex-direction") or declared.get("flex-flow", "")
    return 1 if "column" in direction else children


def _is_short(element: Any) -> bool:
    """Whether a floating box is a note in a row (a date, a place), not a column of the page."""
    text = "".join(element.itertext())
    return len(text) < 120 and not _holds(element, "p", "ul", "ol", "table", "h1", "h2", "h3")


def _holds(element: Any, *tags: str) -> bool:
    return any(other is not element for other in element.iter(*tags))


def _flat(blocks: Sequence[Block]) -> list[Run]:
    runs: list[Run] = []
    for block in blocks:
        if isinstance(block, Row):
            for part in block.parts:
                runs += [*part.runs, Run(" ")]
        elif isinstance(block, Side):
            for _, inner in block.cells:
                runs += _flat(inner)
    return runs


def _table_rows(table: Any, path: Sequence[Any]) -> Iterator[tuple[Any, Sequence[Any]]]:
    """The table's own rows, with the path to each."""
    for child in table:
        if child.tag == "tr":
            yield child, path
        elif child.tag in ("thead", "tbody", "tfoot"):
            yield from ((row, [*path, child]) for row in child if row.tag == "tr")


def _span(cell: Any) -> int:
    value = cell.get("colspan") or "1"
    return min(int(value), 20) if value.isdigit() and value != "0" else 1
