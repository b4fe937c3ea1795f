from __future__ import annotations

import pytest

from jobkit.layout.reading_order import arrange
from jobkit.layout.sections import find_sections
from jobkit.model.document import Line
from jobkit.parsing.lists import items
from jobkit.parsing.skills import read_skills
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
