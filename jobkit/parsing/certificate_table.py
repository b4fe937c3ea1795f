"""Certificates in a table whose head says what each column holds: "Credential | Issued by | Number | Expires"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from jobkit.language.lexicon import load
from jobkit.model.document import Cell, Document, Row
from jobkit.parsing.certificate_lines import Line, is_wrapped_media, levels
from jobkit.parsing.certificate_text import CertificateWords

_JOINTS = re.compile(r"\s*(?:/|&|\band\b|,)\s*")
_LOOSE = 1.12
"""Times the smallest step between lines of a table: a step larger than that parts two of its rows."""

Record = list[list[Cell]]
"""A row of the table: the cells of each column, wrapped ones from the top down; the name's column first."""


def table_records(document: Document, rows: Sequence[Row]) -> list[Record] | None:
    """The rows of the table that the section holds; None where it holds none."""
    lines = levels(document, sorted(rows, key=lambda row: (row.page, row.box.bottom, row.box.x0)))
    at = next((at for at, line in enumerate(lines) if _is_head(document, line)), None)
    if at is None:
        return None
    head = lines[at].cells
    name = next(index for index, cell in enumerate(head) if _label(document, cell) == "name")
    body = [line for line in lines[at + 1 :] if not _is_head(document, line)]
    return [_record(document, group, head, name) for group in _grouped(document, body, head, name)]


def column_label(text: str) -> str | None:
    """ "name" or "detail" where a text is the head of a table's column."""
    plain = text.strip(" :.").casefold()
    kinds = {_labels().get(plain)}
    if kinds == {None}:
        kinds = {_labels().get(part) for part in _JOINTS.split(plain)}
    return None if None in kinds else "name" if "name" in kinds else "detail"


def _is_head(document: Document, line: Line) -> bool:
    labels = [_label(document, cell) for cell in line.cells]
    return len(labels) > 1 and None not in labels and labels.count("name") > 0 and "detail" in labels


def _label(document: Document, cell: Cell) -> str | None:
    return column_label(document.text_of(cell.span))


def _grouped(document: Document, body: Sequence[Line], head: Sequence[Cell], name: int) -> list[list[Line]]:
    """The lines of each row of the table, which white space parts from the next one, or the name's column."""
    steps = [two.top - one.bottom for one, two in pairwise(body) if one.page == two.page]
    tightest = min((step for step in steps if step > 0), default=0.0)
    is_spaced = is_wrapped_media(document) and any(step > _LOOSE * tightest for step in steps)
    groups: list[list[Line]] = []
    for line in body:
        before = groups[-1][-1] if groups else None
        if before is None or before.page != line.page:
            begins = True
        elif is_spaced:
            begins = line.top - before.bottom > _LOOSE * tightest
        else:
            begins = any(_column(document, line, at, head) == name for at in range(len(line.cells)))
        if begins:
            groups.append([line])
        else:
            groups[-1].append(line)
    return groups


def _record(document: Document, lines: Sequence[Line], head: Sequence[Cell], name: int) -> Record:
    columns: Record = [[] for _ in head]
    for line in lines:
        for at, cell in enumerate(line.cells):
            columns[_column(document, line, at, head)].append(cell)
    return [columns[name], *(column for at, column in enumerate(columns) if at != name and column)]


def _column(document: Document, line: Line, at: int, head: Sequence[Cell]) -> int:
    """Which column a cell stands in: by its place in the row where none is empty, else by the nearest edge."""
    if not is_wrapped_media(document) and (len(line.cells) == len(head) or at == 0):
        return at
    return min(range(len(head)), key=lambda index: _distance(head[index], line.cells[at]))


def _distance(head: Cell, cell: Cell) -> float:
    one, two = head.box, cell.box
    return min(abs(one.x0 - two.x0), abs(one.x1 - two.x1), abs(one.x0 + one.x1 - two.x0 - two.x1) / 2)


@cache
def _labels() -> dict[str, str]:
    columns = load("certificates", CertificateWords).columns
    return {label: kind for kind, labels in (("name", columns.name), ("detail", columns.detail)) for label in labels}
