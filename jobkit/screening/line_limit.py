"""One line of a page counts for the first three things it names: a list of keywords is not thirty demonstrations."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

from jobkit.model.document import Document, Span
from jobkit.model.facts import Facts, Ignored, TermFact
from jobkit.model.rubric import Criterion, Parts, Rubric, Terms, applied

PER_LINE = 3
"""Credits of one line. A real bullet names one or two things done; three leaves room for the dense ones."""

WHY = f"named on one line after {PER_LINE} others that count"

Credit = tuple[str, str]
"""(criterion, term or part): what a mention would count for. Two systems named for one part are one credit."""


def limit_lines(facts: Facts, document: Document, rubric: Rubric) -> Facts:
    """The facts without the mentions that come after a line's first three credits.

    Only terms that the rubric counts take up a place. A term with no mention left is listed as ignored instead. Lines
    are looked at one by one, so that a further line never costs anything that another line earned.
    """
    criteria = [criterion for criterion, _ in applied(rubric)]
    credits = [_credits(term, criteria) for term in facts.terms]
    taken: defaultdict[int, set[Credit]] = defaultdict(set)
    kept: set[tuple[int, Span]] = set()
    for span, index in _in_page_order(facts):
        line = _line_of(span, document)
        wanted = credits[index]
        if len(taken[line] | wanted) <= PER_LINE:
            taken[line] |= wanted
            kept.add((index, span))
    return _without(facts, kept)


def _credits(term: TermFact, criteria: list[Criterion]) -> set[Credit]:
    found: set[Credit] = set()
    for criterion in criteria:
        if isinstance(criterion, Terms) and criterion.term == term.kind and term.id in criterion.ids:
            found.add((criterion.id, term.id))
        if isinstance(criterion, Parts):
            found |= {
                (criterion.id, part.id)
                for part in criterion.parts
                if any(term.kind == choice.term and (not choice.ids or term.id in choice.ids) for choice in part.any_of)
            }
    return found


def _in_page_order(facts: Facts) -> list[tuple[Span, int]]:
    """Each mention with its term's index; what stands at the same place goes by its id, not by who found it first."""
    mentions = [(span, index) for index, term in enumerate(facts.terms) for span in term.spans]
    terms = facts.terms
    return sorted(mentions, key=lambda at: (at[0].start, at[0].end, terms[at[1]].kind, terms[at[1]].id, at[1]))


def _line_of(span: Span, document: Document) -> int:
    """Where the line begins on which the mention begins."""
    return next((row.span.start for row in document.rows_of(span)), span.start)


def _without(facts: Facts, kept: set[tuple[int, Span]]) -> Facts:
    terms, ignored = [], list(facts.ignored)
    for index, term in enumerate(facts.terms):
        spans = tuple(span for span in term.spans if (index, span) in kept)
        if spans:
            terms.append(replace(term, spans=spans))
        elif term.spans:
            ignored.append(Ignored(term.id.replace("_", " "), WHY, term.spans[0]))
    return replace(facts, terms=tuple(terms), ignored=tuple(ignored))
