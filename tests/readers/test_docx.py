"""Word files: paragraphs, tables, headers, text boxes, fields and tracked changes as a person sees them."""

from __future__ import annotations

import io
import zipfile

import pytest

from jobkit.errors import Unreadable
from jobkit.model.document import Line, Page
from jobkit.readers.limits import Limits
from jobkit.readers.registry import read_pages
from tests.wordfile import NAMES, paragraph, run, table, word_file

TAB = "<w:r><w:tab/></w:r>"
STYLES = """
<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="22"/></w:rPr></w:rPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/><w:rPr><w:b/><w:sz w:val="32"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Mine"><w:name w:val="Section"/><w:basedOn w:val="H1"/>
  <w:rPr><w:color w:val="336699"/></w:rPr></w:style>
<w:style w:type="character" w:styleId="Em"><w:name w:val="Emphasis"/><w:rPr><w:i/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Loop"><w:name w:val="Loop"/><w:basedOn w:val="Loop"/></w:style>
"""
NUMBERING = """
<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl>
<w:lvl w:ilvl="1"><w:numFmt w:val="decimal"/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
"""


def pages(body: str, **parts: str) -> list[Page]:
    media, found = read_pages(word_file(body, **parts))
    assert media == "docx"
    return found


def lines(body: str, **parts: str) -> list[Line]:
    return [line for page in pages(body, **parts) for line in page.lines]


def texts(body: str, **parts: str) -> list[str]:
    return [line.text for line in lines(body, **parts)]


def test_looks_come_through_the_chain_of_styles() -> None:
    mine = paragraph("Work", properties='<w:pStyle w:val="Mine"/>')
    plain = paragraph("Ran ", run("groups", '<w:rStyle w:val="Em"/><w:b/>'))
    head, text = lines(mine + plain, styles=STYLES)
    assert (head.role, head.level) == ("heading", 1)
    word = head.words[0]
    assert (word.bold, word.size, word.color) == (True, 16.0, 0x336699)
    assert [(word.bold, word.italic, word.size) for word in text.words] == [(False, False, 11.0), (True, True, 11.0)]


def test_a_style_that_rests_on_itself_is_survived() -> None:
    assert texts(paragraph("word", properties='<w:pStyle w:val="Loop"/>'), styles=STYLES) == ["word"]


def test_an_outline_level_makes_a_heading() -> None:
    (line,) = lines(paragraph("Skills", properties='<w:outlineLvl w:val="1"/>'))
    assert (line.role, line.level) == ("heading", 2)


def test_a_switch_may_be_turned_off() -> None:
    (line,) = lines(paragraph(run("plain", '<w:b w:val="0"/>'), properties='<w:pStyle w:val="H1"/>'), styles=STYLES)
    assert not line.words[0].bold


def test_numbering_makes_list_items() -> None:
    def item(text: str, depth: int, number: int = 1) -> str:
        number_properties = f'<w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/>'
        return paragraph(text, properties=f"<w:numPr>{number_properties}</w:numPr>")

    found = lines(item("one", 0) + item("two", 1) + item("three", 0, number=0), numbering=NUMBERING)
    assert [(line.role, line.level) for line in found] == [("bullet", 1), ("bullet", 2), ("text", 0)]


def test_a_typed_bullet_and_its_tab_are_a_list_item() -> None:
    (line,) = lines(paragraph("•", TAB, "Ran groups"))
    assert (line.text, line.role) == ("Ran groups", "bullet")


def test_tabs_set_lines_apart_at_one_height() -> None:
    stops = '<w:tabs><w:tab w:val="right" w:pos="9360"/></w:tabs>'
    title, dates = lines(paragraph("Aide", TAB, "Jan 2019", properties=stops))
    assert (title.text, dates.text) == ("Aide", "Jan 2019")
    assert title.box.top == dates.box.top
    assert dates.box.x1 == pytest.approx(612 - 54, abs=0.1)


def test_a_line_break_starts_a_row_of_the_same_paragraph() -> None:
    first, second = lines(paragraph("one", "<w:r><w:br/></w:r>", "two"))
    assert first.paragraph == second.paragraph
    assert first.box.bottom < second.box.bottom


def test_cells_stand_side_by_side() -> None:
    dates, title, employer = lines(table((paragraph("2019"), paragraph("Aide") + paragraph("Harbor House"))))
    assert (dates.text, title.text, employer.text) == ("2019", "Aide", "Harbor House")
    assert dates.box.top == title.box.top < employer.box.top
    assert title.box.x0 == employer.box.x0 == 54 + 100


def test_a_page_of_columns_is_read_column_after_column() -> None:
    side = "".join(map(paragraph, ("Skills", "a", "b")))
    main = "".join(map(paragraph, ("Work", "c", "d", "e", "f")))
    assert texts(table((side, main))) == ["Skills", "a", "b", "Work", "c", "d", "e", "f"]


def test_nested_tables_are_read() -> None:
    inner = table((paragraph("a"), paragraph("b")))
    assert texts(table((paragraph("left"), inner))) == ["left", "a", "b"]


def test_a_cell_merged_downward_is_read_once() -> None:
    start = '<w:tcPr><w:vMerge w:val="restart"/></w:tcPr>' + paragraph("2019")
    more = "<w:tcPr><w:vMerge/></w:tcPr>" + paragraph("")
    assert texts(table((start, paragraph("Aide")), (more, paragraph("Harbor House")))) == [
        "2019",
        "Aide",
        "Harbor House",
    ]


def test_headers_come_first_and_footers_last() -> None:
    kinds = "".join(f'<w:{kind}Reference w:type="default" r:id="{kind}"/>' for kind in ("header", "footer"))
    found = texts(
        paragraph("body") + f"<w:sectPr>{kinds}</w:sectPr>", header=paragraph("Ana Lind"), footer=paragraph("555-0100")
    )
    assert found == ["Ana Lind", "body", "555-0100"]


def test_a_text_box_written_down_twice_is_read_once() -> None:
    content = f"<w:txbxContent>{paragraph('in the box')}</w:txbxContent>"
    new = f"<w:drawing><wps:wsp><wps:txbx>{content}</wps:txbx></wps:wsp></w:drawing>"
    old = f"<w:pict><v:textbox>{content}</v:textbox></w:pict>"
    branches = f'<mc:Choice Requires="wps">{new}</mc:Choice><mc:Fallback>{old}</mc:Fallback>'
    both = f"<mc:AlternateContent>{branches}</mc:AlternateContent>"
    assert texts(paragraph("anchor", f"<w:r>{both}</w:r>")) == ["anchor", "in the box"]
    assert texts(paragraph("anchor", f"<w:r>{old}</w:r>")) == ["anchor", "in the box"]


@pytest.mark.parametrize(
    ("filling", "color"),
    [('<a:solidFill><a:srgbClr val="112233"/></a:solidFill>', 0x112233), ("<a:gradFill/>", 0x808080)],
)
def test_the_filling_of_a_text_box_lies_behind_its_words(filling: str, color: int) -> None:
    content = f"<w:txbxContent>{paragraph('in the box')}</w:txbxContent>"
    new = f"<w:drawing><wps:wsp><wps:spPr>{filling}</wps:spPr><wps:txbx>{content}</wps:txbx></wps:wsp></w:drawing>"
    (page,) = pages(paragraph(f"<w:r>{new}</w:r>"))
    assert [fill.color for fill in page.fills] == [color]
    old = f'<w:pict><v:rect fillcolor="#112233 [3204]"><v:textbox>{content}</v:textbox></v:rect></w:pict>'
    (page,) = pages(paragraph(f"<w:r>{old}</w:r>"))
    assert [fill.color for fill in page.fills] == [0x112233]


def test_a_tall_text_box_at_the_head_of_a_page_is_a_sidebar() -> None:
    def box(count: int) -> str:
        content = f"<w:txbxContent>{''.join(paragraph(f'in {at}') for at in range(count))}</w:txbxContent>"
        return paragraph("anchor", f"<w:r><w:pict><v:textbox>{content}</v:textbox></w:pict></w:r>")

    anchor, first, *_, last, after = lines(box(5) + paragraph("after"))
    assert anchor.box.top < first.box.top == after.box.top < last.box.top
    assert after.box.x0 > last.box.x1
    *_, last, after = lines(box(4) + paragraph("after"))
    assert (after.box.x0, after.box.top > last.box.top) == (last.box.x0, True)
    *_, last, after = lines(paragraph("text") * 7 + box(5) + paragraph("after"))
    assert (after.box.x0, after.box.top > last.box.top) == (last.box.x0, True)


def test_changes_are_read_as_accepted() -> None:
    kept = f"<w:ins>{run('kept')}</w:ins>"
    dropped = "<w:del><w:r><w:delText>dropped</w:delText></w:r></w:del>"
    moved = f"<w:moveFrom>{run('away')}</w:moveFrom><w:moveTo>{run(' here')}</w:moveTo>"
    assert texts(f"<w:p>{kept}{dropped}{moved}</w:p>") == ["kept here"]


def test_fields_show_results_and_links_lead_on() -> None:
    def char(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    code = '<w:r><w:instrText> HYPERLINK "https://example.com/b" </w:instrText></w:r>'
    field = char("begin") + code + char("separate") + run("site") + char("end")
    link = f'<w:hyperlink r:id="web">{run("page")}</w:hyperlink>'
    (line,) = lines(f"<w:p>{field}{run(' ')}{link}{run(' end')}</w:p>")
    assert [(word.text, word.href) for word in line.words] == [
        ("site", "https://example.com/b"),
        ("page", "https://example.com/a"),
        ("end", None),
    ]


def test_hidden_text_is_marked_hidden() -> None:
    (line,) = lines(paragraph("seen ", run("secret", "<w:vanish/>")))
    assert [word.hidden for word in line.words] == [None, "hidden text"]


def test_capitals_set_by_looks_are_capitals() -> None:
    assert texts(paragraph(run("skills", "<w:caps/>"))) == ["SKILLS"]


def test_hyphens_and_symbols() -> None:
    odd = "<w:t>co</w:t><w:softHyphen/><w:t>lead,</w:t><w:noBreakHyphen/><w:t>x</w:t><w:sym/><w:t>y</w:t>"
    assert texts(f"<w:p><w:r>{odd}</w:r></w:p>") == ["colead,-x y"]


def test_shading_brings_its_ground() -> None:
    (page,) = pages(paragraph(run("Ana", '<w:color w:val="FFFFFF"/>'), properties='<w:shd w:fill="112233"/>'))
    assert [fill.color for fill in page.fills] == [0x112233]


@pytest.mark.parametrize("mark", ['<w:shd w:fill="112233"/>', '<w:highlight w:val="darkBlue"/>'])
def test_a_runs_own_ground_lies_behind_its_words_alone(mark: str) -> None:
    (page,) = pages(paragraph("plain ", run("Ana", mark)))
    assert [fill.box for fill in page.fills] == [page.lines[0].words[1].box]


def test_the_ground_of_a_cell_stays_behind_its_lines() -> None:
    dark = '<w:tcPr><w:shd w:fill="112233"/></w:tcPr>' + paragraph("Contact") + paragraph("555-0100")
    large = '<w:sz w:val="80"/>'
    (page,) = pages(table((dark, paragraph(run("Ana", large)) + paragraph(run("Lind", large)))))
    placed = {line.text: line.box for line in page.lines}
    assert [fill.box for fill in page.fills] == [placed["Contact"], placed["555-0100"]]


def test_page_breaks_start_pages_and_double_ones_do_not_count_twice() -> None:
    broken = paragraph("one", '<w:r><w:br w:type="page"/></w:r>')
    after = paragraph("<w:r><w:lastRenderedPageBreak/><w:t>two</w:t></w:r>")
    found = pages(broken + after)
    assert [[line.text for line in page.lines] for page in found] == [["one"], ["two"]]


def test_empty_paragraphs_are_white_space() -> None:
    near = lines(paragraph("one") + paragraph("two"))
    far = lines(paragraph("one") + paragraph("") + paragraph("two"))
    assert far[1].box.top - far[0].box.bottom > near[1].box.top - near[0].box.bottom + 8


def test_names_of_the_strict_kind_are_understood() -> None:
    data = word_file(paragraph("word"))
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            strict = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
            new.writestr(
                name, old.read(name).replace(b"http://schemas.openxmlformats.org/wordprocessingml/2006/main", strict)
            )
    assert read_pages(made.getvalue())[1][0].lines[0].text == "word"


def remade(document: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("word/document.xml", document)
    return made.getvalue()


@pytest.mark.parametrize("document", ["<w:document", f"<w:document {NAMES}/>", "words"])
def test_a_damaged_file_is_refused(document: str) -> None:
    with pytest.raises(Unreadable) as caught:
        read_pages(remade(document))
    assert caught.value.reason == "damaged"


def test_entities_do_not_expand() -> None:
    kinds = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;"><!ENTITY f SYSTEM "file:///etc/hostname">]>'
    body = f"<w:document {NAMES}><w:body><w:p><w:r><w:t>safe &b; &f;</w:t>&b;</w:r>&b;</w:p></w:body></w:document>"
    _, found = read_pages(remade(kinds + body))
    assert [line.text for line in found[0].lines] == ["safe"]


def test_unpacking_has_a_limit() -> None:
    with pytest.raises(Unreadable) as caught:
        read_pages(word_file(paragraph("word " * 50_000)), limits=Limits(inflated_bytes=10_000))
    assert caught.value.reason == "too_large"


def test_a_file_without_words_says_so() -> None:
    with pytest.raises(Unreadable) as caught:
        read_pages(word_file(paragraph("")))
    assert caught.value.reason == "no_text"
