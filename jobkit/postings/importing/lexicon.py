"""The words of postings (``lexicons/postings.yaml``): which section a heading opens, which field a label names, what a
sentence is about."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from jobkit.language.lexicon import Entry, any_of, load

Cue = Literal[
    "preferred", "required", "asks", "does", "about", "eeo", "apply", "checks", "physical", "exposure",
    "benefit_leads", "rolling", "for_staff", "hybrid", "remote", "onsite", "not_remote", "knowledge", "skill",
    "experience", "license_words", "credential_words", "language_words", "languages", "travel_words", "driver",
    "pay_words", "odd_periods", "market_words", "not_pay", "hiring", "life_support", "first_review",
]  # fmt: skip

LONGEST_HEADING = 70
"""Characters; the longest in use: "Minimum Qualifications: Education, Experience, Licenses and Certificates"."""
LONGEST_LABEL = 36
_MOST_LABEL_WORDS = 5
_MOST_RUN_IN = 12
"""Words of a line with a label and its value."""

_NUMBERING = re.compile(r"^(?:[\W_]*(?:\d{1,2}|[A-Z]|[ivx]{1,4}|[IVX]{1,4})[.)]\s+|[^\w(]+)")
_ABOUT_SOMEBODY = re.compile(r"about \w|life at \w|working at \w")
_DOES = re.compile(r"\b(?:you'll|you will|will|you)$")
_BRACKETS = re.compile(r"\s*[(\[][^()\[\]]{0,60}[)\]]")
_NAMED = re.compile(r"@(\w+)")
_LABEL = re.compile(r"([^:\t\n]{2,44}?)\s?(?::|\t| [–—-] )\s*(?=\S)")


class HeadingWords(Entry):
    whole: tuple[str, ...]
    holds: tuple[str, ...] = ()


class Issuer(Entry):
    short: str
    name: str
    credential: str | None
    """The one that it issues, an id of ``lexicons/credentials.yaml``; None: it issues several."""


class PostingWords(Entry):
    """``lexicons/postings.yaml``."""

    headings: dict[str, HeadingWords]
    wordings: dict[str, tuple[str, ...]]
    """Words that stand in patterns of sentences, by the names under which those take them in."""
    labels: dict[str, tuple[str, ...]]
    label_words: dict[str, tuple[str, ...]]
    asked: dict[str, tuple[str, ...]]
    need_labels: dict[str, tuple[str, ...]]
    preferred: tuple[str, ...]
    required: tuple[str, ...]
    asks: tuple[str, ...]
    does: tuple[str, ...]
    about: tuple[str, ...]
    eeo: tuple[str, ...]
    apply: tuple[str, ...]
    checks: tuple[str, ...]
    physical: tuple[str, ...]
    exposure: tuple[str, ...]
    benefit_leads: tuple[str, ...]
    rolling: tuple[str, ...]
    for_staff: tuple[str, ...]
    documents: tuple[str, ...]
    employment: dict[str, tuple[str, ...]]
    hybrid: tuple[str, ...]
    remote: tuple[str, ...]
    onsite: tuple[str, ...]
    not_remote: tuple[str, ...]
    knowledge: tuple[str, ...]
    skill: tuple[str, ...]
    experience: tuple[str, ...]
    license_words: tuple[str, ...]
    credential_words: tuple[str, ...]
    language_words: tuple[str, ...]
    languages: tuple[str, ...]
    travel_words: tuple[str, ...]
    driver: tuple[str, ...]
    license_ids: tuple[str, ...]
    strength: tuple[str, ...]
    families: dict[str, tuple[str, ...]]
    pay_words: tuple[str, ...]
    pay_other: dict[str, tuple[str, ...]]
    periods: dict[str, tuple[str, ...]]
    odd_periods: tuple[str, ...]
    market_words: tuple[str, ...]
    not_pay: tuple[str, ...]
    head_words: tuple[str, ...]
    preamble_noise: tuple[str, ...]
    vague_title: tuple[str, ...]
    hiring: tuple[str, ...]
    bodies: tuple[str, ...]
    life_support: tuple[str, ...]
    first_review: tuple[str, ...]
    provinces: dict[str, str]
    australia: dict[str, str]
    insurances: tuple[str, ...]
    posts: tuple[str, ...]
    issuers: tuple[Issuer, ...]
    tiers: dict[str, tuple[str, ...]]


@cache
def words() -> PostingWords:
    return load("postings", PostingWords)


def plain(text: str) -> str:
    """A heading or label as the lexicon writes it: no numbering, brackets, emoji, closing marks; "&" as "and"."""
    text = text.replace("’", "'").replace("‘", "'").replace("&", " and ")
    text = _NUMBERING.sub("", _BRACKETS.sub("", text))
    return re.sub(r"\s+", " ", re.sub(r"[^\w#)'’/]+$", "", text)).strip().casefold()


def section_kind(text: str, title: str | None = None) -> str | None:
    """The kind of section that a heading opens, by all of its words; None where the lexicon has no such heading.

    ``title``, the job's, may stand in it: "Case Manager Qualifications", "What a Case Manager Does".
    """
    for said in _without_title(plain(text), title):
        if found := _whole_headings().get(said):
            return found
    return None


def section_kind_by_words(text: str, title: str | None = None) -> str | None:
    """The kind of section by words that a heading holds; for a line that looks like a heading."""
    forms = _without_title(plain(text), title)
    found = next((kind for kind, pattern in _held_headings() if any(map(pattern.search, forms))), None)
    if found is None and any(map(_DOES.search, forms)):
        return "responsibilities"
    return found or ("about" if _ABOUT_SOMEBODY.match(forms[-1]) else None)


def label_field(text: str) -> str | None:
    """The field that a label names: "Job Location" is ``place``."""
    said = plain(text)
    return _labels().get(said) or _labels().get(said.removeprefix("the ").removesuffix("s"))


def label_field_by_words(text: str) -> str | None:
    """The field of a label that has a value beside it, by words that it holds: "Job Requisition Number"."""
    said = plain(text)
    if len(said.split()) > _MOST_LABEL_WORDS:
        return None
    return next((field for field, pattern in _held_labels() if pattern.search(said)), None)


def run_in_label(text: str) -> str | None:
    """The label with which a short line begins, capitals first: "Job Type Full-time"."""
    if "\t" in text or len(text.split()) > _MOST_RUN_IN or section_kind(text) or label_field(text):
        return None
    found = _run_in().match(text)
    return found["label"] if found and found["label"][0].isupper() else None


def numbered(text: str) -> str | None:
    """The vacancy's number in "Posting #26-077" or "Req. No. 4471", where a label and a number are all that is said."""
    found = _numbers().fullmatch(text.strip())
    return found["number"] if found else None


def asked_kind(text: str) -> str | None:
    """The kind of requirement that a label names within a list of them: "Education"."""
    return _asked().get(plain(text))


def need_of_label(text: str) -> str | None:
    return _needs().get(plain(text))


def split_label(text: str) -> tuple[str, str] | None:
    """(label, rest) of "Label: rest", "Label - rest", or two cells; None where nothing that short stands in front."""
    found = _LABEL.match(text)
    if found is None or len(found[1]) > LONGEST_LABEL + 8:
        return None
    return found[1], text[found.end() :].replace("\t", " ").strip()


@cache
def matcher(pattern: str, *, exact: bool = False) -> re.Pattern[str]:
    """A pattern in which "@name" stands for any of the words of that name in ``wordings``.

    Capitals count only if ``exact``. A group that does not exist is a KeyError: the pattern is a mistake of ours.
    """
    whole = _NAMED.sub(lambda found: any_of(words().wordings[found[1]]).replace("'", "['’]"), pattern)
    return re.compile(whole, 0 if exact else re.IGNORECASE)


def says(cue: Cue, text: str) -> bool:
    """Whether the text has one of the cue's words."""
    return cue_pattern(cue).search(text.replace("’", "'")) is not None


@cache
def cue_pattern(cue: Cue) -> re.Pattern[str]:
    return _whole_words(getattr(words(), cue))


@cache
def group_patterns(
    group: Literal["employment", "families", "periods", "pay_other", "tiers"],
) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """(name, pattern) of the words of each member of a group, in the lexicon's order."""
    return tuple((name, _whole_words(phrases)) for name, phrases in getattr(words(), group).items())


def _whole_words(phrases: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w]){any_of(tuple(phrase.strip() for phrase in phrases))}(?![\w])", re.IGNORECASE)


def _without_title(said: str, title: str | None) -> list[str]:
    """The heading, and without the job's title in it."""
    forms = [said]
    if title:
        name = re.escape(title.casefold())
        less = re.sub(rf"(?:\b(?:an?|the|our|as an?|for an?|of an?|to be an?)\s+)?\b{name}s?(?:'s?)?(?!\w)", " ", said)
        less = re.sub(r"\s+", " ", less).strip(" -–—:,'")
        if less and less != said:
            forms.append(less)
    bare = re.sub(r"^(?:the|our|your|some|key|main|job|position|role)\s+", "", forms[-1])
    return [*forms, bare] if bare != forms[-1] else forms


@cache
def _whole_headings() -> dict[str, str]:
    return {phrase: kind for kind, said in words().headings.items() for phrase in said.whole}


@cache
def _held_headings() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(
        (kind, re.compile(rf"\b{any_of(said.holds)}")) for kind, said in words().headings.items() if said.holds
    )


@cache
def _labels() -> dict[str, str]:
    return {plain(phrase): field for field, phrases in words().labels.items() for phrase in phrases}


@cache
def _run_in() -> re.Pattern[str]:
    names = any_of([phrase for phrases in words().labels.values() for phrase in phrases])
    return re.compile(rf"(?P<label>(?i:{names}))\s+(?=[A-Z\d$£€(])(?!\S*:)")


@cache
def _numbers() -> re.Pattern[str]:
    names = any_of(words().labels["id"])
    return re.compile(rf"{names}\.?\s?(?:#|no\.?|number)?:?\s*(?P<number>[\w/-]*\d[\w/-]*)", re.IGNORECASE)


@cache
def _held_labels() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((field, re.compile(rf"\b{any_of(said)}\b")) for field, said in words().label_words.items())


@cache
def _asked() -> dict[str, str]:
    return {phrase: kind for kind, phrases in words().asked.items() for phrase in phrases}


@cache
def _needs() -> dict[str, str]:
    return {phrase: need for need, phrases in words().need_labels.items() for phrase in phrases}
