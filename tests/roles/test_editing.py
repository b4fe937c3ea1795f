"""One field set in a role file's text."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jobkit.errors import InvalidFile
from jobkit.roles.editing import with_field
from jobkit.yamlfile import Route, parse

TEXT = """# top
id: own
extends: case-manager # x

organization:
  # name: Example # *

posting:
  requirements: # keep
    # - {a: b}
  # location: []
  pay:
    min: 5 # five
    max: 9
schedule: {shifts: x}
"""


@pytest.mark.parametrize(
    ("route", "value", "old", "new"),
    [
        (("organization", "name"), "Aid: Co", "  # name: Example # *\n", "  name: 'Aid: Co' # said\n"),
        (("posting", "requirements"), ["a", {"text": "b"}], "  requirements: # keep\n    # - {a: b}\n",
         "  requirements: # said\n    - a\n    - {text: b}\n"),
        (("posting", "location", 0, "city"), "Reno", "  # location: []\n", "  location: # said\n    - {city: Reno}\n"),
        (("posting", "pay", "max"), 10, "    max: 9\n", "    max: 10 # said\n"),
        (("posting", "pay", "period"), "year", "    max: 9\n", "    max: 9\n    period: year # said\n"),
        (("posting", "apply", "url"), None, "    max: 9\n", "    max: 9\n  apply: {url: null} # said\n"),
        (("schedule", "on_call"), "y", "schedule: {shifts: x}\n", "schedule: {shifts: x, on_call: 'y'} # said\n"),
        (("schedule",), None, "schedule: {shifts: x}\n", "schedule: null # said\n"),
        (("rubric",), None, "extends: case-manager # x\n", "extends: case-manager # x\nrubric: null # said\n"),
        (("caseload", "size"), 25, "schedule: {shifts: x}\n",
         "schedule: {shifts: x}\n\ncaseload:\n  size: 25 # said\n"),
    ],
)  # fmt: skip
def test_a_field_takes_its_place_and_every_other_line_stays(route: Route, value: Any, old: str, new: str) -> None:
    assert TEXT.count(old) == 1
    assert with_field(TEXT, route, value, "said").replace("on_call: y}", "on_call: 'y'}") == TEXT.replace(old, new)


@pytest.mark.parametrize(
    ("text", "section"),
    [
        ("id: own\nrole: &a\n  pay:\n    min: 1\nposting: *a\n", "role"),
        ("{id: own, posting: {pay: {min: 1}}}\n", "posting"),
    ],
)
def test_what_can_not_be_put_in_is_told_as_the_line_to_write(text: str, section: str) -> None:
    with pytest.raises(InvalidFile) as refused:
        with_field(text, (section, "pay", "max"), 7)
    assert str(refused.value).endswith(f"write yourself: {section}: {{pay: {{min: 1, max: 7}}}}")


_keys = st.sampled_from(["posting", "pay", "a b", "x", "text"])
_values = st.recursive(
    st.none() | st.booleans() | st.integers(-99, 99) | st.sampled_from(["a\nb: c", "# x", "- y", "NO", ""]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_keys, inner, max_size=3),
    max_leaves=6,
)


@settings(max_examples=50)
@given(st.lists(st.tuples(st.lists(_keys, min_size=1, max_size=3), _values), min_size=1, max_size=5))
def test_whatever_is_set_is_what_the_file_then_says(values: list[tuple[list[str], Any]]) -> None:
    text = TEXT
    for route, value in values:
        text = with_field(text, tuple(route), value)
        said = parse(text).data
        for step in route:
            said = said[step]
        assert said == value
    assert text.startswith("# top\nid: own\n")
