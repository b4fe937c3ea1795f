"""Scores: the worked example, evidence, bands, and what must never change a score."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from jobkit import api
from jobkit.intake import File
from jobkit.language.terms import term_file
from jobkit.model.assessment import Assessment
from jobkit.model.facts import Facts, Ignored, Months, Told
from jobkit.screening.reasons import UNTOLD, why_ignored
from jobkit.screening.rubrics import load_rubric
from jobkit.screening.score import band, score
from tests.factories import AS_OF, degree, document, span_of, term, worked_example


def test_the_worked_example_of_the_docs() -> None:
    page, facts = worked_example()
    result = score(facts, page, load_rubric("case-manager"))
    points = {each.id: (each.low, each.points, each.high, each.max) for each in result.criteria}
    assert points == {
        "experience": (25, 25, 25, 25),
        "functions": (25, 27, 29, 42),
        "education": (13, 13, 13, 15),
        "credential": (6, 6, 6, 10),
        "tools_knowledge": (6, 6, 6, 8),
    }
    assert (result.low, result.point, result.high, result.of) == (75, 77, 79, 100)
    assert result.band == "strong"
    assert [(gate.id, gate.state) for gate in result.gates] == [("degree", "met"), ("experience_minimum", "met")]
    assert result.questions == ("Where did you do this: advocacy?",)


def test_a_degree_that_stands_there_is_not_asked_for_again() -> None:
    page, facts = worked_example()
    special = degree(facts.degrees[0].spans[0], "bachelor", "theology")
    result = score(replace(facts, degrees=(special,)), page, load_rubric("case-manager"))
    assert result.gates[0].state == "unknown"
    assert result.gates[0].question == "What of your studies for this bears on the work: Bachelor's degree in theology?"


@pytest.mark.parametrize(
    ("months", "state", "said"),
    [
        (Months(20, 14, 30), "not_met", "where 48 months are accepted in place of the degree."),
        (Months(47, 36, 48), "unknown", "where 48 months are accepted in place of the degree."),
        (Months(60, 60, 60), "met", "which the rubric accepts in place of the degree."),
    ],
)
def test_work_in_place_of_a_degree_is_spoken_of(months: Months, state: str, said: str) -> None:
    page, facts = worked_example()
    rubric = load_rubric("case-manager")
    gate = rubric.gates[0].model_copy(update={"instead_relevant_months": 48})
    going = replace(facts.degrees[0], status="in_progress")
    changed = replace(facts, degrees=(going,), relevant_months=months)
    result = score(changed, page, rubric.model_copy(update={"gates": (gate, *rubric.gates[1:])})).gates[0]
    assert (result.state, result.reason.endswith(said)) == (state, True)


@pytest.mark.parametrize(("people", "state"), [((), "met"), (("children",), "met"), (("veterans",), "unknown")])
def test_work_with_people_whom_the_page_does_not_name_is_asked_about(people: tuple[str, ...], state: str) -> None:
    page, facts = worked_example()
    rubric = load_rubric("case-manager")
    gate = rubric.gates[1].model_copy(update={"people": people})
    named = replace(facts, terms=(*facts.terms, term("population", "children", "stated", facts.degrees[0].spans[0])))
    result = score(named, page, rubric.model_copy(update={"gates": (rubric.gates[0], gate)})).gates[1]
    assert (result.state, result.question is None) == (state, state == "met")
    assert ("That it was with veterans is not stated." in result.reason) == (state == "unknown")


def test_every_point_has_a_line_that_stands_in_the_document() -> None:
    page, facts = worked_example()
    for criterion in score(facts, page, load_rubric("case-manager")).criteria:
        assert criterion.evidence
        for line in criterion.evidence:
            row = page.rows[line.line - 1]
            assert line.text in page.text_of(row.span)
            assert page.text_of(line.span) == line.text


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [(75, 80, "strong"), (74, 100, "good"), (55, 55, "good"), (54, 99, "review"), (0, 34, "below"), (0, 35, "review")],
)
def test_bands_go_by_the_interval(low: int, high: int, expected: str) -> None:
    assert band(low, high, load_rubric("case-manager").bands) == expected


@pytest.mark.parametrize("lexicon", ["skills", "populations"])
def test_every_reason_why_a_mention_does_not_count_is_said_in_words(lexicon: str) -> None:
    codes = {each.why for each in term_file(lexicon).not_meant} - {UNTOLD}
    assert codes
    assert all(" " in why_ignored(code) for code in codes)


def test_what_is_not_counted_is_called_by_its_name_and_who_the_writer_is_is_not_pointed_at() -> None:
    page, facts = worked_example()
    at = span_of(page, "client advocacy")
    ignored = (Ignored("care_planning", "another_meaning", at), Ignored("substance_use", "own_status", at))
    told = score(replace(facts, ignored=ignored), page, load_rubric("case-manager")).ignored
    assert [(each.what, each.why) for each in told] == [("care planning", "the words mean something else here")]


def test_what_comes_after_three_things_of_one_statement_is_called_by_its_name() -> None:
    page = document("Assessed, planned, coordinated, monitored")
    ids = ("assessment", "care_planning", "coordination", "monitoring")
    words = ("Assessed", "planned", "coordinated", "monitored")
    terms = tuple(
        term("function", id, "demonstrated", span_of(page, word)) for id, word in zip(ids, words, strict=True)
    )
    facts = Facts(AS_OF, terms=terms, told=(Told(page.rows[0].span, "demonstrated"),), sections=("work",))
    assert [each.what for each in score(facts, page, load_rubric("case-manager")).ignored] == ["monitoring of progress"]


def read(text: str) -> Assessment:
    reading = api.read_file(File("a.txt", None, text.encode()), as_of=date(2026, 11, 1))
    return api.score(reading, load_rubric("case-manager"))


def test_a_post_of_another_trade_under_the_works_title_is_said_not_to_count() -> None:
    page = (
        "Desmond Achebe\n\nExperience\nCase Manager, Pruitt & Lang, Personal Injury Attorneys, 2021 - Present\n"
        "- Manage 120 pre-litigation motor vehicle cases from intake to demand\n- Draft demand letters\n"
    )
    (mention,) = [each for each in read(page).ignored if "another trade" in each.why]
    assert mention.what == "case manager"
    assert "Pruitt" in mention.evidence[0].text


@pytest.mark.parametrize(
    ("degree", "asked"),
    [
        (
            "Bachelor of Arts in Theater, State College, 2016",
            "What of your studies for this bears on the work: Bachelor",
        ),
        ("Bachelor of Arts, State College, 2016", "In what field is this: Bachelor's degree?"),
        ("Associate of Arts in Psychology, State College, 2016", "Have you completed a degree beside this: Associate"),
    ],
)
def test_nobody_is_asked_what_the_page_says(degree: str, asked: str) -> None:
    page = f"Ada Marsh\n\nExperience\nCase Manager, Aid House, 2019 - 2021\n\nEducation\n{degree}\n"
    gate = next(each for each in read(page).gates if each.id == "degree")
    assert gate.question
    assert gate.question.startswith(asked)
