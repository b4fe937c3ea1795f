"""The DOCX reader: a Word file's paragraphs and tables in the order in which they are read, as a person sees them.

Tracked insertions are text and deletions are not; fields show their results; of a text box that is written down twice
for old programs, the new one counts. Macros, embedded files and whatever lies outside the archive are never touched.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, ClassVar

from jobkit.errors import Unreadable
from jobkit.model.document import Page
from jobkit.readers.flow import MARGIN, WIDTH, Aside, Block, Break, beside
from jobkit.readers.limits import Limits
from jobkit.readers.looks import Face, over
from jobkit.readers.story import AT_RIGHT, LINKS, Paragraph, Story, begun, pages_within
from jobkit.readers.wordpackage import MC, Package, R, W
from jobkit.readers.wordstyles import Styles, face_of, form_of, ground_of, value

_LINK = re.compile(r'\s{0,9}HYPERLINK\s{1,9}"([^"]{1,2000})"', re.IGNORECASE)
WPS = "{http://schemas.microsoft.com/office/word/2010/wordprocessingShape}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_FILLINGS = (A + "solidFill", A + "gradFill", A + "pattFill", A + "blipFill")
SOME_COLOR = 0x808080
"""For a filling whose colour the file does not say (a theme's, a picture): neither black nor white vanishes on it."""
_OPENED = {
    W + name for name in ("smartTag", "customXml", "sdt", "sdtContent", "ins", "moveTo", "dir", "bdo", "fldSimple")
}
"""What only wraps other content."""


class DocxReader:
    """DOCX. Page numbers follow the page breaks that the file writes down; without any, all is page 1."""

    media: ClassVar[str] = "docx"

    def read(self, data: bytes, limits: Limits) -> list[Page]:
        package = Package(data, limits.inflated_bytes)
        root = package.xml(package.main)
        body = None if root is None else root.find(W + "body")
        if body is None:
            raise Unreadable("damaged", "the Word file has no text part; open it in Word and save it again")
        return pages_within(_blocks(package, body), limits.pages, "Word file")


def _blocks(package: Package, body: Any) -> Iterator[Block]:
    """Headers, the body, footers."""
    styles = Styles(package.part("styles"), package.part("numbering"))
    story = _Story(styles, package.relations, WIDTH - 2 * MARGIN)
    yield from _edges(package, styles, body, "header")
    yield from begun(story.blocks(body))
    yield from _edges(package, styles, body, "footer")


def _edges(package: Package, styles: Styles, body: Any, kind: str) -> Iterator[Block]:
    """The headers (or footers) of the first section that has some, a first page's own before the others'."""
    for section in body.iter(W + "sectPr"):
        references = section.findall(f"{W}{kind}Reference")
        titled = section.find(W + "titlePg") is not None
        order = {"first": 0, "default": 1} if titled else {"default": 1}
        chosen = sorted((order[of], at) for at, ref in enumerate(references) if (of := ref.get(W + "type")) in order)
        parts = [package.relations.get(references[at].get(R + "id") or "", ("", ""))[1] for _, at in chosen]
        for part in parts:
            root = package.xml(part)
            if root is not None:
                yield from _Story(styles, package.relations_of(part), WIDTH - 2 * MARGIN).blocks(root)
        if parts:
            return


@dataclass(slots=True)
class _Paragraph(Paragraph):
    """A paragraph being written down, its fields among it."""

    links: list[str | None] = field(default_factory=list)
    """The fields that are open, and where each links to."""
    codes: list[str] = field(default_factory=list)
    """The instructions of the fields that are open."""


class _Story:
    """One flow of paragraphs and tables (the body, a header, a cell, a text box)."""

    def __init__(self, styles: Styles, relations: dict[str, tuple[str, str]], width: float) -> None:
        self._styles, self._relations, self._width = styles, relations, width
        self._story = Story()

    def blocks(self, container: Any, ground: int | None = None, inside: bool = False) -> Iterator[Block]:
        """What a container holds; ``inside`` a cell or a text box no page can end."""
        for element in container:
            if element.tag == W + "p":
                yield from self._paragraph(element, ground, inside)
            elif element.tag == W + "tbl":
                yield from self._table(element, ground)
            elif element.tag in _OPENED:
                yield from self.blocks(element, ground, inside)
            elif element.tag == MC + "AlternateContent":
                yield from self.blocks(_chosen(element), ground, inside)

    # -------------------------------------------------------------- paragraphs

    def _paragraph(self, element: Any, ground: int | None, inside: bool) -> Iterator[Block]:
        properties = element.find(W + "pPr")
        style = self._styles.get(value(None if properties is None else properties.find(W + "pStyle")))
        form = over(form_of(properties), style.form)
        paragraph = _Paragraph(style, form, over(style.face, self._styles.usual))
        self._inline(element, paragraph, None)
        if not inside and (form.breaks or paragraph.breaks_before):
            yield Break()
        yield from self._story.rows(paragraph, self._listed(paragraph), ground)
        for box, filling in paragraph.boxes:
            blocks = tuple(self.blocks(box, ground if filling is None else filling, inside=True))
            yield from blocks if inside else (Aside(blocks),)
        if not inside and (paragraph.breaks_after or _ends_section(properties)):
            yield Break()

    def _listed(self, paragraph: Paragraph) -> int:
        """The paragraph's depth in a list, from 1; 0 for none."""
        if self._styles.is_listed(paragraph.form):
            return (paragraph.form.depth or 0) + 1
        return 0 if paragraph.form.number == "0" else paragraph.style.listed

    # -------------------------------------------------------------- what is in a paragraph

    def _inline(self, container: Any, paragraph: _Paragraph, href: str | None) -> None:
        for element in container:
            if element.tag == W + "r":
                self._run(element, paragraph, href)
            elif element.tag == W + "hyperlink":
                self._inline(element, paragraph, self._target(element) or href)
            elif element.tag in _OPENED:
                found = _LINK.match(element.get(W + "instr") or "")
                self._inline(element, paragraph, found[1] if found else href)
            elif element.tag == MC + "AlternateContent":
                self._inline(_chosen(element), paragraph, href)

    def _run(self, element: Any, paragraph: _Paragraph, href: str | None) -> None:
        properties = element.find(W + "rPr")
        named = self._styles.character(value(None if properties is None else properties.find(W + "rStyle")))
        face = over(face_of(properties), over(named, paragraph.face))
        self._pieces(element, face, paragraph, href)

    def _pieces(self, container: Any, face: Face, paragraph: _Paragraph, href: str | None) -> None:
        for piece in container:
            name = piece.tag.removeprefix(W)
            if name in _TEXTS:
                text = _TEXTS[name] if name != "t" else piece.text or ""
                paragraph.add(text, face, _open_link(paragraph) or href)
            elif name in ("tab", "ptab"):
                paragraph.tab(self._width, piece.get(W + "alignment") in AT_RIGHT)
            elif name in ("br", "cr"):
                _line_break(piece, paragraph)
            elif name == "lastRenderedPageBreak":
                paragraph.new_page()
            elif name in ("fldChar", "instrText"):
                _field(piece, paragraph)
            elif piece.tag == MC + "AlternateContent":
                self._pieces(_chosen(piece), face, paragraph, href)
            elif name in ("drawing", "pict", "object"):
                paragraph.boxes += _text_boxes(piece)

    def _target(self, element: Any) -> str | None:
        target = self._relations.get(element.get(R + "id") or "", ("", ""))[1]
        return target if target.startswith(LINKS) else None

    # -------------------------------------------------------------- tables

    def _table(self, table: Any, ground: int | None) -> Iterator[Block]:
        edges = _edges_of_columns(table, self._width)
        for row in _rows_of(table):
            at = int(value(row.find(f"{W}trPr/{W}gridBefore")) or 0)
            cells = []
            for cell in _cells_of(row):
                properties = cell.find(W + "tcPr")
                span = None if properties is None else value(properties.find(W + "gridSpan"))
                shade = ground_of(properties)
                blocks = tuple(self._cell(cell, properties, ground if shade is None else shade))
                cells.append((edges[min(at, len(edges) - 1)], blocks))
                at += int(span) if span and span.isdigit() else 1
            yield from beside(cells)

    def _cell(self, cell: Any, properties: Any | None, ground: int | None) -> Iterator[Block]:
        merged = None if properties is None else properties.find(W + "vMerge")
        if merged is not None and merged.get(W + "val") != "restart":
            return
        yield from self.blocks(cell, ground, inside=True)


_TEXTS = {"t": "", "noBreakHyphen": "-", "softHyphen": "", "sym": " "}
"""What run content reads as; a symbol is a picture from an icon font."""


def _line_break(element: Any, paragraph: _Paragraph) -> None:
    if element.get(W + "type") == "page":
        paragraph.new_page()
    paragraph.new_row()


def _field(element: Any, paragraph: _Paragraph) -> None:
    """Keep track of complex fields (clause 17.16.18): begin, instruction, separate, result, end."""
    kind = element.get(W + "fldCharType")
    if kind == "begin":
        paragraph.codes.append("")
        paragraph.links.append(None)
    elif kind == "end" and paragraph.codes:
        paragraph.codes.pop()
        paragraph.links.pop()
    elif paragraph.codes and kind is None:
        paragraph.codes[-1] += element.text or ""
    elif paragraph.codes and kind == "separate":
        found = _LINK.match(paragraph.codes[-1])
        paragraph.links[-1] = found[1] if found and found[1].startswith(LINKS) else None


def _open_link(paragraph: _Paragraph) -> str | None:
    return next((link for link in reversed(paragraph.links) if link), None)


def _ends_section(properties: Any | None) -> bool:
    section = None if properties is None else properties.find(W + "sectPr")
    return section is not None and value(section.find(W + "type")) not in ("continuous", "nextColumn")


def _chosen(alternative: Any) -> Any:
    """The branch that a current program shows; the fallback where it has nothing to read."""
    choices = [branch for branch in alternative if branch.tag == MC + "Choice"]
    fallbacks = [branch for branch in alternative if branch.tag == MC + "Fallback"]
    for branch in (*choices, *fallbacks):
        if next(branch.iter(W + "t"), None) is not None:
            return branch
    return (choices or fallbacks or [()])[0]


def _text_boxes(drawing: Any, ground: int | None = None) -> Iterator[tuple[Any, int | None]]:
    """The text boxes of a drawing, not those within them, each once, with the colour that fills it."""
    for element in drawing:
        if element.tag == W + "txbxContent":
            yield element, ground
        elif element.tag == MC + "AlternateContent":
            yield from _text_boxes(_chosen(element), ground)
        else:
            filling = _filling(element)
            yield from _text_boxes(element, ground if filling is None else filling)


def _filling(shape: Any) -> int | None:
    """The colour that fills a shape: DrawingML's (clause 20.1.8.54), or what VML says in an attribute."""
    color = shape.get("fillcolor") or ""
    if re.match(r"#[0-9A-Fa-f]{6}", color) and shape.get("filled") not in ("f", "false"):
        return int(color[1:7], 16)
    properties = shape.find(WPS + "spPr")
    filled = [] if properties is None else [part for part in properties if part.tag in _FILLINGS]
    if not filled:
        return None
    color = next((part.get("val") or "" for part in filled[0].iter(A + "srgbClr")), "")
    return int(color, 16) if re.fullmatch(r"[0-9A-Fa-f]{6}", color) else SOME_COLOR


def _rows_of(table: Any) -> Iterator[Any]:
    for element in table:
        if element.tag == W + "tr":
            yield element
        elif element.tag in _OPENED:
            yield from _rows_of(element)


def _cells_of(row: Any) -> Iterator[Any]:
    for element in row:
        if element.tag == W + "tc":
            yield element
        elif element.tag in _OPENED:
            yield from _cells_of(element)


def _edges_of_columns(table: Any, width: float) -> list[float]:
    """Where the table's columns begin, points from its left edge."""
    grid = [column.get(W + "w") or "" for column in table.findall(f"{W}tblGrid/{W}gridCol")]
    edges = [0.0]
    for text in grid:
        edges.append(edges[-1] + (float(text) / 20 if re.fullmatch(r"\d{1,6}(\.\d{1,4})?", text) else 0.0))
    return edges if edges[-1] > 0 else [at * width / max(len(grid), 1) for at in range(len(grid) + 1)]
