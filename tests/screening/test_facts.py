"""Facts of whole resumes, built as reading builds them."""

from __future__ import annotations

from dataclasses import replace
from typing import cast

import pytest

from jobkit.model.document import Document, Section, SectionKind
from jobkit.model.facts import Facts, Months
from jobkit.model.resume import (
    Certificate,
    Education,
    EducationStatus,
    Evidence,
    Found,
    PartialDate,
    Period,
    Resume,
    Work,
    WorkKind,
)
from jobkit.screening.facts import read_facts
from tests.factories import AS_OF, document, span_of


def _found(page: Document, words: str) -> Found[str]:
    at = span_of(page, words)
    row = next(page.rows_of(at))
    return Found(words, (Evidence(at, words, row.page, row.number),))


def _facts_of_work(title: str, employer: str = "", *duties: str, kind: WorkKind = "job") -> Facts:
    page = document(title, employer, "2020-01 - 2020-12", *duties)
    dates = _found(page, "2020-01 - 2020-12")
    work = Work(
        title=_found(page, title),
        employer=_found(page, employer) if employer else None,
        dates=Found(Period(PartialDate(2020, 1), PartialDate(2020, 12)), dates.evidence),
        kind=kind,
        highlights=tuple(_found(page, duty) for duty in duties),
    )
    return read_facts(Resume(work=(work,)), page, as_of=AS_OF)


@pytest.mark.parametrize(
    ("title", "employer", "duties", "credit"),
    [
        ("RN Case Manager", "Mercy Hospital", [], "full"),
        ("Case Manager", "Goldberg & Ruiz Injury Law, LLP", [], "none"),
        ("Case Manager", "Stone Partners", ["Drafted demand letters", "Indexed depositions and liens"], "none"),
        ("Case Manager", "Brain Injury Alliance", ["Met clients at home"], "full"),
        ("Case Manager", "Law Enforcement Assisted Diversion", ["Met clients at home"], "full"),
        ("Case Manager", "County Services", ["Obtained a release of information from each client"], "full"),
        ("Case Management Software Engineer", "Acme", [], "none"),
        ("Assistant Case Manager", "Harbor Shelter", [], "full"),
        ("Case Management Assistant", "County DSS", [], "related"),
        ("Director of Case Management", "St. Luke's", [], "full"),
        ("Account Executive", "", ["Advocated for clients", "Assessed clients", "Managed 60 clients"], "none"),
        ("Book Lead", "Peak Software", ["Advocated for clients", "Assessed clients", "Managed 60 clients"], "none"),
        ("Constituent Caseworker", "Office of Congresswoman Lee", [], "none"),
        ("Service Coordinator", "Cool Air HVAC", [], "none"),
        ("Service Coordinator", "Vale Motors", ["Scheduled repair orders for technicians"], "none"),
        ("Case Manager", "Ford Street Shelter", ["Helped clients"], "full"),
        ("Case Manager", "Family Law Group", [], "none"),
        ("Service Coordinator", "Lakeside Senior Living", ["Helped residents apply for benefits"], "full"),
        ("Behavioral Health Technician", "Sunrise Recovery", [], "related"),
        ("Barista", "Corner Cafe", ["Served 200 customers a day"], "none"),
    ],
)
def test_title_duties_and_employer_decide_what_work_counts_as(
    title: str, employer: str, duties: list[str], credit: str
) -> None:
    facts = _facts_of_work(title, employer, *duties)
    assert [stint.credit for stint in facts.stints] == [credit]
    assert facts.relevant_months == (Months(12, 12, 12) if credit == "full" else Months(0, 0, 0))
    assert facts.total_months == Months(12, 12, 12)


def test_an_internship_is_training_by_its_title_alone() -> None:
    facts = _facts_of_work("MSW Intern - Case Management", "VA Medical Center")
    assert [(stint.kind, stint.credit) for stint in facts.stints] == [("internship", "training")]
    assert (facts.training_months.point, facts.relevant_months.point, facts.total_months.point) == (12, 0, 0)


@pytest.mark.parametrize(("title", "credit"), [("Case Manager", "training"), ("Board Member", "none")])
def test_volunteer_work_is_training_at_most(title: str, credit: str) -> None:
    facts = _facts_of_work(title, "Hope House", kind="volunteer")
    assert [stint.credit for stint in facts.stints] == [credit]
    assert facts.total_months.point == 0


def test_work_without_dates_is_told_and_not_guessed() -> None:
    page = document("Case Manager")
    facts = read_facts(Resume(work=(Work(title=_found(page, "Case Manager")),)), page, as_of=AS_OF)
    assert facts.undated_stints == 1
    assert facts.relevant_months == Months(0, 0, 0)


def _degrees(letters: str = "", *entries: tuple[str, str, EducationStatus]) -> list[tuple[str, str, bool]]:
    page = document(letters, *(f"{level} of {area}" for level, area, _ in entries))
    education = tuple(Education(level=level, area=_found(page, area), status=status) for level, area, status in entries)
    letters_found = tuple(_found(page, letter) for letter in letters.split(", ") if letter)
    facts = read_facts(Resume(post_nominals=letters_found, education=education), page, as_of=AS_OF)
    return [(degree.level, degree.status, degree.inferred) for degree in facts.degrees]


def test_letters_after_the_name_stand_for_a_degree_that_no_entry_speaks_of() -> None:
    assert _degrees("MSW") == [("master", "completed", True)]
    assert _degrees("MSW", ("bachelor", "Psychology", "completed")) == [
        ("bachelor", "completed", False),
        ("master", "completed", True),
    ]


@pytest.mark.parametrize("status", ["completed", "in_progress", "not_completed"])
def test_an_education_entry_knows_better_than_letters(status: EducationStatus) -> None:
    assert _degrees("MSW", ("master", "Social Work", status)) == [("master", status, False)]


def _resume(*lines: str, letters: str = "", title: str = "", certificate: Certificate | None = None) -> Facts:
    """The facts of a page whose sections open with ``# kind`` lines."""
    page = document(*lines)
    sections: list[Section] = []
    for row in page.rows:
        text = page.text_of(row.span)
        if text.startswith("# "):
            sections.append(Section(cast(SectionKind, text[2:]), row.span, ()))
        else:
            sections[-1] = replace(sections[-1], rows=(*sections[-1].rows, row))
    resume = Resume(
        post_nominals=tuple(_found(page, letter) for letter in letters.split(", ") if letter),
        work=(Work(title=_found(page, title)),) if title else (),
        certificates=(certificate,) if certificate else (),
        sections=tuple(sections),
    )
    return read_facts(resume, page, as_of=AS_OF)


def _states(facts: Facts) -> dict[str, str]:
    return {fact.id: fact.state for fact in facts.credentials}


def test_credentials_are_read_by_where_they_stand() -> None:
    facts = _resume(
        "# header", "Dana Ruiz, MSW, LCSW", "# work", "RN Case Manager, Aid House", "Reported to a CCM",
        "# certificates", "ACM, 2024", "# skills", "CPR certified, CRC consultation", "# references", "Lee Park, LPC",
        letters="MSW, LCSW", title="RN Case Manager",
    )  # fmt: skip
    assert _states(facts) == {"lcsw": "active", "acm": "active", "cpr": "active"}
    assert {each.what: each.why for each in facts.ignored} == {
        "RN": "job_title",
        "CCM": "someone_else",
        "CRC": "someone_else",
        "LPC": "elsewhere",
    }


def test_the_mention_that_says_most_wins_and_a_conflict_is_told() -> None:
    facts = _resume("# header", "Dana Ruiz, CCM", "# certificates", "CCM 2014 - 2019", letters="CCM")
    (fact,) = facts.credentials
    assert (fact.state, fact.doubts, len(fact.spans)) == ("expired", ("conflict",), 2)
    facts = _resume("# certificates", "CCM 2014 - 2019", "CCM, expires 2029")
    assert _states(facts) == {"ccm": "active"}


def test_letters_that_the_page_spells_out_as_another_certificate_claim_nothing() -> None:
    facts = _resume(
        "# header", "Greg Stone, CCM", "# certificates", "Certified Construction Manager, 2015", letters="CCM"
    )
    assert facts.credentials == ()
    assert [(each.what, each.why) for each in facts.ignored] == [("CCM", "programme")]
    both = _resume(
        "# header", "Ana Stone, CCM", "# certificates", "Certified Construction Manager", "Certified Case Manager",
        letters="CCM",
    )  # fmt: skip
    assert _states(both) == {"ccm": "active"}
    nurse = _resume("# header", "Ana Stone, CCM", "# work", "Billed Chronic Care Management (CCM)", letters="CCM")
    assert _states(nurse) == {"ccm": "active"}


@pytest.mark.parametrize(
    ("lines", "doubts"),
    [
        (["# skills", "advocacy, Epic, CCM, case notes"], ("only_listed",)),
        (["# skills", "advocacy, CCM certified"], ()),
        (["# skills", "Certifications: CCM, CPR"], ()),
        (["# skills", "advocacy, CCM", "# certificates", "CCM, 2024"], ()),
    ],
)
def test_a_credential_among_skills_is_asked_about(lines: list[str], doubts: tuple[str, ...]) -> None:
    facts = _resume(*lines)
    assert {fact.id: fact.doubts for fact in facts.credentials}["ccm"] == doubts


def test_an_ignored_credential_is_called_by_the_letters_that_stand_there() -> None:
    facts = _resume("# work", "Did VI-SPDAT interviews")
    assert [each.what for each in facts.ignored] == ["VI-SPDAT"]


def test_a_licence_among_skills_presupposes_no_degree() -> None:
    assert _resume("# skills", "advocacy, LCSW, Epic").degrees == ()


def test_an_expiry_on_another_line_of_the_entry_counts() -> None:
    page = document("# certificates", "CCM", "Commission for Case Manager Certification")
    entry = Certificate(name=_found(page, "CCM"), expires=PartialDate(2024, 5))
    lines = ("# certificates", "CCM", "Commission for Case Manager Certification")
    assert _states(_resume(*lines, certificate=entry)) == {"ccm": "expired"}


def test_a_credential_includes_what_it_is_built_on() -> None:
    assert _states(_resume("# certificates", "RN-BC, Nursing Case Management")) == {"cmgt_bc": "active", "rn": "active"}
    assert _states(_resume("# certificates", "FNP-C")) == {"aprn": "active", "rn": "active"}


def test_a_licence_presupposes_a_degree_where_no_education_is_stated() -> None:
    (degree,) = _resume("# header", "Dana Ruiz, LCSW", letters="LCSW").degrees
    assert (degree.level, degree.fields, degree.inferred) == ("master", ("social work",), True)
    assert _resume("# certificates", "LCSW exam scheduled").degrees == ()


@pytest.mark.parametrize(
    ("end", "status"),
    [
        (PartialDate(2027, 5), "in_progress"),
        (PartialDate(2026, 12), "in_progress"),
        (PartialDate(2026, 11), "completed"),
        (PartialDate(2027), "in_progress"),
        (PartialDate(2026), "completed"),
    ],
)
def test_a_degree_that_ends_after_today_is_in_progress(end: PartialDate, status: str) -> None:
    page = document("Master of Social Work", str(end))
    dates = Found(Period(PartialDate(2024, 9), end), _found(page, str(end)).evidence)
    education = Education(study_type=_found(page, "Master of Social Work"), level="master", dates=dates)
    (degree,) = read_facts(Resume(education=(education,)), page, as_of=AS_OF).degrees
    assert degree.status == status


def test_letters_of_the_issuer_belong_to_the_entry_that_names_it() -> None:
    line = "Certified Disability Management Specialist (CDMS) - CDMS Commission, expired January 2023"
    page = document(line)
    entry = Certificate(
        _found(page, "Certified Disability Management Specialist (CDMS)"),
        issuer=_found(page, "CDMS Commission"),
        expires=PartialDate(2023, 1),
        status="expired",
    )
    title = Section("certificates", None, page.rows)
    facts = read_facts(Resume(certificates=(entry,), sections=(title,)), page, as_of=AS_OF)
    assert [(fact.short, fact.state) for fact in facts.credentials] == [("CDMS", "expired")]
