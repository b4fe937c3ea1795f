"""Values with the place that they were read from."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

from jobkit.model.document import Document, Origin, Span
from jobkit.model.resume import Evidence, Found

T = TypeVar("T")

SURE: Mapping[Origin, float] = {"text": 1.0, "picture": 0.9, "layer": 0.8, "unread": 0.0}
"""How sure a value can be at most by where its page's words come from: OCR misreads about a word in a hundred, and what
a scanner's own program read is of unknown make."""


def evidence(document: Document, span: Span) -> Evidence:
    """The words under a span, with page, line and box."""
    row = next(document.rows_of(span))
    _, box = next(document.boxes(span), (row.page, None))
    return Evidence(span, document.text_of(span), row.page, row.number, box)


def found(document: Document, value: T, span: Span, confidence: float = 1.0) -> Found[T]:
    """A value read from one span."""
    return witnessed(document, value, (evidence(document, span),), confidence)


def witnessed(document: Document, value: T, witnesses: tuple[Evidence, ...], confidence: float = 1.0) -> Found[T]:
    """A value with its evidence, no surer than its pages' words."""
    sure = min((SURE[document.origin_of(witness.page)] for witness in witnesses), default=1.0)
    return Found(value, witnesses, min(confidence, sure))
