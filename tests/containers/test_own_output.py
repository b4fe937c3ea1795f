"""What jobkit wrote is no resume: a second run over the same folder leaves it out, by its content, and says so."""

from __future__ import annotations

import io
import json
import shutil
import zipfile
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from jobkit import api
from jobkit.cli.app import main
from jobkit.intake import find_files, without_reports
from jobkit.reports.reading import as_json as reading_json

DAY = ["--as-of", "2026-11-01"]
ROLE = ["--role", "case-manager"]
RESUME = "devonte-mayfield.txt"


def run(*args: object) -> tuple[str, str]:
    done = CliRunner().invoke(main, [*map(str, args), *DAY])
    assert done.exit_code == 0, done.output
    return done.stdout, done.stderr


@pytest.fixture(scope="module")
def written(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with all that jobkit writes of one resume."""
    folder, resume = tmp_path_factory.mktemp("written"), root / "samples" / "resumes" / RESUME
    run("screen", resume, *ROLE, "--workers", "1", "-o", folder)
    (folder / "fit.html").write_text(run("fit", resume, *ROLE, "-f", "html")[0], encoding="utf-8")
    reading = reading_json(RESUME, api.read_resume(resume, as_of=date(2026, 11, 1)))
    (folder / "read.json").write_text(json.dumps([reading], indent=2), encoding="utf-8")
    (folder / "read.jsonl").write_text(json.dumps(reading), encoding="utf-8")
    return folder


def test_reports_are_left_out_by_their_content(root: Path, written: Path, tmp_path: Path) -> None:
    """Beside a resume, renamed, and in an archive."""
    shutil.copytree(written, tmp_path / "shortlist")
    (tmp_path / "shortlist" / "report.html").rename(tmp_path / "sent to the board.htm")
    shutil.copy(root / "samples" / "resumes" / RESUME, tmp_path)
    with zipfile.ZipFile(tmp_path / "sent.zip", "w") as packed:
        packed.write(written / "report.html", "report.html")
    out, said = run("screen", tmp_path, *ROLE, "-f", "json", "--workers", "1")
    assert [Path(each["file"]).name for each in json.loads(out)] == [RESUME]
    assert "10 files that jobkit wrote are left out" in said
    assert "sent to the board.htm" in said


def test_a_page_of_ones_own_is_a_resume_whatever_its_name(tmp_path: Path) -> None:
    (tmp_path / "report.html").write_text(
        "<h1>Ada Marsh</h1><h2>Experience</h2><p>Case Manager, Aid House, 2019 - 2021"
    )
    (tmp_path / "results.json").write_text(json.dumps({"basics": {"name": "Ada Marsh"}, "work": []}))
    files = find_files([str(tmp_path)], io.BytesIO())
    assert without_reports(files) == (files, [])


def test_nothing_but_reports_is_one_line_that_says_so(written: Path) -> None:
    done = CliRunner().invoke(main, ["screen", str(written), *ROLE])
    assert done.exit_code != 0
    assert "jobkit wrote this itself" in done.output
    assert "Traceback" not in done.output
