"""Credentials of a resume: every mention read where it stands, and what they say together."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import Final, Generic, TypeVar

from jobkit.language.claims import Claim, Place, is_past, read_claims
from jobkit.language.credentials import credential, names_list_of_held, of_another_certificate, short_name
from jobkit.layout.paragraphs import paragraphs
from jobkit.model.document import Document, Section, SectionKind, Span
from jobkit.model.facts import CredentialFact, CredentialState, DegreeFact, Ignored
from jobkit.model.resume import Certificate, Found, PartialDate, Resume
from jobkit.screening.degree_facts import inferred_degree

T = TypeVar("T")

PLACES: Final[dict[SectionKind, Place]] = {
    "header": "prose", "summary": "prose", "letter": "prose", "other": "prose",
    "certificates": "entry", "training": "entry", "education": "entry",
    "skills": "item",
    "work": "duty", "internships": "duty", "volunteer": "duty", "military": "duty", "projects": "duty",
}  # fmt: skip
"""How a section's text is read; in the others (references, publications, memberships ...) nothing is claimed."""


ONLY_LISTED: Final = "only_listed"
"""The doubt about a credential that nothing but a list of skills names."""


@dataclass(frozen=True, slots=True)
class Credentials:
    facts: tuple[CredentialFact, ...]
    ignored: tuple[Ignored, ...]


def read_credentials(resume: Resume, document: Document, as_of: tuple[int, int]) -> Credentials:
    """The credentials that the page claims for its person, and the mentions that claim nothing, with the reason."""
    entries = _Places((span, each) for each in resume.certificates for span in _spans([each.name]))
    claims = [_with_entry(claim, entries, as_of) for claim in _claims(resume, document, as_of)]
    claims = _meant(claims, resume, document)
    made: dict[str, list[Claim]] = {}
    for claim in claims:
        if claim.state:
            made.setdefault(claim.id, []).append(claim)
    facts = {id: _together(id, group) for id, group in made.items()}
    for fact in list(facts.values()):
        for carried in credential(fact.id).carries if fact.state == "active" else ():
            facts.setdefault(carried, replace(fact, id=carried, short=short_name(carried)))
    ignored = (Ignored(_written(claim, document), claim.why, claim.span) for claim in claims if claim.why)
    return Credentials(tuple(facts.values()), tuple(ignored))


def presupposed_degrees(facts: Iterable[CredentialFact]) -> Iterator[DegreeFact]:
    """The degrees without which nobody gets the credentials, one in progress and one expired included."""
    for fact in facts:
        degree = credential(fact.id).presupposes
        if degree and fact.state != "in_progress" and ONLY_LISTED not in fact.doubts:
            yield inferred_degree(degree.level, degree.field, fact.spans)


# ------------------------------------------------------------------ mentions


def _claims(resume: Resume, document: Document, as_of: tuple[int, int]) -> Iterator[Claim]:
    """What every mention on the page claims, letters after the name first."""
    letters = _spans(resume.post_nominals)
    titles = _Places((span, None) for span in _spans([work.title for work in resume.work if work.title]))
    label = _spans([resume.label] if resume.label else [])
    for span in letters:
        yield from _read(document, span, "letters", as_of)
    for part in (part for span in label for part in _items(document, span)):
        yield from _read(document, part, "item", as_of)
    issuers = _spans([each.issuer for each in resume.certificates if each.issuer])
    names = _Places((span, None) for span in (*letters, *label, *issuers))
    for section in resume.sections:
        named = section.title is not None and names_list_of_held(document.text_of(section.title))
        for span, place in _texts(document, section):
            for claim in _read(document, span, place, as_of):
                if place == "item" and not named:
                    claim = _in_a_list(claim, span, document)
                if titles.around(claim.span):
                    yield Claim(claim.id, claim.span, None, "job_title")
                elif not names.around(claim.span):
                    yield claim


def _in_a_list(claim: Claim, item: Span, document: Document) -> Claim:
    """The claim of an item of a list of skills: letters with nothing beside them do not say that they are held."""
    bare = not re.search(r"\w", document.text[item.start : claim.span.start] + document.text[claim.span.end : item.end])
    return replace(claim, doubts=(*claim.doubts, ONLY_LISTED)) if claim.state == "active" and bare else claim


def _read(document: Document, span: Span, place: Place, as_of: tuple[int, int]) -> Iterator[Claim]:
    for claim in read_claims(document.text_of(span), place, as_of):
        yield replace(claim, span=Span(claim.span.start + span.start, claim.span.end + span.start))


def _texts(document: Document, section: Section) -> Iterator[tuple[Span, Place]]:
    place = PLACES.get(section.kind, "elsewhere")
    for paragraph in paragraphs(document, section.rows):
        parts = _items(document, paragraph.span) if place == "item" else [paragraph.span]
        listed = place == "item" and _lists_held(document.text_of(paragraph.span).partition(":"))
        yield from ((part, "entry" if listed else place) for part in parts)


def _lists_held(parts: tuple[str, str, str]) -> bool:
    """Whether a list's own name, before the colon, says that what it lists is held: "Licenses: RN, CCM"."""
    name, colon, _ = parts
    return bool(colon) and names_list_of_held(name)


_ITEM = re.compile(r"(?:[^,;|•·\t(:]|\([^()]{0,80}\)|\()+")


def _items(document: Document, span: Span) -> list[Span]:
    """The items of a list within one paragraph, the name of the list before its colon among them."""
    found = _ITEM.finditer(document.text_of(span))
    return [Span(span.start + item.start(), span.start + item.end()) for item in found]


def _spans(found: Sequence[Found[str]]) -> list[Span]:
    return [proof.span for value in found for proof in value.evidence]


def _meant(claims: Sequence[Claim], resume: Resume, document: Document) -> list[Claim]:
    """Without those whose letters the page spells out as another certificate somewhere else."""
    in_full = {claim.id for claim in claims if claim.state and claim.in_full}
    letters = {claim.span: _letters(claim, document) for claim in claims if claim.state and claim.id not in in_full}
    others = {
        each
        for each in set(letters.values())
        if of_another_certificate(each, document.text, _entries(resume, document))
    }
    return [
        replace(claim, state=None, why="programme") if letters.get(claim.span) in others else claim for claim in claims
    ]


def _entries(resume: Resume, document: Document) -> Iterator[str]:
    texts = (text for section in resume.sections for text in _texts(document, section))
    return (document.text_of(span) for span, place in texts if place == "entry")


def _letters(claim: Claim, document: Document) -> str:
    return document.text_of(claim.span).strip("()").replace(".", "")


class _Places(Generic[T]):
    """Stretches of the document and what each stands for, to be asked what is around another."""

    def __init__(self, places: Iterable[tuple[Span, T]]) -> None:
        self._places = sorted(places, key=lambda place: place[0].start)
        self._starts = [span.start for span, _ in self._places]
        self._reach = list(accumulate((span.end for span, _ in self._places), max))
        """How far any of the stretches up to one goes."""

    def around(self, span: Span) -> list[T]:
        """What the stretches stand for that hold all of the span, in their order."""
        found = []
        at = bisect_right(self._starts, span.start) - 1
        while at >= 0 and self._reach[at] >= span.end:
            if self._places[at][0].end >= span.end:
                found.append(self._places[at][1])
            at -= 1
        return found[::-1]


def _written(claim: Claim, document: Document) -> str:
    """The letters as they stand, where a credential has several: CANS, VI-SPDAT; else its short name."""
    written = document.text_of(claim.span)
    return written if written in credential(claim.id).short else short_name(claim.id)


# ------------------------------------------------------------------ several mentions of one credential


def _with_entry(claim: Claim, entries: _Places[Certificate], as_of: tuple[int, int]) -> Claim:
    """The claim with what its entry says on another line."""
    if claim.state is None or claim.stated:
        return claim
    around = entries.around(Span(claim.span.start, claim.span.start + 1))  # its issuer may have the same letters
    if not around:
        return claim
    claim = replace(claim, doubts=tuple(doubt for doubt in claim.doubts if doubt != ONLY_LISTED))
    entry = around[0]
    if entry.status != "active":
        return replace(claim, state=entry.status, stated=True, doubts=())
    if entry.expires is None:
        return claim
    state: CredentialState = "expired" if is_past(entry.expires, as_of) else "active"
    return replace(claim, state=state, stated=True, until=entry.expires, doubts=())


def _together(id: str, claims: Sequence[Claim]) -> CredentialFact:
    """One fact of all mentions: the one that dates and words make most specific wins, the latest end among those."""
    best = max(
        claims,
        key=lambda claim: (
            claim.stated,
            claim.until or PartialDate(0),
            claim.state == "active",
            ONLY_LISTED not in claim.doubts,
        ),
    )
    conflict = {claim.state for claim in claims if claim.stated} - {best.state}
    unqualified = best.state != "active" and any(claim.state == "active" for claim in claims)
    doubts = (*best.doubts, *(("conflict",) if conflict or unqualified else ()))
    spans = tuple(dict.fromkeys(claim.span for claim in [best, *claims]))
    return CredentialFact(id, short_name(id), best.state or "active", spans, doubts)
