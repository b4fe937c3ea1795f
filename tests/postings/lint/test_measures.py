"""Length, lists, sentences, voice and coded words."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from jobkit.model.finding import Finding
from jobkit.postings.lint.checking import lint_text
from jobkit.postings.lint.subject import Source

CLEAN = (Path(__file__).parents[2] / "data" / "lint" / "clean.md").read_text(encoding="utf-8")


def found(text: str) -> dict[str, Finding]:
    return {each.rule: each for each in lint_text(Source("posting.md", text), as_of=date(2026, 11, 25))}


def with_lines(heading: str, lines: list[str]) -> str:
    return CLEAN.replace(f"## {heading}\n", f"## {heading}\n" + "".join(f"- {line}\n" for line in lines))


@pytest.mark.parametrize(
    ("words", "severity"), [(100, "warning"), (200, "info"), (400, None), (900, "info"), (1100, "warning")]
)
def test_the_length(words: int, severity: str | None) -> None:
    text = "# Case Manager\n\n" + "You see people. " * (words // 3)
    finding = found(text).get("LEN101")
    assert (finding.severity if finding else None) == severity


def test_a_long_title() -> None:
    title = "Case Manager for Older Adults and Their Families in the Northern Half of the County"
    assert found(f"# {title}\n\nYou see people.")["LEN103"].severity == "info"
    assert found(f"# {'Case Manager ' * 20}\n\nYou see people.")["LEN103"].severity == "error"


def test_long_lists() -> None:
    musts = with_lines("What you bring", [f"You have done task {number} for a year" for number in range(7)])
    assert found(musts)["REQ101"].message == "many must-haves: 11 must-haves"
    assert found(musts)["REQ101"].severity == "warning"
    duties = with_lines("Your day", ["Answer the door.", "Read the mail.", "Make a call."])
    assert found(duties)["REQ103"].severity == "info"


def test_requirements_that_nothing_shows() -> None:
    vague = "# Case Manager\n\n## Requirements\n- Good with people\n- A warm heart\n- Calm\n- A degree\n"
    assert found(vague)["REQ104"].message.endswith("1 of 4 name something that can be shown")


def test_long_sentences_and_entries() -> None:
    sentence = "You " + "see and see " * 9 + "people."
    assert found(f"# Case Manager\n\n{sentence}")["RDG102"].severity == "info"
    assert found(f"# Case Manager\n\n- {sentence}")["RDG103"].severity == "info"


def test_hard_words() -> None:
    hard = (
        "Interdisciplinary coordination necessitates comprehensive documentation of multidimensional assessments. " * 15
    )
    assert found(f"# Case Manager\n\n{hard}")["RDG101"].severity == "warning"


def test_pay_at_the_end_and_no_lists() -> None:
    prose = "# Case Manager\n\n" + "You see people. " * 60 + "\n\nWe pay $45,000 to $50,000 a year.\n"
    assert {"ORD101", "STR101"} <= set(found(prose))


def test_more_of_us_than_of_you() -> None:
    ours = "# Case Manager\n\n" + "We see people at our office. " * 30
    assert found(ours)["VOI101"].message.endswith("you and your 0 times, we and our 60 times")


def test_coded_words_are_counted_but_not_those_of_the_work_or_of_clients() -> None:
    body = "You see people. " * 40
    coded = found(f"# Case Manager\n\n{body}You are decisive, ambitious, dominant and competitive.")["GEN100"]
    assert coded.severity == "warning"
    assert "ambitious, competitive, decisive, dominant" in coded.message
    assert "GEN100" not in found(
        f"# Case Manager\n\n{body}Principles of case management. Independent living. Clients decide."
    )
