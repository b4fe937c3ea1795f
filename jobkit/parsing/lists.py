"""Lists within a line: items parted by commas, bars, bullets; and the languages that a resume lists."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from jobkit.layout.paragraphs import paragraphs
from jobkit.model.document import Document, Section, Span
from jobkit.model.resume import Found
from jobkit.parsing.evidence import found

_STRONG = re.compile(r"\s*[|•·●▪◆▸►❖✓✔■;\t]\s*|\s+[–—~-]\s+|\s{3,}")
_COMMA = re.compile(r"\s*,\s*(?!\d{3}\b)")
_AND = re.compile(r"^(?:and|&|or)\s+", re.IGNORECASE)
_EDGES = " .,;:•·–—-|*"
_RATING = re.compile(r"[●○★☆■□▮▯⬤◯]{2,}|\b\d/(?:5|10)\b|\b\d{1,3} ?%$")
_FLUENCY = re.compile(
    r"\s*[(:,–—-].*|\s+(?:native|fluent|conversational|intermediate|basic|bilingual|professional)\b.*", re.I
)


def items(text: str) -> Iterator[tuple[str, int]]:
    """(item, offset in ``text``) of a list written in one line; a line with no separator is one item.

    Bars, bullets, semicolons and wide gaps part before commas do; nothing within parentheses parts.
    """
    separator = _STRONG if _splits(text, _STRONG) else _COMMA
    start = 0
    for end, after in (*_cuts(text, separator), (len(text), len(text))):
        item = _RATING.sub("", text[start:end])
        stripped = _AND.sub("", item.strip(_EDGES)).strip()
        if stripped:
            at = text.find(stripped, start)
            yield stripped, max(at, start)
        start = after


def has_separator(text: str) -> bool:
    """Whether a line is a list rather than one item."""
    return _splits(text, _STRONG) or _splits(text, _COMMA)


def read_languages(document: Document, sections: Sequence[Section]) -> tuple[Found[str], ...]:
    """The languages of language sections, without how well they are spoken."""
    named: list[Found[str]] = []
    for section in sections:
        if section.kind == "languages":
            for paragraph in paragraphs(document, section.rows):
                for item, at in items(paragraph.text):
                    name = _FLUENCY.sub("", item).strip()
                    if name and not _FLUENCY.fullmatch(" " + item):
                        start = min(paragraph.span.start + at, paragraph.span.end - 1)
                        named.append(found(document, name, Span(start, min(start + len(name), paragraph.span.end))))
    return tuple(named)


def _splits(text: str, separator: re.Pattern[str]) -> bool:
    return any(True for _ in _cuts(text.strip(_EDGES), separator))


def _cuts(text: str, separator: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    """Where separators outside parentheses begin and end."""
    for match in separator.finditer(text):
        before = text[: match.start()]
        if before.count("(") <= before.count(")"):
            yield match.span()
