"""How the answers to the questions of ``role new`` are read."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from jobkit.roles.loading import load_role, load_role_text, shipped_roles
from jobkit.roles.questions import questions, read_answer, values_of
from jobkit.roles.starting import first_text, open_questions, with_answer
from jobkit.yamlfile import parse

OWN = Path("own.yaml")
BY_FIELD = {question.field: question for question in questions()}
RANGE = {"min": 45000, "max": 60000, "currency": "USD", "period": "year"}


def pay(answer: str, offered: Any = None) -> Any:
    return read_answer(BY_FIELD["posting.pay"], answer, offered)[0][("posting", "pay")]


@pytest.mark.parametrize(
    "answer", ["$45,000 to $60,000 a year", "45k-60k yearly", "45000 - 60000 per annum", "45,000/60,000 annually"]
)
def test_pay_is_read_as_people_write_it(answer: str) -> None:
    assert pay(answer) == RANGE


def test_one_sum_is_fixed_pay_and_takes_the_place_of_a_range() -> None:
    assert pay("$22.50 an hour") == {"fixed": 22.5, "currency": "USD", "period": "hour"}
    assert pay("50k a year", RANGE) == {"fixed": 50000, "min": None, "max": None, "currency": "USD", "period": "year"}


def test_pay_of_no_known_period_is_asked_for_and_not_guessed() -> None:
    for offered in (None, RANGE):
        with pytest.raises(ValueError, match="say what the pay is for"):
            pay("22 to 28", offered)
    with pytest.raises(ValueError, match="give two sums"):
        pay("competitive")


def test_yes_takes_the_pay_that_is_offered() -> None:
    assert pay("yes", RANGE) == RANGE


@pytest.mark.parametrize(
    ("answer", "chosen"),
    [("1,3", ["a", "c"]), ("1-2; 2", ["a", "b"]), ("all; d", ["a", "b", "c", "d"]), ("none", []), ("x, y", ["x, y"])],
)
def test_entries_are_chosen_by_number_and_in_own_words(answer: str, chosen: list[str]) -> None:
    (reading,) = read_answer(BY_FIELD["posting.benefits"], answer, ["a", "b", "c"])
    assert reading == {("posting", "benefits"): chosen}


@pytest.mark.parametrize("answer", ["0", "4", "2-9", "3-1"])
def test_a_number_that_is_not_offered_is_refused(answer: str) -> None:
    with pytest.raises(ValueError, match="there are 3: give numbers from 1 to 3"):
        read_answer(BY_FIELD["posting.benefits"], answer, ["a", "b", "c"])


def test_remote_work_says_from_where() -> None:
    text = first_text("own", "social-worker", load_role("social-worker"))
    text = with_answer(
        text, OWN, BY_FIELD["posting.location"], "remote from Ohio, USA or Indiana, USA", load_role("social-worker")
    )
    role = load_role_text(text, OWN)
    assert (role.posting.location_type, role.posting.remote_in) == ("remote", ("Ohio, USA", "Indiana, USA"))
    assert "posting.location" not in [each.field for each in open_questions(text, OWN)[0]]


@pytest.mark.parametrize(
    ("written", "meant"),
    [("62000", 62000), ("$62,000", 62000), ("62k", 62000), ("007", "007"), ("Full-time", "full_time"), ("yes", True),
     ("[a, b]", ["a", "b"]), ("null", None), ("a: b: c", "a: b: c"),
     ("www.example.org", "https://www.example.org")],
)  # fmt: skip
def test_a_written_value_may_mean(written: str, meant: Any) -> None:
    assert meant in values_of(written)


@pytest.mark.parametrize("template", shipped_roles())
def test_every_commented_example_stands_once_its_mark_is_off(template: str) -> None:
    text = first_text("own", template, load_role(template))
    assert load_role_text(text, OWN).id == "own"
    opened = text.replace("\n  # ", "\n  ").replace("\n    # ", "\n    ")
    role = load_role_text(opened, OWN)
    assert role.organization.name == "Example Family Services"
    assert role.posting.requirements == load_role(template).posting.requirements
    assert set(parse(text).data) <= set(parse(opened).data)
