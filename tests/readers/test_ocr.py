"""The OCR engine: lines where they stand, words where they stand in them, and nothing fetched."""

from __future__ import annotations

import socket

import numpy as np
import pytest

from jobkit.readers.ocr import find_text, read_text
from tests.sheets import scanned

LINE = "BT /F 12 Tf 40 100 Td (Case Manager, Boise, ID) Tj ET"


def test_a_line_is_found_where_it_stands_and_read_with_its_places(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket, "socket", None)  # whatever would fetch a model fails
    picture = np.asarray(scanned(LINE, width=300, height=220))
    (box,) = find_text(picture)
    (left, top), (right, bottom) = box.min(axis=0), box.max(axis=0)
    assert (left, top) == pytest.approx((40 * 150 / 72, 111 * 150 / 72), abs=12)
    text = read_text(picture[int(top) : int(bottom), int(left) : int(right)])
    assert [token.text for token in text.tokens] == ["Case", "Manager,", "Boise,", "ID"]
    assert text.score > 0.9
    places = [place for token in text.tokens for place in token.at]
    assert places == sorted(places)
    assert 0 < places[0] < places[-1] < 1


def test_white_paper_says_nothing() -> None:
    picture = np.full((64, 320), 255, dtype=np.uint8)
    assert find_text(picture) == []
    assert read_text(picture).tokens == ()
