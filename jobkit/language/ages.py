"""Ages of people in a text: "adults over 65", "ages 12 to 17", "5-year-olds"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from jobkit.language.lexicon import Entry, any_of, load
from jobkit.model.document import Span

_OPEN_YEARS = 25
"""Years that "and older" is taken to reach: who serves adults of 18 and over does not serve the old above all."""
_SHARE = 0.35
"""Of the years named, the share that must be a group's: ages 6 to 18 are children and youth, 18 to 65 neither."""


class AgeWords(Entry):
    """``lexicons/ages.yaml``."""

    people: list[str]
    lead: list[str]
    to: list[str]
    over: list[str]
    and_over: list[str]
    under: list[str]


@dataclass(frozen=True, slots=True)
class Ages:
    """Whole years, first and last included."""

    first: int
    last: int
    span: Span

    def are(self, group: tuple[int, int]) -> bool:
        """Whether enough of these ages are the group's."""
        shared = min(self.last, group[1]) - max(self.first, group[0]) + 1
        return shared >= _SHARE * (self.last - self.first + 1)


def find_ages(text: str) -> Iterator[Ages]:
    """The ages of people that a text names, in order. A number of people ("over 65 patients") is no age."""
    for match in _matches(text):
        kind = str(match.lastgroup)
        first = int(match[kind])
        last = {"under": first - 1, "from_": _number(match["to"]), "range": _number(match["upto"]), "single": first}
        ages = Ages(0 if kind == "under" else first, last.get(kind, first + _OPEN_YEARS), Span(*match.span()))
        if ages.first <= ages.last:
            yield ages


def _matches(text: str) -> Iterator[re.Match[str]]:
    """The pattern's matches; it has many ways to begin, so it is tried only where a word of age is near a number."""
    done = 0
    for number in _NUMBER.finditer(text):
        start, end = max(done, number.start() - _NEAR), number.end() + _NEAR
        if number.start() >= done and _cue().search(text, start, end):
            match = _pattern().search(text, start, end)
            if match is not None:
                done = match.end()
                yield match


_NUMBER = re.compile(r"(?<!\d)\d\d?(?!\d)")
_NEAR = 32
"""Characters that the words of an age take beside its number."""


def _number(digits: str | None) -> int:
    return int(digits or 0)


@cache
def _cue() -> re.Pattern[str]:
    words = load("ages", AgeWords)
    before, after = any_of([*words.lead, *words.over, *words.under]), any_of(words.and_over)
    return re.compile(rf"\d\+|\d[\s-]years?[\s-]old|\b{before}\s|\solder\b|\s{after}\b", re.IGNORECASE)


@cache
def _pattern() -> re.Pattern[str]:
    """Each way of naming ages, its number in the group that closes last."""
    words = load("ages", AgeWords)
    lead, people = any_of(words.lead), any_of(words.people)
    to, over, and_over = any_of(words.to), any_of(words.over), any_of(words.and_over)
    who = rf"(?:{lead}|{people}\s(?:{lead}\s)?)"
    old = r"(?:[\s-]{0,3}years?)?(?:[\s-]of[\s-]age|[\s-]olds?)?"
    return re.compile(
        rf"\b(?:{lead}\s?(?=\d+\s?{to}\s?(?P<to>\d\d?)\b)(?P<from_>\d\d?)\s?{to}\s?\d\d?"
        rf"|(?=\d\d?-?\s?{to}\s?(?P<upto>\d\d?)[\s-]years?[\s-]old)"
        rf"(?P<range>\d\d?)-?\s?{to}\s?\d\d?[\s-]years?[\s-]olds?"
        rf"|{who}\s?{over}\s(?:{lead}\s)?(?P<over>\d\d)"
        rf"|{who}\s?(?P<above>\d\d){old}(?:\s?\+|\s{and_over})"
        rf"|(?P<older>\d\d){old}\s(?:and|or)\solder"
        rf"|(?:{people}\s{any_of(words.under)}\s(?:{lead}\s)?|{any_of(words.under)}\s{lead}\s)(?P<under>\d\d?)"
        rf"|(?P<single>\d\d?)[\s-]years?[\s-]olds)(?!\w|\s?(?:day|week|month)s?\b)",
        re.IGNORECASE,
    )
