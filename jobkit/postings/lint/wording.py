"""Rules that are found in the words themselves: protected traits, pay words, tone, inclusion, jargon."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache

from jobkit.model.finding import Finding
from jobkit.model.role import Role
from jobkit.postings.lint.audience import never_flagged, speaks_of_clients
from jobkit.postings.lint.rules import Rule, compiled, finding, raised, rules
from jobkit.postings.lint.subject import Passage, Subject
from jobkit.postings.lint.terms import seen
from jobkit.postings.lint.work_places import touches

_JARGON = "JAR101"
_GIVEN = ("eeo", "names")
"""Parts whose words are set by law, or by who bears the name: what is only a matter of tone is left alone there."""


def check_wording(subject: Subject) -> Iterator[Finding]:
    """What the patterns find; matches of one rule that overlap are one finding."""
    spelled = _spelled_out(subject)
    for name in _with_patterns():
        rule = rules()[name][0]
        if rule.excused_by and subject.role is not None and _value(subject.role, rule.excused_by):
            continue
        for passage in subject.passages:
            if _looks_at(rule, passage):
                for start, end in _matches(name, rule, passage):
                    if name != _JARGON or passage.text[start:end] not in spelled:
                        yield _found(name, rule, subject, passage, start, end)


def _found(name: str, rule: Rule, subject: Subject, passage: Passage, start: int, end: int) -> Finding:
    quote = passage.text[start:end]
    put = _replacement(rule, passage, start, end)
    spot = passage.at(start, end)
    found = finding(name, f'"{quote[:80].strip()}"', spot, field=passage.field, quote=quote, replacement=put)
    return raised(found, "error") if rule.error_where and touches(subject, rule.error_where) else found


def _replacement(rule: Rule, passage: Passage, start: int, end: int) -> str | None:
    """What the rule puts in place of the words, with a capital where a sentence begins."""
    quote, behind = passage.text[start:end], passage.text[end:]
    for each in rule.replace:
        if re.fullmatch(each.find, quote, re.IGNORECASE):
            if behind[:1] in ("'", "’", "-") or (each.alone and not seen("no_noun").match(behind)):
                return None
            begins = quote[:1].isupper() and passage.sentence(start, end)[0] == start
            return each.put[:1].upper() + each.put[1:] if begins else each.put
    return None


def _looks_at(rule: Rule, passage: Passage) -> bool:
    return passage.part in rule.only_in if rule.only_in else passage.part not in rule.not_in


def _matches(name: str, rule: Rule, passage: Passage) -> list[tuple[int, int]]:
    """Where the rule holds, overlapping matches joined."""
    patterns, unless = compiled(name)
    spans = sorted(match.span() for pattern in patterns for match in pattern.finditer(passage.text))
    allowed = [match.span() for match in never_flagged().finditer(passage.text)] if spans else []
    found: list[tuple[int, int]] = []
    for start, end in spans:
        if start == end or _is_within(start, end, allowed):
            continue
        if _is_excused(rule, rules()[name][1].law, unless, passage, start, end):
            continue
        if found and start < found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return [_trimmed(passage.text, start, end) for start, end in found]


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    words = text[start:end]
    return start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip())


def _is_excused(
    rule: Rule, is_law: bool, unless: tuple[re.Pattern[str], ...], passage: Passage, start: int, end: int
) -> bool:
    if passage.part in _GIVEN and not is_law:
        return True
    first, last = passage.sentence(start, end)
    if any(pattern.search(passage.text, first, last) for pattern in unless):
        return True
    return rule.about == "applicant" and speaks_of_clients(passage, start, end)


def _is_within(start: int, end: int, spans: list[tuple[int, int]]) -> bool:
    """Whether one of the spans, which are in order and apart, holds the stretch."""
    at = bisect_right(spans, start, key=lambda span: span[0]) - 1
    return at >= 0 and end <= spans[at][1]


@cache
def _with_patterns() -> tuple[str, ...]:
    return tuple(name for name, (rule, _) in rules().items() if rule.patterns)


def _spelled_out(subject: Subject) -> frozenset[str]:
    """Short forms that the text explains: "individual service plan (ISP)", "ISP (individual ..."."""
    text = subject.text()
    return frozenset(re.findall(r"\(([A-Z/]{2,6})\)", text)) | frozenset(re.findall(r"\b([A-Z/]{2,6}) \(", text))


def _value(role: Role, field: str) -> object:
    value: object = role
    for step in field.split("."):
        value = getattr(value, step, None)
    return value
