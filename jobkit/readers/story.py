"""Paragraphs of word processors (DOCX, ODT, RTF) written down as rows: tabs, line breaks, indents, white space.

A format's reader says what is in a paragraph and how it looks; here it gets its rows of parts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from jobkit.errors import Unreadable
from jobkit.model.document import LineRole, Page
from jobkit.readers.flow import ADVANCE, LEADING, Aside, Block, Break, Part, Row, Run, Side, pages_of
from jobkit.readers.looks import Face, Form, Style, heading_level
from jobkit.readers.marks import BULLETS, WEAK_BULLETS

TAB = 36.0
"""Points between the tab stops that word processors set where a paragraph sets none."""
AT_RIGHT = ("right", "end", "decimal")
"""Kinds of tab stops at which text ends."""
LINKS = ("http://", "https://", "mailto:", "tel:")
"""How a link that leads out of the file begins."""
_NUMBER = re.compile(r"\(?\w{1,3}[.)]")


@dataclass(slots=True)
class Paragraph:
    """A paragraph being written down."""

    style: Style
    form: Form
    face: Face
    rows: list[list[list[Run]]] = field(default_factory=lambda: [[[]]])
    """Rows of parts of runs: a line break starts a row, a tab a part."""
    places: list[list[float | None]] = field(default_factory=lambda: [[0.0]])
    """Where each part of each row stands."""
    boxes: list[Any] = field(default_factory=list)
    """What is anchored here and read after it: text boxes, footnotes."""
    breaks_before: bool = False
    breaks_after: bool = False
    is_empty: bool = True
    """Whether nothing written is in it yet."""

    def add(self, text: str, face: Face, href: str | None = None) -> None:
        """Text in one typeface."""
        self.is_empty = self.is_empty and not text.strip()
        self.rows[-1][-1].append(_run(text.upper() if face.caps else text, face, href))

    def tab(self, width: float, at_right: bool = False) -> None:
        """On to the next tab stop; after a typed bullet or number it is a space. ``width`` is the column's."""
        before = "".join(run.text for run in self.rows[-1][-1]).strip() if len(self.rows[-1]) == 1 else ""
        if before in BULLETS | WEAK_BULLETS or _NUMBER.fullmatch(before):
            self.rows[-1][-1].append(Run(" "))
            return
        place = None if at_right else self._stop(width)
        self.rows[-1].append([])
        self.places[-1].append(place)

    def new_row(self) -> None:
        self.rows.append([[]])
        self.places.append([0.0])

    def new_page(self) -> None:
        """A page ends here: before the paragraph if nothing is written yet, else after all of it."""
        self.breaks_before |= self.is_empty
        self.breaks_after |= not self.is_empty

    def _stop(self, width: float) -> float | None:
        """Where a tab leads to: points from the left, or None for the right edge."""
        places, row = self.places[-1], self.rows[-1]
        left = (self.form.left or 0.0) if len(row) == 1 else places[-1] or 0.0
        here = left + sum(len(run.text) * run.size * ADVANCE for run in row[-1])
        for place, kind in self.form.tabs or ():
            if place > here or (kind in AT_RIGHT and place > 0.5 * width):
                return None if kind in AT_RIGHT else place
        return (here // TAB + 1) * TAB


class Story:
    """One flow of paragraphs (the body, a header, a cell): numbers them and keeps the white space between them."""

    def __init__(self) -> None:
        self._count = 0
        self._after = 0.0
        """White space after the last paragraph, in points."""

    def rows(self, paragraph: Paragraph, listed: int, ground: int | None) -> Iterator[Row]:
        """The paragraph's rows; one without words where it is empty. ``listed`` is its depth in a list, 0 for none."""
        self._count += 1
        form, level = paragraph.form, heading_level(paragraph.style, paragraph.form)
        role: LineRole = "heading" if level else "bullet" if listed else "text"
        level = level or listed
        left = form.left or 0.0
        start = max(left + (form.first or 0.0), 0.0) if role != "bullet" else left
        above = max(self._after, form.before or 0.0)
        self._after = form.after or 0.0
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
                yield Row(parts, role, level, self._count, ground if form.ground is None else form.ground, above)
                role, level = ("text", 0) if role == "bullet" else (role, level)
                above = 0.0
            start = left


def _run(text: str, face: Face, href: str | None) -> Run:
    hidden = "hidden text" if face.hidden else None
    size = max(face.size or 10.0, 0.5)
    return Run(text, size, bool(face.bold), bool(face.italic), face.color, href, hidden, face.ground)


def begun(body: Iterable[Block]) -> Iterator[Block]:
    """The body without the page breaks before its first words: what stands there already is the header."""
    begins = False
    for block in body:
        begins = begins or isinstance(block, Side | Aside) or (isinstance(block, Row) and bool(block.parts))
        if begins or not isinstance(block, Break):
            yield block


def pages_within(blocks: Iterable[Block], limit: int, what: str) -> list[Page]:
    """The blocks as pages; ``what`` the file is ("Word file") is for the messages.

    Raises ``Unreadable`` for blocks nested too deep, more pages than ``limit``, and no words at all.
    """
    try:
        pages = pages_of(blocks)
    except RecursionError as error:
        raise Unreadable("damaged", f"the {what} nests too deep; save it again as PDF") from error
    if len(pages) > limit:
        raise Unreadable("too_large", f"the {what} has {len(pages)} pages, and the limit is {limit}")
    if not any(page.lines for page in pages):
        raise Unreadable("no_text", f"the {what} has no words, perhaps only a picture; send a copy with text")
    return pages
