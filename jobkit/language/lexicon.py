"""The shipped word lists, each a YAML file of ``jobkit/lexicons`` checked against its model and read once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from typing import TypeVar

from pydantic import BaseModel, ConfigDict

from jobkit import resources
from jobkit.yamlfile import load_model

M = TypeVar("M", bound=BaseModel)


class Entry(BaseModel):
    """Base of what a lexicon holds: no field that nobody reads, and no change after loading."""

    model_config = ConfigDict(extra="forbid", frozen=True)


def load(name: str, model: type[M]) -> M:
    """The lexicon of that name ("degrees") as its model; the same object each time.

    Raises:
        NotFound: no such lexicon is shipped.
        InvalidFile: it does not fit the model.
    """
    found = _load(name, model)
    assert isinstance(found, model)
    return found


@cache
def _load(name: str, model: type[BaseModel]) -> BaseModel:
    return load_model(resources.folder("lexicons") / f"{name}.yaml", model)


def any_of(phrases: list[str] | tuple[str, ...]) -> str:
    """A pattern for any of the phrases, longest first; a space fits any run of up to three white-space characters.

    >>> any_of(["to", "up to"])
    '(?:up\\\\s{1,3}to|to)'
    >>> any_of(["may", "mar", "march"])
    '(?:ma(?:r(?:ch|)|y))'
    """
    found = _either(sorted(set(phrases), key=lambda phrase: (-len(phrase), phrase)))
    return found if found.startswith("(?:") else f"(?:{found})"


def _either(phrases: Sequence[str]) -> str:
    """The phrases as alternatives in their order, those that begin alike as one: a text is then held against each first
    letter once, not against each phrase."""
    if len(phrases) == 1:
        return _pattern(phrases[0])
    groups: dict[str, list[str]] = {}
    for phrase in phrases:
        groups.setdefault(phrase[:1], []).append(phrase)
    if len(groups) == 1:
        return _pattern(phrases[0][:1]) + _either([phrase[1:] for phrase in phrases])
    each = map(_either, groups.values()) if _can_part(groups) else map(_pattern, phrases)
    return f"(?:{'|'.join(each)})"


def _can_part(firsts: Iterable[str]) -> bool:
    """Whether a text that begins with one of these begins with no other, in whatever case it is read."""
    firsts = list(firsts)
    return all(not first or first.isalnum() for first in firsts) and len(set(map(str.lower, firsts))) == len(firsts)


def _pattern(phrase: str) -> str:
    return re.escape(phrase).replace(r"\ ", r"\s{1,3}")
