"""Resumes that are filled-in forms, in several formats; all people and employers are invented."""

from __future__ import annotations

import pytest

from jobkit.layout.reading_order import arrange
from jobkit.model.resume import Resume
from jobkit.parsing.filled import chosen
from jobkit.parsing.resume import read
from jobkit.readers.registry import read_pages
from tests.wordfile import paragraph, table, word_file

TEXT = """
APPLICANT INFORMATION

First Name: Wilhelmina
Last Name: Achterberg
Address: 9 Ferry Lane
City: Duluth    State: MN    Zip: 55802
Home Phone: (218) 555-0116
Email: w.achterberg@example.org

WORK HISTORY

Employment #1
--------------
Company Name: Elm House
Job Title: Night Porter
From: 03/2019
To: Present
Supervisor Name: Ada Brook
May we contact this employer? Yes
Duties:
  Carried trunks for guests of every age.

Employment #2
--------------
Company Name: Marlowe & Daughters
Job Title: Florist
From: 06/2014
To: 02/2019
Reason for Leaving: Moved

EDUCATION

School Name: Lake Superior College
Did you graduate? No
Degree: Associate of Arts
Major: Botany
Dates attended: 2012 - 2014

LICENSES

Type: Notary Public
Number: 44-1901
Issued by: State of Minnesota
Expiration Date: 05/2028
"""


def resume(data: bytes) -> Resume:
    media, pages = read_pages(data)
    return read(arrange(pages, digest="", media=media))


def jobs(found: Resume) -> list[tuple[str | None, str | None, str]]:
    return [
        (
            work.title and work.title.value,
            work.employer and work.employer.value,
            f"{work.dates.value.start}/{work.dates.value.end or ''}" if work.dates else "",
        )
        for work in found.work
    ]  # type: ignore[return-value]


def name_of(found: Resume) -> str | None:
    return found.name and found.name.value


def test_a_form_typed_as_text() -> None:
    found = resume(TEXT.encode())
    assert name_of(found) == "Wilhelmina Achterberg"
    assert found.location
    assert (found.location.value.city, found.location.value.region) == ("Duluth", "MN")
    assert jobs(found) == [
        ("Night Porter", "Elm House", "2019-03/"),
        ("Florist", "Marlowe & Daughters", "2014-06/2019-02"),
    ]
    assert [note.value for note in found.work[0].highlights] == ["Carried trunks for guests of every age."]
    (school,) = found.education
    assert (school.area and school.area.value, school.status) == ("Botany", "not_completed")
    (licence,) = found.certificates
    assert (licence.name.value, str(licence.expires)) == ("Notary Public", "2028-05")


def test_a_form_of_word_tables_with_labels_above() -> None:
    cells = [
        (paragraph("EMPLOYER"), paragraph("JOB TITLE"), paragraph("FROM (MM/YY)"), paragraph("TO (MM/YY)")),
        (paragraph("Elm House"), paragraph("Night Porter"), paragraph("03/2019"), paragraph("Present")),
        (paragraph("ADDRESS"), paragraph("SUPERVISOR"), paragraph("PHONE"), paragraph("HRS/WEEK")),
        (paragraph("Duluth, MN"), paragraph("Ada Brook"), paragraph("218-555-0117"), paragraph("40")),
    ]
    names = table((paragraph("LAST NAME"), paragraph("FIRST NAME")), (paragraph("Achterberg"), paragraph("Wilhelmina")))
    body = names + paragraph("WORK EXPERIENCE (most recent first)") + table(*cells, widths=(2000, 2000, 2000, 2000))
    found = resume(word_file(body))
    assert name_of(found) == "Wilhelmina Achterberg"
    assert jobs(found) == [("Night Porter", "Elm House", "2019-03/")]


def test_a_form_of_a_web_page_with_labels_above() -> None:
    def box(label: str, value: str) -> str:
        return f"<div><div class=l>{label}</div><div>{value}</div></div>"

    job = box("Job title", "Night Porter") + box("Company", "Elm House") + box("From", "03/2019") + box("To", "Present")
    style = ".g{display:grid;grid-template-columns:1fr 1fr}.l{font-size:8pt}"
    names = box("Legal first name", "Wilhelmina") + box("Legal last name", "Achterberg")
    page = (
        f"<style>{style}</style><h2>Contact</h2><div class=g>{names}</div>"
        f"<h2>Work experience</h2><h4>Work experience 1</h4><div class=g>{job}</div>"
    )
    found = resume(f"<!doctype html><body>{page}".encode())
    assert name_of(found) == "Wilhelmina Achterberg"
    assert jobs(found) == [("Night Porter", "Elm House", "2019-03/")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Yes", "yes"), ("☒ Yes ☐ No", "yes"), ("☐ Yes ☑ No", "no"), ("[ ] Yes [x] No", "no"), ("( ) Yes (X) No", "no")],
)
def test_a_box_that_is_ticked(text: str, expected: str) -> None:
    assert chosen(text) == expected


def test_fields_say_what_they_hold_under_a_title_that_does_not() -> None:
    form = TEXT.replace("WORK HISTORY", "PART TWO").replace("LICENSES", "PART FOUR")
    found = resume(form.encode())
    assert [job[:2] for job in jobs(found)] == [("Night Porter", "Elm House"), ("Florist", "Marlowe & Daughters")]
    assert [licence.name.value for licence in found.certificates] == ["Notary Public"]
