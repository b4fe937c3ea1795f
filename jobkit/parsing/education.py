"""Education entries from the sections' rows."""

from __future__ import annotations

from collections.abc import Sequence

from jobkit.model.document import Document, Section
from jobkit.model.resume import Education


def read_education(document: Document, sections: Sequence[Section]) -> tuple[Education, ...]:
    """Schools and degrees in page order."""
    del document, sections
    return ()
