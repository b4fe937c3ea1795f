"""Rubric files: the shipped one holds together, variants change what they say, and mistakes are named."""

from __future__ import annotations

from pathlib import Path

import pytest

from jobkit.errors import NotFound
from jobkit.model.rubric import TOTAL, applied
from jobkit.roles.loading import load_role
from jobkit.screening.rubrics import load_rubric, reference, shipped_rubrics


def test_every_shipped_rubric_and_variant_gives_a_hundred_points() -> None:
    for name in shipped_rubrics():
        for variant in (None, *load_rubric(name).variants):
            assert sum(most for _, most in applied(load_rubric(name, variant))) == TOTAL


def test_points_of_criteria_that_do_not_apply_go_to_the_one_named() -> None:
    points = {criterion.id: most for criterion, most in applied(load_rubric("case-manager"))}
    assert points == {"experience": 25, "functions": 42, "education": 15, "credential": 10, "tools_knowledge": 8}


def test_a_variant_changes_only_what_it_says() -> None:
    plain, nurse = load_rubric("case-manager"), load_rubric("case-manager", "hospital_rn")
    assert {gate.id: gate.enabled for gate in nurse.gates} == {gate.id: True for gate in plain.gates}
    assert nurse.gates[:2] == plain.gates[:2]
    assert reference(nurse).digest != reference(plain).digest


def test_an_unknown_variant_lists_the_known_ones() -> None:
    with pytest.raises(NotFound, match="senior"):
        load_rubric("case-manager", "junior")


def test_an_unknown_name_lists_the_shipped_ones() -> None:
    with pytest.raises(NotFound, match="case-manager"):
        load_rubric("case-manger")


def test_a_path_is_read_as_a_file(root: Path) -> None:
    assert load_rubric(root / "rubrics" / "case-manager.yaml") == load_rubric("case-manager")


def test_every_criterion_rests_on_a_statement_of_its_role() -> None:
    rubric = load_rubric("case-manager")
    role = load_role(rubric.role).model_dump()
    for item in (*rubric.gates, *rubric.criteria, *rubric.not_scored):
        for path in item.rests_on:
            assert statement(role, path) is not None, path


def statement(role: object, path: str) -> object:
    """What stands at a dotted path of a role; in a list, the item with that id."""
    for step in path.split("."):
        role = role[step] if isinstance(role, dict) else next(item for item in role if item["id"] == step)
    return role
