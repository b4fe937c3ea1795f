"""What a role of one's own is asked for, as ``templates/questions.yaml`` says it, and how an answer is read."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from functools import cache
from typing import Any, Final, Literal

from pydantic import Field, JsonValue

from jobkit import resources
from jobkit.errors import InvalidFile
from jobkit.model.fields import Flag, Part, Text
from jobkit.roles.pay import read_pay
from jobkit.roles.places import read_places
from jobkit.yamlfile import Route, load_model, parse

Reading = Mapping[Route, Any]
"""Fields and the values that an answer gives them."""
Offered = Any
"""What the template has in the question's field, as plain data."""

_MONEY = re.compile(r"(\d[\d,]*(?:\.\d+)?)\s*(k\b)?", re.IGNORECASE)  # 45,000; 22.50; 45k
_PICKED = re.compile(r"(\d+)(?:\s*-\s*(\d+))?")  # 3; 2-5
_YES_NO: Final = {"yes": True, "y": True, "no": False, "n": False}


class Question(Part):
    field: Text
    """Dotted, in the role file."""
    ask: Text
    kind: Literal["text", "pay", "place", "apply", "deadline", "list", "choice"] = Field(default="text", alias="as")
    example: JsonValue
    """A value, as the file would say it."""
    needed: Flag = False
    """Without it the role can't be published."""
    own: Flag = False
    """What the template says is an example only: the file says nothing until somebody has confirmed it."""
    confirm: Flag = False
    """What the template says holds; ``role validate`` says that nobody has confirmed it."""

    @property
    def route(self) -> Route:
        return tuple(self.field.split("."))


class _Questions(Part):
    questions: tuple[Question, ...]


@cache
def questions() -> tuple[Question, ...]:
    """All questions: first those that publishing needs an answer to."""
    return load_model(resources.folder("templates") / "questions.yaml", _Questions).questions


def read_answer(question: Question, answer: str, offered: Offered) -> list[Reading]:
    """What an answer may mean, likeliest first; at least one reading, which the role's own checks may refuse.

    Raises:
        ValueError: it can't be read as such an answer; the text says what can.
    """
    reader = _READERS.get(question.kind)
    if reader is not None:
        return [{(*question.route, *route): value for route, value in reader(answer, offered).items()}]
    return [{question.route: value} for value in values_of(answer)]


def values_of(written: str) -> list[Any]:
    """What a written value may mean: a number, the text itself, a name (``full_time``), yes or no, an address, YAML."""
    if written.strip() in ("null", "~", ""):
        return [None]
    amount = _amount(written)
    meant: list[Any] = [written.strip()] if amount is None else [amount, written.strip()]
    meant.append(re.sub(r"[\s-]+", "_", written.strip().lower()))
    if written.strip().lower() in _YES_NO:
        meant.append(_YES_NO[written.strip().lower()])
    if written.strip().lower().startswith("www."):
        meant.append(f"https://{written.strip()}")
    with suppress(InvalidFile):
        meant.append(parse(written, "the value").data)
    return meant


def _amount(written: str) -> int | float | None:
    found = _MONEY.fullmatch(written.strip().removeprefix("$").strip())
    return _sum(found) if found else None


def _sum(found: re.Match[str]) -> int | float:
    amount = float(found.group(1).replace(",", "")) * (1000 if found.group(2) else 1)
    return int(amount) if amount.is_integer() else amount


def _pay(answer: str, offered: Offered) -> dict[Route, Any]:
    known = {name: value for name, value in (offered or {}).items() if value is not None}
    if answer.lower() in ("yes", "y") and known:
        return {(): known}
    pay = read_pay(answer, known.get("currency", "USD"))
    return {(): pay | {name: None for name in ("min", "max", "fixed") if name in known and name not in pay}}


def _place(answer: str, _offered: Offered) -> dict[Route, Any]:
    remote = re.fullmatch(r"(?:fully |wholly )?remote\b[\s:,(]*(?:from |in )?(.*?)\)?", answer, re.IGNORECASE)
    if remote and not remote.group(1):
        raise ValueError("say from where the work may be done, as: remote USA")
    if remote:
        places = [each.strip() for each in re.split(r";|\bor\b", remote.group(1)) if each.strip()]
        return {("..", "location_type"): "remote", ("..", "remote_in"): places}
    return {(): read_places(answer)}


def _apply(answer: str, _offered: Offered) -> dict[Route, Any]:
    if "@" in answer and "://" not in answer:
        return {("email",): answer}
    return {("url",): answer if "://" in answer else f"https://{answer}"}


def _deadline(answer: str, _offered: Offered) -> dict[Route, Any]:
    if answer.lower() == "rolling":
        return {("..", "rolling"): True}
    return {(): answer}


def _list(answer: str, _offered: Offered) -> dict[Route, Any]:
    return {(): _parted(answer)}


def _choice(answer: str, offered: Offered) -> dict[Route, Any]:
    entries: Sequence[Any] = offered or ()
    chosen: list[Any] = []
    for part in _parted(re.sub(r"(?<=\d)\s*,\s*(?=\d)", ";", answer)):
        picked = _PICKED.fullmatch(part)
        if picked:
            chosen += _picked(int(picked.group(1)), int(picked.group(2) or picked.group(1)), entries)
        elif part.lower() in ("all", "yes"):
            chosen += entries
        elif part.lower() not in ("none", "no"):
            chosen.append(part)
    return {(): [each for at, each in enumerate(chosen) if each not in chosen[:at]]}


def _picked(first: int, last: int, entries: Sequence[Any]) -> Sequence[Any]:
    if not 1 <= first <= last <= len(entries):
        raise ValueError(
            f"there are {len(entries)}: give numbers from 1 to {len(entries)}, all, none, or your own words"
        )
    return entries[first - 1 : last]


def _parted(answer: str) -> list[str]:
    return [part.strip() for part in answer.split(";") if part.strip()]


_READERS: Final[Mapping[str, Callable[[str, Offered], dict[Route, Any]]]] = {
    "pay": _pay, "place": _place, "apply": _apply, "deadline": _deadline, "list": _list, "choice": _choice,
}  # fmt: skip
