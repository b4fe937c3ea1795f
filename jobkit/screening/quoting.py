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
    touched: dict[int, tuple[Row, list[Span]]] = {}
    for span in spans:
        for row in document.rows_of(span):
            touched.setdefault(row.span.start, (row, []))[1].append(span)
    return tuple([_quote(*touched[start], document, shows) for start in sorted(touched)])


def _quote(row: Row, spans: list[Span], document: Document, shows: Sequence[tuple[Span, str]]) -> Quote:
    # Written out, not by any(): quoting takes a third of the time of a score. What two spans touch may come twice.
    ranges = [(span.start, span.end) for span in spans]
    cells = [cell for cell in row.cells for start, end in ranges if cell.span.start < end and cell.span.end > start]
    cells = cells or list(row.cells)
    words = [pair for cell in cells for pair in cell.words]
    boxes = [word.box for start, end in ranges for at, word in words if at.start < end and at.end > start]
    quoted = Span(cells[0].span.start, cells[-1].span.end)
    box = Box.around(boxes) if boxes else row.box
    names = tuple(dict.fromkeys([name for span, name in shows if span in spans])) if shows else ()
    return Quote(quoted, document.text_of(quoted), row.page, row.number, box, names)
