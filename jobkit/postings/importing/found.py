"""The small values that pass between the steps of an import."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from jobkit.model.imported import Origin

LONGEST_QUOTE = 300
"""Characters of a quote: a long sentence."""

Mark = Literal["heading", "bullet", "text"]


@dataclass(frozen=True, slots=True)
class Item:
    """One line of thought: a heading, a list item, a paragraph, a row of a table."""

    text: str
    """Wrapped lines joined; cells parted by tabs."""
    mark: Mark = "text"
    level: int = 0
    bold: bool = False
    gap: bool = False
    """White space stands above it."""
    page: int | None = 1
    line: int | None = 1
    lines: tuple[int, ...] = ()
    """Every line that it takes up."""
    links: tuple[str, ...] = ()
    x: float = 0.0
    """Its left edge, in points."""

    @property
    def cells(self) -> tuple[str, ...]:
        return tuple(self.text.split("\t"))

    @property
    def key(self) -> tuple[int | None, int | None]:
        return self.page, self.line

    def origin(self, words: str | None = None) -> Origin:
        return Origin(self.page, self.line, (words or self.text).replace("\t", " ").strip()[:LONGEST_QUOTE])


@dataclass(frozen=True, slots=True)
class Found:
    """One value on its way to a field; a field that ends with ``[]`` takes all that are found, others the first."""

    field: str
    value: Any
    at: Origin
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Leftover:
    """Words that were looked at and have no field."""

    at: Origin
    why: str


Result = Found | Leftover
