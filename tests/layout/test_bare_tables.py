"""Tables without a head: columns are told by what they hold, entries by their dates."""

from __future__ import annotations

from jobkit.layout.reading_order import arrange
from jobkit.layout.sections import find_sections
from jobkit.parsing.work import read_work
from tests.pages import line, page


def test_a_table_of_jobs_without_a_head() -> None:
    document = arrange(
        [
            page(
                line("Work History", 40, 60, size=12, bold=True),
                line("Night Porter", 40, 80), line("Carried trunks for guests of every age", 160, 80),
                line("2019 - now", 420, 80),
                line("Elm House", 40, 92), line("and kept the keys of each room", 160, 92), line("Duluth, MN", 420, 92),
                line("Florist", 40, 114), line("Tied ribbons and ran the market stall", 160, 114),
                line("2016 - 2018", 420, 114),
                line("Marlowe", 40, 126), line("on both days of the weekend", 160, 126), line("Duluth, MN", 420, 126),
            )
        ],
        digest="0" * 64,
        media="pdf",
    )  # fmt: skip
    found = read_work(document, find_sections(document))
    assert [(work.title and work.title.value, work.employer and work.employer.value) for work in found] == [
        ("Night Porter", "Elm House"),
        ("Florist", "Marlowe"),
    ]
    assert [str(work.dates.value.start) for work in found if work.dates] == ["2019", "2016"]


def test_dates_at_the_right_of_heads_with_text_below_are_no_table() -> None:
    document = arrange(
        [
            page(
                line("Work History", 40, 60, size=12, bold=True),
                line("Night Porter", 40, 80), line("Elm House", 200, 80), line("2019 - now", 460, 80),
                line("Carried trunks for guests of every age and kept the keys of each room", 40, 92),
                line("Florist", 40, 114), line("Marlowe", 200, 114), line("2016 - 2018", 460, 114),
                line("Tied ribbons and ran the market stall on both days of the weekend", 40, 126),
            )
        ],
        digest="0" * 64,
        media="pdf",
    )  # fmt: skip
    assert not any(row.field for row in document.rows)
