"""``jobkit rubric preview`` and ``jobkit screen --blind`` on the samples, as a recruiter runs them."""

from __future__ import annotations

import io
import json
import shutil
import zipfile
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner
from PIL import Image

from jobkit import api, one_file
from jobkit.cli.app import main
from jobkit.intake import File
from jobkit.reports.jsonl import assessed, line
from jobkit.screening.record import restored
from jobkit.screening.score import score

FILES = ("zainab-alhakim.pdf", "ngozi-okafor.pdf", "ileana-dragomir.docx", "devonte-mayfield.txt")
WORDS = ("zainab", "alhakim", "al-hakim", "ngozi", "adaeze", "okafor", "ileana", "dragomir", "devonte", "mayfield")


def _screen(folder: Path, output: Path, *more: str) -> str:
    args = ["screen", str(folder), "--role", "case-manager", "--as-of", "2026-11-01", "--workers", "1"]
    done = CliRunner().invoke(main, [*args, "-o", str(output), *more])
    assert done.exit_code == 3, done.output
    return done.output


@pytest.fixture(scope="module")
def folder(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("resumes")
    for name in FILES:
        shutil.copy(root / "samples" / "resumes" / name, made)
    (made / "mayfield-locked.pdf").write_bytes(b"%PDF-1.4 nothing more")
    return made


@pytest.fixture(scope="module")
def rubric(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    text = (root / "rubrics" / "case-manager.yaml").read_text(encoding="utf-8")
    at = text.index("- id: experience\n", text.index("criteria:"))
    text = text[:at] + text[at:].replace("max: 25", "max: 22", 1)
    at = text.index("- id: functions")
    path = tmp_path_factory.mktemp("rubric") / "edited.yaml"
    path.write_text(text[:at] + text[at:].replace("max: 25", "max: 28", 1), encoding="utf-8")
    return path


def test_a_preview_says_who_moves_without_the_resumes(folder: Path, rubric: Path, tmp_path: Path) -> None:
    _screen(folder, tmp_path)
    args = ["rubric", "preview", str(tmp_path), "--rubric", str(rubric)]
    assert "Relevant experience: 25 of 25 to 22 of 22" in CliRunner().invoke(main, args).output
    assert len(json.loads(CliRunner().invoke(main, [*args, "-f", "json"]).output)["files"]) == len(FILES)
    lines = CliRunner().invoke(main, [*args, "-f", "jsonl"]).output.splitlines()
    assert len(lines) == len(FILES) + 1


def test_a_preview_of_real_files_is_what_scoring_them_gives(root: Path, rubric: Path) -> None:
    old, new = api.load_rubric("case-manager"), api.load_rubric(rubric)
    for path in sorted((root / "samples" / "resumes").iterdir())[::6]:
        done = one_file.assess_file(File(path.name, path), old, as_of=date(2026, 11, 1))
        kept = restored(str(done.record), path="facts.jsonl", number=1)
        again = score(kept.facts, kept.document, new, cautions=kept.cautions)
        fresh = one_file.assess_file(File(path.name, path), new, as_of=date(2026, 11, 1)).assessment
        assert line(assessed(path.name, again)) == line(assessed(path.name, fresh))


def test_a_blind_run_names_nobody_in_any_output(folder: Path, tmp_path: Path) -> None:
    said = {"terminal": _screen(folder, tmp_path, "--blind").replace(str(tmp_path), "")}
    for path in tmp_path.iterdir():
        if path.suffix == ".xlsx":
            with zipfile.ZipFile(io.BytesIO(path.read_bytes())) as book:
                said |= {f"{path.name}/{name}": book.read(name).decode() for name in book.namelist()}
        else:
            said[path.name] = path.read_text(encoding="utf-8")
    for name, text in said.items():
        assert not [word for word in WORDS if word in text.lower()], name
    assert said["results.jsonl"].count('"file": "candidate-') == len(FILES) + 1
    assert "LCSW" in said["results.jsonl"] or "C-ASWCM" in said["results.jsonl"]
    assert "data:image/webp" in said["report.html"]


def test_a_blind_picture_has_no_name_on_it(root: Path) -> None:
    path = root / "samples" / "resumes" / "zainab-alhakim.pdf"
    drawn = {}
    for blind in (False, True):
        done = one_file.assess_file(
            File(path.name, path), api.load_rubric("case-manager"), as_of=date(2026, 11, 1), blind=blind, pictures=True
        )
        drawn[blind] = Image.open(io.BytesIO(done.pages[0].image)).convert("L")
    (name,) = api.read_resume(path, as_of=date(2026, 11, 1)).resume.name.evidence  # type: ignore[union-attr]
    assert name.box
    scale = drawn[True].width / done.pages[0].width
    corners = tuple(round(each * scale) for each in (name.box.x0, name.box.top, name.box.x1, name.box.bottom))
    assert drawn[False].crop(corners).getextrema()[0] < 100
    # Where the name's last words end, letters that are kept may begin.
    width = (corners[2] - corners[0]) // 2
    assert drawn[True].crop((corners[0], corners[1], corners[0] + width, corners[3])).getextrema()[0] > 240
