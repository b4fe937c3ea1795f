"""Outcomes for a spreadsheet: a row a file, in rank order, unread files last."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from jobkit.model.assessment import Outcome
from jobkit.model.rubric import Rubric, applied
from jobkit.reports import words
from jobkit.reports.ranking import Ranked, ranked, unread

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What makes a spreadsheet compute a cell (OWASP, CSV Injection); such a cell gets an apostrophe in front."""


def render(outcomes: Sequence[Outcome], rubric: Rubric) -> str:
    """CSV (RFC 4180, CRLF, UTF-8) with a header row."""
    criteria = [criterion.id for criterion, _ in applied(rubric)]
    gates = [gate.id for gate in rubric.gates if gate.enabled]
    head = ["rank", "file", "name", "outcome", "band", "points", "low", "high", "of"]
    rows = [[*head, *(f"must_have_{gate}" for gate in gates), *criteria, "questions", "warnings", "error"]]
    rows += [_row(each) for each in ranked(outcomes)]
    blanks = [""] * (len(rows[0]) - 5)
    rows += [["", each.file, "", "failed", *blanks, f"{each.code}: {each.message}"] for each in unread(outcomes)]
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerows([_inert(cell) for cell in row] for row in rows)
    return out.getvalue()


def _row(place: Ranked) -> list[str]:
    given = place.done.assessment
    return [
        str(place.rank),
        place.done.file,
        place.done.name or "",
        "assessed",
        words.BANDS[given.band],
        *(str(number) for number in (given.point, given.low, given.high, given.of)),
        *(words.STATES[gate.state] for gate in given.gates),
        *(str(criterion.points) for criterion in given.criteria),
        " | ".join(given.questions),
        " | ".join(given.warnings),
        "",
    ]


def _inert(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
