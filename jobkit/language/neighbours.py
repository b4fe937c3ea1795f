"""The words around a term that take it back: beside it ("former foster youth", "oncology nurses"), earlier in its
sentence, or at the opening of its clause."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain

from jobkit.language.lexicon import any_of
from jobkit.language.terms import NotMeant, TermMatch, spelled

_REACH = 60
"""Characters that the longest phrase and a word between take."""
_MOST_WORDS = 4
_SENTENCE = 160
"""Characters before a term in which its sentence is looked for."""
_SENTENCE_ENDS = re.compile(r"[.;!?\n]|\bI\b")
"""After an "I" the sentence is of the writer again."""
_ENDS_BEFORE = re.compile(r"[^\w'’\s/-]")
_FOLLOWING = re.compile(r"(?:[\s-]{1,2}[\w'’]+){1,4}")


@dataclass(frozen=True, slots=True)
class _Rule:
    why: str
    ids: frozenset[str]
    """Empty: every term."""

    def is_about(self, match: TermMatch) -> bool:
        return not self.ids or match.id in self.ids


class Neighbours:
    """The rules of a lexicon, by the words that they look for."""

    def __init__(self, not_meant: Iterable[NotMeant]) -> None:
        self._before: dict[str, list[_Rule]] = {}
        self._after: dict[str, list[_Rule]] = {}
        self._earlier: list[tuple[re.Pattern[str], _Rule]] = []
        self._opening: list[tuple[re.Pattern[str], re.Pattern[str], _Rule]] = []
        for each in not_meant:
            rule = _Rule(each.why, frozenset(each.terms))
            for rules, phrases in ((self._before, each.before), (self._after, each.after)):
                for phrase in spelled(phrases):
                    rules.setdefault(phrase, []).append(rule)
            if each.earlier:
                words = any_of(list(spelled(each.earlier)))
                self._earlier.append((re.compile(rf"(?<!\w){words}(?!\w)", re.IGNORECASE), rule))
            if each.opening:
                self._opening.append((_opens(each.opening), _turns(each), rule))
        self._last_before = {phrase.split(" ")[-1] for phrase in self._before}
        self._first_after = {phrase.split(" ")[0] for phrase in self._after}

    def why(self, text: str, match: TermMatch) -> str | None:
        """The code of the first rule that takes the match back, or None."""
        return self._why_beside(text, match) or self._why_in_sentence(text, match)

    def _why_beside(self, text: str, match: TermMatch) -> str | None:
        before = _ENDS_BEFORE.split(text[max(0, match.span.start - _REACH) : match.span.start])[-1].split()
        following = _FOLLOWING.match(text, match.span.end, match.span.end + _REACH) if self._after else None
        after = re.split(r"[\s-]+", following.group().strip(" -")) if following else []
        found = _first(self._before, _endings(before), match) if _holds(self._last_before, before[-2:]) else None
        if found is None and _holds(self._first_after, after[:1]):
            found = _first(self._after, _beginnings(after), match)
        return found

    def _why_in_sentence(self, text: str, match: TermMatch) -> str | None:
        """By what the sentence says before the term, or by what opened the clause."""
        sentence = _SENTENCE_ENDS.split(text[max(0, match.span.start - _SENTENCE) : match.span.start])[-1]
        term = text[match.span.start : match.span.end]
        rules = chain(
            (rule for pattern, rule in self._earlier if pattern.search(sentence)),
            (rule for opens, turns, rule in self._opening if _is_open(opens, turns, sentence, term)),
        )
        return next((rule.why for rule in rules if rule.is_about(match)), None)


def _is_open(opens: re.Pattern[str], turns: re.Pattern[str], before: str, term: str) -> bool:
    """Whether a clause that was opened so goes on up to the term; the term itself may begin another ("wrote care
    plans")."""
    opened = [found for found in opens.finditer(before + term) if found.start() <= len(before)]
    since = f"{before}{term.split(None, 1)[0]} "
    return bool(opened) and not turns.search(since, min(opened[-1].end(), len(since)))


def _opens(phrases: Iterable[str]) -> re.Pattern[str]:
    begins = r"(?:^[\s•*–—-]*|[,:(]\s*|\b(?:and|but|or|also)\s+)"
    return re.compile(rf"{begins}{any_of(list(spelled(phrases)))}(?!\w)", re.IGNORECASE)


def _turns(words: NotMeant) -> re.Pattern[str]:
    """Where another clause begins: "observed visits and wrote ...", "did not bill, but ..."."""
    verbs = any_of([*words.verbs, *words.until])
    return re.compile(
        rf"(?:,|\band\b)\s+(?:\w+ly\s+|also\s+)?(?:\w+ed|{verbs})\s|\b{any_of(words.until)}\s", re.IGNORECASE
    )


def _holds(known: set[str], words: Iterable[str]) -> bool:
    """Whether one of the words, or it in lower case, is among the known: else no phrase of theirs stands there."""
    return any(word in known or word.lower() in known for word in words)


def _first(rules: Mapping[str, list[_Rule]], phrases: Iterable[str], match: TermMatch) -> str | None:
    """Of the phrase as it stands, and of it in lower case."""
    found = (rule for phrase in phrases for each in (phrase, phrase.lower()) for rule in rules.get(each, ()))
    return next((rule.why for rule in found if rule.is_about(match)), None)


def _endings(words: list[str]) -> Iterator[str]:
    """The phrases that end the words, or end before the last one."""
    for end in (len(words), len(words) - 1):
        for size in range(1, min(_MOST_WORDS, end) + 1):
            yield " ".join(words[end - size : end])


def _beginnings(words: list[str]) -> Iterator[str]:
    for size in range(1, len(words) + 1):
        yield " ".join(words[:size])
