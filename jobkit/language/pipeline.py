"""The one door to spaCy: terms of a lexicon found in a text, as spans of our own.

A blank English pipeline: its tokens are offsets into the text, letter for letter, and it needs no trained model. Each
lexicon is one component, made by a registered factory, so that a saved pipeline can be loaded again.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

import spacy
from spacy.attrs import IS_SPACE, LOWER
from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc

from jobkit.language.ages import find_ages
from jobkit.language.neighbours import Neighbours
from jobkit.language.terms import Action, Cancelled, TermFile, TermMatch, spelled, term_file
from jobkit.model.document import Span

FACTORY = "jobkit_terms"
_CLAUSE_ENDS = frozenset((".", ";", "by"))
"""What stands after "by" acts; it is not acted on: "supervised by managers"."""
_NOT_MEANT = "_not_meant"
_SUGGESTED = " (suggested)"


def find_terms(text: str, *lexicons: str) -> tuple[list[TermMatch], list[Cancelled]]:
    """The terms of each lexicon ("skills") that a text names, in order, and those that the words around take back.

    Of overlapping terms of one kind the longest counts; terms of different kinds may share words, and so may an action
    and the terms named within it. Spans are offsets of ``text``.
    """
    doc = _pipeline(lexicons)(text)
    kept: list[TermMatch] = []
    cancelled: list[Cancelled] = []
    for lexicon in lexicons:
        not_meant = doc.spans[lexicon + _NOT_MEANT]
        reasons = [(span.label_, span.id_, span.start_char, span.end_char) for span in not_meant]
        neighbours = _neighbours(lexicon)
        for match in map(_match, doc.spans[lexicon]):
            why = next((why for why, ids, start, end in reasons if _cancels(match, ids, start, end)), None)
            why = why or neighbours.why(text, match)
            if why is None:
                kept.append(match)
            else:
                cancelled.append(Cancelled(match, why))
    return kept, cancelled


def _match(span: Any) -> TermMatch:
    kind = span.label_.removesuffix(_SUGGESTED)
    return TermMatch(kind, span.id_, Span(span.start_char, span.end_char), suggested=kind != span.label_)


def _cancels(match: TermMatch, ids: str, start: int, end: int) -> bool:
    """Whether the match ends in the phrase: "wrote lesson plans" ends in "lesson plans"."""
    return start < match.span.end <= end and (not ids or match.id in ids.split())


@cache
def _neighbours(lexicon: str) -> Neighbours:
    return Neighbours(term_file(lexicon).not_meant)


@cache
def _pipeline(lexicons: tuple[str, ...]) -> Language:
    pipeline = spacy.blank("en")
    for lexicon in lexicons:
        pipeline.add_pipe(FACTORY, name=f"{FACTORY}_{lexicon}", config={"lexicon": lexicon})
    return pipeline


@Language.factory(FACTORY, default_config={"lexicon": "skills"})  # type: ignore[untyped-decorator]
def _make(nlp: Language, name: str, lexicon: str) -> TermFinder:
    del name
    return TermFinder(nlp, lexicon, term_file(lexicon))


class TermFinder:
    """The component: writes ``doc.spans`` of the terms and of the phrases that take terms back, under the lexicon's
    name."""

    def __init__(self, nlp: Language, lexicon: str, terms: TermFile) -> None:
        self._lexicon = lexicon
        self._any_case = PhraseMatcher(nlp.vocab, attr="LOWER")
        self._as_written = PhraseMatcher(nlp.vocab, attr="ORTH")
        self._actions: dict[int, list[tuple[str, int, frozenset[int]]]] = {}
        self._ends = _hashed(nlp, _CLAUSE_ENDS)
        self._ages: list[tuple[str, tuple[int, int]]] = []
        self._not_meant = PhraseMatcher(nlp.vocab, attr="LOWER")
        self._keys: dict[str, tuple[str, str]] = {}
        for kind, group in terms.kinds.items():
            for term in group:
                key = self._key(kind, term.id)
                self._add_forms(nlp, key, term.forms)
                self._add_forms(nlp, self._key(kind + _SUGGESTED, term.id), term.programmes)
                for action in term.actions:
                    self._add_action(nlp, key, action, terms)
                if term.ages:
                    self._ages.append((key, term.ages))
        for phrase in terms.not_meant:
            self._add(nlp, self._not_meant, self._key(phrase.why, " ".join(phrase.terms)), spelled(phrase.phrases))

    def _key(self, kind: str, id: str) -> str:
        key = f"{kind}|{id}"
        self._keys[key] = (kind, id)
        return key

    def _add_forms(self, nlp: Language, key: str, forms: Iterable[str]) -> None:
        forms = list(spelled(forms))
        exact = [form for form in forms if form != form.lower()]
        lower = {written for form in forms if form == form.lower() for written in _spellings(form)}
        self._add(nlp, self._any_case, key, lower)
        self._add(nlp, self._as_written, key, {*exact, *map(str.upper, exact)})

    def _add(self, nlp: Language, matcher: Any, key: str, phrases: Iterable[str]) -> None:
        patterns = list(nlp.tokenizer.pipe(sorted(phrases)))
        if patterns:
            matcher.add(key, patterns)

    def _add_action(self, nlp: Language, key: str, action: Action, terms: TermFile) -> None:
        objects = _hashed(nlp, (word for name in action.objects for word in _objects(name, terms)))
        for form in _hashed(nlp, (form for verb in action.verbs for form in inflected(verb))):
            self._actions.setdefault(form, []).append((key, action.within, objects))

    def __call__(self, doc: Doc) -> Doc:
        named = [*self._found(doc, self._any_case), *self._found(doc, self._as_written), *self._aged(doc)]
        doc.spans[self._lexicon] = _together(_longest(named), _longest([*self._done(doc)]))
        doc.spans[self._lexicon + _NOT_MEANT] = list(self._found(doc, self._not_meant))
        return doc

    def _found(self, doc: Doc, matcher: Any) -> Iterator[Any]:
        for key, start, end in matcher(doc) if len(matcher) else ():  # spaCy warns of a matcher without patterns
            yield self._span(doc, doc.vocab.strings[key], start, end)

    def _done(self, doc: Doc) -> Iterator[Any]:
        """Each verb with the farthest of its objects in reach."""
        if not self._actions:
            return
        words, spaces = doc.to_array([LOWER, IS_SPACE]).T.tolist()  # an array of hashes: making each token costs more
        for at, word in enumerate(words):
            for key, within, objects in self._actions.get(word, ()):
                end = self._reach(words, spaces, range(at + 1, min(at + within + 2, len(words))), objects)
                if end is not None:
                    yield self._span(doc, key, at, end + 1)

    def _reach(self, words: list[int], spaces: list[int], places: range, objects: frozenset[int]) -> int | None:
        """The last of the objects that stand in these places, before the clause ends."""
        found = None
        for at in places:
            if words[at] in self._ends or spaces[at]:
                break
            if words[at] in objects:
                found = at
        return found

    def _aged(self, doc: Doc) -> Iterator[Any]:
        for ages in find_ages(doc.text) if self._ages else ():
            for key in (key for key, group in self._ages if ages.are(group)):
                kind, id = self._keys[key]
                yield doc.char_span(ages.span.start, ages.span.end, label=kind, span_id=id, alignment_mode="expand")

    def _span(self, doc: Doc, key: str, start: int, end: int) -> Any:
        kind, id = self._keys[key]
        return doc.char_span(doc[start].idx, doc[end - 1].idx + len(doc[end - 1]), label=kind, span_id=id)


def _spellings(form: str) -> set[str]:
    """A form with its hyphens as spaces, and its first two words joined by a hyphen: "memory-care residents"."""
    return {form, form.replace("-", " "), re.sub(r"^([a-z]+) (?=[a-z]+)", r"\1-", form)}


def _longest(spans: list[Any]) -> list[Any]:
    """Without the spans that another of their kind overlaps and outdoes in length, in order."""
    kept: list[Any] = []
    standing: defaultdict[tuple[str, int], list[Any]] = defaultdict(list)
    """Those kept, by kind and by each token that they hold: only these can overlap."""
    for span in sorted(spans, key=lambda span: (span.start - span.end, span.start, span.id_)):
        kind = span.label_.removesuffix(_SUGGESTED)
        places = [standing[kind, at] for at in range(span.start, span.end)]
        if not any(_outdoes(other, span) for there in places for other in there):
            kept.append(span)
            for there in places:
                there.append(span)
    return sorted(kept, key=lambda span: (span.start, span.end, span.label_))


def _together(named: list[Any], done: list[Any]) -> list[Any]:
    """Names and actions in order; an action may hold other terms ("wrote safety plans"), and hides only its own."""
    kept = [each for each in named if not any(each.id == act.id and _overlap(act, each) for act in done)]
    return sorted([*kept, *done], key=lambda span: (span.start, span.end, span.label_))


def _overlap(one: Any, other: Any) -> bool:
    """Whether two spans of one kind share a token."""
    if one.label_.removesuffix(_SUGGESTED) != other.label_.removesuffix(_SUGGESTED):
        return False
    return bool(one.start < other.end and other.start < one.end)


def _outdoes(other: Any, span: Any) -> bool:
    """Whether an overlapping span of the kind, found before and no shorter, stands for this one; two terms may have one
    form in common."""
    return span.id == other.id or (span.start, span.end) != (other.start, other.end)


# ------------------------------------------------------------------ verbs and objects


def _hashed(nlp: Language, words: Iterable[str]) -> frozenset[int]:
    return frozenset(nlp.vocab.strings.add(word) for word in words)


def _objects(name: str, terms: TermFile) -> list[str]:
    return terms.objects[name[1:]] if name.startswith("@") else [name]


def inflected(verb: str) -> tuple[str, ...]:
    """The forms of a regular English verb; a word in -ed or -ing stands for itself.

    >>> inflected("coordinate")
    ('coordinate', 'coordinates', 'coordinated', 'coordinating')
    """
    if verb.endswith(("ed", "ing")):
        return (verb,)
    if verb.endswith("e"):
        return verb, f"{verb}s", f"{verb}d", f"{verb[:-1]}ing"
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return verb, f"{verb[:-1]}ies", f"{verb[:-1]}ied", f"{verb}ing"
    return verb, f"{verb}es" if verb.endswith(("s", "sh", "ch", "x")) else f"{verb}s", f"{verb}ed", f"{verb}ing"
