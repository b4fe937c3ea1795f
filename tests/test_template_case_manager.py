"""The shipped Case Manager template holds every fact of the article that it was made from."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel

from jobkit.roles.loading import load_role
from jobkit.screening.rubrics import load_rubric
from jobkit.yamlfile import read_yaml

SEED = read_yaml(Path(__file__).with_name("template_case_manager.yaml"))
LINES = 149
HOMES: dict[str, list[str]] = SEED["homes"]


def at(value: Any, field: str) -> Any:
    """The role's value at a dotted field; a list's entry by id or number."""
    for step in field.split("."):
        if isinstance(value, tuple):
            value = value[int(step)] if step.isdigit() else next(each for each in value if each.id == step)
        elif isinstance(value, dict):
            value = value[step]
        else:
            value = getattr(value, step)
    return value


def words(value: Any) -> str:
    if isinstance(value, BaseModel):
        return words(dict(value))
    if isinstance(value, dict):
        return " | ".join(words(each) for each in value.values())
    if isinstance(value, tuple):
        return " | ".join(map(words, value))
    return str(value)


def test_every_line_of_the_article_has_a_home() -> None:
    assert {int(line) for line in HOMES} | set(SEED["blank"]) == set(range(1, LINES + 1))


@pytest.mark.parametrize("line", [line for line in HOMES if line not in SEED["left_to_employer"] or HOMES[line][1:]])
def test_a_lines_facts_stand_in_its_home(line: str) -> None:
    field, *facts = HOMES[line]
    said = words(at(load_role("case-manager"), field)).lower()
    assert facts
    assert [fact for fact in facts if fact.lower() not in said] == []


@pytest.mark.parametrize("field", SEED["left_to_employer"].values())
def test_the_articles_blanks_are_left_to_the_employer(field: str) -> None:
    assert not at(load_role("case-manager"), field)


def test_what_the_rubric_rests_on_stands_in_the_role() -> None:
    role, rubric = load_role("case-manager"), load_rubric("case-manager")
    for each in (*rubric.gates, *rubric.criteria):
        for statement in each.rests_on:
            at(role, statement)  # raises where the role has no such statement
