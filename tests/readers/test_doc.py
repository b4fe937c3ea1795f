"""Old Word files: found by content, converted by LibreOffice, refused with the mend where that can't be."""

from __future__ import annotations

import os
import random
import shutil
import sys
import time
from pathlib import Path

import pytest

from jobkit.errors import Unreadable
from jobkit.readers import doc
from jobkit.readers.registry import read_pages
from tests.wordfile import paragraph, word_file

DATA = Path(__file__).parents[1] / "data" / "formats" / "tabs.doc"
INSTALLED = shutil.which("soffice") or shutil.which("libreoffice")
needs_scripts = pytest.mark.skipif(os.name == "nt", reason="the stand-in for LibreOffice is a script")


@pytest.fixture
def stand_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that is all of PATH; a program called soffice in it stands in for LibreOffice."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    return folder


def program(folder: Path, body: str) -> None:
    made = folder / "soffice"
    made.write_text(f"#!{sys.executable}\nimport sys, os, time, pathlib, subprocess\n{body}\n", encoding="utf-8")
    made.chmod(0o755)


def converting(folder: Path) -> None:
    """A program that makes the same DOCX of whatever it is given."""
    (folder / "made.docx").write_bytes(word_file(paragraph("Ana Lind")))
    program(
        folder,
        "at = pathlib.Path(sys.argv[sys.argv.index('--outdir') + 1]); at.mkdir()\n"
        f"(at / 'resume.docx').write_bytes(pathlib.Path({str(folder / 'made.docx')!r}).read_bytes())\n"
        f"pathlib.Path({str(folder / 'called')!r}).write_text(chr(10).join(sys.argv), encoding='utf-8')",
    )


def refusal(data: bytes) -> Unreadable:
    with pytest.raises(Unreadable) as caught:
        read_pages(data)
    assert "\n" not in caught.value.message
    return caught.value


@needs_scripts
def test_the_converted_file_is_read_and_stays_a_doc(stand_in: Path) -> None:
    converting(stand_in)
    media, (page,) = read_pages(DATA.read_bytes(), name="resume.pdf")
    assert media == "doc"
    assert [line.text for line in page.lines] == ["Ana Lind"]
    called = (stand_in / "called").read_text(encoding="utf-8").split("\n")
    assert "--headless" in called
    folder = Path(called[-1]).parent
    assert any(option.startswith(f"-env:UserInstallation={folder.as_uri()}") for option in called)
    assert not folder.exists()


def test_without_libreoffice_the_mend_is_said(stand_in: Path) -> None:
    error = refusal(DATA.read_bytes())
    assert error.reason == "unsupported"
    assert "install it, or save the file as PDF or DOCX" in error.message


@needs_scripts
def test_a_file_that_cannot_be_converted_is_damaged(stand_in: Path) -> None:
    program(stand_in, "sys.exit(1)")
    assert refusal(DATA.read_bytes()).reason == "damaged"


@needs_scripts
def test_a_program_that_cannot_be_started_is_no_crash(stand_in: Path) -> None:
    made = stand_in / "soffice"
    made.write_bytes(b"\x00\x01")
    made.chmod(0o755)
    assert refusal(DATA.read_bytes()).reason == "unsupported"


@needs_scripts
def test_the_time_is_limited_and_nothing_outlives_it(
    stand_in: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(doc, "SECONDS", 1.5)
    child = f"import time; time.sleep(3); open({str(tmp_path / 'outlived')!r}, 'w')"
    program(stand_in, f"subprocess.Popen([sys.executable, '-c', {child!r}])\ntime.sleep(30)")
    assert refusal(DATA.read_bytes()).reason == "timeout"
    time.sleep(2)
    assert not (tmp_path / "outlived").exists()


def test_a_file_under_a_password_is_not_tried(stand_in: Path) -> None:
    data = bytearray(DATA.read_bytes())
    block = data.find(b"\xec\xa5")
    assert block % 512 == 0
    data[block + 11] |= 0x01
    assert refusal(bytes(data)).reason == "encrypted"


@needs_scripts
def test_changed_bytes_are_read_or_refused(stand_in: Path) -> None:
    program(stand_in, "sys.exit(1)")
    whole = DATA.read_bytes()
    for seed in range(30):
        chance = random.Random(seed)
        data = bytearray(whole)
        for _ in range(40):
            data[chance.randrange(len(data) if chance.random() < 0.5 else 128)] = chance.randrange(256)
        try:
            read_pages(bytes(data))
        except Unreadable:
            continue


@pytest.mark.skipif(not INSTALLED, reason="LibreOffice is not installed")
def test_a_real_file_is_read() -> None:
    media, pages = read_pages(DATA.read_bytes())
    assert media == "doc"
    texts = [line.text for line in pages[0].lines]
    assert texts[:2] == ["Odalys Brannigan", "odalys.brannigan@example.com | (937) 555-0142 | Dayton, OH"]
    title = pages[0].lines[texts.index("Case Manager")]
    assert title.words[0].bold
    assert pages[0].lines[texts.index("March 2021 – Present")].box.top == title.box.top
