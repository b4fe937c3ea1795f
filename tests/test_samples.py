"""The shipped samples: complete, small, and spread over what a screening has to tell apart."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest


@pytest.fixture(scope="module")
def truths(root: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (root / "samples" / "truth.jsonl").read_text(encoding="utf-8").splitlines()]


def test_each_file_has_its_truth_and_each_truth_its_file(root: Path, truths: list[dict[str, Any]]) -> None:
    files = sorted(f"resumes/{path.name}" for path in (root / "samples" / "resumes").iterdir())
    assert sorted(truth["file"] for truth in truths) == files


def test_every_tier_and_every_state_of_the_certification_occurs(truths: list[dict[str, Any]]) -> None:
    assert {truth["facts"]["tier"] for truth in truths} == {"below_entry", "entry", "mid", "senior"}
    assert {truth["facts"]["ccm"] for truth in truths} == {"active", "expired", "in_progress", "none"}


def test_the_files_stay_small(root: Path) -> None:
    assert sum(path.stat().st_size for path in (root / "samples").rglob("*") if path.is_file()) < 3_000_000
