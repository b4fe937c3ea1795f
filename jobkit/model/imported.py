"""What importing a posting gives: the role's fields, where each value stood, and what found no place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from jobkit.model.role import Role


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a value stood in the file that was imported."""

    page: int | None
    """1-based; None for data that the file holds beside its text (JSON-LD)."""
    line: int | None
    """1-based: of a text file its own line, of other files the line of text on the page."""
    quote: str
    """The words, at most some hundred characters of them; for data, the property's path and value."""


@dataclass(frozen=True, slots=True)
class Witness:
    """One value of the role and where it stood."""

    field: str
    """Dotted, as ``posting.requirements.2``."""
    at: Origin


@dataclass(frozen=True, slots=True)
class Unplaced:
    """Words of the file that no field of a role holds, or that could not be told."""

    at: Origin
    why: str


@dataclass(frozen=True, slots=True)
class Imported:
    file: str
    data: dict[str, Any]
    """The role file's fields, as far as they were found."""
    evidence: tuple[Witness, ...]
    unplaced: tuple[Unplaced, ...]
    missing: tuple[tuple[str, str], ...]
    """Fields that publishing asks for and the file does not state, each with what it says."""
    notes: tuple[tuple[str, str], ...]
    """Fields whose reading rests on more than the words beside it, each with what was taken for granted."""
    role: Role | None
    """The data as a checked role; None where no title was found."""
