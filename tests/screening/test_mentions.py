"""Which terms of a resume count, and how strongly."""

from __future__ import annotations

import pytest

from jobkit.model.document import Document
from jobkit.model.facts import TermFact
from jobkit.model.resume import Evidence, Found, PartialDate, Period, Resume, SkillGroup, Work
from jobkit.screening.mentions import MOST_FUNCTIONS_A_STATEMENT, read_terms
from tests.factories import document, span_of

DATES = Period(PartialDate(2021), PartialDate(2023))


def found(within: Document, words: str) -> Found[str]:
    return Found(words, (Evidence(span_of(within, words), words, 1, 1),))


def job(within: Document, *duties: str, title: str = "", employer: str = "", dated: bool = True) -> Work:
    return Work(
        title=found(within, title) if title else None,
        employer=found(within, employer) if employer else None,
        dates=Found(DATES, ()) if dated else None,
        highlights=tuple(found(within, duty) for duty in duties),
    )


def by_id(resume: Resume, within: Document) -> dict[str, TermFact]:
    return {fact.id: fact for fact in read_terms(resume, within)[0]}


def test_dated_duties_demonstrate_and_a_skills_list_states() -> None:
    page = document("Advocated for tenants in court", "Skills", "Care planning")
    resume = Resume(
        work=(job(page, "Advocated for tenants in court"),),
        skills=(SkillGroup(None, (found(page, "Care planning"),)),),
    )
    terms = by_id(resume, page)
    assert (terms["advocacy"].strength, terms["care_planning"].strength) == ("demonstrated", "stated")
    assert page.text_of(terms["care_planning"].spans[0]) == "Care planning"


def test_duties_of_an_undated_entry_only_state() -> None:
    page = document("Advocated for tenants in court")
    resume = Resume(work=(job(page, "Advocated for tenants in court", dated=False),))
    assert by_id(resume, page)["advocacy"].strength == "stated"


def test_an_employers_name_is_weak_and_a_title_states() -> None:
    page = document("Reentry Case Manager", "Center for Refugees")
    resume = Resume(work=(job(page, title="Reentry Case Manager", employer="Center for Refugees"),))
    terms = by_id(resume, page)
    assert terms["justice_involved"].strength == "stated"
    assert terms["immigrants_and_refugees"].strength == "weak"


def test_a_term_is_one_fact_at_its_best_strength() -> None:
    page = document("Strong client advocacy", "Advocated for tenants", "Advocated for patients")
    resume = Resume(
        summary=(found(page, "Strong client advocacy"),),
        work=(job(page, "Advocated for tenants", "Advocated for patients"),),
    )
    fact = by_id(resume, page)["advocacy"]
    assert (fact.strength, len(fact.spans)) == ("demonstrated", 2)


def test_a_phrase_may_run_over_the_end_of_a_line() -> None:
    page = document("Served adults with serious mental", "illness in their homes")
    spans = (Evidence(span_of(page, "Served adults with serious mental\nillness in their homes"), "", 1, 1),)
    resume = Resume(work=(Work(dates=Found(DATES, ()), highlights=(Found("", spans),)),))
    assert by_id(resume, page)["mental_health"].strength == "demonstrated"


@pytest.mark.parametrize(
    ("rows", "parts"),
    [
        (["Crisis de-", "escalation"], ["Crisis de-", "escalation"]),
        (["Motiva-", "tional interviewing"], ["Motiva-", "tional interviewing"]),
        (["Motivational\tHousing search", "interviewing"], ["Motivational", "interviewing"]),
    ],
)
def test_a_phrase_is_whole_though_a_narrow_column_breaks_it(rows: list[str], parts: list[str]) -> None:
    page = document(*rows)
    skill = Found("", tuple(Evidence(span_of(page, part), part, 1, 1) for part in parts))
    (fact,) = by_id(Resume(skills=(SkillGroup(None, (skill,)),)), page).values()
    (span,) = fact.spans
    assert fact.id in ("crisis_intervention", "motivational_interviewing")
    assert page.text_of(span).startswith(("de-", "Motiva"))
    assert page.text_of(span).endswith(parts[-1])


def test_a_stuffed_line_shows_three_functions() -> None:
    line = "Care coordination, care planning, client advocacy, crisis intervention, case notes, client education"
    page = document(line)
    terms = read_terms(Resume(work=(job(page, line),)), page)[0]
    assert len([term for term in terms if term.kind == "function"]) == MOST_FUNCTIONS_A_STATEMENT


def test_each_sentence_of_a_bullet_shows_three_functions() -> None:
    line = "Coordinated services and wrote care plans. Advocated for tenants. Kept case notes; educated clients."
    page = document(line)
    terms = read_terms(Resume(work=(job(page, line),)), page)[0]
    assert len([term for term in terms if term.kind == "function"]) > MOST_FUNCTIONS_A_STATEMENT


def test_who_the_person_is_and_what_they_studied_is_not_read() -> None:
    page = document("Person in recovery with lived experience", "Education", "Criminal Justice, served refugees")
    terms, ignored = read_terms(Resume(summary=(found(page, "Person in recovery with lived experience"),)), page)
    assert [term for term in terms if term.kind == "population"] == []
    assert [(item.what, item.why) for item in ignored] == [("substance_use", "own_status")]
