"""Characters as a person sees them: spaces are spaces, ligatures letters, icons and zero-width marks nothing."""

from __future__ import annotations

import re
from unicodedata import category, normalize

_SPACE = " "
_SHOWN: dict[str, str] = {_SPACE: _SPACE, "\x02": "-", "\u00ad": "-", "\u2010": "-", "\u2011": "-"}
"""What a painted character reads as. A soft hyphen that is painted is a hyphen (pdfium gives a hyphen at a line's end
as U+0002); Unicode's own hyphens, one of them unbreakable, are the one that people type."""
_REMEMBERED = 20_000

_ODD = re.compile(r"[^\x20-\x7e]")
_SET_WIDE = re.compile(r"(?<!\S)(?:(?:[^\W\d_]|&) {1,3}){3,60}[^\W\d_](?!\S)")
"""Four single letters or more, a space apart ("S K I L L S"); words of such letters are two or three spaces apart."""


def shown(char: str) -> str:
    """What a painted glyph stands for; a space where it only parts words, "" where it is nothing."""
    found = _SHOWN.get(char)
    if found is None:
        found = _shown(char)
        if len(_SHOWN) < _REMEMBERED:
            _SHOWN[char] = found
    return found


def legible(text: str) -> str:
    """Running text with odd characters as a person sees them; a soft hyphen within it is not seen."""
    return _ODD.sub(lambda odd: shown(odd[0]), text.replace("\u00ad", "")) if not text.isascii() else text


def unspaced(text: str) -> str:
    """Text with letter-spaced words put together: "S K I L L S" is SKILLS."""
    return _SET_WIDE.sub(lambda wide: re.sub(r" {2,3}", "\x00", wide[0]).replace(" ", "").replace("\x00", " "), text)


def _shown(char: str) -> str:
    if len(char) != 1:
        return "".join(map(shown, char)).strip() or _SPACE
    if "\ufb00" <= char <= "\ufdff" or "\ufe70" <= char < "\ufeff":
        return normalize("NFKC", char).strip() or _SPACE
    kind = category(char)
    if kind == "Cf":
        return ""
    # Icon fonts live in the private planes: a picture between words, not a character of one.
    return _SPACE if kind[0] == "Z" or kind in ("Cc", "Co", "Cs", "Cn") else char
