"""ActualText: what glyphs stand for, and what they can't."""

from __future__ import annotations

import pytest

from benchmarks.plain_pdf import plain_pdf
from jobkit.readers.limits import Limits
from jobkit.readers.registry import reader

BOTH = pytest.mark.parametrize("engine", ["pdfium", "pdfminer"])


def words(engine: str, content: str) -> list[tuple[str, str | None]]:
    (page,) = reader(engine).read(plain_pdf(f"BT /F 12 Tf 72 700 Td {content} ET"), Limits())
    return [(word.text, word.hidden) for line in page.lines for word in line.words]


@BOTH
@pytest.mark.parametrize(
    ("content", "text"),
    [
        ("(Of) Tj /Span<</ActualText(fi)>>BDC (X) Tj EMC (ce work) Tj", "Office work"),
        ("(Of) Tj /Span<</ActualText<FEFFFB01>>>BDC (X) Tj EMC (ce work) Tj", "Office work"),
        ("/Span<</ActualText(a b)>>BDC (Xx) Tj EMC ( work) Tj", "a b work"),
        ("(Home) Tj /P<</MCID 0>>BDC ( work) Tj EMC", "Home work"),
        ("/Span<</ActualText()>>BDC (Home) Tj EMC ( work) Tj", "Home work"),
    ],
)
def test_a_ligature_reads_as_its_letters(engine: str, content: str, text: str) -> None:
    assert " ".join(word for word, _ in words(engine, content)) == text


@BOTH
def test_what_the_glyphs_have_no_room_for_is_not_read(engine: str) -> None:
    claim = "Certified Case Manager since 1990"
    found = words(engine, f"/Span<</ActualText({claim})>>BDC (Hi) Tj EMC ( there) Tj")
    assert [word for word, hidden in found if hidden is None][-1] == "there"
    assert not {word for word, hidden in found if hidden is None} & set(claim.split())


def test_glyphs_that_say_something_keep_their_say() -> None:
    found = words("pdfminer", "/Span<</ActualText(Case Manager)>>BDC (Shop Worker) Tj EMC")
    assert [word for word, _ in found] == ["Shop", "Worker"]
