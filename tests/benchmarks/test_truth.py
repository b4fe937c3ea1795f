"""The samples' truth: derived from the people's files, its months counted as the plainest reading has it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks.samples.printed import month, people
from benchmarks.samples.truth import months, truth


def test_the_committed_truth_is_what_the_peoples_files_say(root: Path) -> None:
    lines = (root / "samples" / "truth.jsonl").read_text(encoding="utf-8").splitlines()
    held = {line["id"]: line for line in map(json.loads, lines)}
    made = {
        person["id"]: truth(person, held[person["id"]]["file"], held[person["id"]]["render"]["format"])
        for person in people()
        if person["id"] in held
    }
    assert made == held, "run: python -m benchmarks.samples.make"


@pytest.mark.parametrize(
    ("jobs", "count"),
    [
        ([("2026-03", None)], 9),
        ([("2019", "2021")], 24),
        ([("2017", "2017")], 0),
        ([("2024", None)], 35),
        ([("2020-01", "2020-12"), ("2020-06", "2021-03")], 15),
        ([("2020-01", "2020-01")], 1),
    ],
)
def test_months_are_counted_once_however_many_jobs_cover_them(jobs: list[tuple[str, str | None]], count: int) -> None:
    entries = [{"startDate": start, **({"endDate": end} if end else {})} for start, end in jobs]
    assert len(months(entries)) == count


def test_a_month_is_written_as_the_person_writes_it() -> None:
    styles = ("Mon YYYY", "Mon. YYYY", "Month YYYY", "MM/YYYY", "M/YY", "Mon 'YY", "MON YYYY", "YYYY")
    assert [month("2021-09", style) for style in styles] == [
        "Sep 2021", "Sept. 2021", "September 2021", "09/2021", "9/21", "Sep ’21", "SEP 2021", "2021",
    ]  # fmt: skip
