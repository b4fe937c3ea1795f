"""The pdfium reader: PDF by Chrome's engine, glyph by glyph through its C functions.

https://pdfium.googlesource.com/pdfium/+/main/public/fpdf_text.h documents each function called here.
"""

from __future__ import annotations

import ctypes
import threading
from collections.abc import Container, Iterator
from contextlib import contextmanager
from typing import Any, ClassVar

import pypdfium2
from pypdfium2 import raw

from jobkit.errors import Unreadable
from jobkit.model.document import Box, Page
from jobkit.readers.actual import NARROWEST, spread, with_room
from jobkit.readers.glyphs import (
    STROKE,
    Glyph,
    Link,
    Pictures,
    Style,
    face,
    lines_of,
    pictured,
    pictures_of,
    turned,
)
from jobkit.readers.limits import Limits
from jobkit.readers.paint import CLIPPED, covered, misses, unpainted
from jobkit.readers.pdfiumpaint import LAST, Address, Drawing, drawing, plain, sheet, with_covers
from jobkit.readers.sheet import Sheet
from jobkit.readers.view import View

_LOCK = threading.Lock()
"""pdfium is not safe to call from two threads."""


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


def sheets(data: bytes, limits: Limits, numbers: Container[int] | None = None) -> dict[int, Sheet]:
    """What the pages of those numbers (1-based) are made of, or all where none are named. Raises ``Unreadable``."""
    with opened(data) as document:
        _check_count(document, limits)
        return {at: sheet(page) for at, page in each_page(document, numbers)}


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


def _opened(data: bytes) -> Any:
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if raw.FPDF_GetLastError() in (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY):
            raise Unreadable("encrypted", "the PDF needs a password; save a copy without one") from error
        raise Unreadable("damaged", "the PDF is damaged; export it again") from error


def _pages(document: Any, limits: Limits) -> Iterator[Page]:
    _check_count(document, limits)
    for number, page in each_page(document):
        yield _page(document, page, number)


def _check_count(document: Any, limits: Limits) -> None:
    count = len(document)
    if count > limits.pages:
        raise Unreadable(
            "too_large", f"the PDF has {count} pages, and the limit is {limits.pages}; send a shorter copy"
        )
    if not count:
        raise Unreadable("damaged", "the PDF has no pages; export it again")


def each_page(document: Any, numbers: Container[int] | None = None) -> Iterator[tuple[int, Any]]:
    """(number, page) of the pages of those numbers (1-based), or of all where none are named, each open until the next
    is asked for. Raises ``Unreadable``."""
    for index in range(len(document)):
        if numbers is not None and index + 1 not in numbers:
            continue
        try:
            page = document[index]
        except pypdfium2.PdfiumError as error:
            raise Unreadable("damaged", f"page {index + 1} of the PDF is damaged; export it again") from error
        try:
            yield index + 1, page
        finally:
            page.close()


def _page(document: Any, page: Any, number: int) -> Page:
    view = View(page)
    drawn = drawing(page, view)
    glyphs = _glyphs(page, view, drawn)
    painted = with_covers(drawn, glyphs, document, page, view)
    lines = covered(lines_of(glyphs, list(_links(document, page, view)), view.width, view.height), painted)
    width, height = round(view.width, 2), round(view.height, 2)
    return Page(number, width, height, lines, fills=painted.fills, images=painted.images)


# ------------------------------------------------------------------ glyphs


_int = ctypes.c_int
_text_object = plain(raw.FPDFText_GetTextObject, Address)
_loose_box = plain(raw.FPDFText_GetLooseCharBox, _int)
_matrix_of = plain(raw.FPDFText_GetMatrix, _int)
_font_of = plain(raw.FPDFTextObj_GetFont, Address)
_font_size = plain(raw.FPDFTextObj_GetFontSize, _int)
_render_mode = plain(raw.FPDFTextObj_GetTextRenderMode, _int)
_fill_color = plain(raw.FPDFPageObj_GetFillColor, _int)
_marks = plain(raw.FPDFPageObj_CountMarks, _int)
_stroke_color = plain(raw.FPDFPageObj_GetStrokeColor, _int)


def _glyphs(page: Any, view: View, drawn: Drawing) -> list[Glyph]:
    """Every painted glyph; what pdfium itself adds (spaces, line ends) belongs to no text object and is left out."""
    text = raw.FPDFText_LoadPage(page.raw)
    if not text:
        return []
    try:
        return _painted(text, view, drawn)
    finally:
        raw.FPDFText_ClosePage(text)


def _painted(text: Any, view: View, drawn: Drawing) -> list[Glyph]:
    """The glyphs in paint order, ligatures in one piece: pdfium gives "ti" painted as one glyph as two characters in
    one box."""
    glyphs: list[Glyph] = []
    objects: dict[int | None, _Look] = {}
    handle = ctypes.cast(text, Address)
    styles = _Styles(handle, view, drawn)
    rectangle = raw.FS_RECTF()
    box, left_edge = ctypes.byref(rectangle), view.left
    left = right = base = 0.0
    is_several, narrow = False, dict[int, Address]()
    for index, char in enumerate(_characters(text)):
        thing = _text_object(handle, index)
        look = objects.get(thing.value)
        if look is None and (not thing or char == " "):
            # Of spaces nothing but the place counts, and some files make an object of each. Those that pdfium adds tell
            # what it saw where an italic's loose box leans over the gap that follows it ("of Science").
            if char == " " and glyphs and (thing or glyphs[-1][4].italic):
                glyphs.append((" ", right, right, base, *glyphs[-1][4:]))
                left = right
            continue
        if look is None:
            look = objects[thing.value] = styles.of(thing, index)
        (style, pictures, narrowest), new_base, order, clip = look
        if pictures:
            char = pictured(char, pictures)
        if style.turn or view.rotation:
            new_left, new_right, new_base = _turned_glyph(text, index, style, view)
        else:
            _loose_box(handle, index, box)
            new_left, new_right = rectangle.left - left_edge, rectangle.right - left_edge
            if clip and misses(clip, new_left, new_right, new_base - style.size, new_base):
                style = style._replace(hidden=CLIPPED)
        if new_left == left and new_right == right and new_base == base and right > left and glyphs[-1][4] is style:
            glyphs[-1] = (glyphs[-1][0] + char, left, right, base, style, order)
            is_several = True
            continue
        left, right, base = new_left, new_right, new_base
        if right - left < narrowest:
            narrow[order] = thing
        glyphs.append((char, left, right, base, style, order))
    return _with_room([piece for glyph in glyphs for piece in spread(glyph)] if is_several else glyphs, narrow)


def _characters(text: Any) -> str:
    """The character at each of pdfium's places; those that stand for nothing have places too, but are not in its text,
    so that a text with such must be asked for one by one."""
    count = raw.FPDFText_CountChars(text)
    buffer = (ctypes.c_ushort * (2 * max(count, 0) + 1))()
    length = raw.FPDFText_GetText(text, 0, count, buffer)
    whole = bytes(buffer)[: 2 * max(length - 1, 0)].decode("utf-16-le", "replace").replace("\ufffe", "\x02")
    if len(whole) == count:
        return whole
    codes = (raw.FPDFText_GetUnicode(text, index) for index in range(count))
    return "".join(chr(code if code < 0x110000 else 0xFFFD) for code in codes)


def _with_room(glyphs: list[Glyph], narrow: dict[int, Address]) -> list[Glyph]:
    """The glyphs, those hidden that stand for more text than there is room for; ``narrow`` are texts by their place."""
    stand_ins = {order for order, thing in narrow.items() if _stands_for_text(thing)}
    return with_room(glyphs, stand_ins) if stand_ins else glyphs


def _stands_for_text(text: Address) -> bool:
    """Whether a text's glyphs are marked to stand for other characters, which pdfium gives in their place."""
    thing = ctypes.cast(text, raw.FPDF_PAGEOBJECT)
    length = ctypes.c_ulong()
    marks = (raw.FPDFPageObj_GetMark(thing, at) for at in range(_marks(text)))
    return any(raw.FPDFPageObjMark_GetParamStringValue(mark, b"ActualText", None, 0, length) for mark in marks)


def _turned_glyph(text: Any, index: int, style: Style, view: View) -> tuple[float, float, float]:
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


_COLORS = ("red", "green", "blue", "alpha")
_Known = tuple[Style, Pictures, float]
"""Style, what the font draws, the width in points under which there is hardly room for a letter."""
_Look = tuple[_Known, float, int, Box | None]
"""Of one text object: what it shares with others, baseline if upright, place in paint order, what it shows through."""


class _Paint(ctypes.Structure):
    """What pdfium says of a text object, in one piece of memory: its first ``_LOOK_BYTES`` bytes tell two looks
    apart, the position at the end does not count."""

    _fields_: ClassVar = [
        *((name, ctypes.c_uint) for name in _COLORS),
        *((name, ctypes.c_float) for name in ("size", "a", "b", "c", "d", "e", "f")),
    ]


_LOOK_BYTES = _Paint.e.offset
_NO_COLOR = 0xFFFF_FFFF


class _Styles:
    """The styles of one page's text objects. A font's address is only good while its page is open."""

    def __init__(self, text: Address, view: View, drawn: Drawing) -> None:
        self._text, self._view, self._places = text, view, drawn.places
        self._fonts: dict[int, tuple[str, int]] = {}
        self._known: dict[tuple[int | None, int, bytes], _Known] = {}
        self._paint = _Paint()
        self._look = (ctypes.c_char * _LOOK_BYTES).from_buffer(self._paint)
        self._color = [ctypes.byref(self._paint, getattr(_Paint, name).offset) for name in _COLORS]
        self._size = ctypes.byref(self._paint, _Paint.size.offset)
        self._matrix = ctypes.byref(self._paint, _Paint.a.offset)

    def of(self, thing: Address, index: int) -> _Look:
        """The look of a text object; ``index`` is one of its characters."""
        mode = _render_mode(thing)
        color_of = _stroke_color if mode == STROKE else _fill_color
        if not color_of(thing, *self._color):
            self._paint.red = _NO_COLOR
        _font_size(thing, self._size)
        _matrix_of(self._text, index, self._matrix)
        key = (_font_of(thing).value, mode, self._look.raw)
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = self._style(key[0] or 0, mode)
        return known, self._view.top - self._paint.f, *self._places.get(thing.value, LAST)

    def _style(self, font: int, mode: int) -> _Known:
        paint = self._paint
        name, flags = self._font(font)
        color = None if paint.red == _NO_COLOR else paint.red << 16 | paint.green << 8 | paint.blue
        hidden = unpainted(mode, 1.0 if color is None else paint.alpha / 255)
        bold, italic = face(name, flags, mode)
        height = max(abs(paint.size) * (paint.c**2 + paint.d**2) ** 0.5, 0.01)
        style = Style(height, bold, italic, color, hidden, self._view.turn(paint.a, paint.b))
        return style, pictures_of(name), NARROWEST * height

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


def _links(document: Any, page: Any, view: View) -> Iterator[Link]:
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
