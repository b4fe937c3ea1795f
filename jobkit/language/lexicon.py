"""The shipped word lists, each a YAML file of ``jobkit/lexicons`` checked against its model and read once."""

from __future__ import annotations

import re
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
    """
    ordered = sorted(set(phrases), key=lambda phrase: (-len(phrase), phrase))
    return "(?:" + "|".join(re.escape(phrase).replace(r"\ ", r"\s{1,3}") for phrase in ordered) + ")"
