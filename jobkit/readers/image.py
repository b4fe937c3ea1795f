"""The image reader: PNG, JPEG, TIFF of many pages, BMP, GIF, WebP, read by OCR."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator
from typing import ClassVar

import numpy as np
from PIL import Image, ImageOps, ImageSequence

from jobkit.errors import Unreadable
from jobkit.model.document import Page
from jobkit.readers.limits import Limits
from jobkit.readers.ocr import Pixels
from jobkit.readers.picture import page_of

_FORMATS = ("PNG", "JPEG", "TIFF", "BMP", "GIF", "WEBP")
_LETTER = 612.0
"""Width of a page in points, where a picture does not say its resolution or says an unlikely one."""
_WIDTHS = (280.0, 1300.0)
"""Points that a page's shorter side may have: half a sheet of A5 to a poster."""
_LONGEST = 3300
"""Pixels of the longer side (a sheet at 300 dpi) beyond which nothing is gained."""


class ImageReader:
    """Pictures of pages. A camera's note on how it was held is heeded; of an animation the first picture counts."""

    media: ClassVar[str] = "image"

    def read(self, data: bytes, limits: Limits) -> list[Page]:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what Pillow mends in a file as it reads, and large pictures: see below
            try:
                pages = list(_pages(data, limits))
            except Unreadable:
                raise
            except Image.DecompressionBombError as error:
                raise _too_large(limits) from error
            except Exception as error:  # Pillow raises a dozen kinds on damaged files
                raise Unreadable("damaged", "the image is damaged; save it again, or scan it again") from error
        if not any(page.lines for page in pages):
            raise Unreadable("no_text", "no text was found in the image; send a sharper picture, or a PDF with text")
        return pages


def _pages(data: bytes, limits: Limits) -> Iterator[Page]:
    with Image.open(io.BytesIO(data), formats=_FORMATS) as image:
        frames = getattr(image, "n_frames", 1) if image.format == "TIFF" else 1
        if frames > limits.pages:
            said = f"the image has {frames} pages, and the limit is {limits.pages}; send a shorter copy"
            raise Unreadable("too_large", said)
        for number, frame in enumerate(ImageSequence.Iterator(image), 1):
            if number > frames:
                return
            if frame.width * frame.height > limits.pixels:
                raise _too_large(limits)
            if number <= limits.pictures:
                yield page_of(_gray(frame), number=number, point=_point(frame))
            else:
                yield Page(number, frame.width * _point(frame), frame.height * _point(frame), (), origin="unread")


def _too_large(limits: Limits) -> Unreadable:
    said = f"the image has over {limits.pixels / 1e6:.0f} million pixels; save a smaller copy"
    return Unreadable("too_large", said)


def _point(frame: Image.Image) -> float:
    """Points to a pixel of the picture as it is read."""
    short, shrunk = min(frame.size), max(max(frame.size) / _LONGEST, 1.0)
    resolution = frame.info.get("dpi", (0, 0))[0]
    width = 72.0 * short / float(resolution) if resolution else 0.0
    return (width if _WIDTHS[0] <= width <= _WIDTHS[1] else _LETTER) / short * shrunk


def _gray(frame: Image.Image) -> Pixels:
    upright = ImageOps.exif_transpose(frame)
    if upright.mode.startswith("I"):  # sixteen bits
        upright = upright.convert("I").point(lambda level: level * (1 / 256))
    elif upright.has_transparency_data:
        upright = upright.convert("RGBA")
        upright = Image.alpha_composite(Image.new("RGBA", upright.size, "white"), upright)
    gray = upright.convert("L")
    gray.thumbnail((_LONGEST, _LONGEST), Image.Resampling.LANCZOS)
    return np.asarray(gray)
