"""Labels and values that stand beside or below one another, as pairs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from jobkit.postings.importing.found import Item
from jobkit.postings.importing.lexicon import (
    LONGEST_LABEL,
    asked_kind,
    label_field,
    label_field_by_words,
    need_of_label,
    run_in_label,
    split_label,
)

_PARTED = re.compile(r"\s[|·•]\s")
_FEWEST_PAIRS: Final = 3
"""Labels and values in turn that make a list of definitions."""


def paired(items: Sequence[Item]) -> list[Item]:
    """The lines with each label and its value made one line, however rows, columns or turns set them."""
    items = _run_in([part for item in _by_need(_gridded(items)) for part in _side_by_side(item)])
    read: list[Item] = []
    at = 0
    while at < len(items):
        end = at
        while _is_pair(items[end : end + 3], goes_on=end > at):
            end += 2
        if end - at >= 2 * _FEWEST_PAIRS:
            for label, value in zip(items[at:end:2], items[at + 1 : end : 2], strict=True):
                read.append(
                    replace(
                        label,
                        text=f"{label.text}\t{value.text}",
                        mark="text",
                        lines=(*label.lines, *value.lines),
                        links=value.links,
                    )
                )
            at = end
        else:
            read.append(items[at])
            at += 1
    return read


def _side_by_side(item: Item) -> list[Item]:
    """A row of two labelled values, "Grade: 7    Location: Leeds", as two lines."""
    cells = item.cells if len(item.cells) > 1 else tuple(_PARTED.split(item.text))
    labels = [split_label(cell) for cell in cells]
    if len(labels) > 1 and all(split is not None and label_field(split[0]) for split in labels):
        return [replace(item, text=cell) for cell in cells]
    names, values = item.cells[::2], item.cells[1::2]
    if len(names) > 1 and len(names) == len(values) and all(map(label_field, names)):
        return [replace(item, text=f"{name}\t{value}") for name, value in zip(names, values, strict=True)]
    return [item]


def _gridded(items: Sequence[Item]) -> list[Item]:
    """Rows of labels with their values in the row below, cell under cell, as pairs; the last row may be half empty."""
    read: list[Item] = []
    at = 0
    goes_on = False
    while at < len(items):
        rows = items[at : at + 2]
        goes_on = _is_grid(rows, goes_on=goes_on)
        if not goes_on:
            read.append(items[at])
            at += 1
            continue
        for label, value in zip(*(row.cells for row in rows), strict=True):
            lines = (*rows[0].lines, *rows[1].lines)
            read.append(replace(rows[0], text=f"{label}\t{value}", lines=lines))
        at += 2
    return read


def _is_grid(rows: Sequence[Item], *, goes_on: bool) -> bool:
    """Whether two rows are labels over values; within a grid a value may read like a label."""
    if len(rows) < 2 or len(rows[0].cells) != len(rows[1].cells) or not all(map(label_field, rows[0].cells)):
        return False
    below = [label_field(cell) is not None for cell in rows[1].cells]
    return not all(below) if goes_on else len(below) > 1 and not below[0]


def _by_need(items: Sequence[Item]) -> list[Item]:
    """The rows of a table with a column of musts and one of preferences, as statements that say which they are."""
    said: list[Item] = []
    needs: tuple[str, ...] = ()
    label = ""
    for item in items:
        cells = item.cells
        found = tuple(cell for cell in cells if need_of_label(cell))
        if len(found) > 1 and len(found) >= len(cells) - 1:
            needs = found
        elif needs and len(cells) == 1 and asked_kind(cells[0]):
            label = cells[0]
        elif needs and len(cells) in (len(needs), len(needs) + 1):
            label = cells[0] if len(cells) > len(needs) else label
            said += [_of_need(item, need, label, cell) for need, cell in zip(needs, cells[-len(needs) :], strict=True)]
        else:
            needs = ()
            said.append(item)
    return said


def _of_need(item: Item, need: str, label: str, cell: str) -> Item:
    return replace(item, text=": ".join(filter(None, [need, label, cell])), mark="bullet")


def _run_in(items: Sequence[Item]) -> list[Item]:
    """Lines that each begin with a label, with nothing but a space before its value: "Location Omaha, NE"."""
    read = list(items)
    start = 0
    for at in range(len(items) + 1):
        if at < len(items) and items[at].mark != "heading" and run_in_label(items[at].text):
            continue
        if at - start >= _FEWEST_PAIRS:
            for each in range(start, at):
                label = run_in_label(read[each].text) or ""
                text = f"{label}\t{read[each].text[len(label) :].strip()}"
                read[each] = replace(read[each], text=text, mark="text")
        start = at + 1
    return read


def _is_pair(items: Sequence[Item], *, goes_on: bool) -> bool:
    """Whether a label and its value come next; between pairs, a value may be like a label: "Setting", "Office"."""
    if len(items) < 2 or not _is_bare_label(items[0]):
        return False
    is_between = goes_on and len(items) > 2 and _is_bare_label(items[2]) and items[1].mark != "heading"
    return _is_bare_value(items[1]) or (is_between and "\t" not in items[1].text)


def _is_bare_label(item: Item) -> bool:
    return (
        len(item.text) <= LONGEST_LABEL
        and "\t" not in item.text
        and (label_field(item.text) or label_field_by_words(item.text)) is not None
    )


def _is_bare_value(item: Item) -> bool:
    return (
        item.mark != "heading"
        and "\t" not in item.text
        and label_field(item.text) is None
        and split_label(item.text) is None
    )
