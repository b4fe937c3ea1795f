"""What a resume repeats of the posting word for word: the posting's words show that it was read, not what was done."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TypeVar

from jobkit.model.document import Document, Span
from jobkit.model.facts import CredentialFact, DegreeFact, Facts, Ignored, TermFact
from jobkit.screening.stint_facts import months_by

SHORTEST = 5
"""Words in a row that can be a copy: four ("wrote care plans with families") come together by chance."""
MOST_OF_IT = 0.8
"""Share of the posting's sentence that a short run must cover."""
LONG = 9
"""Words in a row that are a copy whatever the sentence's length."""

_WORD = re.compile(r"\w+(?:['’]\w+)?")
_SENTENCE_END = re.compile(r"(?<=[.!?;:])\s+")

F = TypeVar("F", TermFact, CredentialFact, DegreeFact)
Place = tuple[int, int]
"""(sentence, word) of the posting."""


@dataclass(frozen=True, slots=True)
class _Advert:
    sentences: tuple[tuple[str, ...], ...]
    index: Mapping[tuple[str, ...], tuple[Place, ...]]
    """Where each run of the shortest length begins."""


@lru_cache(maxsize=16)
def _advert(posting: tuple[str, ...]) -> _Advert:
    parts = (part for text in posting for part in _SENTENCE_END.split(text))
    sentences = tuple(tuple(_WORD.findall(part.lower())) for part in parts)
    index: dict[tuple[str, ...], list[Place]] = {}
    for number, words in enumerate(sentences):
        for at in range(len(words) - SHORTEST + 1):
            index.setdefault(words[at : at + SHORTEST], []).append((number, at))
    return _Advert(sentences, {run: tuple(places) for run, places in index.items()})


def copied_stretches(text: str, posting: tuple[str, ...]) -> tuple[Span, ...]:
    """The stretches of a text that repeat sentences of a posting: nine words in a row, or five that are nearly all of
    the sentence."""
    advert = _advert(posting)
    words = _WORD.findall(text.lower())
    if advert.index.keys().isdisjoint(_runs_of(words)):
        return ()
    begins = [at for at, run in enumerate(_runs_of(words)) if run in advert.index]
    spans = [Span(*found.span()) for found in _WORD.finditer(text)]
    if len(spans) != len(words):  # a letter that falls apart in lower case
        return ()
    return tuple(_joined(Span(spans[at].start, spans[end - 1].end) for at, end in _runs(words, begins, advert)))


def _runs_of(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """The words from each place on, as many as the shortest copy has."""
    return zip(*(words[at:] for at in range(SHORTEST)), strict=False)


def _runs(words: Sequence[str], begins: Iterable[int], advert: _Advert) -> Iterator[tuple[int, int]]:
    for at in begins:
        for number, place in advert.index[tuple(words[at : at + SHORTEST])]:
            sentence = advert.sentences[number]
            length = _same(words, at, sentence, place)
            if length >= LONG or length >= MOST_OF_IT * len(sentence):
                yield at, at + length


def _same(words: Sequence[str], at: int, sentence: Sequence[str], place: int) -> int:
    """How many words run on alike."""
    most = min(len(words) - at, len(sentence) - place)
    return next((step for step in range(most) if words[at + step] != sentence[place + step]), most)


def _joined(spans: Iterable[Span]) -> Iterator[Span]:
    open_span: Span | None = None
    for span in sorted(spans, key=lambda each: (each.start, each.end)):
        if open_span and span.start <= open_span.end:
            open_span = Span(open_span.start, max(open_span.end, span.end))
            continue
        if open_span:
            yield open_span
        open_span = span
    if open_span:
        yield open_span


def without_copies(facts: Facts, document: Document, posting: tuple[str, ...]) -> Facts:
    """The facts without what only repeats the posting, each such stretch among what was ignored.

    Work under a title of no family, which counts by its duties alone, is undecided where those duties are copied.
    """
    copies = copied_stretches(document.text, posting) if posting else ()
    if not copies:
        return facts
    stints = tuple(
        replace(stint, credit="unknown") if stint.credit == "related" and stint.family is None and near else stint
        for stint, near in zip(facts.stints, _followed(facts, copies), strict=True)
    )
    return replace(
        facts,
        terms=tuple(_kept(facts.terms, copies)),
        credentials=tuple(_kept(facts.credentials, copies)),
        degrees=tuple(_kept(facts.degrees, copies)),
        stints=stints,
        related_months=months_by(stints, "related", without=("full",)),
        training_months=months_by(stints, "training", without=("full", "related")),
        ignored=(*facts.ignored, *(Ignored("the posting's own words", "copied", copy) for copy in copies)),
    )


def _followed(facts: Facts, copies: Sequence[Span]) -> list[bool]:
    """For each stint, whether a copy stands between it and the next one on the page."""
    begins = [min((span.start for span in stint.spans), default=-1) for stint in facts.stints]
    ends = [min((other for other in begins if other > begin), default=None) for begin in begins]
    return [
        any(copy.start >= begin and (end is None or copy.start < end) for copy in copies)
        for begin, end in zip(begins, ends, strict=True)
    ]


def _kept(facts: Iterable[F], copies: Sequence[Span]) -> Iterator[F]:
    """The facts with their mentions outside the copies; one with none left is dropped."""
    for fact in facts:
        spans = tuple(span for span in fact.spans if not any(_overlap(span, copy) for copy in copies))
        if spans or not fact.spans:
            yield fact if spans == fact.spans else replace(fact, spans=spans)


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and one.end > other.start
