"""``jobkit role new``: asked, resumed, set, piped, and never waiting for nobody."""

from __future__ import annotations

import os
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from jobkit.cli.app import main
from jobkit.roles.loading import load_role

ANSWERS = (
    "Harbor: Aid & Co", "Reno, NV", "$50,000 - 55000.50 a year", "Non-exempt", "1-3,7", "2;3; Free parking", "007",
    "2026-11-23", "jobs@example.org", "rolling",
)  # fmt: skip
"""To what a posting of a Case Manager needs, in the order that it is asked for."""


def new(*arguments: str, typed: str = "") -> Result:
    return CliRunner().invoke(main, ["role", "new", *arguments], input=typed)


def posted(name: str) -> Result:
    return CliRunner().invoke(main, ["post", name, "--as-of", "2026-11-25"])


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def _terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("jobkit.cli.role_new.on_terminal", lambda: True)


def test_with_nobody_to_ask_it_writes_a_valid_file_and_says_what_it_lacks() -> None:
    result = new("Our Case-Manager")
    assert result.exit_code == 0
    assert "To be posted it lacks organization.name, opening.id," in result.output
    assert load_role("Our Case-Manager.yaml").id == "our-case-manager"
    assert "organization.name is missing" in posted("Our Case-Manager.yaml").output


def test_what_the_template_promises_is_not_published_until_somebody_confirms_it() -> None:
    new("own")
    role = load_role("own.yaml")
    assert (role.posting.requirements, role.posting.benefits, role.posting.pay) == ((), (), None)
    for field in ("posting.requirements", "posting.pay.min"):
        assert f"{field} is missing" in posted("own.yaml").output


def test_piped_answers_make_a_role_that_can_be_posted() -> None:
    result = new("own", typed="\n".join(ANSWERS) + "\n")
    still = "Still as the template has it: posting.reports_to, posting.apply.documents."
    assert result.output == f"Wrote own.yaml. {still} Next: jobkit post own.yaml\n"
    made = posted("own.yaml")
    assert made.exit_code == 0
    for said in ("Harbor: Aid & Co", "007", "$50,000.00 to $55,000.50 a year", "Reno, NV", "Free parking", "Dental"):
        assert said in made.output.replace("\\", "")
    assert "Retirement plan" not in made.output


def test_the_file_begins_with_its_schema_and_keeps_its_comments() -> None:
    new("own", typed="Harbor Aid\n")
    lines = Path("own.yaml").read_text(encoding="utf-8").splitlines()
    assert lines[0] == "# yaml-language-server: $schema=role.schema.json"
    assert "  name: Harbor Aid # Who employs" in lines
    assert "  # shifts: Monday to Friday, daytime # When (as: Monday to Friday, daytime)" in lines


def test_an_empty_answer_is_skipped_and_asked_for_again_the_next_time() -> None:
    new("own", typed="\nReno, NV\n")
    assert load_role("own.yaml").organization.name is None
    new("own", typed="Harbor Aid\n")
    role = load_role("own.yaml")
    assert (role.organization.name, role.posting.location[0].city) == ("Harbor Aid", "Reno")


def test_a_piped_answer_that_can_not_stand_ends_it_and_keeps_those_before(tmp_path: Path) -> None:
    result = new("own", typed="Harbor Aid\nReno, NV\na lot\n")
    assert result.exit_code == 1
    assert "Error: the answer 'a lot' to 'Pay, lowest and highest" in result.output
    assert "give two sums, or one" in result.output
    assert load_role(tmp_path / "own.yaml").organization.name == "Harbor Aid"


@pytest.mark.usefixtures("_terminal")
def test_on_a_terminal_it_asks_until_the_answer_can_stand_and_stops_at_the_end() -> None:
    result = new("own", typed="Harbor Aid\nReno\nReno, NV\n45000-60000\n45000-60000 a year\nnonexempt\nnon exempt\n")
    assert result.exit_code == 0, result.output
    assert "give the city and the state, as: Dayton, OH" in result.output
    assert "if it is for a year, write: $45,000 to $60,000 a year" in result.output
    assert "must be 'exempt' or 'non_exempt', not 'nonexempt'; did you mean 'non_exempt'?" in result.output
    assert "1  Experience as a case manager, or in a similar social services post" in result.output
    assert load_role("own.yaml").posting.flsa_status == "non_exempt"


@pytest.mark.usefixtures("_terminal")
def test_first_comes_what_a_posting_needs_and_then_the_rest_with_the_templates_value() -> None:
    result = new("own", typed="\n".join([*ANSWERS, "", "", "", "", "", "", "director"]) + "\n")
    needed, _, rest = result.output.partition("That is what a posting needs.")
    assert "Last day for applications" in needed
    assert "Employer's web site" in rest
    assert "[full_time]" in rest


def test_a_whole_address_hourly_pay_and_wishes_come_out_as_they_were_said() -> None:
    answers = ["Harbor", "12 Pier Road, Reno, NV 89501", "$21.50 - $25.00/hr", "", "LSW (preferred); A car"]
    new("own", typed="\n".join(answers) + "\n")
    posting = load_role("own.yaml").posting
    (place,) = posting.location
    assert (place.street, place.city, place.region, place.postal_code) == ("12 Pier Road", "Reno", "NV", "89501")
    assert posting.pay is not None
    assert (posting.pay.min, posting.pay.max, posting.pay.period) == (Decimal("21.5"), 25, "hour")
    assert [(each.text, each.need) for each in posting.requirements] == [("LSW", "preferred"), ("A car", "must")]


def test_pay_and_place_are_set_in_plain_words() -> None:
    result = new("own", "--set", "posting.pay=$22 an hour", "--set", "posting.location=Reno, NV 89501")
    assert result.exit_code == 0, result.output
    posting = load_role("own.yaml").posting
    assert posting.pay is not None
    assert (posting.pay.fixed, posting.pay.min, posting.pay.period) == (22, None, "hour")
    assert posting.location[0].postal_code == "89501"
    refused = new("other", "--set", "posting.pay=$1,720 biweekly")
    assert refused.exit_code == 1
    assert "posting.pay: pay for two weeks is nothing that job boards list" in refused.output


def test_pay_that_can_not_be_meant_is_not_published() -> None:
    new("own", typed="\n".join(ANSWERS) + "\n")
    set_ = [part for end in ("min=21.50", "max=25") for part in ("--set", f"posting.pay.{end}")]
    assert "To be posted it lacks posting.pay.period." in new("own", *set_).output
    assert "$21.50 to $25 can't be pay for a year" in posted("own.yaml").output


def test_settings_are_checked_and_their_order_does_not_matter() -> None:
    settings = (
        "posting.pay.min=$70,000", "posting.pay.max=80k", "posting.location.city=Dayton", "schedule.shifts=Days",
        "posting.benefits=[Health insurance, 401(k)]", "opening.internal=no", "opening.id=14", "rubric=null",
        "posting.work_environment.travel=null",
    )  # fmt: skip
    result = new("own", *(part for each in settings for part in ("--set", each)))
    assert result.exit_code == 0, result.output
    role = load_role("own.yaml")
    assert role.posting.pay is not None
    assert (role.posting.pay.min, role.posting.pay.max, role.posting.pay.currency) == (
        Decimal(70000),
        Decimal(80000),
        "USD",
    )
    assert [each.text for each in role.posting.benefits] == ["Health insurance", "401(k)"]
    assert (role.opening.internal, role.opening.id, role.rubric) == (False, "14", None)
    assert role.posting.work_environment is not None
    assert role.posting.work_environment.travel is None


@pytest.mark.parametrize(
    ("setting", "code", "said"),
    [
        ("posting.locaton=x", 1, "posting.locaton: unknown key 'locaton'; did you mean 'location'?"),
        ("posting.pay.max=plenty", 1, "posting.pay.max: 'max' must be a number such as 45000, not 'plenty'"),
        ("posting.pay.max=1", 1, "has max (1) below min (45,000)"),
        ("opening.tier=sennior", 1, "did you mean 'senior'?"),
        ("posting.pay.max", 2, "is no setting; write it as posting.pay.max=62000"),
    ],
)
def test_a_setting_that_can_not_stand_writes_nothing(setting: str, code: int, said: str) -> None:
    result = new("own", "--set", "posting.pay.min=45000", "--set", setting)
    assert result.exit_code == code
    assert said in result.output
    assert not Path("own.yaml").exists()


def test_a_setting_changes_a_file_that_is_there_and_leaves_the_rest_of_it() -> None:
    text = (
        "# mine\nid: own\nextends: case-manager\nposting:\n  pay: # the board\n    min: 50000 # low\n    max: 60000\n"
    )
    Path("own.yaml").write_text(text, encoding="utf-8")
    assert new("own", "--set", "posting.pay.max=62000").exit_code == 0
    assert Path("own.yaml").read_text(encoding="utf-8") == text.replace("max: 60000", "max: 62000")


@pytest.mark.parametrize("text", ["mine", "- mine\n", "id: own\nrole: {title: Clerk}\n"])
def test_a_file_that_builds_on_no_template_is_never_touched(text: str) -> None:
    Path("role.yaml").write_text(text, encoding="utf-8")
    result = new()
    assert result.exit_code == 2
    assert "there already" in result.output
    assert Path("role.yaml").read_text(encoding="utf-8") == text


def test_a_file_on_another_template_is_not_mixed_up() -> None:
    new("own")
    result = new("own", "--from", "social-worker")
    assert result.exit_code == 2
    assert "builds on 'case-manager'" in result.output


def test_an_unknown_template_is_refused_with_the_one_that_was_meant() -> None:
    result = new("mine", "--from", "case-manger")
    assert result.exit_code == 1
    assert "did you mean 'case-manager'?" in result.output
    assert not Path("mine.yaml").exists()


def test_a_template_of_ones_own_is_named_as_the_new_file_sees_it() -> None:
    Path("base: 1.yaml").write_text("id: base\nextends: social-worker\n", encoding="utf-8")
    assert new("sub/own", "--from", "base: 1.yaml").exit_code == 0
    assert load_role("sub/own.yaml").role.title == "Social Worker"


def test_text_of_a_hostile_template_stays_in_its_comment() -> None:
    text = 'id: evil\nrole: {title: X}\nposting:\n  benefits: ["a\\nid: b\\n", "\\u2028rubric: x", "{{ 7 * 7 }} <b>"]\n'
    Path("evil.yaml").write_text(text, encoding="utf-8")
    assert new("own", "--from", "evil.yaml").exit_code == 0
    role = load_role("own.yaml")
    assert (role.id, role.rubric, role.posting.benefits) == ("own", None, ())


def test_a_pipe_that_nobody_writes_to_does_not_hold_it_up(tmp_path: Path) -> None:
    reading, writing = os.pipe()
    command = [sys.executable, "-m", "jobkit", "role", "new", "own"]
    try:
        done = subprocess.run(
            command, stdin=reading, cwd=tmp_path, capture_output=True, text=True, timeout=60, check=False
        )
    finally:
        os.close(reading)
        os.close(writing)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("Wrote own.yaml.")
