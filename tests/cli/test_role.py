"""``jobkit role``, as people and programs call it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from jobkit.cli.app import main
from jobkit.cli.role import role as role_group
from jobkit.roles.loading import load_role
from jobkit.roles.starting import QUESTIONS, problem_with, role_text


def run(*arguments: str, typed: str | None = None) -> Result:
    return CliRunner().invoke(main, ["role", *arguments], input=typed)


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_new_writes_a_file_that_is_valid_and_only_lacks_the_employers_part(tmp_path: Path) -> None:
    result = run("new", "Our Case-Manager")
    assert result.exit_code == 0
    path = tmp_path / "Our Case-Manager.yaml"
    assert str(path.name) in result.output
    assert load_role(path).id == "our-case-manager"
    posted = CliRunner().invoke(main, ["post", path.name])
    assert posted.exit_code == 1
    assert "organization.name is missing" in posted.output


def test_every_commented_example_stands_once_its_mark_is_off(tmp_path: Path) -> None:
    path = tmp_path / "own.yaml"
    text = role_text("own", "case-manager", {})
    path.write_text(text.replace("\n  # ", "\n  "), encoding="utf-8")
    assert CliRunner().invoke(main, ["post", "own.yaml"]).exit_code == 0
    assert load_role(path).organization.name == "Example Family Services"


def test_new_never_overwrites(tmp_path: Path) -> None:
    (tmp_path / "role.yaml").write_text("mine", encoding="utf-8")
    result = run("new")
    assert result.exit_code == 2
    assert "already" in result.output
    assert (tmp_path / "role.yaml").read_text(encoding="utf-8") == "mine"


def test_new_refuses_an_unknown_template(tmp_path: Path) -> None:
    result = run("new", "mine", "--from", "case-manger")
    assert result.exit_code == 1
    assert "did you mean 'case-manager'?" in result.output
    assert not (tmp_path / "mine.yaml").exists()


def test_answers_make_a_role_that_can_be_posted(tmp_path: Path) -> None:
    answers = {
        "organization.name": "Harbor: Aid & Co", "opening.id": "007", "opening.posted_on": "2026-11-23",
        "posting.pay.min": "$50,000", "posting.pay.max": "55000.50", "posting.pay.period": "year",
        "posting.location.city": "Reno", "posting.location.region": "NV", "posting.flsa_status": "exempt",
        "posting.apply.email": "jobs@example.org", "posting.apply.deadline": "2026-12-31",
        "schedule.hours_per_week": "37.5",
    }  # fmt: skip
    (tmp_path / "own.yaml").write_text(role_text("own", "case-manager", answers), encoding="utf-8")
    posted = CliRunner().invoke(main, ["post", "own.yaml"])
    assert posted.exit_code == 0
    for said in ("Harbor: Aid & Co", "007", "$50,000 to $55,000.50 a year", "Reno, NV", "37.5 hours a week"):
        assert said in posted.output.replace("\\", "")


def test_an_answer_that_can_not_stand_is_told_at_once() -> None:
    by_field = {question.field: question for question in QUESTIONS}
    assert problem_with(by_field["posting.pay.min"], "$45,000", "case-manager") is None
    assert "number" in str(problem_with(by_field["posting.pay.min"], "a lot", "case-manager"))
    assert "date" in str(problem_with(by_field["opening.posted_on"], "12/31", "case-manager"))
    assert "exempt" in str(problem_with(by_field["posting.flsa_status"], "maybe", "case-manager"))
    assert problem_with(by_field["organization.name"], "NO: # x", "case-manager") is None


def test_on_a_terminal_it_asks_until_the_answer_can_stand(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("jobkit.cli.role.on_terminal", lambda: True)
    answers = ["Harbor Aid", "", "14", "someday", "2026-11-23"]
    result = run("new", "own", typed="\n".join([*answers, *[""] * len(QUESTIONS)]) + "\n")
    assert result.exit_code == 0, result.output
    assert "'posted_on' must be a date such as 2026-12-31, not 'someday'" in result.output
    role = load_role(tmp_path / "own.yaml")
    assert (role.organization.name, role.organization.site, role.opening.id) == ("Harbor Aid", None, "14")


def test_list_names_the_templates() -> None:
    assert run("list").output.split() == ["case-manager", "Case", "Manager"]
    (row,) = json.loads(run("list", "-f", "json").output)
    assert row["name"] == "case-manager"


def test_show_prints_the_whole_role() -> None:
    whole = json.loads(run("show", "case-manager", "-f", "json").output)
    assert whole["posting"]["pay"]["min"] == 45000
    assert whole["role"]["duties"][0]["id"] == "assess"
    Path("shown.yaml").write_text(run("show", "case-manager").output, encoding="utf-8")
    assert load_role("shown.yaml") == load_role("case-manager")


def test_validate_lists_every_problem_and_says_so_by_its_exit_code() -> None:
    Path("bad.yaml").write_text("id: bad\nextends: case-manager\nposting:\n  locaton: x\n  pay: 7\n", encoding="utf-8")
    result = run("validate", "bad.yaml")
    assert result.exit_code == 1
    assert result.output.splitlines() == [
        "Error: bad.yaml, line 4, column 3: unknown key 'locaton'; did you mean 'location'?",
        "Error: bad.yaml, line 5, column 8: 'pay' must hold fields ('key: value' lines), not '7'",
    ]
    told = run("validate", "bad.yaml", "-f", "json")
    assert told.exit_code == 1
    verdict = json.loads(told.output)
    assert (verdict["valid"], verdict["problems"][0]["line"]) == (False, 4)
    assert verdict["problems"][0]["field"] == "posting.locaton"


def test_validate_says_when_all_is_well() -> None:
    assert run("validate", "case-manager").output == "case-manager: fine\n"
    assert json.loads(run("validate", "case-manager", "-f", "json").output)["valid"] is True


def test_schema_is_the_shipped_one(root: Path) -> None:
    shipped = (root / "templates" / "schema" / "role.schema.json").read_text(encoding="utf-8")
    assert run("schema").output == shipped


@pytest.mark.parametrize("command", sorted(role_group.commands))
def test_every_command_has_help_with_an_example(command: str) -> None:
    shown = run(command, "--help").output
    assert "Example" in shown
    assert f"jobkit role {command}" in shown


def test_import_prints_a_role_file_or_its_data(tmp_path: Path) -> None:
    (tmp_path / "old.txt").write_text("Case Manager\n\nPay: $20 an hour\n\nDuties\n- Visit clients\n", encoding="utf-8")
    printed = run("import", "old.txt")
    assert printed.exit_code == 0
    assert "title: Case Manager # line 1" in printed.stdout
    assert "to publish it lacks: organization.name" in printed.stderr
    data = json.loads(run("import", "old.txt", "-f", "json").stdout)
    assert data["posting"]["responsibilities"][0]["text"] == "Visit clients"


def test_import_writes_a_file_once(tmp_path: Path) -> None:
    (tmp_path / "old.txt").write_text("Case Manager\n\nDuties\n- Visit clients\n", encoding="utf-8")
    assert run("import", "old.txt", "-o", "new/role.yaml").exit_code == 0
    assert load_role(tmp_path / "new" / "role.yaml").role.title == "Case Manager"
    again = run("import", "old.txt", "-o", "new/role.yaml")
    assert (again.exit_code, "is there already" in again.output) == (2, True)


def test_import_reads_standard_input() -> None:
    result = run("import", "-", typed="Case Manager\n\nDuties\n- Visit clients\n")
    assert "title: Case Manager" in result.stdout


def test_import_of_what_is_no_posting_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("", encoding="utf-8")
    for name in ("empty.txt", "nowhere.txt", "."):
        result = run("import", name)
        assert result.exit_code == 1
        assert result.output.startswith("Error: ")
        assert len(result.output.splitlines()) == 1
