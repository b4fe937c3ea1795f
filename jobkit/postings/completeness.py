"""What a posting can't do without; a role that lacks it is refused, with the whole list."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from pydantic import BaseModel

from jobkit.errors import InvalidFile, Problem
from jobkit.model.role import Role

_BLANK: Final = re.compile(
    r"\[[A-Z][^\][\n]{2,80}\]"  # [City, State]
    r"|\{\{[^{}\n]{0,80}\}\}"  # {{ employer }}
    r"|\b(?:TBD|TODO|XXX)\b"
    r"|\b[Ll]orem ipsum\b"
    r"|<[a-z]+(?: [a-z]+){1,3}>"  # <your city>
)
_MEND: Final = "start a file of your own with 'jobkit role new', or see samples/roles/case-manager-example.yaml"


def require_complete(role: Role) -> None:
    """Nothing, if the role can be published.

    Raises:
        InvalidFile: fields are missing or still hold a placeholder; one problem each.
    """
    problems = [Problem(f"{field} is missing: {what}", role.id, field=field) for field, what in _missing(role)]
    problems += [
        Problem(f"{field} still has the placeholder {blank}", role.id, field=field) for field, blank in _blanks(role)
    ]
    if problems:
        count = f"{len(problems)} {'field stands' if len(problems) == 1 else 'fields stand'} in the way"
        raise InvalidFile([Problem(f"this role can't be published yet: {count}", role.id, hint=_MEND), *problems])


def is_fully_remote(role: Role) -> bool:
    """All of the work is done from home: no visits, no office days."""
    environment = role.posting.work_environment
    visits = bool(environment and environment.travel and environment.travel.to)
    return role.posting.location_type == "remote" and not visits


def _missing(role: Role) -> Iterator[tuple[str, str]]:
    """(field, what it says) of what is not there; the fields marked R in docs/roles.md."""
    posting, opening, pay = role.posting, role.opening, role.posting.pay
    amounts = (pay.fixed, pay.min, pay.max) if pay else ()
    in_us = any(place.country == "US" for place in posting.location)
    place = ("posting.remote_in", "countries or states to work from") if is_fully_remote(role) else (
        "posting.location", "where people report to work")  # fmt: skip
    checks = [
        (role.organization.name, "organization.name", "who employs"),
        (opening.id, "opening.id", "your number for the vacancy"),
        (opening.posted_on, "opening.posted_on", "the day of first posting, as 2026-12-31"),
        (posting.brief, "posting.brief", "the job in a few sentences"),
        (posting.responsibilities or role.role.duties, "posting.responsibilities", "what the person will do"),
        (posting.requirements, "posting.requirements", "what the person needs"),
        (any(amount is not None for amount in amounts), "posting.pay.min", "the pay: min and max, or fixed"),
        (pay and pay.currency, "posting.pay.currency", "as USD"),
        (pay and pay.period, "posting.pay.period", "hour, day, week, month or year"),
        (posting.work_environment, "posting.work_environment", "the kind of workplace, and travel"),
        (posting.remote_in if is_fully_remote(role) else posting.location, *place),
        (posting.employment_type, "posting.employment_type", "full_time, part_time ..."),
        (posting.flsa_status or not in_us, "posting.flsa_status", "exempt or non_exempt (US)"),
        (posting.apply.url or posting.apply.email, "posting.apply.url", "where applications go: url or email"),
        (posting.apply.deadline or posting.apply.rolling or opening.valid_through, "posting.apply.deadline",
         "until when, or rolling: true"),
    ]  # fmt: skip
    return ((field, what) for given, field, what in checks if not given)


def _blanks(role: Role) -> Iterator[tuple[str, str]]:
    """(field, placeholder) wherever a text that a posting prints still has one."""
    for name in (
        "role",
        "posting",
        "organization",
        "opening",
        "schedule",
        "physical_demands",
        "exposure",
        "background_checks",
    ):
        for field, text in _texts(getattr(role, name), name):
            if found := _BLANK.search(text):
                yield field, found.group()


def _texts(value: object, field: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield field, value
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from _texts(getattr(value, name), f"{field}.{name}")
    elif isinstance(value, tuple):
        for index, each in enumerate(value):
            yield from _texts(each, f"{field}.{index}")
