"""A PDF's pages as pictures: what a person sees, to be drawn on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from jobkit.readers.pdfium import each_page, opened

_LARGEST: Final = 4 * 612 * 792
"""Square points of the largest page that is shown to scale, four of US Letter; a larger one, which is the file's word
alone, is shown smaller."""


def snapshots(data: bytes, scale: float) -> Iterator[Any]:
    """Each page as an RGB picture of Pillow's, ``scale`` pixels a point. Raises ``Unreadable``."""
    with opened(data) as document:
        for _, page in each_page(document):
            width, height = page.get_size()
            fitting = min(1.0, (_LARGEST / max(width * height, 1.0)) ** 0.5)
            yield page.render(scale=scale * fitting).to_pil().convert("RGB")
