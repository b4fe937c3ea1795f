"""What is kept for another rubric: enough to score alike, and no more of the person than is quoted."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobkit.errors import InvalidFile
from jobkit.model.assessment import Done
from jobkit.model.document import Box, Hidden
from jobkit.model.resume import Caution
from jobkit.reports.jsonl import as_json
from jobkit.screening.record import Basis, record, restored
from jobkit.screening.rubrics import load_rubric
from jobkit.screening.score import score
from tests.factories import document, variation, worked_example

RUBRIC = load_rubric("case-manager")


@given(st.integers(0, 255))
def test_a_record_scores_as_the_reading_did(number: int) -> None:
    page, facts = variation(number)
    kept = restored(record(Basis(facts, page, ())), path="facts.jsonl", number=1)
    assert kept.facts == facts
    fresh, again = score(facts, page, RUBRIC), score(kept.facts, kept.document, RUBRIC)
    assert json.dumps(as_json(Done("a", again))) == json.dumps(as_json(Done("a", fresh)))


def test_cautions_and_hidden_text_are_told_again() -> None:
    page, facts = worked_example()
    unseen = document(*page.text.split("\n"), hidden=(Hidden("CCM CCM", "white on white", 1, Box(0, 0, 1, 1)),))
    basis = Basis(facts, unseen, (Caution("pages_picture", "page 1 was read from a picture"),))
    kept = restored(record(basis), path="facts.jsonl", number=1)
    again = score(kept.facts, kept.document, RUBRIC, cautions=kept.cautions)
    assert again.warnings == score(facts, unseen, RUBRIC, cautions=basis.cautions).warnings
    assert "white on white" not in record(basis)


def test_lines_without_a_fact_are_not_kept() -> None:
    page, facts = worked_example()
    kept = record(Basis(replace(facts, credentials=()), page, ()))
    assert "care plans" in kept
    assert "Jordan" not in kept
    assert "Education" not in kept


@pytest.mark.parametrize(
    "line", ["", "null", "[]", '{"form": 0}', '{"form": 1}', '{"form": 1, "facts": 3, "lines": []}']
)
def test_what_is_no_record_is_told_with_its_line(line: str) -> None:
    with pytest.raises(InvalidFile, match=r"facts\.jsonl, line 7: .*; screen the files again"):
        restored(line, path="facts.jsonl", number=7)
