"""``jobkit role diff``, as people and programs call it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from jobkit.cli.app import main


def diff(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["role", "diff", *arguments])


@pytest.fixture
def sample(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.chdir(tmp_path)
    text = (root / "samples" / "roles" / "case-manager-example.yaml").read_text(encoding="utf-8")
    Path("old.yaml").write_text(text, encoding="utf-8")
    return text


def changed(text: str, *replacements: tuple[str, str]) -> str:
    for old, new in replacements:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    Path("new.yaml").write_text(text, encoding="utf-8")
    return diff("old.yaml", "new.yaml").output


def test_it_tells_substance_and_wording_apart_in_reading_order(sample: str) -> None:
    told = changed(
        sample,
        (
            "You travel to clients' homes across the county every week.",
            "Every week you travel to clients' homes in the county.",
        ),
        ("percent: 40", "percent: 60"),
        ("hours_per_week: 40", "hours_per_week: 37.5"),
        ("  pay:\n", "  pay:\n    max: 62000\n"),
    )
    assert told.partition("\n\nFor the rubric")[0].splitlines() == [
        "old.yaml → new.yaml: 3 changes of substance, 1 change of wording",
        "",
        "Changed in substance",
        "  posting.pay.max: 60,000 is now 62,000",
        "  posting.work_environment.travel.percent: 40 is now 60",
        "  schedule.hours_per_week: 40 is now 37.5",
        "",
        "Only the wording",
        '  posting.requirements.travel.text: "You travel to clients\' homes across the county every week." is now'
        ' "Every week you travel to clients\' homes in the county."',
    ]


def test_a_new_must_have_that_nobody_assesses_is_told(sample: str) -> None:
    told = changed(sample, ("  benefits:\n", "    - {id: car, need: must, text: A car}\n\n  benefits:\n"))
    assert 'posting.requirements.car: new: "A car"' in told
    assert 'For the rubric\n  No gate or criterion assesses the new must-have "A car".' in told


def test_another_tier_is_told_with_what_it_does_to_the_points(sample: str) -> None:
    told = changed(sample, ("tier: entry", "tier: senior"))
    assert "opening.tier: entry is now senior" in told
    assert "Resumes are scored for the tier 'senior' in place of 'entry'." in told
    assert "The criterion 'Relevant experience' asks for 60 months for all its points; it asked for 12." in told
    assert "The criterion 'Leadership and complex cases' is worth 7 points; it was worth 0." in told


def test_a_criterion_whose_sentence_went_is_told(sample: str) -> None:
    told = changed(
        sample, ("{id: knowledge, kind: knowledge, need: preferred,", "{id: other, kind: other, need: preferred,")
    )
    assert "The criterion 'Tools and knowledge' rested on posting.requirements.knowledge too, which went." in told
    told = changed(
        sample,
        (
            "kind: education\n      need: must\n      level: bachelor",
            "kind: education\n      need: must\n      level: master",
        ),
    )
    assert (
        "The gate 'Degree' rests on posting.requirements.education.level, which changed: see that it still fits."
        in told
    )


def test_no_difference_is_said_in_a_line(sample: str) -> None:
    assert diff("old.yaml", "old.yaml").output == "old.yaml → old.yaml: no difference\n"


def test_shipped_roles_can_be_compared_and_programs_read_it(sample: str) -> None:
    result = diff("case-manager", "discharge-planner", "-f", "json")
    assert result.exit_code == 0
    told = json.loads(result.output)
    assert (told["before"], told["after"]) == ("case-manager", "discharge-planner")
    assert {"field": "role.title", "how": "changed", "weight": "substance", "before": "Case Manager",
            "after": "Discharge Planner"} in told["changes"]  # fmt: skip
    other = "Resumes are scored by another rubric: 'discharge-planner' in place of 'case-manager'."
    assert told["rubric"][0] == other
    Path("bare.yaml").write_text("id: bare\nextends: discharge-planner\nrubric: null\n", encoding="utf-8")
    told = json.loads(diff("discharge-planner", "bare.yaml", "-f", "json").output)
    assert told["rubric"] == ["The newer version names no rubric."]


def test_what_can_not_be_read_is_an_error_of_a_line(sample: str) -> None:
    Path("bad.yaml").write_text("id: bad\nrole: [\n", encoding="utf-8")
    for other in ("bad.yaml", "absent.yaml", "case-manger"):
        result = diff("old.yaml", other)
        assert result.exit_code == 1
        assert result.output.startswith("Error: ")
