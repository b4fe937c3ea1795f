"""Which rows are section headings, and of what kind."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from jobkit.layout.titles import LONGEST_TITLE, title_kind
from jobkit.model.document import Document, Row, SectionKind, Span

_DECORATION = "[]=*#_~|:.-–—· \t"
_TEXT_END = re.compile(r"[.!?;,]$")
_DIGITS = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Heading:
    row: int
    """Index into ``Document.rows``."""
    kind: SectionKind
    title: Span
    inline: bool = False
    """The section's text goes on in the same row ("Skills: Epic, HMIS")."""


@dataclass(frozen=True, slots=True)
class Look:
    """What makes a row look like its fellows."""

    size: float
    bold: bool
    caps: bool
    color: int | None
    role: str
    level: int


def find_headings(document: Document) -> list[Heading]:
    """The headings in document order."""
    body = _body_look(document)
    looks = [_look(document, row) for row in document.rows]
    known = [at for at, row in enumerate(document.rows) if _says_title(document, row) and _distinct(looks[at], body)]
    if not known:
        known = [at for at, row in enumerate(document.rows) if _says_title(document, row)]
    styles = {look for look, count in Counter(looks[at] for at in known).items() if count}
    return [
        Heading(at, title_kind(_title_text(document, row)) or "other", row.span)
        for at, row in enumerate(document.rows)
        if at in set(known) or (looks[at] in styles and looks[at] != body and _may_be_title(document, row))
    ]


def _look(document: Document, row: Row) -> Look:
    text = document.text_of(row.span)
    return Look(round(row.size * 2) / 2, row.bold, text.isupper(), row.cells[0].color, row.role, row.level)


def _body_look(document: Document) -> Look:
    weights: Counter[Look] = Counter()
    for row in document.rows:
        weights[_look(document, row)] += len(row.span)
    return weights.most_common(1)[0][0] if weights else Look(0, False, False, None, "text", 0)


def _distinct(look: Look, body: Look) -> bool:
    if look.role == "heading":
        return True
    return look.size > body.size or (look.bold and not body.bold) or look.caps or look.color != body.color


def _title_text(document: Document, row: Row) -> str:
    return document.text_of(row.span).strip(_DECORATION)


def _says_title(document: Document, row: Row) -> bool:
    return len(row.cells) == 1 and row.role != "bullet" and title_kind(_title_text(document, row)) is not None


def _may_be_title(document: Document, row: Row) -> bool:
    text = _title_text(document, row)
    if len(row.cells) > 1 or row.role == "bullet" or not 2 < len(text) <= LONGEST_TITLE:
        return False
    return not _TEXT_END.search(text) and not _DIGITS.search(text) and len(text.split()) <= 6
