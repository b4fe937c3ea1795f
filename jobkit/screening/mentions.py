"""What a resume names: functions of the work, tools, methods, knowledge, people served, and how strongly.

A term counts where a part that tells of the person's own work names it: duties, titles, headline, summary, skills.
Where somebody studied, what a certificate is called, and who the person is are not read here.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal, TypeVar

from jobkit.language.pipeline import find_terms
from jobkit.language.terms import TermMatch
from jobkit.model.document import Document, Span
from jobkit.model.facts import Ignored, Strength, TermFact, Told
from jobkit.model.resume import Found, Resume

LEXICONS = ("skills", "populations")
MOST_FUNCTIONS_A_LINE = 3
"""Functions that one line can show: a sentence about real work names one to three, a stuffed one a dozen."""
_STRENGTHS: tuple[Strength, ...] = ("demonstrated", "stated", "weak")

Place = Literal["duty", "undated_duty", "title", "employer", "summary", "skill"]
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class _Region:
    """A stretch of the document with one meaning."""

    span: Span
    place: Place


@dataclass(frozen=True, slots=True)
class _Mention:
    match: TermMatch
    strength: Strength
    region: _Region


def read_terms(resume: Resume, document: Document) -> tuple[tuple[TermFact, ...], tuple[Ignored, ...]]:
    """The terms that a resume names, each once at its best strength, and the mentions that do not count, with why.

    Spans are of ``document``. A term in the duties of a dated entry is demonstrated; one in a title, headline, summary,
    skills list or undated entry is stated; one that an employer's or a programme's name alone suggests is weak.
    """
    regions = _regions(resume)
    text = _only_regions(document.text, regions)
    kept, cancelled = find_terms(text, *LEXICONS)
    ignored = (
        Ignored(item.match.id, item.why, item.match.span) for item in cancelled if _region_of(item.match.span, regions)
    )
    return tuple(_facts(_not_stuffed(_placed(kept, regions)))), tuple(ignored)


def told(resume: Resume) -> tuple[Told, ...]:
    """Where a resume tells of work, in order: duties of dated entries show what they name, the rest only states it."""
    return tuple(
        Told(region.span, "demonstrated" if region.place == "duty" else "stated")
        for region in _regions(resume)
        if region.place != "employer"
    )


_ONE_LINE = {ord("\n"): " ", ord("\t"): " ", 0xA0: " "}
"""White space that may stand inside a phrase, each one character for one, so that no offset moves."""


# ------------------------------------------------------------------ where a term stands


def _only_regions(text: str, regions: list[_Region]) -> str:
    """The text with nothing but line breaks outside the regions, and none inside: no offset moves, and a phrase is free
    to run over the end of a line inside a region, but not from one into the next."""
    parts, at = [], 0
    for region in regions:
        start = max(at, region.span.start)
        if region.span.end > start:
            parts += ["\n" * (start - at), text[start : region.span.end].translate(_ONE_LINE)]
            at = region.span.end
    return "".join(parts)


def _regions(resume: Resume) -> list[_Region]:
    """The stretches that are read, in order of the document."""
    found = [*_of(resume.summary, "summary"), *_of([resume.label], "title")]
    for work in resume.work:
        duty: Place = "duty" if work.dates else "undated_duty"
        found += [*_of([work.title], "title"), *_of([work.employer], "employer"), *_of(work.highlights, duty)]
    for group in resume.skills:
        found += _of(group.keywords, "skill")
    return sorted(found, key=lambda region: (region.span.start, region.span.end))


def _of(values: Iterable[Found[T] | None], place: Place) -> Iterator[_Region]:
    for value in values:
        spans = [evidence.span for evidence in value.evidence] if value else []
        if spans:
            yield _Region(Span(min(span.start for span in spans), max(span.end for span in spans)), place)


def _placed(matches: Iterable[TermMatch], regions: list[_Region]) -> Iterator[_Mention]:
    for match in matches:
        region = _region_of(match.span, regions)
        if region and not (region.place == "employer" and match.kind != "population"):
            yield _Mention(match, _strength(match, region.place), region)


def _region_of(span: Span, regions: list[_Region]) -> _Region | None:
    """The region that holds the whole span; of several the one that starts last, which is the narrowest."""
    last = bisect_right(regions, span.start, key=lambda region: region.span.start)
    for region in reversed(regions[max(0, last - 4) : last]):
        if span.end <= region.span.end:
            return region
    return None


def _strength(match: TermMatch, place: Place) -> Strength:
    if match.suggested or place == "employer":
        return "weak"
    return "demonstrated" if place == "duty" else "stated"


# ------------------------------------------------------------------ what counts of it


def _not_stuffed(mentions: Iterable[_Mention]) -> Iterator[_Mention]:
    """The mentions, with at most three functions from one line of duties."""
    seen: dict[Span, set[str]] = {}
    for mention in mentions:
        if mention.match.kind == "function" and mention.region.place == "duty":
            ids = seen.setdefault(mention.region.span, set())
            if mention.match.id not in ids and len(ids) == MOST_FUNCTIONS_A_LINE:
                continue
            ids.add(mention.match.id)
        yield mention


def _facts(mentions: Iterable[_Mention]) -> Iterator[TermFact]:
    """One fact a term: its best strength, and every place that shows it so."""
    grouped: dict[tuple[str, str], list[_Mention]] = {}
    for mention in mentions:
        grouped.setdefault((mention.match.kind, mention.match.id), []).append(mention)
    for (kind, id), group in sorted(grouped.items()):
        best = min((mention.strength for mention in group), key=_STRENGTHS.index)
        spans = dict.fromkeys(mention.match.span for mention in group if mention.strength == best)
        yield TermFact(kind, id, best, tuple(sorted(spans, key=lambda span: (span.start, span.end))))
