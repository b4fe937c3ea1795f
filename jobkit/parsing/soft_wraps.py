"""Lines of heads that may go on in the next line: a wrapped name, or two names one under the other.

Where a line looks as the one above it, stands at its edge, and either is nearer to it than lines of different things
are, or would not have fitted beside it, the two are put into one piece with the place of the break kept. What the
words are then says whether they are one name: the reading of all entries decides it (``slots``).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from jobkit.language.dates import is_all_date
from jobkit.model.document import Box, Document, Span
from jobkit.parsing.blocks import Block, Piece
from jobkit.parsing.entries import Entry
from jobkit.parsing.entry_words import field_label
from jobkit.parsing.strips import Strip, strip_of

SAME_EDGE = 0.6
"""Times the type size by which edges may differ and still be one edge."""
NEXT_LINE = 1.6
"""Times the type size that the lines of one name are apart at most."""
NEARER = 0.94
"""Share of the least distance of lines that surely are of different things, up to which two lines are nearer."""
PAGED = ("pdf", "image")
"""Media whose rows are lines as they were set, not paragraphs."""


@dataclass(frozen=True, slots=True)
class _Measure:
    least: float
    """The least distance, in type sizes, of lines of different looks; 0 where there are none."""
    widest: float
    """Points of the widest line."""


def wrapped(document: Document, entries: Sequence[Entry]) -> list[Entry]:
    """The entries, lines of their heads that may go on put together; as they are where rows are no lines."""
    if document.media not in PAGED:
        return list(entries)
    measure = _measure([entry.head for entry in entries])
    return [replace(entry, head=_joined_head(document, entry.head, measure)) for entry in entries]


def _measure(heads: Sequence[tuple[Block, ...]]) -> _Measure:
    steps = [
        _step(one.pieces[0], other.pieces[0])
        for head in heads
        for one, other in pairwise(head)
        if one.page == other.page and not _looks_alike(one.pieces[0], other.pieces[0])
    ]
    widths = [box.width for head in heads for block in head for piece in block.pieces for box in piece.boxes]
    return _Measure(min((step for step in steps if step > 0), default=0.0), max(widths, default=0.0))


def _joined_head(document: Document, head: tuple[Block, ...], measure: _Measure) -> tuple[Block, ...]:
    found: list[Block] = []
    for block in head:
        above = _above(found[-1], block, measure) if found else []
        if above:
            pieces = list(found[-1].pieces)
            for at, piece in zip(above, block.pieces, strict=True):
                pieces[at] = _joined(document, pieces[at], piece)
            found[-1] = replace(found[-1], pieces=tuple(pieces), bottom=block.bottom)
        else:
            found.append(block)
    return tuple(found)


def _above(upper: Block, lower: Block, measure: _Measure) -> list[int]:
    """For each piece of the lower block the index of the one above it that it may be the rest of; empty where one has
    none."""
    if lower.page != upper.page or lower.role == "bullet" or lower.margin or field_label(lower.text):
        return []
    if lower.label or upper.label:
        return []
    found: list[int] = []
    for piece in lower.pieces:
        at = next((at for at in range(len(upper.pieces)) if _may_go_on(upper, at, piece, measure)), None)
        if at is None or at in found:
            return []
        found.append(at)
    return found


def _may_go_on(upper: Block, at: int, piece: Piece, measure: _Measure) -> bool:
    before = upper.pieces[at]
    if not _looks_alike(before, piece) or is_all_date(piece.text) or before.periods:
        return False
    step = _step(before, piece)
    if not 0 < step <= NEXT_LINE or not _share_edge(before, piece):
        return False
    return step <= NEARER * measure.least or _had_no_room(upper, at, piece, measure)


def _looks_alike(one: Piece, other: Piece) -> bool:
    return one.words[-1][2] == other.look and not (is_all_date(one.text) or is_all_date(other.text))


def _step(one: Piece, other: Piece) -> float:
    """The distance of two pieces' lines in type sizes of the lower one."""
    return (other.boxes[0].bottom - one.boxes[-1].bottom) / max(1.0, other.look[2] / 2)


def _share_edge(one: Piece, other: Piece) -> bool:
    upper, lower, edge = one.boxes[-1], other.boxes[0], SAME_EDGE * other.look[2] / 2
    return any(abs(first - second) <= edge for first, second in zip(_edges(upper), _edges(lower), strict=True))


def _edges(box: Box) -> Iterator[float]:
    yield from (box.x0, box.x1, (box.x0 + box.x1) / 2)


def _had_no_room(upper: Block, at: int, piece: Piece, measure: _Measure) -> bool:
    """Whether the piece's first word would have made the line above it wider than lines get there."""
    before, room = upper.pieces[at].boxes[-1], measure.widest
    if at + 1 < len(upper.pieces):
        room = min(room, upper.pieces[at + 1].x0 - before.x0)
    word = piece.text.split()[0]
    return before.width + piece.boxes[0].width * (len(word) + 1) / len(piece.text) > room


def _joined(document: Document, one: Piece, other: Piece) -> Piece:
    strip = strip_of(document, [span for piece in (one, other) for _, span in piece.strip.parts])
    shift = _start_of(strip, other)
    words = tuple((start + shift, end + shift, look) for start, end, look in other.words)
    periods = tuple((Span(span.start + shift, span.end + shift), period) for span, period in other.periods)
    wraps = (*one.wraps, shift, *(shift + at for at in other.wraps))
    return Piece(strip, one.words + words, one.periods + periods, one.boxes + other.boxes, wraps)


def _start_of(strip: Strip, piece: Piece) -> int:
    return strip.parts[-len(piece.strip.parts)][0]
