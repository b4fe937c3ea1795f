from __future__ import annotations

from dataclasses import replace

from jobkit.layout.reading_order import arrange
from jobkit.model.document import Box, Document, Fill, Line, Page, Word
from tests.pages import line, page


def read(*pages: Page) -> Document:
    return arrange(pages, digest="0" * 64, media="pdf")


def texts(document: Document) -> list[str]:
    return [document.text_of(row.span) for row in document.rows]


def test_a_sidebar_is_never_mixed_with_the_main_column() -> None:
    sidebar = [line(text, 30, 100 + 17 * at) for at, text in enumerate(["Contact", "a@example.com", "Skills", "Epic"])]
    main = [
        line(text, 200, 104 + 13 * at)
        for at, text in enumerate(
            ["Work", "Case Manager at Acme", "Led a team of nine nurses", "Cut costs by a third in a year"]
        )
    ]
    assert texts(read(page(*main, *sidebar))) == [
        "Contact", "a@example.com", "Skills", "Epic",
        "Work", "Case Manager at Acme", "Led a team of nine nurses", "Cut costs by a third in a year",
    ]  # fmt: skip


def test_dates_in_the_left_margin_are_cells_of_the_rows_they_label() -> None:
    lines = []
    for at in range(3):
        y = 100 + 60 * at
        lines += [line(f"20{at}1 - 20{at}3", 40, y), line(f"Case Manager {at}", 160, y)]
        lines += [line("Acme Hospital", 160, y + 12), line("Assessed patients and families daily", 160, y + 24)]
    assert texts(read(page(*lines)))[:3] == [
        "2001 - 2003\tCase Manager 0", "Acme Hospital", "Assessed patients and families daily",
    ]  # fmt: skip


def test_a_heading_in_the_margin_gets_its_own_row_before_what_it_labels() -> None:
    lines = [
        line("Education &", 40, 100), line("Training", 40, 112),
        line("State University", 160, 100), line("BSW", 160, 112),
        line("Skills", 40, 150), line("Epic, Excel, assessment", 160, 150), line("HMIS", 160, 162),
    ]  # fmt: skip
    assert texts(read(page(*lines))) == [
        "Education & Training", "State University", "BSW", "Skills", "Epic, Excel, assessment", "HMIS",
    ]  # fmt: skip


def test_bullet_signs_become_the_role() -> None:
    document = read(page(line("• Led a team", 50, 100), line("plain", 50, 130)))
    assert [(row.role, document.text_of(row.span)) for row in document.rows] == [
        ("bullet", "Led a team"), ("text", "plain"),
    ]  # fmt: skip


def test_every_span_is_the_text_of_its_words() -> None:
    document = read(page(line("Ann Lee, RN", 50, 40, size=20), line("one two", 50, 100), line("three", 400, 100)))
    for row in document.rows:
        for cell in row.cells:
            assert document.text_of(cell.span) == " ".join(word.text for _, word in cell.words)
            assert all(document.text_of(span) == word.text for span, word in cell.words)


def test_page_numbers_and_repeated_heads_are_dropped() -> None:
    pages = [
        page(line("Ann Lee", 50, 20), line(f"body {n}", 50, 300), line(f"Page {n} of 2", 50, 770), number=n)
        for n in (1, 2)
    ]
    assert texts(read(*pages)) == ["Ann Lee", "body 1", "body 2"]


def test_what_a_person_cannot_see_is_reported_and_in_no_row() -> None:
    document = read(
        page(line("seen", 50, 100), line("white on white", 50, 120, color=0xFFFFFF), line("tiny", 50, 140, size=1))
    )
    assert texts(document) == ["seen"]
    assert [hidden.text for hidden in document.hidden] == ["white on white", "tiny"]


def test_a_centred_title_spans_the_list_over_it_and_the_columns_under_it() -> None:
    lines = [
        line("Certifications", 280, 90, bold=True), line("Certified Case Manager", 50, 106),
        line("First aid and CPR", 50, 120),
        line("Skills", 296, 140, bold=True),
        line("Epic", 50, 156), line("Charting", 260, 156), line("Intake of new patients", 468, 156),
        line("Excel", 50, 170), line("Triage", 260, 170), line("Grants", 468, 170),
    ]  # fmt: skip
    order = texts(read(page(*lines)))
    assert order[:4] == ["Certifications", "Certified Case Manager", "First aid and CPR", "Skills"]


def test_letter_spaced_words_are_not_parted() -> None:
    words = line("WORK HISTORY", 50, 100, size=11)
    at, spaced = 50.0, []
    for word in words.words:
        width = len(word.text) * 11.0
        spaced.append(replace(word, box=Box(at, 100, at + width, 111)))
        at += width + 9.5
    whole = replace(words, words=tuple(spaced), box=Box(50, 100, at, 111))
    assert texts(read(page(whole, line("Nurse", 50, 130)))) == ["WORK HISTORY", "Nurse"]


def test_titles_that_begin_at_one_edge_are_no_centred_ones_wherever_they_stand() -> None:
    sidebar = [line("About", 50, 100, bold=True), line("Boise, ID and more of it", 50, 114)]
    sidebar += [line("Skills", 50, 160, bold=True), line("Epic", 50, 174), line("HMIS", 50, 188)]
    main = []
    for at, title in enumerate(["Summary", "Experience", "Education"]):
        main += [line(title, 285, 100 + 60 * at, bold=True), line("Words of the main text, many", 285, 116 + 60 * at)]
    found = texts(read(page(*main, *sidebar)))
    assert found[:5] == ["About", "Boise, ID and more of it", "Skills", "Epic", "HMIS"]
    assert found[5::2] == ["Summary", "Experience", "Education"]


def test_dates_between_two_columns_stay_with_the_entries_that_they_date() -> None:
    main = [line("Experience", 40, 100, bold=True, size=12)]
    dates, sidebar = [], [line("Education", 430, 100, bold=True, size=12)]
    for at in range(3):
        y = 120 + 40 * at
        main += [line(f"Case Manager {at}", 40, y), line("Blue Heron House", 40, y + 12)]
        dates.append(line(f"20{at}1 - 20{at}3", 300, y))
        sidebar += [line(f"Degree {at} of the list", 430, y + 5), line("State University", 430, y + 17)]
    found = texts(read(page(*main, *dates, *sidebar)))
    assert found[:2] == ["Experience", "Case Manager 0\t2001 - 2003"]
    assert found[7] == "Education"


def test_a_form_is_read_label_by_label() -> None:
    form = [
        line("Experience", 100, 100, bold=True),
        line("Dates", 125, 120), line("2019 - 2021", 160, 120),
        line("Occupation", 100, 134), line("Case Manager", 160, 134),
        line("Duties of the post", 60, 148), line("Assessed the needs of families in the county", 160, 148),
        line("and of the people who look after them", 160, 162),
        line("Name of employer", 70, 176), line("Blue Heron House", 160, 176),
        line("Skills", 120, 200, bold=True),
        line("Software", 110, 214), line("Epic and Excel and a good deal more of that", 160, 214),
    ]  # fmt: skip
    assert texts(read(page(*form)))[1:4] == [
        "Dates\t2019 - 2021", "Occupation\tCase Manager",
        "Duties of the post\tAssessed the needs of families in the county",
    ]  # fmt: skip


def test_a_margin_of_titles_and_dates_is_no_column() -> None:
    lines = [line("Contact", 60, 100), line("ann@example.org", 220, 100), line("Experience", 60, 140)]
    for at, years in enumerate(["2019 to 2023", "2015 to 2019", "2012 to 2015"]):
        lines += [line(f"Case Manager {at} at Acme House", 220, 156 + 40 * at), line(years, 60, 156 + 40 * at)]
        lines.append(line("Looked after families of the county", 240, 168 + 40 * at))
    lines.append(line("Education", 60, 280))
    found = texts(read(page(*lines)))
    assert "2019 to 2023\tCase Manager 0 at Acme House" in found
    assert "2012 to 2015\tCase Manager 2 at Acme House" in found


def test_words_of_type_of_one_width_are_not_torn_apart() -> None:
    def typed(text: str, y: float) -> Line:
        parts = [line(part, 50 + 6 * text.index(part), y) for part in text.split()]
        words = tuple(word for part in parts for word in part.words)
        return Line(words, Box(50, y, words[-1].box.x1, y + 10))

    rows = [typed(f"Intake clerk of the county house {at}", 100 + 12 * at) for at in range(6)]
    assert all("\t" not in text for text in texts(read(page(*rows))))


def test_what_a_page_was_made_with_is_not_of_its_person() -> None:
    body = [line("Skills", 50, 100, bold=True), line("Epic", 50, 112)]
    assert texts(read(page(*body, line("Made with Paper Templates by A. Person", 50, 400)))) == ["Skills", "Epic"]
    assert "Made with care: meals for ninety" in texts(
        read(page(line("Made with care: meals for ninety", 50, 90), *body))
    )


def set_out(y: float, *words: tuple[str, float, float]) -> list[Line]:
    """Words of one height, each a line of its own: (word, left, right)."""
    boxes = [(text, Box(left, y, right, y + 10)) for text, left, right in words]
    return [Line((Word(text, box, 10),), box) for text, box in boxes]


def test_a_justified_line_is_one_cell_however_wide_its_spaces() -> None:
    full = [line(text, 50, y) for text, y in (("aaaa bbbb cccc dddd eeee", 100), ("ffff gggg hhhh iiii jjjj", 112))]
    even = set_out(124, ("Degree,", 50, 80), ("Art,", 93, 113), ("in", 126, 137), ("Ohio", 150, 162))
    assert full[0].box.x1 == 162
    assert texts(read(page(*full, *even)))[-1] == "Degree, Art, in Ohio"
    uneven = set_out(124, ("Degree,", 50, 80), ("Art,", 93, 108), ("in", 126, 137), ("Ohio", 150, 162))
    assert texts(read(page(*full, *uneven)))[-1] != "Degree, Art, in Ohio"


def test_words_of_two_looks_stay_together_where_the_line_is_set_as_wide() -> None:
    bold, plain = line("Case Manager,", 50, 100, bold=True), line("Acme Care House,", 50, 100)
    words, at = [], 50.0
    for word in (*bold.words, *plain.words):
        words.append(replace(word, box=replace(word.box, x0=at, x1=at + word.box.width)))
        at += word.box.width + 8
    whole = Line(tuple(words), Box(50, 100, words[-1].box.x1, 110))
    assert texts(read(page(whole))) == ["Case Manager, Acme Care House,"]


def test_a_line_over_both_columns_is_read_before_them_though_it_ends_before_the_gutter() -> None:
    head = line("Boise, ID | 208-555-0143 | ada.marsh@example.org", 50, 60)
    left = [line("Experience", 50, 100, bold=True), line("Acme, case manager for six years", 50, 112)]
    left += [line(f"Kept the files of ward {at} in order", 50, 124 + 12 * at) for at in range(4)]
    right = [line("Education", 320, 94, bold=True), line("Bachelor of Social Work, 2014", 320, 106)]
    right += [line(f"Course number {at} of the many that I took", 320, 118 + 12 * at) for at in range(4)]
    document = read(page(*left, head, *right))
    assert document.rows[0].column != document.rows[1].column
    assert texts(document)[0].startswith("Boise")


def test_a_ground_of_its_own_makes_no_column_of_dates() -> None:
    ground = Fill(Box(0, 0, 110, 792), 0xEEEEEE)
    lines = [line("Experience", 130, 80, bold=True, size=12)]
    for at in range(3):
        y = 100 + 40 * at
        lines += [line(f"20{at}1 - 20{at}3", 20, y), line(f"Case Manager {at}, Acme", 130, y)]
        lines += [line("Assessed patients and their families", 130, y + 12)]
    assert texts(read(page(*lines, fills=(ground,))))[1] == "2001 - 2003\tCase Manager 0, Acme"


def test_contact_lines_said_again_at_the_end_are_not_read_twice() -> None:
    first = page(line("ADA MARSH-", 50, 60), line("LEE", 50, 80), line("ada@example.org 208-555-0143", 50, 100))
    last = page(line("BSW, 2014", 50, 60), line("Ada Marsh-Lee — ada@example.org — 208-555-0143", 50, 300), number=2)
    assert texts(read(first, last))[-1] == "BSW, 2014"


def test_a_margin_title_stays_with_a_row_that_ends_the_columns_above_it() -> None:
    lines = [line("Skills", 50, 100, size=16), line("Clinical", 160, 100, size=14, bold=True)]
    lines += [line("Grief work", 160, 118), line("Intake", 160, 130), line("Tools", 360, 100, size=14, bold=True)]
    lines += [line("Epic", 360, 118), line("Excel", 360, 130), line("Education", 50, 158, size=16)]
    lines += [line("University of the Northern Lakes and Woods", 160, 160, size=14, bold=True)]
    lines += [line("Social Work", 160, 178), line("2014", 160, 190)]
    rows = texts(read(page(*lines)))
    assert rows.index("Education") + 1 == rows.index("University of the Northern Lakes and Woods")
