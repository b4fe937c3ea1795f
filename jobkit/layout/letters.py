"""The cover letter in a file that holds a resume too: from the date above its salutation to its signature."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from jobkit.language.dates import find_periods
from jobkit.language.lexicon import Entry, any_of, load
from jobkit.model.document import Document, Row

MOST_ROWS = 80
"""Rows of a letter, salutation to closing: a page and a half."""
INSIDE_ADDRESS = 9
"""Rows above the salutation among which the letter's date may stand: under it come addressee and address."""
SENTENCE = 9
"""Words from which a row between salutation and closing is a line of running text."""
LONGEST_SIGNATURE = 6
"""Words of the row under the closing."""


class LetterWords(Entry):
    """``lexicons/letters.yaml``."""

    salutations: list[str]
    closings: list[str]


@dataclass(frozen=True, slots=True)
class _Grammar:
    salutation: re.Pattern[str]
    closing: re.Pattern[str]


def find_letter(document: Document) -> range:
    """Indexes of the letter's rows; an empty range where the file holds none.

    What stands above the date is the sender's own address, and no part of it.
    """
    texts = [document.text_of(row.span).strip() for row in document.rows]
    grammar = _grammar()
    for at, text in enumerate(texts):
        if grammar.salutation.fullmatch(text):
            end = next((end for end in range(at + 1, at + MOST_ROWS) if _closes(texts, end)), None)
            if end is not None and any(len(line.split()) >= SENTENCE for line in texts[at + 1 : end]):
                return range(_start(texts, at), _end(document.rows, texts, end))
    return range(0)


def _closes(texts: Sequence[str], at: int) -> bool:
    return at < len(texts) and _grammar().closing.fullmatch(texts[at]) is not None


def _start(texts: Sequence[str], salutation: int) -> int:
    """The row of the letter's date, else that of the salutation."""
    above = range(salutation - 1, max(salutation - INSIDE_ADDRESS, 0) - 1, -1)
    return next((at for at in above if _is_date(texts[at])), salutation)


def _is_date(text: str) -> bool:
    """Whether a row is one whole date and nothing else: "November 2, 2026"."""
    return any(len(span) == len(text) and period.start and period.start.day for span, period in find_periods(text))


def _end(rows: Sequence[Row], texts: Sequence[str], closing: int) -> int:
    """Behind the signature, where one stands under the closing in the letter's own type."""
    at = closing + 1
    signed = at < len(rows) and len(texts[at].split()) <= LONGEST_SIGNATURE and rows[at].page == rows[closing].page
    return at + (signed and rows[at].size == rows[closing].size and not rows[at].bold)


@cache
def _grammar() -> _Grammar:
    words = load("letters", LetterWords)
    return _Grammar(
        re.compile(rf"{any_of(words.salutations)}(?!\w)[^?\n]{{0,60}}?[,:;!–—-]?", re.IGNORECASE),
        re.compile(rf"{any_of(words.closings)}[,.!–—-]*", re.IGNORECASE),
    )
