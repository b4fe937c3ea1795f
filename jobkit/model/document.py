"""A file as a person sees it: what a reader gives (pages of lines of words), and what layout makes of it.

Two steps, two families of types. A reader gives ``Page`` > ``Line`` > ``Word``: positions and typefaces, and no
opinion on reading order. Layout gives one ``Document``: the text written down once in reading order, and ``Row`` >
``Cell`` over it. After that no offset moves: every later value is a ``Span`` of ``Document.text``.

Lengths are points (1/72 inch); a box's origin is the page's top left corner.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import islice
from typing import Literal

Origin = Literal["text", "picture", "layer", "unread"]
"""Where a page's words come from: written in the file; read from a picture by OCR; laid under a picture by the program
that scanned it, and not checked against the picture; or nowhere, since the page is a picture that was not read."""

LineRole = Literal["text", "heading", "bullet"]
"""What the file's own markup says of a line: an HTML h2, a Word heading style, a list item. PDF says only "text"."""


@dataclass(frozen=True, slots=True)
class Box:
    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def width(self) -> float:
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        return self.bottom - self.top

    @staticmethod
    def around(boxes: Sequence[Box]) -> Box:
        """The smallest box around boxes; there is at least one."""
        if len(boxes) == 1:
            return boxes[0]
        return Box(
            min([box.x0 for box in boxes]),
            min([box.top for box in boxes]),
            max([box.x1 for box in boxes]),
            max([box.bottom for box in boxes]),
        )

    def union(self, other: Box) -> Box:
        """The smallest box around both."""
        return Box(
            min(self.x0, other.x0),
            min(self.top, other.top),
            max(self.x1, other.x1),
            max(self.bottom, other.bottom),
        )


@dataclass(frozen=True, slots=True)
class Span:
    """Half-open character range of ``Document.text``."""

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start


# ------------------------------------------------------------------ from a reader


@dataclass(frozen=True, slots=True)
class Word:
    """Characters with no white space among them, in one typeface."""

    text: str
    box: Box
    size: float
    """Type size in points."""
    bold: bool = False
    italic: bool = False
    color: int | None = None
    """0xRRGGBB; None where the format does not say."""
    href: str | None = None
    """Where the word links to."""
    hidden: str | None = None
    """Why a person can't see it, as the format itself says ("hidden text", "zero opacity"); None: nothing says so."""
    order: int = 0
    """Its place in paint order among the page's fills and images; 0 where the format paints nothing over its text."""


@dataclass(frozen=True)
class Line:
    """Words on one baseline, left to right, that the file itself keeps together: no column gap, no tab, no cell border
    runs through it."""

    words: tuple[Word, ...]
    box: Box
    role: LineRole = "text"
    level: int = 0
    """Heading depth (1 is the top) or list depth (1 is the outermost); 0 where the markup says nothing."""
    paragraph: int = -1
    """Lines of one paragraph carry the same number within their page; -1 where the format has no paragraphs."""

    @cached_property
    def text(self) -> str:
        return " ".join([word.text for word in self.words])

    @cached_property
    def size(self) -> float:
        """The type size of most of its characters, or its height where the file gives none."""
        size = self.words[0].size
        if any(word.size != size for word in self.words):
            weights: dict[float, int] = {}
            for word in self.words:
                weights[word.size] = weights.get(word.size, 0) + len(word.text)
            size = max(weights, key=lambda key: (weights[key], key))
        return size or self.box.height or 1.0


@dataclass(frozen=True, slots=True)
class Fill:
    """A filled area, in paint order: what text may stand on, or lie under."""

    box: Box
    color: int | None
    """0xRRGGBB; None for a gradient or an image, which have many."""
    order: int = 0
    covers: bool = False
    """Whether nothing shows through or beside it: what was painted earlier can't be seen."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page as its reader found it.

    ``ordered`` says that ``lines`` already come in the order in which a person reads them (HTML, Word, text), so that
    layout keeps it; else (PDF) they come in paint order, and position alone tells.
    """

    number: int
    """1-based."""
    width: float
    height: float
    lines: tuple[Line, ...]
    ordered: bool = False
    fills: tuple[Fill, ...] = ()
    images: tuple[Fill, ...] = ()
    origin: Origin = "text"


# ------------------------------------------------------------------ from layout


@dataclass(frozen=True, slots=True)
class Cell:
    """A stretch of one row with nothing but ordinary word spaces in it."""

    span: Span
    box: Box
    size: float
    bold: bool
    italic: bool
    color: int | None
    words: tuple[tuple[Span, Word], ...]

    def narrowed(self, words: Sequence[tuple[Span, Word]]) -> Cell:
        """The cell with some of its words, neighbours; there is at least one."""
        box = Box.around([word.box for _, word in words])
        return replace(self, span=Span(words[0][0].start, words[-1][0].end), box=box, words=tuple(words))


@dataclass(frozen=True, slots=True)
class Field:
    """What a label of a form, or the head of a table's column, says of a row."""

    slot: str
    """What it asks for, as ``lexicons/forms.yaml`` names it; "head" for a row of nothing but labels, "block" for one
    that counts the blocks of a form."""
    value: Span
    """What is filled in, without the label; empty where nothing is."""
    begins: bool | None = None
    """Whether an entry begins here; None where nothing but the order of the fields tells."""
    goes_on: bool = False
    """Whether it is the next line of the field above it."""
    wraps: bool = False
    """Whether its first word had no room on that line."""


@dataclass(frozen=True, slots=True)
class Row:
    """What stands side by side at one height within one column, in reading order."""

    span: Span
    page: int
    """1-based."""
    number: int
    """The line number that evidence quotes: 1-based among the rows of its page; in JSON, the line of the file."""
    box: Box
    cells: tuple[Cell, ...]
    column: int
    """Rows of one block of running text share a number; it changes where the eye jumps to another column."""
    role: LineRole = "text"
    level: int = 0
    paragraph: int = -1
    field: Field | None = None
    """What a form's label says that it holds; None where there is no form."""

    @property
    def size(self) -> float:
        return self.cells[0].size if len(self.cells) == 1 else max(cell.size for cell in self.cells)

    @property
    def bold(self) -> bool:
        return self.cells[0].bold and all(cell.bold for cell in self.cells)


@dataclass(frozen=True, slots=True)
class PageSize:
    number: int
    width: float
    height: float
    origin: Origin = "text"


@dataclass(frozen=True, slots=True)
class Hidden:
    """Text that the file holds and a person can't see. It is in no row and earns nothing."""

    text: str
    why: str
    page: int
    box: Box


FLOWING = frozenset(("html", "docx", "doc", "odt", "rtf"))
"""Formats in which a paragraph is one line however long: none of their lines is a piece of a wrapped one."""


@dataclass(frozen=True, eq=False)
class Document:
    """A file's visible text in reading order, each row and cell a span of it.

    Equal to itself alone, so that what is measured of a document can be remembered by it at no cost.
    """

    digest: str
    """sha256 of the file's bytes, hexadecimal."""
    media: str
    """The format, by its reader's name: pdf, docx, odt, rtf, html, image, text; json for a JSON Resume."""
    text: str
    """Rows joined by newlines, cells by tabs."""
    rows: tuple[Row, ...]
    pages: tuple[PageSize, ...]
    hidden: tuple[Hidden, ...] = ()

    def text_of(self, span: Span) -> str:
        return self.text[span.start : span.end]

    def origin_of(self, page: int) -> Origin:
        """Where the words of a page come from, by its number."""
        return next((size.origin for size in self.pages if size.number == page), "text")

    @cached_property
    def _starts(self) -> list[int]:
        return [row.span.start for row in self.rows]

    def rows_of(self, span: Span) -> Iterator[Row]:
        """The rows that the span touches, in order."""
        first = max(bisect_right(self._starts, span.start) - 1, 0)
        for row in islice(self.rows, first, bisect_left(self._starts, span.end)):
            if row.span.end > span.start:
                yield row

    def boxes(self, span: Span) -> Iterator[tuple[int, Box]]:
        """(page number, box) of the words under a span, one box a row."""
        for row in self.rows_of(span):
            under = [
                word.box for cell in row.cells for at, word in cell.words if at.start < span.end and at.end > span.start
            ]
            if under:
                yield row.page, Box.around(under)


SectionKind = Literal[
    "header", "summary", "work", "internships", "volunteer", "military", "education", "certificates", "skills",
    "languages", "projects", "publications", "awards", "memberships", "interests", "training", "references", "letter",
    "other",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Section:
    """A stretch of rows under one heading. Kinds repeat; a document's sections are a list, never a dict."""

    kind: SectionKind
    title: Span | None
    """The heading's text; None for what stands before the first heading."""
    rows: tuple[Row, ...]
    """The body, heading left out."""
