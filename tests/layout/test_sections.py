from __future__ import annotations

from jobkit.layout.reading_order import arrange
from jobkit.layout.sections import find_sections
from tests.pages import line, page


def test_headings_are_known_titles_and_rows_that_look_like_them() -> None:
    document = arrange(
        [page(
            line("Ann Lee", 50, 40, size=20),
            line("WORK HISTORY", 50, 100, bold=True), line("Nurse", 50, 112),
            line("Education", 50, 124), line("of patients", 50, 136),
            line("BEES I KEEP", 50, 160, bold=True), line("Two hives", 50, 172),
            line("EDUCATION", 50, 190, bold=True), line("BSW", 50, 202),
        )],
        digest="", media="pdf",
    )  # fmt: skip
    sections = find_sections(document)
    assert [(section.kind, section.title and document.text_of(section.title)) for section in sections] == [
        ("header", None), ("work", "WORK HISTORY"), ("other", "BEES I KEEP"), ("education", "EDUCATION"),
    ]  # fmt: skip
