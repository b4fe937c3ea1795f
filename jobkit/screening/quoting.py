"""Spans to evidence: the words of the line, and where a person finds them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from jobkit.model.assessment import Quote
from jobkit.model.document import Box, Document, Row, Span


def quote(spans: Iterable[Span], document: Document, shows: Sequence[tuple[Span, str]] = ()) -> tuple[Quote, ...]:
    """The lines that the spans stand on, each once, in page order, with what they show.

    Quoted is the whole stretch of the line (from the first to the last cell that a span touches), so that a person sees
    the words in their place; the box is that of the spans' own words.
    """
    touched: dict[Span, tuple[Row, list[Span]]] = {}
    for span in spans:
        for row in document.rows_of(span):
            touched.setdefault(row.span, (row, []))[1].append(span)
    in_order = sorted(touched.values(), key=lambda pair: pair[0].span.start)
    return tuple(_quote(row, found, document, shows) for row, found in in_order)


def _quote(row: Row, spans: list[Span], document: Document, shows: Sequence[tuple[Span, str]]) -> Quote:
    # Written out, not by any(): quoting takes a third of the time of a score. What two spans touch may come twice.
    cells = [cell for cell in row.cells for span in spans if _overlap(cell.span, span)] or list(row.cells)
    boxes = [
        word.box
        for cell in cells
        for at, word in cell.words
        for span in spans
        if at.start < span.end and at.end > span.start
    ]
    quoted = Span(cells[0].span.start, cells[-1].span.end)
    box = _around(boxes) if boxes else row.box
    names = tuple(dict.fromkeys(name for span, name in shows if span in spans))
    return Quote(quoted, document.text_of(quoted), row.page, row.number, box, names)


def _around(boxes: Sequence[Box]) -> Box:
    if len(boxes) == 1:
        return boxes[0]
    return Box(
        min(box.x0 for box in boxes),
        min(box.top for box in boxes),
        max(box.x1 for box in boxes),
        max(box.bottom for box in boxes),
    )


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and one.end > other.start
