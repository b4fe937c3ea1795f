"""Two versions of a role, field by field."""

from __future__ import annotations

from pathlib import Path

import pytest

from jobkit.model.role import Role
from jobkit.model.role_change import Change
from jobkit.roles.comparing import changes
from jobkit.roles.loading import load_role, load_role_text, shipped_roles

START = "id: own\nextends: social-worker\n"
REQUIREMENTS = """posting:
  requirements:
    - {id: experience, kind: experience, months: 12, text: One year of social work in a clinic}
    - {id: knowledge, kind: knowledge, need: preferred, text: You know Medicaid}
    - You travel to homes each week
"""


def role(text: str) -> Role:
    return load_role_text(START + text, Path("own.yaml"))


def found(before: str, after: str) -> list[tuple[str, str, str]]:
    return [(each.field, each.how, each.weight) for each in changes(role(before), role(after))]


@pytest.mark.parametrize("name", shipped_roles())
def test_a_role_does_not_differ_from_itself(name: str) -> None:
    assert changes(load_role(name), load_role(name)) == ()


def test_a_change_names_both_values() -> None:
    before, after = role("schedule: {hours_per_week: 40}\n"), role("schedule: {hours_per_week: 37.5}\n")
    assert changes(before, after) == (Change("schedule.hours_per_week", "changed", "substance", 40, 37.5),)


@pytest.mark.parametrize(
    ("old", "new", "field", "weight"),
    [
        ("One year of social work in a clinic", "One year of social work at a clinic", "experience.text", "wording"),
        ("One year of social work in a clinic", "Two years of social work in a clinic", "experience.text", "substance"),
        ("You know Medicaid", "You know Medicare", "knowledge.text", "substance"),
        ("You know Medicaid", "A driver with a clean van and three dogs", "knowledge.text", "substance"),
        ("You travel to homes each week", "Each week you travel to homes", "2.text", "wording"),
        ("You travel to homes each week", "You must travel to homes each week", "2.text", "substance"),
        ("You know Medicaid", "You know Medicaid and the county's programs", "knowledge.text", "substance"),
        ("need: preferred", "need: must", "knowledge.need", "substance"),
        ("months: 12", "months: 24", "experience.months", "substance"),
    ],
)
def test_only_reworded_or_changed_in_substance(old: str, new: str, field: str, weight: str) -> None:
    assert REQUIREMENTS.count(old) == 1
    assert found(REQUIREMENTS, REQUIREMENTS.replace(old, new)) == [(f"posting.requirements.{field}", "changed", weight)]


def test_entries_that_come_go_and_move() -> None:
    lines = REQUIREMENTS.splitlines(keepends=True)
    without = "".join(lines[:3] + lines[4:])
    assert found(REQUIREMENTS, without) == [("posting.requirements.knowledge", "removed", "substance")]
    assert found(without, REQUIREMENTS) == [("posting.requirements.knowledge", "added", "substance")]
    assert found(REQUIREMENTS, "".join([*lines[:2], lines[4], lines[3], lines[2]])) == [
        ("posting.requirements", "reordered", "wording")
    ]


def test_what_a_posting_only_tells_is_wording_and_its_terms_are_substance() -> None:
    assert found("organization: {about: Small}\n", "organization: {about: Large}\n")[0][2] == "wording"
    assert found("posting: {location: [{city: Reno}]}\n", "posting: {location: [{city: Elko}]}\n") == [
        ("posting.location.0.city", "changed", "substance")
    ]
    assert found("", "posting: {apply: {deadline: 2026-12-31}}\n") == [("posting.apply.deadline", "added", "substance")]
    assert found("role: {populations: {named: [veterans]}}\n", "role: {populations: {named: [youth]}}\n") == [
        ("role.populations.named.0", "removed", "substance"),
        ("role.populations.named.0", "added", "substance"),
    ]


def test_figures_of_what_is_only_told_are_substance() -> None:
    brief = "posting: {brief: [You carry 25-30 cases of people who came home]}\n"
    assert found(brief, brief.replace("25-30", "20-25")) == [("posting.brief.0.text", "changed", "substance")]
    assert found(brief, brief.replace("carry", "have")) == [("posting.brief.0.text", "changed", "wording")]
    note = "posting: {pay: {note: A 3% differential at night}}\n"
    assert found(note, note.replace("3%", "5%"))[-1][2] == "substance"
