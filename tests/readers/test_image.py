"""Images of pages: every format, how the camera was held, many pages, bombs."""

from __future__ import annotations

import io
import struct
import zlib

import numpy as np
import pytest
from PIL import Image

from jobkit.errors import MissingExtra, Unreadable
from jobkit.model.document import Page
from jobkit.readers.limits import Limits
from jobkit.readers.ocr import Pixels
from jobkit.readers.registry import media_of, read_pages, reader
from tests.pages import line
from tests.sheets import saved, scanned

FORMATS = ("PNG", "JPEG", "TIFF", "BMP", "GIF", "WEBP")


@pytest.fixture
def seen(monkeypatch: pytest.MonkeyPatch) -> list[tuple[Pixels, float]]:
    """The pictures and points to a pixel that reach OCR, which reads one line of each."""
    found: list[tuple[Pixels, float]] = []

    def page_of(picture: Pixels, *, number: int, point: float) -> Page:
        found.append((picture, point))
        height, width = picture.shape
        return Page(number, width * point, height * point, (line("Ada Marsh"),), origin="picture")

    monkeypatch.setattr("jobkit.readers.image.page_of", page_of)
    return found


@pytest.mark.parametrize("format", FORMATS)
def test_every_format_is_taken_for_what_it_is(format: str, seen: list[tuple[Pixels, float]]) -> None:
    picture = scanned()
    data = saved(picture, format=format)
    assert media_of(data, "resume.doc") == "image"
    media, pages = read_pages(data)
    assert (media, len(pages)) == ("image", 1)
    assert np.abs(seen[0][0].astype(int) - np.asarray(picture, dtype=int)).mean() < 4


def test_a_photo_is_read_end_to_end() -> None:
    photo = saved(scanned(), format="JPEG", quality=70)
    _, (page,) = read_pages(photo)
    texts = [line.text for line in page.lines]
    assert "Ada Marsh" in texts
    assert "Mar 2019 - Present" in texts


def test_how_the_camera_was_held_is_heeded(seen: list[tuple[Pixels, float]]) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # the top is at the right
    read_pages(saved(scanned().rotate(90, expand=True), format="JPEG", exif=exif))
    assert seen[0][0].shape == np.asarray(scanned()).shape


@pytest.mark.parametrize(("mode", "ground"), [("RGBA", (0, 0, 0, 0)), ("LA", (0, 0)), ("I;16", 65535), ("1", 1)])
def test_what_is_clear_or_deep_is_white_paper(
    mode: str, ground: tuple[int, ...] | int, seen: list[tuple[Pixels, float]]
) -> None:
    read_pages(saved(Image.new(mode, (60, 40), ground), format="PNG"))
    assert seen[0][0].min() >= 254


@pytest.mark.parametrize(("dpi", "point"), [((150, 150), 0.48), ((7, 7), 612 / 604), (None, 612 / 604)])
def test_an_unlikely_resolution_is_not_believed(
    dpi: tuple[int, int] | None, point: float, seen: list[tuple[Pixels, float]]
) -> None:
    read_pages(saved(scanned(), format="PNG", **({"dpi": dpi} if dpi else {})))
    assert seen[0][1] == pytest.approx(point, rel=0.01)


def test_all_pages_of_a_tiff_count_up_to_the_limit(seen: list[tuple[Pixels, float]]) -> None:
    data = saved(*[scanned()] * 3, format="TIFF")
    _, pages = read_pages(data, limits=Limits(pictures=2))
    assert [(page.number, page.origin) for page in pages] == [(1, "picture"), (2, "picture"), (3, "unread")]
    with pytest.raises(Unreadable) as caught:
        read_pages(data, limits=Limits(pages=2))
    assert caught.value.reason == "too_large"


def test_of_an_animation_the_first_picture_counts(seen: list[tuple[Pixels, float]]) -> None:
    _, pages = read_pages(saved(scanned(), Image.new("L", (60, 40)), format="GIF"))
    assert len(pages) == len(seen) == 1


def bomb(width: int, height: int) -> bytes:
    """A PNG of a few bytes that claims so many pixels."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b"")


@pytest.mark.parametrize("side", [10_000, 12_000, 60_000])
def test_a_decompression_bomb_is_refused_unopened(side: int) -> None:
    with pytest.raises(Unreadable) as caught:
        read_pages(bomb(side, side))
    assert caught.value.reason == "too_large"


@pytest.mark.parametrize("format", FORMATS)
def test_a_damaged_image_says_so(format: str) -> None:
    data = saved(scanned(), format=format)
    with pytest.raises(Unreadable) as caught:
        read_pages(data[: len(data) // 60 + 24])
    assert caught.value.reason == "damaged"
    assert "\n" not in caught.value.message


def test_an_image_without_text_says_so() -> None:
    with pytest.raises(Unreadable) as caught:
        read_pages(saved(Image.new("L", (300, 300), 255), format="PNG"))
    assert caught.value.reason == "no_text"


def test_without_the_extra_one_line_names_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("jobkit.readers.registry.can_read_pictures", lambda: False)
    reader.__globals__["_built_in"].cache_clear()
    with pytest.raises(Unreadable, match=r"pip install '\.\[ocr\]'") as caught:
        read_pages(saved(scanned(), format="PNG"))
    assert caught.value.reason == "unsupported"
    with pytest.raises(MissingExtra):
        reader("image")


def test_a_phone_picture_of_a_kind_that_is_not_read_is_named() -> None:
    with pytest.raises(Unreadable, match="HEIC"):
        read_pages(io.BytesIO(b"\x00\x00\x00\x18ftypheic" + bytes(40)).read())
