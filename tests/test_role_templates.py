"""The shipped role templates: each filled by one employer's file makes every posting, and lints clean."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import get_args

import pytest

from jobkit import api
from jobkit.model.posting import PostingFormat
from jobkit.model.role import Role
from jobkit.model.rubric import DERIVED
from jobkit.roles.loading import load_role, shipped_roles
from jobkit.screening.choosing import rubric_of
from jobkit.screening.rubrics import load_rubric, shipped_rubrics

OTHERS = [name for name in shipped_roles() if name != "case-manager"]  # whose own findings are tested with the linter
EMPLOYER = """
organization:
  name: Example Family Services
  site: https://www.example.org
  about: Example Family Services has stood by families in Montgomery County since 1988.
  size: 40
opening: {id: X-14, posted_on: 2026-11-23, valid_through: 2026-12-31, count: 1, existing_vacancy: true}
role: {populations: {named: [adults, older adults]}}
schedule: {hours_per_week: 40, shifts: "Monday to Friday, daytime", on_call: "One week in six, paid"}
caseload: {size: 25, contacts_per_month: 2}
posting:
  pay: {min: 52000, max: 64000, currency: USD, period: year}
  benefits:
    - {id: health, family: health, text: Health insurance from the first day, employer_pays: 80%}
    - {id: time_off, family: time_off, text: 20 days of paid time off and 10 holidays}
  location: [{street: 100 Example Avenue, city: Dayton, region: OH, postal_code: "45402"}]
  location_type: onsite
  flsa_status: non_exempt
  apply:
    url: https://www.example.org/jobs/14
    deadline: 2026-12-31
    accommodation_contact: write to jobs@example.org or call 937-555-0100.
    uses_ai_screening: false
  internal: {grade: Grade 9, apply: Write to jobs@example.org}
"""


@pytest.fixture(params=OTHERS)
def filled(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    path = tmp_path / "own.yaml"
    path.write_text(f"id: own\nextends: {request.param}\n{EMPLOYER}", encoding="utf-8")
    return path


def test_there_are_a_dozen_beside_case_manager() -> None:
    assert len(OTHERS) >= 12
    titles = [load_role(name).role.title for name in shipped_roles()]
    assert len(set(titles)) == len(titles)


@pytest.mark.parametrize("name", OTHERS)
def test_a_template_is_whole_and_says_where_its_facts_are_from(name: str, root: Path) -> None:
    role = load_role(name)
    parts = (role.role.duties, role.role.skills, role.role.education, role.role.tiers, role.role.populations.vocabulary,
             role.role.codes.onet_soc, role.role.knowledge, role.posting.requirements, role.posting.brief,
             role.posting.responsibilities, role.posting.eeo_statement)  # fmt: skip
    assert all(parts)
    assert 5 <= len(role.posting.responsibilities) <= 8
    assert {each.duty for each in role.posting.responsibilities} <= {duty.id for duty in role.role.duties}
    assert sum(each.need == "must" for each in role.posting.requirements) <= 7
    assert (role.posting.pay, role.posting.benefits) == (None, ())
    text = (root / "templates" / "roles" / f"{name}.yaml").read_text(encoding="utf-8")
    assert "\n# Sources: O*NET-SOC " in text


@pytest.mark.parametrize("name", OTHERS)
def test_the_levels_of_experience_leave_no_gap(name: str) -> None:
    tiers = load_role(name).role.tiers
    assert tiers[0].min_months == 0
    for lower, upper in pairwise(tiers):
        assert lower.max_months is not None
        assert upper.min_months == lower.max_months + 1


@pytest.mark.parametrize("name", OTHERS)
def test_the_rubric_that_a_template_names_is_shipped_and_rests_on_what_it_says(name: str) -> None:
    role = load_role(name)
    assert role.rubric in shipped_rubrics()
    assert rubric_of(role).version != DERIVED
    assert not [each for each in api.lint_role(role) if each.rule.startswith("RUB")]
    said = {each.id for each in role.posting.requirements}
    experience = next(each for each in load_rubric(role.rubric).criteria if each.kind == "experience")
    assert any(statement.removeprefix("posting.requirements.") in said for statement in experience.rests_on)


def test_filled_by_an_employer_it_makes_every_posting(filled: Path) -> None:
    role = load_role(filled)
    for form in set(get_args(PostingFormat)) - {"pdf"}:
        posting = api.render_posting(role, form)
        assert len(posting.data) > 100
        if form not in ("docx", "pdf"):
            assert role.role.title.lower() in posting.text.lower()


def test_a_template_of_each_root_makes_a_pdf(tmp_path: Path) -> None:
    for name in ("hospital-rn-case-manager", "intake-specialist"):
        path = tmp_path / f"{name}.yaml"
        path.write_text(f"id: own\nextends: {name}\n{EMPLOYER}", encoding="utf-8")
        assert api.render_posting(load_role(path), "pdf").data.startswith(b"%PDF")


def test_filled_by_an_employer_it_lints_without_errors_or_warnings(filled: Path) -> None:
    found = api.lint_role(filled, as_of=date(2026, 11, 25))
    assert [f"{each.rule}: {each.message}" for each in found if each.severity != "info"] == []


def test_people_served_are_called_by_one_word_in_what_is_printed(filled: Path) -> None:
    role: Role = load_role(filled)
    printed = api.render_posting(role, "text").text.lower()
    others = role.role.term_variants.get(role.role.people_served_term, ())
    assert [word for word in others if f" {word}s " in printed] == []


def test_a_comma_in_a_figure_does_not_part_a_fact() -> None:
    facts = [fact for name in shipped_roles() for held in load_role(name).role.credentials for fact in held.facts]
    assert not [fact for fact in facts if str(fact)[:1].isdigit() or str(fact).count("(") != str(fact).count(")")]
