"""Which fragments of an entry's head are its two names: title and employer, or degree and institution.

All entries that one template has written are decided together. Every way to choose the two names in a head is scored by
its words, and has a pattern: their order, whether they share a line, what parts them, how they look. The pattern that
the entries together speak for counts as evidence in each of them.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from functools import cache, partial

from jobkit.parsing.fragments import Fragment, Joint

CONSISTENCY = 0.7
"""Worth of following the pattern of the other entries: less than a sure title (1.0), more than an unknown name."""
ORDER = 0.4
"""Worth of having the two names in the pattern's order alone."""
LEFT_OVER = 0.35
"""Cost of a stretch of the head that is no name, place or aside."""
PLACE = 0.45
"""Worth of a stretch that is a place with its state or country."""
LONE_TOWN = 0.5
"""Share of that which a town alone is worth where the other entries have places."""
MISSING = 0.45
"""Cost of finding no second name."""
LABELLED = 1.0
"""Worth of a label that says what follows, as sure as a title's own words."""
CHOICES = 7
"""Readings kept for each name, the best by its own words."""
LONGEST_NAME = 5
"""Fragments of one name."""

JOINING: dict[Joint, float] = {
    "comma": 0.12, "bracket": 0.1, "colon": 0.4, "look": 0.5, "strong": 0.3, "at": 0.6, "wrap": 0.3,
}  # fmt: skip
"""Cost of reading over a separator inside a name; over those that are not here a name never runs."""

SAFE_WRAP = 0.05
"""The same where neither line alone is as much of a name, or surely one."""
SURE = 0.5
"""Worth of a text from which its own words speak for it."""

Score = Callable[[str], float]


@dataclass(frozen=True, slots=True)
class Name:
    """A run of fragments [first, last] read as one name, and how much its words speak for it."""

    first: int
    last: int
    score: float


@dataclass(frozen=True, slots=True)
class Pattern:
    order: int
    """-1: the first role's name comes first; 1: the second's; 0: one of them is missing."""
    same_row: bool
    joint: Joint | None
    looks: tuple[object, object]


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a head."""

    one: Name | None
    two: Name | None
    rest: tuple[tuple[int, int], ...]
    """Runs [first, last] of fragments that are neither."""
    score: float
    pattern: Pattern


@dataclass(frozen=True, slots=True)
class Roles:
    """What each kind of stretch is worth by its words, 0 to 1; ``aside`` and ``place`` are for what is left over, and
    ``term`` for what belongs to the first name that it follows."""

    one: Score
    two: Score
    place: Score
    aside: Callable[[str], bool]
    term: Callable[[str], bool]
    labels: tuple[str, str]
    """The labels that forms print before the two names."""
    town: Callable[[str, str], bool]
    """Whether the first text, which stands after the second, may be a town that a place's state was left out of."""


def read_heads(
    heads: Sequence[Sequence[Fragment]], roles: Roles, *, without_two: Collection[int] = ()
) -> list[Reading]:
    """One reading for each head, in order, decided over all of them together.

    Args:
        without_two: indexes of heads that are known to lack the second name.
    """
    places = [_places(head, roles) for head in heads]
    towns = roles.town if 2 * sum(map(bool, places)) >= len(heads) else no_town
    readings = [_readings(head, replace(roles, town=towns), found) for head, found in zip(heads, places, strict=True)]
    for at in without_two:
        readings[at] = [reading for reading in readings[at] if reading.two is None]
    best: dict[Pattern, float] = defaultdict(float)
    patterns = {reading.pattern for choices in readings for reading in choices if reading.pattern.order}
    for pattern in patterns:
        best[pattern] = sum(max(_agreed(reading, pattern) for reading in choices) for choices in readings)
    chosen = max(best, key=lambda pattern: (best[pattern], repr(pattern)), default=None)
    return [
        max(_allowed(head, choices, chosen), key=lambda reading: _agreed(reading, chosen))
        for head, choices in zip(heads, readings, strict=True)
    ]


def _allowed(head: Sequence[Fragment], readings: list[Reading], pattern: Pattern | None) -> list[Reading]:
    """The readings that the template allows: where it sets the two names in lines of two looks, a head of one line has
    one name alone, as further roles under one employer have."""
    if pattern is None or pattern.same_row or pattern.looks[0] == pattern.looks[1]:
        return readings
    looks = {fragment.look[:2] for fragment in head}
    if len(looks) != 1 or len({fragment.row for fragment in head}) != 1 or looks.isdisjoint(pattern.looks):
        return readings
    return [reading for reading in readings if reading.one is None or reading.two is None]


def _agreed(reading: Reading, pattern: Pattern | None) -> float:
    """The reading's score, with what its pattern adds."""
    if pattern is None:
        return reading.score
    if reading.pattern == pattern:
        return reading.score + CONSISTENCY
    same_order = reading.pattern.order == pattern.order and reading.pattern.same_row == pattern.same_row
    return reading.score + (ORDER if same_order else 0.0)


# ------------------------------------------------------------------ the readings of one head


def no_town(_text: str, _before: str) -> bool:
    """For names that may have a town in them: what stands after their comma is part of them."""
    return False


def _readings(head: Sequence[Fragment], roles: Roles, places: Sequence[tuple[int, int]]) -> list[Reading]:
    ones = [_with_aside(head, name, roles) for name in _names(head, roles.one, roles.labels[0], places)]
    twos = _names(head, roles.two, roles.labels[1], places)
    pairs: list[tuple[Name | None, Name | None]] = [(None, None), *((one, None) for one in ones)]
    pairs += [(None, two) for two in twos]
    pairs += [(one, two) for one in ones for two in twos if _apart(one, two)]
    rest_score = cache(partial(_rest_score, head, roles))
    return [_reading(head, one, two, rest_score) for one, two in pairs]


def _with_aside(head: Sequence[Fragment], name: Name, roles: Roles) -> Name:
    """The name with the terms that stand behind it: "Care Manager (Part-Time)"."""
    last = name.last
    while last + 1 < len(head) and head[last + 1].before in ("comma", "bracket") and roles.term(head[last + 1].text):
        last += 1
    return replace(name, last=last) if last > name.last else name


def _apart(one: Name, two: Name) -> bool:
    return one.last < two.first or two.last < one.first


def _labelled(fragment: Fragment, label: str) -> float:
    """What a printed label adds: "Employer: ..." is one, and is no title."""
    return 0.0 if fragment.label is None else LABELLED if fragment.label == label else -LABELLED


def _places(head: Sequence[Fragment], roles: Roles) -> list[tuple[int, int]]:
    """Neighbours that are one place, "Boston" and "MA", or "San", "Antonio" and "TX": no name has a part of one."""
    found = [
        (roles.place(text_of(head, first, at)), first, at)
        for at in range(1, len(head))
        for first in ((at - 1, at - 2) if at > 1 and head[at - 1].before == "wrap" else (at - 1,))
        if head[at].before == "comma"
    ]
    places: list[tuple[int, int]] = []
    for score, first, last in sorted(found, key=lambda item: (-item[0], item[1])):
        if score > 0 and not any(first <= other and one <= last for one, other in places):
            places.append((first, last))
    return places


def _splits(first: int, last: int, places: Sequence[tuple[int, int]]) -> bool:
    return any(first <= other and one <= last and not (first <= one and other <= last) for one, other in places)


def _names(head: Sequence[Fragment], score: Score, label: str, places: Sequence[tuple[int, int]]) -> list[Name]:
    """The best runs of fragments for one role."""
    found = []
    for first in range(len(head)):
        cost = 0.0
        for last in range(first, min(first + LONGEST_NAME, len(head))):
            if last > first:
                joint = head[last].before
                if joint not in JOINING:
                    break
                cost += JOINING[joint]
            text = text_of(head, first, last)
            worth = score(text) + _less_at_wraps(head, first, last, score)
            name = Name(first, last, worth - cost + _labelled(head[first], label))
            is_whole = text.count(")") <= text.count("(")  # what begins within brackets does not go on behind them
            if name.score > 0 and is_whole and not _splits(first, last, places):
                found.append(name)
    return sorted(found, key=lambda name: (-name.score, name.first, name.last))[:CHOICES]


def _less_at_wraps(head: Sequence[Fragment], first: int, last: int, score: Score) -> float:
    """What is taken off the cost of a wrap because the lines on its sides say less than both together."""
    wraps = [at for at in range(first + 1, last + 1) if head[at].before == "wrap"]
    if not wraps:
        return 0.0
    least = max(score(text_of(head, first, last)), SURE)
    needed = [at for at in wraps if max(score(text_of(head, first, at - 1)), score(text_of(head, at, last))) < least]
    return (JOINING["wrap"] - SAFE_WRAP) * len(needed)


def text_of(head: Sequence[Fragment], first: int, last: int) -> str:
    """The words from one fragment to another of the same piece, an open bracket closed."""
    start, end = range_of(head, first, last)
    return head[first].piece.text[start:end]


def range_of(head: Sequence[Fragment], first: int, last: int) -> tuple[int, int]:
    """The same words' offsets in the piece's strip."""
    text = head[first].piece.text
    start, end = head[first].start, head[last].end
    if text[start:end].count("(") > text[start:end].count(")"):
        closing = re.compile(r"\s?\)").match(text, end)
        end = closing.end() if closing else end
    return start, end


def _reading(
    head: Sequence[Fragment], one: Name | None, two: Name | None, rest_score: Callable[[int, int], float]
) -> Reading:
    rest = _rest(head, one, two)
    score = sum(rest_score(first, last) for first, last in rest)
    score += sum(name.score if name else -MISSING for name in (one, two))
    return Reading(one, two, rest, score, _pattern(head, one, two))


def _rest(head: Sequence[Fragment], one: Name | None, two: Name | None) -> tuple[tuple[int, int], ...]:
    taken = {at for name in (one, two) if name for at in range(name.first, name.last + 1)}
    free = [at for at in range(len(head)) if at not in taken]
    runs: list[tuple[int, int]] = []
    for at in free:
        goes_on = runs and runs[-1][1] == at - 1 and head[at].before in ("comma", "bracket", "colon")
        runs[-1:] = [(runs[-1][0], at)] if goes_on else [*runs[-1:], (at, at)]
    return tuple(runs)


def _rest_score(head: Sequence[Fragment], roles: Roles, first: int, last: int) -> float:
    text = text_of(head, first, last)
    if (place := roles.place(text)) > 0:
        return PLACE * place
    if first == last and head[first].before == "comma" and roles.town(text, head[first - 1].text):
        return PLACE * LONE_TOWN
    if roles.aside(text) and head[first].before != "wrap":
        return -0.1
    return -LEFT_OVER * (1 + 0.3 * (last - first))


def _pattern(head: Sequence[Fragment], one: Name | None, two: Name | None) -> Pattern:
    if one is None or two is None:
        return Pattern(0, False, None, (None, None))
    looks = (head[one.first].look[:2], head[two.first].look[:2])
    same_row = head[one.first].row == head[two.first].row
    second = max(one, two, key=lambda name: name.first)
    joint = head[second.first].before if same_row else None
    return Pattern(-1 if one.first < two.first else 1, same_row, joint, looks)
