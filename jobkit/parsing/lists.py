"""Lists within a line: items parted by commas, bars, bullets, without how well each is known."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from jobkit.language.lexicon import Entry, any_of, load

_STRONG = re.compile(r"\s*[|•·●▪◆▸►❖✓✔■;\t]\s*|\s+[–—~-]\s+|\s{3,}")
_COMMA = re.compile(r"\s*,\s*(?!\d{3}\b)")
_AND = re.compile(r"^(?:and|&|or)\s+", re.IGNORECASE)
_EDGES = " .,;:•·–—-|*"
_RATING = re.compile(r"[●○★☆■□▮▯⬤◯]{2,}|\b\d/(?:5|10)\b|\b\d{1,3} ?%$")


class ListWords(Entry):
    """``lexicons/lists.yaml``."""

    levels: list[str]
    columns: list[str]
    measures: list[str]
    credits: list[str]
    languages: list[str]


def is_level(text: str) -> bool:
    """Whether a text says how well something is known, and nothing else."""
    return _levels().fullmatch(text.strip(_EDGES + "()")) is not None


def is_language(text: str) -> bool:
    """Whether an item names a language, with or without how well it is spoken."""
    return _languages().match(text) is not None


def items(text: str) -> Iterator[tuple[str, int]]:
    """(item, offset in ``text``) of a list written in one line; a line with no separator is one item.

    Bars, bullets, semicolons and wide gaps part before commas do; nothing within parentheses parts.
    """
    separator = _STRONG if _splits(text, _STRONG) else _COMMA
    start = 0
    for end, after in (*_cuts(text, separator), (len(text), len(text))):
        item = _RATING.sub("", text[start:end])
        stripped = _AND.sub("", item.strip(_EDGES)).strip()
        if stripped and not is_level(stripped):
            at = text.find(stripped, start)
            yield stripped, max(at, start)
        start = after


def has_separator(text: str) -> bool:
    """Whether a line is a list rather than one item."""
    return _splits(text, _STRONG) or _splits(text, _COMMA)


@cache
def _levels() -> re.Pattern[str]:
    return re.compile(any_of(load("lists", ListWords).levels), re.IGNORECASE)


@cache
def _languages() -> re.Pattern[str]:
    names = any_of(load("lists", ListWords).languages)
    return re.compile(rf"{names}\s*(?:$|[(:–—-].*|\s{any_of(load('lists', ListWords).levels)}.*)", re.IGNORECASE)


def _splits(text: str, separator: re.Pattern[str]) -> bool:
    return any(True for _ in _cuts(text.strip(_EDGES), separator))


def _cuts(text: str, separator: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    """Where separators outside parentheses begin and end."""
    for match in separator.finditer(text):
        before = text[: match.start()]
        if before.count("(") <= before.count(")"):
            yield match.span()
