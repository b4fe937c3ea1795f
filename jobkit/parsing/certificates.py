"""The certificates and licences that a section lists.

An entry is a name and, around it in any order and punctuation, what is known of it: who issued it, when, until when,
under which number, and whether it is held. The name is what is left before the first of these begins.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from jobkit.language.dates import find_periods
from jobkit.language.lexicon import Entry, any_of, load
from jobkit.language.places import find_places, region_code
from jobkit.layout.paragraphs import paragraphs
from jobkit.model.document import Document, Section, Span
from jobkit.model.resume import Certificate, CredentialStatus, PartialDate, Period
from jobkit.parsing.strips import Strip, found_in, strip_of

_PARTS = re.compile(r"\s*[,;|•·]\s+|\s+[–—-]\s+|\s*\(|\)\s*[,;–—-]?\s*|:\s+|\s{2,}|\t")
"""What parts a name from what is said of it."""
_SEVERAL = re.compile(r"\s*[;|•·\t]\s*")
"""What may part whole entries written in one line."""
_EDGE = " \t,;:|•·–—-("
_LETTERS = re.compile(r"[A-Z][A-Za-z]{0,3}(?:[-/&][A-Z]{1,5})?[A-Z]{0,6}")
"""A short name: "CCM", "LCSW-C", "C-ASWCM"."""
_LAST_WORD = re.compile(r"(?:Certificat(?:e|ion)|Licen[sc]e|Training|Course|Card)\b(?![^,(]*[a-z]{3})")
"""A name's last word, alone on the line that it was wrapped to."""
_CODE = 2
"""Letters of a state's code; alone it is a state, at the head of other words it may be anything."""
_UNNAMED = re.compile(r"[a-z\d#(]")
"""How a part begins that names nothing: "2,100 hours", "supervised by"."""


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
    issuers_short: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Said:
    """What an entry says around its name; places are of the entry's text."""

    name: Span | None
    issuer: Span | None
    number: str | None
    issued: PartialDate | None
    expires: PartialDate | None
    status: CredentialStatus


def read_certificates(document: Document, sections: Sequence[Section]) -> tuple[Certificate, ...]:
    """The certificates in page order, each with its name as printed and what is said of it."""
    found: list[Certificate] = []
    for section in sections:
        if section.kind != "certificates":
            continue
        begun = len(found)
        for line in _lines(document, section):
            for strip in _entries(line):
                said = _read(strip.text)
                if said.name is not None:
                    found.append(_certificate(document, strip, said, said.name))
                elif len(found) > begun:  # a line of details under the name: "Issued by NHA", "Jun 2019"
                    found[-1] = _with_details(document, found[-1], strip, said)
    return tuple(found)


def _lines(document: Document, section: Section) -> list[Strip]:
    lines: list[list[Span]] = []
    for paragraph in paragraphs(document, section.rows):
        cells = [cell.span for row in paragraph.rows for cell in row.cells]
        if lines and paragraph.role == "text" and _LAST_WORD.match(paragraph.text):
            lines[-1] += cells
        else:
            lines.append(cells)
    return [strip_of(document, cells) for cells in lines]


def _entries(strip: Strip) -> Iterator[Strip]:
    """The entries that a line holds: several where each part between its separators names something."""
    for separator in (_SEVERAL, re.compile(r"\s*,\s*")):
        edges = [(0, 0), *(match.span() for match in separator.finditer(strip.text)), (len(strip.text),) * 2]
        parts = [(start, end) for (_, start), (end, _) in pairwise(edges) if end > start]
        texts = [strip.text[start:end] for start, end in parts]
        every = _all_short if separator is not _SEVERAL else _all_named
        if len(parts) > 1 and every(texts):
            for start, end in parts:
                yield _cut(strip, start, end)
            return
    yield strip


def _all_named(texts: Sequence[str]) -> bool:
    return all(not _UNNAMED.match(text) and _read(text).name is not None for text in texts)


def _all_short(texts: Sequence[str]) -> bool:
    short = _grammar().issuers_short
    return all(_LETTERS.fullmatch(text) and sum(map(str.isupper, text)) > 1 and text not in short for text in texts)


def _cut(strip: Strip, start: int, end: int) -> Strip:
    parts = []
    for at, span in strip.parts:
        first, last = max(start, at), min(end, at + len(span))
        if first < last:
            parts.append((first - start, Span(span.start + first - at, span.start + last - at)))
    return Strip(strip.text[start:end], tuple(parts))


# ------------------------------------------------------------------ one entry


def _read(text: str) -> _Said:
    """What an entry's text says."""
    grammar = _grammar()
    periods = find_periods(text)
    start, pending_before = _opening(text, periods)
    issuer = _issuer(text, start)
    end = min([len(text), *_detail_starts(text, start, periods), *([issuer.start] if issuer else [])])
    name = _trimmed(text, start, end)
    around = text[: name.start] + " " + text[name.end :] if name else text
    status: CredentialStatus = "active"
    if grammar.expired.search(around):
        status = "expired"
    elif pending_before or grammar.pending.search(around):
        status = "in_progress"
    issued, expires = _dates(text, periods, status)
    return _Said(name, issuer, _number(text), issued, expires, status)


def _opening(text: str, periods: Sequence[tuple[Span, Period]]) -> tuple[int, bool]:
    """Where the name may begin, behind a date or "pursuing" in front; and whether the latter stood there."""
    start, pending = 0, False
    for span, _ in periods:
        if not text[start : span.start].strip(_EDGE):
            start = span.end
    before = _grammar().pending_before.match(text, start + len(text[start:]) - len(text[start:].lstrip(_EDGE)))
    if before:
        start, pending = before.end(), True
    return start + len(text[start:]) - len(text[start:].lstrip(_EDGE + ")")), pending


def _detail_starts(text: str, start: int, periods: Sequence[tuple[Span, Period]]) -> Iterator[int]:
    """Where something that is not the name begins."""
    grammar = _grammar()
    yield from (span.start for span, _ in periods if span.start > start)
    for pattern in (grammar.pending, grammar.expired, grammar.by, grammar.number):
        if match := pattern.search(text, start):
            yield match.start()
    for pattern in (grammar.held, grammar.ends):
        for match in pattern.finditer(text, start):
            if text[: match.start()].rstrip()[-1:] in set(_EDGE) or find_periods(text[match.end() : match.end() + 20]):
                yield match.start()


def _trimmed(text: str, start: int, end: int) -> Span | None:
    """The part without separators around it; a bracket that was opened in it is closed or left out."""
    while end > start and text[end - 1] in _EDGE:
        end -= 1
    if text[start:end].count("(") > text[start:end].count(")"):
        end = start + text[start:end].rfind("(")
        return _trimmed(text, start, end)
    return Span(start, end) if any(map(str.isalpha, text[start:end])) else None


def _issuer(text: str, start: int) -> Span | None:
    """The first part behind the name that names who issued it."""
    grammar = _grammar()
    if match := grammar.by.search(text, start):
        rest = _PARTS.split(text[match.end() :], maxsplit=1)[0]
        return Span(match.start(), match.end() + len(rest))
    edges = [match.end() for match in _PARTS.finditer(text, start)]
    for begin in edges:
        part = _PARTS.split(text[begin:], maxsplit=1)[0].strip()
        if part in grammar.issuers_short or grammar.issuer.search(part) or _is_place(part):
            return Span(begin, begin + len(part))
    return None


def _is_place(part: str) -> bool:
    """Whether a part begins with a state written out, or is a place: a licence's state is who issued it."""
    words = part.split()
    if region_code(part) or any(len(place.span) == len(part) for place in find_places(part)):
        return part[:1].isupper()
    openings = (" ".join(words[:count]) for count in (1, 2))
    return any(len(opening) > _CODE and region_code(opening) is not None for opening in openings)


def _dates(
    text: str, periods: Sequence[tuple[Span, Period]], status: CredentialStatus
) -> tuple[PartialDate | None, PartialDate | None]:
    """(issued, expires): a range is both; a single date is what the word before it says, else the day of issue."""
    issued: PartialDate | None = None
    expires: PartialDate | None = None
    for span, period in periods:
        if period.start and period.end and period.start != period.end:
            issued, expires = period.start, period.end
        elif _grammar().ends.search(text[max(0, span.start - 20) : span.end]) or status == "expired":
            expires = expires or period.end or period.start
        elif status != "in_progress":
            issued = issued or period.start or period.end
    return issued, expires


def _number(text: str) -> str | None:
    match = _grammar().number.search(text)
    found = re.match(r"[\s:#.]{0,4}([A-Z]{0,4}[-.]?\d[\w.-]{2,20})", text[match.end() :]) if match else None
    return found.group(1) if found else None


# ------------------------------------------------------------------ values


def _certificate(document: Document, strip: Strip, said: _Said, name: Span) -> Certificate:
    certificate = Certificate(found_in(document, strip, name.start, name.end), status=said.status)
    return _with_details(document, certificate, strip, said)


def _with_details(document: Document, certificate: Certificate, strip: Strip, said: _Said) -> Certificate:
    issuer = None
    if said.issuer:
        by = _grammar().by.match(strip.text, said.issuer.start)
        begin = by.end() + 1 if by else said.issuer.start
        issuer = found_in(document, strip, begin, said.issuer.end) if begin < said.issuer.end else None
    return replace(
        certificate,
        issuer=certificate.issuer or issuer,
        number=certificate.number or said.number,
        issued=certificate.issued or said.issued,
        expires=certificate.expires or said.expires,
        status=certificate.status if said.status == "active" else said.status,
    )


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
        frozenset(words.issuers_short),
    )
