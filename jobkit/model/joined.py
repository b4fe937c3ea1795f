"""Kinds of criteria of other distributions, which join under the entry point group ``jobkit.criteria``."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from importlib import metadata
from typing import Any, Protocol

from pydantic import BaseModel

ENTRY_POINTS = "jobkit.criteria"


class JoinedKind(Protocol):
    """What an entry point names, a module say; the entry point's own name is the ``kind`` that a rubric writes."""

    Settings: type[BaseModel]
    """A subclass of ``model.rubric.JoinedCriterion``: what a rubric gives; a mistake in it is told with its line."""
    award: Callable[..., Any]
    """``(Facts, Settings, Scope) -> Award``: pure, as the built-in ones are."""
    rule: Callable[..., str]
    """``(Settings, most) -> str``: a sentence by which a reader of the report can redo the points."""


@cache
def joined_kinds() -> Mapping[str, JoinedKind]:
    """The kinds that are installed, by name."""
    points = sorted(metadata.entry_points(group=ENTRY_POINTS), key=lambda point: point.name)
    return {point.name: point.load() for point in points}
