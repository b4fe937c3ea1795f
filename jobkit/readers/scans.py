"""PDFs with pages that are pictures: which ones, and reading these by OCR where the extra is installed.

A page that has text keeps it. What a scanning program read of a page and laid under its picture, invisibly, is no more
than its reading of what the picture shows: the picture is read again, and what it does not show is reported as hidden.
Without the extra such a layer is taken, with a caution.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from importlib import import_module
from typing import Any

from jobkit.errors import MissingExtra, Unreadable
from jobkit.model.document import Line, Page, Word
from jobkit.readers.limits import Limits
from jobkit.readers.paint import NO_PEN, UNDER_IMAGE
from jobkit.readers.registry import can_read_pictures, is_legible
from jobkit.readers.sheet import Sheet

FEW_WORDS = 30
"""Visible words that a page which is a picture may have: a fax's head, a scanning program's mark, a page number."""
COVERED = 0.5
"""Share of a page under images from which it is a picture with notes on it, not a page with a picture on it."""
DPI = 200
"""At which pages are drawn to be read; characters come out no better at 300, and worse from 130 down."""
_SIDES = (1600, 2600)
"""Pixels that the longer side of a page so drawn has at least and at most."""
_KNOWN = 0.5
"""Share of a hidden line's long words that the picture shows too, from which it is the scanner's reading of it."""
_LONG_WORD = re.compile(r"[^\W\d_]{4,40}")
_LAYER = (NO_PEN, UNDER_IMAGE)
"""Why the PDF readers say such words are hidden."""


def with_pictures_read(data: bytes, pages: Sequence[Page], limits: Limits) -> list[Page]:
    """The PDF's pages, those that are pictures read by OCR; without the extra they are marked as unread.

    ``pages`` is what an engine read; empty where none found any text. Raises ``Unreadable`` where nothing is read.
    """
    doubtful = {page.number for page in pages if not _is_written(page)}
    if pages and not doubtful:
        return list(pages)
    pdfium = import_module("jobkit.readers.pdfium")
    sheets: dict[int, Sheet] = pdfium.sheets(data, limits, doubtful if pages else None)
    known = pages or [Page(at, sheet.width, sheet.height, ()) for at, sheet in sheets.items()]
    wanted = [page.number for page in known if page.number in sheets and _is_picture(page, sheets[page.number])]
    able = can_read_pictures()
    if able and wanted:
        drawn = _drawn(pdfium, data, wanted[: limits.pictures], sheets)
        done = {page.number: page for page in drawn}
        known = [_read(page, done) if page.number in wanted else page for page in known]
    else:
        known = [_unread(page) if page.number in wanted else page for page in known]
    if not any(page.lines for page in known):
        raise Unreadable("no_text", _nothing(able))
    return list(known)


def _nothing(able: bool) -> str:
    if able:
        return "the PDF has no text, and none was found in its pictures; send a sharper scan, or a copy with text"
    return f"the PDF has no text, so it seems to be scanned pages; {MissingExtra('ocr', 'reading these')}"


def _is_written(page: Page) -> bool:
    """Whether the page has text enough for there to be no need to look at its images."""
    words = _visible(page)
    return len(words) > FEW_WORDS and is_legible(words)


def _is_picture(page: Page, sheet: Sheet) -> bool:
    words = _visible(page)
    if not words or not is_legible(words):
        return sheet.drawn
    return len(words) <= FEW_WORDS and sheet.covered >= COVERED


def _visible(page: Page) -> list[Word]:
    return [word for line in page.lines for word in line.words if word.hidden is None]


def _drawn(pdfium: Any, data: bytes, numbers: Sequence[int], sheets: dict[int, Sheet]) -> Iterator[Page]:
    page_of = import_module("jobkit.readers.picture").page_of
    for number in numbers:
        sheet = sheets[number]
        longest = max(sheet.width, sheet.height, 1.0)
        scale = min(max(DPI / 72, _SIDES[0] / longest), _SIDES[1] / longest)
        yield page_of(pdfium.picture(data, number, scale), number=number, point=1 / scale)


def _read(page: Page, done: dict[int, Page]) -> Page:
    """The page as OCR read it, with what only the file says of it as hidden."""
    seen = done.get(page.number)
    if seen is None:
        return replace(page, lines=(), origin="unread")
    said = set(_long_words(seen.lines))
    extra = tuple(line for line in page.lines if _is_layer(line) and not _is_known(line, said))
    return replace(seen, lines=(*seen.lines, *extra))


def _is_known(line: Line, said: set[str]) -> bool:
    words = _long_words([line])
    return sum(word in said for word in words) >= _KNOWN * len(words)


def _long_words(lines: Sequence[Line]) -> list[str]:
    return [word.casefold() for line in lines for word in _LONG_WORD.findall(line.text)]


def _unread(page: Page) -> Page:
    """The page with the scanner's own reading; without one, what stands on it, marked as not read."""
    if not any(map(_is_layer, page.lines)):
        return replace(page, origin="unread")
    lines = tuple(_shown(line) if _is_layer(line) else line for line in page.lines)
    return replace(page, lines=lines, origin="layer")


def _is_layer(line: Line) -> bool:
    return any(word.hidden in _LAYER for word in line.words)


def _shown(line: Line) -> Line:
    words = tuple(replace(word, hidden=None) if word.hidden in _LAYER else word for word in line.words)
    return replace(line, words=words)
