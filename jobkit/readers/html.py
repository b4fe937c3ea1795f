"""The HTML reader: what a browser would show, in the order in which it shows it.

No script runs, nothing is fetched; style rules count where they say what is seen, how large, and what stands side by
side (https://html.spec.whatwg.org/multipage/rendering.html gives the tags' own looks).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, ClassVar

from lxml import etree

from jobkit.errors import Unreadable
from jobkit.model.document import LineRole, Page
from jobkit.readers.css import Sheet, declarations
from jobkit.readers.decoding import decode
from jobkit.readers.flow import MARGIN, WIDTH, Block, Part, Row, Run, Side, beside, pages_of
from jobkit.readers.htmllook import (
    HEADINGS,
    LISTS,
    Look,
    columns_of,
    grid_column,
    grid_rows,
    is_apart,
    is_block,
    looked,
    margin,
)
from jobkit.readers.limits import Limits

_SKIPPED = frozenset((
    "head", "script", "style", "template", "noscript", "title", "meta", "link", "svg", "math", "canvas", "audio",
    "video", "object", "iframe", "img", "select", "option", "textarea", "datalist", "map", "area",
))  # fmt: skip
_INNER_BLOCKS = ("h1", "h2", "h3", "h4", "h5", "h6", "table", "section", "article", "header")
"""A list item that holds one of these is an entry of its own, not a bullet point."""
_DEEPEST = 120
"""Elements nested deeper are left out; libxml2 itself stops at 256."""
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s{0,5}=\s{0,5}[\"']?\s{0,5}([\w-]{1,40})", re.IGNORECASE)


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
    heading: int = 0
    """The level of a heading that stands in the row to come beside other words."""
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
            role: LineRole = "heading" if self.heading else self.role
            level = self.heading or self.level
            self.blocks.append(Row(tuple(parts), role, level, self.paragraph, self.ground, self.above))
            self.floated, self.above, self.heading = [], 0.0, 0
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
        _Walk(sheet).element(root, Look(), flow, [])
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
        self._known: dict[Any, dict[str, str]] = {}

    def element(self, element: Any, look: Look, flow: _Flow, path: Sequence[Any]) -> None:
        """Write down one element, its tail left out."""
        tag = element.tag
        if not isinstance(tag, str) or tag in _SKIPPED or len(path) > _DEEPEST:
            return
        if tag == "br":
            flow.flush()
            return
        path = [*path, element]
        declared = self._declared(element, path)
        look = looked(element, declared, look)
        display = declared.get("display", "")
        if tag == "table":
            self._table(element, look, flow, path)
        elif self._has_cells(element, display, path):
            self._beside(element, look, flow, path, len(element))
        elif display in ("flex", "inline-flex", "grid") and columns_of(declared, len(element)) > 1:
            self._beside(element, look, flow, path, columns_of(declared, len(element)))
        elif declared.get("float") == "right" and _is_short(element):
            floated = _Flow(flow.width)
            self._content(element, look, floated, path)
            flow.floated += [Run(" "), *_flat(floated.close())]
        elif declared.get("float") == "left" and _is_short(element):
            self._content(element, look, flow, path)
        elif is_block(tag, display):
            space = margin(element.tag, declared, look)
            flow.end()
            flow.above = max(flow.above, space)
            self._block(element, look, flow, path)
            flow.above = max(flow.above, space)
        else:
            self._inline(element, look, flow, path, declared)

    def _declared(self, element: Any, path: Sequence[Any]) -> dict[str, str]:
        if element not in self._known:
            own = self._sheet.resolved(declarations(element.get("style") or ""))
            self._known[element] = {**self._sheet.declared(path), **own}
        return self._known[element]

    def _has_cells(self, element: Any, display: str, path: Sequence[Any]) -> bool:
        """Whether what is in an element stands side by side: cells of a table, or items of a list in a row."""
        inner = [child for child in element if isinstance(child.tag, str) and child.tag not in _SKIPPED]
        between = [element.text, *(child.tail for child in inner)]
        if len(inner) < 2 or any(text and text.strip() for text in between):
            return False
        kinds = {self._declared(child, [*path, child]).get("display", "") for child in inner}
        is_row = display in ("table", "table-row") and kinds == {"table-cell"}
        return is_row or (element.tag in LISTS and kinds <= {"inline", "inline-block"})

    def _content(self, element: Any, look: Look, flow: _Flow, path: Sequence[Any]) -> None:
        self._text(self._sheet.put(path, "before"), look, flow)
        self._text(element.text, look, flow)
        boxes: list[Any] = []
        for child in element:
            if self._stands_beside(child, boxes, flow, path):
                boxes.append(child)
                continue
            self._boxes(boxes, look, flow, path)
            boxes = []
            self.element(child, look, flow, path)
            self._text(child.tail, look, flow)
        self._boxes(boxes, look, flow, path)
        self._text(self._sheet.put(path, "after"), look, flow)

    def _stands_beside(self, child: Any, boxes: Sequence[Any], flow: _Flow, path: Sequence[Any]) -> bool:
        """Whether a child is a box set in a row with others, such as a tag, with no words before it or behind."""
        if not isinstance(child.tag, str) or child.tag in _SKIPPED or (child.tail and child.tail.strip()):
            return False
        if not boxes and any(run.text.strip() for run in flow.runs):
            return False
        return self._declared(child, [*path, child]).get("display", "") == "inline-block"

    def _boxes(self, boxes: list[Any], look: Look, flow: _Flow, path: Sequence[Any]) -> None:
        if len(boxes) > 1:
            flow.end()
            self._side(boxes, [1] * len(boxes), look, flow, path)
        elif boxes:
            self.element(boxes[0], look, flow, path)
            self._text(boxes[0].tail, look, flow)

    def _text(self, text: str | None, look: Look, flow: _Flow) -> None:
        if not text:
            return
        rows = text.split("\n") if look.kept else [text]
        for at, row in enumerate(rows):
            if at:
                flow.flush()
            flow.ground = look.ground
            flow.runs.append(look.run(row))

    def _block(self, element: Any, look: Look, flow: _Flow, path: Sequence[Any]) -> None:
        before = flow.role, flow.level
        if element.tag in HEADINGS:
            flow.role, flow.level = "heading", int(element.tag[1])
        elif element.tag == "li" and not _is_entry(element) and (look.marked or self._sheet.put(path, "before")):
            flow.role, flow.level = "bullet", max(look.depth, 1)
        self._content(element, look, flow, path)
        flow.end()
        if element.tag in HEADINGS or element.tag == "li":
            flow.role, flow.level = before if before[0] == "heading" else ("text", 0)

    def _inline(self, element: Any, look: Look, flow: _Flow, path: Sequence[Any], declared: dict[str, str]) -> None:
        apart = element.tag in ("td", "th", "li", "button", "label") or is_apart(declared)
        if apart:
            flow.runs.append(look.run(" "))
        if element.tag in HEADINGS:
            flow.heading = int(element.tag[1])
        self._content(element, look, flow, path)
        if apart:
            flow.runs.append(look.run(" "))

    def _table(self, element: Any, look: Look, flow: _Flow, path: Sequence[Any]) -> None:
        flow.end()
        for row, above in _table_rows(element, path):
            cells = [cell for cell in row if cell.tag in ("td", "th")]
            spans = [_span(cell) for cell in cells]
            self._side(cells, spans, look, flow, [*above, row])

    def _beside(self, element: Any, look: Look, flow: _Flow, path: Sequence[Any], columns: int) -> None:
        flow.end()
        if element.text and element.text.strip():
            self._text(element.text, look, flow)
            flow.end()
        children = [child for child in element if isinstance(child.tag, str) and child.tag not in _SKIPPED]
        starts = [grid_column(self._declared(child, [*path, child])) for child in children]
        for first, row in grid_rows(starts, columns):
            boxes = [children[at] for at in row]
            self._side(boxes, [1] * len(boxes), look, flow, path, first)

    def _side(
        self, boxes: list[Any], spans: list[int], look: Look, flow: _Flow, path: Sequence[Any], first: int = 0
    ) -> None:
        """Elements side by side, each as wide as its share of columns; the first so many columns stay empty."""
        unit, at, cells = flow.width / max(first + sum(spans), 1), first, []
        for box, span in zip(boxes, spans, strict=True):
            cell = _Flow(unit * span, role=flow.role, level=flow.level, paragraph=flow.paragraph)
            self.element(box, look, cell, path)
            self._text(box.tail, look, cell)
            cells.append((unit * at, cell.close()))
            flow.paragraph = cell.paragraph
            at += span
        flow.blocks += beside(cells)


# ------------------------------------------------------------------ elements


def _is_short(element: Any) -> bool:
    """Whether a floating box is a note in a row (a date, a place), not a column of the page."""
    text = "".join(element.itertext())
    return len(text) < 120 and not _holds(element, "p", "ul", "ol", "table", "h1", "h2", "h3")


def _holds(element: Any, *tags: str) -> bool:
    return any(other is not element for other in element.iter(*tags))


def _is_entry(item: Any) -> bool:
    """Whether a list item holds more than a point: a heading, a table, or blocks of text one after the other."""
    if _holds(item, *_INNER_BLOCKS):
        return True
    inner = {point for inner in item.iter(*LISTS) for point in inner.iter()}
    texts = [block for block in item.iter("p", "div") if block not in inner and not _holds(block, "p", "div", *LISTS)]
    return sum(any(part.strip() for part in block.itertext()) for block in texts) > 1


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
