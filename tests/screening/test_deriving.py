"""A rubric derived from a role: what is asked for is scored, each part on its sentence, and the rest is listed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from jobkit import api
from jobkit.errors import InvalidFile
from jobkit.model.rubric import LARGEST, TOTAL, CredentialGate, DegreeGate, ExperienceGate, Rubric, applied
from jobkit.postings.lint.checking import lint_role
from jobkit.roles.loading import load_role, load_role_text, shipped_roles
from jobkit.screening.choosing import rubric_of
from jobkit.screening.deriving import derive
from jobkit.screening.rubric_text import rubric_text
from jobkit.yamlfile import load_text

PHARMACY = """
id: pharmacy-technician
role:
  title: Pharmacy Technician
  tiers: [{id: entry, min_months: 6}]
posting:
  responsibilities:
    - Document each fill and keep accurate records.
    - Refer patients to community resources.
  requirements:
    - {kind: experience, months: 18, text: Eighteen months as a pharmacy technician}
    - {kind: education, level: associate, text: "An associate degree, or two years of work in a pharmacy"}
    - {id: cpr, kind: credential, text: Current CPR certification}
    - {id: system, kind: knowledge, text: You have worked with PioneerRx}
    - {id: calm, kind: skill, text: You stay calm at a busy counter}
    - {id: spanish, kind: language, need: preferred, text: You speak Spanish}
"""


def role(text: str = PHARMACY) -> Any:
    return load_role_text(text, Path("role.yaml"))


def test_gates_are_the_must_haves_with_their_own_figures() -> None:
    gates = {type(gate): gate for gate in derive(role()).gates}
    degree, months, held = gates[DegreeGate], gates[ExperienceGate], gates[CredentialGate]
    assert (degree.levels[0], degree.fields, degree.instead_relevant_months) == ("associate", (), 24)
    assert months.any_of[0].months == 18
    assert held.any_of == ("cpr",)
    assert months.rests_on == ("posting.requirements.0",)
    assert months.sentence == "Eighteen months as a pharmacy technician"


def test_a_preference_is_no_gate() -> None:
    rubric = derive(role(PHARMACY.replace("kind: credential, text", "kind: credential, need: preferred, text")))
    assert not any(isinstance(gate, CredentialGate) for gate in rubric.gates)
    assert "credential" in {criterion.id for criterion in rubric.criteria}


def test_work_and_names_that_no_lexicon_has_are_the_rubrics_own() -> None:
    rubric = derive(role())
    assert rubric.work.titles == ("Pharmacy Technician",)
    assert rubric.words == {"pioneerrx": ("PioneerRx",)}


def test_what_no_resume_shows_is_asked_elsewhere() -> None:
    left = {each.what: each.then for each in derive(role()).not_scored}
    assert left["You stay calm at a busy counter"].startswith("the interview guide")
    assert left["You speak Spanish"].startswith("a question on the application form")
    assert len(left) == 2


def test_the_file_is_read_back_as_the_same_rubric() -> None:
    rubric = derive(role())
    assert load_text(rubric_text(rubric), Rubric) == rubric


def test_a_role_that_asks_for_nothing_is_refused_with_the_mend() -> None:
    with pytest.raises(InvalidFile, match="says too little for a rubric: it takes responsibilities"):
        derive(role("id: bare\nrole: {title: Helper}\n"))


@pytest.mark.parametrize("name", shipped_roles())
def test_every_shipped_role_has_a_rubric_that_agrees_with_it(name: str) -> None:
    shipped = load_role(name)
    for rubric in (derive(shipped), rubric_of(shipped)):
        assert sum(most for _, most in applied(rubric)) == TOTAL
        found = lint_role(shipped, as_of=date(2026, 11, 1), rubric=rubric)
        assert [each for each in found if each.rule.startswith("RUB")] == []


# ------------------------------------------------------------------ what the posting says, and no more

INTAKE = """
id: intake
role: {title: Intake Specialist, populations: {named: [people experiencing homelessness]}}
posting:
  responsibilities: ["Screen for urgent needs, and complete needs assessments."]
  requirements:
    - {kind: education, level: high_school, text: A high school diploma or GED}
    - {kind: experience, months: 12, text: "One year of front desk, intake or customer service work in health care"}
    - {kind: skill, text: "You use Word and Outlook daily and can learn HMIS"}
    - {kind: credential, need: preferred, text: Community Health Worker (CHW) certificate}
    - {kind: experience, need: preferred, text: Lived experience of reentry or homelessness}
"""
HOUSING = """
id: housing
role: {title: Housing Case Manager}
posting:
  responsibilities: ["Write housing plans with each household, and follow up monthly.", "Refer people to resources."]
  requirements:
    - {kind: education, level: LEVEL, fields: [social work], text: "DEGREE"}
    - {kind: knowledge, text: "Knowledge of Housing First, fair housing and HUD programs"}
"""


def housing(level: str, degree: str) -> Rubric:
    return derive(role(HOUSING.replace("LEVEL", level).replace("DEGREE", degree)))


def test_months_are_those_that_the_posting_asks_for() -> None:
    gate = next(each for each in derive(role(INTAKE)).gates if isinstance(each, ExperienceGate))
    assert {option.months for option in gate.any_of} == {12}


def test_experience_is_asked_of_the_work_that_the_posting_names() -> None:
    assert set(derive(role(INTAKE)).work.titles) >= {"front desk", "intake", "customer service"}
    assert derive(role(PHARMACY)).work.titles == ("Pharmacy Technician",)


def test_one_thing_never_carries_a_criterion() -> None:
    """One function that was told, one tool: the points of a whole criterion would hang on one word."""
    most = {each.id: each.max for each in derive(role(INTAKE)).criteria}
    assert most["functions"] <= 12
    assert most["knowledge"] <= 9
    assert max(most.values()) <= LARGEST


def test_what_can_be_learned_is_not_asked_for() -> None:
    (knowledge,) = [each for each in derive(role(INTAKE)).criteria if each.id == "knowledge"]
    assert "homeless_systems" not in knowledge.model_dump_json()


def test_who_somebody_is_is_not_scored() -> None:
    rubric = derive(role(INTAKE))
    assert all("posting.requirements.4" not in each.rests_on for each in rubric.criteria)
    (lived,) = [each for each in rubric.not_scored if each.rests_on == ("posting.requirements.4",)]
    assert lived.then.startswith("nothing that scores")


def test_a_certificate_is_known_by_the_letters_of_the_posting() -> None:
    (held,) = [each for each in derive(role(INTAKE)).criteria if each.id == "credential"]
    assert "chw" in held.model_dump_json()


@pytest.mark.parametrize(
    ("level", "degree", "least", "months"),
    [
        ("high_school", "Associate's degree in social work; or HS diploma/GED and 3 years of related experience",
         "associate", 36),
        ("bachelor", "Bachelor's in social work, OR two years of work in housing", "bachelor", 24),
        ("bachelor", "Bachelor's or master's degree in social work and 2 years of experience", "bachelor", None),
    ],
)  # fmt: skip
def test_a_degree_or_years_in_its_place(level: str, degree: str, least: str, months: int | None) -> None:
    (gate,) = [each for each in housing(level, degree).gates if isinstance(each, DegreeGate)]
    assert (gate.levels[0], gate.instead_relevant_months) == (least, months)


def test_years_that_stand_in_for_a_degree_are_scored_and_nothing_outgrows_the_limit() -> None:
    rubric = housing("bachelor", "Bachelor's in social work, OR two years of work in housing")
    points = {each.id: most for each, most in applied(rubric)}
    assert {"experience", "education"} <= points.keys()
    assert points["functions"] <= LARGEST + TOTAL - 3 * LARGEST  # with four kinds asked for, none is over it


@dataclass(frozen=True)
class Applicant:
    post: str
    summary: str = ""

    def scored(self, folder: Path) -> Any:
        path = folder / "resume.txt"
        path.write_text(f"Ana Cruz\n{self.summary}\nEXPERIENCE\n{self.post}, Adena Clinic, 06/2025 - Present\n\n"
                        "EDUCATION\nGED, 2018\n")  # fmt: skip
        return api.score(api.read_resume(path, as_of=date(2026, 11, 1)), derive(role(INTAKE)))


@pytest.mark.parametrize(
    ("post", "state"), [("Front Desk Receptionist", "met"), ("Case Manager", "unknown"), ("Cook", "not_stated")]
)
def test_work_that_is_named_counts_and_work_near_it_is_asked_about(post: str, state: str, tmp_path: Path) -> None:
    gates = {gate.id: gate for gate in Applicant(post).scored(tmp_path).gates}
    assert gates["experience_minimum"].state == state
    assert "24 months" not in gates["experience_minimum"].reason


def test_ones_own_condition_earns_nothing(tmp_path: Path) -> None:
    result = Applicant("Cook", "\nSUMMARY\nI was homeless for two years.\n").scored(tmp_path)
    assert {each.id: each.points for each in result.criteria if each.points} == {"education": result.point}


# ------------------------------------------------------------------ which rubric scores


def test_a_role_is_scored_by_its_own_requirements() -> None:
    ours = role(
        "id: ours\nextends: case-manager\nposting:\n  requirements:\n    +:\n"
        "      - {id: license, kind: license, text: A current registered nurse license}\n"
    )
    rubric = rubric_of(ours)
    assert rubric.role == "ours"
    assert next(gate for gate in rubric.gates if isinstance(gate, CredentialGate)).any_of == ("rn", "aprn")


def test_a_file_that_adds_no_requirement_keeps_the_templates_rubric() -> None:
    rubric = rubric_of(role("id: ours\nextends: case-manager\nopening: {tier: senior}\n"))
    assert (rubric.id, rubric.version) == ("case-manager-senior", "1.0.0")


def test_a_role_that_names_a_variant_is_scored_by_it_whatever_else_it_asks() -> None:
    rubric = rubric_of(role("id: ours\nextends: hospital-rn-case-manager\nrubric: case-manager#hospital_rn\n"))
    assert rubric.id == "case-manager-hospital-rn"
    assert [gate.id for gate in rubric.gates if gate.enabled] == ["degree", "experience_minimum", "licence"]


def test_a_role_without_a_rubric_is_scored_by_one_derived_from_it() -> None:
    assert rubric_of(role()).version == "derived"


# ------------------------------------------------------------------ a whole screening


@dataclass(frozen=True)
class Page:
    months: str
    name: str

    def scored(self, folder: Path) -> Any:
        path = folder / "resume.txt"
        path.write_text(
            f"Ada Marsh\n\nEXPERIENCE\n{self.name}, Corner Drugs, {self.months}\n- Kept records in PioneerRx\n"
            "- Referred patients to community resources\n\nEDUCATION\nAssociate of Arts, Town College, 2015\n"
        )
        return api.score(api.read_resume(path, as_of=date(2026, 11, 1)), rubric_of(role()))


def test_months_under_the_roles_own_title_count_and_its_names_are_found(tmp_path: Path) -> None:
    result = Page("01/2019 - 12/2021", "Pharmacy Technician").scored(tmp_path)
    gates = {gate.id: gate.state for gate in result.gates}
    points = {each.id: each.points for each in result.criteria}
    assert gates["experience_minimum"] == "met"
    assert gates["degree"] == "met"
    assert points["experience"] == next(each.max for each in result.criteria if each.id == "experience")
    assert points["knowledge"]


def test_posts_under_other_titles_are_asked_about(tmp_path: Path) -> None:
    result = Page("01/2019 - 12/2021", "Sales Associate").scored(tmp_path)
    experience = next(each for each in result.criteria if each.id == "experience")
    assert (experience.points, experience.state) == (0, "unknown")
