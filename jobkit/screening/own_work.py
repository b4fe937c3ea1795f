"""The facts as one rubric counts them: its own words found on the page, and work that is relevant to its role."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from jobkit.language.lexicon import any_of
from jobkit.model.document import Document, Span
from jobkit.model.facts import Credit, Facts, StintFact, TermFact
from jobkit.model.rubric import OWN, Rubric, Work
from jobkit.screening.stint_facts import months_by

_DENIED = re.compile(r"\b(?:no|not|never|without)\b[^.;]{0,40}$", re.IGNORECASE)
"""Before a word: "no knowledge of Salesforce"."""
_BEFORE = 60
"""Characters before a word that are looked at."""


def as_counted(facts: Facts, document: Document, rubric: Rubric) -> Facts:
    """The facts with the rubric's own terms among them, and each post credited by the rubric's account of the work."""
    if rubric.words:
        facts = replace(facts, terms=(*facts.terms, *_own_terms(facts, document, rubric)))
    return _credited(facts, document, rubric.work) if rubric.work != Work() else facts


# ------------------------------------------------------------------ words


@lru_cache(maxsize=512)
def _pattern(forms: tuple[str, ...]) -> re.Pattern[str]:
    """Whole words, in any case; a form with an inner capital or all in capitals only so: "CARE" is not "care"."""
    exact = [form for form in forms if form[1:] != form[1:].lower()]
    free = [form for form in forms if form not in exact]
    either = [any_of(exact)] if exact else []
    if free:
        either.append(f"(?i:{any_of(free)})")
    return re.compile(rf"(?<!\w)(?:{'|'.join(either)})(?!\w)")


def _own_terms(facts: Facts, document: Document, rubric: Rubric) -> Iterator[TermFact]:
    """Each own term at its best strength, and every place that shows it so."""
    for name, forms in rubric.words.items():
        shown = list(_places(facts, document, _pattern(forms), "demonstrated"))
        if shown:
            yield TermFact(OWN, name, "demonstrated", tuple(shown))
        elif stated := list(_places(facts, document, _pattern(forms), "stated")):
            yield TermFact(OWN, name, "stated", tuple(stated))


def _places(facts: Facts, document: Document, pattern: re.Pattern[str], strength: str) -> Iterator[Span]:
    for told in facts.told:
        if told.strength == strength:
            for found in pattern.finditer(document.text, told.span.start, told.span.end):
                before = document.text[max(told.span.start, found.start() - _BEFORE) : found.start()]
                if not _DENIED.search(before):
                    yield Span(*found.span())


# ------------------------------------------------------------------ work


def _credited(facts: Facts, document: Document, work: Work) -> Facts:
    stints = tuple(_with_credit(stint, _credit(stint, document, work)) for stint in facts.stints)
    return replace(
        facts,
        stints=stints,
        relevant_months=months_by(stints, "full"),
        related_months=months_by(stints, "related", without=("full",)),
        training_months=months_by(stints, "training", without=("full", "related")),
    )


def _with_credit(stint: StintFact, credit: Credit) -> StintFact:
    return stint if stint.credit == credit else replace(stint, credit=credit)


def _credit(stint: StintFact, document: Document, work: Work) -> Credit:
    if stint.family in work.families or _is_titled(stint.spans, document, work.titles):
        return "training" if stint.kind in ("internship", "volunteer") else "full"
    if work.titles and not work.families:
        return "none" if stint.kind in ("internship", "volunteer") else "unknown"
    return "related" if stint.credit == "full" else stint.credit


def _is_titled(spans: Sequence[Span], document: Document, titles: tuple[str, ...]) -> bool:
    pattern = _pattern(titles) if titles else None
    return pattern is not None and any(pattern.search(document.text_of(span)) for span in spans)
