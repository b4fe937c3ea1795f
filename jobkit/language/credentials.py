"""Certifications and licences in a text: where each is named, and what its letters mean there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache

from jobkit.language.lexicon import Entry, any_of, load

_STEM = 3
"""Letters by which two words are one: "rehab" and "rehabilitation"."""
_SHORT_NAME = 2
"""Words of a name of which each tells it from others."""
_LETTERS_WITH_DOTS = 3
"""From so many letters on, a dot after each ("C.C.M.") is a way of writing them; "R.N." and "L.P.N." are listed."""


class Degree(Entry):
    level: str
    field: str | None = None


class Credential(Entry):
    id: str
    short: list[str]
    names: list[str]
    listed: str | None = None
    renewal_years: int | None = None
    presupposes: Degree | None = None
    carries: tuple[str, ...] = ()
    becomes: Mapping[str, list[str]] = {}
    """Another credential, by the words that make it that one."""
    needs: tuple[str, ...] = ()
    training: bool = False


class OtherMeaning(Entry):
    short: str
    near: list[str]
    held: tuple[str, ...] = ()
    """Of another certificate with the same letters, which is meant wherever they stand on the page."""


class ClaimWords(Entry):
    between: list[str]
    determiners: list[str]
    expired_before: list[str]
    expired: list[str]
    in_progress_before: list[str]
    in_progress: list[str]
    in_progress_verbs: list[str]
    intends: list[str]
    wishes: list[str]
    gets: list[str]
    goals: list[str]
    due: list[str]
    later: list[str]
    under: list[str]
    renewing: list[str]
    renewed: list[str]
    expires: list[str]
    held_by: list[str]
    held_as: list[str]
    relation_verbs: list[str]
    others: list[str]
    kin: list[str]
    kin_verbs: list[str]
    denied_before: list[str]
    denied: list[str]
    wish: list[str]
    wish_before: list[str]
    things: list[str]
    preparation: list[str]
    exam: list[str]
    membership: list[str]
    trained: list[str]
    beside: list[str]
    lists: list[str]


class CredentialWords(Entry):
    """``lexicons/credentials.yaml``."""

    credentials: list[Credential]
    other_meanings: list[OtherMeaning]
    held_as_first: list[str]
    words: ClaimWords


@dataclass(frozen=True, slots=True)
class Mention:
    """A credential named in a text; start and end are offsets of it, "Certified Case Manager (CCM)" in one."""

    id: str
    start: int
    end: int
    in_full: bool
    """By its name, not by letters alone."""
    plural: bool = False
    foreign: bool = False
    """The letters mean something else here."""


def credential_words() -> CredentialWords:
    """The checked lexicon."""
    return load("credentials", CredentialWords)


@cache
def credential(id: str) -> Credential:
    """The lexicon's entry. Raises KeyError for an unknown id."""
    return {found.id: found for found in credential_words().credentials}[id]


def short_name(id: str) -> str:
    """The name that is shown: letters where there are some."""
    found = credential(id)
    return found.short[0] if found.short else found.names[0].capitalize()


def find_mentions(text: str) -> list[Mention]:
    """Every credential that the text names, in order; those whose letters mean something else are marked."""
    found = [_mention(match) for match in _pattern().finditer(_in_capitals(text))]
    merged = _merged(text, found)
    return [_judged(text, mention) for mention in merged if _needs_met(text, mention)]


def _in_capitals(text: str) -> str:
    """A text with no capital at all ("ccm, cpr") is written so throughout: its letters are read as capitals."""
    capitals = text.upper()
    return capitals if text.islower() and len(capitals) == len(text) else text


def _mention(match: re.Match[str]) -> Mention:
    key = _key(match["letters"] or match["name"])
    letters = match["letters"] is not None
    return Mention(
        _ids()[key if letters else key.lower()], match.start(), match.end("core"), not letters, bool(match["plural"])
    )


def _merged(text: str, found: list[Mention]) -> list[Mention]:
    """ "Certified Case Manager (CCM)" and "RN - Registered Nurse" are one mention each."""
    kept: list[Mention] = []
    for mention in found:
        last = kept[-1] if kept else None
        between = text[last.end : mention.start] if last else ""
        if last and last.id == mention.id and re.fullmatch(r"\s?[,:(–—-]?\s?", between):
            closing = text[mention.end : mention.end + 1] == ")" and "(" in between
            kept[-1] = replace(
                last, end=mention.end + closing, in_full=last.in_full or mention.in_full, plural=mention.plural
            )
        else:
            kept.append(mention)
    return kept


def _needs_met(text: str, mention: Mention) -> bool:
    """Whether letters of many meanings have a word beside them that tells this one."""
    needs = credential(mention.id).needs
    if not needs or mention.in_full:
        return True
    rest = text[: mention.start] + " " + text[mention.end :]
    return _whole(needs).search(rest) is not None


def _judged(text: str, mention: Mention) -> Mention:
    letters = text[mention.start : mention.end].strip("()")
    near = _near(letters)
    foreign = not mention.in_full and (
        (near is not None and near.search(text) is not None) or _spelled_otherwise(text, mention, letters)
    )
    becomes = credential(mention.id).becomes
    other = next((id for id, words in becomes.items() if _whole(tuple(words)).search(text)), mention.id)
    return replace(mention, id=other, foreign=foreign)


def _spelled_otherwise(text: str, mention: Mention, letters: str) -> bool:
    """Whether words beside the letters spell them out as something else: "Chronic Care Management (CCM)"."""
    if not letters.isalpha():
        return False
    before, after = text[: mention.start], text[mention.end :]
    spelled: list[str] = []
    if before.endswith("("):
        words = re.findall(r"[\w'’]+", before)[-len(letters) :]
        spelled = words if after[:1] == ")" else []
    elif match := re.match(r"\s?\(([^()]{3,80})\)", after):
        spelled = re.findall(r"[\w'’]+", match[1])
    fits = "".join(word[0] for word in spelled).upper() == letters.upper()
    return fits and not _is_own(spelled, mention.id)


def _is_own(spelled: list[str], id: str) -> bool:
    """Whether the words are a name of the credential, or all but its last word: "Certified Case Management"."""
    return any(_stems(spelled) == _stems(re.findall(r"[\w'’]+", name)) for name in credential(id).names)


def _stems(words: list[str]) -> tuple[int, list[str]]:
    """How many words, and how those begin by which names of certificates differ."""
    telling = words[:-1] if len(words) > _SHORT_NAME else words
    return len(words), [word[:_STEM].lower() for word in telling]


def names_list_of_held(title: str) -> bool:
    """Whether the name of a list says that what it lists is held: "Skills & Certifications"."""
    return _whole(tuple(credential_words().words.lists)).search(title) is not None


def of_another_certificate(letters: str, page: str, entries: Iterable[str]) -> bool:
    """Whether a page spells letters out as another certificate of theirs, or an entry of its list of certificates does
    by who issued it. They mean that one wherever they stand: whoever writes "CCM" after the name and "Certified
    Construction Manager" further down is no case manager.
    """
    if not letters.isalpha() or not _is_title(letters):
        return False
    spelled = (match.group().split() for match in _spelling(letters).finditer(page))
    if any(not _is_own(words, _ids()[letters]) and not find_mentions(" ".join(words)) for words in spelled):
        return True
    held = _held_otherwise(letters)
    return held is not None and any(letters in entry and held.search(entry) for entry in entries)


# ------------------------------------------------------------------ patterns


def _key(written: str) -> str:
    """Letters without dots, hyphens and spaces; a name with single spaces."""
    if " " in written and written.upper() != written:
        return " ".join(written.replace("’", "'").split())
    return re.sub(r"[\s.,/-]", "", written)


@cache
def _ids() -> dict[str, str]:
    found: dict[str, str] = {}
    for each in credential_words().credentials:
        for short in each.short:
            found.setdefault(_key(short), each.id)
        for name in each.names:
            found.setdefault(_key(name), each.id)
            found.setdefault(re.sub(r"[\s.,/-]", "", name), each.id)
    return found


@cache
def _pattern() -> re.Pattern[str]:
    every = credential_words().credentials
    letters = sorted({short for each in every for short in each.short}, key=lambda short: (-len(short), short))
    names = any_of([name for each in every for name in each.names]).replace("'", "['’]?")
    return re.compile(
        rf"(?<![\w])(?<!\w-)(?P<core>(?P<name>(?i:{names}))|(?P<letters>{'|'.join(map(_letters, letters))}))"
        r"(?P<plural>(?:['’]?s)?)(?![\w])"
    )


def _letters(short: str) -> str:
    """A pattern for letters as people write them: C-SWCM, CSWCM; CCM, C.C.M.; CMGT-BC, CMGT BC."""
    parts = re.split(r"[-/,]", short)
    if len(parts) == 1 and short.isupper():
        return r"\.?".join(short) + (r"(?:(?<=\.\w)\.)?" if len(short) >= _LETTERS_WITH_DOTS - 1 else "")
    return r"[-/, ]?".join(map(re.escape, parts))


@cache
def _spelling(letters: str) -> re.Pattern[str]:
    """Words with these first letters of which the first is one with which certificates' names begin."""
    first = [word for word in credential_words().held_as_first if word[0].upper() == letters[0].upper()]
    rest = "".join(rf"[\s-]+(?:of\s+)?{letter}[a-z]{{2,}}" for letter in letters[1:])
    return re.compile(rf"(?<!\w)(?i:{any_of(first)}{rest})(?!\w)(?![\s-]+[A-Z])" if first else r"(?!)")


@cache
def _is_title(letters: str) -> bool:
    """Whether the first of the letters stands for "certified" or its like, in the credential's own name."""
    names = credential(_ids()[letters]).names if letters in _ids() else []
    return any(name.split()[0] in credential_words().held_as_first for name in names)


@cache
def _near(letters: str) -> re.Pattern[str] | None:
    """The words that tell another meaning of the letters."""
    meanings = [meaning for meaning in credential_words().other_meanings if meaning.short == letters]
    near = tuple(word for meaning in meanings for word in (*meaning.near, *meaning.held))
    return _whole(near) if near else None


@cache
def _held_otherwise(letters: str) -> re.Pattern[str] | None:
    """Those that tell another certificate."""
    held = tuple(w for meaning in credential_words().other_meanings if meaning.short == letters for w in meaning.held)
    return _whole(held) if held else None


@cache
def _whole(phrases: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){any_of(phrases)}(?!\w)", re.IGNORECASE)
