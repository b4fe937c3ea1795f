"""The text files of a batch, byte for byte, on three fixed assessments and a file that was not read.

After a change that is meant, ``python -m pytest tests/reports/test_save.py --update-golden`` writes them anew: read the
difference as code.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from jobkit.model.assessment import Done, Outcome
from jobkit.model.outcome import Failed
from jobkit.reports.save import save
from jobkit.screening.record import Basis, record
from jobkit.screening.rubrics import load_rubric
from jobkit.screening.score import score
from tests.factories import variation

RUBRIC = load_rubric("case-manager")


def batch() -> list[Outcome]:
    done: list[Outcome] = []
    for number, name in ((0, "Jordan Vale"), (2, None), (11, '=HYPERLINK("http://example.com")')):
        page, facts = variation(number)
        assessment = replace(score(facts, page, RUBRIC), tool="0.0.0")
        kept = record(Basis(facts, page, ()))
        done.append(Done(f"candidate-{number:02d}.pdf", assessment, name, record=kept))
    return [
        *done[:1],
        Failed("locked.pdf", "encrypted", "the file needs a password; ask for a copy without one"),
        *done[1:],
    ]


@pytest.mark.parametrize("name", ["results.jsonl", "results.csv", "summary.json", "facts.jsonl", "report.html"])
def test_a_batch_gives_these_bytes(name: str, root: Path, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    golden = root / "tests" / "golden" / "screen" / name
    written = {path.name: path for path in save(batch(), RUBRIC, tmp_path / "not" / "there yet")}
    if request.config.getoption("--update-golden"):
        golden.parent.mkdir(parents=True, exist_ok=True)
        golden.write_bytes(written[name].read_bytes())
    assert written[name].read_bytes() == golden.read_bytes()
