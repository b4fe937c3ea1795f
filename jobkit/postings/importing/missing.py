"""What publishing asks for and an imported posting does not state."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

ASKED: Final = (
    ("role.title", "what the job is called"),
    ("organization.name", "who employs"),
    ("opening.id", "your number for the vacancy"),
    ("opening.posted_on", "the day of first posting, as 2026-12-31"),
    ("posting.brief", "the job in a few sentences"),
    ("posting.responsibilities", "what the person will do"),
    ("posting.requirements", "what the person needs"),
    ("posting.benefits", "what is offered beside the pay"),
    ("posting.pay", "the pay: min and max, or fixed"),
    ("posting.pay.currency", "as USD"),
    ("posting.pay.period", "hour, day, week, month or year"),
    ("posting.work_environment", "the kind of workplace, and travel"),
    ("posting.location", "where people report to work"),
    ("posting.employment_type", "full_time, part_time ..."),
    ("posting.flsa_status", "exempt or non_exempt (US)"),
    ("posting.apply.url", "where applications go: url or email"),
    ("posting.apply.deadline", "until when, or rolling: true"),
)
"""The fields that docs/roles.md marks as needed for a posting."""


def missing_fields(data: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    """(field, what it says) of what is asked for and not there."""
    return tuple((field, what) for field, what in ASKED if not _is_there(data, field))


def _is_there(data: Mapping[str, Any], field: str) -> bool:
    posting = data.get("posting", {})
    if field == "posting.responsibilities" and data.get("role", {}).get("duties"):
        return True
    if field == "posting.location" and posting.get("location_type") == "remote":
        return bool(posting.get("remote_in") or posting.get("location"))
    if field == "posting.apply.url" and "email" in posting.get("apply", {}):
        return True
    if field == "posting.apply.deadline" and (
        "rolling" in posting.get("apply", {}) or "valid_through" in data.get("opening", {})
    ):
        return True
    if field.startswith("posting.pay."):
        return not posting.get("pay") or _at(data, field) is not None
    return bool(_at(data, field))


def _at(data: Mapping[str, Any], field: str) -> Any:
    value: Any = data
    for step in field.split("."):
        value = value.get(step) if isinstance(value, Mapping) else None
    return value
