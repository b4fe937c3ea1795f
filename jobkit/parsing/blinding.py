"""A document without the words that say whose it is, every other word at its place.

Masked are the lines above the first heading (name, pronouns, address, contact), the parts of the name wherever they
stand, and e-mail, telephone and web addresses. What facts stand on stays, so that letters after a name can be quoted.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from jobkit.model.document import Cell, Document, Row, Span, Word
from jobkit.model.resume import Resume

MASK: Final = "█"
_LETTERS = re.compile(r"[^\W\d_]{2,}")
_ADDRESS = re.compile(r"\S{1,100}@\S{1,100}|(?:https?://|www\.)\S{1,300}|\(?\b\d{3}\)?[ .-]\d{3}[ .-]\d{4}\b", re.I)
"""Like ana@example.org, www.example.org/ana, (216) 555-0100."""
_NOT_A_DATE = r"(?![.,]?\s{1,3}(?:\d{1,2},?\s{1,3})?(?:19|20)\d\d)"
"""A person may be called May or June; "May 2019" is a date."""


def blinded(document: Document, resume: Resume, keep: Iterable[Span]) -> Document:
    """The document with the same rows, boxes and offsets.

    Args:
        document: as it was read.
        resume: what was read in it.
        keep: where the counted facts stand; of the lines above the first heading nothing else is left.
    """
    masked = [*_names(document.text, resume), *_contact(document.text, resume)]
    head = _header(document, resume)
    kept = list(keep)
    whole = [Span(row.span.start, row.span.end) for row in head]
    letters = list(document.text)
    for span in whole:
        _mask(letters, span, except_in=kept)
    for span in masked:
        _mask(letters, span, except_in=())
    text = "".join(letters)
    return replace(document, text=text, rows=tuple(_row(row, text) for row in document.rows))


def names_hidden(said: str, resume: Resume) -> str:
    """A sentence about the reading, without the name."""
    letters = list(said)
    for span in _names(said, resume):
        _mask(letters, span, except_in=())
    return "".join(letters)


def _header(document: Document, resume: Resume) -> list[Row]:
    """What stands before the first known heading, and the line of the name, which may look like a heading itself."""
    known = [section.title.start for section in resume.sections if section.title and section.kind != "other"]
    first = min(known, default=0)
    rows = [row for section in resume.sections if section.kind == "header" for row in section.rows]
    named = [row for found in [resume.name] if found for each in found.evidence for row in document.rows_of(each.span)]
    return [*rows, *named, *(row for row in document.rows if row.span.start < first)]


def _names(text: str, resume: Resume) -> Iterator[Span]:
    if resume.name is None:
        return
    parts = [re.escape(part) for part in _LETTERS.findall(resume.name.value)]
    for part in sorted(set(parts), key=lambda each: (-len(each), each)):
        for found in re.finditer(rf"(?<![^\W\d_]){part}(?![^\W\d_]){_NOT_A_DATE}", text, re.IGNORECASE):
            if found.group()[0].isupper():
                yield Span(found.start(), found.end())


def _contact(text: str, resume: Resume) -> Iterator[Span]:
    known = [resume.email, resume.phone, resume.url, resume.location, *resume.profiles]
    yield from (each.span for found in known if found for each in found.evidence)
    yield from (Span(found.start(), found.end()) for found in _ADDRESS.finditer(text))


def _mask(letters: list[str], span: Span, *, except_in: Sequence[Span]) -> None:
    for at in range(span.start, min(span.end, len(letters))):
        if letters[at].isalnum() and not any(kept.start <= at < kept.end for kept in except_in):
            letters[at] = MASK


def _row(row: Row, text: str) -> Row:
    return replace(row, cells=tuple(_cell(cell, text) for cell in row.cells))


def _cell(cell: Cell, text: str) -> Cell:
    words: tuple[tuple[Span, Word], ...] = tuple(
        (at, replace(word, text=text[at.start : at.end]) if MASK in text[at.start : at.end] else word)
        for at, word in cell.words
    )
    return replace(cell, words=words)
