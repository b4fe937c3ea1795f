"""A picture of a page to lines with places, however the sheet lay."""

from __future__ import annotations

from functools import cache

import numpy as np
import pytest
from PIL import Image

from jobkit.model.document import Line, Page
from jobkit.readers.picture import page_of
from tests.sheets import scanned

POINT = 72 / 150


def read(picture: Image.Image) -> Page:
    return page_of(np.asarray(picture), number=1, point=POINT)


@cache
def straight() -> Page:
    return read(scanned())


def line_with(page: Page, text: str) -> Line:
    return next(line for line in page.lines if text in line.text)


def test_lines_stand_where_the_sheet_has_them() -> None:
    page = straight()
    assert page.origin == "picture"
    assert (page.width, page.height) == pytest.approx((450, 290), abs=1)
    name, date = line_with(page, "Ada Marsh"), line_with(page, "2019")
    assert name.box.x0 == pytest.approx(40, abs=1.5)
    assert name.box.bottom - 0.2 * name.words[0].size == pytest.approx(40, abs=0.8)
    assert date.text == "Mar 2019 - Present"
    assert date.box.x0 == pytest.approx(300, abs=1.5)
    assert date.box.bottom == pytest.approx(line_with(page, "Case Manager").box.bottom, abs=1)


def test_sizes_and_weights_are_those_of_the_print() -> None:
    page = straight()
    sizes = {
        text: line_with(page, text).words[0].size for text in ("Ada Marsh", "Experience", "Education", "Plan care")
    }
    assert sizes["Ada Marsh"] == pytest.approx(16, rel=0.1)
    assert sizes["Experience"] == sizes["Education"]
    assert sizes["Plan care"] == pytest.approx(10, rel=0.1)
    title = line_with(page, "Case Manager")
    assert [word.bold for word in title.words if word.text.isalpha()] == [True, True, False, False]
    assert not any(word.bold for word in line_with(page, "Plan care").words)


@pytest.mark.parametrize("angle", [180, 90, 270, 1.5, -1.2])
def test_however_the_sheet_lay_it_reads_the_same(angle: float) -> None:
    page = read(scanned().rotate(angle, Image.Resampling.BICUBIC, expand=True, fillcolor=255))
    assert sorted(line.text for line in page.lines) == sorted(line.text for line in straight().lines)
    for line in page.lines:
        assert line.words[0].size == pytest.approx(line_with(straight(), line.text).words[0].size, rel=0.08)
    lefts = [line.box.x0 for line in page.lines if "2019" not in line.text]
    assert max(lefts) - min(lefts) < 2


def test_gray_ink_on_gray_paper_and_a_dark_band_are_read() -> None:
    faint = scanned().point(lambda level: 120 + level * 110 // 255)
    assert sorted(line.text for line in read(faint).lines) == sorted(line.text for line in straight().lines)
    band = "0.1 0.2 0.4 rg 0 0 180 150 re f 1 g BT /F 11 Tf 20 100 Td (Care planning) Tj 0 -30 Td (Intake) Tj ET"
    assert [line.text for line in read(scanned(band, width=300, height=150)).lines] == ["Care planning", "Intake"]


def test_the_same_picture_gives_the_same_page() -> None:
    assert read(scanned()) == straight()
