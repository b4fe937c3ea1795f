"""The page with a box around each value that was read on it, in the colour of its kind of field."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from PIL import Image, ImageDraw, ImageFont

from jobkit.model.document import Box, Document, PageSize, Row, Span
from jobkit.model.outcome import Reading
from jobkit.reports.values import groups, spans_of

COLORS: Final[Mapping[str, str]] = {
    "name": "#d00000", "contact": "#e36f00", "headline": "#a0522d", "summary": "#7f7f7f", "title": "#0050d0",
    "employer": "#00913a", "dates": "#c000b0", "place": "#008f8f", "duty": "#7fb2ff", "degree": "#6a00d8",
    "school": "#6b8000", "note": "#b99aff", "certificate": "#8a4b00", "skill": "#c79a00", "language": "#00a5e0",
    "kept": "#a8a8a8", "heading": "#000000", "left over": "#ff5db1", "can't be seen": "#ff0000",
}  # fmt: skip
"""Each kind of value, headings, and text that a person can't see."""
SCALE: Final = 2.0
"""Pixels a point."""
_WIDEST = 2400
"""Pixels of a page that is drawn from its words; a paragraph of a flowing format is one line, however long."""
_TALLEST = 12_000
_TYPE = 0.9
"""Of a line's type size; the face that Pillow brings is wide."""
_LEGEND = 26
"""Pixels of one row of the legend."""
_PLAIN: Final = str.maketrans({"–": "-", "—": "-", "‒": "-", "‑": "-", "−": "-", "‘": "'", "’": "'", "“": '"', "”": '"',
                               "•": "*", "●": "*", "▪": "*", "◦": "*", "…": "..."})  # fmt: skip
"""Characters that the face lacks, which it would show as boxes, by what stands for them."""
_PAPER, _INK = "#ffffff", "#333333"

Marks = dict[int, list[tuple[str, Box]]]
"""(kind, box) by page number."""


def overlay(reading: Reading, snapshots: Iterable[Image.Image] | None) -> Iterator[bytes]:
    """A PNG for each page.

    Args:
        reading: what was read.
        snapshots: the pages as they look, in their order; None: each line is written where layout has it.
    """
    marks = _marks(reading)
    pages = reading.document.pages
    sheets = snapshots if snapshots is not None else (_written(reading.document, page) for page in pages)
    for page, sheet in zip(pages, sheets, strict=False):
        made = _drawn(sheet, page, marks.get(page.number, []))
        out = io.BytesIO()
        made.save(out, "PNG")
        yield out.getvalue()


def _marks(reading: Reading) -> Marks:
    document = reading.document
    found: Marks = {}
    for kind, span in _spans(reading):
        for page, box in document.boxes(span):
            found.setdefault(page, []).append((kind, box))
    for hidden in document.hidden:
        found.setdefault(hidden.page, []).append(("can't be seen", hidden.box))
    return found


def _spans(reading: Reading) -> Iterator[tuple[str, Span]]:
    for section in reading.resume.sections:
        if section.title:
            yield "heading", section.title
    for group in groups(reading):
        for value in group.values:
            yield from ((value.kind, span) for span in spans_of(value))


# ------------------------------------------------------------------ drawing


def _written(document: Document, page: PageSize) -> Image.Image:
    """The page as white paper with each row's cells where they stand."""
    scale = min(SCALE, _WIDEST / max(page.width, 1.0), _TALLEST / max(page.height, 1.0))
    sheet = Image.new("RGB", (max(round(page.width * scale), 1), max(round(page.height * scale), 1)), _PAPER)
    pen = ImageDraw.Draw(sheet)
    for row in document.rows:
        if row.page == page.number:
            _write(pen, row, scale)
    return sheet


def _write(pen: ImageDraw.ImageDraw, row: Row, scale: float) -> None:
    """Word by word, so that each stands in its box."""
    for cell in row.cells:
        size = max(_TYPE * cell.size * scale, 1.0)
        font = ImageFont.load_default(size)
        for _, word in cell.words:
            text = word.text.translate(_PLAIN)
            length = max(pen.textlength(text, font), 1.0)
            fitting = min(word.box.width * scale / length, 1.0)
            fitted = font if fitting == 1 else ImageFont.load_default(max(size * fitting, 1.0))
            pen.text((word.box.x0 * scale, word.box.top * scale), text, _INK, fitted)


def _drawn(sheet: Image.Image, page: PageSize, marks: Iterable[tuple[str, Box]]) -> Image.Image:
    x_scale, y_scale = sheet.width / max(page.width, 1.0), sheet.height / max(page.height, 1.0)
    found = list(marks)
    pen = ImageDraw.Draw(sheet, "RGBA")
    for kind, box in found:
        at = (box.x0 * x_scale - 2, box.top * y_scale - 1, box.x1 * x_scale + 2, box.bottom * y_scale + 1)
        if at[0] < at[2] and at[1] < at[3]:
            pen.rectangle(at, fill=f"{COLORS[kind]}30", outline=COLORS[kind], width=2)
    legend = _legend(sheet.width, [kind for kind in COLORS if any(kind == each for each, _ in found)])
    made = Image.new("RGB", (sheet.width, sheet.height + legend.height), _PAPER)
    made.paste(legend, (0, 0))
    made.paste(sheet, (0, legend.height))
    return made


def _legend(width: int, kinds: Iterable[str]) -> Image.Image:
    """What the colours on this page stand for, over as many rows as it takes."""
    font = ImageFont.load_default(0.6 * _LEGEND)
    places, x, y = [], 8.0, 0
    for kind in kinds:
        length = font.getlength(kind) + 40
        if x + length > width and x > 8:
            x, y = 8.0, y + _LEGEND
        places.append((kind, x, y))
        x += length
    legend = Image.new("RGB", (width, y + _LEGEND + 4), _PAPER)
    pen = ImageDraw.Draw(legend)
    for kind, left, top in places:
        pen.rectangle((left, top + 6, left + 16, top + 20), fill=COLORS[kind])
        pen.text((left + 22, top + 4), kind, _INK, font)
    return legend
