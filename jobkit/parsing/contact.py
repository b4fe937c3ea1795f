"""Who the resume is of, and how to reach them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from jobkit.model.document import Document, Section, Span
from jobkit.model.resume import Found, Place, Profile
from jobkit.parsing.evidence import found

_EMAIL = re.compile(r"[\w.+'-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}")
_PHONE = re.compile(
    r"(?:\+?1[ .-]{0,2})?(?:\(\d{3}\) ?|\d{3}[ .–-]{1,3})\d{3}[ .–-]{1,3}\d{4}(?:,? ?(?:x|ext\.?|extension) ?\d{1,6})?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Contact:
    name: Found[str] | None = None
    post_nominals: tuple[Found[str], ...] = ()
    label: Found[str] | None = None
    email: Found[str] | None = None
    phone: Found[str] | None = None
    url: Found[str] | None = None
    profiles: tuple[Found[Profile], ...] = ()
    location: Found[Place] | None = None
    summary: tuple[Found[str], ...] = ()


def read_contact(document: Document, sections: Sequence[Section]) -> Contact:
    """Name, headline, contact and summary, wherever on the page they stand."""
    return Contact(name=_name(document, sections), email=_first(document, _EMAIL), phone=_first(document, _PHONE))


def _first(document: Document, pattern: re.Pattern[str]) -> Found[str] | None:
    match = pattern.search(document.text)
    return found(document, match[0], Span(*match.span())) if match else None


def _name(document: Document, sections: Sequence[Section]) -> Found[str] | None:
    del sections
    rows = [row for row in document.rows if row.page == 1]
    row = max(rows, key=lambda row: row.size, default=None)
    return found(document, document.text_of(row.span), row.span) if row else None
