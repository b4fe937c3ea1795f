"""Where the work is done: addresses, and remote or hybrid work."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any, Final

from jobkit.language.lexicon import any_of
from jobkit.language.places import PlaceReading, find_places, is_city, region_code
from jobkit.postings.importing.lexicon import matcher, says, words

Place = dict[str, Any]

_CANADA: Final = frozenset(("AB", "BC", "MB", "NB", "NL", "NS", "NT", "NU", "ON", "PE", "QC", "SK", "YT"))
_STREET: Final = (
    r"(?P<street>\d{1,5}\w?\s(?:[\w.'’-]+\s){0,4}@streets\b\.?(?:\s(?:n|s|e|w|ne|nw|se|sw|north|south|east|west)\b\.?)?"
    r"(?:,?\s@within_buildings\.?\s?[\w-]+)?)[\s,]+"
)
_BEFORE_TOWN: Final = f"{_STREET}$"
_STREET_AND_TOWN: Final = rf"{_STREET}(?P<city>(?-i:[A-Z])[\w'’-]+(?:\s(?-i:[A-Z])[\w'’-]+){{0,2}})(?=\s*(?:[,.;(]|$))"
"""An address without its state, as people write it who live there."""
_UNPARTED = re.compile(r"(?<=[a-z])\s+(?=(?P<region>[A-Z]{2})\s\d{5}\b)")
"""Between a town and its state where no comma stands: "Dayton OH 45402"."""
_AND_TOWN = re.compile(r"(?P<city>[A-Z][\w'’-]+(?:\s[A-Z][\w'’-]+){0,2})\s*(?:&|/|\band\b|\bor\b)\s*$")
_UK_POSTCODE = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}\b")
_CA_POSTCODE = re.compile(r"\b[A-Z]\d[A-Z]\s?\d[A-Z]\d\b")
_AREA = re.compile(
    r"\b(?:in|within|of|to|from|reside in|live in|residents of|based in|:)\s+(?:the\s+)?(?P<area>[A-Z][\w. ]{1,40})"
)
COUNTRIES: Final = {
    "us": "US", "usa": "US", "u.s.": "US", "u.s": "US", "united states": "US", "united states of america": "US",
    "canada": "CA", "uk": "GB", "united kingdom": "GB", "great britain": "GB", "england": "GB", "scotland": "GB",
    "wales": "GB", "ireland": "IE", "australia": "AU", "new zealand": "NZ",
}  # fmt: skip
"""Countries of postings in English, by the names that they go by there."""
_NAMES: Final = {
    "US": "US",
    "CA": "Canada",
    "GB": "United Kingdom",
    "IE": "Ireland",
    "AU": "Australia",
    "NZ": "New Zealand",
}
_CODED = re.compile(r"(?:USA?-)?(?P<region>[A-Z]{2})-(?P<city>[A-Z][\w .'’]{1,40})(?:-.{0,60})?")
"""As applicant tracking systems write it: "US-OH-Dayton"."""
_NOISE: Final = r"\b@no_town\b"


def read_places(text: str, *, labelled: bool = False) -> list[tuple[str, Place]]:
    """(words, place) of each place that a text names; ``labelled``: a label has announced a place.

    A place has city, region (as its postal code) and country; street and postal code where they stand there.
    """
    text = _province().sub(lambda found: f", {words().provinces[found[1].casefold()]}", text)
    text = _UNPARTED.sub(lambda found: ", " if region_code(found["region"]) else found[0], text)
    if labelled and (coded := _CODED.fullmatch(text.strip())):
        return [(text, {"city": coded["city"].strip(), "region": coded["region"], "country": "US"})]
    found = [
        said
        for each in find_places(_in_lower(text))
        if not each.remote and not matcher(_NOISE).search(each.city or "")
        for said in (*_with_it(text, each), (text[each.span.start : each.span.end], _place(text, each)))
    ]
    found += [(match[0], _australian(match)) for match in _australia().finditer(text)]
    if not found and labelled and (address := matcher(_STREET_AND_TOWN).search(text)):
        return [(address[0], {"street": address["street"].strip(" ,"), "city": address["city"]})]
    if not found and labelled and (alone := _town_alone(text)):
        return [(text, alone)]
    return found


@cache
def _province() -> re.Pattern[str]:
    return re.compile(rf",\s*({any_of(tuple(words().provinces))})\b", re.IGNORECASE)


@cache
def _australia() -> re.Pattern[str]:
    """A town, its state by name or letters, and its code: "Geelong, Victoria 3220"."""
    named = [*(name.title() for name in words().australia), *words().australia.values()]
    return re.compile(
        rf"\b(?P<city>[A-Z][\w'’]+(?:[ -][A-Z][\w'’]+){{0,2}}),?\s+(?P<region>{any_of(named)})\b"
        r"(?:\s(?P<code>\d{4})\b)?"
    )


def work_mode(text: str) -> str | None:
    """ "hybrid", "remote" or "onsite", where the text says so."""
    if says("hybrid", text):
        return "hybrid"
    if says("remote", text) and not says("not_remote", text):
        return "remote"
    return "onsite" if says("onsite", text) or says("not_remote", text) else None


def remote_areas(text: str) -> list[str]:
    """The countries and states that a statement on remote work names: "Texas, US", "US"."""
    areas: list[str] = []
    for word in re.split(r"[(),;/–—|]|\s-\s|\bor\b|\band\b", text):
        for area in _areas_in(word.strip(" .")):
            if area not in areas:
                areas.append(area)
    if len(areas) > 1 and "US" in areas:
        areas.remove("US")
    return areas


def _areas_in(words: str) -> Iterator[str]:
    named = [words, *(found["area"].strip() for found in _AREA.finditer(words)), words.rpartition(" ")[2]]
    for name in named:
        if country := COUNTRIES.get(name.casefold().removeprefix("the ")):
            yield _NAMES[country]
            return
        code = region_code(name) if len(name) > 2 or name.isupper() else None
        if code:
            yield f"{name.title() if len(name) > 2 else name}, {'Canada' if code in _CANADA else 'US'}"
            return


def country_of_region(code: str | None) -> str | None:
    return None if code is None else ("CA" if code in _CANADA else "US")


def _place(text: str, reading: PlaceReading) -> Place:
    code = region_code(reading.region) if reading.region else None
    before, after = text[: reading.span.start], text[reading.span.end : reading.span.end + 12]
    street = matcher(_BEFORE_TOWN).search(before)
    postal = reading.postal_code or _postcode(after)
    city = reading.city or ""
    before_it = before[: street.start()] if street else before
    parts = {
        "name": _site(before_it),
        "street": street["street"].strip(" ,") if street else None,
        "city": _titled(city),
        "region": code or reading.region,
        "postal_code": postal,
        "country": reading.country_code or country_of_region(code) or "US",
    }
    return {name: value for name, value in parts.items() if value}


def _with_it(text: str, reading: PlaceReading) -> Iterator[tuple[str, Place]]:
    """The town that shares its state with the one behind it: "Xenia & Dayton, Ohio"."""
    found = _AND_TOWN.search(text[: reading.span.start])
    code = region_code(reading.region) if reading.region else None
    if found and code and is_city(found["city"], code):
        yield found["city"], {"city": found["city"], "region": code, "country": country_of_region(code)}


def _australian(match: re.Match[str]) -> Place:
    code = {"postal_code": match["code"]} if match["code"] else {}
    region = words().australia.get(match["region"].casefold(), match["region"])
    return {"city": match["city"], "region": region, **code, "country": "AU"}


def _site(before: str) -> str | None:
    """The building or institution named before its town: "Bramble Health Centre, Guelph"."""
    said = before.strip(" ,–—-:(")
    is_name = re.fullmatch(r"[A-Z][\w&.'’-]*(?:\s(?:[A-Z][\w&.'’-]*|of|the|and|for|at)){1,7}", said) is not None
    return said if is_name and before.rstrip().endswith((",", "-", "–")) and not matcher(_NOISE).search(said) else None


def _postcode(text: str) -> str | None:
    found = _UK_POSTCODE.search(text) or _CA_POSTCODE.search(text)
    return found[0] if found else None


def _town_alone(text: str) -> Place | None:
    """A town with nothing beside it but a postcode or its state's, in a line that a label announces."""
    postcode = _UK_POSTCODE.search(text) or _CA_POSTCODE.search(text)
    bare = re.sub(r"\([^()]*\)", " ", text if postcode is None else text.replace(postcode[0], " "))
    left = matcher(_NOISE).sub(" ", bare)
    town = re.split(r"[,;|/]|\s[–—-]\s", left.strip(" ,;-–—|/"))[0].strip(" ,.")
    if not town or len(town.split()) > 4 or re.search(r"\d", town) or not town[0].isupper() or remote_areas(town):
        return None
    country = {"country": "GB" if _UK_POSTCODE.search(text) else "CA"} if postcode else {}
    return {"city": _titled(town), **({"postal_code": postcode[0]} if postcode else {}), **country}


def _in_lower(text: str) -> str:
    """A text all in capitals with capital initials alone, at the same places; codes of states stay."""
    if not text.isupper():
        return text
    return re.sub(r"[A-Z]{3,}", lambda word: word[0].capitalize(), text)


def _titled(city: str) -> str:
    return city.title() if city.isupper() else city
