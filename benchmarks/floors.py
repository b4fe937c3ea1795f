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
    new = floors(as_dict(measure(SAMPLES)))
    lowered = [f"{name}: {old[name]} to {new[name]}" for name in new if new[name] < old.get(name, 0.0)]
    if lowered and not options.lower:
        raise SystemExit(
            "these floors would go down; mend the reading, or give --lower a reason\n  " + "\n  ".join(lowered)
        )
    held = {"corpus": digest(SAMPLES), "floors": new, **({"lowered": options.lower} if lowered else {})}
    BASELINE.write_text(json.dumps(held, indent=2) + "\n", encoding="utf-8")
    print("\n".join(f"{name:32}{floor:.2f}" for name, floor in new.items()))


def floors(figures: dict[str, Any]) -> dict[str, float]:
    """A floor for each figure: the measured share less ``ROOM``, rounded down to a hundredth."""
    flat = {"all": figures["all"], "facts_all": figures["facts_all"], **figures["fields"]}
    flat |= {f"fact {name}": share for name, share in figures["facts"].items()}
    return {name: max(0.0, math.floor(round((share - ROOM) * 100, 6)) / 100) for name, share in flat.items()}


if __name__ == "__main__":
    main()
