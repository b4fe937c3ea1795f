"""A batch as a whole: the funnel narrows, and the JSON says what the report says."""

from __future__ import annotations

import json

from jobkit.model.assessment import Done, Outcome
from jobkit.model.outcome import Failed
from jobkit.reports import summary
from jobkit.screening.rubrics import load_rubric
from jobkit.screening.score import score
from tests.factories import variation

RUBRIC = load_rubric("case-manager")


def batch() -> list[Outcome]:
    done: list[Outcome] = []
    for number in range(30):
        page, facts = variation(number)
        done.append(Done(f"{number}.pdf", score(facts, page, RUBRIC)))
    return [*done, Failed("locked.pdf", "encrypted", "needs a password")]


def test_each_stage_holds_part_of_the_one_before() -> None:
    counts = [stage.count for stage in summary.funnel(batch())]
    assert counts[:2] == [31, 30]
    assert counts == sorted(counts, reverse=True)
    assert counts[-1] > 0


def test_the_shortlist_has_its_files_and_share() -> None:
    made = json.loads(summary.as_json(batch(), RUBRIC))
    found = made["sensitivity"]
    assert set(found["stable"]) <= set(found["shortlist"])
    assert found["share"] == round(len(found["stable"]) / len(found["shortlist"]), 4)
    assert sum(made["rubric"]["weights"].values()) == 100
    assert (sum(made["bands"].values()), made["not_read"]) == (30, 1)
    assert {each["percent"] for each in found["weights"]} == {80, 120}


def test_an_empty_batch_is_told_too() -> None:
    made = json.loads(summary.as_json([], RUBRIC))
    assert made["sensitivity"]["shortlist"] == []
    assert [each["files"] for each in made["funnel"]] == [0] * 5
