"""Each remark is made where its fault is, and not where it isn't."""

from __future__ import annotations

from datetime import date

import pytest

from jobkit import api
from jobkit.intake import File
from jobkit.language.lexicon import load
from jobkit.parsing.readability import Checks, Remark, remarks
from tests.factories import document

CLEAN = """Jordan Vale
Cleveland, OH | (216) 555-0100 | jordan@example.org

Experience
Case Manager, Harbor House, Mar 2019 - Jun 2021
- Wrote care plans with 40 families

Education
Bachelor of Social Work, State College, 2018

Skills
HMIS
"""


def _remarks(text: str, size: int = 1000) -> dict[str, Remark]:
    reading = api.read_file(File("a.txt", None, text.encode()), as_of=date(2026, 11, 1))
    return {each.code: each for each in remarks(reading.document, reading.resume, size=size)}


def test_a_clean_resume_has_none() -> None:
    assert _remarks(CLEAN) == {}


@pytest.mark.parametrize(
    ("code", "old", "new"),
    [
        ("no_email", " | jordan@example.org", ""),
        ("no_phone", " | (216) 555-0100", ""),
        ("no_dates", ", Mar 2019 - Jun 2021", ""),
        ("years_alone", "Mar 2019 - Jun 2021", "2019 - 2021"),
        ("no_status", ", 2018", ""),
        ("letters_alone", "Jordan Vale\n", "Jordan Vale, CCM\n"),
        ("no_expiry", "Skills\nHMIS", "Certifications\nCertified Case Manager (CCM)"),
    ],
)
def test_a_fault_is_told_with_its_mend(code: str, old: str, new: str) -> None:
    assert old in CLEAN
    found = _remarks(CLEAN.replace(old, new))
    assert code in found
    assert found[code].mend


def test_a_heading_of_no_known_kind_is_told_and_the_name_is_none() -> None:
    html = "<h1>Jordan Vale</h1><h2>What I use</h2><p>HMIS</p><h2>Experience</h2><p>Case Manager, Aid House, 2019</p>"
    reading = api.read_file(File("a.html", None, html.encode()), as_of=date(2026, 11, 1))
    found = [each.said for each in remarks(reading.document, reading.resume, size=1) if each.code == "heading"]
    assert len(found) == 1
    assert "What I use" in found[0]


def test_a_large_file_is_told_with_its_size() -> None:
    assert "2.6 MB" in _remarks(CLEAN, size=2_600_000)["large_file"].said


def test_letters_that_are_spelt_out_somewhere_are_fine() -> None:
    said = CLEAN.replace("Jordan Vale\n", "Jordan Vale, CCM\n").replace("HMIS", "Certified Case Manager (CCM)")
    assert "letters_alone" not in _remarks(said)


def test_a_page_in_two_columns_is_told(root: object) -> None:
    reading = api.read_resume(f"{root}/samples/resumes/ngozi-okafor.pdf", as_of=date(2026, 11, 1))
    assert "columns" in {each.code for each in remarks(reading.document, reading.resume, size=1)}
    plain = api.read_resume(f"{root}/samples/resumes/zainab-alhakim.pdf", as_of=date(2026, 11, 1))
    assert "columns" not in {each.code for each in remarks(plain.document, plain.resume, size=1)}


def test_no_mend_asks_for_what_may_not_be_true() -> None:
    for check in load("readability", Checks).checks:
        assert not {"keyword", "keywords", "repeat"} & set(check.mend.lower().split())


def test_the_gravest_come_first() -> None:
    from jobkit.model.resume import Resume

    levels = [each.level for each in remarks(document("a", "b"), Resume(), size=9_000_000)]
    assert levels == sorted(levels, key=["fatal", "major", "missing", "suggestion"].index)
    assert levels[0] == "major"


def test_a_line_that_is_no_post_gets_no_advice_on_its_dates() -> None:
    page = CLEAN.replace("\nEducation", "\n2016 - 2018\ncared for my father until his passing\n\nEducation", 1)
    assert not {"years_alone", "no_title", "no_employer", "no_dates"} & _remarks(page).keys()
