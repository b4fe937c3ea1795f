"""The names in a rubric that a lexicon must have - credentials, terms, degrees, fields, title families: one that none
has would earn nobody a point."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from difflib import get_close_matches
from functools import cache

from jobkit.errors import Problem
from jobkit.language.credentials import credential_words
from jobkit.language.degree_words import degree_words
from jobkit.language.terms import term_file
from jobkit.language.titles import family_names
from jobkit.model.rubric import (
    OWN,
    Credential,
    CredentialGate,
    Criterion,
    Degree,
    DegreeGate,
    Gate,
    Parts,
    Rubric,
    Terms,
)  # fmt: skip
from jobkit.yamlfile import Route, Tree

_Named = tuple[Route, str, str]
"""(way to it, what it is one of, the name)."""


def unknown_names(rubric: Rubric, tree: Tree | None = None, path: str = "") -> list[Problem]:
    """A problem for each name that no lexicon has, with the nearest that one has; with its line where ``tree`` is the
    file that the rubric was read from."""
    problems = []
    for route, kind, name in _names(rubric):
        known = _known()[kind]
        if name in known:
            continue
        close = get_close_matches(name, known, n=1)
        hint = f"did you mean '{close[0]}'?" if close else f"there are, among others: {', '.join(sorted(known)[:8])}"
        mark = tree.mark(route) if tree else None
        told = Problem(f"no {kind} is known as '{name}'", path, field=".".join(map(str, route)), hint=hint)
        problems.append(replace(told, path=mark.path, line=mark.line, column=mark.column) if mark else told)
    return problems


def _names(rubric: Rubric) -> Iterator[_Named]:
    for relation, ids in rubric.fields.items():
        yield from _each(("fields", relation), "field of study", ids)
    yield from _each(("work", "families"), "title family", rubric.work.families)
    for index, gate in enumerate(rubric.gates):
        yield from _of_gate(gate, ("gates", index))
    for index, criterion in enumerate(rubric.criteria):
        yield from _of_criterion(criterion, ("criteria", index))


def _of_gate(gate: Gate, route: Route) -> Iterator[_Named]:
    if isinstance(gate, CredentialGate):
        yield from _each((*route, "any_of"), "credential", gate.any_of)
    elif isinstance(gate, DegreeGate):
        yield from _each((*route, "levels"), "degree", gate.levels)
    else:
        yield from _each((*route, "people"), "population", gate.people)


def _of_criterion(criterion: Criterion, route: Route) -> Iterator[_Named]:
    if isinstance(criterion, Credential):
        for at, held in enumerate(criterion.rows):
            yield from _each((*route, "rows", at, "any_of"), "credential", held.any_of)
    elif isinstance(criterion, Degree):
        for at, row in enumerate(criterion.rows):
            yield from _each((*route, "rows", at, "levels"), "degree", row.levels)
    elif isinstance(criterion, Terms):
        yield from _of_terms((*route, "ids"), (*route, "term"), criterion.term, criterion.ids)
    elif isinstance(criterion, Parts):
        yield from _of_parts(criterion, route)


def _of_parts(criterion: Parts, route: Route) -> Iterator[_Named]:
    for at, part in enumerate(criterion.parts):
        here: Route = (*route, "parts", at)
        yield from _each((*here, "families"), "title family", part.families)
        for index, choice in enumerate(part.any_of):
            own: Route = (*here, "any_of", index)
            yield from _of_terms((*own, "ids"), (*own, "term"), choice.term, choice.ids)


def _of_terms(ids_at: Route, term_at: Route, term: str, ids: tuple[str, ...]) -> Iterator[_Named]:
    if term == OWN:
        return
    yield (term_at, "kind of term", term)
    if term in _known()["kind of term"]:
        yield from _each(ids_at, term, ids)


def _each(route: Route, kind: str, names: tuple[str, ...]) -> Iterator[_Named]:
    for index, name in enumerate(names):
        yield ((*route, index), kind, name)


@cache
def _known() -> Mapping[str, frozenset[str]]:
    """Every name, by what it is one of; a kind of term by its own name."""
    terms = {kind: many for name in ("skills", "populations") for kind, many in term_file(name).kinds.items()}
    return {
        "credential": frozenset(each.id for each in credential_words().credentials),
        "degree": frozenset(each.id for each in degree_words().levels),
        "field of study": frozenset(each.id for each in degree_words().fields),
        "title family": family_names(),
        "kind of term": frozenset(terms),
        **{kind: frozenset(each.id for each in many) for kind, many in terms.items()},
    }
