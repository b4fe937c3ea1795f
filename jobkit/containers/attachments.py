"""What of a mail is a resume: an attachment, unless it is plainly something else."""

from __future__ import annotations

from io import BytesIO

from jobkit.containers.part import suffix
from jobkit.containers.signs import HEAD, kind_of, may_be_container
from jobkit.errors import Unreadable
from jobkit.readers.decoding import decode
from jobkit.readers.registry import media_of

SMALLEST_SCAN = 20_000
"""Bytes of an attached image below which it is a logo: a page that can be read has more."""
_TYPES = frozenset(
    {
        "text/calendar", "application/ics", "text/vcard", "text/x-vcard", "text/rfc822-headers",
        "message/delivery-status", "message/disposition-notification",
        "application/pkcs7-signature", "application/x-pkcs7-signature", "application/pgp-signature",
        "application/pgp-keys",
    }
)  # fmt: skip
_SUFFIXES = frozenset({".ics", ".vcf", ".p7s", ".asc", ".sig"})


def is_other(name: str, media_type: str, size: int, *, inline: bool) -> bool:
    """Whether an attachment is plainly no resume: an invitation, a visiting card, a signature, a picture in the text.

    Args:
        name: the attachment's file name.
        media_type: as the mail gives it, in lower case; "" where it does not.
        size: bytes.
        inline: whether the mail's text shows it.
    """
    kind = media_type.partition("/")[0]
    if media_type in _TYPES or suffix(name) in _SUFFIXES or kind in ("audio", "video"):
        return True
    picture = kind == "image" or suffix(name) in (".png", ".gif", ".jpg", ".jpeg", ".bmp")
    return picture and (inline or size < SMALLEST_SCAN)


def is_readable(data: bytes, name: str) -> bool:
    """Whether some reader takes the attachment, or it holds files; if none does, the mail's own text is read too."""
    if not data.strip():
        return False
    if may_be_container(data[:HEAD]) and kind_of(BytesIO(data)):
        return True
    try:
        if media_of(data, name) == "text":
            decode(data)
    except Unreadable:
        return False
    return True
