"""An address whose parts stand in an order of their own: "86001, Flagstaff (US), AZ", "Boise, 83702, ID, US"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from jobkit.language.places import country_code, is_city, region_code
from jobkit.model.resume import Place

POSTAL = r"(?:\d{5}(?:-\d{4})?|[A-Z]\d[A-Z] ?\d[A-Z]\d)"
"""A postal code of the United States or Canada."""
MOST_PARTS = 6
"""A street, a city, a region, a postal code, a country, and one more that says one of them twice."""
LONGEST_NAME = 4
"""Words of a city's, a region's or a country's name."""

_POSTAL = re.compile(POSTAL)
_BOUNDARY = re.compile(r"[,()/]")
_GLUED = re.compile(r"^[A-Z]{2}(?=[A-Z][a-z])|(?<=[a-z.])(?=[A-Z]{2}$)")
"""Where a code was set against a name with no space between: "TXAustinUS"."""


@dataclass(frozen=True, slots=True)
class _Part:
    text: str
    postal: bool
    region: bool
    country: bool

    @property
    def is_only_name(self) -> bool:
        return not (self.postal or self.region or self.country)


def read_parts(text: str) -> Place | None:
    """The address that a text is, each of its parts taken for what it can be; None where that leaves a doubt.

    One part is the city: one that the gazetteer has in the region or country that another part names.
    """
    parts = list(_parts(_GLUED.sub(lambda cut: f"{cut[0]} ", text)))
    if not 2 <= len(parts) <= MOST_PARTS:
        return None
    streets = [part.text for part in parts if _is_street(part)]
    rest = [part for part in parts if not _is_street(part)]
    readings = [
        place for at in range(len(rest)) if (place := _with_city(rest[at], [*rest[:at], *rest[at + 1 :]], streets))
    ]
    return readings[0] if readings and len(streets) < 2 else None


def _with_city(city: _Part, others: Sequence[_Part], streets: Sequence[str]) -> Place | None:
    if city.postal or not city.text[:1].isalpha() or any(part.is_only_name for part in others):
        return None
    postals = [part.text for part in others if part.postal]
    regions = [part for part in others if part.region and not (part.country and _has_region(others, part))]
    countries = [part for part in others if part.country and part not in regions]
    if len(postals) > 1 or len(regions) > 1 or len(countries) > 1:
        return None
    area = regions[0].text if regions else countries[0].text if countries else None
    is_certain = is_city(city.text, area or "US") and (area is not None or bool(postals))
    if not is_certain and not (city.is_only_name and regions and (postals or countries)):
        return None
    return Place(
        city=city.text,
        region=regions[0].text if regions else None,
        postal_code=postals[0] if postals else None,
        address=streets[0] if streets else None,
        country_code=country_code(countries[0].text) if countries else None,
    )


def _has_region(others: Sequence[_Part], part: _Part) -> bool:
    """Whether another part can only be the region, so that this one is the country: "CA" beside "MB"."""
    return any(other.region and not other.country for other in others if other is not part)


def _is_street(part: _Part) -> bool:
    return not part.postal and any(map(str.isdigit, part.text)) and any(map(str.isalpha, part.text))


def _parts(text: str) -> Iterator[_Part]:
    """What stands between commas and brackets; and on its own what is known: codes at the head, names at the end."""
    for piece in _BOUNDARY.split(text):
        words = piece.split()
        if words and any(map(str.isdigit, piece)) and not _POSTAL.search(piece):
            yield _part(" ".join(words))
            continue
        before, after = [], []
        while len(words) > 1 and (count := _known(words[:2])) and words[0].isupper():
            before.append(" ".join(words[:count]))
            words = words[count:]
        while len(words) > 1 and (count := _known(words, at_end=True)):
            after.append(" ".join(words[-count:]))
            words = words[:-count]
        middle = [" ".join(words)] if words else []
        yield from map(_part, [*before, *middle, *reversed(after)])


def _known(words: Sequence[str], *, at_end: bool = False) -> int:
    """How many words at one end are a postal code, a region or a country."""
    for count in range(min(LONGEST_NAME, len(words)), 0, -1):
        if not _part(" ".join(words[-count:] if at_end else words[:count])).is_only_name:
            return count
    return 0


def _part(text: str) -> _Part:
    return _Part(
        text,
        postal=_POSTAL.fullmatch(text) is not None,
        region=text[:1].isupper() and region_code(text) is not None,
        country=text[:1].isupper() and country_code(text) is not None,
    )
