"""Work entries from pages laid out in several ways; all people and employers are invented."""

from __future__ import annotations

from dataclasses import replace

import pytest

from jobkit.layout.reading_order import arrange
from jobkit.layout.sections import find_sections
from jobkit.model.document import Box, Line
from jobkit.model.resume import Work
from jobkit.parsing.work import read_work
from jobkit.readers.registry import read_pages
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


def read(data: str, name: str) -> tuple[Work, ...]:
    media, pages = read_pages(data.encode(), name=name)
    document = arrange(pages, digest="", media=media)
    return read_work(document, find_sections(document))


PROMOTIONS = """\
Rosa Delacroix
rosa@example.org | 555-0142

PROFESSIONAL EXPERIENCE

Three Rivers Hospice, Pittsburgh, PA                      2015 – Present
  Bereavement Services Manager (2020 – Present)
  - Lead a team of 9 counselors across two counties since 2021.
  Bereavement Coordinator (2015 – 2020)
  - Held weekly grief groups.

Ketterman Foods, Erie, PA                                 2011 – 2015
  Shift Supervisor
  - Ran the night line with 14 packers.
"""

ONE_LINE = """\
Tom Abara
tom@example.org

WORK HISTORY
2019–2021  Case Aide, Quill County Dept. of Social Services
2017–2019  Cashier, Pick 'n Save
03/2012–11/2014  Child Care Worker, Little Acorns Daycare
"""

FORM = """\
Ines Okafor
ines@example.org

Employment

Position: Intake Coordinator
Employer: Maple Street Recovery
Location: Duluth, MN
Dates: June 2018 - Present
Duties:
- Screen callers for eligibility

Position: Residential Aide
Employer: Northwood Group Homes LLC
Location: Duluth, MN
Dates: Jan 2016 - May 2018
Duties:
- Prepared meals and passed medications
"""

PARAGRAPHS = """\
Ada Brandt
ada@example.org

Experience

Senior Bookkeeper, Fenwick Marine Supply (March 2019 to August 2023), Bath, Maine
Kept the ledgers of four stores and closed the books each month. Trained two
clerks and brought the audit in on time.

Accounts Clerk, Harrow & Daughters (2016 to 2019), Bath, Maine
Entered invoices and chased late payers by phone and letter.
"""

TABLE = """<html><body><h1>Lena Mori</h1><p>lena@example.org</p><h2>Experience</h2>
<table><tr><th>Dates</th><th>Position</th><th>Organization</th></tr>
<tr><td>2021 - Present</td><td>Peer Navigator</td><td>Open Table Collective</td></tr>
<tr><td>2018 - 2021</td><td>Outreach Worker</td><td>Santa Rosa Street Medicine</td></tr>
<tr><td>2015 - 2018</td><td>Barista</td><td>Bluebird</td></tr></table></body></html>"""

HEADINGS = """<html><body><h1>Paul Nguyen</h1><p>paul@example.org</p><h2>Work</h2>
<h3>GREENLEAF FAMILY CENTER – SPOKANE, WASHINGTON</h3><p><b>Family Support Specialist</b><br>Jun. 2018 - present</p>
<ul><li>Visited forty families a month</li><li>Taught parenting classes in 2019 and 2020</li></ul>
<h3>DOLLAR BARN – SPOKANE, WASHINGTON</h3><p><b>Assistant Manager</b><br>Feb. 2014 - May 2018</p>
<ul><li>Opened and closed the store</li></ul></body></html>"""


@pytest.mark.parametrize(
    ("data", "name", "expected"),
    [
        (PROMOTIONS, "a.txt", [
            ("Bereavement Services Manager", "Three Rivers Hospice", "2020/"),
            ("Bereavement Coordinator", "Three Rivers Hospice", "2015/2020"),
            ("Shift Supervisor", "Ketterman Foods", "2011/2015"),
        ]),
        (ONE_LINE, "a.txt", [
            ("Case Aide", "Quill County Dept. of Social Services", "2019/2021"),
            ("Cashier", "Pick 'n Save", "2017/2019"),
            ("Child Care Worker", "Little Acorns Daycare", "2012-03/2014-11"),
        ]),
        (FORM, "a.txt", [
            ("Intake Coordinator", "Maple Street Recovery", "2018-06/"),
            ("Residential Aide", "Northwood Group Homes LLC", "2016-01/2018-05"),
        ]),
        (PARAGRAPHS, "a.txt", [
            ("Senior Bookkeeper", "Fenwick Marine Supply", "2019-03/2023-08"),
            ("Accounts Clerk", "Harrow & Daughters", "2016/2019"),
        ]),
        (TABLE, "a.html", [
            ("Peer Navigator", "Open Table Collective", "2021/"),
            ("Outreach Worker", "Santa Rosa Street Medicine", "2018/2021"),
            ("Barista", "Bluebird", "2015/2018"),
        ]),
        (HEADINGS, "a.html", [
            ("Family Support Specialist", "GREENLEAF FAMILY CENTER", "2018-06/"),
            ("Assistant Manager", "DOLLAR BARN", "2014-02/2018-05"),
        ]),
    ],
)  # fmt: skip
def test_layouts(data: str, name: str, expected: list[tuple[str, str, str]]) -> None:
    assert rows(read(data, name)) == expected


def test_wrapped_paragraphs_are_one_note() -> None:
    assert [[note.value for note in work.highlights] for work in read(PARAGRAPHS, "a.txt")] == [
        ["Kept the ledgers of four stores and closed the books each month. Trained two clerks and brought the audit in "
         "on time."],
        ["Entered invoices and chased late payers by phone and letter."],
    ]  # fmt: skip


def test_lines_that_open_as_descriptions_do_are_notes_of_their_own_though_they_fill_the_column() -> None:
    found = works(
        line("EXPERIENCE", 50, 80, bold=True, size=12),
        line("Care Coordinator, 2018 - 2021", 50, 100, bold=True),
        line("Harbor Health Clinic, Dayton, OH", 50, 112),
        line("Built a directory of sixty agencies that the clinic now uses daily", 50, 124),
        line("Coordinated primary and specialty appointments for ninety patients", 50, 136),
        line("Organized, filed and renewed applications that the county turned down", 50, 148),
    )  # fmt: skip
    assert [note.value.split()[0] for note in found[0].highlights] == ["Built", "Coordinated", "Organized,"]


def test_dates_stacked_in_a_narrow_column() -> None:
    found = works(
        line("EXPERIENCE", 50, 80, bold=True, size=12),
        line("Oct 2021", 50, 100), line("Community Health Worker", 120, 100, bold=True),
        line("to", 50, 112), line("Bronx Neighborhood Clinic / New York, NY", 120, 112),
        line("Present", 50, 124), line("Visit mothers at home and link them with food and prenatal care", 120, 124),
        line("Jun 2019", 50, 150), line("Home Attendant", 120, 150, bold=True),
        line("to", 50, 162), line("Gentle Hands Homecare Agency / New York, NY", 120, 162),
        line("Sep 2021", 50, 174), line("Cared for two elders, twelve hours a day", 120, 174),
    )  # fmt: skip
    assert rows(found) == [
        ("Community Health Worker", "Bronx Neighborhood Clinic", "2021-10/"),
        ("Home Attendant", "Gentle Hands Homecare Agency", "2019-06/2021-09"),
    ]


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Social Work Intern", "internship"),
        ("Field Placement, Medical Social Work", "internship"),
        ("Internal Auditor", "job"),
        ("Volunteer Coordinator", "job"),
        ("Care Coordinator (Volunteer)", "volunteer"),
    ],
)
def test_kinds_by_title(title: str, kind: str) -> None:
    head = "Ann Lee\nann@example.org\n\nEXPERIENCE\n\n"
    text = f"{head}{title}    2019 - 2020\nBlue Heron Center, Dayton, OH\n- Kept files\n"
    assert [(work.kind, work.title and work.title.value) for work in read(text, "a.txt")] == [(kind, title)]


def test_a_city_behind_the_employer_is_its_place_though_nothing_parts_them() -> None:
    found = works(
        line("EXPERIENCE", 50, 80, bold=True, size=12),
        line("ORIOLE RECOVERY NETWORK San Antonio, Texas", 50, 100, bold=True),
        line("Case Manager", 50, 112), line("2021 - Present", 450, 112),
        line("• Kept thirty files", 60, 124),
        line("Residential Aide", 50, 136), line("2019 - 2021", 450, 136),
        line("• Wrote the night log", 60, 148),
        line("UNIVERSITY OF PITTSBURGH, Pittsburgh, PA", 50, 166, bold=True),
        line("Porter", 50, 178), line("2017 - 2019", 450, 178),
        line("• Moved beds", 60, 190),
    )  # fmt: skip
    assert rows(found) == [
        ("Case Manager", "ORIOLE RECOVERY NETWORK", "2021/"),
        ("Residential Aide", "ORIOLE RECOVERY NETWORK", "2019/2021"),
        ("Porter", "UNIVERSITY OF PITTSBURGH", "2017/2019"),
    ]
    assert found[0].location is not None
    assert found[0].location.value == "San Antonio, Texas"


def test_a_table_heading_with_two_labels_in_a_cell_is_no_entry() -> None:
    found = works(
        line("EXPERIENCE", 50, 80, bold=True, size=12),
        line("Period", 50, 100, bold=True), line("Position / Employer", 150, 100, bold=True),
        line("08/2022 - to date", 50, 116), line("Reentry Case Manager", 150, 116),
        line("Juniper Row", 150, 128),
        line("Shreveport, LA", 150, 140),
        line("05/2017 - 02/2020", 50, 170), line("Warehouse Team Lead", 150, 170),
        line("Red Heron Freight", 150, 182),
        line("Bossier City, LA", 150, 194),
    )  # fmt: skip
    assert rows(found) == [
        ("Reentry Case Manager", "Juniper Row", "2022-08/"),
        ("Warehouse Team Lead", "Red Heron Freight", "2017-05/2020-02"),
    ]


def test_a_table_with_cells_of_several_lines_is_read_cell_by_cell() -> None:
    found = works(
        line("EMPLOYMENT", 50, 80, bold=True, size=12),
        line("When", 50, 100, bold=True), line("Position and employer", 150, 100, bold=True),
        line("Duties", 330, 100, bold=True),
        line("2021 - present", 50, 118), line("Tenant Advocate", 150, 118),
        line("• Meet forty families a month in the", 340, 118),
        line("Juniper Row", 150, 131), line("library and at home", 350, 131),
        line("Toledo, OH", 150, 144), line("• Keep the log of repairs", 340, 144),
        line("May 2017 -", 50, 166), line("Florist", 150, 166), line("• Tied ribbons for weddings", 340, 166),
        line("Apr 2021", 50, 179), line("Marlowe", 150, 179), line("• Ran the morning market", 340, 179),
    )  # fmt: skip
    assert rows(found) == [("Tenant Advocate", "Juniper Row", "2021/"), ("Florist", "Marlowe", "2017-05/2021-04")]
    assert [work.location and work.location.value for work in found] == ["Toledo, OH", None]
    assert [[note.value for note in work.highlights] for work in found] == [
        ["Meet forty families a month in the library and at home", "Keep the log of repairs"],
        ["Tied ribbons for weddings", "Ran the morning market"],
    ]


def test_a_term_in_brackets_before_at_stays_with_the_title() -> None:
    found = works(
        line("EXPERIENCE", 50, 80, bold=True, size=12),
        line("Case Manager (volunteer) at Quill Street Warming Center (Bangor, ME)", 50, 100),
        line("11/2024 - present", 50, 112),
        line("• Sat with guests of the shelter", 60, 124),
    )  # fmt: skip
    assert rows(found) == [("Case Manager (volunteer)", "Quill Street Warming Center", "2024-11/")]


def test_dates_that_a_narrow_margin_wraps_over_three_lines_are_whole() -> None:
    found = works(
        line("EXPERIENCE", 142, 80, bold=True, size=14),
        line("February", 90, 100), line("Case Manager, Blue Heron, Dayton, OH", 142, 100),
        line("2019 until", 80, 113), line("• Found homes for forty families a year", 142, 113),
        line("April 2022", 83, 126),
        line("March 2014", 83, 145), line("Tenant Advocate, Juniper Row, Toledo, OH", 142, 145),
        line("until May", 88, 158), line("• Sat in on hearings", 142, 158),
        line("2019", 109, 171),
    )  # fmt: skip
    assert rows(found) == [
        ("Case Manager", "Blue Heron", "2019-02/2022-04"),
        ("Tenant Advocate", "Juniper Row", "2014-03/2019-05"),
    ]


def test_how_long_a_post_was_held_is_no_name() -> None:
    found = works(
        line("Experience", 50, 80, bold=True, size=14),
        line("Juniper Row", 50, 100, bold=True), line("6 years 6 months", 50, 114),
        line("Lead Case Manager", 50, 130, bold=True), line("Jul 2023 - Present (3 years 5 months)", 50, 144),
        line("• Coached five newer colleagues", 60, 158),
        line("Case Manager", 50, 176, bold=True), line("Jun 2020 - Jun 2023 (3 years 1 month)", 50, 190),
        line("• Wrote care plans", 60, 204),
    )  # fmt: skip
    assert rows(found) == [
        ("Lead Case Manager", "Juniper Row", "2023-07/"),
        ("Case Manager", "Juniper Row", "2020-06/2023-06"),
    ]


def test_what_a_form_asks_besides_is_neither_title_nor_employer() -> None:
    found = works(
        line("EXPERIENCE", 50, 80, bold=True, size=12),
        line("Blue Heron", 50, 100, bold=True), line("Case Manager", 50, 112, bold=True),
        line("Dates Employed: 10/2021 - Present", 50, 124),
        line("Supervisor: L. Marchetti, RN (555-0149)", 50, 136),
        line("• Found homes for forty families a year", 60, 148),
    )  # fmt: skip
    assert rows(found) == [("Case Manager", "Blue Heron", "2021-10/")]


def test_a_city_that_a_hyphen_joins_to_an_employer_is_the_place() -> None:
    found = works(
        line("Experience", 50, 80, bold=True, size=14),
        line("Case Manager", 50, 100, bold=True), line("Juniper Row-Toledo, OH", 50, 112),
        line("2018 to 2021", 50, 124),
        line("• Sat in on hearings", 60, 136),
        line("Intake Clerk", 50, 154, bold=True), line("Blue Heron-Dayton, OH", 50, 166), line("2015 to 2018", 50, 178),
        line("• Took calls", 60, 190),
    )  # fmt: skip
    assert rows(found) == [("Case Manager", "Juniper Row", "2018/2021"), ("Intake Clerk", "Blue Heron", "2015/2018")]
    assert [work.location and work.location.value for work in found] == ["Toledo, OH", "Dayton, OH"]


def justified(*words: tuple[str, bool], x: float, y: float, right: float) -> Line:
    """A line of words set from edge to edge: (word, whether bold)."""
    set_loose = [line(text, 0, y, bold=bold).words[0] for text, bold in words]
    gap = (right - x - sum(word.box.width for word in set_loose)) / max(1, len(words) - 1)
    placed, at = [], x
    for word in set_loose:
        placed.append(replace(word, box=replace(word.box, x0=at, x1=at + word.box.width)))
        at += word.box.width + gap
    return Line(tuple(placed), Box(x, y, placed[-1].box.x1, y + 10))


def running(y: float, *texts: str, bold: int = 0) -> list[Line]:
    """A justified paragraph of 300 points; the first words are bold, the last line is as long as it is."""
    lines, at = [], 0
    for row, text in enumerate(texts):
        words = [(word, at + index < bold) for index, word in enumerate(text.split())]
        at += len(words)
        is_last = row == len(texts) - 1
        width = sum(5 * len(word) for word, _ in words) + 3 * (len(words) - 1)
        lines.append(justified(*words, x=50, y=y + 12 * row, right=50 + width if is_last else 350))
    return lines


def test_entries_set_as_running_text_end_their_heads_with_the_dates() -> None:
    found = works(
        line("Experience", 50, 80, bold=True, size=12),
        *running(100, "Case Manager, Blue Heron, Dayton, OH. May", "2021 – Present. Found homes for forty families a",
                 "year. Coached two aides, 2023 among them.", bold=2),
        *running(142, "Tenant Advocate, Juniper Row, Toledo, OH. 2018 –", "2021. Hearings.", bold=2),
        *running(172, "Florist, Marlowe, Toledo, OH. 2015 – 2018. Ribbons,", "weddings, and the van.", bold=1),
    )  # fmt: skip
    assert rows(found) == [
        ("Case Manager", "Blue Heron", "2021-05/"),
        ("Tenant Advocate", "Juniper Row", "2018/2021"),
        ("Florist", "Marlowe", "2015/2018"),
    ]
    assert [note.value for note in found[0].highlights] == [
        "Found homes for forty families a year. Coached two aides, 2023 among them."
    ]


def test_a_line_in_the_look_of_titles_is_a_further_role_under_the_employer_above() -> None:
    found = works(
        line("Experience", 50, 80, bold=True, size=12),
        line("Blue Heron, Dayton, OH", 50, 100, bold=True), line("2019 - Present", 450, 100),
        line("Director of Programs", 50, 112, italic=True), line("• Lead nine aides", 60, 124),
        line("Manager, Social Work", 50, 142, italic=True), line("2016 - 2019", 450, 142),
        line("• Set up cover for weekends", 60, 154),
        line("Ararat, Toledo, OH", 50, 172, bold=True), line("2013 - 2016", 450, 172),
        line("Waiter", 50, 184, italic=True), line("• Weekends through college", 60, 196),
    )  # fmt: skip
    assert rows(found) == [
        ("Director of Programs", "Blue Heron", "2019/"),
        ("Manager, Social Work", "Blue Heron", "2016/2019"),
        ("Waiter", "Ararat", "2013/2016"),
    ]


def test_a_town_alone_is_the_place_where_the_other_entries_have_places() -> None:
    found = works(
        line("Experience", 50, 80, bold=True, size=12),
        line("2019 - Present", 50, 100), line("Case Manager, Blue Heron, Dayton, OH", 160, 100),
        line("• Found homes for forty families a year", 170, 112),
        line("2016 - 2019", 50, 130), line("Social Worker, St. Brendan's Hospital, Dublin", 160, 130),
        line("• Sat in on hearings", 170, 142),
    )  # fmt: skip
    assert rows(found)[1] == ("Social Worker", "St. Brendan's Hospital", "2016/2019")


def test_a_line_of_description_with_a_lone_date_heads_no_entry() -> None:
    found = works(
        line("Experience", 50, 80, bold=True, size=14),
        line("Blue Heron", 50, 100, bold=True), line("Case Manager", 50, 112, bold=True),
        line("May 2021 - Present", 50, 124),
        line("Found homes for forty families in every one of these years", 50, 136),
        line("Certificate of thanks from the mayor, 2023", 50, 148),
        line("Juniper Row", 50, 166, bold=True), line("Florist", 50, 178, bold=True), line("2018 - 2021", 50, 190),
        line("Tied ribbons for weddings all over the county", 50, 202),
    )  # fmt: skip
    assert rows(found) == [("Case Manager", "Blue Heron", "2021-05/"), ("Florist", "Juniper Row", "2018/2021")]


def test_dates_that_begin_with_since_in_a_margin_are_open() -> None:
    found = works(
        line("Experience", 142, 80, bold=True, size=14),
        line("since", 90, 100), line("Blue Heron, Dayton, OH", 142, 100, bold=True),
        line("May 2021", 90, 113), line("Case Manager", 142, 113),
        line("Found homes for forty families in every one of these years", 142, 126),
        line("2018 – 2021", 90, 145), line("Juniper Row, Toledo, OH", 142, 145, bold=True),
        line("Florist", 142, 158), line("Tied ribbons for weddings all over the county", 142, 171),
    )  # fmt: skip
    assert rows(found)[0] == ("Case Manager", "Blue Heron", "2021-05/")


def test_entries_side_by_side_are_told_by_their_ranges_though_places_follow_them() -> None:
    found = works(
        line("Experience", 50, 80, bold=True, size=14),
        line("Case Manager", 50, 100, bold=True), line("Tenant Advocate", 320, 100, bold=True),
        line("Blue Heron", 50, 112), line("Juniper Row", 320, 112),
        line("May 2021 - Present · Dayton, OH", 50, 124), line("2018 - 2021 · Toledo, OH", 320, 124),
    )  # fmt: skip
    assert rows(found) == [
        ("Case Manager", "Blue Heron", "2021-05/"), ("Tenant Advocate", "Juniper Row", "2018/2021"),
    ]  # fmt: skip


def test_a_town_that_no_gazetteer_has_is_parted_from_the_employer_by_its_hyphen() -> None:
    found = works(
        line("Experience", 50, 80, bold=True, size=14),
        line("Nursing Assistant", 50, 100, bold=True), line("Hawk Ridge Home-Ashbyville, MN", 50, 112),
        line("2013 to 2016", 50, 124), line("• Bathing, meals and company", 60, 136),
    )  # fmt: skip
    assert rows(found) == [("Nursing Assistant", "Hawk Ridge Home", "2013/2016")]
    assert [work.location and work.location.value for work in found] == ["Ashbyville, MN"]
