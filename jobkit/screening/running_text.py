"""What stands in several places of a page, as one text to look for words in, with the way back.

A line that was wrapped is one again: a word broken by a hyphen is made whole, and of a narrow column that stands beside
another only its own words are taken.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from jobkit.layout.paragraphs import joined
from jobkit.model.document import Document, Span

_BLANKS = {ord("\t"): " ", 0xA0: " "}
"""White space that may stand inside a phrase, each one character for one, so that no offset moves."""


@dataclass(frozen=True, slots=True)
class RunningText:
    text: str
    """Each stretch on a line of its own, so that no phrase runs from one into the next."""
    _stretches: tuple[int, ...]
    """Where each begins."""
    _pieces: tuple[tuple[int, int], ...]
    """(offset here, offset in the document) of each run of words that stand together on the page."""

    def stretch_of(self, span: Span) -> int:
        """The number of the stretch that a span of the text begins in."""
        return bisect_right(self._stretches, span.start) - 1

    def on_page(self, span: Span) -> Span:
        """The document's span for one of the text."""
        return Span(self._at(span.start), self._at(span.end - 1) + 1)

    def _at(self, place: int) -> int:
        here, there = self._pieces[bisect_right(self._pieces, place, key=lambda piece: piece[0]) - 1]
        return there + place - here


def running_text(stretches: Iterable[Sequence[Span]], document: Document) -> RunningText:
    """The text of stretches of the page, each given by the spans of its words."""
    text, starts, pieces = "", [], []
    for spans in stretches:
        starts.append(len(text))
        for line in (line for span in spans for line in _lines(span, document)):
            more = document.text_of(line).translate(_BLANKS)
            if len(text) > starts[-1]:
                text = _up_to(text, more, document)
            pieces.append((len(text), line.start))
            text += more
        text += "\n"
    return RunningText(text, tuple(starts), tuple(pieces))


def _lines(span: Span, document: Document) -> Iterable[Span]:
    start = span.start
    for line in document.text_of(span).split("\n"):
        if line.strip():
            yield Span(start, start + len(line))
        start += len(line) + 1


def _up_to(text: str, more: str, document: Document) -> str:
    """The text as it stands before its next line: without the hyphen of a broken word, else with a blank."""
    last, first = text.rsplit(None, 1)[-1], more.split(None, 1)[0]
    if not last.endswith("-"):
        return f"{text} "
    whole = joined(last, first, document)
    return text[: len(text) - len(last) + len(whole) - len(first)]
