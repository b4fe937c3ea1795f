"""One statement counts for the first three things it names: a run of keywords is not thirty demonstrations.

A statement is what ``statements`` takes for one: a sentence of a bullet, an item of a list of skills. How the page
breaks its lines makes no difference.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from functools import lru_cache

from jobkit.model.document import Document, Span
from jobkit.model.facts import Facts, Ignored
from jobkit.model.rubric import Parts, Rubric, Terms, applied
from jobkit.screening.statements import statement_at

PER_STATEMENT = 3
"""Credits of one statement. A real bullet names one or two things done; three leaves room for the dense ones."""

WHY = f"named in one statement after {PER_STATEMENT} others that count"

Credit = tuple[str, str]
"""(criterion, term or part): what a mention would count for. Two systems named for one part are one credit."""


def limit_statements(facts: Facts, document: Document, rubric: Rubric) -> Facts:
    """The facts without the mentions that come after a statement's first three credits.

    Only terms that the rubric counts take up a place. A term with no mention left is listed as ignored instead.
    Statements are looked at one by one, so that a further one never costs anything that another earned.
    """
    credits = [_credits(term.kind, term.id, rubric) for term in facts.terms]
    taken: defaultdict[int, set[Credit]] = defaultdict(set)
    kept: set[tuple[int, Span]] = set()
    stretches = [told.span for told in facts.told]
    for span, index in _in_page_order(facts):
        statement = statement_at(span.start, stretches, document)
        wanted = credits[index]
        if len(taken[statement] | wanted) <= PER_STATEMENT:
            taken[statement] |= wanted
            kept.add((index, span))
    return _without(facts, kept)


@lru_cache(maxsize=4096)
def _credits(kind: str, id: str, rubric: Rubric) -> frozenset[Credit]:
    found: set[Credit] = set()
    for criterion, _ in applied(rubric):
        if isinstance(criterion, Terms) and criterion.term == kind and id in criterion.ids:
            found.add((criterion.id, id))
        if isinstance(criterion, Parts):
            found |= {
                (criterion.id, part.id)
                for part in criterion.parts
                if any(kind == choice.term and (not choice.ids or id in choice.ids) for choice in part.any_of)
            }
    return frozenset(found)


def _in_page_order(facts: Facts) -> list[tuple[Span, int]]:
    """Each mention with its term's index; what stands at the same place goes by its id, not by who found it first."""
    mentions = [(span, index) for index, term in enumerate(facts.terms) for span in term.spans]
    terms = facts.terms
    return sorted(mentions, key=lambda at: (at[0].start, at[0].end, terms[at[1]].kind, terms[at[1]].id, at[1]))


def _without(facts: Facts, kept: set[tuple[int, Span]]) -> Facts:
    terms, ignored = [], list(facts.ignored)
    for index, term in enumerate(facts.terms):
        spans = tuple(span for span in term.spans if (index, span) in kept)
        if spans:
            terms.append(term if spans == term.spans else replace(term, spans=spans))
        elif term.spans:
            ignored.append(Ignored(term.id, WHY, term.spans[0]))
    return replace(facts, terms=tuple(terms), ignored=tuple(ignored))
