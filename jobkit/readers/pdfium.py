"""The pdfium reader: PDF by Chrome's engine, glyph by glyph through its C functions.

https://pdfium.googlesource.com/pdfium/+/main/public/fpdf_text.h documents each function called here.
"""

from __future__ import annotations

import ctypes
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, ClassVar

import pypdfium2
from pypdfium2 import raw

from jobkit.errors import Unreadable
from jobkit.model.document import Box, Fill, Page
from jobkit.readers.glyphs import CLIP, INVISIBLE, Glyph, Link, Style, face, is_symbol_font, lines_of, turned
from jobkit.readers.registry import Limits
from jobkit.readers.scans import Sheet

_LOCK = threading.Lock()
"""pdfium is not safe to call from two threads."""

_STROKE_ONLY = 1
_SPACE = 0x20
_MAX_NESTING = 8
"""How deep forms within forms are followed."""
_MAX_OBJECTS = 20_000
"""How many drawn objects of a page are looked at for fills."""
_MIN_FILL = 4.0
"""A filled area smaller than this many points each way carries no text."""
_MAX_SEGMENTS = 64
"""A path of more segments is a drawing, not a rectangle with or without round corners; Typst draws those with 53."""
_TURNS = {(1, 0): 0, (0, 1): 90, (-1, 0): 180, (0, -1): 270}


class PdfiumReader:
    """PDF by pdfium. pdfium itself serves one thread at a time, so calls wait for each other."""

    media: ClassVar[str] = "pdf"

    def read(self, data: bytes, limits: Limits) -> list[Page]:
        with opened(data) as document:
            pages = list(_pages(document, limits))
        if not any(page.lines for page in pages):
            raise Unreadable(
                "no_text",
                "the PDF has no text, so it seems to be scanned pages; send a copy with text, or run OCR on it",
            )
        return pages


def sheets(data: bytes, limits: Limits) -> list[Sheet]:
    """What each page is made of. Raises ``Unreadable``."""
    with opened(data) as document:
        return [_sheet(page) for page in _each(document, limits)]


def picture(data: bytes, number: int, scale: float) -> Any:
    """The page of that number (1-based) as it looks, in gray: rows of pixels, ``scale`` of them a point."""
    with opened(data) as document:
        bitmap = document[number - 1].render(scale=scale, grayscale=True)
        return bitmap.to_numpy().reshape(bitmap.height, bitmap.width).copy()


@contextmanager
def opened(data: bytes) -> Iterator[Any]:
    """The document, while nobody else uses pdfium. Raises ``Unreadable``."""
    with _LOCK:
        document = _opened(data)
        try:
            yield document
        finally:
            document.close()


def picture(data: bytes, number: int, scale: float) -> Any:
    """The page of that number (1-based) as it looks, in gray: rows of pixels, ``scale`` of them a point."""
    with _LOCK:
        document = _opened(data)
        try:
            bitmap = document[number - 1].render(scale=scale, grayscale=True)
            return bitmap.to_numpy().reshape(bitmap.height, bitmap.width).copy()
=======
@contextmanager
def opened(data: bytes) -> Iterator[Any]:
    """The document, while nobody else uses pdfium. Raises ``Unreadable``."""
    with _LOCK:
        document = _opened(data)
        try:
            yield document
>>>>>>> 344b1b1 (Show what was read beside where it stood, and draw it on the page)
        finally:
            document.close()


def _opened(data: bytes) -> Any:
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if raw.FPDF_GetLastError() in (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY):
            raise Unreadable("encrypted", "the PDF needs a password; save a copy without one") from error
        raise Unreadable("damaged", "the PDF is damaged; export it again") from error


def _pages(document: Any, limits: Limits) -> Iterator[Page]:
    for number, page in enumerate(_each(document, limits), 1):
        yield _page(document, page, number)


def _each(document: Any, limits: Limits) -> Iterator[Any]:
    """The pages, each open until the next is asked for."""
    count = len(document)
    if count > limits.pages:
        raise Unreadable(
            "too_large", f"the PDF has {count} pages, and the limit is {limits.pages}; send a shorter copy"
        )
    if not count:
        raise Unreadable("damaged", "the PDF has no pages; export it again")
    for index in range(count):
        try:
            page = document[index]
        except pypdfium2.PdfiumError as error:
            raise Unreadable("damaged", f"page {index + 1} of the PDF is damaged; export it again") from error
        try:
            yield page
        finally:
            page.close()


def _page(document: Any, page: Any, number: int) -> Page:
    view = _View(page)
    glyphs = list(_glyphs(page, view))
    lines = lines_of(glyphs, list(_links(document, page, view)), view.width, view.height)
    return Page(number, round(view.width, 2), round(view.height, 2), lines, fills=tuple(_fills(page, view)))


class _View:
    """From the file's coordinates (up from a corner that need not be 0, 0, unturned) to the page as shown."""

    def __init__(self, page: Any) -> None:
        self.width, self.height = page.get_size()
        self.rotation = page.get_rotation()
        left, bottom, right, top = page.get_cropbox()
        self.left, self.bottom, self.right, self.top = left, bottom, right, top

    def point(self, x: float, y: float) -> tuple[float, float]:
        if self.rotation == 90:
            return y - self.bottom, x - self.left
        if self.rotation == 180:
            return self.right - x, y - self.bottom
        if self.rotation == 270:
            return self.top - y, self.right - x
        return x - self.left, self.top - y

    def box(self, left: float, bottom: float, right: float, top: float) -> Box:
        (x0, y0), (x1, y1) = self.point(left, bottom), self.point(right, top)
        return Box(round(min(x0, x1), 2), round(min(y0, y1), 2), round(max(x0, x1), 2), round(max(y0, y1), 2))

    def turn(self, a: float, b: float) -> int:
        """How far text whose baseline runs along (a, b) is turned as shown, to the nearest quarter."""
        (x0, y0), (x1, y1) = self.point(0, 0), self.point(a, b)
        x, y = x1 - x0, y1 - y0
        along = ((x > 0) - (x < 0), 0) if abs(x) >= abs(y) else (0, (y > 0) - (y < 0))
        return _TURNS.get(along, 0)  # a damaged matrix may hold no number at all


def _sheet(page: Any) -> Sheet:
    view = _View(page)
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    covered = 0.0
    count = raw.FPDFPage_CountObjects(page.raw)
    for index in range(min(count, _MAX_OBJECTS)):
        thing = raw.FPDFPage_GetObject(page.raw, index)
        is_image = raw.FPDFPageObj_GetType(thing) == raw.FPDF_PAGEOBJ_IMAGE
        if is_image and raw.FPDFPageObj_GetBounds(thing, left, bottom, right, top):
            box = view.box(left.value, bottom.value, right.value, top.value)
            across = min(box.x1, view.width) - max(box.x0, 0.0)
            covered += max(across, 0.0) * max(min(box.bottom, view.height) - max(box.top, 0.0), 0.0)
    return Sheet(view.width, view.height, covered / max(view.width * view.height, 1.0), drawn=count > 0)


# ------------------------------------------------------------------ glyphs


def _plain(function: Any, result: Any, *arguments: Any) -> Any:
    """A function of pdfium's that takes and gives bare addresses: a ctypes pointer object for each of the hundred
    thousand calls that a long file takes costs more than the calls."""
    return ctypes.CFUNCTYPE(result, *arguments)(ctypes.cast(function, ctypes.c_void_p).value or 0)


_address, _int, _uint = ctypes.c_void_p, ctypes.c_int, ctypes.c_uint
_text_object = _plain(raw.FPDFText_GetTextObject, _address, _address, _int)
_unicode_of = _plain(raw.FPDFText_GetUnicode, _uint, _address, _int)
_loose_box = _plain(raw.FPDFText_GetLooseCharBox, _int, _address, _int, _address)
_matrix_of = _plain(raw.FPDFText_GetMatrix, _int, _address, _int, _address)
_font_of = _plain(raw.FPDFTextObj_GetFont, _address, _address)
_font_size = _plain(raw.FPDFTextObj_GetFontSize, _int, _address, _address)
_render_mode = _plain(raw.FPDFTextObj_GetTextRenderMode, _int, _address)
_fill_color = _plain(raw.FPDFPageObj_GetFillColor, _int, *[_address] * 5)
_stroke_color = _plain(raw.FPDFPageObj_GetStrokeColor, _int, *[_address] * 5)


def _glyphs(page: Any, view: _View) -> list[Glyph]:
    """Every painted glyph; what pdfium itself adds (spaces, line ends) belongs to no text object and is left out."""
    text = raw.FPDFText_LoadPage(page.raw)
    if not text:
        return []
    try:
        return _painted(text, view)
    finally:
        raw.FPDFText_ClosePage(text)


def _painted(text: Any, view: _View) -> list[Glyph]:
    """The glyphs in paint order, ligatures in one piece: pdfium gives "ti" painted as one glyph as two characters in
    one box."""
    glyphs: list[Glyph] = []
    objects: dict[int, _Look] = {}
    styles = _Styles(text, view)
    handle = ctypes.cast(text, ctypes.c_void_p).value
    rectangle = raw.FS_RECTF()
    box_at, left_edge = ctypes.addressof(rectangle), view.left
    left = right = base = 0.0
    for index in range(raw.FPDFText_CountChars(text)):
        address = _text_object(handle, index)
        if not address:
            # An italic's loose box leans over the gap that follows it ("of Science"); pdfium saw the gap.
            if glyphs and glyphs[-1][4].italic and _unicode_of(handle, index) == _SPACE:
                glyphs.append((" ", right, right, base, glyphs[-1][4]))
            continue
        look = objects.get(address)
        if look is None:
            look = objects[address] = styles.of(address, index)
        style, new_base, symbols = look
        code = _unicode_of(handle, index)
        char = "•" if symbols and 0xF000 <= code <= 0xF0FF else chr(code if code < 0x110000 else 0xFFFD)
        if style.turn or view.rotation:
            new_left, new_right, new_base = _turned_glyph(text, index, style, view)
        else:
            _loose_box(handle, index, box_at)
            new_left, new_right = rectangle.left - left_edge, rectangle.right - left_edge
        if new_left == left and new_right == right and new_base == base and right > left and glyphs[-1][4] is style:
            glyphs[-1] = (glyphs[-1][0] + char, left, right, base, style)
            continue
        left, right, base = new_left, new_right, new_base
        glyphs.append((char, left, right, base, style))
    return glyphs


def _turned_glyph(text: Any, index: int, style: Style, view: _View) -> tuple[float, float, float]:
    """(left, right, baseline) by the outline's box: the loose box holds only where text runs along the file's own x
    axis."""
    left, right, bottom, top, x, y = (ctypes.c_double() for _ in range(6))
    raw.FPDFText_GetCharBox(text, index, left, right, bottom, top)
    raw.FPDFText_GetCharOrigin(text, index, x, y)
    box = view.box(left.value, bottom.value, right.value, top.value)
    _, base = turned(*view.point(x.value, y.value), style.turn, view.width, view.height)
    x0, _ = turned(box.x0, box.top, style.turn, view.width, view.height)
    x1, _ = turned(box.x1, box.bottom, style.turn, view.width, view.height)
    return min(x0, x1), max(x0, x1), base


_Look = tuple[Style, float, bool]
"""(style, baseline if upright, whether private characters are bullets) of one text object."""


class _Paint(ctypes.Structure):
    """What pdfium says of a text object, in one piece of memory: its first ``_LOOK_BYTES`` bytes tell two looks
    apart, the position at the end does not count."""

    _fields_: ClassVar = [
        *((name, ctypes.c_uint) for name in ("red", "green", "blue", "alpha")),
        ("size", ctypes.c_float),
        ("matrix", raw.FS_MATRIX),
    ]


_LOOK_BYTES = _Paint.matrix.offset + raw.FS_MATRIX.e.offset
_NO_COLOR = 0xFFFF_FFFF


class _Styles:
    """The styles of one page's text objects. A font's address is only good while its page is open."""

    def __init__(self, text: Any, view: _View) -> None:
        self._text, self._view = ctypes.cast(text, ctypes.c_void_p).value, view
        self._fonts: dict[int, tuple[str, int]] = {}
        self._known: dict[tuple[int, int, bytes], tuple[Style, bool]] = {}
        self._paint = _Paint()
        self._red, self._green, self._blue, self._alpha, self._size, self._matrix = (
            ctypes.addressof(self._paint) + getattr(_Paint, name).offset
            for name in ("red", "green", "blue", "alpha", "size", "matrix")
        )

    def of(self, address: int, index: int) -> _Look:
        """The look of the text object at an address; ``index`` is one of its characters."""
        mode, paint = _render_mode(address), self._paint
        color_of = _stroke_color if mode == _STROKE_ONLY else _fill_color
        if not color_of(address, self._red, self._green, self._blue, self._alpha):
            paint.red = _NO_COLOR
        _font_size(address, self._size)
        _matrix_of(self._text, index, self._matrix)
        key = (_font_of(address), mode, bytes(paint)[:_LOOK_BYTES])
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = self._style(key[0], mode)
        return found[0], self._view.top - paint.matrix.f, found[1]

    def _style(self, font: int, mode: int) -> tuple[Style, bool]:
        paint, matrix = self._paint, self._paint.matrix
        name, flags = self._font(font)
        color = None if paint.red == _NO_COLOR else paint.red << 16 | paint.green << 8 | paint.blue
        is_clear = color is not None and paint.alpha == 0
        hidden = "invisible text" if mode in (INVISIBLE, CLIP) else "zero opacity" if is_clear else None
        bold, italic = face(name, flags, mode)
        height = max(abs(paint.size) * (matrix.c**2 + matrix.d**2) ** 0.5, 0.01)
        return Style(height, bold, italic, color, hidden, self._view.turn(matrix.a, matrix.b)), is_symbol_font(name)

    def _font(self, address: int) -> tuple[str, int]:
        found = self._fonts.get(address)
        if found is None:
            font = ctypes.cast(address, raw.FPDF_FONT)
            length = raw.FPDFFont_GetBaseFontName(font, None, 0)
            buffer = ctypes.create_string_buffer(max(length, 1))
            raw.FPDFFont_GetBaseFontName(font, buffer, length)
            flags = raw.FPDFFont_GetFlags(font)
            found = self._fonts[address] = (buffer.value.decode("utf-8", "replace"), max(flags, 0))
        return found


# ------------------------------------------------------------------ links


def _links(document: Any, page: Any, view: _View) -> Iterator[Link]:
    position, link, rectangle = ctypes.c_int(0), raw.FPDF_LINK(), raw.FS_RECTF()
    while raw.FPDFLink_Enumerate(page.raw, position, link):
        action = raw.FPDFLink_GetAction(link)
        if not action or not raw.FPDFLink_GetAnnotRect(link, rectangle):
            continue
        length = raw.FPDFAction_GetURIPath(document.raw, action, None, 0)
        if length > 1:
            buffer = ctypes.create_string_buffer(length)
            raw.FPDFAction_GetURIPath(document.raw, action, buffer, length)
            box = view.box(rectangle.left, rectangle.bottom, rectangle.right, rectangle.top)
            yield box, buffer.value.decode("utf-8", "replace")


# ------------------------------------------------------------------ fills


def _fills(page: Any, view: _View) -> Iterator[Fill]:
    """Filled rectangles in paint order, those with round corners among them."""
    budget = [_MAX_OBJECTS]
    for thing, matrices in _drawn(page.raw, raw.FPDFPage_CountObjects, raw.FPDFPage_GetObject, (), budget):
        fill = _fill(thing, matrices, view)
        if fill and fill.box.width >= _MIN_FILL and fill.box.height >= _MIN_FILL:
            yield fill


Matrix = tuple[float, float, float, float, float, float]


def _drawn(
    owner: Any, count: Any, get: Any, matrices: tuple[Matrix, ...], budget: list[int]
) -> Iterator[tuple[Any, tuple[Matrix, ...]]]:
    """The paths in a page or form, forms opened, with the forms' matrices from the inside out."""
    for index in range(count(owner)):
        budget[0] -= 1
        if budget[0] < 0:
            return
        thing = get(owner, index)
        kind = raw.FPDFPageObj_GetType(thing)
        if kind == raw.FPDF_PAGEOBJ_PATH:
            yield thing, matrices
        elif kind == raw.FPDF_PAGEOBJ_FORM and len(matrices) < _MAX_NESTING:
            m = raw.FS_MATRIX()
            raw.FPDFPageObj_GetMatrix(thing, m)
            inner = ((m.a, m.b, m.c, m.d, m.e, m.f), *matrices)
            yield from _drawn(thing, raw.FPDFFormObj_CountObjects, raw.FPDFFormObj_GetObject, inner, budget)


def _fill(path: Any, matrices: tuple[Matrix, ...], view: _View) -> Fill | None:
    mode, stroked = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(path, mode, stroked)
    if not mode.value or not 3 <= raw.FPDFPath_CountSegments(path) <= _MAX_SEGMENTS:
        return None
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    if not raw.FPDFPageObj_GetFillColor(path, red, green, blue, alpha) or alpha.value < 128:
        return None
    if not raw.FPDFPageObj_GetBounds(path, left, bottom, right, top):
        return None
    corners = [(left.value, bottom.value), (right.value, top.value)]
    for a, b, c, d, e, f in matrices:
        corners = [(a * x + c * y + e, b * x + d * y + f) for x, y in corners]
    (x0, y0), (x1, y1) = corners
    return Fill(view.box(x0, y0, x1, y1), red.value << 16 | green.value << 8 | blue.value)
