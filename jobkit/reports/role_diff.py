"""What differs between two versions of a role, told to a person or a program."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any, Final

from jobkit.model.role_change import Change, RoleDiff, Weight

LONG: Final = 300
"""Characters of a part that is told whole."""


def as_text(diff: RoleDiff) -> str:
    """The changes of substance, those of wording, and what they do to the rubric; empty parts are left out."""
    count = f"{_count(diff, 'substance')} of substance, {_count(diff, 'wording')} of wording"
    lines = [f"{diff.before} → {diff.after}: {count if diff.changes else 'no difference'}"]
    for weight, title in (("substance", "Changed in substance"), ("wording", "Only the wording")):
        told = [_told(each) for each in diff.changes if each.weight == weight]
        lines += ["", title, *(f"  {line}" for line in told)] if told else []
    if diff.rubric:
        lines += ["", "For the rubric", *(f"  {each}" for each in diff.rubric)]
    return "\n".join(lines) + "\n"


def as_json(diff: RoleDiff) -> str:
    return json.dumps(asdict(diff), ensure_ascii=False, indent=2) + "\n"


def _count(diff: RoleDiff, weight: Weight) -> str:
    number = sum(each.weight == weight for each in diff.changes)
    return f"{number} change{'' if number == 1 else 's'}"


def _told(change: Change) -> str:
    match change.how:
        case "added":
            return f"{change.field}: new: {_said(change.after)}"
        case "removed":
            return f"{change.field}: gone: {_said(change.before)}"
        case "reordered":
            return f"{change.field}: the order is another"
    return f"{change.field}: {_said(change.before)} is now {_said(change.after)}"


def _said(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | float):
        return f"{value:,}"
    if isinstance(value, str):
        return f'"{value}"' if " " in value else value
    if isinstance(value, dict):
        return _of_entry(value)
    if isinstance(value, list):
        return "; ".join(map(_said, value))
    return "nothing"


def _of_entry(entry: dict[str, Any]) -> str:
    """An entry by its text, with whatever else it says behind it."""
    text = entry.get("text") or entry.get("name")
    others = ", ".join(_fields({name: each for name, each in entry.items() if each != text and name != "id"}))
    if not text and len(others) > LONG:
        return f"all of it, with {', '.join(entry)}"
    return f'"{text}"{f" ({others})" if others else ""}' if text else others


def _fields(entry: dict[str, Any]) -> Iterator[str]:
    for name, value in entry.items():
        yield f"{name}: {_said(value)}"
