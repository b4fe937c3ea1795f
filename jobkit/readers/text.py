"""The text reader: plain text and Markdown, on a fixed pitch so that columns typed with spaces stand side by side."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby, zip_longest
from typing import ClassVar

from jobkit.errors import Unreadable
from jobkit.model.document import Box, Line, LineRole, Page, Word
from jobkit.readers.characters import legible, unspaced
from jobkit.readers.decoding import decode
from jobkit.readers.limits import Limits
from jobkit.readers.marks import around, is_rule, read_marks

PITCH, LEADING, SIZE = 6.0, 12.0, 10.0
"""Points a column, points a line, type size: ten characters an inch, six lines an inch, as a typewriter."""
TAB = 8
MARGIN = 36.0
WIDTH, HEIGHT = 612.0, 792.0
_LONGEST = 20_000
"""Characters of one line; a longer one is no line a person wrote, and the rest goes on below."""

_GAP = re.compile(r" {3,}")
_GAP_TYPED = "    "
_HEADING = re.compile(r"(#{1,6}) {1,8}(\S.*?)(?: #{1,6})?")
_UNDERLINE = re.compile(r" {0,3}(={3,}|-{3,}|~{3,}|_{3,})\s*")
_LISTED = re.compile(r"( *)(?:[-*+–—•▪◦‣●○■□►➢✓·o]|\(?\d{1,2}[.)]) +\S")
_TABLE_RULE = re.compile(r"\|?(?: ?:?-{2,}:? ?\|)+(?: ?:?-{2,}:?)? ?\|?")
_INLINE = re.compile(
    r"\[(?P<label>[^\[\]\n]{1,200})\]\((?P<url>[^()\s]{1,500})\)"
    r"|<(?P<auto>(?:https?://|mailto:)[^<>\s]{1,500})>"
    r"|(?P<strong>\*\*|__)(?=\S)(?P<bold>[^*_\n]{1,300}?)(?<=\S)(?P=strong)"
    r"|(?<![\w*])(?P<mark>[*_])(?=[^\s*_])(?P<light>[^*_\n]{1,300}?)(?<=[^\s*_])(?P=mark)(?![\w*])"
    r"|`(?P<code>[^`\n]{1,200})`"
)
"""What Markdown marks within a line: links, **bold**, *italic*, `code`."""
_LONGEST_HEADING = 60


@dataclass(frozen=True, slots=True)
class _Piece:
    text: str
    bold: bool = False
    italic: bool = False
    href: str | None = None


class TextReader:
    """Plain text and Markdown in any encoding. A form feed starts a page."""

    media: ClassVar[str] = "text"

    def read(self, data: bytes, limits: Limits) -> list[Page]:
        text = decode(data).replace("\r\n", "\n").replace("\r", "\n").replace("\x0b", "\n").replace("\x85", "\n")
        pages = [_page(number, part) for number, part in enumerate(text.rstrip("\f\n ").split("\f"), start=1)]
        if len(pages) > limits.pages:
            raise Unreadable("too_large", f"the text has {len(pages)} pages, and the limit is {limits.pages}")
        if not any(page.lines for page in pages):
            raise Unreadable("empty", "the file has no words in it; export or save it again")
        return pages


def _page(number: int, text: str) -> Page:
    rows = _aligned([_legible_row(row) for row in text.split("\n")])
    lines = tuple(line for at, row in enumerate(rows) for line in _lines(rows, at, row))
    width = max([WIDTH, *(line.box.x1 + MARGIN for line in lines)])
    return Page(number, width, max(HEIGHT, 2 * MARGIN + LEADING * len(rows)), lines, ordered=True)


def _aligned(rows: list[str]) -> list[str]:
    """The rows with the cells of each Markdown table set under one another."""
    done: list[str] = []
    for is_table, group in groupby(rows, key=_is_of_table):
        block = list(group)
        done += _set_in_columns(block) if is_table and len(block) > 1 else block
    return done


def _is_of_table(row: str) -> bool:
    return row.lstrip().startswith("|") and row.endswith("|") and row.count("|") > 2


def _set_in_columns(block: list[str]) -> list[str]:
    cells = [[cell.strip() for cell in row.strip().strip("|").split("|")] for row in block]
    widths = [max(map(len, column)) for column in zip_longest(*cells, fillvalue="")]
    return [
        row if _TABLE_RULE.fullmatch(row.strip()) else _GAP_TYPED.join(map(str.ljust, texts, widths)).rstrip()
        for row, texts in zip(block, cells, strict=True)
    ]


def _legible_row(row: str) -> str:
    """One typed row with tabs as spaces and what can't be seen left out."""
    row = _legible_tabs(row[:_LONGEST]).rstrip()
    return unspaced(row)


def _legible_tabs(row: str) -> str:
    return (
        "   ".join(legible(part) for part in row.split("\t")) if "\t" in row.strip() else legible(row.expandtabs(TAB))
    )


def _lines(rows: list[str], at: int, row: str) -> Iterator[Line]:
    """The lines of one row: none for a rule or an empty row, several where gaps part it."""
    stripped = row.strip()
    if not stripped or is_rule(stripped) or _UNDERLINE.fullmatch(row) or _TABLE_RULE.fullmatch(stripped):
        return
    role, level, text = _marked(rows, at, row)
    for column, part in _parts(text):
        line = _line(part, column, at, role, level)
        if line is not None:
            yield line
            role, level = "text" if line.role == "bullet" else line.role, 0 if line.role == "bullet" else level


def _marked(rows: list[str], at: int, row: str) -> tuple[LineRole, int, str]:
    """(role, level, row without its heading mark)."""
    heading = _HEADING.fullmatch(row.strip())
    if heading:
        return "heading", len(heading[1]), " " * heading.start(2) + heading[2]
    under = _UNDERLINE.fullmatch(rows[at + 1]) if at + 1 < len(rows) else None
    above = rows[at - 1].strip() if at else ""
    plain = len(row.strip()) <= _LONGEST_HEADING and not _GAP.search(row.strip()) and not _LISTED.match(row)
    if under and plain and (not above or _UNDERLINE.fullmatch(above)):
        return "heading", 1 if under[1][0] == "=" else 2, row
    listed = _LISTED.match(row)
    return "text", len(listed[1]) // 2 + 1 if listed else 0, row


def _parts(row: str) -> Iterator[tuple[int, str]]:
    """(column, text) of what wide gaps, or the bars of a Markdown table, set apart."""
    if _is_of_table(row):
        row = row.replace("|", "   ")
    row = re.sub(r"(?<=\S)` +`(?=\S)", "`   `", row)  # codes in a row are chips, each for itself
    at = 0
    for gap in _GAP.finditer(row):
        if row[at : gap.start()].strip():
            yield at, row[at : gap.start()]
        at = gap.end()
    if row[at:].strip():
        yield at, row[at:]


def _line(text: str, column: int, row: int, role: LineRole, level: int) -> Line | None:
    top = MARGIN + row * LEADING
    words: list[Word] = []
    for piece in _pieces(text, role == "heading"):
        for found in re.finditer(r"\S+", piece.text):
            x0 = MARGIN + (column + found.start()) * PITCH
            box = Box(x0, top, x0 + len(found[0]) * PITCH, top + SIZE)
            words.append(Word(found[0], box, SIZE, piece.bold, piece.italic, None, piece.href))
        column += len(piece.text)
    words = _mended(words)
    return _with_level(read_marks(Line(tuple(words), around(words), role, level))) if words else None


def _with_level(line: Line | None) -> Line | None:
    """The line; a depth says something only of headings and list items."""
    if line is None or line.role != "text" or not line.level:
        return line
    return Line(line.words, line.box)


def _pieces(text: str, heading: bool) -> Iterator[_Piece]:
    """The row cut where Markdown marks begin and end, the marks left out."""
    at = 0
    for found in _INLINE.finditer(text):
        yield _Piece(text[at : found.start()], bold=heading)
        at = found.end()
        yield _inline(found, heading)
    yield _Piece(text[at:], bold=heading)


def _inline(found: re.Match[str], heading: bool) -> _Piece:
    if found["label"]:
        return _Piece(
            found["label"].replace("*", ""), bold=heading or found["label"].startswith("**"), href=found["url"]
        )
    if found["auto"]:
        return _Piece(found["auto"].removeprefix("mailto:"), bold=heading, href=found["auto"])
    if found["bold"]:
        return _Piece(found["bold"], bold=True)
    return _Piece(found["light"] or found["code"], bold=heading, italic=bool(found["light"]))


def _mended(words: list[Word]) -> list[Word]:
    """Words with those put together that touch: "**Skills**:" is one word."""
    whole: list[Word] = []
    for word in words:
        if whole and word.box.x0 - whole[-1].box.x1 < 1:
            last = whole[-1]
            whole[-1] = Word(
                last.text + word.text,
                last.box.union(word.box),
                SIZE,
                last.bold,
                last.italic,
                None,
                last.href or word.href,
            )
        else:
            whole.append(word)
    return whole
