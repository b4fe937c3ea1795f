"""A plain posting - Markdown, text, or what a reader makes of a web page, a Word file or a PDF - as passages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Final, cast

from jobkit.model.document import Document, Row
from jobkit.postings.lint.rules import Part
from jobkit.postings.lint.subject import Passage, Source, passage
from jobkit.postings.lint.terms import seen, terms

_HEADING: Final = re.compile(r"\s{0,3}(#{1,6})\s+(\S.*)")
_UNDERLINE: Final = re.compile(r"\s{0,3}(={3,}|-{3,})\s*")
_BULLET: Final = re.compile(r"\s*(?:[-*+•▪◦‣●○■·–—]|\(?\d{1,2}[.)])\s+(?=\S)")
_BOLD_LINE: Final = re.compile(r"\s*(?:\*\*|__)([^*_]{2,60})(?:\*\*|__)\s*:?\s*")
_LINK: Final = re.compile(r"\[([^\[\]\n]{1,200})\]\([^()\s]{1,500}\)")
_MARKS: Final = re.compile(r"\*\*|__|(?<!\w)[*_](?=\w)|(?<=[\w.,;:!?])[*_](?!\w)|`|\\(?=[\\`*_\[\]<>|~&#+=.)-])")
LABEL: Final = re.compile(r"([A-Z][\w' ]{1,40}):\s+\S")
_LONGEST_TITLE: Final = 120
_TOP: Final = 6
"""Paragraphs among which the title stands: a banner and an employer's name may come before it."""
_LISTS: Final[tuple[Part, ...]] = ("duties", "requirements", "preferred", "benefits")
_LONGEST_ENTRY: Final = 40
"""Words of a list's entry; what is longer is prose."""
_FEWEST_ENTRIES: Final = 3
_WRAPPED: Final = 50
"""A line of so many characters that ends in no stop may go on in the next."""


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    offset: int
    kind: str
    """blank, heading, entry or text."""


def text_passages(source: Source) -> tuple[Passage, ...]:
    """The posting's title, paragraphs and list entries, each under the part that its heading names."""
    found: list[Passage] = []
    part: Part = "other"
    blocks = list(_blocks(list(_lines(source.text))))
    title = _title(blocks)
    for block in blocks:
        first = block[0]
        text = _unmarked("\n".join(line.text for line in block))
        if first.kind == "heading" and block is not title:
            part = _part_of(text) or "other"
        elif block is title:
            found.append(passage(text, "title", source, first.offset))
        elif text.strip():
            own = _labelled(text) or part
            found.append(passage(text, own, source, first.offset, entry=first.kind == "entry"))
    return tuple(map(_settled, _listed(found)))


def _listed(passages: list[Passage]) -> list[Passage]:
    """With those as entries that stand as a list does, whose marks the page only draws: short, without a stop, and
    several under one heading that announces a list."""
    bare = [each.part for each in passages if _is_bare_entry(each)]
    lists = {part for part in bare if bare.count(part) >= _FEWEST_ENTRIES}
    return [replace(each, is_entry=True) if each.part in lists and _is_bare_entry(each) else each for each in passages]


def _is_bare_entry(each: Passage) -> bool:
    return each.part in _LISTS and len(each.text.split()) <= _LONGEST_ENTRY and each.text[-1] not in ".!?:"


def _title(blocks: list[list[_Line]]) -> list[_Line] | None:
    """The first heading near the top that names no part; else the first line, if it is no sentence."""
    for block in blocks[:_TOP]:
        if block[0].kind == "heading" and _part_of(block[0].text) is None:
            return block
    first = blocks[0] if blocks else None
    return first if first and _is_title(_unmarked("\n".join(line.text for line in first))) else None


def document_text(document: Document) -> str:
    """A read file's text with its headings and entries marked as Markdown marks them, a line each row."""
    lines: list[str] = []
    before: Row | None = None
    for row in document.rows:
        mark = {"heading": "# ", "bullet": "- "}.get(row.role, "")
        cells = [f"{mark}{document.text_of(cell.span)}" for cell in row.cells]
        apart = before is not None and (before.paragraph != row.paragraph or before.column != row.column)
        lines += ["", *cells] if (apart and not mark) or len(cells) > 1 else cells
        before = row
    return "\n".join(lines)


def _lines(text: str) -> Iterator[_Line]:
    rows, offset = text.split("\n"), 0
    for at, row in enumerate(rows):
        yield from _line(row, rows[at + 1] if at + 1 < len(rows) else "", offset)
        offset += len(row) + 1


def _line(row: str, below: str, offset: int) -> Iterator[_Line]:
    bare = row.strip()
    heading = _HEADING.fullmatch(row)
    if not bare or _UNDERLINE.fullmatch(row):
        yield _Line("", offset, "blank")
    elif heading:
        yield _Line(heading[2].rstrip(" #\t\r"), offset + heading.start(2), "heading")
    elif _is_heading(bare, below):
        yield _Line(bare, offset, "heading")
    elif bullet := _BULLET.match(row):
        yield _Line(row[bullet.end() :], offset + bullet.end(), "entry")
    else:
        yield _Line(row, offset, "text")


def _is_heading(line: str, below: str) -> bool:
    bold = _BOLD_LINE.fullmatch(line)
    words = bold[1] if bold else line
    if _part_of(words) is not None and len(words.split()) <= 6:
        return True
    return bool(_UNDERLINE.fullmatch(below)) and below.strip()[0] == "=" and len(line) <= _LONGEST_TITLE


def _blocks(lines: list[_Line]) -> Iterator[list[_Line]]:
    """Lines that belong together: a heading alone, an entry or a paragraph with its wrapped lines."""
    block: list[_Line] = []
    for line in lines:
        if block and line.kind == "text" and block[-1].kind != "heading" and _goes_on(block[-1].text, line.text):
            block.append(line)
            continue
        if block:
            yield block
        block = [line] if line.kind != "blank" else []
    if block:
        yield block


def _goes_on(line: str, following: str) -> bool:
    ended = line.rstrip()[-1:] in ".!?:;"
    if LABEL.match(following.lstrip()):
        return False
    return following.lstrip()[:1].islower() or (len(line.strip()) >= _WRAPPED and not ended)


def _unmarked(text: str) -> str:
    """Without the marks of Markdown; a link is what it shows."""
    return _MARKS.sub("", _LINK.sub(r"\1", text))


def _is_title(text: str) -> bool:
    return len(text) <= _LONGEST_TITLE and "\n" not in text and text.rstrip()[-1:] not in ".:;"


def _labelled(text: str) -> Part | None:
    """The part of "Benefits: health, dental", which names its own."""
    label = LABEL.match(text)
    return _part_of(label[1]) if label else None


def _settled(each: Passage) -> Passage:
    """An equal-opportunity statement is one, under whatever heading."""
    told = seen("equal_line").search(each.text)
    return replace(each, part="eeo") if told and each.part != "title" else each


def _part_of(heading: str) -> Part | None:
    if re.search(r"[\d$@]", heading):
        return None
    return _headings().get(re.sub(r"[^a-z' ]+", " ", heading.lower().replace("’", "'")).strip())


@cache
def _headings() -> dict[str, Part]:
    named = {" ".join(phrase.split()): cast(Part, part) for part, many in terms().headings.items() for phrase in many}
    return {re.sub(r"[^a-z' ]+", " ", phrase): part for phrase, part in named.items()}
