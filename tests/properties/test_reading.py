"""Damaged and hostile files: a reader gives pages or ``Unreadable``, and nothing else, soon."""

from __future__ import annotations

import io
import random
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jobkit.errors import Unreadable
from jobkit.readers.registry import read_pages
from tests import odtfile
from tests.wordfile import paragraph, run, table, word_file

HTML = (
    b"<!doctype html><style>.a{display:flex} #b .c>p{color:rgba(1,2,3,.5)}</style><h1 id=b class=a>Ana <b>Lind</b></h1>"
    b"<table><tr><td colspan=2>a<td>b</table>"
    b"<ul><li style='float:right;font-size:1.2em'>x<ul><li>y</ul></ul><pre>z\n z</pre>"
)
TEXT = b"# Ana **Lind**\n\nSKILLS\n-----\n| a | b |\n* x [y](z) `c` <http://a>\n[ WORK ]\nA B C D\tE   F\n"
WORD = word_file(
    paragraph("Ana ", run("Lind", '<w:b/><w:sz w:val="40"/>')) + table((paragraph("a"), paragraph("b"))),
    styles='<w:style w:type="paragraph" w:styleId="A"><w:name w:val="heading 1"/><w:basedOn w:val="A"/></w:style>',
)


BODY = odtfile.paragraph("Ana " + odtfile.span("Lind", "B") + '<text:tab/><text:s text:c="2"/>x')
BODY += odtfile.items(odtfile.paragraph("y"), style="L") + odtfile.table(("a", odtfile.paragraph("b")))
LOOKS = (
    odtfile.style("B", "text", '<style:text-properties fo:font-size="150%" fo:color="#123456"/>', "B"),
    '<text:list-style style:name="L"><text:list-level-style-number text:level="1" style:num-format="1"/>'
    "</text:list-style>",
    '<draw:frame svg:y="1cm"><draw:text-box><text:p>z</text:p></draw:text-box></draw:frame>',
)
ODT = odtfile.odt_file(BODY + LOOKS[2], LOOKS[0], LOOKS[1], "<style:header><text:p>h</text:p></style:header>")
FLAT_ODT = odtfile.flat_file(BODY + LOOKS[2], LOOKS[0], LOOKS[1])
RTF = (
    rb"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fcharset204 A;}{\f1 Symbol;}}{\colortbl;\red1\green2\blue3;}"
    rb"{\stylesheet{\s1\b heading 1;}}{\header\pard h\par}\pard\s1\tqr\tx9000 Ana\tab\u8217?\'e9\par"
    rb"{\listtext\f1\'b7\tab}\ls1 y\par{\field{\*\fldinst HYPERLINK http://a}{\fldrslt z}}"
    rb"{\shp{\*\shpinst{\sp{\sn fillColor}{\sv 9}}{\shptxt box\par}}}\trowd\clcbpat1\cellx90\cellx900\pard\intbl a\cell"
    rb"\itap2 b\nestcell{\*\nesttableprops\trowd\cellx9\nestrow}\cell\row\pard\page c\par}"
)


def mutated(data: bytes, seed: int) -> bytes:
    """Some bytes changed, cut out or doubled."""
    chance = random.Random(seed)
    made = bytearray(data)
    for _ in range(chance.randint(1, 12)):
        at = chance.randrange(len(made) + 1)
        kind = chance.randrange(3)
        if kind == 0 and at < len(made):
            made[at] = chance.randrange(256)
        elif kind == 1:
            del made[at : at + chance.randint(1, 40)]
        else:
            made[at:at] = made[at : at + chance.randint(1, 40)]
    return bytes(made)


def reads_or_refuses(data: bytes, name: str = "") -> None:
    try:
        _, pages = read_pages(data, name=name)
    except Unreadable:
        return
    assert any(page.lines for page in pages)


@pytest.mark.parametrize(
    "data", [HTML, TEXT, WORD, ODT, FLAT_ODT, RTF], ids=["html", "text", "docx", "odt", "flat-odt", "rtf"]
)
@given(seed=st.integers(0, 2**32))
@settings(max_examples=150, deadline=None)
def test_changed_bytes(data: bytes, seed: int) -> None:
    reads_or_refuses(mutated(data, seed))


@pytest.mark.parametrize("data", [WORD, ODT], ids=["docx", "odt"])
@given(seed=st.integers(0, 2**32))
@settings(max_examples=150, deadline=None)
def test_changed_xml_in_a_sound_archive(data: bytes, seed: int) -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w") as new:
        for at, name in enumerate(old.namelist()):
            part = old.read(name)
            new.writestr(name, mutated(part, seed) if seed % 4 == at else part)
    reads_or_refuses(made.getvalue())


@given(data=st.binary(max_size=400), name=st.sampled_from(["", "a.html", "a.txt"]))
@settings(max_examples=200, deadline=None)
def test_any_bytes(data: bytes, name: str) -> None:
    reads_or_refuses(data, name)


@given(text=st.text(max_size=300))
@settings(max_examples=200, deadline=None)
def test_any_text(text: str) -> None:
    reads_or_refuses(text.encode("utf-8", "surrogatepass"))
    reads_or_refuses(b"<html>" + text.encode("utf-8", "surrogatepass"))
    reads_or_refuses(b"{\\rtf1 " + text.encode("utf-8", "surrogatepass"))


WORDS = st.sampled_from(
    r"""
    \par \line \tab \page \sect \pard \plain \cell \nestcell \row \nestrow \trowd \intbl \itap2 \itap0 \cellx900
    {\shptxt {\header {\field {\*\fldinst {\*\nesttableprops {\fonttbl {\colortbl {\stylesheet {\listtext {\s1 {\*\x
    \u99999 \u-1 \uc9 \bin3 \'zz \'8 { } ; x \red999 \tx-5 \fs-8 \fs0 \li-99999999 \f7 \cf9 \ilvl-1 \outlinelevel-9
    """.split()  # noqa: SIM905 (one a line would hide what they are)
)


@given(words=st.lists(WORDS, max_size=60))
@settings(max_examples=300, deadline=None)
def test_any_control_words(words: list[str]) -> None:
    reads_or_refuses(("{\\rtf1 " + " ".join(words)).encode())


@pytest.mark.parametrize(
    "data",
    [
        b"<html><style>" + b"a{" * 50_000 + b"</style><p>x",
        b"<html><style>@media print {" + b"a{b:c} " * 20_000 + b"</style><p>x",
        b"<html><p style='" + b"a:" * 50_000 + b"'>x",
        b"<html>" + b"<table><tr><td>" * 3_000 + b"x",
        b"[" * 100_000 + b"x",
        b"*a" * 50_000,
        b"= " * 50_000 + b"x",
        b"A " * 50_000,
        b"#" * 100_000 + b" x",
        b"|" + b" -|" * 50_000 + b"\nx",
    ],
    ids=range(10),
)
def test_what_repeats_without_end_is_read_in_time(data: bytes) -> None:
    reads_or_refuses(data)
