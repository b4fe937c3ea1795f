"""What a PDF paints under and over its text, by each engine: what a person can't see is told, nothing else is lost."""

from __future__ import annotations

import pytest

from benchmarks.plain_pdf import plain_pdf, stream
from jobkit.layout.visibility import see
from jobkit.readers.limits import Limits
from jobkit.readers.registry import reader

BOTH = pytest.mark.parametrize("engine", ["pdfium", "pdfminer"])
PILL = [(x, 700) for x in range(100, 230, 2)] + [(x, 720) for x in range(228, 98, -2)]
"""A label's ground, drawn with as many segments as browsers take for round ends."""
GRADIENT = (
    "/ShadingType 2/ColorSpace/DeviceRGB/Coords[0 0 612 0]/Extend[true true]"
    "/Function<</FunctionType 2/Domain[0 1]/C0[0 0 0]/C1[0 0 1]/N 1>>"
)
DARK = "/ColorSpace/DeviceRGB/BitsPerComponent 8/Subtype/Image/Width 1/Height 1"
MORE = {
    10: f"<</Type/Pattern/PatternType 2/Shading<<{GRADIENT}>>>>",
    11: f"<<{GRADIENT}>>",
    12: stream("\x10\x10\x40", f"/Type/XObject{DARK}"),
    13: stream("\x10\x10\x40", f"/Type/XObject{DARK}/SMask 14 0 R"),
    14: stream("\x20", "/Type/XObject/ColorSpace/DeviceGray/BitsPerComponent 8/Subtype/Image/Width 1/Height 1"),
    15: stream("0 g BT /F 12 Tf 100 700 Td (Hello) Tj ET", "/Type/XObject/Subtype/Form/BBox[0 0 612 792]"),
}
RESOURCES = (
    "/Pattern<</P 10 0 R>>/Shading<</S 11 0 R>>/XObject<</I 12 0 R/M 13 0 R/X 15 0 R>>"
    "/ExtGState<</Half<</ca 0.4>>/Faint<</ca 0.02>>/Multiply<</BM/Multiply>>/Whole<</ca 1>>>>"
)
TEXT = "BT /F 12 Tf 100 700 Td (Hello) Tj ET"
AREA = "50 650 300 100 re"
PICTURE = "q 300 0 0 100 50 650 cm /{} Do Q"
MARK = " 0 g BT /F 12 Tf 100 100 Td (There) Tj ET"
"""A line that is always seen."""


def parted(engine: str, content: str) -> tuple[str, str, str]:
    """(what is seen, what is not, why) of a page."""
    data = plain_pdf(content + MARK, resources=RESOURCES, more=MORE)
    (page,) = reader(engine).read(data, Limits())
    seen = see(page)
    assert seen.lines[-1].text == "There"
    return (
        " ".join(line.text for line in seen.lines[:-1]),
        " ".join(each.text for each in seen.hidden),
        " ".join(each.why for each in seen.hidden),
    )


@BOTH
@pytest.mark.parametrize(
    "content",
    [
        pytest.param(f"0.1 g {AREA} f 1 g {TEXT}", id="white on dark"),
        pytest.param(f"0.85 g {TEXT}", id="light grey"),
        pytest.param(f"/Pattern cs /P scn {AREA} f 1 g {TEXT}", id="white on a gradient's fill"),
        pytest.param(f"q {AREA} W n /S sh Q 1 g {TEXT}", id="white on a gradient"),
        pytest.param(f"{PICTURE.format('I')} 1 g {TEXT}", id="white on an image"),
        pytest.param(f"1 g {AREA} f 0 g {TEXT}", id="on what was painted before"),
        pytest.param(f"0 g {TEXT} q /Half gs 1 g {AREA} f Q", id="under a veil"),
        pytest.param(f"0 g {TEXT} q /Multiply gs 1 1 0 rg {AREA} f Q", id="under a highlighter"),
        pytest.param(f"0 g {TEXT} q 0 0 40 40 re W n 1 g {AREA} f Q", id="under what is cut off there"),
        pytest.param(f"0 g {TEXT} 1 g 105 600 300 200 re f", id="half under a shape"),
        pytest.param(f"0 g {TEXT} 1 g 50 650 m 350 650 l 350 750 l h f", id="under a triangle's box"),
        pytest.param(f"0 g {TEXT} {PICTURE.format('M')}", id="under an image with a mask"),
        pytest.param(f"0 g {TEXT} q .7 .7 -.7 .7 90 600 cm 0 0 150 150 re 0.5 g f Q", id="beside what is turned"),
        pytest.param(f"q {AREA} W n 0 g {TEXT} Q", id="within what it is clipped to"),
        pytest.param(f"1 g {AREA} f /X Do", id="in a form"),
        pytest.param("0.1 0.3 0.3 rg 100 700 m " + " ".join(f"{x} {y} l" for x, y in PILL) + f" h f 1 g {TEXT}",
                     id="white on a ground with round corners"),
    ],
)  # fmt: skip
def test_what_can_be_seen_is_read(engine: str, content: str) -> None:
    assert parted(engine, content) == ("Hello", "", "")


@BOTH
@pytest.mark.parametrize(
    ("content", "why"),
    [
        pytest.param(f"1 g {TEXT}", "the colour of its background", id="white on paper"),
        pytest.param(f"0.1 g {AREA} f {TEXT}", "the colour of its background", id="dark on dark"),
        pytest.param(f"0.1 g {AREA} f 1 g {AREA} f {TEXT}", "the colour of its background", id="white on white"),
        pytest.param(f"1 g {TEXT} 0.1 g 50 650 300 20 re f", "the colour of its background", id="white beside dark"),
        pytest.param(f"0 g {TEXT} 1 g {AREA} f", "under a shape", id="under a shape"),
        pytest.param(f"/X Do 1 g {AREA} f", "under a shape", id="a form under a shape"),
        pytest.param(f"0 g {TEXT} {PICTURE.format('I')}", "under an image", id="under an image"),
        pytest.param(f"q /Faint gs 0 g {TEXT} Q", "zero opacity", id="nearly no opacity"),
        pytest.param(f"q 0 0 90 90 re W n 0 g {TEXT} Q", "cut off", id="clipped away"),
        pytest.param("0 g BT /F 1 Tf 100 700 Td (Hello) Tj ET", "type of 1 points", id="tiny"),
        pytest.param("0 g BT /F 12 Tf 800 700 Td (Hello) Tj ET", "outside the page", id="off the page"),
        pytest.param("0 g BT 3 Tr /F 12 Tf 100 700 Td (Hello) Tj ET BT 0 Tr ET", "invisible text", id="no pen"),
    ],
)  # fmt: skip
def test_what_nobody_can_see_is_told(engine: str, content: str, why: str) -> None:
    assert parted(engine, content) == ("", "Hello", why)


@BOTH
def test_what_is_clipped_away_is_told_within_a_line(engine: str) -> None:
    content = "q 0 0 130 792 re W n 0 g BT /F 12 Tf 100 700 Td (Hello) Tj ( secret) Tj ET Q"
    assert parted(engine, content)[:2] == ("Hello", "secret")


@BOTH
def test_a_matrix_that_holds_no_number_turns_nothing(engine: str) -> None:
    """A damaged file's matrix may overflow."""
    data = plain_pdf("q 1e38 1e38 1e38 1e38 0 0 cm 1e38 -1e38 1e38 -1e38 0 0 cm " + TEXT + " Q" + MARK)
    (page,) = reader(engine).read(data, Limits())
    assert "There" in [line.text for line in page.lines]
