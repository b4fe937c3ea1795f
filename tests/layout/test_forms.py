"""Forms and tables with a head: each value is told by its label, wherever the label stands."""

from __future__ import annotations

from jobkit.layout.reading_order import arrange
from jobkit.layout.sections import find_sections
from jobkit.model.document import Document, Line
from tests.pages import line, page


def read(*lines: Line) -> Document:
    return arrange([page(*lines)], digest="0" * 64, media="pdf")


def fields(document: Document) -> list[tuple[str, str]]:
    """(what is asked for, what is filled in) of each row of a form that has both."""
    return [
        (row.field.slot, document.text_of(row.field.value))
        for row in document.rows
        if row.field and len(row.field.value) and row.field.slot not in ("head", "block")
    ]


def test_labels_above_their_values() -> None:
    document = read(
        line("Last name", 40, 60, size=7), line("First name", 240, 60, size=7), line("M.I.", 440, 60, size=7),
        line("Achterberg", 40, 70), line("Wilhelmina", 240, 70),
        line("Employer", 40, 100, size=7), line("From", 240, 100, size=7), line("To", 440, 100, size=7),
        line("Elm House", 40, 110), line("03/2019", 240, 110), line("Present", 440, 110),
        line("Reason for leaving", 40, 130, size=7),
        line("Duties performed", 40, 150, size=7),
        line("Met families at the door and walked them to the desk", 60, 160),
    )  # fmt: skip
    assert fields(document) == [
        ("last_name", "Achterberg"), ("first_name", "Wilhelmina"),
        ("organization", "Elm House"), ("start", "03/2019"), ("end", "Present"),
        ("notes", "Met families at the door and walked them to the desk"),
    ]  # fmt: skip


def test_labels_left_of_their_values_two_in_a_row() -> None:
    document = read(
        line("Employer", 40, 60), line("Elm House", 140, 60), line("Job title", 300, 60), line("Porter", 400, 60),
        line("Date from", 40, 80), line("May 2019", 140, 80), line("Date to", 300, 80), line("Present", 400, 80),
        line("Duties", 40, 100), line("Carried trunks", 140, 100),
        line("Supervisor", 300, 100), line("A. Ito", 400, 100),
        line("Kept the keys", 140, 112),
    )  # fmt: skip
    assert fields(document) == [
        ("organization", "Elm House"), ("title", "Porter"), ("start", "May 2019"), ("end", "Present"),
        ("notes", "Carried trunks"), ("notes", "Kept the keys"), ("aside", "A. Ito"),
    ]  # fmt: skip


def test_labels_in_one_line_with_their_values() -> None:
    document = read(
        line("Employer: Elm House", 40, 60), line("Title: Porter", 300, 60),
        line("From: 03/2019 To: Present", 40, 74), line("May we contact this employer? Yes", 300, 74),
    )  # fmt: skip
    assert fields(document) == [
        ("organization", "Elm House"), ("title", "Porter"), ("start", "03/2019"), ("end", "Present"), ("aside", "Yes"),
    ]  # fmt: skip


def test_a_field_is_no_heading_and_a_title_within_a_form_is_no_field() -> None:
    document = read(
        line("School", 40, 60), line("Elm College", 140, 60), line("Degree", 300, 60), line("BSW", 400, 60),
        line("Graduated", 40, 80), line("2012", 140, 80),
        line("Licenses", 40, 110, size=12, bold=True),
        line("License", 40, 130), line("Number", 200, 130), line("Expires", 400, 130),
        line("Notary Public", 40, 144), line("44-1901", 200, 144), line("05/2028", 400, 144),
    )  # fmt: skip
    titles = [document.text_of(section.title) for section in find_sections(document) if section.title]
    assert titles == ["Licenses"]
    assert ("certificate", "Notary Public") in fields(document)


def test_cells_centred_in_the_rows_of_a_table_go_with_their_dates() -> None:
    """No white space tells where a row ends: each cell stands around the middle of its row's dates."""
    document = read(
        line("Dates", 40, 60, bold=True), line("Role", 160, 60, bold=True), line("Duties", 300, 60, bold=True),
        line("Carried trunks and kept", 300, 80), line("the keys of every room", 300, 92),
        line("on both floors", 300, 104),
        line("2019 - now", 40, 92), line("Night", 160, 86), line("Porter", 160, 98),
        line("Tied ribbons", 300, 116), line("Florist", 160, 122), line("2016 - 2018", 40, 122),
        line("Ran the market", 300, 128),
    )  # fmt: skip
    begun = [
        [document.text_of(row.span) for row in document.rows if row.field and row.field.slot == slot]
        for slot in ("dates", "title", "notes")
    ]
    assert begun == [
        ["2019 - now", "2016 - 2018"],
        ["Night", "Porter", "Florist"],
        ["Carried trunks and kept", "the keys of every room", "on both floors", "Tied ribbons", "Ran the market"],
    ]
    starts = [document.text_of(row.span) for row in document.rows if row.field and row.field.begins]
    assert starts == ["2019 - now", "2016 - 2018"]
    assert document.text.index("on both floors") < document.text.index("2016") < document.text.index("Tied ribbons")


def test_contact_lines_with_labels_in_a_sidebar_are_no_form() -> None:
    side = [
        line(text, 40, 60 + 14 * at, size=9) for at, text in enumerate(["Phone", "555-0143", "Email", "a@example.org"])
    ]
    main = [line("Meets forty families a month in the library and at home", 200, 62 + 13 * at) for at in range(5)]
    assert fields(read(*side, *main)) == []


def test_section_titles_side_by_side_are_no_head_of_a_table() -> None:
    document = read(
        line("Degrees", 40, 60, bold=True), line("Certifications", 300, 60, bold=True),
        line("BSW, Elm College", 40, 76), line("Notary Public", 300, 76),
        line("Diploma, Elm High", 40, 90), line("Boat Pilot", 300, 90),
    )  # fmt: skip
    assert fields(document) == []


def test_the_head_of_a_table_may_be_wrapped() -> None:
    document = read(
        line("Name and", 40, 60, bold=True), line("Course of", 160, 60, bold=True), line("Year", 300, 60, bold=True),
        line("Location of", 40, 72, bold=True), line("Study", 160, 72, bold=True),
        line("School", 40, 84, bold=True),
        line("Elm College,", 40, 100), line("Botany", 160, 100), line("2012", 300, 100),
        line("Duluth, MN", 40, 112),
    )  # fmt: skip
    assert fields(document) == [
        ("organization", "Elm College,"), ("organization", "Duluth, MN"), ("degree", "Botany"), ("dates", "2012"),
    ]  # fmt: skip
