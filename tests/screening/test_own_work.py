"""A rubric's own words and its own account of relevant work."""

from __future__ import annotations

from dataclasses import replace

import pytest

from jobkit.model.facts import Facts, Told
from jobkit.model.rubric import Work
from jobkit.screening.own_work import as_counted
from jobkit.screening.rubrics import load_rubric
from tests.factories import AS_OF, document, month, span_of, stint

LINES = ("Managed accounts in Salesforce", "no knowledge of Zendesk", "Python, SQL; took care of sql tables")
PAGE = document(*LINES)
FACTS = Facts(
    AS_OF,
    told=tuple(
        Told(span_of(PAGE, line), shown)
        for line, shown in zip(LINES, ("demonstrated", "stated", "stated"), strict=True)
    ),
)


@pytest.mark.parametrize(
    ("form", "strength"),
    [
        ("Salesforce", "demonstrated"),
        ("salesforce", "demonstrated"),
        ("Zendesk", None),
        ("Sales", None),
        ("SQL", "stated"),
        ("CARE", None),
    ],
)
def test_own_words_are_found_whole_where_work_is_told(form: str, strength: str | None) -> None:
    rubric = load_rubric("case-manager").model_copy(update={"words": {"mine": (form,)}})
    found = [term for term in as_counted(FACTS, PAGE, rubric).terms if term.kind == "own"]
    assert [term.strength for term in found] == ([strength] if strength else [])
    assert all(PAGE.text_of(span).lower() == form.lower() for term in found for span in term.spans)


JOBS = document("Community Health Worker", "Case Manager", "Cashier")
STINTS = Facts(
    AS_OF,
    stints=(
        stint(span_of(JOBS, "Community Health Worker"), month(2020, 1), month(2021, 1), "related", "chw_navigator"),
        stint(span_of(JOBS, "Case Manager"), month(2021, 1), month(2022, 1)),
        stint(span_of(JOBS, "Cashier"), month(2022, 1), month(2022, 7), "none", None),
    ),
)


def months(work: Work) -> tuple[int, int]:
    rubric = load_rubric("case-manager").model_copy(update={"work": work})
    counted = as_counted(replace(STINTS), JOBS, rubric)
    return counted.relevant_months.point, counted.related_months.point


def test_the_families_of_the_rubric_are_relevant_and_case_management_is_related() -> None:
    assert months(Work(families=("chw_navigator",))) == (12, 12)


def test_titles_of_the_rubric_are_relevant_and_others_are_asked_about() -> None:
    assert months(Work(titles=("cashier",))) == (6, 0)
