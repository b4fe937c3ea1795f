"""The lexicons of entries and organisations: what words around a title, an employer or a school say."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from jobkit.language.dates import is_part_of_dates
from jobkit.layout.labels import slot_of
from jobkit.resources import folder
from jobkit.yamlfile import read_yaml

NAME_END = 0.35
"""Worth of a legal form that a name ends with, on top of its other words."""
FIRST_CUE = 0.45
"""Worth of the first word that names of organisations have; each further one adds ``FURTHER_CUE``."""
FURTHER_CUE = 0.05
LONGEST_NAME = 12
"""Words; longer lines are not names."""

_WORD = re.compile(r"[^\W_][\w.&'’-]*")
_SLOTS = {
    "title": "title", "organization": "organization", "place": "place", "city": "place", "street": "place",
    "start": "dates", "end": "dates", "dates": "dates", "degree": "degree", "field": "field",
}  # fmt: skip
"""What forms ask for -> what it is of an entry."""
_EDGES = " \t,;:.|•·–—-()[]*_/~"


@dataclass(frozen=True, slots=True)
class Words:
    """The lexicons as sets of lower-case phrases."""

    labels: frozenset[str]
    side_labels: frozenset[str]
    asides: frozenset[str]
    study_asides: re.Pattern[str]
    small: frozenset[str]
    verbs: frozenset[str]
    internship: re.Pattern[str]
    volunteer: re.Pattern[str]
    forms: frozenset[str]
    cues: re.Pattern[str]
    title_ends: frozenset[str]
    schools: re.Pattern[str]
    school_nouns: frozenset[str]


@cache
def lexicon() -> Words:
    """The shipped lexicons ``entries.yaml`` and ``organizations.yaml``."""
    entries = read_yaml(folder("lexicons") / "entries.yaml")
    names = read_yaml(folder("lexicons") / "organizations.yaml")
    return Words(
        labels=frozenset(entries["labels"]),
        side_labels=frozenset(entries["side_labels"]),
        asides=frozenset(entries["asides"]),
        study_asides=_any_of(entries["study_asides"]),
        small=frozenset(entries["small"]),
        verbs=frozenset(entries["verbs"]),
        internship=_any_of(entries["internship"]),
        volunteer=_any_of(entries["volunteer"]),
        forms=frozenset(names["forms"]),
        cues=_any_of(names["strong"]),
        title_ends=frozenset(names["title_ends"]),
        schools=_any_of(names["schools"]),
        school_nouns=frozenset(names["school_nouns"]),
    )


def _any_of(phrases: list[str]) -> re.Pattern[str]:
    """A pattern of whole words, longest phrase first."""
    ordered = sorted(map(str, phrases), key=len, reverse=True)
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, ordered)) + r")(?!\w)", re.IGNORECASE)


def bare(text: str) -> str:
    """Text as the lexicons have it: lower case, no signs at its edges."""
    return text.strip(_EDGES).casefold()


def is_label(text: str) -> bool:
    """Whether a line only announces what follows ("Highlights", "Responsibilities:")."""
    return bare(text) in lexicon().labels


def is_side_label(text: str) -> bool:
    """Whether a line gives a fact beside the work done, behind its label: "Supervisor: L. Marchetti"."""
    label, colon, _ = text.partition(":")
    return bool(colon) and bare(label) in lexicon().side_labels


def field_label(text: str) -> str | None:
    """What a printed label says of the value behind its colon: title, organization, place, dates, degree or field."""
    label, colon, value = text.partition(":")
    slot = _SLOTS.get(slot_of(label) or "") if colon else None
    return "dates" if slot == "degree" and value and is_part_of_dates(value.strip()) else slot


def is_date_label(text: str) -> bool:
    """Whether words say of a date only that it is one, or nothing at all: "Graduated", "Completion date"."""
    words = bare(text)
    return not words or _SLOTS.get(slot_of(words) or "") == "dates"


def is_aside(text: str) -> bool:
    """Whether words are terms of employment ("Part-Time", "Per Diem", "Contract, Remote")."""
    return all(part.strip() in lexicon().asides for part in re.split(r"[,/]| and ", bare(text)))


def has_legal_form(text: str) -> bool:
    """Whether a name ends with a legal form ("Inc.", "LLC")."""
    tokens = text.casefold().replace(",", " ").split()
    return len(tokens) > 1 and tokens[-1].rstrip(".") in lexicon().forms


@lru_cache(maxsize=4096)
def organization_score(text: str) -> float:
    """How much a short text looks like the name of an organisation, 0 to 1, by its words alone."""
    tokens = [token.casefold().strip(".’'") for token in _WORD.findall(text)]
    if not tokens or len(tokens) > LONGEST_NAME or (not text[:1].isupper() and not text[:1].isdigit()):
        return 0.0
    found = {match.casefold() for match in lexicon().cues.findall(text)}
    score = FIRST_CUE + FURTHER_CUE * (len(found) - 1) if found else 0.0
    if has_legal_form(text):
        score += NAME_END + FIRST_CUE * (not found)
    if tokens[-1] in lexicon().title_ends:
        score -= FIRST_CUE
    return max(0.0, min(score, 1.0))


def is_organization(text: str) -> bool:
    """Whether a line is an organisation's name by its words alone."""
    return organization_score(text) >= FIRST_CUE


@lru_cache(maxsize=4096)
def school_score(text: str) -> float:
    """How much a short text looks like the name of a school, 0 to 1."""
    tokens = _WORD.findall(text)
    if not tokens or len(tokens) > LONGEST_NAME:
        return 0.0
    if bare(text) in lexicon().school_nouns:
        return 0.3
    return 0.9 if lexicon().schools.search(text) else 0.3 * organization_score(text)
