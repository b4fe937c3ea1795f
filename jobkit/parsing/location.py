"""Where the person lives, as their contact lines say."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from jobkit.language.places import PlaceReading, find_places, is_city, region_code
from jobkit.model.document import Document, Row, Span
from jobkit.model.resume import Found, Place
from jobkit.parsing.evidence import found

UNKNOWN_CITY = 0.7
"""Confidence in a city that the gazetteer does not have: a village, or a slip."""

LONGEST_CITY = 4
"""Words of a city's name."""

_SEPARATOR = re.compile(r"[|•·●▪◆◇⋄~⋅\t\n]|\s[–—-]\s|\s{3,}")
_LABEL = re.compile(
    r"^\W*(?:(?:home|mailing|street|current)? ?address|location|based in|lives in|residence|city)\b\s*[:–—-]?\s*",
    re.IGNORECASE,
)
_STREET = re.compile(r"\d{1,6}[A-Za-z]?\s[\w.' ]{2,40}|P\.? ?O\.? Box \d+", re.IGNORECASE)
_PIECE = re.compile(r"[^|•·●▪◆~⋅\t\n,@]{4,60}")
_ZIP_ONLY = re.compile(r"\d{5}(?:-\d{4})?")
_US = frozenset(("US", "USA", "U.S.", "U.S.A."))
_OWN_COUNTRY = re.compile(r",?\s{1,2}(?:US|USA|U\.S\.A?\.?|United States(?: of America)?)\b")
_ZIP = re.compile(r",?\s{1,2}(\d{5}(?:-\d{4})?)\b")
_FIELD = re.compile(
    r"(?:(?P<city_>(?:(?:postal|zip) code (?:&|and|/) )?(?:city|town)(?: (?:&|and|/) (?:postal|zip) code)?)"
    r"|(?P<region_>region|state|province|state/province)|(?P<postal_>(?:postal|zip) code|zip|postcode))"
    r"\s?(?::|\t)\s?(?P<value>[^\t|]{2,60})",
    re.IGNORECASE,
)
_ALONE = re.compile(r"[^\W\d][\w.'’ -]{1,40}")


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Text of one row, or of two where an address runs on, and where it stands."""

    text: str
    span: Span
    before: str
    """The row above, which may hold the street."""
    seam: int | None = None
    """Where the second row begins: then only a place that runs over it counts."""


def find_location(document: Document, rows: Sequence[Row]) -> Found[Place] | None:
    """City, state, postal code, street and country from the contact rows; None where no city is given."""
    stretches = list(_stretches(document, rows))
    for read in (_with_comma, _without_comma):
        if place := _first(document, stretches, read):
            return place
    return _from_fields(document, rows) or _first(document, stretches, _labelled)


def _first(
    document: Document, stretches: Sequence[_Stretch], read: Callable[[_Stretch], tuple[Place, Span, bool] | None]
) -> Found[Place] | None:
    for stretch in stretches:
        if place := read(stretch):
            value, span, known = place
            at = Span(stretch.span.start + span.start, min(stretch.span.start + span.end, stretch.span.end))
            return found(document, value, at, 1.0 if known else UNKNOWN_CITY)
    return None


def _from_fields(document: Document, rows: Sequence[Row]) -> Found[Place] | None:
    """City, region and postal code from lines that have each its label: "City: Boise", "State: ID"."""
    fields: dict[str, tuple[str, Span]] = {}
    for row in rows:
        match = _FIELD.fullmatch(document.text_of(row.span))
        for label in ("city", "region", "postal") if match else ():
            if match and match[f"{label}_"]:
                fields.setdefault(label, (match["value"].strip(), row.span))
    if "city" not in fields:
        return None
    city, span = fields["city"]
    postal = _ZIP_ONLY.search(city)
    city = _ZIP_ONLY.sub("", city).strip(" ,")
    region = fields["region"][0] if "region" in fields else None
    code = postal[0] if postal else fields["postal"][0] if "postal" in fields else None
    return found(document, Place(city=city, region=region, postal_code=code), span, UNKNOWN_CITY) if city else None


def _stretches(document: Document, rows: Sequence[Row]) -> Iterator[_Stretch]:
    before = ""
    for at, row in enumerate(rows):
        text = document.text_of(row.span)
        for after in rows[at + 1 : at + 2]:
            if after.span.start == row.span.end + 1:
                whole = Span(row.span.start, after.span.end)
                yield _Stretch(f"{text} {document.text_of(after.span)}", whole, before, len(text))
        yield _Stretch(text, row.span, before)
        before = text


def _with_comma(stretch: _Stretch) -> tuple[Place, Span, bool] | None:
    """ "Boise, ID 83702", "12 Elm St, Boise, Idaho", "Detroit, United States"."""
    readings = [
        reading
        for reading in find_places(stretch.text)
        if reading.city and (stretch.seam is None or _runs_over(reading, stretch.seam))
    ]
    if not readings:
        return None
    reading = readings[0]
    text = stretch.text
    end = reading.span.end
    postal = reading.postal_code
    if postal is None and (match := _ZIP.match(text, end)):
        postal, end = match[1], match.end()
    country = reading.country_code
    if country is None and (match := _OWN_COUNTRY.match(text, end)):
        country, end = "US", match.end()
    place = Place(reading.city, reading.region, postal, _street(stretch, reading), country)
    return place, Span(reading.span.start, end), reading.known


def _street(stretch: _Stretch, reading: PlaceReading) -> str | None:
    """The street before the city: in the same stretch, else the row above."""
    before = _LABEL.sub("", _SEPARATOR.split(stretch.text[: reading.span.start])[-1]).strip(" ,")
    if any(map(str.isdigit, before)) and any(map(str.isalpha, before)) and "@" not in before:
        return before
    above = _LABEL.sub("", stretch.before).strip(" ,")
    return above if not before and _STREET.match(above) and "@" not in above else None


def _without_comma(stretch: _Stretch) -> tuple[Place, Span, bool] | None:
    """ "Spokane WA 99201", "El Paso Texas US"."""
    for piece in _PIECE.finditer(stretch.text) if stretch.seam is None else ():
        words = piece[0].split()
        country = "US" if words and words[-1] in _US else None
        words = words[:-1] if country else words
        postal = words.pop() if words and _ZIP_ONLY.fullmatch(words[-1]) else None
        reading = _city_and_region(words)
        if reading is not None:
            street, city, region = reading
            return Place(city, region, postal, street, country), Span(*piece.span()), True
    return None


def _city_and_region(words: Sequence[str]) -> tuple[str | None, str, str] | None:
    """(street, city, region) of words that end in them with no comma; a street has a number."""
    for last in range(len(words) - 1, max(len(words) - 4, 0), -1):
        region = " ".join(words[last:])
        if region_code(region) is None:
            continue
        for first in range(max(last - LONGEST_CITY, 0), last):
            city, street = " ".join(words[first:last]), " ".join(words[:first])
            if is_city(city, region) and (not street or any(char.isdigit() for char in street)):
                return street or None, city, region
    return None


def _labelled(stretch: _Stretch) -> tuple[Place, Span, bool] | None:
    """ "Location: Chicago"."""
    if stretch.seam is not None:
        return None
    label = _LABEL.match(stretch.text)
    city = _ALONE.fullmatch(stretch.text, label.end()) if label and label.end() < len(stretch.text) else None
    return (Place(city=city[0].strip()), Span(*city.span()), False) if city else None


def _runs_over(reading: PlaceReading, seam: int) -> bool:
    return reading.known and reading.span.start < seam < reading.span.end
