"""The ranking on a terminal: plain text, 100 columns, no colour needed to read it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath
from textwrap import wrap

from jobkit.model.assessment import Outcome
from jobkit.model.outcome import Failed
from jobkit.model.rubric import Rubric
from jobkit.reports import words
from jobkit.reports.ranking import Ranked, band_counts, ranked, unread
from jobkit.reports.terminal import WIDTH, columns, fitted, printable

_GAP = "  "
_INDENT = 5
_HEADS = ("#", "Band", "Points", "Name", "File", "Must-haves")
_WIDEST = (5, 6, 12, 26, 32)
"""The most that each column but the last may take; the last has what is left."""


def render(outcomes: Sequence[Outcome], rubric: Rubric) -> str:
    """The ranking, the files that were not read, and the counts; ends in a newline."""
    parts = [f"{rubric.title}, rubric {rubric.id} {rubric.version}", "", *_table(ranked(outcomes))]
    failed = unread(outcomes)
    if failed:
        parts += ["", "Not read, to be opened by a person:", *map(_failed_line, failed)]
    return "\n".join([*parts, "", _counts(outcomes), *wrap(words.PERSON_DECIDES, WIDTH), ""])


def _table(places: Sequence[Ranked]) -> list[str]:
    """A line a resume, and under it what is open: the must-haves, and the first thing to ask."""
    if not places:
        return []
    rows = [_cells(place) for place in places]
    held = list(zip(_HEADS, *rows, strict=True))
    widths = [min(most, max(map(columns, column))) for most, column in zip(_WIDEST, held[:-1], strict=True)]
    widths.append(WIDTH - sum(widths) - len(_GAP) * len(widths))
    lines = [_line(cells, widths) for cells in (_HEADS, ["-" * width for width in widths])]
    for place, row in zip(places, rows, strict=True):
        lines.append(_line(row, widths))
        said = _open(place)
        lines += [_line([said], [WIDTH - _INDENT], " " * _INDENT)] if said else []
    return lines


def _open(place: Ranked) -> str:
    given = place.done.assessment
    unmet = [f"{gate.name}: {words.STATES[gate.state]}." for gate in given.gates if gate.state != "met"]
    return " ".join([*unmet, *(f"Ask: {question}" for question in given.questions[:1])])


def _cells(place: Ranked) -> list[str]:
    given = place.done.assessment
    return [
        f"{'=' if place.tied else ''}{place.rank}",
        words.BANDS[given.band],
        words.interval(given),
        place.done.name or "",
        PurePath(place.done.file).name,
        f"{sum(gate.state == 'met' for gate in given.gates)} of {len(given.gates)} met",
    ]


def _line(cells: Sequence[str], widths: Sequence[int], indent: str = "") -> str:
    return indent + _GAP.join(map(fitted, cells, widths)).rstrip()


def _failed_line(failed: Failed) -> str:
    return f"  {printable(failed.file)}: {printable(failed.message)}"


def _counts(outcomes: Sequence[Outcome]) -> str:
    bands = ", ".join(f"{count} {words.BANDS[band]}" for band, count in band_counts(outcomes).items())
    files = "1 file" if len(outcomes) == 1 else f"{len(outcomes)} files"
    return f"{files}: {bands}, {len(unread(outcomes))} not read."
