"""How a validator's objections are said to the person who wrote the file."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches
from typing import Any, Final, get_args

from pydantic import BaseModel

from jobkit.model.fields import FORMS

Route = tuple[str | int, ...]

_TEXT, _NUMBER = "must be text; put it in quotes if it looks like a number", "must be a number such as 45000"
_DATE = "must be a date such as 2026-12-31"
_SENTENCES: Final[Mapping[str, str]] = {
    "missing": "is missing",
    "string_type": _TEXT,
    "string_too_short": "must not be empty",
    "string_too_long": "is longer than {max_length} characters",
    "int_type": "must be a whole number",
    "int_parsing": "must be a whole number",
    "int_from_float": "must be a whole number",
    "float_type": _NUMBER,
    "float_parsing": _NUMBER,
    "decimal_type": _NUMBER,
    "decimal_parsing": _NUMBER,
    "bool_type": "must be true or false",
    "bool_parsing": "must be true or false",
    "date_type": _DATE,
    "date_parsing": _DATE,
    "date_from_datetime_parsing": _DATE,
    "date_from_datetime_inexact": _DATE,
    "list_type": "must be a list: one '- ' line for each entry",
    "tuple_type": "must be a list: one '- ' line for each entry",
    "frozen_set_type": "must be a list: one '- ' line for each entry",
    "too_short": "needs at least {min_length} of its entries",
    "too_long": "has more than {max_length} entries",
    "model_type": "must hold fields ('key: value' lines)",
    "model_attributes_type": "must hold fields ('key: value' lines)",
    "dict_type": "must hold fields ('key: value' lines)",
    "mapping_type": "must hold fields ('key: value' lines)",
    "literal_error": "must be {expected}",
    "enum": "must be {expected}",
    "greater_than": "must be more than {gt}",
    "greater_than_equal": "must be {ge} or more",
    "less_than": "must be less than {lt}",
    "less_than_equal": "must be {le} or less",
    "union_tag_invalid": "is not one of the kinds {expected_tags}",
    "union_tag_not_found": "does not say which kind it is",
}
_CLOSE = 0.6  # difflib's own default: one letter wrong or two swapped in a word of five letters
_SHOWN = 40  # characters of a wrong value that a message quotes


def said_of(error: Mapping[str, Any], route: Route) -> tuple[str, str]:
    """What is wrong with the value at ``route``, and the mend if known; ``error`` is one of Pydantic's ``errors()``."""
    kind, context = str(error["type"]), dict(error.get("ctx") or {})
    if kind == "extra_forbidden":
        return f"unknown key '{route[-1]}'", ""
    if kind == "unprintable":
        return f"{_named(route)} holds the control character {context['code']}", "take it out"
    if kind in ("value_error", "assertion_error"):
        return f"{_named(route)} {context.get('error')}", ""
    form = FORMS.get(str(context.get("pattern")), "of another form") if kind == "string_pattern_mismatch" else ""
    sentence = f"must be {form}" if form else _SENTENCES.get(kind)
    said = sentence.format_map(context) if sentence else f"is refused: {error['msg']}"
    shown = "" if kind == "missing" else _shown(error.get("input"))
    choices = re.findall(r"'([^']*)'", str(context.get("expected") or context.get("expected_tags") or ""))
    return f"{_named(route)} {said}{shown}", _guess(str(error.get("input")), choices)


def said_of_reference(name: str, list_: str, known: Sequence[str], route: Route) -> tuple[str, str]:
    """What is wrong with a value that names no entry of the list, and the mend."""
    there = f"there are: {', '.join(known)}" if known else "it has none"
    return f"{_named(route)} is '{name}', which {list_} does not have", _guess(name, list(known)) or there


def near(key: str, model: type[BaseModel], loc: Route) -> str:
    """The mend for an unknown key: the field that it resembles, of the models that can stand at ``loc``."""
    fields = [name for each in _models_at(model, loc) for name in each.model_fields]
    return _guess(key, fields)


def _guess(written: str, names: list[str]) -> str:
    folded = {name.lower(): name for name in names}
    found = get_close_matches(re.sub(r"[\s-]+", "_", written.lower()), list(folded), n=1, cutoff=_CLOSE)
    return f"did you mean '{folded[found[0]]}'?" if found else ""


def _named(route: Route) -> str:
    if not route:
        return "the file"
    if isinstance(route[-1], int):
        return f"entry {route[-1] + 1} of '{_key_in(route)}'"
    return f"'{route[-1]}'"


def _key_in(route: Route) -> str:
    return next((str(step) for step in reversed(route) if isinstance(step, str)), "the list")


def _shown(value: object) -> str:
    if value is None:
        return ", and nothing is given"
    if isinstance(value, dict):
        return ", not fields"
    if isinstance(value, list | tuple):
        return ", not a list"
    text = str(value).lower() if isinstance(value, bool) else str(value)
    return f", not {text[:_SHOWN]!r}{'...' if len(text) > _SHOWN else ''}"


def _models_at(model: type[BaseModel], loc: Route) -> list[type[BaseModel]]:
    """The models that can stand at a validator's location; steps that name no field (union branches) are left out."""
    models = [model]
    for step in loc:
        fields = [each.model_fields[step] for each in models if isinstance(step, str) and step in each.model_fields]
        if fields:
            models = [found for field in fields for found in _models_in(field.annotation)]
    return models


def _models_in(annotation: object) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for part in get_args(annotation):
        yield from _models_in(part)
