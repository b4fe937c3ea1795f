"""Web pages: what a browser shows, in its order, side by side where it shows it so."""

from __future__ import annotations

import pytest

from jobkit.layout.visibility import see
from jobkit.model.document import Line, Page
from jobkit.readers.registry import read_pages


def page(body: str, style: str = "") -> Page:
    media, pages = read_pages(f"<!doctype html><title>no</title><style>{style}</style><body>{body}".encode())
    assert media == "html"
    (only,) = pages
    return only


def lines(body: str, style: str = "") -> tuple[Line, ...]:
    return page(body, style).lines


def texts(body: str, style: str = "") -> list[str]:
    return [line.text for line in lines(body, style)]


def rows(body: str, style: str = "") -> list[list[str]]:
    """The lines by height."""
    found: dict[float, list[str]] = {}
    for line in lines(body, style):
        found.setdefault(line.box.top, []).append(line.text)
    return list(found.values())


def test_blocks_are_rows_and_spans_flow() -> None:
    assert texts("<div>Case <span>Man</span>ager<p>Harbor\n House</p></div>") == ["Case Manager", "Harbor House"]


def test_headings_and_list_items_say_so() -> None:
    found = lines("<h2>Work</h2><ul><li>Ran <b>groups</b><ul><li>weekly</li></ul></li></ul>")
    assert [(line.text, line.role, line.level) for line in found] == [
        ("Work", "heading", 2),
        ("Ran groups", "bullet", 1),
        ("weekly", "bullet", 2),
    ]
    assert [word.bold for word in found[1].words] == [False, True]


def test_an_entry_within_a_list_is_no_bullet() -> None:
    found = lines("<ul><li><h3>Aide</h3>Harbor House<ul><li>Ran groups</ul></ul>")
    assert [(line.text, line.role) for line in found] == [
        ("Aide", "heading"),
        ("Harbor House", "text"),
        ("Ran groups", "bullet"),
    ]


def test_a_line_break_starts_a_row_of_the_same_paragraph() -> None:
    first, second, third = lines("<p>One<br>two</p><p>three</p>")
    assert first.paragraph == second.paragraph != third.paragraph
    assert second.box.top > first.box.bottom - 0.5


@pytest.mark.parametrize(
    ("body", "style"),
    [
        ("<table><tr><td>Aide<td>2019</table>", ""),
        ("<div class=r><div>Aide</div><div>2019</div></div>", ".r{display:flex}"),
        ("<div class=r><h4>Aide</h4><span>2019</span></div>", ".r{display:grid;grid-template-columns:1fr auto}"),
        ("<div><span class=d>2019</span><b>Aide</b></div>", "div .d{float:right}"),
        ("<div><div style='float:left'>Aide</div><div style='float:right'>2019</div></div>", ""),
    ],
    ids=["table", "flex", "grid", "float", "two floats"],
)
def test_what_stands_side_by_side_shares_a_row(body: str, style: str) -> None:
    assert rows(body, style) == [["Aide", "2019"]]


def test_the_children_of_a_grid_stand_in_the_columns_that_they_ask_for() -> None:
    style = "dl{display:grid;grid-template-columns:12rem 1fr}dt{grid-column:1}dd{grid-column:2}"
    body = "<dl><dt>Aide</dt><dd>Harbor House</dd><dd>2019</dd><dt>Cook</dt><dt>Clerk</dt><dd>Quill Inn</dd></dl>"
    assert rows(body, style) == [["Aide", "Harbor House"], ["2019"], ["Cook"], ["Clerk", "Quill Inn"]]
    edges = {line.text: line.box.x0 for line in lines(body, style)}
    assert edges["Harbor House"] == edges["Quill Inn"] > edges["Cook"] == edges["Aide"]


def test_a_table_of_tall_cells_is_read_column_after_column() -> None:
    side = "<h2>Skills</h2><p>a</p><p>b</p>"
    main = "<h2>Work</h2><p>c</p><p>d</p><p>e</p><p>f</p>"
    found = lines(f"<table><tr><td>{side}<td>{main}</table>")
    assert [line.text for line in found] == ["Skills", "a", "b", "Work", "c", "d", "e", "f"]
    assert found[0].box.top == found[3].box.top
    assert found[0].box.x1 < found[3].box.x0


def test_a_table_of_short_cells_is_read_row_after_row() -> None:
    assert texts("<table><tr><td>2019<td><p>Aide<p>Harbor House</table>") == ["2019", "Aide", "Harbor House"]


@pytest.mark.parametrize(
    "hidden",
    [
        "<p style='display:none'>secret</p>",
        "<p class=x>secret</p>",
        "<p hidden>secret</p>",
        "<p style='visibility:hidden'>secret</p>",
        "<p style='font-size:0'>secret</p>",
        "<p style='font-size:1px'>secret</p>",
        "<p style='opacity:0'>secret</p>",
        "<p style='color:rgba(0,0,0,0)'>secret</p>",
        "<p style='position:absolute;left:-9999px'>secret</p>",
        "<p style='opacity:2%'>secret</p>",
        "<p style='filter:opacity(0)'>secret</p>",
        "<p style='transform:translateX(-9999px)'>secret</p>",
        "<p style='transform:scale(0)'>secret</p>",
        "<p style='clip:rect(0,0,0,0)'>secret</p>",
        "<p style='clip-path:inset(50%)'>secret</p>",
        "<p style='height:1px;overflow:hidden'>secret</p>",
    ],
)
def test_what_styles_hide_is_marked_hidden(hidden: str) -> None:
    found = {
        word.text: word.hidden for line in lines(f"<p>seen</p>{hidden}", ".x{display:none}") for word in line.words
    }
    assert found["secret"]
    assert found["seen"] is None


@pytest.mark.parametrize(
    "body",
    [
        "<p aria-hidden=true>seen",
        "<p style='opacity:0.5'>seen",
        "<p style='font-size:0'><span style='font-size:12px'>seen",
        "<p style='visibility:hidden'><span style='visibility:visible'>seen",
        "<p style='background:linear-gradient(red,blue);background-clip:text;color:transparent'>seen",
        "<p style='opacity:.1'>seen",
        "<p style='height:100px;overflow:hidden'>seen",
    ],
)
def test_what_is_shown_is_not_hidden(body: str) -> None:
    (line,) = lines(body)
    assert line.words[0].hidden is None


@pytest.mark.parametrize("ground", ["linear-gradient(#123, #456)", "url(sky.jpg) no-repeat"])
def test_white_text_on_a_picture_or_a_gradient_is_seen(ground: str) -> None:
    found = see(page(f"<div style='background:{ground}'><p style='color:#fff'>seen"))
    assert [line.text for line in found.lines] == ["seen"]


def test_a_plain_ground_upon_a_picture_tells_again_what_is_seen() -> None:
    body = "<div style='background:url(sky.jpg)'><p style='background:#fff;color:#fff'>secret</p><p>seen"
    assert [line.text for line in see(page(body)).lines] == ["seen"]


def test_variables_stand_for_their_values() -> None:
    style = ":root {--dark: #123; --ink: var(--light, #fff); --big: 20pt} header {background: var(--dark)} " \
            "h1 {color: var(--ink); font-size: var(--big); font-style: var(--none)}"  # fmt: skip
    shown = page("<header><h1>Ana Lind</h1></header>", style)
    assert [line.text for line in see(shown).lines] == ["Ana Lind"]
    assert shown.lines[0].words[0].size == 20.0


def test_a_ground_that_only_a_script_knows_may_have_any_colour() -> None:
    assert [line.text for line in see(page("<p style='background:var(--g);color:#fff'>seen")).lines] == ["seen"]


@pytest.mark.parametrize(
    "condition", ["(max-width: 600px)", "print", "(prefers-color-scheme: dark)", "screen and (min-width: 200em)"]
)
def test_rules_for_other_screens_do_not_count(condition: str) -> None:
    (line,) = lines("<p>seen", f"p {{color: red}} @media {condition} {{ p {{ display: none; color: blue }} }}")
    assert (line.words[0].hidden, line.words[0].color) == (None, 0xFF0000)


def test_rules_for_a_wide_screen_count() -> None:
    (line,) = lines("<p>seen", "@media screen and (min-width: 768px) { p { color: red } }")
    assert line.words[0].color == 0xFF0000


def test_words_that_a_style_puts_before_and_after_are_seen() -> None:
    style = ".at::before {content: '| '} .at:after {content: \"\\00b7\"} .no:before {content: 'x'; display: none}"
    assert texts("<p><b class=no>Aide </b><span class=at>Harbor House</span>", style) == ["Aide | Harbor House\u00b7"]


@pytest.mark.parametrize(
    "style",
    [".t {display:table} .t div {display:table-cell}", ".t {display:table-row} .t div {display:table-cell}"],
    ids=["table", "row"],
)
def test_boxes_set_as_table_cells_stand_side_by_side(style: str) -> None:
    assert rows("<div class=t><div>Aide</div><div>2019</div></div>", style) == [["Aide", "2019"]]


def test_items_of_a_list_in_a_row_stand_apart() -> None:
    assert rows("<ul><li>Case plans<li>Excel</ul>", "li {display:inline-block}") == [["Case plans", "Excel"]]


def test_boxes_in_a_row_are_one_each() -> None:
    body = "<div><h2>Skills</h2><span class=t>Case plans</span><span class=t>Excel</span></div>"
    assert rows(body, ".t {display: inline-block}") == [["Skills"], ["Case plans", "Excel"]]


def test_sections_side_by_side_are_read_one_after_the_other() -> None:
    side = "<section><h2>Skills</h2><p>Excel</p></section>"
    body = f"<div style='display:flex'><section><h2>Summary</h2><p>A nurse.</p></section>{side}</div>"
    assert texts(body) == ["Summary", "A nurse.", "Skills", "Excel"]


def test_a_list_without_marks_has_no_bullets() -> None:
    style = "ul {list-style: none} ul.m {list-style: square} .i li:before {content: '>'}"
    body = "<ul><li>2019</ul><ul class=m><li>Ran groups</ul><ul class=i><li>Wrote plans</ul>"
    assert [line.role for line in lines(body, style)] == ["text", "bullet", "bullet"]


def test_a_list_item_of_several_paragraphs_is_an_entry() -> None:
    found = lines("<ul><li><p>Aide, Harbor House</p><p>2019</p><ul><li><p>Ran groups</p></ul></ul>")
    assert [line.role for line in found] == ["text", "text", "bullet"]


def test_a_heading_set_in_a_row_is_one() -> None:
    (line,) = lines("<div><h2 style='display:inline-block'>Work <small>(2)</small></h2></div>")
    assert (line.role, line.level) == ("heading", 2)


def test_scripts_styles_and_comments_are_no_text() -> None:
    assert texts("<script>bad()</script><!-- no --><noscript>no</noscript><p>yes<img alt=no src=x>") == ["yes"]


def test_print_rules_do_not_hide_what_the_screen_shows() -> None:
    (line,) = lines("<p>seen", "@media print { p { display: none } } p { color: red }")
    assert (line.words[0].hidden, line.words[0].color) == (None, 0xFF0000)


def test_looks_come_from_rules_by_weight_and_nearness() -> None:
    style = "#a {font-weight:bold} p {font-weight:normal; font-size: 10pt} .k > p {font-style: italic}"
    (line,) = lines("<div class=k><p id=a>word", style)
    word = line.words[0]
    assert (word.bold, word.italic, word.size) == (True, True, 10.0)


def test_links_are_kept_and_only_outward_ones() -> None:
    found = lines("<a href='mailto:ana@example.com'>mail</a> <a href='#top'>up</a> <a href='javascript:x()'>js</a>")
    assert [word.href for word in found[0].words] == ["mailto:ana@example.com", None, None]


def test_light_text_on_a_dark_ground_brings_its_ground() -> None:
    shown = page("<header style='background:#123456;color:#fff'><h1>Ana Lind</h1></header>")
    assert [fill.color for fill in shown.fills] == [0x123456]
    assert shown.fills[0].box == shown.lines[0].box


def test_tags_set_apart_by_padding_do_not_run_together() -> None:
    assert texts("<span class=t>Excel</span><span class=t>Word</span>", ".t{padding: 2px 6px}") == ["Excel Word"]


def test_preformatted_rows_stay_rows() -> None:
    assert texts("<pre>one\n  two</pre>") == ["one", "two"]


@pytest.mark.parametrize("encoding", ["cp1252", "utf-8", "utf-16"])
def test_a_declared_encoding_is_read(encoding: str) -> None:
    data = f"<html><meta charset={encoding}><p>José</p></html>".encode(encoding)
    _, pages = read_pages(data)
    assert pages[0].lines[0].text == "José"


def test_deep_nesting_is_survived() -> None:
    _, pages = read_pages(b"<html><p>top</p>" + b"<div>" * 5000 + b"deep")
    assert pages[0].lines[0].text == "top"


@pytest.mark.parametrize("style", ["@media x{" + "a" * 200_000, "@import " * 20_000, "@media x{" * 10_000])
def test_a_broken_style_sheet_takes_no_longer_than_a_whole_one(style: str) -> None:
    assert texts("<p>seen", style) == ["seen"]


def test_the_columns_of_a_table_begin_at_one_edge() -> None:
    """However long a cell is, and though another one of its row is empty."""
    body = (
        "<table><tr><th>Credential</th><th>Issuer</th><th>Expires</th></tr>"
        "<tr><td>A credential with a name that is longer than its column</td><td>CCMC</td><td>2027</td></tr>"
        "<tr><td>Notary Public</td><td></td><td>2028</td></tr></table>"
    )
    edges = {line.text: line.box.x0 for line in lines(body)}
    assert edges["Expires"] == edges["2027"] == edges["2028"] > edges["CCMC"] == edges["Issuer"]
