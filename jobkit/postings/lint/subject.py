"""What is linted: stretches of text, each with its part and its places in the file, and the role where there is one."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Final

from jobkit.model.finding import Spot
from jobkit.model.role import Role
from jobkit.postings.lint.rules import Part
from jobkit.yamlfile import Tree

_FAR: Final = 400
"""Characters on each side of a match in which its sentence is looked at."""
_REACH: Final = 400
"""Characters of a file in which the next word of a value is looked for: folds, indentation, a comment."""
_SENTENCE_END = re.compile(r"(?<=[.!?])[\"”')]*\s+(?=[\"“(A-Z0-9$])|\n")


class Source:
    """A file's text, and its lines."""

    def __init__(self, path: str, text: str) -> None:
        self.path, self.text = path, text
        self._starts = [0, *(match.end() for match in re.finditer("\n", text))]

    def offset(self, line: int, column: int) -> int:
        return self._starts[min(line, len(self._starts)) - 1] + column - 1

    def place(self, offset: int) -> tuple[int, int]:
        """(line, column) of a character."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1


NOWHERE: Final = Spot("")


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph or a list entry, its white space made single spaces."""

    text: str
    part: Part
    field: str = ""
    """The role's field that holds it."""
    is_printed: bool = True
    """A posting shows it."""
    is_entry: bool = False
    """It is one of a list."""
    source: Source | None = None
    anchors: tuple[tuple[int, int], ...] = ()
    """(offset in ``text``, offset in the source) of each word that was found there, in order."""
    spot: Spot = NOWHERE
    """Where it begins."""

    def at(self, start: int, end: int) -> Spot:
        """Where a stretch of the text stands in the file."""
        if self.source is None or not self.anchors:
            return self.spot
        first, last = self._in_source(start), self._in_source(end - 1) + 1
        return Spot(self.source.path, *self.source.place(first), *self.source.place(last))

    def _in_source(self, offset: int) -> int:
        at = max(bisect_right(self.anchors, offset, key=lambda pair: pair[0]) - 1, 0)
        here, there = self.anchors[at]
        return there + offset - here

    def sentence(self, start: int, end: int) -> tuple[int, int]:
        """The sentence, or the sentences, that a stretch stands in, as offsets; of an endless one the nearest part."""
        starts, ends = _sentences(self.text)
        first = max(bisect_right(starts, start) - 1, 0)
        last = bisect_left(ends, end)
        return max(starts[first], start - _FAR), min(ends[min(last, len(ends) - 1)], end + _FAR)

    def sentences(self) -> Iterator[tuple[int, int]]:
        """Every sentence, as offsets."""
        return zip(*_sentences(self.text), strict=True)


@lru_cache(maxsize=4096)
def _sentences(text: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """(beginnings, ends) of the sentences."""
    breaks = [match.span() for match in _SENTENCE_END.finditer(text)]
    return (0, *(end for _, end in breaks)), (*(start for start, _ in breaks), len(text))


def passage(
    text: str, part: Part, source: Source, start: int, *, field: str = "", printed: bool = True, entry: bool = False
) -> Passage:
    """A passage of a file, each word looked up from ``start`` on."""
    plain = " ".join(text.split())
    anchors, at = [], start
    for word in re.finditer(r"\S+", plain):
        bare = word.group().rstrip(".,;:!?)\"'")  # marks of Markdown may stand between a word and its stop
        found = source.text.find(bare, at, at + len(bare) + _REACH) if bare else -1
        if found >= 0:
            anchors.append((word.start(), found))
            at = found + len(bare)
    spot = Spot(source.path, *source.place(anchors[0][1] if anchors else start))
    return Passage(plain, part, field, printed, entry, source, tuple(anchors), spot)


@dataclass(frozen=True, slots=True)
class Subject:
    """One file to lint."""

    path: str
    passages: tuple[Passage, ...]
    as_of: date
    where: tuple[str, ...] = ()
    """Places asked about, as typed: "CO", "CA-ON"; none: the role's own."""
    role: Role | None = None
    """None: a plain posting, of which only the text is known."""
    tree: Tree | None = None
    """Where the role's values stand; None for a role that came from no file."""
    is_template: bool = False
    """A shipped template, which an employer's file completes."""

    def spot(self, route: str) -> Spot:
        """Where the value of a dotted field stands, or else what is nearest around it in the linted file."""
        if self.tree is None:
            return Spot(self.path)
        steps = tuple(int(step) if step.isdigit() else step for step in route.split("."))
        exact = self.tree.values.get(steps)
        if exact is not None:
            return Spot(exact.path, exact.line, exact.column)
        for length in range(len(steps), 0, -1):
            mark = self.tree.keys.get(steps[:length]) or self.tree.values.get(steps[:length])
            if mark is not None and mark.path == self.path:
                return Spot(mark.path, mark.line, mark.column)
        return Spot(self.path, 1, 1)

    def is_own(self, route: str) -> bool:
        """The value of a dotted field stands in the linted file, and not in one that it extends."""
        return self.spot(route).path == self.path

    def printed(self) -> tuple[Passage, ...]:
        return tuple(each for each in self.passages if each.is_printed)

    def text(self, *parts: Part) -> str:
        """The printed text, of these parts or of all, a line each passage."""
        return "\n".join(each.text for each in self.printed() if not parts or each.part in parts)

    def first(self, *parts: Part) -> Passage | None:
        return next((each for each in self.printed() if each.part in parts), None)

    def top(self) -> Spot:
        """Where the posting begins: what findings on the whole point at."""
        return self.spot("posting") if self.role else Spot(self.path, 1, 1)
