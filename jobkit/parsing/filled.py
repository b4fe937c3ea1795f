"""What forms and tables have filled in: the fields of a section's rows, entry by entry."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from itertools import groupby

from jobkit.model.document import Box, Row, Section, SectionKind

_ONCE = frozenset(("title", "organization", "names", "degree", "certificate", "type", "start", "first_name", "name"))
"""Fields that an entry has once, so that a second one begins the next entry."""
_DATES = ("start", "end", "dates", "issued", "expires")
_OPEN_KINDS = ("header", "other", "summary", "training", "skills", "memberships", "awards")
"""Kinds of sections that may hold entries of another kind."""
_CHOICE = re.compile(r"(?P<mark>[☑☒✓✔✗✘■⬛●]|\[[xX✓]\]|\([xX]\)|(?<!\w)[xX](?= ))\s*(?P<what>[^\W\d_]+)")
_OPEN = re.compile(r"[☐□○]|\[\s?\]|\(\s?\)")


def slots(rows: Iterable[Row]) -> set[str]:
    """What the rows' labels ask for, as far as it is filled in."""
    return {row.field.slot for row in rows if row.field and len(row.field.value)}


def records(rows: Sequence[Row]) -> list[list[Row]]:
    """The entries of a form or table: what no label explains belongs to the entry above it; none without a field.

    An entry begins where layout says so, or where a field comes that the entry has already: one that entries have
    once, or the one that the first of them begins with.
    """
    found: list[list[Row]] = []
    seen: set[str] = set()
    opener: str | None = None
    for row in rows:
        field = row.field
        if field is None or field.slot == "head" or field.goes_on:
            if found:
                found[-1].append(row)
            continue
        opener = opener or (field.slot if field.slot != "block" else None)
        repeats = field.begins is None and field.slot in seen and (field.slot in _ONCE or field.slot == opener)
        if not found or field.begins or repeats:
            found.append([])
            seen = set()
        found[-1].append(row)
        seen.add(field.slot)
    return [record for record in found if slots(record)]


def by_fields(sections: Sequence[Section]) -> list[Section]:
    """The sections, those under other titles parted where the fields in them say that they hold jobs, schools or
    certificates."""
    return [part for section in sections for part in (_parted(section) if section.kind in _OPEN_KINDS else [section])]


def _parted(section: Section) -> list[Section]:
    filled = [row for row in section.rows if row.field]
    kinds = [(_kind_of(slots(record)), record) for record in records(filled)]
    if not any(kind for kind, _ in kinds):
        return [section]
    moved = {row.span.start for kind, record in kinds if kind for row in record}
    rest = tuple(row for row in section.rows if row.span.start not in moved)
    found = [replace(section, rows=rest)] if rest or section.title else []
    for kind, run in groupby(kinds, key=lambda item: item[0]):
        if kind:
            found.append(Section(kind, None, tuple(row for _, record in run for row in record)))
    return found


def _kind_of(asked: set[str]) -> SectionKind | None:
    """What an entry is of which this is filled in; None where that may be anything."""
    if {"title", "organization"} <= asked and asked & {"start", "end", "dates"}:
        return "work"
    if "organization" in asked and asked & {"degree", "field", "graduated"}:
        return "education"
    return (
        "certificates"
        if asked & {"certificate", "type"} and asked & {"number", "issuer", "expires", "issued"}
        else None
    )


def bare(row: Row) -> Row:
    """The row without the label that opens it."""
    assert row.field is not None
    start = row.field.value.start
    cells = [
        cell.narrowed(words)
        for cell in row.cells
        if (words := tuple((at, word) for at, word in cell.words if at.start >= start))
    ]
    return replace(row, cells=tuple(cells), span=row.field.value, box=Box.around([cell.box for cell in cells]))


def values(rows: Iterable[Row], wanted: Collection[str], *, whole: bool = False) -> list[list[Row]]:
    """The rows of each field of these slots, label left out: its first line and those that it was wrapped to; lines
    that begin something else in the same cell are lists of their own, dates aside.

    Args:
        whole: whether all lines of a cell are one thing.
    """
    found: list[list[Row]] = []
    for row in rows:
        if row.field is None or row.field.slot not in wanted or not len(row.field.value):
            continue
        joins = row.field.wraps or (row.field.goes_on and (whole or row.field.slot in _DATES))
        if found and joins:
            found[-1].append(bare(row))
        else:
            found.append([bare(row)])
    return found


def chosen(text: str) -> str:
    """Of boxes to tick the words behind the one that is ticked, in lower case: "☒ Yes ☐ No" -> "yes"; else the text."""
    ticked = _CHOICE.search(text) if _OPEN.search(text) or _CHOICE.match(text) else None
    return (ticked["what"] if ticked else text.strip()).casefold()
