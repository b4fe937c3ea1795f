"""The command line as people meet it when something is wrong: one clear line, the right exit code, no traceback."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.mails import RESUME, archive, mail

ROOT = Path(__file__).resolve().parent.parent
UNREADABLE = ROOT / "tests" / "data" / "unreadable"


def jobkit(*args: str | Path, cwd: Path, stdin: str = "") -> subprocess.CompletedProcess[str]:
    """Run the command in a process of its own."""
    command = [sys.executable, "-m", "jobkit", *map(str, args)]
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, cwd=cwd, env=env, capture_output=True, text=True, input=stdin, check=False)
    assert "Traceback" not in done.stdout + done.stderr
    return done


def test_help_names_every_command_and_exits_0(root: Path) -> None:
    done = jobkit("--help", cwd=root)
    assert done.returncode == 0
    for verb in ("demo", "role", "post", "read", "screen", "fit"):
        assert f"\n  {verb} " in done.stdout
        told = jobkit(verb, "--help", cwd=root)
        assert told.returncode == 0
        assert "Example" in told.stdout, verb


@pytest.mark.parametrize(
    ("args", "code", "said"),
    [
        (["screen", "gone", "--role", "case-manager"], 1, "gone: no such file or folder"),
        (["screen", "empty-folder", "--role", "case-manager"], 1, "no files in this folder"),
        (["screen", "resume.txt", "--role", "case-mangler"], 1, "case-manager"),
        (["screen", "resume.txt", "--role", "typo.yaml"], 1, "typo.yaml, line 2, column 1"),
        (["screen", "resume.txt"], 2, "--role"),
        (["read", "resume.txt", "--as-of", "yesterday"], 2, "2026-11-01"),
        (["read", "resume.txt", "--pdf-reader", "acrobat"], 1, "pdfminer"),
        (["fit", "gone.pdf", "--role", "case-manager"], 1, "gone.pdf"),
        (["post", "gone.yaml"], 1, "gone.yaml"),
        (["role", "validate", "typo.yaml"], 1, "did you mean"),
        (["hire", "everybody"], 2, "No such command"),
    ],
)
def test_a_mistake_is_told_in_one_line(args: list[str], code: int, said: str, tmp_path: Path) -> None:
    (tmp_path / "empty-folder").mkdir()
    (tmp_path / "resume.txt").write_text(
        "Ada Marsh\nada@example.org\n\nExperience\nCase Manager, Aid House, 2019 - 2021\n"
    )
    (tmp_path / "typo.yaml").write_text("extends: case-manager\norganisation:\n  name: Aid House\n")
    done = jobkit(*args, cwd=tmp_path)
    assert done.returncode == code, done.stderr
    assert said in done.stderr
    if code == 1:
        assert len(done.stderr.strip().splitlines()) == 1, done.stderr


@pytest.mark.parametrize(
    ("name", "said"), [("encrypted.pdf", "password"), ("empty.pdf", "empty"), ("damaged.pdf", "damaged")]
)
def test_a_resume_that_cannot_be_read_says_why(name: str, said: str, root: Path) -> None:
    done = jobkit("read", UNREADABLE / name, cwd=root)
    assert done.returncode == 1
    assert said in done.stdout


def test_a_batch_with_some_files_unread_loses_none_and_exits_3(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(
        "Ada Marsh\n\nExperience\nCase Manager, Aid House, Jan 2019 - Dec 2021\n- Assessed needs\n"
    )
    (tmp_path / "bad.pdf").write_bytes(b"%PDF-1.7\nnot really")
    done = jobkit("screen", tmp_path, "--role", "case-manager", "-f", "json", cwd=tmp_path)
    assert done.returncode == 3, done.stderr
    assert '"outcome": "failed"' in done.stdout
    assert '"outcome": "assessed"' in done.stdout


def test_standard_input_is_read(tmp_path: Path) -> None:
    done = jobkit("read", "-", cwd=tmp_path, stdin="Ada Marsh\nada@example.org\n")
    assert done.returncode == 0, done.stderr
    assert "ada@example.org" in done.stdout


def test_a_page_without_work_or_degree_is_for_a_person_and_never_below(tmp_path: Path) -> None:
    (tmp_path / "bare.txt").write_text("Ada Marsh\nada@example.org\n\nSKILLS\nListening, patience\n")
    done = jobkit("screen", "bare.txt", "--role", "case-manager", "-f", "json", cwd=tmp_path)
    assert '"band": "review"' in done.stdout
    assert "open the file before you judge it" in done.stdout


@pytest.mark.parametrize(
    ("own", "note"),
    [
        ("", "what only 'ours' asks for is not assessed"),
        ("posting: {requirements: {'-': [certification]}}", "derived from what 'ours' asks for"),
    ],
)
def test_which_rubric_scores_a_role_of_ones_own_is_said(tmp_path: Path, own: str, note: str) -> None:
    (tmp_path / "ours.yaml").write_text(f"id: ours\nextends: case-manager\n{own}\n")
    (tmp_path / "a.txt").write_text("Ada Marsh\n\nExperience\nCase Manager, Aid House, 2019 - 2021\n")
    done = jobkit("screen", "a.txt", "--role", "ours.yaml", cwd=tmp_path)
    assert done.returncode == 0
    assert note in done.stderr


def test_a_mail_with_two_files_is_screened_as_two_and_fit_asks_which(tmp_path: Path) -> None:
    letter = ("letter.txt", "text/plain", b"Dear all, I was a case manager.")
    resume = ("cv.txt", "text/plain", RESUME.encode())
    (tmp_path / "a.eml").write_bytes(mail(resume, letter).as_bytes())
    done = jobkit("fit", "a.eml", "--role", "case-manager", cwd=tmp_path)
    assert done.returncode == 1
    assert done.stderr == "Error: a.eml: holds 2 files (a.eml/cv.txt, a.eml/letter.txt); give one of them\n"
    done = jobkit("fit", "a.eml/cv.txt", "--role", "case-manager", "--as-of", "2026-11-01", cwd=tmp_path)
    assert done.returncode == 0
    assert done.stdout.startswith("a.eml/cv.txt for Case Manager")


def test_a_bad_file_of_an_archive_costs_its_row_alone(tmp_path: Path) -> None:
    (tmp_path / "x.zip").write_bytes(
        archive(("ana.txt", RESUME.encode()), ("b.txt", bytes(9_000_000)), ("c.7z", b"7z\xbc\xaf"))
    )
    done = jobkit("screen", "x.zip", "--role", "case-manager", "-o", "out", "--workers", "1", cwd=tmp_path)
    assert done.returncode == 3
    rows = [json.loads(line) for line in (tmp_path / "out" / "results.jsonl").read_text().splitlines()]
    assert [(row["file"], row["outcome"], (row["error"] or {}).get("code")) for row in rows] == [
        ("x.zip/ana.txt", "assessed", None),
        ("x.zip/b.txt", "failed", "too_large"),
        ("x.zip/c.7z", "failed", "unsupported"),
    ]
