"""A resume to facts: all that scoring may see."""

from __future__ import annotations

from jobkit.model.document import Document
from jobkit.model.facts import Facts
from jobkit.model.resume import Resume


def read_facts(resume: Resume, document: Document, *, as_of: tuple[int, int]) -> Facts:
    """The facts of a resume; ``as_of`` is (year, month)."""
    del document  # not needed yet
    return Facts(as_of=as_of, sections=tuple(section.kind for section in resume.sections))
