"""Education entries from pages laid out in several ways; all people are invented."""

from __future__ import annotations

import pytest

from jobkit.layout.reading_order import arrange
from jobkit.layout.sections import find_sections
from jobkit.model.document import Document, Line
from jobkit.model.resume import Education
from jobkit.parsing.education import read_education
from jobkit.readers.registry import read_pages
from tests.pages import line, page


def of(document: Document) -> tuple[Education, ...]:
    found = read_education(document, find_sections(document))
    for entry in found:
        for value in (entry.institution, entry.dates, *entry.notes):
            assert value is None or all(item.text == document.text_of(item.span) for item in value.evidence)
    return found


def read(body: str) -> tuple[Education, ...]:
    text = f"Rosa Delacroix\nrosa@example.org\n\nEDUCATION\n{body}"
    media, pages = read_pages(text.encode(), name="a.txt")
    return of(arrange(pages, digest="", media=media))


def rows(found: tuple[Education, ...]) -> list[tuple[str | None, str | None, str | None, str]]:
    return [
        (
            entry.institution and entry.institution.value,
            entry.level,
            entry.area and entry.area.value,
            str(entry.dates.value.end or "") if entry.dates else "",
        )
        for entry in found
    ]  # type: ignore[return-value]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            "2012-2016: B.A. Sociology (minor in Spanish), Gannon University\n"
            "High School Diploma, Central Catholic High School, 2008\n",
            [
                ("Gannon University", "bachelor", "Sociology", "2016"),
                ("Central Catholic High School", "high_school", None, "2008"),
            ],
        ),
        (
            "Master of Social Work, Advanced Standing, Boise State University, Boise, ID, May 2021\n"
            "Bachelor of Social Work (BSW), summa cum laude | Boise State University | May 2020 | GPA 3.8\n",
            [
                ("Boise State University", "master", "Social Work", "2021-05"),
                ("Boise State University", "bachelor", "Social Work", "2020-05"),
            ],
        ),
        (
            "BSN, Bryan College of Health Sciences, Lincoln, NE – 2018\n"
            "ADN, University of Texas at El Paso, El Paso, TX – 2014\n",
            [
                ("Bryan College of Health Sciences", "bachelor", "Nursing", "2018"),
                ("University of Texas at El Paso", "associate", "Nursing", "2014"),
            ],
        ),
        (
            "MSW\nSpelman College\nBachelor of Arts (Human Development)\nRhode Island College\n",
            [
                ("Spelman College", "master", "Social Work", ""),
                ("Rhode Island College", "bachelor", "Human Development", ""),
            ],
        ),
    ],
)
def test_layouts(body: str, expected: list[tuple[str, str, str, str]]) -> None:
    assert rows(read(body)) == expected


def test_degrees_not_finished() -> None:
    found = read(
        "Whitworth University                     Expected May 2027\nMaster of Public Health\n\n"
        "Grand Valley State University            2018 - 2020\n"
        "Completed 60 credits toward a B.A. in Psychology; no degree awarded\n"
    )
    assert [(entry.status, entry.level) for entry in found] == [
        ("in_progress", "master"),
        ("not_completed", "bachelor"),
    ]


def test_a_column_of_letters_beside_schools() -> None:
    found = of(
        arrange(
            [page(
                line("EDUCATION", 50, 80, bold=True, size=12),
                line("MSW", 50, 100, bold=True), line("Rutgers, The State University, Social Work", 80, 100),
                line("May 2021", 480, 100),
                line("BS", 50, 116, bold=True), line("Drew University, Sociology", 80, 116), line("May 2018", 480, 116),
            )],
            digest="", media="pdf",
        )
    )  # fmt: skip
    assert rows(found) == [
        ("Rutgers, The State University", "master", "Social Work", "2021-05"),
        ("Drew University", "bachelor", "Sociology", "2018-05"),
    ]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            "B.A. | Elm Ridge College, Religious Studies | May 2010\n"
            "A.A. (60 credits, not completed), General Studies | Elm Ridge College | 2008\n",
            [
                ("Elm Ridge College", "bachelor", "Religious Studies", "2010-05"),
                ("Elm Ridge College", "associate", "General Studies", "2008"),
            ],
        ),
        (
            "Elm Ridge University\nAnthropology\nAug 2008 - May 2012\nBA\n",
            [("Elm Ridge University", "bachelor", "Anthropology", "2012-05")],
        ),
        (
            "University of Michigan, Ann Arbor, MI\nMaster of Social Work, 2020\nBachelor of Arts, Linguistics, 2018\n",
            [
                ("University of Michigan", "master", "Social Work", "2020"),
                ("University of Michigan", "bachelor", "Linguistics", "2018"),
            ],
        ),
        (
            "International Relations, B.A., Elm Ridge College\n- May, 2018\n"
            "MSW, Oakmont University\n- Conferred June 2021\n",
            [
                ("Elm Ridge College", "bachelor", "International Relations", "2018-05"),
                ("Oakmont University", "master", "Social Work", "2021-06"),
            ],
        ),
        (
            "MSW/MPH, Tulane University, New Orleans, LA (2017)\n",
            [
                ("Tulane University", "master", "Social Work", "2017"),
                ("Tulane University", "master", "Public Health", "2017"),
            ],
        ),
        (
            "University of Nevada, Las Vegas\nBSW, 2014\nOakmont University-Reno, NV\nMSW, 2017\n",
            [
                ("University of Nevada, Las Vegas", "bachelor", "Social Work", "2014"),
                ("Oakmont University", "master", "Social Work", "2017"),
            ],
        ),
        (
            "Title of qualification awarded: Bachelor of Social Work\nName of institution: University of Ljubljana\n"
            "Dates: 2008 - 2012\n",
            [("University of Ljubljana", "bachelor", "Social Work", "2012")],
        ),
        (
            "Doctor of Medicine (Ukraine), Kharkiv Medical University, 1998-2004\n"
            "Evaluated by WES as equivalent to a U.S. MD\n",
            [("Kharkiv Medical University", "doctorate", "Medicine", "2004")],
        ),
        (
            "Some college, Psychology, Mesa Community College, 2015-2017\nGED, Mesa Center, 2011\n",
            [("Mesa Community College", None, "Psychology", "2017"), ("Mesa Center", "high_school", None, "2011")],
        ),
    ],
)  # fmt: skip
def test_fields_schools_and_dates_apart(body: str, expected: list[tuple[str, str, str, str]]) -> None:
    assert rows(read(body)) == expected


def paged(*lines: Line) -> list[tuple[str | None, str | None, str | None, str]]:
    return rows(of(arrange([page(line("EDUCATION", 50, 80, bold=True, size=14), *lines)], digest="", media="pdf")))


def test_names_that_a_narrow_column_wraps() -> None:
    found = paged(
        line("Oakmont Valley Technical", 50, 100, bold=True, size=12), line("Center", 50, 114, bold=True, size=12),
        line("Diploma", 50, 136), line("Practical Nursing", 50, 156), line("2011 - 2012", 50, 176),
        line("Southern University at", 50, 210, bold=True, size=12), line("New Orleans", 50, 224, bold=True, size=12),
        line("BSW", 50, 246), line("Social Work", 50, 266), line("2022 - 2026", 50, 286),
    )  # fmt: skip
    assert found == [
        ("Oakmont Valley Technical Center", "certificate", "Practical Nursing", "2012"),
        ("Southern University at New Orleans", "bachelor", "Social Work", "2026"),
    ]


def test_a_school_on_the_line_below_its_degree_is_not_the_rest_of_it() -> None:
    found = paged(
        line("MSW", 50, 100), line("Oakmont University", 50, 112), line("2014", 50, 130, size=8),
        line("BA, Linguistics", 50, 160), line("Elm Ridge College", 50, 172), line("2010", 50, 190, size=8),
    )  # fmt: skip
    assert found == [
        ("Oakmont University", "master", "Social Work", "2014"),
        ("Elm Ridge College", "bachelor", "Linguistics", "2010"),
    ]


def test_two_years_one_under_the_other_are_a_range() -> None:
    found = of(
        arrange(
            [page(
                line("EDUCATION", 50, 80, bold=True, size=14),
                line("2011", 50, 100, bold=True), line("2012", 50, 114, bold=True),
                line("Oakmont College", 50, 140, bold=True, size=12), line("AAS", 50, 160),
                line("Human Services", 50, 180),
            )],
            digest="", media="pdf",
        )
    )  # fmt: skip
    [entry] = found
    assert entry.dates is not None
    assert (str(entry.dates.value.start), str(entry.dates.value.end)) == ("2011", "2012")


def test_cards_side_by_side_with_one_date_each() -> None:
    found = paged(
        line("GED", 50, 100, bold=True), line("Master of Social Work", 320, 100, bold=True),
        line("Oakmont Learning Center", 50, 114), line("Elm Ridge University", 320, 114),
        line("6/11", 50, 128), line("06/2018", 320, 128),
    )  # fmt: skip
    assert found == [
        ("Oakmont Learning Center", "high_school", None, "2011-06"),
        ("Elm Ridge University", "master", "Social Work", "2018-06"),
    ]


def test_dates_above_the_school() -> None:
    found = paged(
        line("OAKMONT UNIVERSITY", 50, 100, bold=True), line("COMPLETED 12/2015", 460, 114, size=8),
        line("MSW - SOCIAL WORK", 50, 128), line("COMPLETED 05/2012", 460, 168, size=8),
        line("ELM RIDGE UNIVERSITY", 50, 182, bold=True), line("BACHELOR OF ARTS - PHILOSOPHY", 50, 196),
    )  # fmt: skip
    assert found == [
        ("OAKMONT UNIVERSITY", "master", "SOCIAL WORK", "2015-12"),
        ("ELM RIDGE UNIVERSITY", "bachelor", "PHILOSOPHY", "2012-05"),
    ]


def test_a_high_school_keeps_its_name() -> None:
    assert rows(read("Lincoln Senior High School, 2009\nHigh School Diploma\n"))[0][:2] == (
        "Lincoln Senior High School",
        "high_school",
    )


def test_a_date_behind_an_icon_is_no_point_of_a_list() -> None:
    media, pages = read_pages(
        b"<h2>Education</h2><p><b>Elm University</b></p><ul><li>2017</ul><p>Master of Social Work</p>"
        b"<p><b>Oak University</b></p><ul><li>2012</ul><p>BSW</p>"
    )
    found = rows(of(arrange(pages, digest="", media=media)))
    assert found == [
        ("Elm University", "master", "Social Work", "2017"),
        ("Oak University", "bachelor", "Social Work", "2012"),
    ]


@pytest.mark.parametrize(
    ("line", "school", "area"),
    [
        ("Regents Bachelor of Arts, Elm University, 2020", "Elm University", ""),
        ("B.A. in Sociology, University of Galway, Galway, 2008", "University of Galway", "Sociology"),
        ("B.Sc., Nutrition, University of Madras, Chennai, 2015", "University of Madras", "Nutrition"),
        ("B.A., Sociology, University of Wisconsin, Madison, 2008", "University of Wisconsin, Madison", "Sociology"),
        ("BSc - Commerce, Oak University, 2005", "Oak University", "Commerce"),
    ],
)
def test_a_school_has_no_town_behind_it_but_its_campus(line: str, school: str, area: str) -> None:
    [(found, _, field, _)] = rows(read(line + "\n"))
    assert (found, field or "") == (school, area)


@pytest.mark.parametrize(
    ("degree", "school", "level", "field"),
    [
        ("Bachelor of Science, Family and Child Studies", "University of New Mexico", "bachelor",
         "Family and Child Studies"),
        ("Associate Degree in Nursing", "Elm Technical College", "associate", "Nursing"),
    ],
)  # fmt: skip
def test_a_school_in_the_line_below_is_no_part_of_the_field(degree: str, school: str, level: str, field: str) -> None:
    lines = [
        line("Education", 50, 80, bold=True, size=12),
        line("12/2016", 50, 100), line(degree, 160, 100), line(school, 160, 112),
    ]  # fmt: skip
    found = rows(of(arrange([page(*lines)], digest="", media="pdf")))
    assert found == [(school, level, field, "2016-12")]


def test_an_end_without_a_beginning_dates_the_entry() -> None:
    lines = [line("Education", 50, 80, bold=True, size=12)]
    for at, (school, year, degree) in enumerate([("Elm University", "2017", "MSW"), ("Ash College", "2012", "BSW")]):
        lines += [line(school, 50, 100 + 60 * at, bold=True), line(f"- {year}", 50, 112 + 60 * at)]
        lines += [line(degree, 50, 124 + 60 * at), line("Social Work", 50, 136 + 60 * at, bold=True)]
    assert rows(of(arrange([page(*lines)], digest="", media="pdf"))) == [
        ("Elm University", "master", "Social Work", "2017"), ("Ash College", "bachelor", "Social Work", "2012"),
    ]  # fmt: skip


def test_a_school_whose_name_is_wrapped_behind_its_degree_is_whole() -> None:
    lines = [line("Education", 50, 80, bold=True, size=12)]
    for at, (first, rest) in enumerate([
        ("Bachelor of Science in Human Services, Northwestern State", "University, 2017"),
        ("Associate of Arts in Liberal Arts, Bend Community", "College, 2007"),
    ]):  # fmt: skip
        lines += [line(first, 50, 100 + 40 * at), line(rest, 50, 112 + 40 * at)]
    assert [school for school, *_ in rows(of(arrange([page(*lines)], digest="", media="pdf")))] == [
        "Northwestern State University", "Bend Community College",
    ]  # fmt: skip
