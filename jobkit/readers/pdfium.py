"""The pdfium reader: PDF by Chrome's engine, glyph by glyph through its C functions.

https://pdfium.googlesource.com/pdfium/+/main/public/fpdf_text.h documents each function called here.
"""

from __future__ import annotations

import ctypes
import threading
from collections.abc import Iterator
from typing import Any, ClassVar

import pypdfium2
from pypdfium2 import raw

from jobkit.errors import Unreadable
from jobkit.model.document import Box, Fill, Page
from jobkit.readers.glyphs import CLIP, INVISIBLE, Glyph, Link, Style, face, is_symbol_font, lines_of, turned
from jobkit.readers.registry import Limits

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
        with _LOCK:
            document = _opened(data)
            try:
                pages = list(_pages(document, limits))
            finally:
                document.close()
        if not any(page.lines for page in pages):
            raise Unreadable(
                "no_text",
                "the PDF has no text, so it seems to be scanned pages; send a copy with text, or run OCR on it",
            )
        return pages


def _opened(data: bytes) -> Any:
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if raw.FPDF_GetLastError() in (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY):
            raise Unreadable("encrypted", "the PDF needs a password; save a copy without one") from error
        raise Unreadable("damaged", "the PDF is damaged; export it again") from error


def _pages(document: Any, limits: Limits) -> Iterator[Page]:
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
            yield _page(document, page, index + 1)
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
        return _TURNS[((x > 0) - (x < 0), 0) if abs(x) >= abs(y) else (0, (y > 0) - (y < 0))] if x or y else 0


# ------------------------------------------------------------------ glyphs

_text_object = ctypes.CFUNCTYPE(ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int)(
    ctypes.cast(raw.FPDFText_GetTextObject, ctypes.c_void_p).value or 0
)
"""``FPDFText_GetTextObject`` with plain addresses: a ctypes pointer object for every character is slow."""


def _glyphs(page: Any, view: _View) -> Iterator[Glyph]:
    """Every painted glyph; what pdfium itself adds (spaces, line ends) belongs to no text object and is left out."""
    text = raw.FPDFText_LoadPage(page.raw)
    if not text:
        return
    try:
        yield from _whole(_painted(text, view))
    finally:
        raw.FPDFText_ClosePage(text)


def _whole(glyphs: Iterator[Glyph]) -> Iterator[Glyph]:
    """Ligatures in one piece: pdfium gives "ti" painted as one glyph as two characters in one box."""
    last: Glyph | None = None
    for glyph in glyphs:
        if last is not None and glyph[1:] == last[1:] and glyph[2] > glyph[1]:
            last = (last[0] + glyph[0], *glyph[1:])
            continue
        if last is not None:
            yield last
        last = glyph
    if last is not None:
        yield last


def _painted(text: Any, view: _View) -> Iterator[Glyph]:
    objects: dict[int, tuple[Style, float, bool]] = {}
    styles = _Styles(text, view)
    handle = ctypes.cast(text, ctypes.c_void_p).value
    rectangle = raw.FS_RECTF()
    unicode_of, loose_box = raw.FPDFText_GetUnicode, raw.FPDFText_GetLooseCharBox
    left = view.left
    last: Glyph | None = None
    for index in range(raw.FPDFText_CountChars(text)):
        address = _text_object(handle, index)
        if not address:
            # An italic's loose box leans over the gap that follows it ("of Science"); pdfium saw the gap.
            if last and last[4].italic and unicode_of(text, index) == _SPACE:
                yield (" ", last[2], last[2], *last[3:])
            continue
        found = objects.get(address)
        if found is None:
            found = objects[address] = styles.of(address, index)
        style, base, symbols = found
        code = unicode_of(text, index)
        char = "•" if symbols and 0xF000 <= code <= 0xF0FF else chr(code if code < 0x110000 else 0xFFFD)
        if style.turn or view.rotation:
            last = _turned_glyph(text, index, char, style, view)
        else:
            loose_box(text, index, rectangle)
            last = char, rectangle.left - left, rectangle.right - left, base, style
        yield last


def _turned_glyph(text: Any, index: int, char: str, style: Style, view: _View) -> Glyph:
    """A glyph by its outline's box: the loose box holds only where text runs along the file's own x axis."""
    left, right, bottom, top, x, y = (ctypes.c_double() for _ in range(6))
    raw.FPDFText_GetCharBox(text, index, left, right, bottom, top)
    raw.FPDFText_GetCharOrigin(text, index, x, y)
    box = view.box(left.value, bottom.value, right.value, top.value)
    _, base = turned(*view.point(x.value, y.value), style.turn, view.width, view.height)
    x0, _ = turned(box.x0, box.top, style.turn, view.width, view.height)
    x1, _ = turned(box.x1, box.bottom, style.turn, view.width, view.height)
    return char, min(x0, x1), max(x0, x1), base, style


class _Styles:
    """The styles of one page's text objects. A font's address is only good while its page is open."""

    def __init__(self, text: Any, view: _View) -> None:
        self._text, self._view = text, view
        self._fonts: dict[int, tuple[str, int]] = {}
        self._matrix = raw.FS_MATRIX()
        self._size = ctypes.c_float()
        self._rgba = tuple(ctypes.c_uint() for _ in range(4))

    def of(self, address: int, index: int) -> tuple[Style, float, bool]:
        """(style, baseline if upright, whether its private characters are bullets) of the object of one glyph."""
        thing = ctypes.cast(address, raw.FPDF_PAGEOBJECT)
        name, flags = self._font(raw.FPDFTextObj_GetFont(thing))
        raw.FPDFText_GetMatrix(self._text, index, self._matrix)
        matrix = self._matrix
        raw.FPDFTextObj_GetFontSize(thing, self._size)
        size = max(abs(self._size.value) * (matrix.c**2 + matrix.d**2) ** 0.5, 0.01)
        mode = raw.FPDFTextObj_GetTextRenderMode(thing)
        color, alpha = self._paint(thing, mode)
        hidden = "invisible text" if mode in (INVISIBLE, CLIP) else "zero opacity" if alpha == 0 else None
        bold, italic = face(name, flags, mode)
        style = Style(size, bold, italic, color, hidden, self._view.turn(matrix.a, matrix.b))
        return style, self._view.top - matrix.f, is_symbol_font(name)

    def _font(self, font: Any) -> tuple[str, int]:
        address = ctypes.cast(font, ctypes.c_void_p).value or 0
        found = self._fonts.get(address)
        if found is None:
            length = raw.FPDFFont_GetBaseFontName(font, None, 0)
            buffer = ctypes.create_string_buffer(max(length, 1))
            raw.FPDFFont_GetBaseFontName(font, buffer, length)
            flags = raw.FPDFFont_GetFlags(font)
            found = self._fonts[address] = (buffer.value.decode("utf-8", "replace"), max(flags, 0))
        return found

    def _paint(self, thing: Any, mode: int) -> tuple[int | None, int]:
        red, green, blue, alpha = self._rgba
        get = raw.FPDFPageObj_GetStrokeColor if mode == _STROKE_ONLY else raw.FPDFPageObj_GetFillColor
        if not get(thing, red, green, blue, alpha):
            return None, 255
        return red.value << 16 | green.value << 8 | blue.value, alpha.value


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
