"""``jobkit rubric``."""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner

from jobkit.cli.rubric import rubric


def run(*args: str) -> tuple[int, str, str]:
    done = CliRunner().invoke(rubric, args)
    return done.exit_code, done.stdout, done.stderr


def test_a_derived_file_is_valid_and_says_what_is_left(tmp_path: Path) -> None:
    target = str(tmp_path / "mine.yaml")
    code, said, left = run("derive", "case-manager", "-o", target)
    assert (code, said) == (0, f"Wrote {target}\n")
    assert "Not assessed by a resume" in left
    assert run("validate", target)[:2] == (0, f"{target}: fine\n")
    assert run("derive", "case-manager", "-o", target)[0] == 2


def test_show_gives_points_and_the_sentences_they_rest_on() -> None:
    code, text, _ = run("show", "case-manager")
    assert code == 0
    assert "   42  Core functions of the work\n" in text
    assert "rests on posting.requirements.experience" in text


def test_formats_for_programs(tmp_path: Path) -> None:
    assert json.loads(run("derive", "case-manager", "-f", "json")[1])["role"] == "case-manager"
    assert json.loads(run("show", "case-manager", "-f", "json")[1])["id"] == "case-manager"
    bad = tmp_path / "bad.yaml"
    bad.write_text(run("show", "case-manager", "-f", "yaml")[1].replace("max: 25", "max: 24", 1))
    code, said, _ = run("validate", str(bad), "-f", "json")
    assert code == 1
    assert "99 points" in json.loads(said)["problems"][0]["message"]
    assert json.loads(run("schema")[1])["title"] == "jobkit rubric file"
