"""Job titles: how much a text looks like one, and what kind of experience a title stands for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from jobkit.language.lexicon import Entry, any_of, load

TitleCredit = Literal["full", "supervisory", "related", "training", "none", "unknown"]
"""What work under the title counts as, before its duties are read."""

_MAX_TITLE_LENGTH = 120
"""Characters, white space and qualifiers in brackets with them."""
_MAX_TITLE_WORDS = 9
"""The longest titles of O*NET's reported-titles file run to eight or nine words; longer text is a sentence."""
_NO_NUMBER = r"(?:i{1,3}|iv|v|[1-5])"
_RANK = {"full": 4, "supervisory": 4, "related": 3, "training": 2, "unknown": 1, "none": 0}
"""Of two titles in one ("Case Manager/Advocate") the better counts; a title unknown is not yet a no."""


class Family(Entry):
    """Titles that count alike."""

    id: str
    credit: Literal["full", "related", "none"]
    soc: list[str]
    phrases: list[str]
    check: tuple[str, ...] = ()
    """Phrases that other trades use too: employer and duties decide."""
    reject: tuple[str, ...] = ()
    """Words before a phrase that make it another trade's."""


class Fields(Entry):
    full: list[str]
    related: list[str]


class Settings(Entry):
    human_services: list[str]
    foreign: dict[str, list[str]]
    unless: list[str]


class TitleWords(Entry):
    """``lexicons/titles.yaml``."""

    heads: list[str]
    also: list[str]
    never: list[str]
    levels: dict[str, list[str]]
    supervisory: list[str]
    training: list[str]
    volunteer: list[str]
    fields: Fields
    families: list[Family]
    word_traps: list[str]
    settings: Settings


@dataclass(frozen=True, slots=True)
class TitleReading:
    """What a job title says by itself."""

    family: str | None
    """An id of ``lexicons/titles.yaml``; None where no family fits."""
    credit: TitleCredit
    seniority: Literal["assistant", "mid", "senior"] | None = None
    check: bool = False
    """Another trade uses the title too: employer and duties must bear it out."""
    volunteer: bool = False


UNKNOWN = TitleReading(None, "unknown")
_SUPERVISORS, _INTERNS, _OTHERS = "cm_supervisor", "interns", "not_human_services"


def title_words() -> TitleWords:
    """The checked lexicon."""
    return load("titles", TitleWords)


def family_names() -> frozenset[str]:
    """Every family that a title may be read as: those of the lexicon, and those told by how a title is put together."""
    return frozenset({*(family.id for family in title_words().families), _SUPERVISORS, _INTERNS, _OTHERS})


# ------------------------------------------------------------------ does it look like a title


def title_score(text: str) -> float:
    """0 to 1: how much a text looks like a job title of any occupation.

    A head noun at the end of the text, or of the part before its first comma, dash or bracket, is the strongest sign
    ("Registered Nurse, Medical-Surgical"); words of an employer, a sentence's length or its punctuation speak against.
    """
    words = title_words()
    parts = _parts(text) if len(text) <= _MAX_TITLE_LENGTH else []
    if not parts:
        return 0.0
    heads, also = _heads(), frozenset(words.also)
    best = max(_part_score(part, heads, also) for part in parts[:3])
    count = len(text.split())
    if count > _MAX_TITLE_WORDS:
        best *= 0.3
    if text.rstrip().endswith((".", ";", "!", "?")) and count > 3:
        best *= 0.3
    if set(re.findall(r"[\w&]+", text.lower())) & _never() and parts[0].split()[-1] not in heads:
        best *= 0.4
    return best


def _part_score(part: str, heads: frozenset[str], also: frozenset[str]) -> float:
    whole = part.split()
    tokens = _without_levels(whole)
    if len(whole) > 1 and whole[-1] in heads:
        return 0.95
    if not tokens:
        return 0.5 if whole[-1] in heads else 0.1
    if tokens[-1] in heads or " ".join(tokens[-2:]) in heads:
        return 0.95 if len(tokens) > 1 else 0.85
    if any(phrase in part for phrase in also):
        return 0.7
    if re.match(r"[\w ]{0,40}\b(?:of|for|to the)\b", part) and tokens[0] in heads:  # director of nursing
        return 0.9
    return 0.5 if any(token in heads for token in tokens) else 0.05


@cache
def _heads() -> frozenset[str]:
    return frozenset(title_words().heads)


@cache
def _never() -> frozenset[str]:
    return frozenset(title_words().never)


# ------------------------------------------------------------------ what it counts as


def title_family(text: str) -> TitleReading:
    """What a title stands for by its words alone: its family, credit, rank, and whether other trades use it too.

    The last noun phrase decides ("Case Management Software Engineer" is an engineer). Of titles joined by a slash the
    better one counts. A title that trains or volunteers in a credited field is ``training``.
    """
    readings = [_alternative(alternative) for alternative in _alternatives(text)] or [UNKNOWN]
    best = max(readings, key=lambda reading: _RANK[reading.credit])
    if best.family is None and best.credit == "unknown" and "/" in text:  # "Case/Care Manager" is one title, not two
        return _alternative(_normal(text.replace("/", " ")))
    return best


def _alternatives(text: str) -> list[str]:
    """The titles of one that holds several: "Social Worker / Discharge Planner", "Case Manager and Outreach Worker"."""
    found = [_normal(part) for part in text.split("/") if part.strip()]
    first = [each.split(" and ")[0] for each in found if " and " in each]
    return [*found, *(each for each in first if _ends_in_full(each))]


def _ends_in_full(title: str) -> bool:
    family = _family_of(title)
    return family is not None and family.credit == "full"


def _normal(text: str) -> str:
    """Lower case; every dash that divides words is a comma, every one inside a word a space."""
    text = " ".join(text.lower().replace("’", "'").replace("&", " and ").split())
    text = re.sub(r"\s[-–—|:•]+\s|\s*[–—|•;]\s*", ", ", text)
    return re.sub(r"\s+", " ", re.sub(r"[.'\"]", "", text.replace("-", " "))).strip()


def _parts(text: str) -> list[str]:
    """The stretches between commas and brackets, in order."""
    return [part.strip() for part in re.split(r"[,()\[\]/]", _normal(text)) if part.strip()]


def _alternative(text: str) -> TitleReading:
    parts = _parts(text)
    training = _has(text, "training") or _has(text, "volunteer")
    if training:
        credit: TitleCredit = "training" if _field(text) else "none"
        return TitleReading(_INTERNS if credit == "training" else None, credit, volunteer=_has(text, "volunteer"))
    if _supervises(parts):
        return TitleReading(_SUPERVISORS, "supervisory", "senior")
    seniority = _seniority(text)
    if len(parts) > 1 and set(parts[0].split()) <= set(title_words().levels["credentials"]):  # "RN, Case Manager"
        parts = [*parts[1:], parts[0]]
    candidates = [*parts[:1], " ".join(reversed(parts)), *parts[1:]]
    for candidate in candidates:
        found = _family_of(candidate)
        if found is not None:
            return TitleReading(found.family, found.credit, seniority, found.check)
    return TitleReading(None, "unknown", seniority)


def _family_of(candidate: str) -> TitleReading | None:
    """The family whose phrase ends the candidate; tried with the ranks and credentials on, then without."""
    if " to the " in candidate:
        candidate = candidate.split(" to the ")[0]
    for tokens in (candidate.split(), _without_levels(candidate.split()), _head_tokens(candidate)):
        for size in range(min(len(tokens), _longest_phrase()), 0, -1):
            phrase = " ".join(tokens[-size:])
            family = _phrases().get(phrase)
            licence = (
                phrase in title_words().levels["credentials"] and len(tokens) > 1
            )  # "Case Manager RN" is no staff RN
            if family is not None and not licence:
                return _judged(family, phrase, tokens[:-size])
    return None


def _judged(family: Family, phrase: str, before: list[str]) -> TitleReading:
    if family.credit == "full" and _trap().search(" ".join(before)):
        return TitleReading(_OTHERS, "none")
    if set(before) & set(family.reject):
        return UNKNOWN
    whole = " ".join([*before, phrase])
    check = any(whole == checked or (phrase == checked and not before) for checked in family.check)
    check = check or any(whole.endswith(checked) for checked in family.check)
    return TitleReading(family.id, family.credit, check=check)


def _head_tokens(candidate: str) -> list[str]:
    """What stands before "of", "for", "with", "at": "social worker for foster care" is a social worker."""
    return _without_levels(re.split(r"\s(?:of|for|with|at|in|to)\s", candidate)[0].split())


def _supervises(parts: list[str]) -> bool:
    """Whether the title leads work of a full-credit field: "Director of Case Management", "Supervisor, Social Work"."""
    whole = " ".join(parts)
    if _WRONG_HEAD.search(whole):
        return False
    after, before = _leaders()
    return after.search(whole) is not None or (before.search(whole) is not None and _leads(whole))


@cache
def _leaders() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A field with who leads it after it, and before it."""
    leader = rf"(?<!case\s)(?<!care\s){any_of(title_words().supervisory)}"  # a case manager leads cases
    field = any_of(title_words().fields.full)
    level = rf"(?:\s(?:{_NO_NUMBER}))?"
    return (
        re.compile(rf"\b{field}\s(?:program\s|department\s|services\s|team\s)?{leader}{level}$"),
        re.compile(rf"\b{leader}\s(?:of\s|for\s)?(?:the\s)?(?:[a-z]+\s){{0,2}}{field}\b"),
    )


_WRONG_HEAD = re.compile(r"\b(?:engineer|developer|analyst|software|assistant to|aide|clerk|secretary)\b")


def _leads(whole: str) -> bool:
    """ "Lead Case Manager" and "Supervising Social Worker" lead; "Manager, Case Manager" is no title."""
    return bool(
        re.match(
            r"(?:[a-z]+\s){0,3}?(?:lead|supervis|director|manager of|manager\s|head|chief|administrator|vice|vp|team)",
            whole,
        )
    )


def _field(text: str) -> bool:
    field, title = _fields()
    return field.search(text) is not None or (title.search(text) is not None and "board" not in text)


@cache
def _fields() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A credited field, and a title or degree that names one."""
    fields = title_words().fields
    return (
        re.compile(rf"\b{any_of([*fields.full, *fields.related])}"),
        re.compile(rf"\b(?:{any_of(list(_phrases()))}|msw|bsw)\b"),
    )


def _seniority(text: str) -> Literal["assistant", "mid", "senior"] | None:
    tokens = text.replace(",", " ").split()
    levels = title_words().levels
    if set(tokens) & set(levels["senior"]):
        return "senior"
    if set(tokens) & set(levels["mid"]):
        return "mid"
    return "assistant" if tokens and (tokens[0] in levels["assistant"] or tokens[-1] in levels["assistant"]) else None


def _has(text: str, kind: Literal["training", "volunteer"]) -> bool:
    return _words_of(kind).search(text) is not None


@cache
def _words_of(kind: Literal["training", "volunteer"]) -> re.Pattern[str]:
    words = title_words().training if kind == "training" else title_words().volunteer
    return re.compile(rf"\b{any_of(words)}\b")


def _without_levels(tokens: list[str]) -> list[str]:
    """The tokens with words of rank and terms of employment taken off both ends."""
    text = f" {' '.join(tokens)} "
    pattern = _levels()
    for _ in range(4):
        stripped = pattern.sub(" ", text)
        if stripped == text:
            break
        text = stripped
    return text.split()


@cache
def _levels() -> re.Pattern[str]:
    levels = title_words().levels
    every = [word for words in levels.values() for word in words]
    last = [
        word for word in every if word not in levels["assistant"] or len(word) == 1
    ]  # "Social Worker Assistant" is one
    return re.compile(rf"^\s{any_of(every)}(?=\s)|(?<=\s){any_of(last)}\s$")


@cache
def _trap() -> re.Pattern[str]:
    return re.compile(rf"\b{any_of(title_words().word_traps)}\b")


@cache
def _phrases() -> dict[str, Family]:
    found: dict[str, Family] = {}
    for family in title_words().families:
        for phrase in [*family.phrases, *family.check]:
            found.setdefault(phrase, family)
    return found


@cache
def _longest_phrase() -> int:
    return max(len(phrase.split()) for phrase in _phrases())
