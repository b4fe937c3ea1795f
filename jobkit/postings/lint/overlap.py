"""How much of what one line says another says too."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from jobkit.postings.lint.terms import terms

_ENDING: Final = re.compile(r"(?:ations?|itions?|ments?|ances?|ings?|ing|ed|es|ely|ly|s|e|ion|ions|ity|y)$")
_LEAST: Final = 2
"""Words that a line must have for a comparison to mean something."""


def overlap(first: str, second: str) -> float:
    """The share of the shorter line's words that the other has too, by their stems; 0 where one has hardly any."""
    one, other = stems(first), stems(second)
    shorter = min(len(one), len(other))
    return len(one & other) / shorter if shorter >= _LEAST else 0.0


@lru_cache(maxsize=4096)
def stems(text: str) -> frozenset[str]:
    """The words that carry meaning, cut to what their forms have in common."""
    words = re.findall(r"[a-z]{2,40}", text.lower().replace("’", "'").replace("'s", ""))
    return frozenset(_ENDING.sub("", word) or word for word in words if word not in terms().idle)
