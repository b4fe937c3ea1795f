"""The words that speak of a credential, as patterns: who holds it, whether it holds now, whether it is one here."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from jobkit.language.credentials import ClaimWords, credential_words
from jobkit.language.degree_words import degree_words
from jobkit.language.lexicon import any_of

Why = Literal[
    "someone_else", "denied", "wish", "programme", "preparation", "membership", "work_described", "job_title",
    "named_only", "elsewhere",
]  # fmt: skip
"""Why a mention is no claim."""

NEAR_WORDS = 5
"""Words from a credential within which a word of status or relation still speaks of it, in running text."""
FAR_WORDS = 9
"""The same for who it belongs to: "consulted weekly with the unit's nurse educator, an RN"."""


@dataclass(frozen=True, slots=True)
class Grammar:
    followed: dict[Why, re.Pattern[str]]
    denied_before: re.Pattern[str]
    denied: re.Pattern[str]
    wish_before: re.Pattern[str]
    preparation_before: re.Pattern[str]
    relation: re.Pattern[str]
    apposed: re.Pattern[str]
    theirs: re.Pattern[str]
    others: re.Pattern[str]
    coming_first: re.Pattern[str]
    held_first: re.Pattern[str]
    held_as: re.Pattern[str]
    held_as_named: re.Pattern[str]
    exam: re.Pattern[str]
    trained: re.Pattern[str]
    beside: re.Pattern[str]
    expired_before: re.Pattern[str]
    expired: re.Pattern[str]
    in_progress_before: re.Pattern[str]
    in_progress: re.Pattern[str]
    coming_entry: re.Pattern[str]
    renewing: re.Pattern[str]
    renewed: re.Pattern[str]
    expires: re.Pattern[str]
    degree: re.Pattern[str]
    planned_before: re.Pattern[str]
    wished_before: re.Pattern[str]
    held_before: re.Pattern[str]
    due: re.Pattern[str]
    later: re.Pattern[str]
    under: re.Pattern[str]
    held_by_others: re.Pattern[str]


@cache
def grammar() -> Grammar:
    """The patterns of ``lexicons/credentials.yaml``."""
    words = credential_words().words
    between = rf"(?:\s+(?:{any_of(words.between)}))*"
    beside = [*words.beside, *words.in_progress, *words.in_progress_verbs, *words.expired, *words.expires]
    held_as = rf"(?:[\s-]+{any_of(words.held_as)})"
    return Grammar(
        followed=_followed(words, held_as),
        denied_before=re.compile(
            rf"(?<!\w)(?<!license )(?<!licence )(?<!certificate )(?<!registration ){any_of(words.denied_before)}"
            rf"{between}\s+$",
            re.IGNORECASE,
        ),
        denied=re.compile(rf"{held_as}?[\s,:(–—-]+{any_of(words.denied)}(?!\w)", re.IGNORECASE),
        wish_before=_just_before(words.wish_before, between),
        preparation_before=re.compile(
            rf"(?<!\w){any_of(words.preparation)}(?:\s+\w+){{0,2}}\s+(?:for|to|toward)(?:\s+\w+){{0,3}}\s*$",
            re.IGNORECASE,
        ),
        relation=re.compile(
            rf"(?<!\w){any_of(words.relation_verbs)}(?!\w)(?:[\s,]+[\w'’-]+){{0,{FAR_WORDS - 1}}}[\s,]*$", re.IGNORECASE
        ),
        apposed=re.compile(
            rf"(?:\b(?<!holder )(?:of|by|from|under|alongside)\s+|{any_of(words.others)}\s?,\s+)"
            rf"{any_of(words.determiners)}\s*$",
            re.IGNORECASE,
        ),
        theirs=_theirs(words),
        others=_whole(words.others),
        coming_first=re.compile(rf"\s*(?:currently\s+)?{any_of(words.in_progress_before)}{between}\s*$", re.IGNORECASE),
        held_first=re.compile(rf"\s*(?:\w+ly\s+)?{any_of(words.held_by)}{between}\s*$", re.IGNORECASE),
        held_as=re.compile(
            rf"(?:{held_as}|\s*$|\s*[,;(]|\s+(?:in|since|while|during|through|from|by|with|(?:19|20)\d\d)\b)",
            re.IGNORECASE,
        ),
        held_as_named=re.compile(held_as, re.IGNORECASE),
        exam=re.compile(rf"{held_as}?[\s-]+{any_of(words.exam)}(?!\w)", re.IGNORECASE),
        trained=_whole(words.trained),
        beside=re.compile(rf"(?<!\w)(?:{any_of(beside)}|[A-Z]{{2}}|\d+)(?!\w)", re.IGNORECASE),
        expired_before=_just_before(words.expired_before, between),
        expired=_whole(words.expired),
        in_progress_before=_just_before(words.in_progress_before, between),
        in_progress=_whole(words.in_progress),
        coming_entry=_whole([*words.in_progress, *words.in_progress_verbs]),
        renewing=_whole(words.renewing),
        renewed=_whole(words.renewed),
        expires=_whole(words.expires),
        degree=re.compile(
            rf"(?<!\w){any_of([short for level in degree_words().levels for short in level.short])}(?!\w)"
        ),
        planned_before=_just_before(_to_get(words.intends, words), between),
        wished_before=_just_before([*_to_get(words.wishes, words), *words.goals], rf"(?:\s+\w+ing)?{between}"),
        held_before=_just_before(words.held_by, between),
        due=re.compile(rf"{held_as}?[\s,;(:–—-]*\b{any_of(words.due)}\s+(?:\w+\s+){{0,3}}$", re.IGNORECASE),
        later=re.compile(rf"{held_as}?[\s,;(:–—-]*(?<!\w){any_of(words.later)}(?!\w)", re.IGNORECASE),
        under=re.compile(rf"(?<!\w){any_of(words.under)}(?:\s+[\w.'’-]+){{0,4}}[\s,]*$", re.IGNORECASE),
        held_by_others=_held_by_others(words, held_as),
    )


def _to_get(leads: list[str], words: ClaimWords) -> list[str]:
    """ "plan to" and "obtain", in each pairing."""
    return [f"{lead} {get}" for lead in leads for get in words.gets]


def _theirs(words: ClaimWords) -> re.Pattern[str]:
    """Kin, or the people of somebody's work with a verb: "my brother, an RN", "our team lead holds the CCM"."""
    linked = r"(?:\s?,)?\s+(?:(?:who|that)\s+)?"
    workmate = rf"{any_of(words.determiners)}\s+(?:[\w-]+\s+){{0,2}}{any_of(words.others)}"
    return re.compile(
        rf"(?<!\w)(?:{any_of(words.kin)}{linked}(?:{any_of(words.kin_verbs)}\s+)?"
        rf"|{workmate}{linked}{any_of(words.kin_verbs)}\s+)"
        rf"(?:{any_of(words.determiners)}\s*)?(?:{any_of(words.between)}\s+)?$",
        re.IGNORECASE,
    )


def _held_by_others(words: ClaimWords, held_as: str) -> re.Pattern[str]:
    """After a credential: "held by my supervisor"."""
    people = any_of([*words.others, *words.kin])
    return re.compile(
        rf"{held_as}?[\s,(–—-]*(?:(?:is|was)\s+)?{any_of(words.held_by)} by\s+(?:[\w'’-]+\s+){{0,2}}{people}(?!\w)",
        re.IGNORECASE,
    )


def _followed(words: ClaimWords, held_as: str) -> dict[Why, re.Pattern[str]]:
    """What may directly follow, with "certification" or "exam" between or not."""
    link = rf"(?:{held_as}|[\s-]+(?:certified|licensed|exam|examination))?"
    kinds: dict[Why, list[str]] = {
        "preparation": words.preparation,
        "membership": words.membership,
        "programme": words.things,
        "someone_else": words.others,
    }
    wish = re.compile(rf"{link}(?:[\s,(:–—-]|strongly|is|was|were)*{any_of(words.wish)}(?!\w)", re.IGNORECASE)
    others = {why: re.compile(rf"{link}[\s/)-]+{any_of(those)}(?!\w)", re.IGNORECASE) for why, those in kinds.items()}
    return {"wish": wish, **others}


def _just_before(phrases: list[str], between: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){any_of(phrases)}{between}[\s,:(–—-]*$", re.IGNORECASE)


def _whole(phrases: list[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){any_of(phrases)}(?!\w)", re.IGNORECASE)
