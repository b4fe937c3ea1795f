"""JSON text to data and places."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobkit.errors import Unreadable
from jobkit.parsing.structured.source import is_json, parse

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=20,
)


@given(data=st.dictionaries(st.text(), VALUES, max_size=5), indent=st.sampled_from([None, 2]), plain=st.booleans())
def test_both_forms_hold_the_same(data: dict[str, object], indent: int | None, plain: bool) -> None:
    text = json.dumps(data, indent=indent, ensure_ascii=plain)
    if any("\ud800" <= char <= "\udfff" for char in text):
        return
    source = parse(text.encode())
    assert source.data == data or plain
    assert source.placed == source.data


def test_each_string_knows_its_line() -> None:
    source = parse(b'{\n "a": "x",\n "b": ["y",\n  "z"], "n": 1}')
    assert [source.line(source.placed["a"]), *map(source.line, source.placed["b"])] == [2, 3, 4]
    assert source.line(source.placed["n"]) is None


@pytest.mark.parametrize(
    ("data", "is_one"),
    [
        (b'{"basics": {}}', True),
        (b'\xef\xbb\xbf \n{\r\n"a": 1}', True),
        ('{"a": 1}'.encode("utf-16"), True),
        (b'[{"a": 1}]', True),
        (b"{\\rtf1 x}", False),
        (b"{ my resume }", False),
        (b"[ WORK ]", False),
        (b"Ana Lind", False),
    ],
)
def test_json_is_told_by_how_it_begins(data: bytes, is_one: bool) -> None:
    assert is_json(data) == is_one


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b'{\n"a": 1,\n"b" 2}', "line 3, column 5: not JSON"),
        (b'{"a": NaN}', "NaN is no number"),
        (b'{"a": ' + b"[" * 100_000 + b"}", "can't be read"),
        (b'[{"a": 1}]', "holds a list"),
        (b'{"a": ' + b"9" * 5_000 + b"}", "can't be read"),
    ],
)
def test_what_is_no_resume_in_json_is_one_clear_line(data: bytes, said: str) -> None:
    with pytest.raises(Unreadable, match=said) as caught:
        parse(data)
    assert "\n" not in caught.value.message


def test_halves_of_characters_become_signs_that_a_file_can_hold() -> None:
    source = parse(b'{"a": "x\\ud800y", "b\\udc00": "\\ud83d\\ude00"}')
    assert source.data == {"a": "x\ufffdy", "b\ufffd": "😀"}
    assert source.placed["a"] == "x\ufffdy"
