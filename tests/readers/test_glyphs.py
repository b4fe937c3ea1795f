"""Glyphs as an engine gives them, made by hand, to words."""

from __future__ import annotations

import pytest

from jobkit.readers.glyphs import Glyph, Style, lines_of
from jobkit.readers.limits import Limits
from jobkit.readers.registry import reader
from tests.sheets import pdf

PLAIN = Style(10.0)


def painted(*letters: tuple[str, float, float]) -> list[Glyph]:
    """Letters on one baseline: (character, left, right)."""
    return [(char, left, right, 100.0, PLAIN, 1) for char, left, right in letters]


def set_apart(text: str, *, gap: float, closer: str = "", spaces: bool = False) -> list[Glyph]:
    """Capitals a gap apart, those before ``closer`` at half of it; with ``spaces``, an engine's own between them."""
    found: list[Glyph] = []
    at = 50.0
    for word in text.split():
        for char in word:
            at -= gap / 2 if char in closer else 0
            found += painted((char, at, at + 6))
            at += 6 + gap
            if spaces and char not in closer:
                found += painted((" ", at, at))
        at += 2.5 + gap
    return found


def texts(glyphs: list[Glyph]) -> list[str]:
    return [line.text for line in lines_of(glyphs, (), 612, 792)]


@pytest.mark.parametrize("spaces", [False, True])
@pytest.mark.parametrize("gap", [1.2, 2.0, 3.5])
def test_letters_set_apart_are_words_whatever_kerning_and_false_spaces_say(gap: float, spaces: bool) -> None:
    assert texts(set_apart("CAREER PATH", gap=gap, closer="AT", spaces=spaces)) == ["CAREER PATH"]


def test_letters_that_touch_keep_their_painted_spaces() -> None:
    glyphs = painted(*((char, 50.0 + 6 * at, 56.0 + 6 * at) for at, char in enumerate("to be or not")))
    assert texts(glyphs) == ["to be or not"]


def test_what_stands_under_the_tail_of_a_swash_letter_belongs_to_its_word() -> None:
    assert texts(painted(("J", 50, 56), ("Q", 56, 74), ("U", 66, 73), ("I", 73, 76))) == ["JQUI"]


@pytest.mark.parametrize("engine", ["pdfium", "pdfminer"])
def test_a_letter_of_an_icon_font_is_no_letter(engine: str) -> None:
    icons = (
        "<</Type/Font/Subtype/Type1/BaseFont/ABCDEF+FontAwesome5Free-Solid/FirstChar 122/LastChar 122/Widths[900]"
        "/FontDescriptor<</Type/FontDescriptor/FontName/ABCDEF+FontAwesome5Free-Solid/Flags 4/FontBBox[0 0 900 900]"
        "/ItalicAngle 0/Ascent 800/Descent 0/CapHeight 800/StemV 80>>>>"
    )
    data = pdf("BT /F 10 Tf 40 200 Td (z) Tj /B 10 Tf 20 0 Td (March 2019) Tj ET", font=icons)
    (page,) = reader(engine).read(data, Limits())
    assert [line.text for line in page.lines] == ["March 2019"]


@pytest.mark.parametrize("engine", ["pdfium", "pdfminer"])
def test_the_end_of_a_range_is_no_item_of_a_list(engine: str) -> None:
    data = pdf("BT /B 10 Tf 40 200 Td (- 2017) Tj ET BT /B 10 Tf 40 180 Td (- Led two teams) Tj ET")
    (page,) = reader(engine).read(data, Limits())
    assert [(line.role, line.text) for line in page.lines] == [("text", "- 2017"), ("bullet", "Led two teams")]


@pytest.mark.parametrize("nowhere", [float("nan"), float("inf")])
def test_a_letter_that_a_damaged_matrix_sets_nowhere_costs_itself_alone(nowhere: float) -> None:
    glyphs = painted(("H", 100, 106), ("i", 106, 109), ("x", nowhere, nowhere), ("T", 200, 207), ("o", 207, 213))
    assert texts(glyphs) == ["Hi", "To"]
