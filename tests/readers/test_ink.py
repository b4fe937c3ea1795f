"""Measuring the ink of one line: words, baseline, size, strokes."""

from __future__ import annotations

import numpy as np
import pytest

from jobkit.readers.ink import Measured, has_dot, measure
from jobkit.readers.ocr import Pixels, Token
from tests.sheets import scanned

DPI = 200
POINT = DPI / 72


def drawn(text: str, *, face: str = "F", more: str = "") -> Pixels:
    """A line of 10 points, its baseline 6 points from the bottom of a picture 18 points high."""
    content = f"{more} BT /{face} 10 Tf 20 6 Td ({text}) Tj ET"
    return np.asarray(scanned(content, dpi=DPI, width=160, height=18))


def tokens(text: str, *, x0: float = 20, x1: float) -> list[Token]:
    """The words with places evenly spread between x0 and x1 points, as roughly as the engine gives them."""
    step = (x1 - x0) / len(text)
    found, at = [], 0
    for word in text.split():
        at = text.index(word, at)
        found.append(Token(word, tuple((x0 + (at + n + 0.5) * step) / 160 for n in range(len(word)))))
    return found


def measured(text: str, x1: float, said: str | None = None, **drawing: str) -> Measured:
    return measure(drawn(text, **drawing), tokens(said or text, x1=x1))


def test_words_stand_where_their_ink_is() -> None:
    line = measured("Plan care", 64)
    assert [word.text for word in line.words] == ["Plan", "care"]
    first, second = line.words
    assert first.x0 / POINT == pytest.approx(20.8, abs=0.4)
    assert second.x0 - first.x1 == pytest.approx(2.8 * POINT, abs=0.1 * 10 * POINT)


@pytest.mark.parametrize(
    "text", ["Plan care with families", "aroma", "05/2022", "BOISE STATE", "(208) 555-0143", "08/2017\226Present"]
)
def test_baseline_and_size_do_not_depend_on_the_letters(text: str) -> None:
    line = measured(text, 20 + 5.2 * len(text))
    assert line.base / POINT == pytest.approx(12, abs=0.4)
    assert line.size / POINT == pytest.approx(10, rel=0.12)


@pytest.mark.parametrize(
    ("text", "said", "words"),
    [
        ("Case Manager", "CaseManager", ["Case", "Manager"]),
        ("Jan 2019", "Jan2019", ["Jan", "2019"]),
        ("11/2011", "11/2011", ["11/2011"]),
        ("ada@example.org", "ada @example.org", ["ada@example.org"]),
        ("Illinois", "Illinois", ["Illinois"]),
    ],
)
def test_spaces_are_where_the_white_is(text: str, said: str, words: list[str]) -> None:
    line = measured(text, 20 + 5 * len(text), said)
    assert [word.text for word in line.words] == words


def test_rules_and_light_type_change_nothing() -> None:
    plain = measured("Education", 68)
    ruled = measured("Education", 68, more="0 3 160 0.8 re f")
    light = measured("Education", 68, more="0 0 0.4 rg 0 0 160 18 re f 1 g")
    assert ruled.base == pytest.approx(plain.base, abs=1)
    assert light.size == pytest.approx(plain.size, rel=0.05)
    assert (plain.is_light, light.is_light) == (False, True)


def test_strokes_of_bold_type_are_wider() -> None:
    plain, bold = (measured("Manager", 64, face=face) for face in "FB")
    assert bold.words[0].stem > 1.2 * plain.words[0].stem


@pytest.mark.parametrize(
    ("mark", "seen"),
    [("8 8 3 3 re f", True), ("", False), ("2 9 12 0.8 re f", False), ("8 6 1 8 re f", False)],
    ids=["dot", "nothing", "rule", "stroke"],
)
def test_a_dot_before_a_line_is_a_bullet(mark: str, seen: bool) -> None:
    assert has_dot(drawn("Plan care", more=mark), 20.8 * POINT, 12 * POINT, 10 * POINT) is seen
