"""What tells whether a page of a PDF is a picture."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a PDF's page is made of besides text."""

    width: float
    height: float
    covered: float
    """Share of it under images."""
    drawn: bool
    """Whether there is anything on it besides a coloured ground."""
