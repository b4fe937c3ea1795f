"""The files of a batch."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from jobkit.model.assessment import Done, Outcome
from jobkit.model.rubric import Rubric
from jobkit.reports import csv, html, jsonl, summary

RESULTS = "results.jsonl"
FACTS = "facts.jsonl"
SUMMARY = "summary.json"


def save(outcomes: Sequence[Outcome], rubric: Rubric, folder: Path) -> list[Path]:
    """Write the reports into the folder, and beside them what another rubric can score; gives their paths."""
    from jobkit.reports import xlsx

    folder.mkdir(parents=True, exist_ok=True)
    content = {
        "report.html": html.render(outcomes, rubric).encode(),
        "results.xlsx": xlsx.render(outcomes, rubric),
        # A byte order mark makes Excel read the CSV as UTF-8, so that names keep their accents.
        "results.csv": csv.render(outcomes, rubric).encode("utf-8-sig"),
        RESULTS: jsonl.lines(outcomes).encode(),
        SUMMARY: summary.as_json(outcomes, rubric).encode(),
        FACTS: "".join(f"{_record(outcome)}\n" for outcome in outcomes).encode(),
    }
    for name, data in content.items():
        (folder / name).write_bytes(data)
    return [folder / name for name in content]


def _record(outcome: Outcome) -> str:
    """A line a file, in the order of the results; ``null`` for one that was not read."""
    return (outcome.record if isinstance(outcome, Done) else None) or "null"
