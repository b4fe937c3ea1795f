"""Reading the samples may not get worse: each field and fact stands at or above its floor."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks.accuracy import as_dict, digest, measure
from benchmarks.floors import ROOM, floors


def test_reading_stands_above_its_floors(root: Path) -> None:
    held = json.loads((root / "tests" / "gate" / "baseline.json").read_text(encoding="utf-8"))
    if digest(root / "samples") != held["corpus"]:
        pytest.fail("the samples have changed since the floors were measured; run: python -m benchmarks.floors")
    figures = as_dict(measure(root / "samples"))
    now = {"all": figures["all"], "facts_all": figures["facts_all"], **figures["fields"]}
    now |= {f"fact {name}": share for name, share in figures["facts"].items()}
    fallen = {name: (now[name], floor) for name, floor in held["floors"].items() if now[name] < floor}
    assert fallen == {}, "measured and floor; see: python -m benchmarks.accuracy --worst 5"


def test_a_floor_leaves_a_little_room_and_is_never_below_nothing() -> None:
    figures = {"all": 0.9, "facts_all": 0.01, "fields": {"name": 1.0}, "facts": {"tier": 0.5}}
    assert floors(figures) == {"all": 0.85, "facts_all": 0.0, "name": 1.0 - ROOM, "fact tier": 0.45}
