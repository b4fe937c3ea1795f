"""What the text of one certificate's entry says.

An entry is a name and, around it in any order and punctuation, what is known of it: who issued it, when, until when,
under which number, and whether it is held. The name is what is left before the first of these begins.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from jobkit.language.dates import find_periods, is_part_of_dates
from jobkit.language.lexicon import Entry, any_of, load
from jobkit.language.places import find_places, region_code
from jobkit.model.document import Span
from jobkit.model.resume import CredentialStatus, PartialDate, Period

_PARTS = re.compile(r"\s*[,;|•·]\s+|\s+[–—-]\s+|\s*\(|\)\s*[,;–—-]?\s*|:\s+|\s{2,}|\t")
"""What parts a name from what is said of it."""
_STRONG = re.compile(r"\s*[|•·]\s*|\s+[–—-]\s+|:\s+|\s{2,}|\t")
"""What parts them so plainly that an unknown word behind it may be who issued it."""
EDGE = " \t,;:•|·–—-("
_CODE = 2
"""Letters of a state's code; alone it is a state, at the head of other words it may be anything."""
_NUMBER = re.compile(r"#?(?:[A-Z]{1,4}[ .-]?)?(?=[\d-]*\d[\d-]*\d[\d-]*\d)\d[\d-]{2,}[\w.-]*(?:[A-Z]|\b)")
"""A number that no word announces: "A-1923", "22-04-118", "R 218834-0"."""
_DIGIT = re.compile(r"\W{1,3}\d|\s+(?:on|in|of)?\s*[A-Z][a-z]{2,8}\.? (?:\d|['’])")
"""How a date begins behind the word that says what it is of: "05/2027", "May 2027"."""
_LONGEST_DATE = 20
"""Characters of a date, or of two, with a colon behind."""
_CAPITALS = 3
"""Capitals in a single word by which it is the short name of something."""


class CertificateWords(Entry):
    """``lexicons/certificates.yaml``."""

    pending: list[str]
    pending_before: list[str]
    expired: list[str]
    held: list[str]
    ends: list[str]
    by: list[str]
    number: list[str]
    issuers: list[str]
    issuers_short: list[str]
    names: list[str]


@dataclass(frozen=True, slots=True)
class _Grammar:
    pending: re.Pattern[str]
    pending_before: re.Pattern[str]
    expired: re.Pattern[str]
    held: re.Pattern[str]
    ends: re.Pattern[str]
    by: re.Pattern[str]
    number: re.Pattern[str]
    issuer: re.Pattern[str]
    names: re.Pattern[str]
    issuers_short: frozenset[str]


@dataclass(frozen=True, slots=True)
class Said:
    """What an entry says around its name; places are of the entry's text."""

    name: Span | None
    issuer: Span | None
    number: str | None
    issued: PartialDate | None
    expires: PartialDate | None
    status: CredentialStatus


@lru_cache(maxsize=1024)
def read_entry(text: str, *, has_place: bool = False) -> Said:
    """What an entry's text says.

    With ``has_place`` a state behind the name belongs to it, since who issued it stands elsewhere.
    """
    grammar = _grammar()
    periods = find_periods(text)
    start, pending_before = _opening(text, periods)
    issuer = _issuer(text, start, periods, has_place)
    end = min([len(text), *_detail_starts(text, start, periods), *([issuer.start] if issuer else [])])
    name = _trimmed(text, start, end)
    around = text[: name.start] + " " + text[name.end :] if name else text
    status: CredentialStatus = "active"
    if grammar.expired.search(around):
        status = "expired"
    elif pending_before or grammar.pending.search(around):
        status = "in_progress"
    issued, expires = _dates(text, periods, status)
    return Said(name, issuer, _number(text, periods), issued, expires, status)


def tells_details(text: str) -> bool:
    """Whether a text says anything of a certificate besides its name."""
    said = read_entry(text)
    return said.name is None or bool(said.issuer or said.number or said.issued or said.expires) or names_issuer(text)


def names_issuer(text: str) -> bool:
    """Whether a text has a word that only who issues certificates has in its name."""
    grammar = _grammar()
    return text.strip(EDGE) in grammar.issuers_short or grammar.issuer.search(text) is not None


def names_certificate(text: str) -> bool:
    """Whether a text has a word of a certificate's name and none of an issuer's."""
    return _grammar().names.search(text) is not None and not names_issuer(text)


def opens_name(text: str) -> bool:
    """Whether a text begins as certificates' names do."""
    return _grammar().names.match(text) is not None or is_short_name(re.split(r"[\s,;(]", text, maxsplit=1)[0])


def is_entry(text: str) -> bool:
    """Whether a text begins with what is surely a certificate's name."""
    said = read_entry(text)
    if said.name is None:
        return False
    name = text[said.name.start : said.name.end]
    return names_certificate(name) or is_short_name(name)


def issuer_words(text: str, issuer: Span) -> Span:
    """The issuer without the "issued by" before it."""
    by = _grammar().by.match(text, issuer.start)
    return Span(min(by.end() + 1, issuer.end), issuer.end) if by else issuer


def is_short_name(text: str) -> bool:
    """Whether a text is a certificate's letters ("RN", "LCSW-C"), not an issuer's."""
    letters = re.fullmatch(r"[A-Z][A-Za-z]{0,3}(?:[-/&][A-Z]{1,5})?[A-Z]{0,6}", text)
    return bool(letters) and sum(map(str.isupper, text)) > 1 and text not in _grammar().issuers_short


# ------------------------------------------------------------------ the name


def _opening(text: str, periods: Sequence[tuple[Span, Period]]) -> tuple[int, bool]:
    """Where the name may begin, behind a date or "pursuing" in front; and whether the latter stood there."""
    start, pending = 0, False
    head, mark, _ = text.partition(":" if ":" in text[:_LONGEST_DATE] else "\t")
    if mark and is_part_of_dates(head):  # "7/17: CPR"
        start = len(head) + 1
    for span, _ in periods:
        if not text[start : span.start].strip(EDGE):
            start = max(start, span.end)
    before = _grammar().pending_before.match(text, start + len(text[start:]) - len(text[start:].lstrip(EDGE)))
    if before:
        start, pending = before.end(), True
    return start + len(text[start:]) - len(text[start:].lstrip(EDGE + ")")), pending


def _detail_starts(text: str, start: int, periods: Sequence[tuple[Span, Period]]) -> Iterator[int]:
    """Where something that is not the name begins."""
    grammar = _grammar()
    yield from (span.start for span, _ in periods if span.start > start)
    for pattern in (grammar.pending, grammar.expired, grammar.by, grammar.number):
        if match := pattern.search(text, start):
            yield match.start()
    for pattern in (grammar.held, grammar.ends):
        for match in pattern.finditer(text, start):
            if text[: match.start()].rstrip(" ")[-1:] in set(EDGE) or _DIGIT.match(text, match.end()):
                yield match.start()
    yield from (begin for begin, part in _parts(text, start) if _is_number(begin, part, periods))


def _trimmed(text: str, start: int, end: int) -> Span | None:
    """The part without separators around it; a bracket that was opened in it is closed or left out."""
    while end > start and text[end - 1] in EDGE:
        end -= 1
    if text[start:end].count("(") > text[start:end].count(")"):
        end = start + text[start:end].rfind("(")
        return _trimmed(text, start, end)
    return Span(start, end) if any(map(str.isalpha, text[start:end])) else None


def _parts(text: str, start: int) -> list[tuple[int, str]]:
    """(where it begins, its words) of each part between separators."""
    edges = [(match.end(), match.start()) for match in _PARTS.finditer(text, start)]
    begins = [start, *(after for after, _ in edges)]
    ends = [*(before for _, before in edges), len(text)]
    return [(begin, text[begin:end].strip()) for begin, end in zip(begins, ends, strict=True)]


# ------------------------------------------------------------------ who issued it


def _issuer(text: str, start: int, periods: Sequence[tuple[Span, Period]], has_place: bool) -> Span | None:
    """The first part behind the name that names who issued it."""
    grammar = _grammar()
    if match := grammar.by.search(text, start):
        rest = _PARTS.split(text[match.end() :], maxsplit=1)[0]
        return Span(match.start(), match.end() + len(rest))
    parts = _parts(text, start)[1:]
    named = {begin for begin, part in parts if _is_named_issuer(part)}
    for at, (begin, part) in enumerate(parts):
        is_named = begin in named
        if not is_named and _is_place(part) and (has_place or (named and _is_in_brackets(text, begin))):
            continue
        if is_named or _is_place(part):
            return Span(begin, begin + len(part))
        if _is_unknown_issuer(text[start:begin], part, parts[at + 1 : at + 2], periods):
            return Span(begin, begin + len(part))
    return None


def _is_named_issuer(part: str) -> bool:
    grammar = _grammar()
    return part in grammar.issuers_short or grammar.issuer.search(part.removeprefix("State of ")) is not None


def _is_in_brackets(text: str, at: int) -> bool:
    return text.count("(", 0, at) > text.count(")", 0, at)


def _is_unknown_issuer(
    before: str, part: str, after: Sequence[tuple[int, str]], periods: Sequence[tuple[Span, Period]]
) -> bool:
    """Whether a part that no word explains is who issued it, by what stands before and behind it.

    A number, a date or nothing comes next, and before it a bracket, a dash or a bar closed the name, or it is a short
    name that does not abbreviate the certificate's.
    """
    if not part[:1].isupper() or is_part_of_dates(part) or _grammar().names.search(part) or _NUMBER.fullmatch(part):
        return False
    is_said = any(
        _is_number(begin, text, periods) or any(begin <= span.start < begin + len(text) for span, _ in periods)
        for begin, text in after
    )
    if after and not is_said:
        return False
    if before.rstrip(EDGE).endswith(")"):
        return is_said
    if is_said and _STRONG.search(before[-4:]):
        return True
    is_short = " " not in part and sum(map(str.isupper, part)) >= _CAPITALS
    return is_short and not _abbreviates(part, before)


def _abbreviates(letters: str, name: str) -> bool:
    """Whether the capitals are the first letters of words of the name, in their order."""
    initials = iter(letter.upper() for letter in re.findall(r"\b\w|(?<=[a-z])[A-Z]", name))  # "ScrumMaster" has two
    return all(letter in initials for letter in letters if letter.isupper())


def _is_place(part: str) -> bool:
    """Whether a part begins with a state written out, or is a place: a licence's state is who issued it."""
    words = part.removeprefix("State of ").split()
    if region_code(part) or any(len(place.span) == len(part) for place in find_places(part)):
        return part[:1].isupper()
    openings = (" ".join(words[:count]) for count in (1, 2))
    return any(len(opening) > _CODE and region_code(opening) is not None for opening in openings)


# ------------------------------------------------------------------ dates and number


def _dates(
    text: str, periods: Sequence[tuple[Span, Period]], status: CredentialStatus
) -> tuple[PartialDate | None, PartialDate | None]:
    """(issued, expires): a range is both; a single date is what the word before it says, else the day of issue."""
    issued: PartialDate | None = None
    expires: PartialDate | None = None
    ends = [span for span, _ in periods if _is_end(text, span)]
    for span, period in periods:
        if period.start and period.end and period.start != period.end:
            issued, expires = period.start, period.end
        elif span in ends or (status == "expired" and not ends):
            expires = expires or period.end or period.start
        elif status != "in_progress":
            issued = issued or period.start or period.end
    return issued, expires


def _is_end(text: str, date: Span) -> bool:
    """Whether the word before a date says that it is the last day."""
    before = text[max(0, date.start - 20) : date.start]
    said = [*_grammar().ends.finditer(before), *_grammar().expired.finditer(before)]
    return any(not _DIGIT.search(before, match.end()) and "," not in before[match.end() :] for match in said) or (
        _grammar().ends.search(text[date.start : date.end]) is not None
    )


def _number(text: str, periods: Sequence[tuple[Span, Period]]) -> str | None:
    match = _grammar().number.search(text)
    found = re.match(r"[\s:#.]{0,4}([A-Z]{0,4}[-.]?\d[\w.-]{2,20})", text[match.end() :]) if match else None
    if found:
        return found.group(1)
    return next((part.lstrip("#") for begin, part in _parts(text, 0) if _is_number(begin, part, periods)), None)


def _is_number(begin: int, part: str, periods: Sequence[tuple[Span, Period]]) -> bool:
    """Whether a part is a number and no date."""
    if not _NUMBER.fullmatch(part):
        return False
    return not any(span.start < begin + len(part) and begin < span.end for span, _ in periods)


@cache
def _grammar() -> _Grammar:
    words = load("certificates", CertificateWords)

    def phrase(phrases: list[str]) -> re.Pattern[str]:
        return re.compile(rf"(?<!\w){any_of(phrases)}(?!\w)", re.IGNORECASE)

    return _Grammar(
        phrase(words.pending),
        re.compile(rf"{any_of(words.pending_before)}\s{{1,3}}(?:the\s)?", re.IGNORECASE),
        phrase(words.expired),
        phrase(words.held),
        phrase(words.ends),
        phrase(words.by),
        re.compile(rf"(?<!\w){any_of(words.number)}", re.IGNORECASE),
        phrase(words.issuers),
        phrase(words.names),
        frozenset(words.issuers_short),
    )
