"""Rubric files: the shipped one holds together, variants change what they say, and mistakes are named."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from jobkit.errors import InvalidFile, NotFound
from jobkit.language.credentials import credential_words
from jobkit.language.terms import term_file
from jobkit.language.titles import title_words
from jobkit.model.rubric import LARGEST, TOTAL, Credential, CredentialGate, Parts, Rubric, Terms, applied
from jobkit.resources import folder
from jobkit.roles.loading import load_role
from jobkit.screening.rubrics import load_rubric, reference, rubric_schema_text, shipped_rubrics
from jobkit.yamlfile import dump, load_text, read_yaml


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


@pytest.mark.parametrize(
    ("name", "wrong", "said"),
    [
        ("acm, cmgt_bc", "zzz, cmgt_bc", "no credential is known as 'zzz'; there are, among others: "),
        ("resource_referral", "resource_referal", "no function is known as 'resource_referal'; did you mean "
         "'resource_referral'?"),
        ("cm_supervisor", "zzz", "no title family is known as 'zzz'; there are, among others: care_coordinator, "),
        ("psychology, nursing", "psychology, nursin", "no field of study is known as 'nursin'; did you mean 'nursing'"),
        ("post_bachelor_certificate", "batchelor", "no degree is known as 'batchelor'; did you mean 'bachelor'?"),
        ("term: function", "term: functions", "no kind of term is known as 'functions'; did you mean 'function'?"),
    ],
)  # fmt: skip
def test_a_name_that_no_lexicon_has_is_told_with_its_line(tmp_path: Path, name: str, wrong: str, said: str) -> None:
    text = (Path(__file__).parents[2] / "rubrics" / "case-manager.yaml").read_text(encoding="utf-8")
    path = tmp_path / "own.yaml"
    path.write_text(text.replace(name, wrong, 1), encoding="utf-8")
    with pytest.raises(InvalidFile) as caught:
        load_rubric(path)
    assert any(problem.line and said in str(problem) for problem in caught.value.problems), caught.value


def test_people_of_a_gate_are_held_to_the_lexicons_too(root: Path, tmp_path: Path) -> None:
    text = (root / "rubrics" / "housing-case-manager.yaml").read_text(encoding="utf-8")
    path = tmp_path / "own.yaml"
    path.write_text(text.replace("people: [people_experiencing", "people: [person_experiencing", 1), encoding="utf-8")
    with pytest.raises(InvalidFile, match="did you mean 'people_experiencing_homelessness'") as caught:
        load_rubric(path)
    assert [problem.field for problem in caught.value.problems] == ["gates.1.people.0"]


def test_a_variant_is_held_to_the_lexicons_too(tmp_path: Path) -> None:
    plain = read_yaml(Path(__file__).parents[2] / "rubrics" / "case-manager.yaml")
    plain["variants"] = {"own": {"work": {"families": ["zzz"]}}}
    path = tmp_path / "own.yaml"
    path.write_text(dump(plain), encoding="utf-8")
    with pytest.raises(InvalidFile, match="no title family is known as 'zzz'"):
        load_rubric(path, "own")


def test_an_unknown_variant_lists_the_known_ones() -> None:
    with pytest.raises(NotFound, match="senior"):
        load_rubric("case-manager", "junior")


def test_an_unknown_name_lists_the_shipped_ones() -> None:
    with pytest.raises(NotFound, match="case-manager"):
        load_rubric("case-manger")


def test_a_name_may_hold_a_variant(root: Path, tmp_path: Path) -> None:
    assert load_rubric("case-manager#hospital_rn") == load_rubric("case-manager", "hospital_rn")
    own = tmp_path / "ours#2.yaml"
    own.write_bytes((root / "rubrics" / "case-manager.yaml").read_bytes())
    assert load_rubric(own) == load_rubric("case-manager")
    with pytest.raises(NotFound, match="no variant 'junior'; it has mid, senior"):
        load_rubric("case-manager#junior")


def test_a_path_is_read_as_a_file(root: Path) -> None:
    assert load_rubric(root / "rubrics" / "case-manager.yaml") == load_rubric("case-manager")


@pytest.mark.parametrize("name", shipped_rubrics())
def test_every_criterion_rests_on_a_statement_of_its_role(name: str) -> None:
    rubric = load_rubric(name)
    role = load_role(rubric.role).model_dump()
    for item in (*rubric.gates, *rubric.criteria, *rubric.not_scored):
        for path in item.rests_on:
            assert statement(role, path) is not None, path


@pytest.mark.parametrize("name", shipped_rubrics())
def test_what_a_shipped_rubric_counts_is_known_to_the_lexicons(name: str) -> None:
    rubric = load_rubric(name)
    families = {family.id for family in title_words().families} | {"cm_supervisor"}
    known = {
        kind: {term.id for term in terms}
        for file in ("skills", "populations")
        for kind, terms in term_file(file).kinds.items()
    }
    credentials = {each.id for each in credential_words().credentials}
    assert set(rubric.work.families) <= families
    for gate in rubric.gates:
        assert not isinstance(gate, CredentialGate) or set(gate.any_of) <= credentials
    for each in rubric.criteria:
        if isinstance(each, Terms):
            assert set(each.ids) <= known[each.term]
        if isinstance(each, Credential):
            assert {credential for row in each.rows for credential in row.any_of} <= credentials
        if isinstance(each, Parts):
            assert all(set(choice.ids) <= known[choice.term] for part in each.parts for choice in part.any_of)
            assert {family for part in each.parts for family in part.families} <= families


@pytest.mark.parametrize("name", [name for name in shipped_rubrics() if name != "case-manager"])
def test_no_criterion_of_a_shipped_rubric_outweighs_the_others(name: str) -> None:
    """Nor does the one that takes over the points of those that do not apply."""
    assert max(most for _, most in applied(load_rubric(name))) <= LARGEST


def statement(role: object, path: str) -> object:
    """What stands at a dotted path of a role; in a list, the item with that id."""
    for step in path.split("."):
        role = role[step] if isinstance(role, dict) else next(item for item in role if item["id"] == step)
    return role


def test_the_shipped_schema_is_current_and_the_shipped_rubrics_pass_it(root: Path) -> None:
    text = (root / "templates" / "schema" / "rubric.schema.json").read_text(encoding="utf-8")
    assert text == rubric_schema_text(), "write it anew: rubric_schema_text()"
    for name in shipped_rubrics():
        jsonschema.validate(read_yaml(root / "rubrics" / f"{name}.yaml"), json.loads(text))


def test_mistakes_in_a_rubric_are_named_with_their_lines(root: Path, tmp_path: Path) -> None:
    text = (root / "rubrics" / "case-manager.yaml").read_text(encoding="utf-8")
    mistaken = tmp_path / "mine.yaml"
    mistaken.write_text(text.replace("stated: 0.4", "stated: 4").replace("hand_on_to:", "hand_onto:"))
    with pytest.raises(InvalidFile) as raised:
        load_rubric(mistaken)
    said = [str(problem) for problem in raised.value.problems]
    assert any("line" in each and "'hand_onto'; did you mean 'hand_on_to'?" in each for each in said)
    assert any("'stated' must be 1 or less" in each for each in said)


@pytest.mark.parametrize(
    ("before", "after", "complaint"),
    [
        ("max: 15", "max: 14", "gives 99 points in all, not 100"),
        (
            "points: 4, any_of: [{term: tool",
            "points: 5, any_of: [{term: tool",
            "leads to 9 points in 'tools_knowledge', whose max is 8",
        ),
        ("hand_on_to: functions", "hand_on_to: leadership_complexity", "not a criterion that applies"),
        ("id: tools_knowledge", "id: functions", "has two items under the criterion id 'functions'"),
        ("strong: 75", "strong: 50", "must rise"),
    ],
)
def test_a_rubric_that_does_not_hold_together_is_refused(
    before: str, after: str, complaint: str, root: Path, tmp_path: Path
) -> None:
    text = (root / "rubrics" / "case-manager.yaml").read_text(encoding="utf-8")
    assert before in text
    (tmp_path / "mine.yaml").write_text(text.replace(before, after, 1))
    with pytest.raises(InvalidFile, match=complaint):
        load_rubric(tmp_path / "mine.yaml")


def test_a_criterion_that_is_worth_too_much_is_refused_with_the_reason() -> None:
    text = (folder("rubrics") / "case-manager.yaml").read_text(encoding="utf-8")
    at = text.index("- id: experience\n", text.index("criteria:"))
    with pytest.raises(InvalidFile) as caught:
        load_text(text[:at] + text[at:].replace("max: 25", "max: 35", 1), Rubric)
    assert any("must be 30 or less: no one criterion should decide" in str(each) for each in caught.value.problems)
