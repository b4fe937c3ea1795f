"""How fast resumes that are read are scored again, and whether that gives what a fresh reading gives.

    python -m benchmarks.rescoring [--count 10000]

The shipped samples are read once, and scored over and over on one core: plain, and under an edited rubric. The results
are written as a report writes them, and must be, byte for byte, those of files that are read and scored anew.
"""

from __future__ import annotations

import argparse
import gc
import json
import time
from collections.abc import Sequence
from datetime import date
from itertools import cycle, islice
from pathlib import Path

from jobkit import api, resources
from jobkit.model.assessment import Done
from jobkit.model.outcome import Reading
from jobkit.model.rubric import Rubric
from jobkit.reports.jsonl import as_json
from jobkit.screening.rubrics import apply_variant

DAY = date(2026, 11, 1)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--count", type=int, default=10_000, help="resumes to score again")
    count = options.parse_args().count
    folder = resources.folder("samples") / "resumes"
    files = sorted(path for path in folder.rglob("*") if path.suffix in (".pdf", ".docx", ".html", ".txt"))
    read = [api.read_resume(path, as_of=DAY) for path in files]
    plain = api.rubric_of(api.load_role("case-manager"))
    for rubric in (plain, apply_variant(plain, "senior")):
        seconds = timed(read, rubric, count)
        same = again(files, read, rubric)
        print(
            f"{rubric.id}: {count} resumes in {seconds:.2f} s, {count / seconds:,.0f} a second; "
            f"{same} of {len(files)} as when read anew"
        )
        if same < len(files):
            raise SystemExit(1)


def timed(read: Sequence[Reading], rubric: Rubric, count: int) -> float:
    """Processor seconds to score so many of the readings."""
    gc.collect()
    gc.freeze()  # the readings stay; without them a collection looks at little
    start = time.process_time()
    for reading in islice(cycle(read), count):
        api.score(reading, rubric)
    return time.process_time() - start


def again(files: Sequence[Path], read: Sequence[Reading], rubric: Rubric) -> int:
    """How many readings give the bytes that reading the file anew gives."""
    return sum(
        row(reading, rubric) == row(api.read_resume(path, as_of=DAY), rubric)
        for path, reading in zip(files, read, strict=True)
    )


def row(reading: Reading, rubric: Rubric) -> str:
    return json.dumps(as_json(Done("file", api.score(reading, rubric))))


if __name__ == "__main__":
    main()
