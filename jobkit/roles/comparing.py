"""Two versions of a role compared field by field."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher
from typing import Any, Final

from jobkit.model.role import Role
from jobkit.model.role_change import Change, Weight

_WORDS: Final = {
    "text", "task", "note", "about", "label", "strength_word", "headline", "summary", "brief", "work_in_practice",
    "guide", "resume_signals", "knowledge", "aliases", "market", "part", "evidence", "term_variants", "lint", "facts",
    "gained_by", "strengths", "leads_to", "continuing_education", "people_served_term", "plan_term", "letter_about",
    "eeo_statement",
}  # fmt: skip
"""Parts of a role that say something about the job, and settle nothing by themselves."""
_SETTLED: Final = re.compile(
    r"\d[\d,.]*"  # 40; 1,000; 37.5
    r"|\b(?:half|one|two|three|four|five|six|seven|eight|nine|ten|twelve|twice|daily|weekly|monthly)\b"
    r"|\b(?:no|not|never|without|only|must|required|requires|preferred|optional)\b"
    r"|\b(?:high school|ged|associate|bachelor|master|doctor)"
    r"|\b(?-i:[A-Z][A-Z-]+)\b"  # CCM, LCSW, HMIS
    r"|(?<=[a-z,;]\s)(?-i:[A-Z][a-z][A-Za-z-]+)",  # Medicaid, Spanish; not the first word of a sentence
    re.IGNORECASE,
)
"""Words of a sentence that carry a term of the job: where they change, more than the wording does."""
_SAME: Final = 0.5
"""Of two sentences of which one is the other reworded, at least this share of the words is in both (difflib)."""
_EXACT: Final = (("posting", "requirements"), ("posting", "benefits"))
"""Lists in which a few words more make another condition."""
_NAMES: Final = ("id", "short", "name", "question", "topic")


class _Entry(str):
    """A step of a route that names an entry of a list, and no field."""

    __slots__ = ()


def changes(before: Role, after: Role) -> tuple[Change, ...]:
    """What the second version says otherwise than the first, in the order of the fields; their ids are left out."""
    one, other = before.model_dump(mode="json"), after.model_dump(mode="json")
    fields = [name for name in Role.model_fields if name != "id"]
    return tuple(change for name in fields for change in _of(one[name], other[name], (name,)))


def _of(before: Any, after: Any, route: tuple[str, ...]) -> Iterator[Change]:
    if before == after:
        return
    if isinstance(before, Mapping) and isinstance(after, Mapping):
        for key in [*before, *(key for key in after if key not in before)]:
            yield from _of(before.get(key), after.get(key), (*route, key))
    elif isinstance(before, list) and isinstance(after, list):
        yield from _of_lists(before, after, route)
    elif _is_nothing(before):
        yield Change(".".join(route), "added", _weight(route), None, _short(after))
    elif _is_nothing(after):
        yield Change(".".join(route), "removed", _weight(route), _short(before), None)
    else:
        yield Change(".".join(route), "changed", _weight_of_change(before, after, route), before, after)


def _of_lists(before: list[Any], after: list[Any], route: tuple[str, ...]) -> Iterator[Change]:
    pairs = _paired(before, after)
    partner = dict(pairs)
    taken = set(partner.values())
    for index, entry in enumerate(before):
        here = (*route, _Entry(_name_of(entry) or index))
        if index not in partner:
            yield Change(".".join(here), "removed", _weight(route), _short(entry), None)
        else:
            yield from _of(entry, after[partner[index]], here)
    for index, entry in enumerate(after):
        if index not in taken:
            yield Change(
                ".".join((*route, _Entry(_name_of(entry) or index))), "added", _weight(route), None, _short(entry)
            )
    order = [other for _, other in pairs]
    if order != sorted(order):
        yield Change(".".join(route), "reordered", "wording")


def _paired(before: list[Any], after: list[Any]) -> list[tuple[int, int]]:
    """Which entry of the one list is which of the other: by name, then those that are equal, then the most alike."""
    left, free = list(range(len(before))), list(range(len(after)))
    pairs: list[tuple[int, int]] = []
    for is_same in (_same_name, _equal, _alike):
        for index in list(left):
            found = next((other for other in free if is_same(before[index], after[other])), None)
            if found is not None:
                pairs.append((index, found))
                left.remove(index)
                free.remove(found)
    return sorted(pairs)


def _same_name(one: Any, other: Any) -> bool:
    return _name_of(one) is not None and _name_of(one) == _name_of(other)


def _equal(one: Any, other: Any) -> bool:
    return bool(one == other)


def _alike(one: Any, other: Any) -> bool:
    if not (isinstance(one, Mapping) and isinstance(other, Mapping)) or (_name_of(one) and _name_of(other)):
        return False
    return _likeness(str(one.get("text", "")), str(other.get("text", ""))) >= _SAME


def _likeness(one: str, other: str) -> float:
    return SequenceMatcher(None, one.lower().split(), other.lower().split(), autojunk=False).ratio()


def _name_of(entry: Any) -> str | None:
    if not isinstance(entry, Mapping):
        return None
    return next((entry[name] for name in _NAMES if isinstance(entry.get(name), str)), None)


def _weight(route: tuple[str, ...]) -> Weight:
    return "wording" if any(step in _WORDS for step in route if not isinstance(step, _Entry)) else "substance"


def _weight_of_change(before: Any, after: Any, route: tuple[str, ...]) -> Weight:
    """A sentence is only reworded as long as its figures, degrees and the like stay, and most of its words; of what is
    asked and given, also nothing may be added: "a degree in social work" is not any degree."""
    if _weight(route) == "substance" or not (isinstance(before, str) and isinstance(after, str)):
        return _weight(route)
    is_term = route[-1] == "text" and _weight(route[:-1]) == "substance"
    if not is_term and route[0] != "posting":
        return "wording"
    is_kept = _settled(before) == _settled(after) and (not is_term or _likeness(before, after) >= _SAME)
    is_more = route[:2] in _EXACT and _is_extended(before, after)
    return "wording" if is_kept and not is_more else "substance"


def _is_extended(before: str, after: str) -> bool:
    """One says all that the other does, word for word, and more than a word besides."""
    short, long = sorted((before.lower().split(), after.lower().split()), key=len)
    rest = iter(long)
    return len(long) - len(short) > 1 and all(word in rest for word in short)


def _settled(text: str) -> list[str]:
    return sorted(found.group().lower() for found in _SETTLED.finditer(text))


def _is_nothing(value: Any) -> bool:
    return value is None or value in ([], {}, "")


def _short(value: Any) -> Any:
    """An entry without the fields that it leaves empty."""
    if not isinstance(value, Mapping):
        return value
    return {name: each for name, each in value.items() if not _is_nothing(each)}
