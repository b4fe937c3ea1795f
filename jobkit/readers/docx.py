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
from jobkit.model.document import LineRole, Page
from jobkit.readers.flow import ADVANCE, LEADING, MARGIN, WIDTH, Block, Break, Part, Row, Run, Side, pages_of
from jobkit.readers.marks import BULLETS, WEAK_BULLETS
from jobkit.readers.registry import Limits
from jobkit.readers.wordpackage import MC, Package, R, W
from jobkit.readers.wordstyles import Face, Form, Style, Styles, face_of, form_of, ground_of, heading_level, over, value

_TAB = 36.0
"""Points between the tab stops that Word sets where a paragraph sets none."""
_AT_RIGHT = ("right", "end", "decimal")
_LINK = re.compile(r'\s{0,9}HYPERLINK\s{1,9}"([^"]{1,2000})"', re.IGNORECASE)
_NUMBER = re.compile(r"\(?\w{1,3}[.)]")
_LINKS = ("http://", "https://", "mailto:", "tel:")
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
        try:
            pages = pages_of(_blocks(package, body))
        except RecursionError as error:
            raise Unreadable("damaged", "the Word file nests too deep; save it again as PDF") from error
        if len(pages) > limits.pages:
            raise Unreadable("too_large", f"the Word file has {len(pages)} pages, and the limit is {limits.pages}")
        if not any(page.lines for page in pages):
            raise Unreadable("no_text", "the Word file has no words, perhaps only a picture; send a copy with text")
        return pages


def _blocks(package: Package, body: Any) -> Iterator[Block]:
    """Headers, the body, footers."""
    styles = Styles(package.part("styles"), package.part("numbering"))
    story = _Story(styles, package.relations, WIDTH - 2 * MARGIN)
    yield from _edges(package, styles, body, "header")
    yield from story.blocks(body)
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
class _Paragraph:
    """A paragraph being written down."""

    style: Style
    form: Form
    face: Face
    rows: list[list[list[Run]]] = field(default_factory=lambda: [[[]]])
    """Rows of parts of runs: a line break starts a row, a tab a part."""
    places: list[list[float | None]] = field(default_factory=lambda: [[0.0]])
    """Where each part of each row stands."""
    boxes: list[Any] = field(default_factory=list)
    """Text boxes anchored here."""
    links: list[str | None] = field(default_factory=list)
    """The fields that are open, and where each links to."""
    codes: list[str] = field(default_factory=list)
    """The instructions of the fields that are open."""
    breaks_before: bool = False
    breaks_after: bool = False

    @property
    def is_empty(self) -> bool:
        return not any(run.text.strip() for row in self.rows for part in row for run in part)

    def add(self, run: Run) -> None:
        self.rows[-1][-1].append(run)

    def new_row(self) -> None:
        self.rows.append([[]])
        self.places.append([0.0])

    def tab(self, place: float | None) -> None:
        self.rows[-1].append([])
        self.places[-1].append(place)


class _Story:
    """One flow of paragraphs and tables (the body, a header, a cell, a text box)."""

    def __init__(self, styles: Styles, relations: dict[str, tuple[str, str]], width: float) -> None:
        self._styles, self._relations, self._width = styles, relations, width
        self._count = 0
        self._after = 0.0
        """White space after the last paragraph, in points."""

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
        self._count += 1
        if not inside and (form.breaks or paragraph.breaks_before):
            yield Break()
        yield from self._rows(paragraph, ground if form.ground is None else form.ground)
        for box in paragraph.boxes:
            yield from self.blocks(box, None, inside=True)
        if not inside and (paragraph.breaks_after or _ends_section(properties)):
            yield Break()

    def _rows(self, paragraph: _Paragraph, ground: int | None) -> Iterator[Row]:
        role, level = self._role(paragraph)
        left = paragraph.form.left or 0.0
        start = max(left + (paragraph.form.first or 0.0), 0.0) if role != "bullet" else left
        above = max(self._after, paragraph.form.before or 0.0)
        self._after = paragraph.form.after or 0.0
        if paragraph.is_empty:
            yield Row((), above=above + LEADING * (paragraph.face.size or 0.0))
            return
        for row, places in zip(paragraph.rows, paragraph.places, strict=True):
            parts = tuple(
                Part(start if at == 0 else place, tuple(runs))
                for at, (runs, place) in enumerate(zip(row, places, strict=True))
                if any(run.text.strip() for run in runs)
            )
            if parts:
                yield Row(parts, role, level, self._count, ground, above)
                role, level = ("text", 0) if role == "bullet" else (role, level)
                above = 0.0
            start = left

    def _role(self, paragraph: _Paragraph) -> tuple[LineRole, int]:
        level = heading_level(paragraph.style, paragraph.form)
        if level:
            return "heading", level
        if self._styles.is_listed(paragraph.form):
            return "bullet", (paragraph.form.depth or 0) + 1
        if paragraph.style.listed and paragraph.form.number != "0":
            return "bullet", paragraph.style.listed
        return "text", 0

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
                paragraph.add(_run(text.upper() if face.caps else text, face, _open_link(paragraph) or href))
            elif name in ("tab", "ptab"):
                self._tab(piece, paragraph)
            elif name in ("br", "cr"):
                _line_break(piece, paragraph)
            elif name == "lastRenderedPageBreak":
                paragraph.breaks_before |= paragraph.is_empty
                paragraph.breaks_after |= not paragraph.is_empty
            elif name in ("fldChar", "instrText"):
                _field(piece, paragraph)
            elif piece.tag == MC + "AlternateContent":
                self._pieces(_chosen(piece), face, paragraph, href)
            elif name in ("drawing", "pict", "object"):
                paragraph.boxes += _text_boxes(piece)

    def _target(self, element: Any) -> str | None:
        target = self._relations.get(element.get(R + "id") or "", ("", ""))[1]
        return target if target.startswith(_LINKS) else None

    def _tab(self, element: Any, paragraph: _Paragraph) -> None:
        before = "".join(run.text for run in paragraph.rows[-1][-1]).strip()
        if len(paragraph.rows[-1]) == 1 and (before in BULLETS | WEAK_BULLETS or _NUMBER.fullmatch(before)):
            paragraph.add(Run(" "))
            return
        paragraph.tab(_stop(element, paragraph, self._width))

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
                if any(not isinstance(block, Row) or block.parts for block in blocks):
                    cells.append((edges[min(at, len(edges) - 1)], blocks))
                at += int(span) if span and span.isdigit() else 1
            if len(cells) == 1:
                yield from cells[0][1]
            elif cells:
                yield Side(tuple(cells))

    def _cell(self, cell: Any, properties: Any | None, ground: int | None) -> Iterator[Block]:
        merged = None if properties is None else properties.find(W + "vMerge")
        if merged is not None and merged.get(W + "val") != "restart":
            return
        yield from self.blocks(cell, ground, inside=True)


_TEXTS = {"t": "", "noBreakHyphen": "-", "softHyphen": "", "sym": " "}
"""What run content reads as; a symbol is a picture from an icon font."""


def _run(text: str, face: Face, href: str | None) -> Run:
    hidden = "hidden text" if face.hidden else None
    size = max(face.size or 10.0, 0.5)
    return Run(text, size, bool(face.bold), bool(face.italic), face.color, href, hidden)


def _line_break(element: Any, paragraph: _Paragraph) -> None:
    kind = element.get(W + "type")
    if kind == "page":
        paragraph.breaks_before |= paragraph.is_empty
        paragraph.breaks_after |= not paragraph.is_empty
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
        paragraph.links[-1] = found[1] if found and found[1].startswith(_LINKS) else None


def _open_link(paragraph: _Paragraph) -> str | None:
    return next((link for link in reversed(paragraph.links) if link), None)


def _stop(element: Any, paragraph: _Paragraph, width: float) -> float | None:
    """Where a tab leads to: points from the left, or None for the right edge."""
    if element.get(W + "alignment") in _AT_RIGHT:
        return None
    places = paragraph.places[-1]
    row = paragraph.rows[-1]
    left = (paragraph.form.left or 0.0) if len(row) == 1 else places[-1] or 0.0
    here = left + sum(len(run.text) * run.size * ADVANCE for run in row[-1])
    for place, kind in paragraph.form.tabs or ():
        if place > here or (kind in _AT_RIGHT and place > 0.5 * width):
            return None if kind in _AT_RIGHT else place
    return (here // _TAB + 1) * _TAB


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


def _text_boxes(drawing: Any) -> Iterator[Any]:
    """The text boxes of a drawing, not those within them, each once."""
    for element in drawing:
        if element.tag == W + "txbxContent":
            yield element
        elif element.tag == MC + "AlternateContent":
            yield from _text_boxes(_chosen(element))
        else:
            yield from _text_boxes(element)


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
