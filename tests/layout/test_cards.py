"""Cards: what stands side by side under titles or dates of its own is read one after the other."""

from __future__ import annotations

from jobkit.layout.reading_order import arrange
from jobkit.model.document import Line
from tests.pages import line, page


def texts(*lines: Line) -> list[str]:
    document = arrange([page(*lines)], digest="0" * 64, media="pdf")
    return [document.text_of(row.span) for row in document.rows]


def test_three_short_sections_side_by_side_at_the_foot() -> None:
    found = texts(
        line("Experience", 40, 60, size=12, bold=True),
        line("Night Porter at Elm House, where guests of every age came and went", 40, 76),
        line("Education", 40, 110, size=12, bold=True), line("Licenses", 220, 110, size=12, bold=True),
        line("Strengths", 400, 110, size=12, bold=True),
        line("BSW, Elm College", 40, 126), line("Notary Public", 220, 126), line("Budgets", 400, 126),
        line("2012", 40, 138), line("Boat Pilot", 220, 138), line("Rosters", 400, 138),
    )  # fmt: skip
    assert found[2:] == [
        "Education", "BSW, Elm College", "2012",
        "Licenses", "Notary Public", "Boat Pilot",
        "Strengths", "Budgets", "Rosters",
    ]  # fmt: skip


def test_entries_side_by_side_under_one_title_are_told_by_their_dates() -> None:
    found = texts(
        line("Experience", 40, 60, size=12, bold=True),
        line("Night Porter", 40, 80, bold=True), line("Florist", 300, 80, bold=True),
        line("Elm House", 40, 92), line("Marlowe", 300, 92),
        line("Mar 2021 - Present", 40, 104), line("Jun 2017 - Feb 2021", 300, 104),
        line("Carried trunks up four floors", 50, 120), line("Tied ribbons for weddings", 310, 120),
        line("Kept the keys", 50, 132),
    )  # fmt: skip
    assert found == [
        "Experience",
        "Night Porter", "Elm House", "Mar 2021 - Present", "Carried trunks up four floors", "Kept the keys",
        "Florist", "Marlowe", "Jun 2017 - Feb 2021", "Tied ribbons for weddings",
    ]  # fmt: skip


def test_dates_that_stand_side_by_side_by_chance_part_no_columns() -> None:
    """A sidebar's school ended at the height at which a job did: its section goes on below."""
    side = ["Education", "BSW", "Elm College", "2008 - 2012", "Honors in field work"]
    main = ["Work", "Night Porter", "Elm House in Duluth", "2012 - 2019", "Carried trunks up four floors a day"]
    sides = [line(text, 40, 64 + 16 * at) for at, text in enumerate(side)]
    mains = [line(text, 240, 52 + 16 * at if at < 3 else 64 + 16 * at) for at, text in enumerate(main)]
    assert texts(*sides, *mains) == [*side, *main]
