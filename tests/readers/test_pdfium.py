"""What stands under the text of a PDF, from files written by hand; both engines see it alike."""

from __future__ import annotations

import pytest

from jobkit.layout.visibility import see
from jobkit.readers.registry import Limits, reader

PILL = [(x, 700) for x in range(100, 230, 5)] + [(x, 720) for x in range(225, 95, -5)]
"""A label's ground, drawn with as many segments as Typst's round corners have."""


def written(content: str) -> bytes:
    """A page of one text in Helvetica, with its drawing."""
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
        f"<</Length {len(content)}>>stream\n{content}\nendstream",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    data, offsets = "%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        offsets.append(len(data))
        data += f"{number} 0 obj{body}\nendobj\n"
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    head = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
    return f"{data}{head}trailer<</Size {len(objects) + 1}/Root 1 0 R>>\nstartxref\n{len(data)}\n%%EOF".encode()


@pytest.mark.parametrize("engine", ["pdfium", "pdfminer"])
def test_white_text_on_a_ground_with_round_corners_is_seen(engine: str) -> None:
    ground = "0.1 0.3 0.3 rg 100 700 m " + " ".join(f"{x} {y} l" for x, y in PILL) + " h f "
    text = "1 1 1 rg BT /F 10 Tf 110 706 Td (May 2019) Tj 0 -100 Td (Nowhere) Tj ET"
    (page,) = reader(engine).read(written(ground + text), Limits())
    seen = see(page)
    assert [line.text for line in seen.lines] == ["May 2019"]
    assert [hidden.text for hidden in seen.hidden] == ["Nowhere"]
