"""Imported values held to the role's model: what does not fit it is taken out and said, never passed on."""

from __future__ import annotations

import copy
from collections.abc import Mapping
from typing import Any, Final

from pydantic import ValidationError

from jobkit.model.role import Role

_ROUNDS: Final = 50
"""Objections are met at most so many times; each takes out at least one value."""


def fitting(data: Mapping[str, Any]) -> tuple[dict[str, Any], tuple[str, ...]]:
    """(the data without what the model refuses, the dotted fields taken out); a missing title is no such thing."""
    kept = copy.deepcopy(dict(data))
    dropped: list[str] = []
    for _ in range(_ROUNDS):
        refused = _refused(kept)
        if not refused:
            break
        for route in sorted(
            refused, key=lambda each: [(isinstance(step, int), str(step).zfill(6)) for step in each], reverse=True
        ):
            if _take_out(kept, route):
                dropped.append(".".join(map(str, route)))
    return kept, tuple(sorted(set(dropped)))


def role_of(data: Mapping[str, Any]) -> Role | None:
    """The data as a role; None where it has no title."""
    try:
        return Role.model_validate(data)
    except ValidationError:
        return None


def _refused(data: Mapping[str, Any]) -> set[tuple[str | int, ...]]:
    try:
        Role.model_validate(_titled(data))
    except ValidationError as errors:
        return {_route(data, error["loc"]) for error in errors.errors()} - {()}
    return set()


def _titled(data: Mapping[str, Any]) -> dict[str, Any]:
    role = data.get("role", {})
    return {**data, "role": {"title": "?", **role}} if "title" not in role else dict(data)


def _route(whole: Mapping[str, Any], loc: tuple[int | str, ...]) -> tuple[str | int, ...]:
    """The part of a validator's place that the data has."""
    data: Any = whole
    route: list[str | int] = []
    for step in loc:
        if _has(data, step):
            data = data[step]
            route.append(step)
    return tuple(route)


def _has(data: Any, step: int | str) -> bool:
    if isinstance(data, list):
        return isinstance(step, int) and step < len(data)
    return isinstance(data, Mapping) and step in data


def _take_out(whole: Any, route: tuple[str | int, ...]) -> bool:
    """Whether the value was there, and is gone."""
    *way, last = route
    data: Any = whole
    for step in way:
        if not _has(data, step):
            return False
        data = data[step]
    if isinstance(data, list):
        if not isinstance(last, int) or last >= len(data):
            return False
        del data[last]
        return True
    return isinstance(data, dict) and data.pop(str(last), None) is not None
