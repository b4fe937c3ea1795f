"""A file and the JSON Resume that says the same score alike."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.accuracy import read_truths
from benchmarks.agreement import Agreement, Pair, compare, report, share
from jobkit import load_role, rubric_of


@pytest.fixture(scope="module")
def samples(root: Path) -> Agreement:
    folder = root / "samples"
    return compare(folder, read_truths(folder), rubric_of(load_role("case-manager")))


def test_a_sample_scores_what_its_truth_does(samples: Agreement) -> None:
    assert share(samples.completed, 0) >= 0.95
    assert share(samples.completed, 5) >= 0.99


def test_what_was_read_of_a_sample_scores_the_same_when_it_is_read_again(samples: Agreement) -> None:
    differing = {pair.file for pair in samples.again if pair.differing}
    assert differing <= {"resumes/tamsin-greyeyes.pdf"}  # a certificate there is read as a school


def test_the_report_names_what_differs() -> None:
    same, other = Pair("a.pdf", {"functions": 4}, {"functions": 4}), Pair("b.pdf", {"functions": 4}, {"functions": 10})
    unread = Pair("c.pdf", {}, {"functions": 1})
    pairs = [same, other, unread]
    lines = report(Agreement([same], pairs, [same], 1), worst=1).splitlines()
    assert [line.split()[-2:] for line in lines[1:4]] == [
        ["100.0%", "100.0%"],
        ["33.3%", "66.7%"],
        ["100.0%", "100.0%"],
    ]
    assert lines[-1] == "  6 apart  b.pdf: functions 4, truth 10"
    assert [line.split() for line in lines[6:-1]] == [["functions", "2"]]
