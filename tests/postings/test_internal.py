"""The posting for one's own staff."""

from __future__ import annotations

from pathlib import Path

import pytest

from jobkit.postings.internal import internal_outline
from jobkit.postings.outline import Outline, outline
from jobkit.roles.loading import load_role, load_role_text


@pytest.fixture(scope="module")
def staff(root: Path) -> Outline:
    return internal_outline(load_role(root / "samples" / "roles" / "case-manager-example.yaml"))


def test_it_opens_with_the_grade_and_closes_on_its_own_day(staff: Outline) -> None:
    assert (staff.facts[0].label, staff.facts[0].value) == ("Grade", "Grade 9, steps 1 to 5")
    assert {fact.label: fact.value for fact in staff.facts}["Apply by"] == "December 11, 2026"
    assert staff.apply.title == "How to apply by December 11, 2026"


def test_staff_apply_in_their_own_way_and_need_not_be_told_who_employs_them(staff: Outline) -> None:
    assert staff.apply.paragraphs == (
        "Who may apply: All staff who have held their present job for six months.",
        "Write to jobs@example.org, and tell your supervisor that you have.",
    )
    assert (staff.apply_url, staff.apply_email) == (None, None)
    assert "about" not in [section.id for section in staff.sections]


def test_without_a_day_of_its_own_it_closes_with_the_other(root: Path) -> None:
    own = "id: own\nextends: case-manager-example.yaml\nposting: {internal: {deadline: null, eligible: null}}\n"
    role = load_role_text(own, root / "samples" / "roles" / "own.yaml")
    assert internal_outline(role).apply.title == "How to apply by December 31, 2026"
    assert len(internal_outline(role).apply.paragraphs) == 1
    assert internal_outline(role).sections[0] == outline(role).sections[0]
