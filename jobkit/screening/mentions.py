"""What a resume names: functions of the work, tools, methods, knowledge, people served, and how strongly.

A term counts where a part that tells of the person's own work names it: duties, titles, headline, summary, skills.
Where somebody studied, what a certificate is called, and who the person is are not read here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal, TypeVar

from jobkit.language.pipeline import find_terms
from jobkit.language.terms import TermMatch
from jobkit.model.document import Document, Span
from jobkit.model.facts import Ignored, Strength, TermFact, Told
from jobkit.model.resume import Found, Resume
from jobkit.screening.running_text import RunningText, running_text
from jobkit.screening.statements import sentence_at

LEXICONS = ("skills", "populations")
MOST_FUNCTIONS_A_STATEMENT = 3
"""Functions that one statement can show: a sentence about real work names one to three, a stuffed one a dozen."""
_STRENGTHS: tuple[Strength, ...] = ("demonstrated", "stated", "weak")

Place = Literal["duty", "undated_duty", "title", "employer", "summary", "skill"]
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class _Region:
    """A stretch of the document with one meaning."""

    words: tuple[Span, ...]
    """Where its words stand; what stands between them, in another column, is not its own."""
    place: Place

    @property
    def span(self) -> Span:
        return Span(min(each.start for each in self.words), max(each.end for each in self.words))


@dataclass(frozen=True, slots=True)
class _Mention:
    match: TermMatch
    span: Span
    """On the page."""
    strength: Strength
    region: _Region


def read_terms(resume: Resume, document: Document) -> tuple[tuple[TermFact, ...], tuple[Ignored, ...]]:
    """The terms that a resume names, each once at its best strength, and the mentions that do not count, with why.

    Spans are of ``document``. A term in the duties of a dated entry is demonstrated; one in a title, headline, summary,
    skills list or undated entry is stated; one that an employer's or a programme's name alone suggests is weak.
    """
    regions = _regions(resume)
    running = running_text((region.words for region in regions), document)
    kept, cancelled = find_terms(running.text, *LEXICONS)
    ignored = (Ignored(item.match.id, item.why, running.on_page(item.match.span)) for item in cancelled)
    return tuple(_facts(_not_stuffed(_placed(kept, regions, running), document))), tuple(dict.fromkeys(ignored))


def told(resume: Resume) -> tuple[Told, ...]:
    """Where a resume tells of work, in order: duties of dated entries show what they name, the rest only states it."""
    return tuple(
        Told(region.span, "demonstrated" if region.place == "duty" else "stated")
        for region in _regions(resume)
        if region.place != "employer"
    )


# ------------------------------------------------------------------ where a term stands


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
        if value and value.evidence:
            yield _Region(tuple(evidence.span for evidence in value.evidence), place)


def _placed(matches: Iterable[TermMatch], regions: list[_Region], running: RunningText) -> Iterator[_Mention]:
    for match in matches:
        region = regions[running.stretch_of(match.span)]
        if region.place != "employer" or match.kind == "population":
            yield _Mention(match, running.on_page(match.span), _strength(match, region.place), region)


def _strength(match: TermMatch, place: Place) -> Strength:
    if match.suggested or place == "employer":
        return "weak"
    return "demonstrated" if place == "duty" else "stated"


# ------------------------------------------------------------------ what counts of it


def _not_stuffed(mentions: Iterable[_Mention], document: Document) -> Iterator[_Mention]:
    """The mentions, with at most three functions from one statement of duties."""
    seen: dict[int, set[str]] = {}
    for mention in mentions:
        if mention.match.kind == "function" and mention.region.place == "duty":
            ids = seen.setdefault(sentence_at(mention.span.start, mention.region.span, document), set())
            if mention.match.id not in ids and len(ids) == MOST_FUNCTIONS_A_STATEMENT:
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
        spans = dict.fromkeys(mention.span for mention in group if mention.strength == best)
        yield TermFact(kind, id, best, tuple(sorted(spans, key=lambda span: (span.start, span.end))))
