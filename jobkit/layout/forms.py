"""Forms and tables with a head: which words are labels, and what is filled in for each.

A label stands above its value, left of it, or before it in one line; a table's head is a row of labels over the values
of several entries. Where the labels of a stretch of the page say together that it is a form, it is read field by field
and not by columns: what stands beside a field is another field.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from jobkit.layout.bare_tables import bare_tables
from jobkit.layout.drafts import Filled
from jobkit.layout.form_rows import (
    Entry,
    Label,
    body_end,
    is_head,
    labels_at,
    lines_under,
    side_end,
)
from jobkit.layout.form_tables import entries_under, wrapped
from jobkit.layout.grid import Band, bands
from jobkit.layout.labels import heads_block
from jobkit.layout.titles import title_kind
from jobkit.model.document import Line

FEWEST = 3
"""Different things asked for, from which labels are those of a form."""
FEWEST_TELLING = 2
"""Of these, such as an ordinary resume has no label for."""
BETWEEN = 2
"""Rows between two rows of labels of one form: titles, and what counts its blocks."""
_WEAK = frozenset(("notes", "place", "phone", "email", "aside", "status", "country", "name", "street"))
_NAMING = frozenset(("title", "organization", "names", "degree", "certificate", "name", "type"))


@dataclass(frozen=True, slots=True)
class Stretch:
    """Lines of a page that are read together: as a form where there are entries, else as any other text."""

    lines: tuple[Line, ...]
    entries: tuple[Entry, ...] = ()


@dataclass(frozen=True, slots=True)
class _Segment:
    """Rows [first, end) of the page that one row of labels explains."""

    first: int
    body: int
    """Where the rows of labels end, and those under them begin."""
    end: int
    labels: tuple[Label, ...]

    @property
    def slots(self) -> tuple[str, ...]:
        return tuple(label.slot for label in self.labels)


def stretches(lines: Sequence[Line], *, paged: bool) -> list[Stretch]:
    """The page's lines with its forms taken apart.

    Args:
        paged: whether position alone tells the order of the lines, and a cell wraps where it is full.
    """
    rows = bands(lines)
    forms = [_form(rows, group, paged=paged) for group in _groups(rows, _segments(rows))]
    if not forms and paged:
        forms = [
            Stretch(tuple(line for row in rows[first:end] for line in row), tuple(entries))
            for first, end, entries in bare_tables(rows)
        ]
    if not forms:
        return [Stretch(tuple(lines))]
    home = {id(line): form for form in forms for line in form.lines}
    found: list[Stretch] = []
    run: list[Line] = []
    for line in [line for row in rows for line in row] if paged else lines:
        form = home.get(id(line))
        if form is None:
            run.append(line)
        elif form in forms:
            forms.remove(form)
            found += [Stretch(tuple(run)), form] if run else [form]
            run = []
    return [*found, Stretch(tuple(run))] if run else found


def _segments(rows: Sequence[Band]) -> list[_Segment]:
    found: list[_Segment] = []
    at = 0
    while at < len(rows):
        labels, body = labels_at(rows, at, found[-1].labels[-1].line if found else None)
        end = body
        if labels:
            end = (body_end if is_head(labels) else side_end)(rows, body, labels)
            found.append(_Segment(at, body, end, labels))
        at = end
    return found


def _groups(rows: Sequence[Band], segments: Sequence[_Segment]) -> Iterator[list[_Segment]]:
    """The forms: neighbouring segments that tell enough together."""
    group: list[_Segment] = []
    for segment in segments:
        if group and not _is_next(rows, group[-1].end, segment.first):
            if _is_form(group):
                yield group
            group = []
        group.append(segment)
    if group and _is_form(group):
        yield group


def _is_next(rows: Sequence[Band], end: int, first: int) -> bool:
    return first - end <= BETWEEN and all(len(row) == 1 and _stands_between(row[0]) for row in rows[end:first])


def _stands_between(line: Line) -> bool:
    return title_kind(line.text) is not None or heads_block(line.text)


def _is_form(group: Sequence[_Segment]) -> bool:
    slots = {slot for segment in group for slot in segment.slots}
    if any(map(_is_table, group)) or {"first_name", "last_name"} <= slots:
        return True
    telling = slots - _WEAK
    return len(slots) >= FEWEST and (len(telling) >= FEWEST_TELLING or {"city", "region"} <= slots)


def _is_table(segment: _Segment) -> bool:
    """Whether a row of labels is a table's head: what it asks for makes an entry, and something stands under it."""
    slots = set(segment.slots)
    return (
        is_head(segment.labels)
        and segment.end > segment.body
        and len(slots) > 1
        and bool(slots & _NAMING)
        and any(title_kind(label.line.text) is None for label in segment.labels)
    )


# ------------------------------------------------------------------ what is filled in


def _form(rows: Sequence[Band], group: Sequence[_Segment], *, paged: bool) -> Stretch:
    entries: list[Entry] = []
    end = group[0].first
    for at, segment in enumerate(group):
        for row in rows[end : segment.first]:
            entries.append(_between(row[0]))
        after = group[at + 1] if at + 1 < len(group) else None
        is_last = after is None or after.first > segment.end or after.slots == segment.slots
        if not is_head(segment.labels):
            entries += _beside(rows[segment.body : segment.end], segment.labels, paged=paged)
        elif _is_table(segment) and is_last:
            entries += _table(rows[segment.body : segment.end], segment.labels, paged=paged)
        else:
            entries += _below(rows[segment.body : segment.end], segment.labels, paged=paged)
        end = segment.end
    lines = tuple(line for row in rows[group[0].first : group[-1].end] for line in row)
    return Stretch(lines, tuple(entries))


def _between(line: Line) -> Entry:
    return Entry((line.words,), Filled("block", begins=True) if heads_block(line.text) else None, line)


def _below(body: Sequence[Band], labels: Sequence[Label], *, paged: bool) -> Iterator[Entry]:
    """The fields of a row of labels, one after the other, each with the lines under it."""
    heads = [label.box for label in labels]
    for at, label in enumerate(labels):
        yield from _field(label, list(lines_under(body, heads, at)), _right(labels, at), paged=paged)


def _right(labels: Sequence[Label], at: int) -> float | None:
    return labels[at + 1].box.x0 if at + 1 < len(labels) else None


def _field(label: Label, held: Sequence[tuple[Line, ...]], right: float | None, *, paged: bool) -> Iterator[Entry]:
    if not held:
        yield Entry((label.words,), Filled(label.slot, len(label.words)), label.line)
        return
    wraps = _wraps(held, right, paged=paged)
    first = tuple(line.words for line in held[0])
    if label.slot == "notes":
        yield Entry((label.words,), Filled("head", len(label.words)), label.line)
        yield Entry(first, Filled(label.slot), held[0][0])
    else:
        yield Entry((label.words, *first), Filled(label.slot, len(label.words)), label.line)
    for lines, goes_on in zip(held[1:], wraps[1:], strict=True):
        filled = Filled(label.slot, goes_on=True, wraps=goes_on)
        yield Entry(tuple(line.words for line in lines), filled, lines[0])


def _wraps(held: Sequence[tuple[Line, ...]], right: float | None, *, paged: bool) -> list[bool]:
    return wrapped([lines[-1] for lines in held], right) if paged else [False] * len(held)


def _beside(more: Sequence[Band], labels: Sequence[Label], *, paged: bool) -> Iterator[Entry]:
    """The fields of a row of labels and values, each with the lines that go on under its value."""
    edges = [label.values[0][0].box.x0 if label.values else float("inf") for label in labels]
    for at, label in enumerate(labels):
        words = label.words
        if label.in_line:
            whole = (words + (label.values[0] if label.values else ()), *label.values[1:])
        else:
            whole = (words, *label.values)
        yield Entry(whole, Filled(label.slot, len(words)), label.line)
        for row in more:
            lines = tuple(line for line in row if _nearest(edges, line.box.x0) == at)
            if lines:
                yield Entry(
                    tuple(line.words for line in lines), Filled(label.slot, goes_on=True, wraps=paged), lines[0]
                )


def _nearest(edges: Sequence[float], x0: float) -> int:
    return min(range(len(edges)), key=lambda at: abs(edges[at] - x0))


def _table(body: Sequence[Band], labels: Sequence[Label], *, paged: bool) -> Iterator[Entry]:
    """The entries of a table, column after column in each."""
    heads = [label.box for label in labels]
    yield Entry(tuple(label.words for label in labels), Filled("head"), labels[0].line)
    for rows in entries_under(body, labels, paged=paged):
        begins = True
        for at, label in enumerate(labels):
            held = list(lines_under(rows, heads, at))
            wraps = _wraps(held, _right(labels, at), paged=paged) if held else []
            for index, (lines, goes_on) in enumerate(zip(held, wraps, strict=True)):
                filled = Filled(label.slot, 0, begins, index > 0, goes_on)
                yield Entry(tuple(line.words for line in lines), filled, lines[0])
                begins = False
