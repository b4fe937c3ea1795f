"""Education entries from pages laid out in several ways; all people are invented."""

from __future__ import annotations

import pytest

from jobkit.layout.reading_order import arrange
from jobkit.layout.sections import find_sections
from jobkit.model.document import Document
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
