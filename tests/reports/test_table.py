"""The ranking on a terminal."""

from __future__ import annotations

from jobkit.model.assessment import Done
from jobkit.model.outcome import Failed
from jobkit.reports.table import render
from jobkit.reports.terminal import WIDTH
from jobkit.screening.rubrics import load_rubric
from jobkit.screening.score import score
from tests.factories import worked_example

RUBRIC = load_rubric("case-manager")


def done(file: str, name: str | None = None) -> Done:
    page, facts = worked_example()
    return Done(file, score(facts, page, RUBRIC), name)


def test_no_line_is_wider_than_the_terminal_and_every_file_has_its_row() -> None:
    outcomes = [
        done("a.pdf", "Ana María " * 9),
        done("b.pdf", "王" * 40),
        Failed("c.pdf", "encrypted", "It is locked."),
    ]
    text = render(outcomes, RUBRIC)
    assert all(len(line) <= WIDTH for line in text.splitlines())
    assert text.count("=1") == 2
    assert "c.pdf: It is locked." in text
    assert "3 files: 2 strong, 0 good, 0 review, 0 below, 1 not read." in text


def test_control_characters_of_a_file_name_do_not_reach_the_terminal() -> None:
    text = render([done("a\x1b[2Jb.pdf"), Failed("\x07c.pdf", "damaged", "x\x1b]0;y")], RUBRIC)
    assert not any(ord(letter) < 32 for letter in text.replace("\n", ""))
