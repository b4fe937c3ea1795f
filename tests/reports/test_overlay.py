"""What was read, drawn on the page."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from click.testing import CliRunner
from PIL import Image

from benchmarks.plain_pdf import plain_pdf
from jobkit.api import draw_reading, read_file
from jobkit.cli.reading import read
from jobkit.errors import Unreadable
from jobkit.intake import File
from jobkit.model.outcome import Reading
from jobkit.reports.overlay import COLORS, SCALE

AS_OF = date(2026, 11, 1)
PAGE = (
    "BT /B 18 Tf 72 700 Td (Ana Lind) Tj /F 10 Tf 0 -20 Td (ana@example.org) Tj ET"
    " 1 g BT /F 9 Tf 72 90 Td (unseen) Tj ET"
)


def drawn(name: str, data: bytes) -> tuple[Reading, list[Image.Image]]:
    file = File(name, None, data)
    reading = read_file(file, as_of=AS_OF)
    return reading, [Image.open(BytesIO(png)) for png in draw_reading(file, reading)]


def rim(picture: Image.Image, reading: Reading, page: int, x: float, top: float) -> str:
    """The colour of the frame whose corner is there, the legend above the page left out."""
    legend = picture.height - round(SCALE * reading.document.pages[page - 1].height)
    red, green, blue = picture.getpixel((round(SCALE * x) - 1, round(SCALE * top) + legend + 4))[:3]
    return f"#{red:02x}{green:02x}{blue:02x}"


def test_a_pdf_is_shown_as_it_looks_with_each_value_in_the_colour_of_its_kind() -> None:
    reading, (picture,) = drawn("ana.pdf", plain_pdf(PAGE))
    assert picture.width == round(SCALE * 612)
    assert reading.resume.name
    assert reading.resume.email
    for found, kind in ((reading.resume.name, "name"), (reading.resume.email, "contact")):
        box = found.evidence[0].box
        assert box
        assert rim(picture, reading, 1, box.x0, box.top) == COLORS[kind]
    (hidden,) = reading.document.hidden
    assert rim(picture, reading, 1, hidden.box.x0, hidden.box.top) == COLORS["can't be seen"]


def test_each_page_is_a_picture_and_the_same_bytes_give_the_same() -> None:
    data = plain_pdf(PAGE, PAGE)
    _, pictures = drawn("ana.pdf", data)
    assert len(pictures) == 2
    assert [each.tobytes() for each in pictures] == [each.tobytes() for each in drawn("ana.pdf", data)[1]]


def test_a_page_of_absurd_size_is_drawn_small() -> None:
    (picture,) = drawn("ana.pdf", plain_pdf(PAGE, box="0 0 14000 14000"))[1]
    assert picture.width * picture.height < 20_000_000


@pytest.mark.parametrize(
    ("name", "data"),
    [("ana.txt", b"Ana Lind\nana@example.org\n"), ("ana.html", b"<!doctype html><h1>Ana Lind</h1><p>ana@example.org")],
)
def test_a_format_without_pages_is_written_where_layout_has_it(name: str, data: bytes) -> None:
    reading, (picture,) = drawn(name, data)
    assert reading.resume.name
    assert picture.getcolors(1 << 24)
    assert {f"#{r:02x}{g:02x}{b:02x}" for _, (r, g, b) in picture.getcolors(1 << 24)} >= {
        COLORS["name"],
        COLORS["contact"],
    }


def test_data_has_no_page_to_draw_on() -> None:
    with pytest.raises(Unreadable, match="no page"):
        drawn("ana.json", b'{"basics": {"name": "Ana Lind"}}')


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["a.txt", "b.txt", "--overlay", "out.png"], "draws one file, and these are 2"),
        (["a.txt", "--overlay", "out.jpg"], "end it in .png"),
    ],
)
def test_a_call_that_can_not_be_drawn_is_refused_in_a_line(
    args: list[str], said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("a.txt", "b.txt"):
        Path(name).write_text("Ana Lind\n")
    done = CliRunner().invoke(read, args)
    assert done.exit_code == 2
    assert said in done.output


def test_several_pages_are_several_files(tmp_path: Path) -> None:
    (tmp_path / "ana.pdf").write_bytes(plain_pdf(PAGE, PAGE))
    done = CliRunner().invoke(read, [str(tmp_path / "ana.pdf"), "--overlay", str(tmp_path / "new" / "seen.png")])
    assert done.exit_code == 0, done.output
    assert sorted(path.name for path in (tmp_path / "new").iterdir()) == ["seen-1.png", "seen-2.png"]
    assert "NAME" in done.output.upper()


def test_a_dash_is_drawn_as_a_dash_and_not_as_the_box_of_a_missing_letter() -> None:
    """A page drawn from its words looks the same with a hyphen in the place of the dash."""
    page = "Ana Lind\n\nExperience\nCase Manager, Aid House, 2019 {} 2021\n"
    (dash,), (hyphen,) = (drawn("a.txt", page.format(mark).encode())[1] for mark in ("–", "-"))
    assert dash.tobytes() == hyphen.tobytes()
