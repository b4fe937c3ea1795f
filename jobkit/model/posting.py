"""A posting: one role, made ready for one channel."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

PostingFormat = Literal["md", "html", "text"]


@dataclass(frozen=True, slots=True)
class Posting:
    format: PostingFormat
    media_type: str
    text: str
    filename: str
    """A name to save it under: ``case-manager.html``."""
