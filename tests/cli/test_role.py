"""``jobkit role``, as people and programs call it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from jobkit.cli.app import main
from jobkit.cli.role import role as role_group
from jobkit.roles.loading import load_role, shipped_roles


def run(*arguments: str, typed: str | None = None) -> Result:
    return CliRunner().invoke(main, ["role", *arguments], input=typed)


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_list_names_the_templates_with_a_line_each() -> None:
    lines = run("list").output.splitlines()
    assert [line.split()[0] for line in lines] == shipped_roles()
    assert "case-manager                    Case Manager (social services, healthcare)" in lines
    assert max(map(len, lines)) <= 110
    rows = json.loads(run("list", "-f", "json").output)
    assert [(row["name"], row["title"]) for row in rows] == [
        (name, load_role(name).role.title) for name in shipped_roles()
    ]


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


def test_validate_says_what_a_valid_role_lacks_to_be_posted() -> None:
    Path("own.yaml").write_text("id: own\nextends: case-manager\norganization: {name: Aid}\n", encoding="utf-8")
    told = run("validate", "own.yaml")
    assert told.exit_code == 0
    assert told.output.splitlines() == [
        "own.yaml: valid; it lacks, to be posted:",
        "  opening.id: the vacancy's number; give it the number that you file it under",
        "  opening.posted_on: the day of first posting; write it as 2026-12-31",
        "  posting.location: where people report to work; give the city and region",
        "  posting.apply.url: where applications go; give a url or an email",
        "  posting.apply.deadline: until when; write it as 2026-12-31, or rolling: true",
        "The template's, as they stand: posting.pay, posting.requirements, posting.benefits, "
        "posting.reports_to, posting.apply.documents. State in your file what holds for you.",
    ]
    verdict = json.loads(run("validate", "own.yaml", "-f", "json").output)
    assert verdict["valid"] is True
    assert verdict["lacks"][0] == {
        "field": "opening.id", "why": "the vacancy's number", "mend": "give it the number that you file it under",
    }  # fmt: skip
    assert verdict["unconfirmed"] == [
        "posting.pay", "posting.requirements", "posting.benefits", "posting.reports_to", "posting.apply.documents",
    ]  # fmt: skip


def test_what_validate_asks_for_is_what_posting_asks_for() -> None:
    Path("own.yaml").write_text("id: own\nextends: social-worker\n", encoding="utf-8")
    asked = [each["field"] for each in json.loads(run("validate", "own.yaml", "-f", "json").output)["lacks"]]
    refused = CliRunner().invoke(main, ["post", "own.yaml", "-f", "html"]).output
    assert asked
    assert [field for field in asked if f"{field} is missing" not in refused] == []


def test_validate_says_when_a_role_can_be_posted(root: Path) -> None:
    sample = root / "samples" / "roles" / "case-manager-example.yaml"
    text = sample.read_text(encoding="utf-8")
    Path("own.yaml").write_text(text.replace("  pay:\n", "  pay:\n    min: 45000\n"), encoding="utf-8")
    assert run("validate", "own.yaml").output == "own.yaml: valid, and complete enough to post\n"


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
