"""What differs between two versions of a role, and what that means for its rubric."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pydantic import JsonValue

Weight = Literal["substance", "wording"]
"""``substance``: another job, other terms, or another person is asked for; ``wording``: the same in other words."""


@dataclass(frozen=True, slots=True)
class Change:
    field: str
    """Dotted; an entry of a list by its id, or else by its place, from 0, in the version that has it."""
    how: Literal["added", "removed", "changed", "reordered"]
    weight: Weight
    before: JsonValue = None
    after: JsonValue = None


@dataclass(frozen=True, slots=True)
class RoleDiff:
    """In the order in which a role is read."""

    before: str
    """The older version's name or file."""
    after: str
    changes: tuple[Change, ...]
    rubric: tuple[str, ...]
    """What the changes do to the rubric, a sentence each."""
