"""The kind of workplace, and travel from it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from jobkit.postings.importing.found import Found, Item
from jobkit.postings.importing.lexicon import matcher
from jobkit.postings.importing.sentences import series
from jobkit.postings.importing.values import percent

_FIELD = "posting.work_environment"
_TRAVEL: Final = r",?\s*(?:with\s+)?(?:@how_much\s+)?@travelling\b:?"
_WITH: Final = r",\s*with @travelling\b"
_TO: Final = r"\b@travelling\s+(?:locally\s+)?to\s+(?P<to>[^.;()]{3,120}?)(?=\s*(?:\(|\.|;|,\s*about|$))"
_FREQUENCY: Final = (
    r"\s+(?P<frequency>@how_often|(?:every|each|(?:once|\w+ times|twice) an?) (?:day|week|month)"
    r"|up to \d+\s?% of the time)$"
)
"""At the end of where one travels: "as needed", "twice a week"."""
_MILEAGE: Final = r"\b@mileage\b"
_DRIVING: Final = r"\b@driving\b(?:\s*\((?P<why>[^()]+)\))?"


def workplace(text: str, item: Item) -> Iterator[Found]:
    """ "Office, with travel to clients' homes as needed (about 40% of the time, mileage paid)" in its parts."""
    travel = matcher(_WITH).search(text) or matcher(_TRAVEL).search(text)
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
    to = matcher(_TO).search(text)
    if to is None:
        return
    said = to["to"].strip()
    often = matcher(_FREQUENCY).search(said)
    if often:
        yield Found(f"{_FIELD}.travel.frequency", often["frequency"], item.origin())
        said = said[: often.start()]
    for place in _places(said):
        yield Found(f"{_FIELD}.travel.to[]", place, item.origin())


def _how_much(text: str, item: Item) -> Iterator[Found]:
    at = item.origin()
    if (share := percent(text)) is not None:
        yield Found(f"{_FIELD}.travel.percent", share, at)
    if driving := matcher(_DRIVING).search(text):
        yield Found(f"{_FIELD}.travel.driving_required", True, at)
        if driving["why"]:
            yield Found(f"{_FIELD}.travel.driving_reason", driving["why"], at)
    if matcher(_MILEAGE).search(text):
        yield Found(f"{_FIELD}.travel.mileage_paid", True, at)


def _places(said: str) -> list[str]:
    parts = [part for each in series(said) for part in re.split(r"\s+(?:or|and)\s+", each)]
    return [part.strip() for part in parts if part.strip()]
