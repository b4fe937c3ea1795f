"""The ODT reader: an OpenDocument text, packed or flat, in the order in which it is read, as a person sees it.

Tracked deletions and comments are not text; fields show what they show. Macros, pictures, embedded objects and whatever
lies outside the file are never touched.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any, ClassVar

from jobkit.errors import Unreadable
from jobkit.model.document import Page
from jobkit.readers.css import length_of
from jobkit.readers.flow import MARGIN, WIDTH, Aside, Block, Break, beside
from jobkit.readers.limits import Limits
from jobkit.readers.looks import Face, over
from jobkit.readers.odfstyles import DRAW, OFFICE, STYLE, SVG, TABLE, TEXT, Styles
from jobkit.readers.story import LINKS, Paragraph, Story, begun, pages_within
from jobkit.readers.xmlparts import Archive, damaged, parsed

_WHAT = "OpenDocument file"
_HREF = "{http://www.w3.org/1999/xlink}href"
_SPACES = re.compile(r"[ \t\r\n]+")
_OPENED = frozenset(
    TEXT + name
    for name in (
        "section", "numbered-paragraph", "index-body", "index-title", "table-of-content", "illustration-index",
        "table-index", "object-index", "user-index", "alphabetical-index", "bibliography",
    )
)  # fmt: skip
"""What only wraps paragraphs."""
_UNREAD = frozenset(TEXT + name for name in ("ruby-text", "script", "tracked-changes", "note-citation"))
"""What stands among a paragraph's text and is not of it."""
_TABLE_PARTS = frozenset(
    TABLE + name
    for name in (
        "table-header-rows", "table-rows", "table-row-group", "table-columns", "table-header-columns",
        "table-column-group",
    )
)  # fmt: skip
_MOST = 100
"""Spaces, columns and cells that are written down once with a count repeat no more often."""


class OdtReader:
    """ODT and flat ODT. Page numbers follow the page breaks that the file writes down; without any, all is page 1."""

    media: ClassVar[str] = "odt"

    def read(self, data: bytes, limits: Limits) -> list[Page]:
        content, styles = _roots(data, limits.inflated_bytes)
        body = content.find(f"{OFFICE}body/{OFFICE}text")
        if body is None:
            if content.find(OFFICE + "body") is None:
                raise damaged(_WHAT)
            raise Unreadable(
                "unsupported", "this is an OpenDocument file, but not a text; save it as PDF or DOCX and try again"
            )
        return pages_within(_blocks(content, styles, body), limits.pages, _WHAT)


def _roots(data: bytes, inflated: int) -> tuple[Any, Any]:
    """The roots of the content and of the styles: one and the same in a flat file."""
    if not data.startswith(b"PK"):
        root = parsed(data, _WHAT)
        return root, root
    archive = Archive(data, inflated, _WHAT)
    manifest = archive.part("META-INF/manifest.xml") or b""
    if b"encryption-data" in manifest or "encrypted-package" in archive.names:
        raise Unreadable("encrypted", "the OpenDocument file needs a password; save a copy without one")
    content, styles = archive.part("content.xml"), archive.part("styles.xml")
    if content is None:
        raise damaged(_WHAT)
    root = parsed(content, _WHAT)
    return root, parsed(styles, _WHAT) if styles else root


def _blocks(content: Any, styles: Any, body: Any) -> Iterator[Block]:
    """Headers, the body, footers."""
    common = styles.find(OFFICE + "styles")
    own = Styles(common, content.find(OFFICE + "automatic-styles"))
    edges = Styles(common, styles.find(OFFICE + "automatic-styles"))
    masters = list(_masters(styles, own, body))
    yield from _edge(masters, edges, "header")
    yield from begun(_Walk(own).blocks(body, _Place()))
    yield from _edge(masters, edges, "footer")


def _masters(styles: Any, own: Styles, body: Any) -> Iterator[Any]:
    """The page styles in use: the first paragraph's, and those that follow it."""
    found = {master.get(STYLE + "name"): master for master in styles.iter(STYLE + "master-page")}
    first = next(body.iter(TEXT + "p", TEXT + "h", TABLE + "table"), None)
    named = None if first is None else own.master(first)
    name = named if named in found else "Standard" if "Standard" in found else next(iter(found), None)
    while name in found:
        master = found.pop(name)
        yield master
        name = master.get(STYLE + "next-style-name")


def _edge(masters: Iterable[Any], styles: Styles, kind: str) -> Iterator[Block]:
    """The headers (or footers) of the first page style that has some, a first page's own before the others'."""
    for master in masters:
        shown = [
            part
            for part in (master.find(f"{STYLE}{kind}-first"), master.find(STYLE + kind))
            if part is not None and part.get(STYLE + "display") != "false"
        ]
        for part in shown:
            yield from _Walk(styles).blocks(part, _Place(inside=True))
        if shown:
            return


@dataclass(frozen=True, slots=True)
class _Place:
    """Where blocks stand."""

    ground: int | None = None
    hidden: bool = False
    inside: bool = False
    """In a cell or a text box, which no page can end."""
    depth: int = 0
    """Of lists within lists."""
    list: str | None = None
    """The style of the list."""
    item: bool = False
    """At the beginning of a list's item: here its mark stands."""


class _Walk:
    """A walk over one flow of paragraphs and tables (the body, a header, a cell, a text box)."""

    def __init__(self, styles: Styles, width: float = WIDTH - 2 * MARGIN) -> None:
        self._styles, self._width = styles, width
        self._story = Story()

    def blocks(self, container: Any, place: _Place) -> Iterator[Block]:
        floating: list[Any] = []
        for element in container:
            if element.tag.startswith(DRAW):
                floating.append(element)
                continue
            yield from self._boxes(floating, place)
            floating = []
            if element.tag in (TEXT + "p", TEXT + "h"):
                yield from self._paragraph(element, place)
                place = replace(place, item=False)
            elif element.tag == TEXT + "list":
                yield from self._list(element, place)
                place = replace(place, item=False)
            elif element.tag == TABLE + "table":
                yield from self._table(element, place)
            elif element.tag in _OPENED:
                yield from self.blocks(element, replace(place, hidden=place.hidden or _is_hidden(element)))
            elif element.tag == TEXT + "soft-page-break" and not place.inside:
                yield Break()
        yield from self._boxes(floating, place)

    def _list(self, element: Any, place: _Place) -> Iterator[Block]:
        inner = replace(place, depth=place.depth + 1, list=element.get(TEXT + "style-name") or place.list)
        for item in element:
            if item.tag in (TEXT + "list-item", TEXT + "list-header"):
                yield from self.blocks(item, replace(inner, item=item.tag == TEXT + "list-item"))

    # -------------------------------------------------------------- paragraphs

    def _paragraph(self, element: Any, place: _Place) -> Iterator[Block]:
        name = element.get(TEXT + "style-name")
        style = self._styles.paragraph(name)
        form, level = style.form, self._styles.level(place.list or style.form.number, max(place.depth, 1))
        if place.depth and level.left is not None:
            form = replace(form, left=level.left, first=0.0)
        outline = element.get(TEXT + "outline-level") or ("1" if element.tag == TEXT + "h" else "")
        if outline.isascii() and outline.isdigit():
            form = replace(form, outline=int(outline[:2]) - 1)
        face = over(Face(hidden=True), style.face) if place.hidden else style.face
        paragraph = Paragraph(style, form, face)
        self._inline(element, paragraph, face, None)
        if not place.inside and (form.breaks or paragraph.breaks_before or self._styles.master(element)):
            yield Break()
        yield from self._story.rows(paragraph, _listed(paragraph, place, level.marked), place.ground)
        yield from self._boxes(paragraph.boxes, place)
        if not place.inside and paragraph.breaks_after:
            yield Break()

    def _inline(self, container: Any, paragraph: Paragraph, face: Face, href: str | None) -> None:
        """The text of an element and all in it."""
        _add(container.text, paragraph, face, href)
        for piece in container:
            self._piece(piece, paragraph, face, href)
            _add(piece.tail, paragraph, face, href)

    def _piece(self, piece: Any, paragraph: Paragraph, face: Face, href: str | None) -> None:
        name = piece.tag.removeprefix(TEXT)
        if name == "s":
            paragraph.add(" " * _count(piece.get(TEXT + "c")), face, href)
        elif name == "tab":
            paragraph.tab(self._width)
        elif name == "line-break":
            paragraph.new_row()
        elif name == "soft-page-break":
            paragraph.new_page()
        elif name == "note":
            paragraph.boxes += piece.findall(TEXT + "note-body")
        elif piece.tag == DRAW + "a":
            paragraph.boxes += list(piece)
        elif piece.tag.startswith(DRAW):
            paragraph.boxes.append(piece)
        elif piece.tag.startswith(TEXT) and piece.tag not in _UNREAD and not _is_hidden(piece):
            target = piece.get(_HREF) or ""
            face = self._styles.face(piece.get(TEXT + "style-name"), face) if name in ("span", "a") else face
            self._inline(piece, paragraph, face, target if target.startswith(LINKS) else href)

    # -------------------------------------------------------------- text boxes

    def _boxes(self, drawn: Iterable[Any], place: _Place) -> Iterator[Block]:
        """What drawn things say: those that one place anchors by their height on the page, then from left to right."""
        for element in sorted(drawn, key=_position):
            inner = _Place(place.ground, place.hidden, inside=True)
            if element.tag.startswith(DRAW):
                own = self._styles.ground("graphic", element.get(DRAW + "style-name"))
                inner = replace(inner, ground=place.ground if own is None else own)
            if element.tag in (DRAW + "g", DRAW + "a"):
                yield from self._boxes(element, replace(inner, inside=place.inside))
                continue
            box = element.find(DRAW + "text-box") if element.tag == DRAW + "frame" else element
            blocks = tuple(self.blocks(box if box is not None else (), inner))
            yield from blocks if place.inside else (Aside(blocks),)

    # -------------------------------------------------------------- tables

    def _table(self, table: Any, place: _Place) -> Iterator[Block]:
        edges = self._edges_of_columns(table)
        for row in _parts_of(table, "table-row"):
            cells: list[tuple[float, tuple[Block, ...]]] = []
            at = 0
            shade = self._shade(row, "table-row", self._shade(table, "table", place.ground))
            unseen = place.hidden or row.get(TABLE + "visibility") in ("collapse", "filter")
            for cell in row:
                inner = _Place(self._shade(cell, "table-cell", shade), unseen, inside=True)
                if cell.tag == TABLE + "table-cell":
                    blocks = tuple(self.blocks(cell, inner))
                    cells.append((edges[min(at, len(edges) - 1)], blocks))
                # Of a merged cell the covered ones stand in the row too, each for itself.
                at += _count(cell.get(TABLE + "number-columns-repeated"))
            yield from beside(cells)

    def _shade(self, element: Any, family: str, ground: int | None) -> int | None:
        own = self._styles.ground(family, element.get(TABLE + "style-name"))
        return ground if own is None else own

    def _edges_of_columns(self, table: Any) -> list[float]:
        """Where the table's columns begin, points from its left edge."""
        widths: list[tuple[float, float]] = []
        for column in _parts_of(table, "table-column"):
            width = self._styles.column_width(column.get(TABLE + "style-name"))
            widths += [width] * _count(column.get(TABLE + "number-columns-repeated"))
        shares = sum(share for _, share in widths)
        edges = [0.0]
        for points, share in widths:
            equal = self._width / len(widths)
            edges.append(edges[-1] + (points or (share / shares * self._width if shares else equal)))
        return edges


def _listed(paragraph: Paragraph, place: _Place, marked: bool) -> int:
    """The paragraph's depth in a list, from 1; 0 where no mark stands before it."""
    if place.depth:
        return place.depth if place.item and marked else 0
    return 0 if paragraph.form.number == "0" else paragraph.style.listed


def _add(text: str | None, paragraph: Paragraph, face: Face, href: str | None) -> None:
    """Text with its white space as it shows (clause 6.1.2: a stretch of it is one space)."""
    if text:
        paragraph.add(_SPACES.sub(" ", text), face, href)


def _is_hidden(element: Any) -> bool:
    marks = {element.get(TEXT + "display"): "none", element.get(TEXT + "is-hidden"): "true"}
    return any(said == hiding for said, hiding in marks.items())


def _parts_of(table: Any, kind: str) -> Iterator[Any]:
    """A table's rows or columns, not those of tables within it."""
    for element in table:
        if element.tag == TABLE + kind:
            yield element
        elif element.tag in _TABLE_PARTS:
            yield from _parts_of(element, kind)


def _position(drawn: Any) -> tuple[int, float, float]:
    """Where a drawn thing stands: page, height, points from the left."""
    page = drawn.get(TEXT + "anchor-page-number") or ""
    y, x = (length_of((drawn.get(SVG + name) or "").lower(), 0.0) for name in ("y", "x"))
    return int(page[:4]) if page.isascii() and page.isdigit() else 0, y or 0.0, x or 0.0


def _count(text: str | None) -> int:
    """How often what is written down once occurs."""
    return min(int(text[:4]), _MOST) if text and text.isascii() and text.isdigit() else 1
