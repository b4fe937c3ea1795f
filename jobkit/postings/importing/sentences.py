"""Running text to sentences."""

from __future__ import annotations

import re

_END = re.compile(r"(?<=[.!?])[\"”’)]?\s+(?=[\"“‘(]?[A-Z0-9¿$£€]|(?:we|our|you|please|this)\s)")
_SHORTENED = re.compile(
    r"(?:\b(?:e\.g|i\.e|vs|Dr|Mr|Mrs|Ms|St|Mt|Ft|Inc|Ltd|No|Jr|Sr|approx|dept|Dept|etc|a\.m|p\.m|U\.S|U\.K)|\b[A-Z])\.$"
)


def sentences(text: str) -> list[str]:
    """The sentences of a text, in order; a dot of "Dr." or "e.g." ends none."""
    found: list[str] = []
    for piece in _END.split(text.replace("\t", " ")):
        if found and _SHORTENED.search(found[-1]):
            found[-1] = f"{found[-1]} {piece}"
        elif piece.strip():
            found.append(piece)
    return [sentence.strip() for sentence in found]


def series(text: str) -> list[str]:
    """The members of "a, b and c"; a comma within brackets or a figure parts none."""
    guarded = re.sub(r"\([^()]*\)", lambda found: found[0].replace(",", "\x00").replace(" and ", "\x01"), text)
    guarded = re.sub(r"(?<=\d),(?=\d{3})", "\x00", guarded)
    parts = re.split(r"\s*;\s*(?:and\s+)?|\s+[•·|]\s+|\s*,\s*(?:and|as well as|plus)?\s+", guarded)
    if len(parts) > 1 or ";" in guarded:
        return [_whole(part) for part in parts if part.strip()]
    halves = re.split(r"\s+and\s+(?=(?:an?|the|\d|one|two|three|four|five)\s)", guarded)
    return [_whole(part) for part in halves if part.strip()]


def _whole(part: str) -> str:
    return part.replace("\x00", ",").replace("\x01", " and ").strip(" .")
