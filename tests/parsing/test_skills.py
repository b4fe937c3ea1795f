from __future__ import annotations

import pytest

from jobkit.layout.reading_order import arrange
from jobkit.layout.sections import find_sections
from jobkit.model.document import Line
from jobkit.parsing.languages import read_languages
from jobkit.parsing.lists import items
from jobkit.parsing.skills import read_skills
from jobkit.readers.registry import read_pages
from tests.pages import line, page


def skills(*lines: Line) -> list[tuple[str | None, list[str]]]:
    document = arrange([page(line("Skills", 50, 80, size=14, bold=True), *lines)], digest="", media="pdf")
    groups = read_skills(document, find_sections(document))
    return [(group.name, [keyword.value for keyword in group.keywords]) for group in groups]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Epic, HMIS, and Excel", ["Epic", "HMIS", "Excel"]),
        (
            "Medicaid and Medicare | Office (Word, Excel) | C++",
            ["Medicaid and Medicare", "Office (Word, Excel)", "C++"],
        ),
        ("Care planning • RN/MD collaboration •", ["Care planning", "RN/MD collaboration"]),
        ("Charting; grants, budgets", ["Charting", "grants, budgets"]),
        ("Telehealth", ["Telehealth"]),
        ("Intake / Court reports / Basketball", ["Intake", "Court reports", "Basketball"]),
        ("Speech / language screening", ["Speech / language screening"]),
        ("Skilled in triage, budgets and staff meetings.", ["triage", "budgets", "staff meetings"]),
        ("I am comfortable with Excel, Word and Python.", ["Excel", "Word", "Python"]),
        ("Behavioral health (3 years), Driving 6 yrs", ["Behavioral health", "Driving"]),
        ("Driving – 6 years", ["Driving"]),
    ],
)
def test_a_line_is_parted_by_its_strongest_separator(text: str, parts: list[str]) -> None:
    assert [item for item, _ in items(text)] == parts
    assert all(text[at:].startswith(item) for item, at in items(text))


def test_groups_are_named_by_labels_beside_and_over_their_items() -> None:
    assert skills(line("Software: Epic, HMIS", 50, 100), line("Clinical: Triage, intake", 50, 112)) == [
        ("Software", ["Epic", "HMIS"]), ("Clinical", ["Triage", "intake"]),
    ]  # fmt: skip
    assert skills(line("Software", 50, 100, bold=True), line("Epic", 50, 112), line("HMIS", 50, 124)) == [
        ("Software", ["Epic", "HMIS"])
    ]


def test_cells_of_a_grid_are_one_skill_each() -> None:
    grid = [
        line(text, x, y)
        for (x, y), text in zip(
            [(50, 100), (250, 100), (50, 112), (250, 112)], ["Epic", "HMIS", "Excel", "Word"], strict=True
        )
    ]
    assert skills(*grid) == [(None, ["Epic", "HMIS", "Excel", "Word"])]


def test_contact_lines_under_the_list_are_no_skills() -> None:
    assert skills(line("Epic, HMIS", 50, 100), line("dana@example.com · 555-555-0142", 150, 140)) == [
        (None, ["Epic", "HMIS"])
    ]


def languages(*lines: Line, title: str = "Skills") -> tuple[list[str], list[str]]:
    """(languages, skills) of a section."""
    document = arrange([page(line(title, 50, 80, size=14, bold=True), *lines)], digest="", media="pdf")
    sections = find_sections(document)
    named = [each.value for each in read_languages(document, sections)]
    return named, [each.value for group in read_skills(document, sections) for each in group.keywords]


def test_a_label_for_languages_names_no_skills() -> None:
    rows = line("Languages: Irish (fluent), Hmong", 50, 100), line("Tools: Epic, HMIS", 50, 112)
    assert languages(*rows) == (["Irish", "Hmong"], ["Epic", "HMIS"])


def test_a_heading_of_both_is_parted_by_the_names_of_languages() -> None:
    row = line("Spanish (fluent), Intake, Hmong, Epic", 50, 100)
    assert languages(row, title="Languages & Skills") == (["Spanish", "Hmong"], ["Intake", "Epic"])


@pytest.mark.parametrize("rating", ["●●●○", "Advanced", "4/5", "90%", "5 years", "★★★"])
def test_how_well_a_skill_is_known_is_no_skill(rating: str) -> None:
    assert skills(
        line("Skill", 50, 100, bold=True), line("Level", 250, 100, bold=True),
        line("Triage", 50, 114), line(rating, 250, 114),
        line("HMIS", 50, 128), line(rating, 250, 128),
    ) == [(None, ["Triage", "HMIS"])]  # fmt: skip


def test_an_acronym_among_items_is_no_label() -> None:
    assert skills(line("Gap closure", 50, 100), line("HEDIS", 50, 112), line("Home visits", 50, 124)) == [
        (None, ["Gap closure", "HEDIS", "Home visits"])
    ]


def test_labels_with_nothing_behind_them_are_items() -> None:
    assert skills(line("Intake interviews:", 50, 100), line("ICWA:", 50, 112), line("Court work:", 50, 124)) == [
        (None, ["Intake interviews", "ICWA", "Court work"])
    ]


def test_an_item_wrapped_in_its_column_is_one() -> None:
    assert skills(
        line("Transferable skills", 50, 100), line("Labor market surveys", 250, 100),
        line("analysis", 50, 113),
        line("Court advocacy", 50, 134), line("Budgeting", 250, 134),
    ) == [(None, ["Transferable skills analysis", "Labor market surveys", "Court advocacy", "Budgeting"])]  # fmt: skip


def test_items_in_lower_case_stay_apart() -> None:
    assert skills(line("triage", 50, 100), line("home visits", 50, 112), line("intake", 50, 124)) == [
        (None, ["triage", "home visits", "intake"])
    ]


def test_lines_set_to_the_right_have_their_label_over_them() -> None:
    ends_at_500 = [("Claims", 12.0, 100), ("Case law", 9.0, 113), ("Life care planning", 9.0, 124)]
    rows = [line(text, 500 - _width(text, size), y, size=size) for text, size, y in ends_at_500]
    assert skills(*rows) == [("Claims", ["Case law", "Life care planning"])]


def _width(text: str, size: float) -> float:
    return line(text, 0, 0, size=size).box.x1


def test_the_mark_of_the_program_that_printed_the_page_is_no_skill() -> None:
    assert skills(line("Intake", 50, 100), line("Designed with love by Kim Doe", 50, 140, size=7)) == [
        (None, ["Intake"])
    ]


def test_codes_in_a_row_of_markdown_are_a_skill_each() -> None:
    media, pages = read_pages(b"# Ada Marsh\n\n## Skills\n\n`Discharge planning` `Epic` `Triage`\n")
    document = arrange(pages, digest="", media=media)
    (group,) = read_skills(document, find_sections(document))
    assert [keyword.value for keyword in group.keywords] == ["Discharge planning", "Epic", "Triage"]


def test_words_that_head_columns_are_skills_elsewhere() -> None:
    assert skills(line("Listening", 50, 100), line("Writing", 50, 112)) == [(None, ["Listening", "Writing"])]


def test_a_label_breaks_off_though_an_item_had_room_beside_it() -> None:
    chips = [
        line("Triage", 50, 124, bold=True),
        line("Intake", 150, 124, bold=True),
        line("Charts", 250, 124, bold=True),
    ]
    assert skills(line("Clinical", 50, 100, bold=True), *chips) == [("Clinical", ["Triage", "Intake", "Charts"])]
