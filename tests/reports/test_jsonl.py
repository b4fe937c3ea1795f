"""Outcomes for programs."""

from __future__ import annotations

import json

from jobkit.model.assessment import Done
from jobkit.model.outcome import Failed
from jobkit.reports.jsonl import as_json, lines
from jobkit.screening.rubrics import load_rubric
from jobkit.screening.score import score
from tests.factories import worked_example

KEYS = {"file", "outcome", "error", "band", "score", "gates", "criteria", "questions", "warnings"}


def test_the_promised_keys_are_there_for_assessed_and_failed_files_alike() -> None:
    page, facts = worked_example()
    done = as_json(Done("a.pdf", score(facts, page, load_rubric("case-manager"))))
    failed = as_json(Failed("b.pdf", "damaged", "it is cut short"))
    assert done.keys() >= KEYS
    assert failed.keys() == KEYS
    assert (done["outcome"], done["error"]) == ("assessed", None)
    assert (failed["outcome"], failed["error"]) == ("failed", {"code": "damaged", "message": "it is cut short"})
    assert done["score"] == {"point": 77, "low": 75, "high": 79, "of": 100}
    first = json.loads(json.dumps(done))["criteria"][0]
    assert first.keys() >= {"id", "points", "max", "state", "reason", "evidence"}
    assert first["evidence"][0].keys() == {"page", "line", "text", "box", "shows"}
    assert len(first["evidence"][0]["box"]) == 4


def test_a_line_a_file_in_input_order() -> None:
    outcomes = [Failed(name, "empty", "\u2028 nothing in it") for name in ("b", "a", "c")]
    assert [json.loads(line)["file"] for line in lines(outcomes).split("\n")[:-1]] == ["b", "a", "c"]
