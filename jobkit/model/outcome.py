"""What became of one file: a reading or an assessment, or a plain account of why there is none."""

from __future__ import annotations

from dataclasses import dataclass

from jobkit.errors import Reason
from jobkit.model.document import Document
from jobkit.model.facts import Facts
from jobkit.model.resume import Resume


@dataclass(frozen=True, slots=True)
class Reading:
    """A resume file, read: its visible text, what it says, and the part of that which scoring may see."""

    document: Document
    resume: Resume
    facts: Facts


@dataclass(frozen=True, slots=True)
class Failed:
    """A file that gave no result. Its row stays in every report."""

    file: str
    code: Reason
    """For programs."""
    message: str
    """For people: one line that says what is wrong and what would mend it."""
