from __future__ import annotations

from jobkit.layout.paragraphs import paragraphs
from jobkit.layout.reading_order import arrange
from jobkit.model.document import Line
from tests.pages import line, page


def joined(*lines: Line) -> list[str]:
    document = arrange([page(*lines)], digest="", media="pdf")
    return [paragraph.text for paragraph in paragraphs(document, document.rows)]


def test_a_bullet_goes_on_over_the_lines_under_its_text() -> None:
    assert joined(
        line("• Screened seniors for elder abuse and reported to Adult", 50, 100), line("Protective Services", 58, 112),
        line("• Kept files", 50, 124),
    ) == ["Screened seniors for elder abuse and reported to Adult Protective Services", "Kept files"]  # fmt: skip


def test_a_line_that_had_room_for_the_next_word_ends_its_paragraph() -> None:
    long = "Coordinated care for a panel of 122 patients at two sites"
    assert joined(line("Palmetto Home Health", 50, 100), line(long, 50, 112)) == ["Palmetto Home Health", long]


def test_a_word_broken_by_a_hyphen_is_made_whole_and_a_compound_keeps_it() -> None:
    assert joined(line("• Led the interdisci-", 50, 100), line("plinary team", 58, 112)) == [
        "Led the interdisciplinary team"
    ]
    assert joined(line("• Gave trauma-", 50, 100), line("informed care", 58, 112)) == ["Gave trauma-informed care"]


def test_white_space_between_lines_parts_paragraphs() -> None:
    assert joined(line("Group facilitation and", 50, 100), line("advocacy", 50, 112), line("epic", 50, 132)) == [
        "Group facilitation and advocacy", "epic",
    ]  # fmt: skip
