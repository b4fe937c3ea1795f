"""Pictures of the pages that evidence stands on, small enough for two hundred resumes in one file."""

from __future__ import annotations

import io
from collections.abc import Collection
from typing import Any, Final

from PIL import Image

from jobkit.errors import Unreadable
from jobkit.model.assessment import PagePicture
from jobkit.model.document import Document, PageSize
from jobkit.parsing.blinding import MASK
from jobkit.readers import pdfium

SCALE: Final = 1.4
"""Pixels a point: ten-point type can be read, and a page of text takes 20 to 30 kB."""
_LONGEST: Final = 1400
"""Pixels of a page's longer side; a larger page is shown smaller."""
_PAGES: Final = 4
"""Pages shown of one resume."""
_GRAYS: Final = 8
_DENSE: Final = 60_000
"""Bytes from which a page is a photograph, which packs better with loss."""
_PAD: Final = 1.0
"""Points around a word that is shown alone: letters reach out of their boxes."""


def pictures(data: bytes, document: Document, pages: Collection[int], *, unmasked: bool) -> tuple[PagePicture, ...]:
    """Pages of a PDF, in gray; of other formats, which have no fixed pages, none.

    Args:
        data: the file.
        document: what was read in it; where words are masked, it is the masked one.
        pages: their numbers; of many, the first few are drawn.
        unmasked: show the words that are not masked and nothing else: no photograph, no page header, no signature.
    """
    if document.media != "pdf":
        return ()
    sizes = [page for page in document.pages if page.number in pages][:_PAGES]
    return tuple(made for page in sizes for made in _pictured(data, document, page, unmasked))


def _pictured(data: bytes, document: Document, page: PageSize, unmasked: bool) -> list[PagePicture]:
    """One picture, or none where the page can't be drawn: the quotes stand beside it all the same."""
    scale = min(SCALE, _LONGEST / max(page.width, page.height, 1.0))
    try:
        sheet = Image.fromarray(pdfium.picture(data, page.number, scale))
    except (Unreadable, RuntimeError, ValueError):
        return []
    shown = _words_alone(sheet, document, page) if unmasked else sheet
    return [PagePicture(page.number, round(page.width, 1), round(page.height, 1), _packed(shown))]


def _words_alone(sheet: Any, document: Document, page: PageSize) -> Any:
    paper = Image.new("L", sheet.size, 255)
    across, down = sheet.width / page.width, sheet.height / page.height
    for row in document.rows:
        for cell in row.cells if row.page == page.number else ():
            for _, word in cell.words:
                if MASK not in word.text:
                    box = word.box
                    corners = (
                        round((box.x0 - _PAD) * across),
                        round((box.top - _PAD) * down),
                        round((box.x1 + _PAD) * across),
                        round((box.bottom + _PAD) * down),
                    )
                    paper.paste(sheet.crop(corners), corners[:2])
    return paper


def _packed(sheet: Any) -> bytes:
    flat = sheet.quantize(_GRAYS).convert("L")
    exact = _saved(flat, lossless=True)
    return exact if len(exact) < _DENSE else _saved(sheet, quality=30)


def _saved(sheet: Any, **options: Any) -> bytes:
    out = io.BytesIO()
    sheet.save(out, "WEBP", method=4, **options)
    return out.getvalue()
