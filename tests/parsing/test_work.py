"""Work entries from pages laid out in several ways; all people and employers are invented."""

from __future__ import annotations

from jobkit.layout.reading_order import arrange
from jobkit.layout.sections import find_sections
from jobkit.model.document import Line
from jobkit.model.resume import Work
from jobkit.parsing.work import read_work
from tests.pages import line, page


def works(*lines: Line) -> tuple[Work, ...]:
    document = arrange([page(*lines)], digest="", media="pdf")
    found = read_work(document, find_sections(document))
    for work in found:
        for value in (work.title, work.employer, work.dates, *work.highlights):
            assert value is None or all(item.text == document.text_of(item.span) for item in value.evidence)
    return found


def rows(found: tuple[Work, ...]) -> list[tuple[str | None, str | None, str]]:
    return [
        (
            work.title and work.title.value,
            work.employer and work.employer.value,
            f"{work.dates.value.start}/{work.dates.value.end or ''}" if work.dates else "",
        )
        for work in found
    ]  # type: ignore[return-value]


def test_title_first_with_dates_at_the_right_edge() -> None:
    found = works(
        line("EXPERIENCE", 50, 80, bold=True, size=12),
        line("Housing Navigator", 50, 100, bold=True), line("May 2021 - Present", 450, 100),
        line("Blue Heron, Dayton, OH", 50, 112),
        line("• Found homes for forty families a year", 60, 124),
        line("Tenant Advocate", 50, 142, bold=True), line("2018 - 2021", 450, 142),
        line("Juniper Row, Toledo, OH", 50, 154),
        line("• Sat in on hearings", 60, 166),
    )  # fmt: skip
    assert rows(found) == [
        ("Housing Navigator", "Blue Heron", "2021-05/"),
        ("Tenant Advocate", "Juniper Row", "2018/2021"),
    ]
    assert [work.location and work.location.value for work in found] == ["Dayton, OH", "Toledo, OH"]
    assert [note.value for note in found[0].highlights] == ["Found homes for forty families a year"]


def test_employer_first_is_read_from_all_entries_together() -> None:
    found = works(
        line("EXPERIENCE", 50, 80, bold=True, size=12),
        line("Marlowe", 50, 100, bold=True),
        line("Florist, 2019 - 2022", 50, 112),
        line("• Tied ribbons for weddings", 60, 124),
        line("Harbor Health Clinic", 50, 142, bold=True),
        line("Staff Nurse, 2015 - 2019", 50, 154),
        line("• Dressed wounds", 60, 166),
    )  # fmt: skip
    assert rows(found) == [("Florist", "Marlowe", "2019/2022"), ("Staff Nurse", "Harbor Health Clinic", "2015/2019")]


def test_roles_under_one_employer_share_it() -> None:
    found = works(
        line("EXPERIENCE", 50, 80, bold=True, size=12),
        line("Quill County Department of Aging", 50, 100, bold=True), line("2014 - 2022", 450, 100),
        line("Case Manager", 50, 112), line("2018 - 2022", 450, 112),
        line("• Carried forty files", 60, 124),
        line("Case Aide", 50, 136), line("2014 - 2018", 450, 136),
        line("• Answered the phones", 60, 148),
    )  # fmt: skip
    assert rows(found) == [
        ("Case Manager", "Quill County Department of Aging", "2018/2022"),
        ("Case Aide", "Quill County Department of Aging", "2014/2018"),
    ]


def test_commas_inside_names_stay() -> None:
    found = works(
        line("EXPERIENCE", 50, 80, bold=True, size=12),
        line("Care Manager, Per Diem, Nimble Homes, Inc., Reno, NV (2019 - 2020)", 50, 100, bold=True),
        line("• Planned visits", 60, 112),
        line("Care Manager, Ash & Sons, LLC, Reno, NV (2017 - 2019)", 50, 130, bold=True),
        line("• Planned more visits", 60, 142),
    )  # fmt: skip
    assert rows(found) == [
        ("Care Manager, Per Diem", "Nimble Homes, Inc.", "2019/2020"),
        ("Care Manager", "Ash & Sons, LLC", "2017/2019"),
    ]
