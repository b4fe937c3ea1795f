"""Rows that one line of thought was wrapped over, joined again."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from itertools import pairwise

from jobkit.model.document import FLOWING, Document, LineRole, Row, Span
from jobkit.resources import folder
from jobkit.yamlfile import read_yaml

LOOSE = 1.22
"""Times the tightest line spacing of the same type: a step larger than that is white space between two items."""
WIDEST = 1.75
"""Times the type size, baseline to baseline: no running text is set wider."""
SAME_EDGE = 3.0
"""Points by which lines of one paragraph may start apart."""
EVEN = 0.8
"""Points by which the spacing within a paragraph varies, by the rounding of positions."""
SAME_SIZE = 0.6
"""Points of type size."""
NARROW = 24.0
"""Times the type size: in columns narrower than that a full line says little, since short items fill it too."""

_HYPHENATED = re.compile(r"([^\W\d]+)-$")
_FIRST_WORD = re.compile(r"[^\W\d]+")
_GOES_ON = re.compile(r"[a-z(&/,;)]|[–—-] ?[a-z]")
_UNFINISHED = re.compile(r"(?:[,&/(–—-]|\b(?:and|or|of|the|a|an|for|to|with|in|on|at|by|from|as|per))$", re.IGNORECASE)
_OPEN = re.compile(r"\([^()]*$")
_FINISHED = re.compile(r"[.!?;:][)\"'”’]?$")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Rows read as one line."""

    text: str
    """Joined with spaces, a word broken by a hyphen made whole; cells stay parted by tabs."""
    rows: tuple[Row, ...]
    role: LineRole

    @property
    def span(self) -> Span:
        return Span(self.rows[0].span.start, self.rows[-1].span.end)


class Rhythm:
    """How the rows of each column of each page are spaced; measured once for a column and a type size."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self._rows = rows
        self._spacing: dict[tuple[int, int, float], tuple[float, bool]] = {}

    @cached_property
    def _columns(self) -> dict[tuple[int, int], list[Row]]:
        found: dict[tuple[int, int], list[Row]] = {}
        for row in self._rows:
            found.setdefault((row.page, row.column), []).append(row)
        return found

    @cached_property
    def _right(self) -> dict[tuple[int, int], float]:
        return {at: max(row.box.x1 for row in rows) for at, rows in self._columns.items()}

    def right(self, row: Row) -> float:
        """Where the longest row of the row's column ends, in points."""
        return self._right[row.page, row.column]

    def tightest(self, row: Row, size: float) -> float:
        """The smallest distance between neighbours of a type size in the row's column, in points."""
        return self._measured(row, size)[0]

    def has_loose(self, row: Row) -> bool:
        """Whether neighbours of the row's type size are spaced more widely too."""
        return self._measured(row, row.size)[1]

    def _measured(self, row: Row, size: float) -> tuple[float, bool]:
        key = (row.page, row.column, size)
        if key not in self._spacing:
            steps = list(self._steps(row, size))
            tightest = min(steps, default=float("inf"))
            self._spacing[key] = tightest, any(tightest + EVEN < step < 2 * tightest for step in steps)
        return self._spacing[key]

    def _steps(self, row: Row, size: float) -> Iterator[float]:
        for one, two in pairwise(self._columns[row.page, row.column]):
            is_alike = abs(two.size - size) < SAME_SIZE and abs(one.size - size) < SAME_SIZE and one.bold == two.bold
            if is_alike and abs(two.box.x0 - one.box.x0) < SAME_EDGE and _step(one, two) > 0.5 * size:
                yield _step(one, two)


@lru_cache(maxsize=1)
def rhythm_of(document: Document) -> Rhythm:
    """The rhythm of all the document's rows, measured once for the document at hand."""
    return Rhythm(document.rows)


def paragraphs(document: Document, rows: Sequence[Row]) -> list[Paragraph]:
    """The rows with wrapped lines joined; a row that nothing wraps is a paragraph of its own."""
    rhythm, within = rhythm_of(document), Rhythm(rows)
    groups: list[list[Row]] = []
    for row in rows:
        if groups and goes_on(document, groups[-1], row, rhythm, within):
            groups[-1].append(row)
        else:
            groups.append([row])
    return [Paragraph(join(document, group), tuple(group), group[0].role) for group in groups]


def join(document: Document, rows: Sequence[Row]) -> str:
    """The rows' text as one line."""
    text = ""
    for row in rows:
        more = document.text_of(row.span)
        text = joined(text, more, document) if text else more
    return text


def goes_on(document: Document, before: Sequence[Row], row: Row, rhythm: Rhythm, within: Rhythm | None = None) -> bool:
    """Whether a row continues the paragraph of the rows before it.

    ``rhythm`` is that of the whole document, ``within`` that of the section, which tells how the items of a list in it
    are spaced.
    """
    last = before[-1]
    if not _alike(before[0], last, row):
        return False
    text, more = document.text_of(last.span), document.text_of(row.span)
    tightest = rhythm.tightest(last, row.size)
    if last.page == row.page and _step(last, row) > min(LOOSE * tightest, WIDEST * row.size):
        return False
    if document.media in FLOWING:
        return False
    if _GOES_ON.match(more) or _UNFINISHED.search(text) or _OPEN.search(text) or before[0].role == "bullet":
        return True
    if _FINISHED.search(text) or (last.page == row.page and _step(last, row) > tightest + EVEN):
        return False
    return _is_full(last, row, rhythm.right(last), within is not None and within.has_loose(row))


def _alike(first: Row, last: Row, row: Row) -> bool:
    """Whether the row might belong to the paragraph by its looks alone."""
    if row.role != "text" or first.role == "heading" or len(row.cells) > 1 or len(last.cells) > 1:
        return False
    if last.column != row.column and last.page == row.page:
        return False
    if abs(last.size - row.size) > SAME_SIZE or (last.cells[0].bold != row.cells[0].bold and row.bold):
        return False
    return last.page != row.page or -SAME_EDGE <= row.box.x0 - last.box.x0 <= 2 * row.size


def _step(before: Row, after: Row) -> float:
    return after.box.bottom - before.box.bottom


def _is_full(last: Row, row: Row, edge: float, has_loose: bool) -> bool:
    """Whether the row's first word would not have fitted at the end of the line before."""
    if edge - last.box.x0 < NARROW * last.size and not has_loose:
        return False
    word = row.cells[0].words[0][1].box.width
    return last.box.x1 + word + 0.2 * last.size > edge


@cache
def _first_parts() -> frozenset[str]:
    return frozenset(read_yaml(folder("lexicons") / "compounds.yaml")["first_parts"])


def joined(text: str, more: str, document: Document) -> str:
    """Two lines as one: a word broken at the end of the first is made whole, a hyphen of its own stays."""
    broken, rest = _HYPHENATED.search(text), _FIRST_WORD.match(more)
    if broken is None or rest is None or not rest[0].islower():
        return f"{text} {more}" if not (text.endswith("-") and rest) else text + more
    seen = document.text.casefold()
    whole = (broken[1] + rest[0]).casefold()
    if re.search(rf"\b{whole}\b", seen):
        return text[:-1] + more
    if broken[1].casefold() in _first_parts() or re.search(rf"\b{broken[1].casefold()}\b(?!-\n)", seen):
        return text + more
    return text[:-1] + more
