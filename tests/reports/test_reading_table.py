"""What was read, on a terminal. ``--update-golden`` writes the golden files anew: read the difference as code."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobkit.layout.sections import find_sections
from jobkit.model.document import Box, Document, Hidden
from jobkit.model.facts import Facts, Months
from jobkit.model.outcome import Failed, Reading
from jobkit.model.resume import (
    Certificate,
    Education,
    Found,
    PartialDate,
    Period,
    Place,
    Profile,
    Resume,
    SkillGroup,
    Work,
)
from jobkit.parsing.evidence import found
from jobkit.reports.reading_table import NARROWEST, as_text
from jobkit.reports.terminal import columns
from tests.factories import AS_OF, document, span_of

PAGE = document(
    "Ana Lind, MSW",
    "ana@example.org\t555-0100\tlinkedin.com/in/ana\tSalem, OR",
    "Case manager with a liking for hard cases",
    "Experience",
    "Case Manager, Harbor House\tMarch 2021 to date",
    "Wrote care plans with forty families, each with goals in their own words and dates by which to look at them again",
    "Visited homes",
    "Education",
    "BA (Psychology, minor in Spanish), State College\t2019, not finished",
    "Certificates",
    "CCM no. 1234, by the CCMC, 2020 to 2025",
    "Skills",
    "HMIS, Excel, 手話通訳",
    "Languages",
    "Spanish (fluent)",
    "Publications",
    "Lind, A. (2020). On waiting rooms.",
    hidden=(Hidden("case manager case manager", "the colour of its background", 1, Box(0, 0, 9, 9)),),
)


def text(words: str, value: str | None = None, confidence: float = 1.0) -> Found[str]:
    return found(PAGE, value or words, span_of(PAGE, words), confidence)


def resume(page: Document = PAGE) -> Resume:
    dates = Period(PartialDate(2021, 3), None, current=True)
    work = Work(
        text("Case Manager"), text("Harbor House", confidence=0.6), None,
        found(PAGE, dates, span_of(PAGE, "March 2021 to date")),
        highlights=(text(page.text.split("\n")[5]), text("Visited homes")),
    )  # fmt: skip
    school = Education(
        text("State College", confidence=0.8), text("BA"), "bachelor", text("Psychology"), ("Spanish",),
        found(PAGE, Period(None, PartialDate(2019)), span_of(PAGE, "2019")), "not_completed",
    )  # fmt: skip
    held = Certificate(text("CCM"), text("CCMC"), "1234", PartialDate(2020), PartialDate(2025), "expired")
    return Resume(
        name=text("Ana Lind"),
        post_nominals=(text("MSW"),),
        email=text("ana@example.org"),
        phone=text("555-0100"),
        profiles=(
            found(PAGE, Profile("LinkedIn", "ana", "linkedin.com/in/ana"), span_of(PAGE, "linkedin.com/in/ana")),
        ),
        location=found(PAGE, Place("Salem", "OR"), span_of(PAGE, "Salem, OR")),
        work=(work,),
        education=(school,),
        certificates=(held,),
        skills=(SkillGroup("Tools", (text("HMIS"), text("Excel"), text("手話通訳"))),),
        languages=(text("Spanish (fluent)", "Spanish"),),
        sections=find_sections(page),
    )


READING = Reading(PAGE, resume(), Facts(AS_OF, relevant_months=Months(69, 69, 69), total_months=Months(69, 69, 69)))


@pytest.mark.parametrize("width", [60, 100])
def test_every_field_stands_beside_its_place(width: int, request: pytest.FixtureRequest) -> None:
    golden = request.config.rootpath / "tests" / "golden" / "read" / f"{width}.txt"
    written = as_text("ana.pdf", READING, width=width)
    if request.config.getoption("--update-golden"):
        golden.write_text(written, encoding="utf-8")
    assert written == golden.read_text(encoding="utf-8")


def test_a_file_that_was_not_read_says_why() -> None:
    assert (
        as_text("a\x1b[2J.pdf", Failed("a.pdf", "encrypted", "It is locked."))
        == "a [2J.pdf\n  not read: It is locked.\n"
    )


@given(name=st.text(min_size=1, max_size=200), width=st.integers(1, 300))
def test_no_line_is_wider_than_asked_and_no_control_character_is_shown(name: str, width: int) -> None:
    named = replace(READING.resume, name=replace(READING.resume.name, value=name))
    said = as_text("ana.pdf", replace(READING, resume=named), width=width)
    assert all(columns(line) <= max(width, NARROWEST) for line in said.split("\n"))
    assert said.replace("\n", "").isprintable()
