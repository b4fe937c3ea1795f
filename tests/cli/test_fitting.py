"""``jobkit fit`` against a role, and against a posting that has no role file."""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner

from jobkit.cli.app import main

POSTING = """Case Manager

Harbor House, Cleveland, OH

Responsibilities
- Write care plans with families
- Coordinate services with schools and clinics

Requirements
- Bachelor's degree in social work or a related field
- 2 years of case management experience
- Certified Case Manager (CCM) preferred
- A driver's license and your own car
- You speak Spanish
"""


def test_a_posting_is_scored_by_what_it_asks_for(root: Path, tmp_path: Path) -> None:
    (tmp_path / "advert.txt").write_text(POSTING, encoding="utf-8")
    resume = root / "samples" / "resumes" / "zainab-alhakim.pdf"
    args = ["fit", str(resume), "--posting", str(tmp_path / "advert.txt"), "--as-of", "2026-11-01", "-f", "json"]
    done = CliRunner().invoke(main, args)
    assert done.exit_code == 0, done.output
    made = json.loads(done.stdout)
    assert made["score"]["point"] > 0
    assert {each["state"] for each in made["gates"]} == {"met"}
    assert {"A driver's license and your own car", "You speak Spanish"} <= set(made["not_scored"])
    shown = CliRunner().invoke(main, [*args[:-1], "text"]).stdout
    assert "ALSO ASKED FOR, NOT SCORED" in shown
    assert "  - You speak Spanish" in shown


def test_what_to_fit_to_is_said_once() -> None:
    for args in ([], ["--role", "case-manager", "--posting", "a.txt"]):
        done = CliRunner().invoke(main, ["fit", "a.pdf", *args])
        assert done.exit_code == 2
        assert "give either --role ROLE or --posting FILE" in done.output


def test_a_resume_in_the_place_of_a_posting_is_refused(root: Path) -> None:
    resume = str(root / "samples" / "resumes" / "devonte-mayfield.txt")
    done = CliRunner().invoke(main, ["fit", resume, "--posting", resume])
    assert done.exit_code != 0
    assert "this is a resume, not a posting" in done.output
    assert "Traceback" not in done.output


def test_a_letter_alone_is_asked_for_the_resume_and_for_nothing_else(tmp_path: Path) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text(
        "Teresa Vandermeer\nteresa@example.org\n\nDear hiring manager,\n\nI would like to work with families at Harbor"
        " House. I am patient and I listen well. Thank you for reading this.\n\nSincerely,\nTeresa Vandermeer\n"
    )
    args = ["fit", str(letter), "--role", "case-manager", "--as-of", "2026-11-01", "-f", "json"]
    made = json.loads(CliRunner().invoke(main, args).stdout)
    assert made["questions"] == ["Please send your resume: the file that was read tells of no work and no degree."]
    assert not [each for each in made["suggestions"] if "Some posts" in each["say"]]
