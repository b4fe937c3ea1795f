"""What a list is about whose heading is not known, by what its items say."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from jobkit.postings.importing.benefits import family
from jobkit.postings.importing.found import Item
from jobkit.postings.importing.lexicon import label_field, says, split_label

_FEWEST: Final = 3
"""Items of a list of tasks; two short lines may be anything."""
_SHORT: Final = 8
"""Words of a benefit; a task that speaks of health or training is longer."""
_MOST_NAMED: Final = 2
"""Words of an item that is a name rather than a statement."""


def kind_of_list(items: Sequence[Item]) -> str | None:
    """``requirements``, ``benefits`` or ``responsibilities``; None where too little is said to tell."""
    texts = [item.text for item in items]
    if len(texts) < 2 or sum(map(_is_fact, texts)) * 2 >= len(texts):
        return None
    if sum(map(_is_asked, texts)) * 2 >= len(texts):
        return "requirements"
    if sum(map(_is_offered, texts)) * 2 > len(texts):
        return "benefits"
    tasks = [text for text in texts if len(text.split()) > _MOST_NAMED]
    return "responsibilities" if len(texts) >= _FEWEST and len(tasks) * 2 > len(texts) else None


def _is_fact(text: str) -> bool:
    """ "Location: Dayton, OH"."""
    split = split_label(text)
    return split is not None and label_field(split[0]) is not None


def _is_asked(text: str) -> bool:
    return says("asks", text) or says("experience", text) or says("license_words", text) or says("checks", text)


def _is_offered(text: str) -> bool:
    return len(text.split()) <= _SHORT and family(text) != "other"
