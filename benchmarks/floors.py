"""The floors under reading: ``python -m benchmarks.floors [--lower REASON]`` measures them anew on the samples.

``tests/gate/baseline.json`` holds a floor a field and a fact, and the digest of the corpus that they were measured on.
Raising is free. A floor goes down only with ``--lower``, whose reason the file keeps.
"""

from __future__ import annotations

import argparse
import json
import math
from pathlib import Path
from typing import Any

from benchmarks.accuracy import SAMPLES, as_dict, digest, measure

BASELINE = Path(__file__).parents[1] / "tests" / "gate" / "baseline.json"
# Below what is measured, so that a change which gains much and loses a fact of two files in forty is not refused.
ROOM = 0.05


def main() -> None:
    parser = argparse.ArgumentParser(description="Measure the floors under reading anew.")
    parser.add_argument("--lower", metavar="REASON", help="let floors go down, and say why")
    options = parser.parse_args()
    old = json.loads(BASELINE.read_text(encoding="utf-8"))["floors"] if BASELINE.exists() else {}
    figures = shares(as_dict(measure(SAMPLES)))
    fallen = [f"{name}: {floor} to {figures[name]}" for name, floor in old.items() if figures[name] < floor]
    if fallen and not options.lower:
        raise SystemExit("\n  ".join(["these fell through; mend the reading, or give --lower a reason", *fallen]))
    new = floors(figures) if options.lower else raised(old, floors(figures))
    held = {"corpus": digest(SAMPLES), "floors": new, **({"lowered": options.lower} if fallen else {})}
    BASELINE.write_text(json.dumps(held, indent=2) + "\n", encoding="utf-8")
    print("\n".join(f"{name:32}{floor:.2f}" for name, floor in new.items()))


def shares(figures: dict[str, Any]) -> dict[str, float]:
    """All figures by one name each: the two headline ones, the fields, the facts."""
    facts = {f"fact {name}": share for name, share in figures["facts"].items()}
    return {"all": figures["all"], "facts_all": figures["facts_all"], **figures["fields"], **facts}


def floors(measured: dict[str, float]) -> dict[str, float]:
    """A floor for each figure: the measured share less ``ROOM``, rounded down to a hundredth."""
    return {name: max(0.0, math.floor(round((share - ROOM) * 100, 6)) / 100) for name, share in measured.items()}


def raised(old: dict[str, float], new: dict[str, float]) -> dict[str, float]:
    """The higher of two floors, figure by figure: what was once reached stays asked for."""
    return {name: max(floor, old.get(name, 0.0)) for name, floor in new.items()}


if __name__ == "__main__":
    main()
