"""The languages that a resume lists."""

from __future__ import annotations

from collections.abc import Sequence

from jobkit.model.document import Document, Section
from jobkit.model.resume import Found


def read_languages(document: Document, sections: Sequence[Section]) -> tuple[Found[str], ...]:
    """The languages in page order."""
    del document, sections
    return ()
