"""Lists within a line: items parted by commas, bars, bullets, without how well each is known."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from jobkit.language.dates import find_durations
from jobkit.language.lexicon import Entry, any_of, load

_STRONG = re.compile(r"\s*[|•·●▪◆▸►❖✓✔■;\t]\s*|\s+[–—~-]\s+|\s{3,}")
_COMMA = re.compile(r"\s*,\s*(?!\d{3}\b)")
_SLASH = re.compile(r"\s+/\s+")
FEWEST_SLASHES = 2
"""So many spaced slashes part the items of a list; one may be within a name."""
_LAST_AND = re.compile(r",?\s+(?:and|&)\s+(?=[^,]{2,60}$)", re.IGNORECASE)
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
    openings: list[str]


def is_level(text: str) -> bool:
    """Whether a text says how well something is known, and nothing else."""
    return _levels().fullmatch(text.strip(_EDGES + "()")) is not None


def is_language(text: str) -> bool:
    """Whether an item names a language, with or without how well it is spoken."""
    return _languages().match(text) is not None


def languages_in(text: str) -> Iterator[tuple[int, int]]:
    """(start, end) of each language that a text names, English aside."""
    yield from (found.span() for found in _language_names().finditer(text))


def items(text: str) -> Iterator[tuple[str, int]]:
    """(item, offset in ``text``) of a list written in one line; a line with no separator is one item.

    Bars, bullets, semicolons, wide gaps and spaced slashes part before commas do; nothing within parentheses parts. A
    sentence that lists ("Skilled in A, B and C.") is read as the list in it.
    """
    opening = _openings().match(text)
    start = opening.end() if opening else 0
    cuts = list(_cuts(text, _separator(text)))
    if opening and (last := _LAST_AND.search(text.rstrip(_EDGES), max((after for _, after in cuts), default=start))):
        cuts.append(last.span())
    for end, after in (*cuts, (len(text), len(text))):
        item = _RATING.sub("", text[start:end])
        stripped = _without_years(_AND.sub("", item.strip(_EDGES)).strip())
        if stripped and not is_level(stripped):
            at = text.find(stripped, start)
            yield stripped, max(at, start)
        start = after


def _separator(text: str) -> re.Pattern[str]:
    if _splits(text, _STRONG):
        return _STRONG
    return _SLASH if len(list(_cuts(text.strip(_EDGES), _SLASH))) >= FEWEST_SLASHES else _COMMA


def _without_years(item: str) -> str:
    """An item without how long one has done it: "Excel (5 years)"."""
    last = next((span for span in find_durations(item) if span.end == len(item)), None)
    return item[: last.start].rstrip(_EDGES) if last else item


def has_separator(text: str) -> bool:
    """Whether a line is a list rather than one item."""
    return _splits(text, _separator(text))


@cache
def _openings() -> re.Pattern[str]:
    """How a sentence begins that lists skills; it does list them where commas follow."""
    return re.compile(rf"{any_of(load('lists', ListWords).openings)}[:\s]\s*(?=[^.]*,)", re.IGNORECASE)


@cache
def _levels() -> re.Pattern[str]:
    return re.compile(any_of(load("lists", ListWords).levels), re.IGNORECASE)


@cache
def _languages() -> re.Pattern[str]:
    names = any_of(load("lists", ListWords).languages)
    return re.compile(rf"{names}\s*(?:$|[(:–—-].*|\s{any_of(load('lists', ListWords).levels)}.*)", re.IGNORECASE)


@cache
def _language_names() -> re.Pattern[str]:
    names = [name for name in load("lists", ListWords).languages if name != "English"]
    forms = [form for name in names for form in (name, name.upper())]
    return re.compile(rf"\b{any_of(forms)}\b")


def _splits(text: str, separator: re.Pattern[str]) -> bool:
    return any(True for _ in _cuts(text.strip(_EDGES), separator))


def _cuts(text: str, separator: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    """Where separators outside parentheses begin and end."""
    depth = at = 0
    for match in separator.finditer(text):
        depth += text.count("(", at, match.start()) - text.count(")", at, match.start())
        at = match.start()
        if depth <= 0:
            yield match.span()
