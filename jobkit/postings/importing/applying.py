"""How to apply: where to, with what, until when, and what happens to applications."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from jobkit.language.lexicon import any_of
from jobkit.model.imported import Origin
from jobkit.postings.importing import labels
from jobkit.postings.importing.found import Found, Item, Leftover, Result
from jobkit.postings.importing.lexicon import matcher, says, words
from jobkit.postings.importing.places import read_places
from jobkit.postings.importing.sentences import sentences
from jobkit.postings.importing.values import day_in

_P: Final = "posting.apply"
_SENT: Final = r"\b@sending\b"
_UNTIL: Final = r"\b@until\b"
_LETTER: Final = r"\bin your (?:cover )?letter,? (?:please )?@tell\s+(?P<about>[^.]+)"
_LETTER_ON: Final = r"\bletter,? @telling\s+(?P<about>[^.]+?)(?=\s+(?:to|at|by|via|through)\b|[.]|$)"
_TOPICS: Final = r",\s*(?:and\s+)?|\s+and\s+(?=@topic_begins\b)"
"""Between the things that a letter is to tell: "your training and your experience", not "children and families"."""
_HELP: Final = r"\b@help_applying\b"
_NO_MACHINE: Final = r"\bno @machines\b[^.]*\b@judging\b|\b@machines_unused\b"
_MACHINE: Final = r"\b@machines\b[^.]*\b@judging\b"


def is_applying(sentence: str) -> bool:
    """Whether a sentence outside the part on applying is about that."""
    if not says("apply", sentence):
        return False
    return (
        _addressed(sentence)
        or says("rolling", sentence)
        or matcher(_HELP).search(sentence) is not None
        or matcher(_SENT).search(sentence) is not None
        or "appl" in sentence.lower()
    )


def _addressed(sentence: str) -> bool:
    return re.search(r"\S@\S|https?://|www\.", sentence) is not None


def how_to_apply(item: Item) -> Iterator[Result]:
    """What a paragraph or list item of the part on applying says."""
    if re.match(r"\W*(?:https?://|www\.)\S+\W*$", item.text):
        yield from labels.addresses(item.text, item)
        return
    for sentence in sentences(item.text):
        if says("eeo", sentence) and not _addressed(sentence):
            yield Found("posting.eeo_statement[]", sentence, item.origin(sentence))
            continue
        results = list(applying(sentence, item))
        yield from results or [Leftover(item.origin(sentence), labels.NO_FIELD)]


def applying(sentence: str, item: Item) -> Iterator[Result]:
    """What one sentence says on applying; nothing where no field takes it. An address for letters has no field."""
    at = item.origin(sentence)
    if letter := matcher(_LETTER).search(sentence):
        yield from _letter(letter["about"], at)
    elif matcher(_NO_MACHINE).search(sentence) or matcher(_MACHINE).search(sentence):
        yield Found(f"{_P}.uses_ai_screening", not matcher(_NO_MACHINE).search(sentence), at)
    elif matcher(_HELP).search(sentence):
        lead, _, contact = sentence.partition(": ")
        yield Found(f"{_P}.accommodation_contact", contact if contact and matcher(_HELP).search(lead) else sentence, at)
    else:
        yield from labels.addresses(sentence, item)
        yield from _asked_of_applicants(sentence, at)
        for said, place in read_places(sentence):
            if street := place.get("street"):
                yield Leftover(item.origin(f"{street}, {said}"), labels.NO_FIELD)


def _asked_of_applicants(sentence: str, at: Origin) -> Iterator[Found]:
    """Documents, what the letter is to tell, and until when."""
    if on := matcher(_LETTER_ON).search(sentence):
        yield from _letter(on["about"], at)
    for document in documents(sentence) if matcher(_SENT).search(sentence) else ():
        yield Found(f"{_P}.documents[]", document, at)
    if (day := day_in(sentence)) and matcher(_UNTIL).search(sentence) and not says("first_review", sentence):
        yield Found(f"{_P}.deadline", day.isoformat(), at)
    if says("rolling", sentence):
        yield Found(f"{_P}.rolling", True, at)


def _letter(about: str, at: Origin) -> Iterator[Found]:
    for each in matcher(_TOPICS).split(about.strip()):
        yield Found(f"{_P}.letter_about[]", each, at)


def documents(sentence: str) -> list[str]:
    """The papers that an application takes, as named."""
    found = [each.group() for each in _document().finditer(sentence)]
    return list(dict.fromkeys(each.lower() if each != "CV" else each for each in found))


@cache
def _document() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-]){any_of(words().documents)}(?![\w-])", re.IGNORECASE)
