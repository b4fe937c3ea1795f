"""What words of degrees look like: ``lexicons/degrees.yaml`` checked, and as patterns."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from jobkit.language.lexicon import Entry, any_of, load

_MAX_FIELD = 70
"""Characters of a field of study: "Human Development and Family Studies" and half as much again."""


class Level(Entry):
    id: str
    rank: int
    printed: Literal["none", "associate", "bachelor", "master", "doctorate"]
    noun: str | None = None
    names: list[str]
    short: list[str]


class StudyField(Entry):
    id: str
    relation: Literal["named", "related", "adjacent", "unrelated"]
    cip: list[str]
    names: list[str]


class StatusWords(Entry):
    in_progress: list[str]
    not_completed: list[str]
    not_completed_number: list[str]
    exceptions: list[str]


class DegreeWords(Entry):
    """``lexicons/degrees.yaml``."""

    levels: list[Level]
    state_codes: list[str]
    needs_context: list[str]
    products: dict[str, list[str]]
    no_products: list[str]
    of: dict[str, str | None]
    implied: dict[str, list[str]]
    broad: list[str]
    field_links: list[str]
    fields: list[StudyField]
    institution: list[str]
    status: StatusWords
    honours: list[str]
    honours_degree: list[str]
    minor: list[str]
    beside: list[str]
    major: list[str]
    evaluation: list[str]


def degree_words() -> DegreeWords:
    """The checked lexicon."""
    return load("degrees", DegreeWords)


@dataclass(frozen=True, slots=True)
class Grammar:
    """The lexicon as patterns."""

    long: re.Pattern[str]
    short: re.Pattern[str]
    other: re.Pattern[str]
    letters: dict[str, tuple[str, str]]
    product: dict[str, re.Pattern[str]]
    """What follows letters where they are a maker's."""
    implied: dict[str, str]
    level_of: dict[str, str]
    area_after: re.Pattern[str]
    area_before: re.Pattern[str]
    major: re.Pattern[str]
    stop: re.Pattern[str]
    minor: re.Pattern[str]
    minor_word: re.Pattern[str]
    beside: re.Pattern[str]
    honours: re.Pattern[str]
    honours_degree: re.Pattern[str]
    in_progress: re.Pattern[str]
    not_completed: re.Pattern[str]
    exceptions: re.Pattern[str]
    evaluation: re.Pattern[str]


@cache
def grammar() -> Grammar:
    """The patterns, made once."""
    words = degree_words()
    nouns = {level.noun: level.id for level in words.levels if level.noun}
    names = {name: level.id for level in words.levels for name in level.names}
    letters = {short.upper(): (level.id, short) for level in words.levels for short in level.short}
    minor, beside, status = any_of(words.minor), any_of(words.beside), words.status
    arts = any_of([name for name, field in words.of.items() if field is None]) + r"(?!\w)"
    closing = ["with", "from", "at", *words.minor, *words.beside, *status.in_progress, *words.honours]
    stop = rf"\s{{0,3}}(?:[;|\t\n•(:]|,|\s[-–—]\s|\b{any_of(closing)}\b)"
    return Grammar(
        long=re.compile(
            rf"(?<![\w-])(?P<noun>{any_of(list(nouns))})"
            # no "Bachelor & Sons", "Master Trainer", "Associate Director", "Smith & Associates"
            r"(?:['’‘]s?(?!\w)|s?(?=\s(?:of|in|degree|diploma)(?!\w))|(?=\s?(?:[,:(–—\t\n]|\s-\s|$)))"
            rf"(?:\s(?:of|in(?=\s{arts}))\s(?:(?P<of>{any_of(list(words.of))})(?!\w)(?!\s(?:and|&)\s)"
            r"|(?P<free>(?-i:[A-Z])[\w’']{2,20}(?:\s(?:and\s|&\s)?(?-i:[A-Z])\w{2,20}){0,3})))?"
            r"(?:\s(?:degree|diploma)(?!\w))?",
            re.IGNORECASE,
        ),
        short=_short_pattern(words),
        other=re.compile(rf"(?<![\w-]){any_of(list(names))}(?![\w])", re.IGNORECASE),
        letters=letters,
        product={
            maker: re.compile(rf"[\s-](?!{any_of(words.no_products)}(?!\w)){any_of(names)}(?!\w)", re.IGNORECASE)
            for maker, names in words.products.items()
        },
        implied={short: area for area, shorts in words.implied.items() for short in shorts},
        level_of=nouns | names,
        area_after=re.compile(
            rf"(?:\s(?:degree|program|student|candidate))?(?P<link>\s{any_of(words.field_links)}\s|\s?[,:(–—-]\s?|\s)"
            rf"(?:(?:double\s)?major(?:ing)?(?:\sin\s|:\s)|the\s)?(?P<area>[^\n\t]{{1,{_MAX_FIELD}}})",
            re.IGNORECASE,
        ),
        area_before=re.compile(
            r"(?:^|[\n\t|;,–—-])\s{0,3}(?P<area>[^\n\t|;,]{3,60}?)\s{0,3}(?P<parted>,|\(|[–—-])?\s{0,3}$"
        ),
        major=re.compile(
            rf"(?<!\w){any_of(words.major)}\s{{0,2}}[:\-–]?\s{{0,2}}(?P<area>[^\n\t;|,]{{2,{_MAX_FIELD}}})",
            re.IGNORECASE,
        ),
        stop=re.compile(stop, re.IGNORECASE),
        minor=re.compile(rf"(?<!\w){minor}(?!\w)\s?[:–-]?\s?(?:in\s)?(?P<what>[^\n\t;|]{{2,60}})", re.IGNORECASE),
        minor_word=re.compile(rf"(?:{minor}|{beside})(?!\w)", re.IGNORECASE),
        beside=re.compile(rf"(?<!\w){beside}(?!\w)\s?[:–-]?\s?(?:in\s)?(?P<what>[^\n\t;|]{{2,60}})", re.IGNORECASE),
        honours=re.compile(rf"(?<!\w){any_of(words.honours)}(?!\w)", re.IGNORECASE),
        honours_degree=re.compile(
            rf"\s?(?:\({any_of(words.honours_degree)}\.?\)|{any_of(words.honours_degree)}\.?(?=\s(?-i:[A-Z])))",
            re.IGNORECASE,
        ),
        in_progress=re.compile(rf"(?<!\w){any_of(status.in_progress)}(?!\w)", re.IGNORECASE),
        not_completed=re.compile(
            rf"(?<!\w)(?:{any_of(status.not_completed)}|\d{{1,3}}\s(?:of\s\d{{1,3}}\s)?{any_of(status.not_completed_number)})(?!\w)",
            re.IGNORECASE,
        ),
        evaluation=re.compile(rf"{any_of(words.evaluation)}(?!\w)", re.IGNORECASE),
        exceptions=re.compile(rf"(?<!\w){any_of(status.exceptions)}(?!\w)", re.IGNORECASE),
    )


def _short_pattern(words: DegreeWords) -> re.Pattern[str]:
    """Letters with or without dots, in their own case: BSW, B.S.W., Ph.D., M.Ed., EdD."""
    forms = []
    for level in words.levels:
        for short in level.short:
            parts = re.findall(r"[A-Z][a-z]*|-", short)
            forms.append(
                r"\.?\s?".join(map(re.escape, parts[:1])) + "".join(rf"\.?\s?{re.escape(part)}" for part in parts[1:])
            )
    dotted = [form.replace(r"\.?\s?", r"\.\s?") for form in forms]
    plain = [form.replace(r"\.?\s?", "") for form in forms]
    every = sorted(
        {*dotted, *plain, *(form.replace(r"\.?\s?", r"\.?") for form in forms)}, key=lambda form: (-len(form), form)
    )
    return re.compile(r"(?<![\w.])(?<!(?<!to)-)(?:" + "|".join(every) + r")\.?(?![\w])(?!'s|’s)")
