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


def test_what_to_fit_to_is_said_once() -> None:
    for args in ([], ["--role", "case-manager", "--posting", "a.txt"]):
        done = CliRunner().invoke(main, ["fit", "a.pdf", *args])
        assert done.exit_code == 2
        assert "give either --role ROLE or --posting FILE" in done.output
