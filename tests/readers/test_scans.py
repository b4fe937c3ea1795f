"""PDFs with pages that are pictures, with and without OCR."""

from __future__ import annotations

import pytest

from jobkit.errors import Unreadable
from jobkit.layout.reading_order import arrange
from jobkit.layout.visibility import see
from jobkit.model.document import Page
from jobkit.parsing.resume import read
from jobkit.readers.limits import Limits
from jobkit.readers.ocr import Pixels
from jobkit.readers.registry import read_pages
from tests.pages import line
from tests.sheets import RESUME, pdf, saved, scanned

PICTURE = "q 450 0 0 290 0 0 cm /I Do Q "
MARK = "BT /F 8 Tf 20 10 Td (Scanned with a phone) Tj ET "
LAYER = "BT 3 Tr /F 10 Tf 40 200 Td (Ada Marsh keeps records) Tj 0 -40 Td (Certified Board Examiner Emeritus) Tj ET "
WRITTEN = "".join(f"BT /F 10 Tf 40 {260 - 14 * at} Td (Plan care with forty families) Tj ET " for at in range(8))
SEEN = "Ada Marsh keeps records"


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The numbers of the pages that reach OCR, which reads one line of each."""
    found: list[int] = []

    def page_of(picture: Pixels, *, number: int, point: float) -> Page:
        found.append(number)
        height, width = picture.shape
        return Page(number, width * point, height * point, (line(SEEN),), origin="picture")

    monkeypatch.setattr("jobkit.readers.picture.page_of", page_of)
    return found


@pytest.fixture
def without_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("jobkit.readers.scans.can_read_pictures", lambda: False)


def texts(page: Page) -> list[str]:
    return [line.text for line in see(page).lines]


@pytest.mark.parametrize("engine", ["pdfium", "pdfminer"])
def test_a_scanned_resume_is_read_end_to_end(engine: str) -> None:
    data = pdf(PICTURE, image=saved(scanned(dpi=200), format="JPEG", quality=80))
    media, pages = read_pages(data, pdf_reader=engine)
    resume = read(arrange(pages, digest="", media=media))
    assert resume.name is not None
    assert (resume.name.value, resume.name.confidence) == ("Ada Marsh", 0.9)
    assert resume.email is not None
    assert resume.email.value == "ada.marsh@example.org"
    (job,) = resume.work
    assert job.title is not None
    assert job.title.value == "Case Manager"
    assert [caution.text for caution in resume.warnings] == [
        "page 1 was read from a picture (OCR): check names, numbers and dates against the page"
    ]


def test_a_page_with_text_keeps_it_and_only_pictures_are_read(drawn: list[int]) -> None:
    _, pages = read_pages(pdf(RESUME, PICTURE, PICTURE + WRITTEN, PICTURE + MARK, "", image=b""))
    assert drawn == [2, 4]
    assert [page.origin for page in pages] == ["text", "picture", "text", "picture", "text"]
    assert [len(page.lines) > 0 for page in pages] == [True, True, True, True, False]


def test_text_turned_into_outlines_is_read(drawn: list[int]) -> None:
    read_pages(pdf("0 0 m 20 40 l 40 0 l f"))
    assert drawn == [1]


def test_an_empty_page_on_a_coloured_ground_is_no_picture(drawn: list[int]) -> None:
    read_pages(pdf(RESUME, "0.9 0.9 0.8 rg 0 0 300 300 re f"))
    assert drawn == []


def test_a_font_without_a_character_map_is_read_from_the_picture(drawn: list[int]) -> None:
    names = "[65/uniFFFD/uniFFFD/uniFFFD/uniFFFD]"
    font = f"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding<</Type/Encoding/Differences{names}>>>>"
    _, (page,) = read_pages(pdf("BT /F 12 Tf 40 200 Td (ABCD) Tj ET", font=font))
    assert drawn == [1]
    assert texts(page) == [SEEN]


def test_what_a_scanner_laid_under_its_picture_is_read_again_and_what_the_picture_lacks_reported(
    drawn: list[int],
) -> None:
    _, (page,) = read_pages(pdf(PICTURE + LAYER))
    assert drawn == [1]
    assert texts(page) == [SEEN]
    assert [hidden.text for hidden in see(page).hidden] == ["Certified Board Examiner Emeritus"]


def test_hidden_text_on_a_written_page_stays_hidden(drawn: list[int]) -> None:
    _, (page,) = read_pages(pdf(PICTURE + WRITTEN + LAYER))
    assert drawn == []
    assert len(see(page).hidden) == 2


def test_pages_past_the_limit_are_reported_as_unread(drawn: list[int]) -> None:
    _, pages = read_pages(pdf(PICTURE, PICTURE, PICTURE), limits=Limits(pictures=1))
    assert drawn == [1]
    assert [page.origin for page in pages] == ["picture", "unread", "unread"]
    (read_page, unread) = read(arrange(pages, digest="", media="pdf")).warnings
    assert (read_page.code, unread.code) == ("pages_picture", "pages_unread")
    assert unread.text.startswith("pages 2 and 3 were not read")


@pytest.mark.usefixtures("without_extra")
def test_without_the_extra_a_scan_is_refused_in_one_line_that_names_it(drawn: list[int]) -> None:
    with pytest.raises(Unreadable, match=r"pip install '\.\[ocr\]'") as caught:
        read_pages(pdf(PICTURE))
    assert caught.value.reason == "no_text"
    assert "\n" not in caught.value.message
    assert drawn == []


@pytest.mark.usefixtures("without_extra")
def test_without_the_extra_a_mixed_pdf_gives_its_written_pages() -> None:
    _, pages = read_pages(pdf(RESUME, PICTURE))
    assert [page.origin for page in pages] == ["text", "unread"]


@pytest.mark.usefixtures("without_extra")
def test_without_the_extra_the_scanners_own_reading_is_taken_with_a_caution() -> None:
    _, pages = read_pages(pdf(PICTURE + LAYER))
    assert texts(pages[0]) == ["Ada Marsh keeps records", "Certified Board Examiner Emeritus"]
    (caution,) = read(arrange(pages, digest="", media="pdf")).warnings
    assert caution.code == "pages_layer"


def test_a_pdf_that_shows_nothing_is_refused() -> None:
    with pytest.raises(Unreadable) as caught:
        read_pages(pdf("100 100 50 50 re S"))
    assert caught.value.reason == "no_text"
