"""RTF: control words, code pages, tables, text boxes and revisions as a person sees them."""

from __future__ import annotations

import contextlib
import time

import pytest

from jobkit.errors import Unreadable
from jobkit.model.document import Line, Page
from jobkit.readers.registry import read_pages

FONTS = (
    r"{\fonttbl{\f0\fswiss\fcharset0 Arial;}{\f1\fnil\fcharset2 Symbol;}{\f2\fcharset204 Arial CYR;}"
    r"{\f3\fcharset128 MS Mincho;}{\f4 Wingdings{\*\falt Symbol};}{\f5\cpg1250 Times;}}"
)
COLORS = r"{\colortbl;\red255\green255\blue255;\red17\green34\blue51;}"
STYLES = (
    r"{\stylesheet{\s0 Normal;}{\s1\sb240\b\fs32 heading 1;}{\s2\li360 List Bullet;}"
    r"{\*\cs10\additive\i\cf2 Emphasis;}}"
)


def rtf(body: str, head: str = FONTS + COLORS + STYLES) -> bytes:
    return (r"{\rtf1\ansi\ansicpg1252\deff0" + head + body + "}").encode("latin-1")


def pages(body: str) -> list[Page]:
    media, found = read_pages(rtf(body))
    assert media == "rtf"
    return found


def lines(body: str) -> list[Line]:
    return [line for page in pages(body) for line in page.lines]


def texts(body: str) -> list[str]:
    return [line.text for line in lines(body)]


def test_looks_hold_within_their_group() -> None:
    (line,) = lines(r"\fs22 plain {\b\i bold {\b0\fs40\cf2 large}} end\par")
    assert [(word.text, word.bold, word.italic, word.size, word.color) for word in line.words] == [
        ("plain", False, False, 11.0, None),
        ("bold", True, True, 11.0, None),
        ("large", False, True, 20.0, 0x112233),
        ("end", False, False, 11.0, None),
    ]


def test_styles_give_headings_and_looks() -> None:
    head, text = lines(r"\pard\plain\s1\b\fs32 Work\par\pard\plain\s0 Ran {\cs10 groups}\par")
    assert (head.role, head.level, head.words[0].size) == ("heading", 1, 16.0)
    assert [(word.italic, word.color) for word in text.words] == [(False, None), (True, 0x112233)]


def test_an_outline_level_makes_a_heading() -> None:
    (line,) = lines(r"\pard\outlinelevel1 Skills\par")
    assert (line.role, line.level) == ("heading", 2)


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (r"caf\'e9", "café"),
        (r"{\f2 \'c0\'ed\'ed\'e0}", "Анна"),
        (r"{\f5 Kova\'e8}", "Kovač"),
        (r"{\f3 \'83A\'83\'6a}", "アニ"),
        (r"\u1040?\u1085\'ed\u1085?\uc0\u1072", "Анна"),
        (r"\uc2\u8217\'92xs\uc1 and \u-10179?\u-8704?", "’sand 😀"),
        (r"\lquote a\rquote\endash b\emdash c\~d\_e\-f\{\}", "‘a’–b—c d-ef{}"),
        ("a\r\nb c\td", "ab c"),
    ],
)
def test_characters_are_what_code_page_and_unicode_say(body: str, text: str) -> None:
    assert texts(body + r"\par")[0] == text


def test_the_code_page_of_the_file_holds_where_the_font_says_nothing() -> None:
    _, (page,) = read_pages(rb"{\rtf1\ansi\ansicpg1251 \'c0\'ed\'ed\'e0\par}")
    assert page.lines[0].text == "Анна"
    _, (page,) = read_pages(rb"{\rtf1\mac caf\'8e\par}")
    assert page.lines[0].text == "café"


@pytest.mark.parametrize(
    "mark",
    [
        r"{\listtext\f1\'b7\tab}\ls1\ilvl0 ",
        r"{\pntext\f4\'a7\tab}{\*\pn\pnlvlblt{\pntxtb\'a7}}",
        r"{\listtext\uc0\u61623 " + "\t}",
        r"\bullet\tab ",
        r"{\f1\'b7}\tab ",
        r"\ls1 ",
    ],
)
def test_what_marks_an_item_of_a_list_is_not_its_text(mark: str) -> None:
    (line,) = lines(r"\pard\fi-360\li720 " + mark + r"Ran groups\par")
    assert (line.text, line.role) == ("Ran groups", "bullet")


def test_lists_have_depth_and_an_empty_mark_is_none() -> None:
    body = r"\pard{\listtext\'b7\tab}\ls1\ilvl1 two\par\pard{\listtext\tab}\ls1 none\par\pard\plain\s2 styled\par"
    assert [(line.role, line.level) for line in lines(body)] == [("bullet", 2), ("text", 0), ("bullet", 1)]


def test_tabs_set_lines_apart_at_one_height() -> None:
    title, dates = lines(r"\pard\tqr\tx9360 Aide\tab Jan 2019\par")
    assert (title.text, dates.text) == ("Aide", "Jan 2019")
    assert title.box.top == dates.box.top
    assert dates.box.x1 == pytest.approx(612 - 54, abs=0.1)
    _, second = lines(r"\pard\tx2880 2019\tab Aide\par")
    assert second.box.x0 == 54 + 144


def test_a_line_break_starts_a_row_of_the_same_paragraph() -> None:
    first, second = lines(r"one\line two\par")
    assert first.paragraph == second.paragraph
    assert first.box.bottom < second.box.bottom


ROW = r"\trowd\trleft-100\cellx1900\cellx9000 "


def test_cells_stand_side_by_side() -> None:
    body = ROW + r"\pard\intbl 2019\cell Aide\par Harbor House\cell\row\pard after\par"
    dates, title, employer, after = lines(body)
    assert (dates.text, title.text, employer.text, after.text) == ("2019", "Aide", "Harbor House", "after")
    assert dates.box.top == title.box.top < employer.box.top
    assert title.box.x0 == employer.box.x0 == 54 + 100


def test_a_page_of_columns_is_read_column_after_column() -> None:
    body = r"\pard\intbl Skills\par a\par b\cell Work\par c\par d\par e\par f\cell\row"
    assert texts(ROW + body) == ["Skills", "a", "b", "Work", "c", "d", "e", "f"]


def test_nested_tables_are_read() -> None:
    inner = (
        r"\pard\intbl\itap2 a\nestcell b\nestcell"
        r"{\*\nesttableprops\trowd\cellx1000\cellx2000\nestrow}{\nonesttables\par}"
    )
    outer = ROW + r"\pard\intbl\itap1 left\cell " + inner + r"\pard\intbl\itap1 c\cell" + ROW + r"\row"
    found = {line.text: line.box for line in lines(outer)}
    assert list(found) == ["left", "a", "b", "c"]
    assert found["left"].top == found["a"].top == found["b"].top < found["c"].top
    assert found["b"].x0 == found["a"].x0 + 50


def test_a_table_without_its_end_is_read() -> None:
    assert texts(ROW + r"\pard\intbl a\cell b") == ["a", "b"]
    assert texts(r"\pard a\cell b\row") == ["a", "b"]


def test_headers_come_first_and_footers_last_on_the_same_page() -> None:
    edges = r"{\header\pard Ana Lind\par}{\headerf Ana Lind, RN\par}{\footer 555-0100\par}"
    assert texts(edges + r"\pard body\par") == ["Ana Lind", "body", "555-0100"]
    (page,) = pages(r"\titlepg" + edges + r"\pard\pagebb body\par")
    assert [line.text for line in page.lines] == ["Ana Lind, RN", "Ana Lind", "body", "555-0100"]


def test_text_boxes_are_read_after_their_anchor() -> None:
    inner = r"{\shptxt \pard in the box\par{\shp{\*\shpinst{\shptxt deeper\par}}}}"
    shape = r"{\shp{\*\shpinst\shpleft0{\sp{\sn fillColor}{\sv 3351057}}" + inner + r"}{\shprslt{\*\do again}}}"
    (page,) = pages(r"\pard anchor" + shape + r" text\par{\*\do{\dptxbxtext old\par}}after\par")
    assert [line.text for line in page.lines] == ["anchor text", "in the box", "deeper", "after", "old"]
    assert [fill.color for fill in page.fills] == [0x112233]


def test_fields_show_results_and_links_lead_on() -> None:
    link = r'{\field{\*\fldinst{HYPERLINK "https://example.com/a"}}{\fldrslt{\ul site}}}'
    bare = r"{\field{\*\fldinst HYPERLINK mailto:a@example.com }{\fldrslt mail}}"
    local = r'{\field{\*\fldinst HYPERLINK \\l "top"}{\fldrslt top}}'
    (line,) = lines(link + " " + bare + " " + local + r" end\par")
    assert [(word.text, word.href) for word in line.words] == [
        ("site", "https://example.com/a"),
        ("mail", "mailto:a@example.com"),
        ("top", None),
        ("end", None),
    ]


def test_what_a_person_does_not_see_on_the_page_is_no_text() -> None:
    unseen = (
        r"{\info{\title T}}{\pict\wmetafile8 0102}{\*\unknown U}{\deleted D}{\*\annotation A}"
        "{\\pict\\bin5 {{}}\\}{\\object{\\*\\objdata 01}{\\result shown}}"
    )
    (line,) = lines(r"seen " + unseen + r"{\v  secret}\par")
    assert line.text == "seen shown secret"
    assert [word.hidden for word in line.words] == [None, None, "hidden text"]


def test_grounds_lie_behind_paragraphs_cells_and_words() -> None:
    (page,) = pages(r"\pard\cbpat2\cf1 Ana\par\pard\plain plain {\highlight2 marked}\par")
    assert [(fill.color, fill.box) for fill in page.fills] == [
        (0x112233, page.lines[0].box),
        (0x112233, page.lines[1].words[1].box),
    ]
    (page,) = pages(r"\trowd\clcbpat2\cellx1900\cellx9000\pard\intbl a\cell b\cell\row")
    assert [fill.box for fill in page.fills] == [page.lines[0].box]


def test_capitals_set_by_looks_are_capitals() -> None:
    assert texts(r"{\caps skills}\par") == ["SKILLS"]


def test_page_and_section_breaks_start_pages() -> None:
    found = pages(r"one\par\page two\par\sect\sectd\sbknone same\par\sect\sectd three\par\pard\pagebb four\par")
    assert [[line.text for line in page.lines] for page in found] == [["one"], ["two", "same"], ["three"], ["four"]]


def test_a_backslash_at_the_end_of_a_line_ends_the_paragraph() -> None:
    assert texts("one\\\ntwo\\\r\nthree") == ["one", "two", "three"]


def test_a_file_without_words_says_so() -> None:
    with pytest.raises(Unreadable) as caught:
        read_pages(rtf(r"\pard\par"))
    assert caught.value.reason == "no_text"


@pytest.mark.parametrize(
    "body",
    [
        "{" * 100_000,
        r"{\b x" * 15_000,
        r"\trowd\itap9 x\nestcell" * 3_000,
        r"\tx1" * 10_000 + "x",
        r"{\field{\*\fldinst " * 6_000 + "x",
        r"{\shptxt x" * 2_000,
        r"\pard\intbl x\cell" * 5_000 + r"\row",
        r"\page " * 10_000 + "x",
        "\t" * 20_000 + "x",
        r"\u55357 " * 30_000,
        r"\bin99999999999 x",
        "x" * 100_000,
    ],
    ids=range(12),
)
def test_what_repeats_without_end_is_read_in_time(body: str) -> None:
    began = time.process_time()
    with contextlib.suppress(Unreadable):
        read_pages(rtf(body))
    assert time.process_time() - began < 15
