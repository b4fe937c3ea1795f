"""Where the person lives, as their contact lines say."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from jobkit.language.places import PlaceReading, country_code, find_places, is_city, is_town, region_code
from jobkit.model.document import Document, Row, Span
from jobkit.model.resume import Found, Place
from jobkit.parsing.address_parts import POSTAL, read_parts
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
_PART = re.compile(r"[^|•·●▪◆~⋅\t\n@]{6,80}")
_POSTAL = re.compile(POSTAL)
_US = frozenset(("US", "USA", "U.S.", "U.S.A."))
_OWN_COUNTRY = re.compile(r",?\s{1,2}(?:US|USA|U\.S\.A?\.?|United States(?: of America)?)\b")
_ZIP = re.compile(rf",?\s{{1,2}}({POSTAL})\b")
_FIELD = re.compile(
    r"(?:(?P<city>(?:(?:postal|zip) code (?:&|and|/) )?(?:city|town)(?: (?:&|and|/) (?:postal|zip) code)?)"
    r"|(?P<region>region|state|province|state/province)|(?P<postal>(?:postal|zip) code|zip|postcode)"
    r"|(?P<country>country))",
    re.IGNORECASE,
)
"""What one line of an address is called where each has its label."""
SAME_LINE = 2.0
"""Points by which the baselines of a label and of its value may differ."""
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


def find_location(document: Document, rows: Sequence[Row], head: Sequence[Row]) -> Found[Place] | None:
    """City, state, postal code, street and country from the contact rows; None where no city is given.

    In ``head``, the rows at the name, a town may stand alone.
    """
    stretches = list(_stretches(document, rows))
    for read in (_with_comma, _without_comma):
        if place := _first(document, stretches, read):
            return place
    return (
        _from_fields(document, rows)
        or _first(document, stretches, _in_any_order)
        or _first(document, stretches, _labelled)
        or _first(document, list(_stretches(document, head)), _alone)
    )


def _first(
    document: Document, stretches: Sequence[_Stretch], read: Callable[[_Stretch], tuple[Place, Span, bool] | None]
) -> Found[Place] | None:
    """The first place that is known, else the first one that is read."""
    readings = [(stretch, *place) for stretch in stretches if (place := read(stretch))]
    if not readings:
        return None
    stretch, value, span, known = next((reading for reading in readings if reading[3]), readings[0])
    at = Span(stretch.span.start + span.start, min(stretch.span.start + span.end, stretch.span.end))
    return found(document, value, at, 1.0 if known else UNKNOWN_CITY)


def _from_fields(document: Document, rows: Sequence[Row]) -> Found[Place] | None:
    """City, region and postal code from lines that have each its label: "City: Boise", "State: ID"."""
    fields: dict[str, tuple[str, Span]] = {}
    for row in rows:
        for label, value, span in _labelled_values(document, row):
            if (match := _FIELD.fullmatch(label.strip(" :"))) and value.strip():
                fields.setdefault(str(match.lastgroup), (value.strip(), span))
    if "city" not in fields:
        return None
    city, span = fields["city"]
    postal = _POSTAL.search(city)
    city = _POSTAL.sub("", city).strip(" ,")
    region = fields["region"][0] if "region" in fields else None
    code = postal[0] if postal else fields["postal"][0] if "postal" in fields else None
    country = country_code(fields["country"][0]) if "country" in fields else None
    place = Place(city=city, region=region, postal_code=code, country_code=country)
    return found(document, place, span, UNKNOWN_CITY) if city else None


def _labelled_values(document: Document, row: Row) -> Iterator[tuple[str, str, Span]]:
    """(label, value, the value's place): in one cell with a colon between, in two cells, or in two columns."""
    texts = [document.text_of(cell.span) for cell in row.cells]
    for cell, text in zip(row.cells, texts, strict=True):
        label, colon, value = text.partition(":")
        if colon:
            yield label, value, cell.span
    for (label, value), cell in zip(pairwise(texts), row.cells[1:], strict=True):
        yield label, value, cell.span
    if _FIELD.fullmatch(texts[-1].strip(" :")):
        beside = [
            other
            for other in document.rows
            if other.page == row.page
            and other.box.x0 > row.box.x1
            and abs(other.box.bottom - row.box.bottom) < SAME_LINE
        ]
        for other in sorted(beside, key=lambda each: each.box.x0)[:1]:
            yield texts[-1], document.text_of(other.span), other.span


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
        postal = words.pop() if words and _POSTAL.fullmatch(words[-1]) else None
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


def _in_any_order(stretch: _Stretch) -> tuple[Place, Span, bool] | None:
    """ "86001, Flagstaff (US), AZ"."""
    for piece in _PART.finditer(stretch.text) if stretch.seam is None else ():
        label = _LABEL.match(piece[0])
        if place := read_parts(piece[0][label.end() :] if label else piece[0]):
            return place, Span(*piece.span()), True
    return None


def _alone(stretch: _Stretch) -> tuple[Place, Span, bool] | None:
    """ "Fresno"."""
    if stretch.seam is not None or not stretch.text[:1].isupper() or not is_town(stretch.text):
        return None
    return Place(city=stretch.text), Span(0, len(stretch.text)), False


def _runs_over(reading: PlaceReading, seam: int) -> bool:
    return reading.known and reading.span.start < seam < reading.span.end
