"""Strips: text gathered from stretches of the document, each character still traceable to its place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from jobkit.model.document import Document, Span
from jobkit.model.resume import Evidence, Found
from jobkit.parsing.evidence import evidence, witnessed


@dataclass(frozen=True, slots=True)
class Strip:
    """Text of one or more spans of the document, a space where one ends and the next begins."""

    text: str
    parts: tuple[tuple[int, Span], ...]
    """(where the part begins in ``text``, its span in the document)."""

    def spans(self, start: int, end: int) -> tuple[Span, ...]:
        """The document's spans under ``text[start:end]``."""
        found = []
        for at, span in self.parts:
            first, last = max(start, at), min(end, at + len(span))
            if first < last:
                found.append(Span(span.start + first - at, span.start + last - at))
        return tuple(found)


def strip_of(document: Document, spans: Sequence[Span]) -> Strip:
    """The spans' text in one line; a hyphen at a line's end stays, and nothing is put after it."""
    text = ""
    parts: list[tuple[int, Span]] = []
    for span in spans:
        if text and not _broken_at_hyphen(text):
            text += " "
        parts.append((len(text), span))
        text += document.text_of(span)
    return Strip(text, tuple(parts))


def _broken_at_hyphen(text: str) -> bool:
    return len(text) > 1 and text[-1] in "-/" and text[-2].isalnum()


def found_in(
    document: Document, strip: Strip, start: int, end: int, *, text: str | None = None, confidence: float = 1.0
) -> Found[str]:
    """The words under ``strip.text[start:end]`` as a value with its evidence; ``text`` where the value is cleaned."""
    return witnessed(document, text or strip.text[start:end], witnesses(document, strip, start, end), confidence)


def witnesses(document: Document, strip: Strip, start: int, end: int) -> tuple[Evidence, ...]:
    """Evidence of a range of a strip, one for each stretch of the document under it."""
    return tuple(evidence(document, span) for span in strip.spans(start, end))
