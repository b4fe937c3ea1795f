"""Values with the place that they were read from."""

from __future__ import annotations

from typing import TypeVar

from jobkit.model.document import Document, Span
from jobkit.model.resume import Evidence, Found

T = TypeVar("T")


def evidence(document: Document, span: Span) -> Evidence:
    """The words under a span, with page, line and box."""
    row = next(document.rows_of(span))
    boxes = document.boxes(span)
    return Evidence(span, document.text_of(span), row.page, row.number, boxes[0][1] if boxes else None)


def found(document: Document, value: T, span: Span, confidence: float = 1.0) -> Found[T]:
    """A value read from one span."""
    return Found(value, (evidence(document, span),), confidence)
