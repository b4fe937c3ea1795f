"""The three files of a batch."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from jobkit.model.assessment import Outcome
from jobkit.model.rubric import Rubric
from jobkit.reports import csv, html, jsonl


def save(outcomes: Sequence[Outcome], rubric: Rubric, folder: Path) -> list[Path]:
    """Write ``results.jsonl``, ``results.csv`` and ``report.html`` into the folder; gives their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    content = {
        "results.jsonl": jsonl.lines(outcomes),
        "results.csv": csv.render(outcomes, rubric),
        "report.html": html.render(outcomes, rubric),
    }
    for name, text in content.items():
        # A byte order mark makes Excel read the CSV as UTF-8, so that names keep their accents.
        (folder / name).write_bytes(text.encode("utf-8-sig" if name.endswith(".csv") else "utf-8"))
    return [folder / name for name in content]
