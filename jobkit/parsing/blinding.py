"""A document without the words that say whose it is, every other word at its place.

Masked are the lines above the first heading (name, pronouns, address, contact), the parts of the name and nicknames
wherever they stand, languages but English, and e-mail, telephone and web addresses. What facts stand on stays, so that
letters after a name can be quoted. Where no name was read, whatever might be one above the first heading is taken for
it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from jobkit.model.document import Cell, Document, Row, Span, Word
from jobkit.model.resume import Resume
from jobkit.parsing.lists import languages_in
from jobkit.parsing.names import likely_names, nicknames

MASK: Final = "█"
_LETTERS = re.compile(r"[^\W\d_]{2,}")
_ADDRESS = re.compile(r"\S{1,100}@\S{1,100}|(?:https?://|www\.)\S{1,300}|\(?\b\d{3}\)?[ .-]\d{3}[ .-]\d{4}\b", re.I)
"""Like ana@example.org, www.example.org/ana, (216) 555-0100."""
_NOT_A_DATE = r"(?![.,]?\s{1,3}(?:\d{1,2},?\s{1,3})?(?:19|20)\d\d)"
"""A person may be called May or June; "May 2019" is a date."""


def blinded(document: Document, resume: Resume, keep: Iterable[Span], told: Iterable[Span] = ()) -> Document:
    """The document with the same rows, boxes and offsets.

    Args:
        document: as it was read.
        resume: what was read in it.
        keep: where the counted facts stand, a language that counts among them.
        told: where work is told of; of the lines above the first heading nothing is left but this and ``keep``.
    """
    masked = [*_names(document.text, _called(document, resume)), *_contact(document.text, resume)]
    kept = list(keep)
    whole = [row.span for row in _header(document, resume)]
    letters = list(document.text)
    for span in _languages(document.text, resume):
        _mask(letters, span, except_in=kept)
    kept += told
    for span in whole:
        _mask(letters, span, except_in=kept)
    for span in masked:
        _mask(letters, span, except_in=())
    text = "".join(letters)
    return replace(document, text=text, rows=tuple(_row(row, text) for row in document.rows))


def names_hidden(said: str, document: Document, resume: Resume) -> str:
    """A sentence about the reading, without the name and without a language."""
    letters = list(said)
    for span in (*_names(said, _called(document, resume)), *_languages(said, resume)):
        _mask(letters, span, except_in=())
    return "".join(letters)


def _called(document: Document, resume: Resume) -> list[str]:
    """The names by which the person may be called: the one that was read, or what might be it, and nicknames."""
    read = [resume.name.value] if resume.name else likely_names(document, _header(document, resume))
    return [*read, *nicknames(document.text)]


def _header(document: Document, resume: Resume) -> list[Row]:
    """What stands before the first known heading, and the line of the name, which may look like a heading itself."""
    known = [section.title.start for section in resume.sections if section.title and section.kind != "other"]
    first = min(known, default=0)
    rows = [row for section in resume.sections if section.kind == "header" for row in section.rows]
    named = [row for found in [resume.name] if found for each in found.evidence for row in document.rows_of(each.span)]
    return [*rows, *named, *(row for row in document.rows if row.span.start < first)]


def _names(text: str, called: Iterable[str]) -> Iterator[Span]:
    parts = [re.escape(part) for name in called for part in _LETTERS.findall(name)]
    for part in sorted(set(parts), key=lambda each: (-len(each), each)):
        for found in re.finditer(rf"(?<![^\W\d_]){part}(?![^\W\d_]){_NOT_A_DATE}", text, re.IGNORECASE):
            if found.group()[0].isupper():
                yield Span(found.start(), found.end())


def _languages(text: str, resume: Resume) -> Iterator[Span]:
    """The languages that word lists know, and those that the resume lists; English says nothing of a person here."""
    listed = [each.value for each in resume.languages if each.value.casefold() != "english"]
    yield from (Span(*found) for found in languages_in(text))
    for name in listed:
        yield from (Span(*found.span()) for found in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text))


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
