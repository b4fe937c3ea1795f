"""YAML files: what is read, what is refused, and what a person is told."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, ConfigDict

from jobkit.errors import InvalidFile, NotFound
from jobkit.yamlfile import MAX_BYTES, dump, inline, load_model, load_text, parse, read_yaml


class Place(BaseModel):
    model_config = ConfigDict(extra="forbid")
    location: str
    floor: int = 0


class Sheet(BaseModel):
    model_config = ConfigDict(extra="forbid")
    title: str
    places: tuple[Place, ...] = ()


def problems(text: str, model: type[BaseModel] = Sheet) -> list[str]:
    with pytest.raises(InvalidFile) as caught:
        load_text(text, model, path="sheet.yaml")
    return [str(problem) for problem in caught.value.problems]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("NO", "NO"), ("yes", "yes"), ("off", "off"), ("012", "012"), ("-01", "-01"), ("1:30", "1:30"),
        ("2026-01-02", "2026-01-02"), ("0x1F", "0x1F"), (".inf", ".inf"), (".", "."), ("e5", "e5"), ("1_000", "1_000"),
        ("12", 12), ("-3", -3), ("+1", 1), ("0", 0), ("1.5", 1.5), (".5", 0.5), ("5.", 5.0), ("1e3", 1000.0),
        ("true", True), ("False", False), ("null", None), ("~", None), ("", None), ("'12'", "12"), ('"true"', "true"),
    ],
)  # fmt: skip
def test_scalars_are_yaml_1_2(written: str, read: object) -> None:
    value = parse(f"key: {written}\n").data["key"]
    assert value == read
    assert type(value) is type(read)


def test_keys_are_text() -> None:
    assert parse("1: a\nNO: b\nnull: c\n").data == {"1": "a", "NO": "b", "null": "c"}


def test_every_problem_is_told_at_once_with_its_place_and_mend() -> None:
    assert problems("places:\n  - locaton: Dayton\n    floor: one\n  - location: 7\ntitel: x\n") == [
        "sheet.yaml, line 1, column 1: 'title' is missing",
        "sheet.yaml, line 2, column 5: 'location' is missing",
        "sheet.yaml, line 2, column 5: unknown key 'locaton'; did you mean 'location'?",
        "sheet.yaml, line 3, column 12: 'floor' must be a whole number, not 'one'",
        "sheet.yaml, line 4, column 15: 'location' must be text; put it in quotes if it looks like a number, not '7'",
        "sheet.yaml, line 5, column 1: unknown key 'titel'; did you mean 'title'?",
    ]


def test_a_problem_names_its_field() -> None:
    with pytest.raises(InvalidFile) as caught:
        load_text("title: a\nplaces:\n  - location: b\n    floor: c\n", Sheet)
    assert [problem.field for problem in caught.value.problems] == ["places.0.floor"]


@pytest.mark.parametrize(
    ("text", "place", "said"),
    [
        ("title: a\ntitle: b\n", "line 2, column 1", "'title' is here for the second time; first on line 1"),
        ("title: !!python/object:os.system x\n", "line 1, column 8", "tag"),
        ("title: !thing x\n", "line 1, column 8", "tag"),
        ("title: *name\n", "line 1, column 8", "alias"),
        ("title: &name [*name]\n", "line 1, column 15", "alias"),
        ("title: a: b\n", "line 1, column 9", "quotes"),
        ("title: a\n\tplaces: b\n", "line 2", ""),
        ("title: [a\n", "line 2, column 1", ""),
        ("--- a\n--- b\n", "line 2, column 1", "second document"),
        ("? [a, b]\n: c\n", "line 1, column 3", "key"),
        ("title: a\x07b\n", "line 1", "control character"),
    ],
)
def test_what_is_not_taken_is_refused_where_it_stands(text: str, place: str, said: str) -> None:
    (problem,) = problems(text)
    assert problem.startswith(f"sheet.yaml, {place}")
    assert said in problem


@pytest.mark.parametrize("opening", ["[", "- ", "{a: ", "- a: "])
def test_deep_nesting_is_refused_and_does_not_crash(opening: str) -> None:
    assert len(problems(opening * 50_000)) == 1


def test_an_alias_bomb_is_refused_before_it_grows() -> None:
    """Unfolded it would have 9 ** 12 items, so a check that came too late would not come to an end."""
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 12)]
    assert "aliases" in problems("\n".join(lines))[0]


def test_an_alias_stands_for_its_value() -> None:
    assert parse("a: &a {b: [1, 2]}\nc: *a\n").data == {"a": {"b": [1, 2]}, "c": {"b": [1, 2]}}


def test_files(tmp_path: Path) -> None:
    good, empty, latin, large = (tmp_path / name for name in ("good.yaml", "empty.yaml", "latin.yaml", "large.yaml"))
    good.write_bytes(b"\xef\xbb\xbftitle: caf\xc3\xa9\n")
    empty.write_text("")
    latin.write_bytes(b"a: b\ntitle: caf\xe9\n")
    large.write_bytes(b"#" * (MAX_BYTES + 1))
    assert load_model(good, Sheet) == Sheet(title="café")
    assert read_yaml(empty) is None
    with pytest.raises(InvalidFile, match="'title' is missing"):
        load_model(empty, Sheet)
    with pytest.raises(InvalidFile, match=r"latin\.yaml, line 2: not UTF-8 text; save the file as UTF-8"):
        read_yaml(latin)
    with pytest.raises(InvalidFile, match="bytes"):
        read_yaml(large)
    with pytest.raises(NotFound, match="no such file"):
        read_yaml(tmp_path / "absent.yaml")
    with pytest.raises(NotFound, match="can't be read"):
        read_yaml(tmp_path)


_texts = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), max_size=20)
_traps = st.sampled_from(["NO", "012", "1:30", "1e3", "", "~", "true", "- a", "a: b", "x\ny", "#", "2026-01-01"])
_keys = st.text("abNO01: ", min_size=1, max_size=5)
_plain = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**9), 10**9) | _texts | _traps,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_keys, inner, max_size=3),
    max_leaves=8,
)


@given(_plain)
def test_what_is_written_is_read_back(data: Any) -> None:
    assert parse(dump(data)).data == data


@given(_plain)
def test_what_is_written_on_one_line_stays_on_it_and_is_read_back(data: Any) -> None:
    written = inline(data)
    assert len(written.splitlines()) <= 1
    assert parse(f"key: {written} # remark").data == {"key": data}
    assert parse(f"- {written}").data == [data]
