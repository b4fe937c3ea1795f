"""Bytes -> text, whatever the encoding."""

from __future__ import annotations

import codecs
import re
from typing import Final

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
_FOREIGN_SHARE = 0.3
"""Text in Latin letters has fewer bytes than this beyond ASCII; below it, places beat statistics on few bytes."""
_CONTROL_SHARE = 0.02
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_OLD: Final = ("cp1252", "mac_roman", "cp1250", "iso8859_2")
"""One byte a character, the likeliest first: of those that read alike the first is taken."""
_SHIFTED: Final = (b"\x1b$B", b"\x1b$@")
"""How Japanese in seven bits (ISO-2022-JP) begins."""
_MISREAD_SHARE: Final = 0.2
"""Share of the characters beyond ASCII that may look misread; over it statistics are asked."""
_MISREAD = re.compile(
    r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f-\x9f\ufffd]"  # control codes
    r"|(?<=[a-zß-öø-ÿ])[À-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĪĮİĶĹĻĽŁŃŅŇŌŐŒŔŘŚŞŠŢŤŪŮŰŲŸŹŻŽ]"  # a capital within a word: "JosŽ"
    r"|(?<![^\W\d_])[ÐÒÓÔÕ](?![^\W\d_])"  # letters alone, where a dash or a quote was typed: "2019 Ð 2021"
    r"|(?<=[^\W\d_])[“„](?=[^\W\d_])"  # signs that open, in the middle of a word
    r"|(?<=[À-ÖØ-öø-ž]{2})[À-ÖØ-öø-ž]"  # three accents in a row
    r"|[¢£¥¤](?! ?\d)"  # money without a sum
    r"|(?:(?<=[^\W\d_])[¡¦§¨¬¯°±²³´¶¸¹»¼½¾¿®©«˜ˆˇ˘˙˛˝]|[¡¦§¨¬¯±²³´¶¸¹¼½¾®©˜ˆˇ˘˙˛˝])(?=[^\W\d_])"  # signs in words
)
"""Characters in places where nobody writes them, each a sign that the bytes mean something else."""


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
    shifted = "iso2022_jp" if any(opening in data for opening in _SHIFTED) else None
    for likely in (_wide(data), shifted, "utf-8", declared):
        text = _tried(data, likely) if likely else None
        if text is not None:
            return text
    return data.decode(_likeliest(data[:_DETECTED]), "replace")


def _likeliest(head: bytes) -> str:
    """The encoding in which the least looks misread; where too much does in all, or most is foreign, by statistics."""
    beyond = sum(byte > 0x7F for byte in head)
    misread = {name: len(_MISREAD.findall(head.decode(name, "replace"))) for name in _OLD}
    best = min(_OLD, key=lambda name: misread[name])
    if beyond < _FOREIGN_SHARE * len(head) and misread[best] <= _MISREAD_SHARE * beyond:
        return best
    guessed = from_bytes(head).best()
    return guessed.encoding if guessed else best


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
