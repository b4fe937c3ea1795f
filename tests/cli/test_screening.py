"""``jobkit screen --blind``: no file that is written says whose a resume is, however the page says it."""

from __future__ import annotations

import base64
import io
import re
import shutil
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner
from PIL import Image

from jobkit import api
from jobkit.cli.app import main

DAY = "2026-11-01"
PICTURED = "catarina-do-nascimento.pdf"

WORK = """Work History
Case Manager, Harbor House, 05/2019 - 03/2024
- Wrote care plans with 40 families and referred them to food pantries
{line}

Education
Bachelor of Social Work, State College, 2018
"""
MAIL = """From: Lorna Beckwith <lbeckwith@example.com>
To: hr@example.org
Subject: Case Manager opening - resume below
Date: Mon, 16 Nov 2026 09:12:00 -0500
Content-Type: text/plain; charset="utf-8"
MIME-Version: 1.0

Good morning,

I saw your case manager posting on Indeed. My resume is pasted below, I do
not have Word on this computer. Thank you for your time!

Lorna

LORNA BECKWITH
Scranton PA   570-555-0133

"""


def pasted(line: str) -> str:
    return MAIL + WORK.format(line=line)


def page(name: str, line: str) -> str:
    return f"{name}\n(216) 555-0100 | someone@example.org\n\n{WORK.format(line=line)}"


CASES = {
    "mail": ("a.eml", pasted("- Families knew me as Beckwith"), ("lorna", "beckwith", "0133", "lbeckwith")),
    "quoted": ("a.txt", page("Kwabena Mensah", '- As "Kobby" to my clients, assessed needs'), ("kobby", "mensah")),
    "curly": ("a.txt", page("Kwabena Mensah", "- Known as ‘Kobby’, assessed needs; Kobby led groups"), ("kobby",)),
    "bracketed": ("a.txt", page("Kwabena (Kobby) Mensah", "- Kobby assessed the needs of families"), ("kobby",)),
    "goes by": ("a.txt", page("Kwabena Mensah (goes by Kobby)", "- Kobby assessed the needs of families"), ("kobby",)),
    "language": ("a.txt", page("Ada Marsh", "- Taught classes in Spanish\n\nLanguages\nEnglish, Tamil (native), Hindi"),
                 ("spanish", "tamil", "hindi")),
}  # fmt: skip


def outputs(folder: Path, *more: str, into: Path) -> Iterator[tuple[str, str]]:
    """(name, text) of all that a blind run prints and writes."""
    args = ["screen", str(folder), "--role", "case-manager", "--as-of", DAY, "--workers", "1", "--blind"]
    done = CliRunner().invoke(main, [*args, "-o", str(into), *more])
    assert done.exit_code == 0, done.output
    yield "terminal", done.output.replace(str(into), "")
    for path in into.iterdir():
        if path.suffix == ".xlsx":
            with zipfile.ZipFile(path) as book:
                yield from ((f"{path.name}/{name}", book.read(name).decode()) for name in book.namelist())
        else:
            yield path.name, path.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def said(root: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    folder = tmp_path_factory.mktemp("resumes")
    for case, (name, text, _) in CASES.items():
        (folder / case.replace(" ", "-")).mkdir()
        (folder / case.replace(" ", "-") / name).write_text(text, encoding="utf-8")
    shutil.copy(root / "samples" / "resumes" / PICTURED, folder)
    return dict(outputs(folder, into=tmp_path_factory.mktemp("out")))


@pytest.mark.parametrize("case", CASES)
def test_no_output_says_whose_it_is(case: str, said: dict[str, str]) -> None:
    assert {"facts.jsonl", "report.html", "terminal"} <= said.keys()
    found = {(name, word) for name, text in said.items() for word in CASES[case][2] if word in text.lower()}
    assert not found
    assert said["facts.jsonl"].count("care plans with 40 families") == len(CASES)


def test_no_picture_shows_a_language(root: Path, said: dict[str, str]) -> None:
    reading = api.read_resume(root / "samples" / "resumes" / PICTURED, as_of=date.fromisoformat(DAY))
    languages = [each for each in reading.resume.languages if each.value != "English"]
    sheet = re.search(r"data:image/webp;base64,([A-Za-z0-9+/=]+)", said["report.html"])
    assert sheet
    assert languages
    drawn = Image.open(io.BytesIO(base64.b64decode(sheet.group(1)))).convert("L")
    scale = drawn.width / reading.document.pages[0].width
    for each in languages:
        box = each.evidence[0].box
        assert box
        middle = (box.x0 + box.x1) / 2  # behind the language stands how well it is spoken
        corners = tuple(round(at * scale) for at in (box.x0, box.top, middle, box.bottom))
        assert drawn.crop(corners).getextrema()[0] > 240
