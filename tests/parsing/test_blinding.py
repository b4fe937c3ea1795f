"""What a blind view still shows of a page, and what it does not."""

from __future__ import annotations

from datetime import date

from jobkit import api
from jobkit.intake import File
from jobkit.parsing.blinding import MASK, blinded, names_hidden
from jobkit.screening.record import spans_of

PAGE = """May Ortiz-Vale, MSW, LCSW
(she/her) | 12 Elm Street, Cleveland, OH | (216) 555-0100 | may.ortiz@example.org

Experience
Case Manager, Harbor House, May 2019 - Present
- May Ortiz-Vale was named colleague of the year; Ortiz wrote care plans with 40 families
- Kept case notes in HMIS; write to may.ortiz@example.org or www.example.org/may

Education
Master of Social Work, State College, May 2018
"""


def _blind() -> str:
    reading = api.read_file(File("may-ortiz.txt", None, PAGE.encode()), as_of=date(2026, 11, 1))
    assert reading.resume.name
    made = blinded(reading.document, reading.resume, spans_of(reading.facts))
    assert len(made.text) == len(reading.document.text)
    assert [row.span for row in made.rows] == [row.span for row in reading.document.rows]
    for row in made.rows:
        for cell in row.cells:
            assert all((MASK in word.text) == (MASK in made.text_of(at)) for at, word in cell.words)
    return made.text


def test_name_pronouns_and_contact_are_gone_everywhere() -> None:
    text = _blind()
    for word in ("Ortiz", "Vale", "ortiz", "she", "her)", "Elm", "Cleveland", "555", "example"):
        assert word not in text, word


def test_letters_after_the_name_dates_and_work_stay() -> None:
    text = _blind()
    for words in ("LCSW", "Case Manager, Harbor House, May 2019 - Present", "wrote care plans with 40 families",
                  "State College, May 2018"):  # fmt: skip
        assert words in text, words


def test_a_sentence_about_the_reading_loses_the_name() -> None:
    reading = api.read_file(File("a.txt", None, PAGE.encode()), as_of=date(2026, 11, 1))
    assert "Ortiz" not in names_hidden("Ortiz has two dates", reading.document, reading.resume)
