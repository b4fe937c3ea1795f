"""What is counted: length, lists, sentences, the reading grade, who is spoken of, and gender-coded words.

Limits and the studies behind them: ``lexicons/lint/measures.yaml``. Nothing here ever stops a posting, but a title
longer than job boards take.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from jobkit.language.lexicon import any_of
from jobkit.model.finding import Finding, Severity
from jobkit.postings.lint.audience import speaks_of_clients
from jobkit.postings.lint.limits import band, figure, measures, outside, over
from jobkit.postings.lint.plain_text import LABEL
from jobkit.postings.lint.readability import grade, words_of
from jobkit.postings.lint.rules import Part, any_case, finding
from jobkit.postings.lint.subject import Passage, Subject

_YOU = re.compile(r"\byou(?:r|rs|rself|’re|'re|’ll|'ll)?\b", re.IGNORECASE)
_WE = re.compile(r"\b(?:we|our|ours|(?-i:us))\b", re.IGNORECASE)
_PAY = re.compile(r"[$€£]\s?\d[\d,.]*\s?k?\s*(?:to\b|-|–|—|an?\b|per\b|/)", re.IGNORECASE)
_PROSE: tuple[Part, ...] = ("brief", "duties", "requirements", "preferred", "apply", "work", "about", "place", "other")


def check_measures(subject: Subject) -> Iterator[Finding]:
    """Counts of the printed text; titles, names and the equal-opportunity statement are left out of them."""
    body = [each for each in subject.printed() if each.part not in ("title", "eeo", "names")]
    words = sum(words_of(each.text) for each in body)
    yield from _length(subject, words)
    yield from _lists(subject)
    yield from _long_ones(body)
    if words >= figure("enough_words"):
        yield from _grade(subject, body)
        yield from _voice(subject, body)
        yield from _gender_coded(subject, body)
        if subject.role is None:
            yield from _order(subject, body, words)


def _length(subject: Subject, words: int) -> Iterator[Finding]:
    severity = outside("words", words)
    if severity and not subject.is_template:
        yield finding("LEN101", f"{words} words", subject.top(), severity=severity)
    brief = [each for each in subject.printed() if each.part in ("brief", "other")]
    opening = brief if subject.role else brief[:1]
    length = sum(words_of(each.text) for each in opening)
    if opening and (severity := over("first_paragraph_words", length)):
        first = opening[0]
        yield finding("LEN102", f"{length} words", first.spot, field=first.field, quote=first.text, severity=severity)
    title = subject.first("title")
    if title and (severity := over("title_characters", len(title.text))):
        said = f"{len(title.text)} characters"
        yield finding("LEN103", said, title.spot, field=title.field, quote=title.text, severity=severity)


def _lists(subject: Subject) -> Iterator[Finding]:
    musts, wishes, duties = (_entries(subject, part) for part in ("requirements", "preferred", "duties"))
    for rule, limit, entries, what in (
        ("REQ101", "musts", musts, "must-haves"),
        ("REQ102", "wishes", wishes, "wishes"),
        ("REQ103", "duties", duties, "duties"),
    ):
        if severity := over(limit, len(entries)):
            first = entries[0]
            yield finding(rule, f"{len(entries)} {what}", first.spot, field=_list_of(first), severity=severity)
    asked = musts + wishes
    precise = [each for each in asked if any_case(measures().precise).search(each.text)]
    if len(asked) > 2 and len(precise) / len(asked) < figure("precise_share"):
        said = f"{len(precise)} of {len(asked)} name something that can be shown"
        yield finding("REQ104", said, asked[0].spot, field=_list_of(asked[0]))


def _entries(subject: Subject, part: Part) -> list[Passage]:
    return [
        each for each in subject.printed() if each.part == part and each.is_entry and not each.field.endswith("fields")
    ]


def _list_of(entry: Passage) -> str:
    return ".".join(entry.field.split(".")[:2])


def _long_ones(body: list[Passage]) -> Iterator[Finding]:
    for passage in body:
        if LABEL.match(passage.text):  # a row of facts is not read as a sentence
            continue
        limit, rule = ("entry_words", "RDG103") if passage.is_entry else ("sentence_words", "RDG102")
        for start, end in passage.sentences():
            length = words_of(passage.text[start:end])
            if severity := over(limit, length):
                quote, spot = passage.text[start:end], passage.at(start, end)
                yield finding(rule, f"{length} words", spot, field=passage.field, quote=quote, severity=severity)


def _grade(subject: Subject, body: list[Passage]) -> Iterator[Finding]:
    sentences = [each.text[start:end] for each in body if each.part in _PROSE for start, end in each.sentences()]
    level = round(grade(sentences), 1)
    if severity := over("grade", level):
        yield finding("RDG101", f"grade {level}", subject.top(), severity=severity)


def _voice(subject: Subject, body: list[Passage]) -> Iterator[Finding]:
    text = "\n".join(each.text for each in body)
    you, we = len(_YOU.findall(text)), len(_WE.findall(text))
    if we and you / we < figure("you_per_we"):
        yield finding("VOI101", f"you and your {you} times, we and our {we} times", subject.top())


def _order(subject: Subject, body: list[Passage], words: int) -> Iterator[Finding]:
    """Where pay comes, and how much of a plain posting is lists."""
    before = 0
    for passage in body:
        if match := _PAY.search(passage.text):
            share = (before + words_of(passage.text[: match.start()])) / words
            if share > figure("pay_by"):
                yield finding(
                    "ORD101", f"after {share:.0%} of the words", passage.at(*match.span()), quote=passage.text
                )
            break
        before += words_of(passage.text)
    listed = sum(words_of(each.text) for each in body if each.is_entry) / words
    low, high = band("list_share")
    if not low <= listed <= high:
        yield finding("STR101", f"{listed:.0%} of the words", subject.top())


def _gender_coded(subject: Subject, body: list[Passage]) -> Iterator[Finding]:
    """The balance of two word lists; sentences on clients and the words of the work itself are not counted."""
    counted: dict[str, list[str]] = {"masculine": [], "feminine": []}
    for passage in body:
        skipped = [match.span() for match in _not_counted().finditer(passage.text)]
        for match in _coded().finditer(passage.text):
            start, end = match.span()
            own_work = any(first <= start < last for first, last in skipped)
            if match.lastgroup and not own_work and not speaks_of_clients(passage, start, end):
                counted[match.lastgroup].append(match[0].lower())
    masculine, feminine = counted["masculine"], counted["feminine"]
    lean, strong = len(feminine) - len(masculine), measures().gender_coded.strong
    severity: Severity | None = "warning" if lean <= -strong else "info" if lean < 0 or lean >= strong else None
    if severity:
        more, words = ("masculine", masculine) if lean < 0 else ("feminine", feminine)
        said = (
            f"{len(masculine)} masculine-coded, {len(feminine)} feminine-coded; {more}: {', '.join(sorted(set(words)))}"
        )
        yield finding("GEN100", said, subject.top(), severity=severity)


@cache
def _coded() -> re.Pattern[str]:
    lists = measures().gender_coded
    return any_case(rf"\b(?:(?P<masculine>{_stems(lists.masculine)})|(?P<feminine>{_stems(lists.feminine)}))(?![\w-])")


def _stems(words: tuple[str, ...]) -> str:
    return "|".join(word.replace("*", r"[\w-]*") for word in words)


@cache
def _not_counted() -> re.Pattern[str]:
    return any_case(rf"\b{any_of(measures().gender_coded.not_counted)}\b")
