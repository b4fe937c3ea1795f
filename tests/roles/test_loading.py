"""Role files found, merged with their template, and checked."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobkit.errors import InvalidFile, NotFound
from jobkit.model.role import Role
from jobkit.model.vacancy import Range
from jobkit.roles.loading import find_role, load_role, load_role_text
from jobkit.yamlfile import dump, load_text

OWN = "id: own\nextends: case-manager\n"


def own(tmp_path: Path, text: str, name: str = "own.yaml") -> Path:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return path


def problems(path: Path) -> list[str]:
    with pytest.raises(InvalidFile) as caught:
        load_role(path)
    return [str(problem).replace(f"{path.parent}/", "") for problem in caught.value.problems]


def test_every_sample_loads(root: Path) -> None:
    samples = sorted((root / "samples" / "roles").glob("*.yaml"))
    assert samples
    for sample in samples:
        assert load_role(sample).id == sample.stem


def test_an_own_field_wins_and_the_rest_comes_from_the_template(tmp_path: Path) -> None:
    role = load_role(own(tmp_path, OWN + "posting:\n  pay: {min: 47500.50}\n"))
    template = load_role("case-manager")
    assert role.posting.pay is not None
    assert template.posting.pay is not None
    assert (role.posting.pay.min, role.posting.pay.max) == (Decimal("47500.5"), Decimal(60000))
    assert role.posting.requirements == template.posting.requirements
    assert role.role == template.role


def test_a_list_is_replaced(tmp_path: Path) -> None:
    role = load_role(own(tmp_path, OWN + "posting:\n  benefits: [Free lunch]\n"))
    assert [each.text for each in role.posting.benefits] == ["Free lunch"]


def test_a_list_is_changed_entry_by_entry(tmp_path: Path) -> None:
    change = "  benefits:\n    +:\n      - {id: dental, text: Dental from day one}\n      - Free lunch\n"
    role = load_role(own(tmp_path, OWN + "posting:\n" + change + "    -: [retirement_plan, Health insurance]\n"))
    said = [each.text for each in role.posting.benefits]
    assert said == ["401(k)", "Dental from day one", "Paid time off", "Professional development", "Free lunch"]


def test_null_takes_a_field_out_and_an_empty_section_does_not(tmp_path: Path) -> None:
    role = load_role(own(tmp_path, OWN + "posting:\n  work_environment: {travel: null}\nrole:\nopening:\n"))
    assert role.posting.work_environment is not None
    assert role.posting.work_environment.travel is None
    assert role.role == load_role("case-manager").role


def test_null_takes_out_a_list_and_a_plain_value_too(tmp_path: Path) -> None:
    role = load_role(own(tmp_path, OWN + "rubric: null\nposting:\n  benefits:\n  requirements: ~\n"))
    assert (role.rubric, role.posting.benefits, role.posting.requirements) == (None, (), ())


def test_every_lost_reference_is_told_where_it_stands(tmp_path: Path) -> None:
    text = "posting:\n  responsibilities:\n    - x\n    - text: y\n      duty: fly\nopening: {tier: top}\n"
    assert [problem.partition(":")[0] for problem in problems(own(tmp_path, OWN + text))] == [
        "own.yaml, line 7, column 13",
        "own.yaml, line 8, column 17",
    ]


@pytest.mark.parametrize(
    "entries", ["[" + "x, " * 501 + "]", "[&a {text: x}, " + "*a, " * 501 + "]", "{+: [" + "x, " * 501 + "]}"]
)
def test_a_list_without_end_is_refused_where_it_becomes_too_long(tmp_path: Path, entries: str) -> None:
    (problem,) = problems(own(tmp_path, OWN + f"posting:\n  benefits: {entries}\n"))
    assert problem.startswith("own.yaml, line 4, column ")
    assert problem.endswith("a list with more than 500 entries")


def test_of_a_great_many_problems_the_first_are_told(tmp_path: Path) -> None:
    told = problems(own(tmp_path, OWN + "".join(f"key{number}: 1\n" for number in range(300))))
    assert len(told) == 101
    assert told[-1] == "own.yaml: and 200 problems more; mend these first"


def test_dropping_what_is_not_there_names_what_is(tmp_path: Path) -> None:
    text = OWN + "posting:\n  benefits:\n    -: [pension]\n"
    known = "401k_plan, health, dental, retirement_plan, paid_time_off, development"
    assert problems(own(tmp_path, text)) == [
        f"own.yaml, line 5, column 9: nothing here is called 'pension'; there are: {known}"
    ]


def test_a_problem_names_the_file_that_has_it(tmp_path: Path) -> None:
    own(tmp_path, "id: base\nrole:\n  title: Clerk\n  tiers:\n    - {id: a, min_months: lots}\n", "base.yaml")
    path = own(tmp_path, "id: own\nextends: base.yaml\nposting:\n  locaton: []\n  pay: {min: 9, max: 5}\n")
    assert problems(path) == [
        "base.yaml, line 5, column 27: 'min_months' must be a whole number, not 'lots'",
        "own.yaml, line 4, column 3: unknown key 'locaton'; did you mean 'location'?",
        "own.yaml, line 5, column 8: 'pay' has max (5) below min (9)",
    ]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("organisation: {name: A}", "line 3, column 1: unknown key 'organisation'; did you mean 'organization'?"),
        ("posting: {flsa_status: non-exempt}", "'flsa_status' must be 'exempt' or 'non_exempt', not 'non-exempt'; "
         "did you mean 'non_exempt'?"),
        ("posting: {employment_type: Full-time}", "did you mean 'full_time'?"),
        ("posting: {pay: {min: '45,000'}}", "'min' must be a number such as 45000, not '45,000'"),
        ("opening: {posted_on: 12/31/2026}", "'posted_on' must be a date such as 2026-12-31, not '12/31/2026'"),
        ("opening: {internal: NO}", "'internal' must be true or false, not 'NO'"),
        ("posting: {apply: {url: 'javascript:alert(1)'}}", "'url' must be a web address with https:// before it"),
        ("posting: {location: [{city: Denver, region: CO 80203}]}", "'region' is the state alone, not 'CO 80203'; the "
         "ZIP code goes to 'postal_code'"),
        ("caseload: {size: many}", "'size' must be a number or two, such as 25 or 25-30, not 'many'"),
        ("posting: {benefits: [{txt: x}]}", "unknown key 'txt'; did you mean 'text'?"),
        ("posting: {responsibilities: [{text: x, duty: asess}]}", "line 3, column 46: 'duty' is 'asess', "
         "which role.duties does not have; did you mean 'assess'?"),
        ("opening: {tier: expert}", "line 3, column 17: 'tier' is 'expert', which role.tiers does not have; there are: "
         "below_entry, entry, mid, senior"),
    ],
)  # fmt: skip
def test_typos_are_told_with_the_mend(tmp_path: Path, line: str, said: str) -> None:
    assert any(said in problem for problem in problems(own(tmp_path, OWN + line + "\n")))


def test_what_can_not_be_extended_is_told_at_its_line(tmp_path: Path) -> None:
    own(tmp_path, "id: a\nextends: b.yaml\n", "a.yaml")
    own(tmp_path, "id: b\nextends: a.yaml\n", "b.yaml")
    (loop,) = problems(tmp_path / "a.yaml")
    assert loop.startswith("b.yaml, line 2, column 10: 'extends' leads back")
    (unknown,) = problems(own(tmp_path, "id: own\nextends: case-manger\n"))
    assert unknown.startswith("own.yaml, line 2, column 10:")
    assert "did you mean 'case-manager'?" in unknown
    (wrong,) = problems(own(tmp_path, "id: own\nextends: [case-manager]\n"))
    assert "must be a shipped template's name" in wrong


def test_a_name_that_is_not_shipped_lists_those_that_are(tmp_path: Path) -> None:
    with pytest.raises(NotFound, match="did you mean 'case-manager'"):
        load_role("case-maneger")
    with pytest.raises(NotFound, match=r"shipped: assistant-case-manager, .*\bcase-manager,"):
        find_role("astronaut")
    with pytest.raises(NotFound, match="no such file"):
        load_role(tmp_path / "absent.yaml")


@pytest.mark.parametrize("text", ["", "- a\n", "just text\n", "id: own\nextends: case-manager\nposting: [a]\n"])
def test_a_file_of_another_shape_is_refused_in_a_line(tmp_path: Path, text: str) -> None:
    assert problems(own(tmp_path, text))


def test_a_whole_role_reads_back_as_it_was_written(root: Path) -> None:
    for role in (load_role("case-manager"), load_role(root / "samples" / "roles" / "case-manager-example.yaml")):
        assert load_text(dump(role.model_dump(mode="json", exclude_defaults=True)), Role) == role


_characters = st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zs", "Zl", "Zp"))
_texts = st.text(_characters, min_size=1, max_size=30)
_amounts = st.decimals(0, 1_000_000, places=2, allow_nan=False, allow_infinity=False)


@given(title=_texts, duty=_texts, low=_amounts, more=_amounts, about=_texts, hours=st.integers(0, 80))
def test_any_role_reads_back_as_it_was_written(
    title: str, duty: str, low: Decimal, more: Decimal, about: str, hours: int
) -> None:
    data = {
        "id": "any",
        "role": {"title": title, "duties": [duty, {"id": "second", "text": about, "essential": False}]},
        "posting": {"pay": {"min": float(low), "max": float(low + more), "currency": "USD", "period": "hour"}},
        "organization": {"about": about},
        "schedule": {"hours_per_week": hours},
    }
    role = load_role_text(dump(data), Path("any.yaml"))
    assert role.role.title == title
    assert role.role.duties[0].text == duty
    assert load_text(dump(role.model_dump(mode="json", exclude_defaults=True)), Role) == role


@pytest.mark.parametrize(
    ("written", "code"),
    [("a\\x07b", "U+0007"), ("a\\u202eb", "U+202E"), ("a\\x9bb", "U+009B"), ("a\\uFFFEb", "U+FFFE")],
)
def test_a_control_character_is_refused_where_it_stands(written: str, code: str) -> None:
    text = f'id: own\nextends: case-manager\norganization:\n  name: Aid\n  about: "{written}"\n'
    said = rf"own\.yaml, line 5, column 10: 'about' holds the control character {re.escape(code)}; take it out$"
    with pytest.raises(InvalidFile, match=said):
        load_role_text(text, Path("own.yaml"))


def test_line_ends_tabs_and_any_script_are_text() -> None:
    text = 'id: own\nextends: case-manager\norganization: {about: "a\\tb\\nc עברית عربى 文 é\\u200f"}\n'
    assert load_role_text(text, Path("own.yaml")).organization.about == "a\tb\nc עברית عربى 文 é\u200f"


def test_words_that_end_in_preferred_are_a_wish(tmp_path: Path) -> None:
    asked = "posting: {requirements: [Spanish (preferred), A license, {text: CHW (preferred), need: must}]}"
    role = load_role(own(tmp_path, f"{OWN}{asked}\n"))
    told = [(each.text, each.need) for each in role.posting.requirements]
    assert told == [("Spanish", "preferred"), ("A license", "must"), ("CHW (preferred)", "must")]


@pytest.mark.parametrize("size", ["25-30", "25 to 30", "25 – 30"])
def test_a_caseload_may_be_said_as_two_numbers(tmp_path: Path, size: str) -> None:
    role = load_role(own(tmp_path, f"{OWN}caseload: {{size: {size}}}\n"))
    assert role.caseload is not None
    assert role.caseload.size == Range(min=25, max=30)


def test_a_state_is_written_as_the_post_writes_it(tmp_path: Path) -> None:
    role = load_role(own(tmp_path, f"{OWN}posting: {{location: [{{city: Dayton, region: oh}}]}}\n"))
    assert role.posting.location[0].region == "OH"
