"""What was read in a resume, beside where it stands on the page: a table for a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from jobkit.model.outcome import Failed, Reading
from jobkit.model.resume import Evidence
from jobkit.reports.reading import warnings_of
from jobkit.reports.terminal import WIDTH, columns, printable, wrapped
from jobkit.reports.values import Group, Value, groups

NARROWEST, WIDEST = 60, 120
"""Columns: less leaves no room for a quote beside its place, and longer lines are hard to follow."""
_LABEL, _WHERE = 15, 16
_SURE = ((0.9, ""), (0.75, "likely"), (0.5, "not sure"), (0.0, "a guess"))
"""From which confidence on the reading is called so."""


def as_text(file: str, result: Reading | Failed, *, width: int = WIDTH) -> str:
    """What was read, a value a line: what it was taken for, page and line, and the words of the page where the value
    says it in others; then the months counted, and what a person should know. Ends in a newline.

    Args:
        file: its name.
        result: what became of it.
        width: columns of the terminal; lines are 60 to 120 wide.
    """
    if isinstance(result, Failed):
        return f"{printable(file)}\n  not read: {printable(result.message)}\n"
    width = min(max(width, NARROWEST), WIDEST)
    lines = [printable(file)]
    for group in groups(result):
        lines += ["", printable(group.title).upper(), *_group(group, width)]
    lines += ["", "FACTS", *_facts(result, width)]
    if warnings := warnings_of(result):
        lines += ["", "PLEASE NOTE", *(line for said in warnings for line in _hanging("", said, width))]
    return "\n".join(lines) + "\n"


def _group(group: Group, width: int) -> Iterator[str]:
    for value in _together(group.values):
        yield from _row(value, width)


def _together(values: Sequence[Value]) -> Iterator[Value]:
    """Skills of one line in one row, as the page has them."""
    for (kind, *_), alike in groupby(values, lambda value: (value.kind, _where(value.evidence), value.confidence)):
        same = list(alike)
        if kind == "skill" and not any(value.label for value in same[1:]):
            evidence = tuple(witness for value in same for witness in value.evidence)
            yield replace(same[0], text=", ".join(value.text for value in same), evidence=evidence)
        else:
            yield from same


def _row(value: Value, width: int) -> Iterator[str]:
    """Label, value and place; under the value, the page's words and how sure the reading is, if there is a doubt."""
    room = width - _LABEL - _WHERE - 4
    text = _one_line(value.text)
    mark = "- " if value.kind == "duty" else ""
    lines = [("  " if at and mark else mark) + line for at, line in enumerate(wrapped(text, room - len(mark)))]
    where = _where(value.evidence)
    for at, line in enumerate(lines):
        label = _cut(value.label, _LABEL - 1) if at == 0 else ""
        filled = line + " " * (room - columns(line))
        yield f"  {_filled(label)}{filled}  {where if at == 0 else ''}".rstrip()
    if said := _witness(value):
        yield from (" " * (2 + _LABEL) + line for line in wrapped(said, room))


def _witness(value: Value) -> str:
    quote = " … ".join(_one_line(witness.text) for witness in value.evidence)
    one, other = _letters(value.text), _letters(quote)
    is_said = value.is_derived or not quote or one in other or other in one
    parts = ["" if is_said else f"“{quote}”", _sure(value.confidence)]
    return ", ".join(filter(None, parts))


def _sure(confidence: float) -> str:
    return next(said for least, said in _SURE if confidence >= least)


def _where(evidence: Sequence[Evidence]) -> str:
    return f"p. {evidence[0].page}, line {evidence[0].line}" if evidence else ""


def _facts(reading: Reading, width: int) -> Iterator[str]:
    months = reading.facts
    said = f"{months.relevant_months.point} in the occupation, {months.total_months.point} in all paid work"
    yield from _hanging("Months", said, width)


def _hanging(label: str, said: str, width: int) -> Iterator[str]:
    lead = f"  {_filled(label)}" if label else "  "
    for at, line in enumerate(wrapped(said, width - len(lead))):
        yield (" " * len(lead) if at else lead) + line


def _filled(label: str) -> str:
    return label + " " * (_LABEL - columns(label))


def _cut(label: str, most: int) -> str:
    lines = wrapped(label, most)
    return lines[0] if len(lines) == 1 else wrapped(label, most - 1)[0] + "…"


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))
