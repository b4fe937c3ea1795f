"""The main job, whole: the shipped samples screened for the shipped role."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from jobkit import load_role, rubric_of, screen
from jobkit.model.document import Document
from jobkit.reports.save import save

ROOT = Path(__file__).resolve().parent.parent
RESUMES = ROOT / "samples" / "resumes"
DAY = date(2026, 11, 1)


def _screened(folder: Path, workers: int) -> dict[str, bytes]:
    role = load_role("case-manager")
    outcomes = screen([RESUMES], role=role, as_of=DAY, workers=workers)
    return {path.name: path.read_bytes() for path in save(outcomes, rubric_of(role), folder)}


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return _screened(tmp_path_factory.mktemp("one"), workers=1)


@pytest.fixture(scope="module")
def results(written: dict[str, bytes]) -> list[dict[str, Any]]:
    return [json.loads(line) for line in written["results.jsonl"].decode().splitlines()]


def test_every_file_has_a_row_in_order(results: list[dict[str, Any]]) -> None:
    assert [Path(row["file"]).name for row in results] == sorted(path.name for path in RESUMES.iterdir())
    assert {row["outcome"] for row in results} == {"assessed"}


def test_a_second_run_with_more_workers_writes_the_same_bytes(written: dict[str, bytes], tmp_path: Path) -> None:
    assert _screened(tmp_path, workers=2) == written


def _squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


def test_every_point_has_a_line_that_stands_in_the_file(results: list[dict[str, Any]]) -> None:
    from jobkit import read_resume

    pages: dict[str, Document] = {}
    for row in results:
        path = RESUMES / Path(row["file"]).name
        document = pages.setdefault(row["file"], read_resume(path, as_of=DAY).document)
        lines = {(line.page, line.number): _squeezed(document.text_of(line.span)) for line in document.rows}
        for criterion in row["criteria"]:
            assert not criterion["points"] or criterion["evidence"], (row["file"], criterion["id"])
            for quote in criterion["evidence"]:
                there = lines[(quote["page"], quote["line"])]
                assert _squeezed(quote["text"])[:20] in there or there in _squeezed(quote["text"]), (row["file"], quote)


def test_a_score_is_the_sum_of_its_criteria_within_its_interval(results: list[dict[str, Any]]) -> None:
    for row in results:
        score = row["score"]
        assert score["point"] == sum(criterion["points"] for criterion in row["criteria"])
        assert 0 <= score["low"] <= score["point"] <= score["high"] <= score["of"] == 100
        assert sum(criterion["max"] for criterion in row["criteria"]) == 100
