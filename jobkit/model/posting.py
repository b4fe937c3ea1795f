"""A posting: what is made of a role, or of several, for one channel."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

PostingFormat = Literal["html", "md", "text", "docx", "pdf", "ats", "jsonld", "social", "microblog", "sms", "internal"]
"""What one role is made into."""
FeedFormat = Literal["indeed", "rss", "atom", "jsonfeed", "careers"]
"""What several roles are made into at once."""


@dataclass(frozen=True, slots=True)
class Posting:
    format: PostingFormat | FeedFormat
    media_type: str
    data: bytes
    """What to save or send: UTF-8, unless it is a Word or PDF file."""
    filename: str
    """A name to save it under: ``case-manager.html``."""

    @property
    def text(self) -> str:
        """The data as text; a Word or PDF file has none.

        Raises:
            UnicodeDecodeError: it is a Word or PDF file.
        """
        return self.data.decode("utf-8")
