"""The kind of workplace, and travel from it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from jobkit.language.lexicon import any_of
from jobkit.postings.importing.found import Found, Item
from jobkit.postings.importing.lexicon import words
from jobkit.postings.importing.sentences import series
from jobkit.postings.importing.values import percent

_FIELD = "posting.work_environment"
_TRAVEL = re.compile(
    r",?\s*(?:with\s+)?(?:some\s+|local\s+|regular\s+|frequent\s+|occasional\s+)?travel(?:ling|ing)?\b:?", re.IGNORECASE
)
_WITH = re.compile(r",\s*with travel\b", re.IGNORECASE)
_TO = re.compile(
    r"\btravel(?:ling|ing)?\s+(?:locally\s+)?to\s+(?P<to>[^.;()]{3,120}?)(?=\s*(?:\(|\.|;|,\s*about|$))", re.IGNORECASE
)
_MILEAGE = re.compile(r"\bmileage\b", re.IGNORECASE)
_DRIVING = re.compile(r"\bdriving required\b(?:\s*\((?P<why>[^()]+)\))?", re.IGNORECASE)


def workplace(text: str, item: Item) -> Iterator[Found]:
    """ "Office, with travel to clients' homes as needed (about 40% of the time, mileage paid)" in its parts."""
    travel = _WITH.search(text) or _TRAVEL.search(text)
    kind = (text[: travel.start()] if travel else text).strip(" ,.")
    if kind:
        yield Found(f"{_FIELD}.text", kind, item.origin())
    if travel is None:
        return
    found = [*_whither(text, item), *_how_much(text, item)]
    yield from found
    if not kind and not found:
        yield Found(f"{_FIELD}.travel.frequency", text[travel.end() :].strip(" :."), item.origin())


def _whither(text: str, item: Item) -> Iterator[Found]:
    to = _TO.search(text)
    if to is None:
        return
    said = to["to"].strip()
    often = _frequency().search(said)
    if often:
        yield Found(f"{_FIELD}.travel.frequency", often["frequency"], item.origin())
        said = said[: often.start()]
    for place in _places(said):
        yield Found(f"{_FIELD}.travel.to[]", place, item.origin())


@cache
def _frequency() -> re.Pattern[str]:
    """Words of how often, at the end: "as needed", "twice a week"."""
    return re.compile(
        rf"\s+(?P<frequency>{any_of(words().how_often)}|(?:every|each|(?:once|\w+ times|twice) an?) (?:day|week|month)"
        r"|up to \d+\s?% of the time)$",
        re.IGNORECASE,
    )


def _how_much(text: str, item: Item) -> Iterator[Found]:
    at = item.origin()
    if (share := percent(text)) is not None:
        yield Found(f"{_FIELD}.travel.percent", share, at)
    if driving := _DRIVING.search(text):
        yield Found(f"{_FIELD}.travel.driving_required", True, at)
        if driving["why"]:
            yield Found(f"{_FIELD}.travel.driving_reason", driving["why"], at)
    if _MILEAGE.search(text):
        yield Found(f"{_FIELD}.travel.mileage_paid", True, at)


def _places(said: str) -> list[str]:
    parts = [part for each in series(said) for part in re.split(r"\s+(?:or|and)\s+", each)]
    return [part.strip() for part in parts if part.strip()]
