"""The one door to spaCy: terms of a lexicon found in a text, as spans of our own.

A blank English pipeline: its tokens are offsets into the text, letter for letter, and it needs no trained model.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Any, NamedTuple

import spacy
from spacy.attrs import IDX, IS_SPACE, LENGTH, LOWER
from spacy.language import Language
from spacy.matcher import PhraseMatcher

from jobkit.language.ages import find_ages
from jobkit.language.neighbours import Neighbours
from jobkit.language.terms import Action, Cancelled, TermFile, TermMatch, spelled, term_file
from jobkit.model.document import Span

_CLAUSE_ENDS = frozenset((".", ";", "by"))
"""What stands after "by" acts; it is not acted on: "supervised by managers"."""


def find_terms(text: str, *lexicons: str) -> tuple[list[TermMatch], list[Cancelled]]:
    """The terms of each lexicon ("skills") that a text names, in order, and those that the words around take back.

    Of overlapping terms of one kind the longest counts; terms of different kinds may share words, and so may an action
    and the terms named within it. Spans are offsets of ``text``.
    """
    tokens = _Tokens(text)
    kept: list[TermMatch] = []
    cancelled: list[Cancelled] = []
    for lexicon in lexicons:
        finder = _finder(lexicon)
        not_meant = finder.not_meant(tokens)
        neighbours = _neighbours(lexicon)
        for hit in finder.find(tokens):
            match = TermMatch(hit.kind, hit.id, tokens.span(hit), hit.suggested)
            why = next((phrase.kind for phrase in not_meant if _cancels(hit, phrase)), None)
            why = why or neighbours.why(text, match)
            if why is None:
                kept.append(match)
            else:
                cancelled.append(Cancelled(match, why))
    return kept, cancelled


class _Hit(NamedTuple):
    """A term, or a phrase that takes terms back, and its tokens."""

    start: int
    end: int
    """Half-open."""
    kind: str
    """Of a phrase: why it takes them back."""
    suggested: bool
    id: str
    """Of a phrase: the ids that it takes back, all where empty."""


def _cancels(hit: _Hit, phrase: _Hit) -> bool:
    """Whether the term ends in the phrase: "wrote lesson plans" ends in "lesson plans"."""
    return phrase.start < hit.end <= phrase.end and (not phrase.id or hit.id in phrase.id.split())


@cache
def _neighbours(lexicon: str) -> Neighbours:
    return Neighbours(term_file(lexicon).not_meant)


@cache
def _language() -> Language:
    return spacy.blank("en")


@cache
def _finder(lexicon: str) -> _TermFinder:
    return _TermFinder(_language(), term_file(lexicon))


class _Tokens:
    """A text's tokens, in arrays of what is asked of them: spaCy makes an object for each that is looked at."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.doc = _language().make_doc(text)
        self.words, self.spaces, self.starts, lengths = self.doc.to_array([LOWER, IS_SPACE, IDX, LENGTH]).T.tolist()
        self.ends = [start + length for start, length in zip(self.starts, lengths, strict=True)]

    def span(self, hit: _Hit) -> Span:
        return Span(self.starts[hit.start], self.ends[hit.end - 1])

    def around(self, span: Span) -> range:
        """The tokens that hold a stretch of the text."""
        return range(bisect_right(self.starts, span.start) - 1, bisect_left(self.ends, span.end) + 1)


class _TermFinder:
    """The terms of one lexicon, and the phrases that take terms back."""

    def __init__(self, nlp: Language, terms: TermFile) -> None:
        self._nlp = nlp
        self._any_case = PhraseMatcher(nlp.vocab, attr="LOWER")
        self._as_written = PhraseMatcher(nlp.vocab, attr="ORTH")
        self._actions: dict[int, list[tuple[_Key, int, frozenset[int]]]] = {}
        self._ends = _hashed(nlp, _CLAUSE_ENDS)
        self._ages: list[tuple[_Key, tuple[int, int]]] = []
        self._not_meant = PhraseMatcher(nlp.vocab, attr="LOWER")
        self._keys: dict[int, _Key] = {}
        for kind, group in terms.kinds.items():
            for term in group:
                key = (kind, False, term.id)
                self._add_forms(key, term.forms)
                self._add_forms((kind, True, term.id), term.programmes)
                for action in term.actions:
                    self._add_action(key, action, terms)
                if term.ages:
                    self._ages.append((key, term.ages))
        for phrase in terms.not_meant:
            self._add(self._not_meant, (phrase.why, False, " ".join(phrase.terms)), spelled(phrase.phrases))

    def _add_forms(self, key: _Key, forms: Iterable[str]) -> None:
        forms = list(spelled(forms))
        exact = [form for form in forms if form != form.lower()]
        lower = {written for form in forms if form == form.lower() for written in _spellings(form)}
        self._add(self._any_case, key, lower)
        self._add(self._as_written, key, {*exact, *map(str.upper, exact)})

    def _add(self, matcher: Any, key: _Key, phrases: Iterable[str]) -> None:
        patterns = list(self._nlp.tokenizer.pipe(sorted(phrases)))
        if patterns:
            name = "|".join(map(str, key))
            self._keys[self._nlp.vocab.strings.add(name)] = key
            matcher.add(name, patterns)

    def _add_action(self, key: _Key, action: Action, terms: TermFile) -> None:
        objects = _hashed(self._nlp, (word for name in action.objects for word in _objects(name, terms)))
        for form in _hashed(self._nlp, (form for verb in action.verbs for form in inflected(verb))):
            self._actions.setdefault(form, []).append((key, action.within, objects))

    def find(self, tokens: _Tokens) -> list[_Hit]:
        """The terms in order: names and actions."""
        named = [*self._found(tokens, self._any_case), *self._found(tokens, self._as_written), *self._aged(tokens)]
        return _together(_longest(named), _longest([*self._done(tokens)]))

    def not_meant(self, tokens: _Tokens) -> list[_Hit]:
        """The phrases that take terms back."""
        return list(self._found(tokens, self._not_meant))

    def _found(self, tokens: _Tokens, matcher: Any) -> Iterator[_Hit]:
        for key, start, end in matcher(tokens.doc) if len(matcher) else ():  # spaCy warns of one without patterns
            yield _Hit(start, end, *self._keys[key])

    def _done(self, tokens: _Tokens) -> Iterator[_Hit]:
        """Each verb with the farthest of its objects in reach."""
        count = len(tokens.words)
        for at, word in enumerate(tokens.words):
            for key, within, objects in self._actions.get(word, ()):
                end = self._reach(tokens, range(at + 1, min(at + within + 2, count)), objects)
                if end is not None:
                    yield _Hit(at, end + 1, *key)

    def _reach(self, tokens: _Tokens, places: range, objects: frozenset[int]) -> int | None:
        """The last of the objects that stand in these places, before the clause ends."""
        found, words, spaces = None, tokens.words, tokens.spaces
        for at in places:
            if words[at] in self._ends or spaces[at]:
                break
            if words[at] in objects:
                found = at
        return found

    def _aged(self, tokens: _Tokens) -> Iterator[_Hit]:
        for ages in find_ages(tokens.text) if self._ages else ():
            held = tokens.around(ages.span)
            for key in (key for key, group in self._ages if ages.are(group)):
                yield _Hit(held.start, held.stop, *key)


_Key = tuple[str, bool, str]
"""A term's kind, whether it is only suggested, and its id."""


def _spellings(form: str) -> set[str]:
    """A form with its hyphens as spaces, and its first two words joined by a hyphen: "memory-care residents"."""
    return {form, form.replace("-", " "), re.sub(r"^([a-z]+) (?=[a-z]+)", r"\1-", form)}


def _longest(hits: Iterable[_Hit]) -> list[_Hit]:
    """Without the hits that another of their kind overlaps and outdoes in length, in order."""
    kept: list[_Hit] = []
    standing: defaultdict[tuple[str, int], list[_Hit]] = defaultdict(list)
    """Those kept, by kind and by each token that they hold: only these can overlap."""
    for hit in sorted(hits, key=lambda hit: (hit.start - hit.end, hit.start, hit.id)):
        places = [standing[hit.kind, at] for at in range(hit.start, hit.end)]
        if not any(_outdoes(other, hit) for there in places for other in there):
            kept.append(hit)
            for there in places:
                there.append(hit)
    return sorted(kept, key=_place)


def _place(hit: _Hit) -> tuple[int, int, str, bool]:
    return hit[:4]


def _together(named: Sequence[_Hit], done: Sequence[_Hit]) -> list[_Hit]:
    """Names and actions in order; an action may hold other terms ("wrote safety plans"), and hides only its own."""
    kept = [each for each in named if not any(each.id == act.id and _overlap(act, each) for act in done)]
    return sorted([*kept, *done], key=_place)


def _overlap(one: _Hit, other: _Hit) -> bool:
    """Whether two hits of one kind share a token."""
    return one.kind == other.kind and one.start < other.end and other.start < one.end


def _outdoes(other: _Hit, hit: _Hit) -> bool:
    """Whether an overlapping hit of the kind, found before and no shorter, stands for this one; two terms may have one
    form in common."""
    return hit.id == other.id or (hit.start, hit.end) != (other.start, other.end)


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
