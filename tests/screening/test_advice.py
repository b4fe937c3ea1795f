"""Advice for the person who wrote the resume."""

from __future__ import annotations

from dataclasses import replace

import pytest

from jobkit.model.facts import Months
from jobkit.screening.advice import advise
from jobkit.screening.rubrics import load_rubric
from jobkit.screening.score import score
from tests.factories import span_of, term, worked_example

RUBRIC = load_rubric("case-manager")


def test_a_suggestion_is_worth_what_scoring_then_gives() -> None:
    page, facts = worked_example()
    advice = advise(facts, page, RUBRIC)
    named = next(each for each in advice.suggestions if each.about == "advocacy")
    shown = replace(facts, terms=(*facts.terms, term("function", "advocacy", "demonstrated", facts.terms[0].spans[0])))
    assert score(shown, page, RUBRIC).point == advice.assessment.point + named.points


def test_what_the_resume_shows_already_is_not_suggested() -> None:
    page, facts = worked_example()
    about = {each.about for each in advise(facts, page, RUBRIC).suggestions}
    assert "crisis intervention" in about
    assert "care planning" not in about


def test_people_served_are_worked_with_and_not_done() -> None:
    page, facts = worked_example()
    said = {each.about: each.say for each in advise(facts, page, load_rubric("housing-case-manager")).suggestions}
    assert said["people experiencing homelessness"].startswith("If you worked with them")


def test_clearer_dates_come_first_where_they_settle_a_must_have() -> None:
    page, facts = worked_example()
    doubtful = replace(facts, relevant_months=Months(12, 2, 24))
    first = advise(doubtful, page, RUBRIC).suggestions[0]
    assert (first.criterion, first.settles) == ("experience", ("Experience",))
    assert first.certain > 0


def test_undated_posts_are_worth_at_most_the_rest_of_the_points() -> None:
    page, facts = worked_example()
    undated = replace(facts, relevant_months=Months(0, 0, 0), stints=(replace(facts.stints[0], start=None, end=None),))
    dates = next(each for each in advise(undated, page, RUBRIC).suggestions if each.criterion == "experience")
    assert (dates.points, dates.at_most) == (25, True)


@pytest.mark.parametrize(("missing", "criterion"), [("degrees", "education"), ("credentials", "credential")])
def test_what_is_not_stated_is_asked_for_with_an_if(missing: str, criterion: str) -> None:
    page, facts = worked_example()
    without = replace(facts, **{missing: ()})
    said = [each.say for each in advise(without, page, RUBRIC).suggestions if each.criterion == criterion]
    assert said
    assert all(sentence.startswith("If you ") for sentence in said)


def test_a_suggestion_counts_from_what_a_line_is_credited_with() -> None:
    """Of a line that names five things, three count; what the others would add is then worth their full points."""
    page, facts = worked_example()
    crowded = span_of(page, "Completed needs assessments for 40 families")
    names = ("assessment", "care_planning", "coordination", "monitoring", "documentation")
    crammed = replace(facts, terms=tuple(term("function", name, "demonstrated", crowded) for name in names))
    advice = advise(crammed, page, RUBRIC)
    functions = next(each for each in advice.assessment.criteria if each.id == "functions")
    about = {each.about: each.points for each in advice.suggestions if each.criterion == "functions"}
    assert functions.points == 13
    assert about["monitoring of progress"] == 4


def test_a_credential_that_is_not_asked_for_does_not_stand_in_for_one_that_is() -> None:
    page, facts = worked_example()
    other = replace(facts, credentials=(replace(facts.credentials[0], id="not_listed"),))
    said = [each for each in advise(other, page, RUBRIC).suggestions if each.criterion == "credential"]
    assert [(each.points, each.at_most) for each in said] == [(10, True)]
