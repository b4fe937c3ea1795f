"""Rows of a form: the labels in them, what stands under a row of labels, and where the entries of a table begin."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from jobkit.layout.drafts import Filled
from jobkit.layout.grid import Band, text_box
from jobkit.layout.labels import heads_block, slot_of
from jobkit.layout.titles import title_kind
from jobkit.model.document import Box, Line, Word

OFF = 24.0
"""Points by which the left edge, the right edge or the middle of a value may be off that of its label."""
INDENT = 60.0
"""The same below a label that stands alone."""
SAME_EDGE = 6.0
FAR = 3.2
"""Times the type size, baseline to baseline: what is further below a label is not its value."""
TALLEST = 3
"""Lines of a label in a table's head."""
CLOSE = 1.7
"""Times the type size, baseline to baseline, within such a label."""
FEWEST_STACKS = 3
"""Labels of a head that may be wrapped: two columns of short lines may say anything."""
FEWEST_KNOWN = 2
"""Known labels of a head in which one may be unknown."""
LONGEST = 8
"""Words of a label in one line with its value."""
DATES = ("dates", "start", "end")


@dataclass(frozen=True, slots=True)
class Entry:
    """A row to be: the cells of a field, and what it holds; nothing of a form where a title stands within one."""

    cells: tuple[tuple[Word, ...], ...]
    filled: Filled | None
    line: Line


@dataclass(frozen=True, slots=True)
class Label:
    """A label, and what stands behind it in its row."""

    slot: str
    words: tuple[Word, ...]
    line: Line
    values: tuple[tuple[Word, ...], ...] = ()
    in_line: bool = False
    """Whether the file keeps label and value together: "Employer: Elm House"."""

    edges: Box | None = None
    """Of its column, where that is known."""

    @property
    def box(self) -> Box:
        return self.edges or text_box((self.line,))


def labels_at(rows: Sequence[Band], at: int, above: Line | None) -> tuple[tuple[Label, ...], int]:
    """The labels of a row with what stands behind them, and the index behind the rows that they take; no labels where
    it does not begin with one, or is a section's title.

    Args:
        above: the last label before it: a title alone in its row is a label only where it is set like that.
    """
    for end in range(min(at + TALLEST, len(rows)), at + 1, -1):
        if wrapped_head := _wrapped_head(rows[at:end]):
            return wrapped_head, end
    labels = labels_of(rows[at])
    if len(labels) == 1 and is_head(labels) and title_kind(labels[0].line.text):
        is_over = at + 1 < len(rows) and labels_of(rows[at + 1])
        if is_over or above is None or look(above) != look(labels[0].line):
            return (), at + 1
    return _whole_head(rows, at, labels), at + 1


def _wrapped_head(rows: Sequence[Band]) -> tuple[Label, ...]:
    """The labels of a table's head that is wrapped over these rows; none where they are none."""
    size = rows[0][0].size
    steps = [text_box(two).bottom - text_box(one).bottom for one, two in pairwise(rows)]
    lines = [line for row in rows for line in row]
    if max(steps) > CLOSE * size or len({look(line)[:3] for line in lines}) > 1:
        return ()
    stacks: list[list[Line]] = []
    for line in sorted(lines, key=lambda line: (line.box.x0, line.box.top)):
        if stacks and line.box.x0 < max(other.box.x1 for other in stacks[-1]):
            stacks[-1].append(line)
        else:
            stacks.append([line])
    if len(stacks) < FEWEST_STACKS or all(len(stack) == 1 for stack in stacks):
        return ()
    whole = [_one_line(stack) for stack in stacks]
    labels = tuple(Label(slot, line.words, line) for line in whole if (slot := slot_of(line.text)))
    return labels if len(labels) == len(whole) else ()


def _one_line(stack: Sequence[Line]) -> Line:
    ordered = sorted(stack, key=lambda line: line.box.top)
    return replace(ordered[0], words=tuple(word for line in ordered for word in line.words), box=text_box(ordered))


def _whole_head(rows: Sequence[Band], at: int, labels: tuple[Label, ...]) -> tuple[Label, ...]:
    """The labels, with those of a table's head that are no known ones: what is set like them and unlike all below."""
    row, below = rows[at], rows[at + 1 : at + 2]
    known = sum(slot_of(line.text) is not None for line in row)
    if is_head(labels) or not below or known < FEWEST_KNOWN or known < len(row) - 1:
        return labels
    looks = {look(line)[:3] for line in row}
    if len(looks) > 1 or any(look(line)[:3] in looks for line in below[0]):
        return labels
    return tuple(Label(slot_of(line.text) or "notes", line.words, line) for line in row)


def labels_of(row: Band) -> tuple[Label, ...]:
    """The row's labels with their values; none where it does not begin with one."""
    found: list[Label] = []
    for line in row:
        if slot := slot_of(line.text):
            found.append(Label(slot, line.words, line))
        elif own := _in_line(line):
            found += own
        elif not found:
            return ()
        else:
            found[-1] = replace(found[-1], values=(*found[-1].values, line.words))
    return tuple(found)


def _in_line(line: Line) -> list[Label]:
    """The labels with a colon or a question mark in one line, each with the words up to the next one."""
    starts: list[tuple[int, int, str]] = []
    at = 0
    while at < len(line.words):
        known = _label_at(line.words, at)
        if known:
            starts.append((at, *known))
            at = known[0]
        elif not starts or starts[-1][2] == "notes":
            break
        else:
            at += 1
    ends = [*(start for start, _, _ in starts[1:]), *([len(line.words)] if starts else [])]
    return [
        Label(slot, line.words[start:end], line, (line.words[end:stop],) if end < stop else (), in_line=True)
        for (start, end, slot), stop in zip(starts, ends, strict=True)
    ]


def _label_at(words: Sequence[Word], start: int) -> tuple[int, str] | None:
    """(index behind it, what it asks for) of a label that begins at a word."""
    for end in range(start + 1, min(start + LONGEST, len(words)) + 1):
        if words[end - 1].text[-1] in ":?":
            slot = slot_of(" ".join(word.text for word in words[start:end]))
            return (end, slot) if slot else None
    return None


def is_head(labels: Sequence[Label]) -> bool:
    """Whether a row is nothing but labels, so that what they ask for stands below them."""
    return bool(labels) and not any(label.values for label in labels)


def column_of(heads: Sequence[Box], box: Box) -> int:
    """Which head a value stands under: the one with the nearest edge or middle."""
    return min(range(len(heads)), key=lambda at: _off(heads[at], box))


def columns_in(row: Band, heads: Sequence[Box]) -> list[int]:
    """The column of each cell of a row: by its place; by its number where that tells nothing and none is empty."""
    nearest = [column_of(heads, line.box) for line in row]
    return list(range(len(row))) if len(set(nearest)) < len(row) == len(heads) else nearest


def in_column(row: Band, heads: Sequence[Box], column: int) -> Band:
    """The cells of a row that stand in one column."""
    return tuple(line for line, at in zip(row, columns_in(row, heads), strict=True) if at == column)


def lines_under(rows: Sequence[Band], heads: Sequence[Box], column: int) -> Iterator[tuple[Line, ...]]:
    """What stands in one column, row after row."""
    for row in rows:
        if held := in_column(row, heads, column):
            yield held


def cells_under(rows: Sequence[Band], heads: Sequence[Box], column: int) -> list[Line]:
    """The cells of one column, from the top down."""
    return [line for held in lines_under(rows, heads, column) for line in held]


def _off(head: Box, box: Box) -> float:
    return min(abs(head.x0 - box.x0), abs(head.x1 - box.x1), abs(head.x0 + head.x1 - box.x0 - box.x1) / 2)


def body_end(rows: Sequence[Band], first: int, labels: Sequence[Label]) -> int:
    """The index behind the rows from ``first`` on that stand under labels."""
    heads = [label.box for label in labels]
    end = first
    while end < len(rows) and not _is_over(rows, first, end, labels) and _fits(rows[end], heads):
        end += 1
    return end


def side_end(rows: Sequence[Band], first: int, labels: Sequence[Label]) -> int:
    """The index behind the rows from ``first`` on that go on with values, each under its first line."""
    edges = [words[0].box.x0 for label in labels if not label.in_line for words in label.values]
    end = first
    while (
        edges
        and end < len(rows)
        and not _is_over(rows, first, end, labels)
        and all(any(abs(line.box.x0 - edge) <= OFF for edge in edges) for line in rows[end])
        and min(line.box.x0 for line in rows[end]) >= min(edges) - SAME_EDGE
    ):
        end += 1
    return end


def _is_over(rows: Sequence[Band], first: int, here: int, labels: Sequence[Label]) -> bool:
    """Whether a row is no value of the labels above: too far below, a label of its own, or a title."""
    row, above = rows[here], rows[here - 1]
    if text_box(row).bottom - text_box(above).bottom > FAR * row[0].size:
        return True
    others = labels_of(row)
    if others and (len(others) > 1 or others[0].in_line or look(others[0].line) == look(labels[0].line)):
        return True
    return len(row) == 1 and (heads_block(row[0].text) or _is_title(row[0], above, is_first=here == first))


def _is_title(line: Line, above: Band, *, is_first: bool) -> bool:
    """Whether a line is a section's title: a known one that is set unlike what stands over it."""
    if title_kind(line.text) is None:
        return False
    return line.words[0].bold >= above[0].words[0].bold if is_first else all(look(line) != look(x) for x in above)


def look(line: Line) -> tuple[object, ...]:
    word = line.words[0]
    return round(word.size * 2), word.bold, word.color, line.text.isupper(), line.role == "heading"


def _fits(row: Band, heads: Sequence[Box]) -> bool:
    """Whether each line of a row stands under one of the heads and does not run on under the next."""
    if len(row) == len(heads) > 1:
        return True
    for line in row:
        at = column_of(heads, line.box)
        if _off(heads[at], line.box) > (OFF if len(heads) > 1 else INDENT) or line.box.x0 < heads[0].x0 - OFF:
            return False
        if at + 1 < len(heads) and line.box.x1 > heads[at + 1].x1:
            return False
    return True
