"""Which reader takes a file: decided by its content, its suffix only where the content does not tell."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Protocol

from jobkit.model.document import Page


@dataclass(frozen=True, slots=True)
class Limits:
    """What one file may cost."""

    bytes: int = 25_000_000
    inflated_bytes: int = 200_000_000
    """What an archive-based format (DOCX) may unpack to."""
    pages: int = 300


class Reader(Protocol):
    """One file format. ``read`` raises only ``Unreadable``."""

    media: ClassVar[str]
    """The name that results carry: pdf, docx, html, text."""

    def read(self, data: bytes, limits: Limits) -> list[Page]: ...
