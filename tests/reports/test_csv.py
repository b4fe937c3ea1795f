"""Outcomes for a spreadsheet."""

from __future__ import annotations

import csv
import io

import pytest

from jobkit.model.assessment import Done
from jobkit.model.outcome import Failed
from jobkit.reports.csv import render
from jobkit.screening.rubrics import load_rubric
from jobkit.screening.score import score
from tests.factories import worked_example

RUBRIC = load_rubric("case-manager")


def rows(*outcomes: Done | Failed) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(render(outcomes, RUBRIC), newline="")))


def test_rows_stand_in_rank_order_with_unread_files_last() -> None:
    page, facts = worked_example()
    given = score(facts, page, RUBRIC)
    lesser = Done("less.pdf", score(type(facts)(facts.as_of), page, RUBRIC))
    found = rows(Failed("x.pdf", "empty", "nothing in it"), lesser, Done("more.pdf", given, "Jordan Vale"))
    assert [(row["rank"], row["file"], row["outcome"]) for row in found] == [
        ("1", "more.pdf", "assessed"),
        ("2", "less.pdf", "assessed"),
        ("", "x.pdf", "failed"),
    ]
    assert found[0]["experience"] == "25"
    assert found[0]["must_have_degree"] == "met"
    assert found[2]["error"] == "empty: nothing in it"


@pytest.mark.parametrize("first", ["=", "+", "-", "@", "\t", "\r"])
def test_no_cell_starts_a_formula(first: str) -> None:
    page, facts = worked_example()
    name = f"{first}SUM(A1:A9)"
    found = rows(Done(f"{first}file.pdf", score(facts, page, RUBRIC), name), Failed(f"{first}x", "empty", "y"))
    assert found[0]["name"] == f"'{name}"
    assert all(not value.startswith(first) for row in found for value in row.values())
