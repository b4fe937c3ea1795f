"""Everything jobkit raises on purpose.

    JobkitError
    ├── InvalidFile     a role, rubric, template or lexicon that a person must mend; carries every Problem
    ├── Unreadable      a resume that can't be read; carries a reason from a fixed list
    ├── NotFound        a file, folder or shipped name that isn't there
    └── MissingExtra    an optional dependency that the work needs and that isn't installed

A bug stays a plain exception.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

Reason = Literal[
    "encrypted", "damaged", "too_large", "empty", "no_text", "unsupported", "timeout", "out_of_memory", "crashed",
    "not_found", "not_permitted",
]  # fmt: skip


class JobkitError(Exception):
    """Base of every error that a caller or a user can do something about; its text is one line."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong in one place of a file that a person edits."""

    message: str
    path: str = ""
    line: int | None = None
    """1-based; None where the place is not known."""
    column: int | None = None
    """1-based."""
    field: str = ""
    """Dotted path of the value, as ``posting.pay.min``."""
    hint: str = ""
    """The mend, as a sentence."""

    def __str__(self) -> str:
        place = self.path
        if self.line is not None:
            place += f", line {self.line}" + (f", column {self.column}" if self.column is not None else "")
        said = f"{place}: {self.message}" if place else self.message
        return f"{said}; {self.hint}" if self.hint else said


class InvalidFile(JobkitError):
    """A file that people edit has problems, all of them listed."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(map(str, self.problems)))

    def __reduce__(self) -> tuple[type[InvalidFile], tuple[tuple[Problem, ...]]]:
        return type(self), (self.problems,)


class Unreadable(JobkitError):
    """A resume can't be read.

    ``reason`` is for programs, the text for people: what is wrong, and what would mend it.
    """

    def __init__(self, reason: Reason, message: str) -> None:
        self.reason: Reason = reason
        self.message = message
        super().__init__(message)

    def __reduce__(self) -> tuple[type[Unreadable], tuple[Reason, str]]:
        return type(self), (self.reason, self.message)


class NotFound(JobkitError):
    """A file, a folder, or a name among the shipped ones does not exist."""


class MissingExtra(JobkitError):
    """The work needs an optional dependency; the text names the extra to install."""

    def __init__(self, extra: str, work: str) -> None:
        self.extra, self.work = extra, work
        super().__init__(f"{work} needs the extra '{extra}'; in the checkout, run: pip install '.[{extra}]'")

    def __reduce__(self) -> tuple[type[MissingExtra], tuple[str, str]]:
        return type(self), (self.extra, self.work)
