"""Statements: the least that a page says in one go, however it is set.

A bullet's sentence, a sentence of a summary, one item of a list of skills, a title. Rows that a line was wrapped over
are one, and a list of skills is as many in one row as in ten, so that no layout changes what counts.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from jobkit.model.document import Document, Span

_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[^\sa-z])")
"""White space after a full stop, where no small letter follows ("e.g. schools" goes on)."""
_LOOK_BACK = 4
"""Stretches that may begin within one another."""


def statement_at(place: int, stretches: Sequence[Span], document: Document) -> int:
    """Where the statement begins that holds a place; ``stretches`` are those that tell of work, in page order.

    Outside all of them, as in an employer's name, the page's line is the statement.
    """
    last = bisect_right(stretches, place, key=lambda stretch: stretch.start)
    around = next((each for each in reversed(stretches[max(0, last - _LOOK_BACK) : last]) if place < each.end), None)
    if around is not None:
        return sentence_at(place, around, document)
    return next((row.span.start for row in document.rows_of(Span(place, place + 1))), place)


def sentence_at(place: int, stretch: Span, document: Document) -> int:
    """Where the sentence begins that holds a place of a stretch."""
    ends = [found.end() for found in _SENTENCE_END.finditer(document.text, stretch.start, place)]
    return ends[-1] if ends else stretch.start
