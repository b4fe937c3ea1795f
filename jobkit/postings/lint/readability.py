"""How hard a text is to read: the Flesch-Kincaid grade.

Source of the formula: Kincaid, Fishburne, Rogers and Chissom 1975, Research Branch Report 8-75. A word has as many
syllables as places where it may be hyphenated, plus one, by pyphen's own dictionaries: no network, no data to fetch.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Any

_WORD = re.compile(r"[A-Za-z][A-Za-z'’-]*")


def grade(sentences: Sequence[str]) -> float:
    """The US school year at which the sentences are readable; 0 for no words."""
    words = [word.lower() for sentence in sentences for word in _WORD.findall(sentence)]
    if not words:
        return 0.0
    syllables = sum(_syllables(word) for word in words)
    return 0.39 * len(words) / len(sentences) + 11.8 * syllables / len(words) - 15.59


def words_of(text: str) -> int:
    return sum(any(map(str.isalnum, word)) for word in text.split())


@cache
def _hyphens() -> Any:
    from pyphen import Pyphen

    return Pyphen(lang="en_US")


def _syllables(word: str) -> int:
    return len(_hyphens().positions(word)) + 1
