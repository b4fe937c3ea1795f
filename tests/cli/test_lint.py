"""``jobkit lint``, as people and programs call it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from jobkit.cli.app import main
from jobkit.yamlfile import read_yaml
from tests.roles_written import EMPLOYER, written
from tests.wordfile import word_file

DAY = ("--as-of", "2026-11-25")
CLEAN, FAULTY = EMPLOYER.with_name("clean.md"), EMPLOYER.with_name("faulty.md")


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["lint", *map(str, arguments), *DAY])


def test_a_sound_posting_passes() -> None:
    result = run(CLEAN)
    assert (result.exit_code, result.output) == (0, "No rule was broken.\n")


def test_advice_does_not_fail(root: Path) -> None:
    result = run(EMPLOYER)
    assert result.exit_code == 0
    assert "info     LEN101" in result.output
    assert "error" not in result.output


def test_errors_fail_and_the_law_is_no_advice() -> None:
    result = run(FAULTY)
    assert result.exit_code == 1
    assert "error    CRIM001" in result.output
    assert "not legal advice" in result.output


def test_a_place_may_be_asked_about() -> None:
    assert run(CLEAN.with_name("bare.md")).exit_code == 0
    result = run(CLEAN.with_name("bare.md"), "--where", "CO", "--where", "CA")
    assert result.exit_code == 1
    assert "asked for by Colorado, California" in result.output
    assert (
        run(CLEAN, "--where", "Colorodo").output == "Error: no place is known as 'Colorodo'; did you mean 'Colorado'?\n"
    )


def test_formats_for_programs() -> None:
    found = json.loads(run(FAULTY, "-f", "json").output)
    assert {each["id"] for each in found["findings"]} >= {"AGE001", "PAY002"}
    assert json.loads(run(FAULTY, "--format", "sarif").output)["version"] == "2.1.0"
    assert run(FAULTY, "-f", "github").output.startswith("::")


def test_several_files_are_one_run() -> None:
    result = run(CLEAN, FAULTY, EMPLOYER)
    assert result.exit_code == 1
    assert str(FAULTY) in result.output


def test_fix_mends_the_file_and_says_what(tmp_path: Path) -> None:
    path = written(tmp_path, {"posting.requirements": {"+": ["You know the elderly"]}})
    result = run(path, "--fix")
    assert f"{path}:" in result.stderr
    assert 'PPL103: "the elderly" is now "older adults"' in result.stderr
    assert "You know older adults" in path.read_text(encoding="utf-8")
    assert "PPL103" not in result.stdout


def test_a_rubric_may_be_named() -> None:
    assert run(EMPLOYER, "--rubric", "case-manager").exit_code == 0
    assert "no such rubric" in run(EMPLOYER, "--rubric", "absent").output


@pytest.mark.parametrize("suffix", ["html", "docx"])
def test_postings_of_other_formats_are_read(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"posting.{suffix}"
    lines = ["Case Manager", "We want a young person, and no felons."]
    if suffix == "html":
        path.write_text("<!DOCTYPE html><body>" + "".join(f"<p>{line}</p>" for line in lines), encoding="utf-8")
    else:
        path.write_bytes(word_file("".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in lines)))
    result = run(path)
    assert result.exit_code == 1
    assert "AGE001" in result.output
    assert "CRIM001" in result.output


def test_what_can_not_be_read_is_one_line(tmp_path: Path) -> None:
    assert (
        run("absent.md").output
        == "Error: absent.md: no such file; give a role file, a shipped role's name, or a posting\n"
    )
    assert run("absent.yaml").output == "Error: absent.yaml: no such file\n"
    empty = tmp_path / "empty.md"
    empty.touch()
    result = run(empty)
    assert result.exit_code == 1
    assert result.output.startswith("Error: the file is empty")


def test_the_hook_for_pre_commit_runs_the_command(root: Path) -> None:
    (hook,) = read_yaml(root / ".pre-commit-hooks.yaml")
    assert hook["entry"] == "jobkit lint"
    assert {"id", "name", "description", "language", "files"} <= set(hook)
