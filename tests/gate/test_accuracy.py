"""Reading the samples may not get worse: each field and fact stands at or above its floor."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks.accuracy import as_dict, digest, measure
from benchmarks.floors import ROOM, floors, raised, shares


def test_reading_stands_above_its_floors(root: Path) -> None:
    held = json.loads((root / "tests" / "gate" / "baseline.json").read_text(encoding="utf-8"))
    if digest(root / "samples") != held["corpus"]:
        pytest.fail("the samples have changed since the floors were measured; run: python -m benchmarks.floors")
    now = shares(as_dict(measure(root / "samples")))
    fallen = {name: (now[name], floor) for name, floor in held["floors"].items() if now[name] < floor}
    assert fallen == {}, "measured and floor; see: python -m benchmarks.accuracy --worst 5"


def test_a_floor_leaves_a_little_room_and_is_never_below_nothing() -> None:
    assert floors({"all": 0.9, "facts_all": 0.01, "name": 1.0}) == {"all": 0.85, "facts_all": 0.0, "name": 1.0 - ROOM}


def test_a_floor_that_was_reached_stays() -> None:
    assert raised({"name": 0.9, "url": 0.5}, {"name": 0.8, "url": 0.6, "tier": 0.7}) == {
        "name": 0.9,
        "url": 0.6,
        "tier": 0.7,
    }
