"""OpenDocument texts: paragraphs, lists, tables, frames and tracked changes as a person sees them."""

from __future__ import annotations

import io
import zipfile

import pytest

from jobkit.errors import Unreadable
from jobkit.model.document import Line, Page
from jobkit.readers.limits import Limits
from jobkit.readers.registry import read_pages
from tests.odtfile import flat_file, items, odt_file, paragraph, span, style, table

TEXT = "<style:text-properties {}/>"
FORM = "<style:paragraph-properties {}/>"
STYLES = (
    '<style:default-style style:family="paragraph"><style:text-properties fo:font-size="11pt"/></style:default-style>'
    + style("Standard", "paragraph", "")
    + style("Heading_20_1", "paragraph", TEXT.format('fo:font-size="150%" fo:font-weight="bold"'), "Standard")
    + style("Mine", "paragraph", TEXT.format('fo:color="#336699" fo:text-transform="uppercase"'), "Heading_20_1")
    + style("Loop", "paragraph", "", "Loop")
    + '<text:list-style style:name="Dots"><text:list-level-style-bullet text:level="1">'
    + '<style:list-level-properties text:space-before="0.5in" text:min-label-width="0.25in"/>'
    + '</text:list-level-style-bullet><text:list-level-style-number text:level="2" style:num-format="1"/>'
    + '<text:list-level-style-number text:level="3" style:num-format=""/></text:list-style>'
)
LOOKS = (
    style("Bold", "text", TEXT.format('fo:font-weight="bold"'))
    + style("Large", "text", TEXT.format('fo:font-size="200%" fo:font-style="italic"'), "Bold")
    + style("Gone", "text", TEXT.format('text:display="none"'))
    + style("Marked", "text", TEXT.format('fo:color="#ffffff" fo:background-color="#112233"'))
    + style("Clear", "text", TEXT.format('fo:color="#000000" loext:opacity="0%"'))
    + style("Usual", "text", TEXT.format('style:use-window-font-color="true" loext:opacity="0%"'))
    + style("Next", "paragraph", FORM.format('fo:break-before="page"'), "Standard")
    + style(
        "Right",
        "paragraph",
        "<style:paragraph-properties><style:tab-stops>"
        '<style:tab-stop style:position="17cm" style:type="right"/></style:tab-stops></style:paragraph-properties>',
    )
)


def pages(body: str, edges: str = "", automatic: str = LOOKS) -> list[Page]:
    media, found = read_pages(odt_file(body, automatic, STYLES, edges))
    assert media == "odt"
    assert read_pages(flat_file(body, automatic, STYLES, edges)) == ("odt", found)
    return found


def lines(body: str, edges: str = "", automatic: str = LOOKS) -> list[Line]:
    return [line for page in pages(body, edges, automatic) for line in page.lines]


def texts(body: str, edges: str = "", automatic: str = LOOKS) -> list[str]:
    return [line.text for line in lines(body, edges, automatic)]


def test_looks_come_through_the_chain_of_styles() -> None:
    head, text = lines(paragraph("Work", "Mine") + paragraph("Ran " + span("groups", "Large"), "Standard"))
    assert (head.role, head.level, head.text) == ("heading", 1, "WORK")
    word = head.words[0]
    assert (word.bold, word.size, word.color) == (True, 16.5, 0x336699)
    assert [(word.bold, word.italic, word.size) for word in text.words] == [(False, False, 11.0), (True, True, 22.0)]


def test_a_style_that_rests_on_itself_is_survived() -> None:
    assert texts(paragraph("word", "Loop")) == ["word"]


def test_headings_have_their_depth() -> None:
    (line,) = lines('<text:h text:outline-level="2">Skills</text:h>')
    assert (line.role, line.level) == ("heading", 2)


def test_lists_nest_and_only_the_beginning_of_an_item_has_its_mark() -> None:
    inner = paragraph("two") + items(paragraph("three"))
    outer = items(paragraph("one") + paragraph("more") + items(inner), header=paragraph("head"), style="Dots")
    found = lines(outer)
    assert [(line.text, line.role, line.level) for line in found] == [
        ("head", "text", 0),
        ("one", "bullet", 1),
        ("more", "text", 0),
        ("two", "bullet", 2),
        ("three", "text", 0),
    ]
    assert found[1].box.x0 == 54 + 54


def test_a_list_without_a_style_has_bullets_and_headings_stay_headings() -> None:
    found = lines(items(paragraph("one"), '<text:h text:outline-level="1">Work</text:h>'))
    assert [(line.role, line.level) for line in found] == [("bullet", 1), ("heading", 1)]


def test_tabs_set_lines_apart_at_one_height() -> None:
    title, dates = lines(paragraph("Aide<text:tab/>Jan 2019", "Right"))
    assert (title.text, dates.text) == ("Aide", "Jan 2019")
    assert title.box.top == dates.box.top
    assert dates.box.x1 == pytest.approx(612 - 54, abs=0.1)


def test_white_space_is_as_it_shows() -> None:
    odd = 'a \n b<text:s text:c="3"/>c<text:line-break/>d<text:s text:c="99999999"/>e'
    first, second = lines(paragraph(odd))
    assert (first.text, second.text) == ("a b c", "d e")
    assert first.paragraph == second.paragraph
    assert first.words[2].box.x0 > first.words[1].box.x1 + 3


def test_cells_stand_side_by_side() -> None:
    widths = style("A", "table-column", '<style:table-column-properties style:column-width="2in"/>')
    columns = '<table:table-column table:style-name="A" table:number-columns-repeated="2"/>'
    cells = (paragraph("2019"), paragraph("Aide") + paragraph("Harbor House"))
    dates, title, employer = lines(table(cells, columns=columns), automatic=widths)
    assert (dates.text, title.text, employer.text) == ("2019", "Aide", "Harbor House")
    assert dates.box.top == title.box.top < employer.box.top
    assert title.box.x0 == employer.box.x0 == 54 + 144


def test_shares_of_a_table_part_its_width() -> None:
    widths = "".join(
        style(name, "table-column", f'<style:table-column-properties style:rel-column-width="{share}*"/>')
        for name, share in (("A", 1), ("B", 3))
    )
    columns = '<table:table-column table:style-name="A"/><table:table-column table:style-name="B"/>'
    _, right = lines(table((paragraph("a"), paragraph("b")), columns=columns), automatic=widths)
    assert right.box.x0 == 54 + 504 / 4


def test_nested_tables_are_read_and_merged_cells_read_once() -> None:
    inner = table((paragraph("a"), paragraph("b")))
    assert texts(table((paragraph("left"), inner))) == ["left", "a", "b"]
    spanned = (
        "<table:table><table:table-column/><table:table-column/><table:table-row>"
        f'<table:table-cell table:number-columns-spanned="2">{paragraph("both")}</table:table-cell>'
        f"<table:covered-table-cell>{paragraph('unseen')}</table:covered-table-cell></table:table-row></table:table>"
    )
    assert texts(spanned) == ["both"]


def test_headers_come_first_and_footers_last_on_the_same_page() -> None:
    edges = (
        f"<style:header>{paragraph('Ana Lind')}</style:header>"
        f"<style:header-first>{paragraph('Ana Lind, RN')}</style:header-first>"
        f"<style:footer>{paragraph('555-0100')}</style:footer>"
        f'<style:footer-left style:display="false">{paragraph("unseen")}</style:footer-left>'
    )
    (page,) = pages(paragraph("body", "Next"), edges)
    assert [line.text for line in page.lines] == ["Ana Lind, RN", "Ana Lind", "body", "555-0100"]


def test_frames_and_shapes_are_read_after_their_anchor_from_the_top_down() -> None:
    def box(text: str, y: int) -> str:
        return f'<draw:frame svg:x="0cm" svg:y="{y}cm"><draw:text-box>{paragraph(text)}</draw:text-box></draw:frame>'

    shape = f"<draw:g><draw:custom-shape>{paragraph('shape')}</draw:custom-shape></draw:g>"
    body = paragraph(
        f'anchor{box("low", 9)}{box("high", 2)}{shape}<draw:frame><draw:image xlink:href="a"/></draw:frame>'
    )
    assert texts(body) == ["anchor", "shape", "high", "low"]
    assert texts(box("first", 1) + body) == ["first", "anchor", "shape", "high", "low"]


def test_changes_are_read_as_accepted_and_comments_are_not_text() -> None:
    changes = (
        f"<text:tracked-changes><text:changed-region><text:deletion>{paragraph('dropped')}</text:deletion>"
        "</text:changed-region></text:tracked-changes>"
    )
    comment = f"<office:annotation>{paragraph('why?')}</office:annotation>"
    assert texts(changes + paragraph(f"<text:change-start/>kept<text:change-end/><text:change/>{comment} here")) == [
        "kept here"
    ]


def test_links_lead_on_and_fields_show_what_they_show() -> None:
    link = '<text:a xlink:href="https://example.com/b">site</text:a>'
    inner = '<text:a xlink:href="#top">top</text:a>'
    (line,) = lines(paragraph(f"{link} {inner} <text:date>May 2020</text:date>"))
    assert [(word.text, word.href) for word in line.words] == [
        ("site", "https://example.com/b"),
        ("top", None),
        ("May", None),
        ("2020", None),
    ]


def test_hidden_text_is_marked_hidden() -> None:
    (line,) = lines(paragraph("seen " + span("secret", "Gone") + span(" clear", "Clear") + span(" usual", "Usual")))
    assert [word.hidden for word in line.words] == [None, "hidden text", "hidden text", None]
    (line,) = lines(f'<text:section text:display="none">{paragraph("secret")}</text:section>')
    assert [word.hidden for word in line.words] == ["hidden text"]


def test_sections_and_indexes_are_read_in_order() -> None:
    index = f"<text:table-of-content><text:index-body>{paragraph('two')}</text:index-body></text:table-of-content>"
    assert texts(f"<text:section>{paragraph('one')}</text:section>{index}") == ["one", "two"]


def test_a_note_is_read_after_its_paragraph() -> None:
    body = f"<text:note-citation>1</text:note-citation><text:note-body>{paragraph('note')}</text:note-body>"
    note = f"<text:note>{body}</text:note>"
    assert texts(paragraph(f"text{note} goes on")) == ["text goes on", "note"]


def test_grounds_lie_behind_cells_frames_and_spans() -> None:
    fill = '<style:graphic-properties draw:fill="solid" draw:fill-color="#445566"/>'
    automatic = LOOKS + style("Box", "graphic", fill)
    box = f'<draw:frame draw:style-name="Box"><draw:text-box>{paragraph("in")}</draw:text-box></draw:frame>'
    (page,) = pages(paragraph("plain " + span("marked", "Marked") + box), automatic=automatic)
    assert [(found.color, found.box) for found in page.fills] == [
        (0x112233, page.lines[0].words[1].box),
        (0x445566, page.lines[1].box),
    ]


def test_page_breaks_start_pages() -> None:
    found = pages(paragraph("one") + paragraph("two", "Next") + "<text:soft-page-break/>" + paragraph("three"))
    assert [[line.text for line in page.lines] for page in found] == [["one"], ["two"], ["three"]]


def test_a_file_that_lost_its_media_type_is_known_by_its_content() -> None:
    assert read_pages(odt_file(paragraph("word"), mimetype=None))[0] == "odt"


def test_a_file_under_a_password_says_so() -> None:
    made = io.BytesIO(odt_file(""))
    with zipfile.ZipFile(made, "a") as archive:
        archive.writestr("META-INF/manifest.xml", "<manifest:encryption-data/>")
    with pytest.raises(Unreadable) as caught:
        read_pages(made.getvalue())
    assert caught.value.reason == "encrypted"


def remade(content: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("content.xml", content)
    return made.getvalue()


@pytest.mark.parametrize("content", ["<office:document-content", "<x/>", "words"])
def test_a_damaged_file_is_refused(content: str) -> None:
    with pytest.raises(Unreadable) as caught:
        read_pages(remade(content))
    assert caught.value.reason == "damaged"


def test_other_kinds_of_opendocument_are_named() -> None:
    for data in (
        odt_file("", mimetype="application/vnd.oasis.opendocument.spreadsheet"),
        flat_file("").replace(b"office:text", b"office:drawing"),
    ):
        with pytest.raises(Unreadable, match="not a text") as caught:
            read_pages(data)
        assert caught.value.reason == "unsupported"


def test_entities_do_not_expand() -> None:
    kinds = b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;"><!ENTITY f SYSTEM "file:///etc/hostname">]>'
    data = flat_file(paragraph("safe &b; &f;")).replace(b"\n", kinds, 1)
    assert [line.text for line in read_pages(data)[1][0].lines] == ["safe"]


def test_unpacking_has_a_limit() -> None:
    with pytest.raises(Unreadable) as caught:
        read_pages(odt_file(paragraph("word " * 50_000)), limits=Limits(inflated_bytes=10_000))
    assert caught.value.reason == "too_large"


def test_a_file_without_words_says_so() -> None:
    with pytest.raises(Unreadable) as caught:
        read_pages(odt_file(paragraph("")))
    assert caught.value.reason == "no_text"
