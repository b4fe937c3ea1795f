"""Work entries from the sections' rows."""

from __future__ import annotations

from collections.abc import Sequence

from jobkit.model.document import Document, Section
from jobkit.model.resume import Work


def read_work(document: Document, sections: Sequence[Section]) -> tuple[Work, ...]:
    """Jobs, internships and volunteer work in page order."""
    del document, sections
    return ()
