"""The skills that a resume lists."""

from __future__ import annotations

from collections.abc import Sequence

from jobkit.model.document import Document, Section
from jobkit.model.resume import SkillGroup


def read_skills(document: Document, sections: Sequence[Section]) -> tuple[SkillGroup, ...]:
    """The skills in page order."""
    del document, sections
    return ()
