"""What reading one file may cost."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """What one file may cost."""

    bytes: int = 25_000_000
    inflated_bytes: int = 200_000_000
    """What an archive-based format (DOCX, ODT) may unpack to."""
    pages: int = 300
    pictures: int = 10
    """Pages that are read by OCR, 3 to 5 seconds each; those that follow are reported as not read."""
    pixels: int = 60_000_000
    """Of one picture; the largest cameras of phones but one make 50 million."""
