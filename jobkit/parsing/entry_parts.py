"""What entries of work and of education have in common: names, places, dates and notes with their evidence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from jobkit.language.dates import find_periods
from jobkit.language.places import PlaceReading, find_places
from jobkit.model.document import Document
from jobkit.model.resume import Evidence, Found, Period
from jobkit.parsing.blocks import Block
from jobkit.parsing.entry_words import lexicon
from jobkit.parsing.evidence import witnessed
from jobkit.parsing.fragments import Fragment
from jobkit.parsing.slots import Name, Reading, range_of, text_of
from jobkit.parsing.strips import found_in, witnesses

_HYPHENS = tuple("-–—")
_JOINED_TOWN = re.compile(r"\w+ [\w'’.]+-(?P<town>[A-Z][a-z]+), [\w .]+$")
"""A town of one word that a hyphen joins to a name of several: "Hawk Ridge Home-Elmtown, MN"."""
UNKNOWN_CITY = 0.5
"""Share of a place's worth that a town has which the gazetteer does not know in that state."""


@lru_cache(maxsize=4096)
def place_score(text: str) -> float:
    """1 for a text that is a known city with its state or country, less for an unknown one, 0 for what is no place."""
    for place in find_places(text):
        if (place.city or place.remote) and len(place.span) >= len(text.strip(" ,.;()")):
            return 1.0 if place.known and place.city else UNKNOWN_CITY
    return 0.0


def place_edges(text: str) -> list[int]:
    """Where a city begins behind a name that nothing parts from it: "Mercy Hospital Boston, MA", "Elm House-Ashby, MA".

    A city that the gazetteer does not know is told by the hyphen alone. Not after a small word: "University of
    Pittsburgh, PA" is a name with its own city in it.
    """
    edges = []
    for place in find_places(text):
        if place.known and place.city and _is_parted(text, place):
            edges.append(place.span.start)
        elif place.city and (joined := _JOINED_TOWN.search(text, 0, place.span.end)):
            edges.append(joined.start("town"))
    return edges


def _is_parted(text: str, place: PlaceReading) -> bool:
    before = text[: place.span.start]
    words = before.split()
    if before[-1:] in _HYPHENS and words[0] != before[-1:]:  # "Mercy Hospital-Boston, MA"
        return True
    return (
        bool(words)
        and before[-1:].isspace()
        and words[-1][-1].isalnum()
        and words[-1].casefold() not in lexicon().small
    )


def value_of(document: Document, head: Sequence[Fragment], name: Name | None) -> Found[str] | None:
    """The name's words, with evidence."""
    if name is None:
        return None
    start, end = range_of(head, name.first, name.last)
    confidence = max(0.1, min(1.0, 0.4 + 0.6 * name.score))
    return found_in(document, head[name.first].piece.strip, start, end, confidence=round(confidence, 2))


def location_of(document: Document, head: Sequence[Fragment], reading: Reading) -> Found[str] | None:
    """The first stretch left over that is a place."""
    for first, last in reading.rest:
        if place_score(text_of(head, first, last)) > 0:
            start, end = range_of(head, first, last)
            return found_in(document, head[first].piece.strip, start, end)
    return None


def period_of(document: Document, head: Sequence[Block]) -> Found[Period] | None:
    """The first dates of the head: ranges before single dates; in a form those of its two fields."""
    if fields := _between(document, head):
        return fields
    dated = [(span, period, piece) for block in head for piece in block.pieces for span, period in piece.periods]
    if not dated:
        return None
    span, period, piece = next((item for item in dated if item[1].start != item[1].end), dated[0])
    return witnessed(document, period, witnesses(document, piece.strip, span.start, span.end))


def _between(document: Document, head: Sequence[Block]) -> Found[Period] | None:
    """From the date of one field of a form to that of another: "From 03/2019", "To Present"."""
    start, end = (next((block for block in head if block.label == label), None) for label in ("start", "end"))
    if start is None or end is None:
        return None
    found = find_periods(f"{start.text} – {end.text}")
    if len(found) != 1:
        return None
    sides = [witness for block in (start, end) for witness in _seen(document, block)]
    return witnessed(document, found[0][1], tuple(sides))


def _seen(document: Document, block: Block) -> tuple[Evidence, ...]:
    strip = block.pieces[0].strip
    return witnesses(document, strip, 0, len(strip.text))


def notes_of(document: Document, body: Sequence[Block]) -> tuple[Found[str], ...]:
    """Bullets and lines of description, one each."""
    return tuple(
        found_in(document, piece.strip, 0, len(piece.text)) for block in body for piece in block.pieces if piece.text
    )
