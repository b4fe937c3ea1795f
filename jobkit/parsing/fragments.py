"""A head's lines cut into fragments: at cells, changes of typeface, separators, brackets, commas and dates."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from jobkit.language.dates import find_durations
from jobkit.parsing.blocks import Block, Look, Piece
from jobkit.parsing.entry_words import field_label

Joint = Literal["row", "cell", "look", "date", "strong", "at", "bracket", "colon", "comma", "wrap"]
"""What stands before a fragment, from the strongest parting to the weakest."""

_STRENGTH: dict[Joint, int] = {
    "wrap": -1, "comma": 0, "bracket": 1, "colon": 2, "look": 3, "strong": 4, "at": 5, "date": 6, "cell": 7, "row": 8,
}  # fmt: skip
_SEPARATOR = re.compile(
    r"(?P<strong> ?[|•·‣∙▪◦●¦~»›⋅] ?| [–—-]{1,3} | / |;|\t|(?<=\w)—(?=[A-Z]))"
    r"|(?P<at>[)\]]? (?:at|@) | ?@ ?)"
    r"|(?P<bracket> ?[(\[] ?|[)\]](?![,)\]]) ?)"
    r"|(?P<colon>: )"
    r"|(?P<comma>[)\]]?, ?)"
)
_SCHOOL = re.compile(
    r"(?:^|[,|–—] ?| - )(?:[A-Z][\w&.-]+ ){0,4}(?:University|College|School|Universidad)(?: (?:of|de) [^,|–—]{2,40})?$"
)
"""Before an "at" that is part of a school's name: "University of Texas at El Paso"."""
_LINK = re.compile(
    r"(?:https?://|www\.)\S+|\b[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|edu|gov|io|example)\b\S*", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Fragment:
    """A stretch of one piece that nothing parts."""

    piece: Piece
    row: int
    """Index of its line in the head."""
    cell: int
    """Index of its piece in the block."""
    start: int
    end: int
    before: Joint
    look: Look
    label: str | None = None
    """What a label before it says that it is: title, organization, place, dates or degree."""

    @property
    def text(self) -> str:
        return self.piece.text[self.start : self.end]


NO_NAMES = ("start", "end", "dates", "graduated")
"""Fields of a form that hold no name, whatever their words."""
Edges = Callable[[str], Sequence[int]]


def fragments_of(head: Sequence[Block], edges: Edges = lambda _: ()) -> list[Fragment]:
    """The head's words, dates, durations and links left out, in order.

    Args:
        edges: where a text is parted though nothing marks it: before and after a degree, say.
    """
    found: list[Fragment] = []
    row = -1
    for block in head:
        if block.label in NO_NAMES:
            continue
        row += 1
        for cell, piece in enumerate(block.pieces):
            found.extend(_piece_fragments(piece, row, cell, edges, block.label))
        row += max(len(piece.wraps) for piece in block.pieces)
    return found


def _piece_fragments(piece: Piece, row: int, cell: int, edges: Edges, label: str | None) -> Iterator[Fragment]:
    before: Joint = "cell" if cell else "row"
    at = 0
    hidden: list[tuple[int, int, Joint]] = [(edge, edge, "look") for edge in edges(piece.text)]
    for start, end, joint in [*sorted(_cuts(piece) + hidden), (len(piece.text), len(piece.text), "row")]:
        first, last = _trimmed(piece.text, at, start)
        if first < last and joint == "colon" and field_label(piece.text[first:last] + ":"):
            label = field_label(piece.text[first:last] + ":")
        elif first < last:
            line = row + sum(wrap <= first for wrap in piece.wraps)
            yield Fragment(piece, line, cell, first, last, before, _look_at(piece, first), label)
            before = joint
        elif _STRENGTH[joint] > _STRENGTH[before]:
            before = joint
        at = max(at, end)


def _cuts(piece: Piece) -> list[tuple[int, int, Joint]]:
    """Where the piece is parted: (start, end, by what), in order."""
    cuts: list[tuple[int, int, Joint]] = [(span.start, span.end, "date") for span, _ in piece.periods]
    cuts += [(span.start, span.end, "date") for span in find_durations(piece.text)]
    cuts += [(found.start(), found.end(), "date") for found in _LINK.finditer(piece.text)]
    for found in _SEPARATOR.finditer(piece.text):
        joint: Joint = found.lastgroup  # type: ignore[assignment]
        if joint == "at" and _SCHOOL.search(piece.text, 0, found.start()):
            continue
        cuts.append((found.start(), found.end(), joint))
    for one, other in pairwise(piece.words):
        if one[2][:2] != other[2][:2] or one[2][3] != other[2][3]:
            cuts.append((one[1], other[0], "look"))
    cuts += [(at - piece.text[at - 1].isspace(), at, "wrap") for at in piece.wraps]
    return sorted(cuts)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in " \t,;:|–—-·•/":
        start += 1
    while start < end and text[end - 1] in " \t,;:|–—-·•/":
        end -= 1
    return (start, end) if text[start:end] != "." else (end, end)


def _look_at(piece: Piece, at: int) -> Look:
    return next((look for start, end, look in piece.words if start <= at < end), piece.look)
