"""Levels of experience in an article: from which month to which, how gained, where they lead."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from jobkit.postings.importing.found import Found, Item, Leftover, Result
from jobkit.postings.importing.lexicon import group_patterns, matcher
from jobkit.postings.importing.sentences import sentences, series

_YEARS = re.compile(
    r"(?P<lead>(?:over|more than|at least|around|about|up to|under|"
    r"less than)\s+)?(?P<low>\d{1,2})(?P<plus>\+)?(?:\s?(?:-|–|—|"
    r"to)\s?(?P<high>\d{1,2}))?(?P<more>\+| or more)?[\s-]*years?\b",
    re.IGNORECASE,
)
_GOES_ON: Final = r"^@tier_goes_on\b"
_DEGREE = re.compile(r"(?:an?\s+)?(?:associate|bachelor|master)(?:['’]?s)?\s+degree[^.;]*", re.IGNORECASE)
_GAINED: Final = r"\b@gained\b[^.]*?\b(?:@gained_by|as)\s+(?P<list>[^.]+)"
_STRENGTHS: Final = r"\b@strong_in\s+(?P<list>[^.]+)"
_LEADS: Final = r"\b@leads_to\s+(?P<list>[^.]+?)(?P<noun>\s+(?:roles|positions|posts)\b)?(?:\s+(?:within|in|at)\b.*)?$"
_ORDER: Final = ("entry", "mid", "senior")


@dataclass(frozen=True, slots=True)
class _Tier:
    item: Item
    said: tuple[tuple[str, Item], ...]
    """Its sentences, each with where it stands."""

    @property
    def text(self) -> str:
        return " ".join(sentence for sentence, _ in self.said)


def read_tiers(items: Sequence[Item]) -> Iterator[Result]:
    """The levels in the order in which the article gives them; what belongs to none is left over."""
    tiers, strays = _grouped(items)
    named = [_value(tier, at, len(tiers)) for at, tier in enumerate(tiers)]
    for at, (tier, value) in enumerate(zip(tiers, named, strict=True)):
        note = None
        following = named[at + 1]["min_months"] if at + 1 < len(named) else None
        if "max_months" not in value and following is not None and following > value["min_months"]:
            value["max_months"] = following - 1
            note = f"the article gives '{value['label']}' no end; it is read to end where the next level begins"
        yield Found("role.tiers[]", value, tier.said[0][1].origin(tier.said[0][0]), note)
        yield from (Found("role.tiers.more?", None, item.origin(sentence)) for sentence, item in tier.said[1:])
    yield from (
        Leftover(item.origin(sentence), "stands in the article, and belongs to no level") for sentence, item in strays
    )


def _grouped(items: Sequence[Item]) -> tuple[list[_Tier], list[tuple[str, Item]]]:
    groups: list[_Tier] = []
    strays: list[tuple[str, Item]] = []
    for item in items:
        for sentence in sentences(item.text):
            goes_on = bool(groups) and matcher(_GOES_ON).match(sentence) is not None
            if goes_on:
                groups[-1] = replace(groups[-1], said=(*groups[-1].said, (sentence, item)))
            elif _YEARS.search(sentence) or _level(sentence):
                groups.append(_Tier(item, ((sentence, item),)))
            else:
                strays.append((sentence, item))
    whole = [group for group in groups if _YEARS.search(group.text)]
    return whole, [*strays, *(each for group in groups if group not in whole for each in group.said)]


def _level(sentence: str) -> str | None:
    return next((name for name, pattern in group_patterns("tiers") if pattern.search(sentence)), None)


def _value(tier: _Tier, at: int, count: int) -> dict[str, Any]:
    found = _YEARS.search(tier.text)
    assert found is not None
    low, high = int(found["low"]), int(found["high"]) if found["high"] else None
    lead = (found["lead"] or "").strip().lower()
    is_under = lead in ("up to", "under", "less than")
    value: dict[str, Any] = {"id": _id(at, count), "label": found[0].strip(), "min_months": 0 if is_under else 12 * low}
    if high or is_under:
        value["max_months"] = 12 * (high or low)
    if degree := _DEGREE.search(tier.text):
        value["education"] = degree[0].strip()
    for name, pattern in (("gained_by", _GAINED), ("strengths", _STRENGTHS), ("leads_to", _LEADS)):
        matches = [
            match
            for sentence, _ in tier.said
            if (match := matcher(pattern).search(_DEGREE.sub("", sentence.rstrip("."))))
        ]
        noun = (match["noun"] or "" for match in matches) if name == "leads_to" else iter(())
        listed = [f"{part}{of}" for match in matches for of in [next(noun, "")] for part in _parts(match["list"])]
        if listed:
            value[name] = listed
    return value


def _id(at: int, count: int) -> str:
    """Entry first, senior last; more than three are numbered."""
    if count == 1:
        return "entry"
    if count <= len(_ORDER):
        return (_ORDER[0], _ORDER[-1])[at] if count == 2 else _ORDER[at]
    return f"level_{at + 1}"


def _parts(text: str) -> list[str]:
    text = re.sub(r"\b(?:related|similar) (?:roles|positions|posts|jobs)(?: such as| like)? (?:an? )?", "", text)
    parts = [part for each in series(text) for part in re.split(r"\s+(?:or|and)\s+", each)]
    return [
        re.sub(r"^(?:and|or|related roles such as|roles such as|such as|an?)\s+", "", part).strip()
        for part in parts
        if part.strip()
    ]
