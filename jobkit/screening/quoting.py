"""Spans to evidence: the words of the line, and where a person finds them."""

from __future__ import annotations

from collections.abc import Iterable

from jobkit.model.document import Box, Cell, Document, Row, Span
from jobkit.model.resume import Evidence


def quote(spans: Iterable[Span], document: Document) -> tuple[Evidence, ...]:
    """The lines that the spans stand on, each once, in page order; the box is that of the words themselves."""
    found: dict[Span, Evidence] = {}
    for span in sorted(spans, key=lambda each: (each.start, each.end)):
        for row in document.rows_of(span):
            for cell in row.cells:
                if cell.span.start < span.end and cell.span.end > span.start:
                    found.setdefault(cell.span, _evidence(span, row, cell, document))
    return tuple(found.values())


def _evidence(span: Span, row: Row, cell: Cell, document: Document) -> Evidence:
    boxes = [word.box for at, word in cell.words if at.start < span.end and at.end > span.start]
    return Evidence(cell.span, document.text_of(cell.span), row.page, row.number, _around(boxes) or cell.box)


def _around(boxes: list[Box]) -> Box | None:
    if not boxes:
        return None
    whole = boxes[0]
    for box in boxes[1:]:
        whole = whole.union(box)
    return whole
