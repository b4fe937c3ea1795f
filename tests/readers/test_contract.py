"""What every reader promises, on real files; and that both PDF engines keep the promise alike."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

import pytest

from jobkit.errors import Unreadable
from jobkit.model.document import Line, Page
from jobkit.readers.limits import Limits
from jobkit.readers.registry import BUILT_IN, media_of, reader
from tests.sheets import pdf

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = sorted([*(ROOT / "samples" / "resumes").iterdir(), *(ROOT / "tests" / "data" / "formats").iterdir()])
PDFS = [path for path in SAMPLES if path.suffix == ".pdf"]
CASES = [
    (name, path)
    for name in BUILT_IN
    for path in SAMPLES
    if media_of(path.read_bytes(), path.name) == ("pdf" if name.startswith("pdf") else name)
]
NEAR = 2.0
"""Points by which the engines' boxes may differ: they take glyph widths from different tables of a font."""


def pages_of(name: str, path: Path) -> list[Page]:
    if name == "doc" and not (shutil.which("soffice") or shutil.which("libreoffice")):
        pytest.skip("LibreOffice is not installed")
    return reader(name).read(path.read_bytes(), Limits())


def test_every_built_in_reader_is_held_to_the_contract() -> None:
    assert {name for name, _ in CASES} == set(BUILT_IN)


@pytest.mark.parametrize(("name", "path"), CASES, ids=[f"{name}-{path.name}" for name, path in CASES])
def test_pages_hold_lines_of_placed_words(name: str, path: Path) -> None:
    pages = pages_of(name, path)
    assert [page.number for page in pages] == list(range(1, len(pages) + 1))
    lines = [line for page in pages for line in page.lines]
    assert lines
    for line in lines:
        assert line.words
        assert all(word.text and not any(map(str.isspace, word.text)) for word in line.words)
        assert all(
            word.size > 0 and word.box.x0 <= word.box.x1 and word.box.top < word.box.bottom for word in line.words
        )
        starts = [word.box.x0 for word in line.words]
        assert starts == sorted(starts) or all(ord(char) > 0x590 for word in line.words for char in word.text)
        around = line.words[0].box
        for word in line.words[1:]:
            around = around.union(word.box)
        assert line.box == around


@pytest.mark.parametrize(("name", "path"), CASES[:: max(1, len(CASES) // 12)])
def test_a_second_reading_is_the_same(name: str, path: Path) -> None:
    assert pages_of(name, path) == pages_of(name, path)


def _in_order(pages: list[Page]) -> list[Line]:
    return sorted(
        (line for page in pages for line in page.lines),
        key=lambda line: (line.text.casefold(), round(line.box.top / 5), line.box.x0),
    )


@pytest.mark.parametrize("path", PDFS, ids=[path.name for path in PDFS])
def test_both_pdf_engines_give_the_same_lines_boxes_and_typefaces(path: Path) -> None:
    unnamed = b"/Type3" in path.read_bytes()  # pdfium gives no name, and so no weight, of a Type 3 font
    by_pdfium, by_pdfminer = _in_order(pages_of("pdfium", path)), _in_order(pages_of("pdfminer", path))
    assert [line.text.casefold() for line in by_pdfium] == [line.text.casefold() for line in by_pdfminer]
    for one, other in zip(by_pdfium, by_pdfminer, strict=True):
        corners = zip(
            (one.box.x0, one.box.top, one.box.x1, one.box.bottom),
            (other.box.x0, other.box.top, other.box.x1, other.box.bottom),
            strict=True,
        )
        assert max(abs(a - b) for a, b in corners) <= NEAR, one.text
        if not unnamed:
            assert [word.bold for word in one.words] == [word.bold for word in other.words], one.text
        assert [word.size for word in one.words] == pytest.approx([word.size for word in other.words], abs=0.1)
        assert one.role == other.role


@pytest.mark.parametrize("engine", ["pdfium", "pdfminer"])
@pytest.mark.parametrize(
    ("name", "reason"),
    [("encrypted.pdf", "encrypted"), ("damaged.pdf", "damaged"), ("no-text.pdf", "no_text")],
)
def test_both_pdf_engines_refuse_alike(engine: str, name: str, reason: str) -> None:
    data = (ROOT / "tests" / "data" / "unreadable" / name).read_bytes()
    with pytest.raises(Unreadable) as caught:
        reader(engine).read(data, Limits())
    assert caught.value.reason == reason


def _mutated(data: bytes, chance: random.Random) -> bytes:
    made = bytearray(data)
    for _ in range(chance.randint(1, 30)):
        at = chance.randrange(len(made))
        if chance.random() < 0.5:
            made[at] = chance.randrange(256)
        else:
            del made[at : at + chance.randint(1, 200)]
    return bytes(made)


@pytest.mark.parametrize("engine", ["pdfium", "pdfminer"])
@pytest.mark.parametrize("seed", range(12))
def test_a_broken_pdf_gives_pages_or_unreadable(engine: str, seed: int) -> None:
    chance = random.Random(seed)
    small = min(PDFS, key=lambda path: path.stat().st_size)
    try:
        pages = reader(engine).read(_mutated(small.read_bytes(), chance), Limits())
    except Unreadable:
        return
    assert any(page.lines for page in pages)


@pytest.mark.parametrize("engine", ["pdfium", "pdfminer"])
def test_a_page_whose_size_is_given_for_all_pages_stands_where_it_is_seen(engine: str) -> None:
    """The size may be written once at the root of the pages: on A4 the first 50 points must not be lost."""
    text = "BT /F 12 Tf 100 830 Td (Ada) Tj ET"
    data = (
        pdf(text).replace(b"/MediaBox[0 0 450 290]", b"").replace(b"/Pages/Kids", b"/Pages/MediaBox[0 0 595 842]/Kids")
    )
    (page,) = reader(engine).read(data, Limits())
    assert (page.width, page.height) == (595, 842)
    assert abs(page.lines[0].words[0].box.bottom - 12) < 4
