"""Bytes -> text, whatever the encoding."""

from __future__ import annotations

import codecs
import re

from charset_normalizer import from_bytes

from jobkit.errors import Unreadable

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DETECTED = 65_536
"""How many bytes the guess at an encoding looks at."""
_FOREIGN_SHARE = 0.15
"""Western text has fewer bytes than this beyond ASCII; below it, cp1252 beats statistics on few bytes."""
_CONTROL_SHARE = 0.02
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_UNDEFINED_IN_CP1252 = re.compile(rb"[\x81\x8d\x8f\x90\x9d]")


def decode(data: bytes, declared: str | None = None) -> str:
    """The text of ``data``: by its byte order mark, else what the file declares, else as it looks.

    Raises ``Unreadable("unsupported")`` where the bytes are no text in any encoding.
    """
    text = _decoded(data, declared)
    if len(_CONTROL.findall(text)) > _CONTROL_SHARE * max(len(text), 1):
        raise Unreadable("unsupported", "this is not text but some other kind of file; save it as PDF or DOCX")
    return text


def _decoded(data: bytes, declared: str | None) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, "replace").lstrip("\ufeff")
    for likely in (_wide(data), "utf-8", declared):
        text = _tried(data, likely) if likely else None
        if text is not None:
            return text
    beyond = sum(byte > 0x7F for byte in data[:_DETECTED])
    if beyond < _FOREIGN_SHARE * len(data[:_DETECTED]) and not _UNDEFINED_IN_CP1252.search(data):
        return data.decode("cp1252")
    best = from_bytes(data[:_DETECTED]).best()
    return data.decode(best.encoding if best else "cp1252", "replace")


def _wide(data: bytes) -> str | None:
    """UTF-16 without a mark: every other byte of Western text is zero."""
    head = data[:2000]
    odd, even = head[1::2].count(0), head[::2].count(0)
    if max(odd, even) < 0.3 * len(head) / 2:
        return None
    return "utf-16-le" if odd > even else "utf-16-be"


def _tried(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None
