"""What a page paints besides glyphs, by pdfium: shapes, gradients and images with what each is clipped to.

https://pdfium.googlesource.com/pdfium/+/main/public/fpdf_edit.h documents each function called here.
"""

from __future__ import annotations

import ctypes
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any

from pypdfium2 import raw

from jobkit.model.document import Box, Fill
from jobkit.readers.glyphs import Glyph, as_shown
from jobkit.readers.paint import MAX_SEGMENTS, MIN_FILL, OPAQUE, SHOWS_THROUGH, Painted, common, is_rectangle
from jobkit.readers.sheet import Sheet
from jobkit.readers.view import Matrix, View

_MAX_NESTING = 8
"""How deep forms within forms are followed."""
_MAX_OBJECTS = 20_000
"""How many drawn objects of a page are looked at."""
_MAX_CLIPS = 20
"""How many paths one object is clipped to, of those that are looked at."""
_TEXT, _FORM, _CURVE = raw.FPDF_PAGEOBJ_TEXT, raw.FPDF_PAGEOBJ_FORM, raw.FPDF_SEGMENT_BEZIERTO
_WHITE, _NEARLY_WHITE = 0xFFFFFF, 250
_SPARSE = 7
"""One in so many pixels of an image is looked at."""
_LOOK = 0.5
"""Pixels a point of a page that is drawn to see what is white on it."""
Place = tuple[int, Box | None]
"""A text's place in paint order, and what it shows through."""
LAST: Place = (1 << 30, None)
"""The place of what is not among the objects looked at: over everything, so that nothing covers it."""


class Address(ctypes.c_void_p):
    """An object of pdfium's: never a bare int, which ``plain`` functions would cut to 32 bits."""


def plain(function: Any, result: Any) -> Any:
    """A function of pdfium's that takes ``Address``, references and small ints as they come, unchecked, and does not
    let go of Python: a PDF may place each letter by itself, and to have ctypes convert each argument of the thousands
    of calls that such a page takes costs more than the calls."""
    return ctypes.PYFUNCTYPE(result)(ctypes.cast(function, ctypes.c_void_p).value or 0)


_int = ctypes.c_int
_count = plain(raw.FPDFPage_CountObjects, _int)
_get = plain(raw.FPDFPage_GetObject, Address)
_count_in = plain(raw.FPDFFormObj_CountObjects, _int)
_get_in = plain(raw.FPDFFormObj_GetObject, Address)
_type = plain(raw.FPDFPageObj_GetType, _int)
_clip_of = plain(raw.FPDFPageObj_GetClipPath, Address)
_clips = plain(raw.FPDFClipPath_CountPaths, _int)
_clip_length = plain(raw.FPDFClipPath_CountPathSegments, _int)
_clip_segment = plain(raw.FPDFClipPath_GetPathSegment, Address)
_length = plain(raw.FPDFPath_CountSegments, _int)
_segment = plain(raw.FPDFPath_GetPathSegment, Address)
_point = plain(raw.FPDFPathSegment_GetPoint, _int)
_kind = plain(raw.FPDFPathSegment_GetType, _int)
_is_see_through = plain(raw.FPDFPageObj_HasTransparency, _int)


@dataclass(frozen=True, slots=True)
class Clip:
    """What an object shows through: the box around it, and whether it is that box."""

    box: Box
    exact: bool


@dataclass(frozen=True, slots=True)
class Drawing:
    """What is painted on a page; its texts by their addresses, which are good while the page is open."""

    painted: Painted
    places: dict[int | None, Place]
    """Of each text."""
    addresses: dict[int, Address]
    """Of images that may cover what lies under them, by their place in paint order."""


def drawing(page: Any, view: View) -> Drawing:
    """All that the page's objects paint. Whether an image covers anything is left to ``with_covers``."""
    found = Drawing(Painted((), ()), {}, {})
    fills: list[Fill] = []
    images: list[Fill] = []
    objects = islice(_drawn(_handle(page), _count, _get, ()), _MAX_OBJECTS)
    for order, (thing, kind, matrices) in enumerate(objects):
        path = _clip_of(thing)
        count = _clips(path) if path else 0
        clip = _clip(path, count, matrices, view) if count > 0 else None
        if kind == _TEXT:
            found.places[thing.value] = order, clip.box if clip else None
        elif kind == raw.FPDF_PAGEOBJ_PATH:
            fills += _fill(thing, matrices, view, clip, order)
        elif kind == raw.FPDF_PAGEOBJ_SHADING:
            fills += _large(Fill(clip.box if clip else Box(0, 0, view.width, view.height), None, order))
        elif kind == raw.FPDF_PAGEOBJ_IMAGE and (box := _bounds(thing, matrices, view)):
            images += _large(Fill(common(box, clip.box if clip else None) or box, None, order))
            if (clip is None or clip.exact) and _is_upright(thing) and _are_upright(matrices):
                found.addresses[order] = thing
    return replace(found, painted=Painted(tuple(fills), tuple(images)))


_GROUND = 0.5
"""Share of a page's width from which a filled area is its ground, which says nothing."""


def sheet(page: Any) -> Sheet:
    """What the page is made of besides text."""
    view = View(page)
    painted = drawing(page, view).painted
    images = painted.images
    grounds = sum(fill.box.width >= _GROUND * view.width for fill in painted.fills)
    sides = [
        (min(at.box.x1, view.width) - max(at.box.x0, 0.0), min(at.box.bottom, view.height) - max(at.box.top, 0.0))
        for at in images
    ]
    covered = sum(max(across, 0.0) * max(down, 0.0) for across, down in sides)
    return Sheet(
        view.width, view.height, covered / max(view.width * view.height, 1.0), drawn=_count(_handle(page)) > grounds
    )


def with_covers(drawn: Drawing, glyphs: Sequence[Glyph], document: Any, page: Any, view: View) -> Painted:
    """The drawing looked at where it matters to its text: which images nothing shows through, and which white fills are
    patterns. pdfium gives a pattern (a gradient, a tile) as white.
    """
    if not drawn.addresses and all(fill.color != _WHITE for fill in drawn.painted.fills):
        return drawn.painted
    texts = [glyph for glyph in glyphs if glyph[0] != " "]
    over = {
        image.order
        for image in drawn.painted.images
        if image.order in drawn.addresses and _meets(image, texts, view, _is_under)
    }
    images = tuple(
        replace(image, covers=image.order in over and _is_opaque(drawn.addresses[image.order], document, page))
        for image in drawn.painted.images
    )
    doubtful = [
        fill for fill in drawn.painted.fills if fill.color == _WHITE and _meets(fill, texts, view, _is_doubtful)
    ]
    patterns = _patterns(doubtful, page) if doubtful else frozenset()
    fills = tuple(
        replace(fill, color=None, covers=False) if fill.order in patterns else fill for fill in drawn.painted.fills
    )
    return Painted(fills, images)


def _is_under(fill: Fill, glyph: Glyph) -> bool:
    return glyph[5] < fill.order


def _is_doubtful(fill: Fill, glyph: Glyph) -> bool:
    return (fill.covers and glyph[5] < fill.order) or (glyph[5] > fill.order and glyph[4].color == _WHITE)


def _patterns(fills: Sequence[Fill], page: Any) -> frozenset[int]:
    """Those that are not white as the page shows, by their place in paint order."""
    bitmap = page.render(scale=_LOOK, grayscale=True)
    found = set()
    for fill in fills:
        x0, top, x1, bottom = (int(_LOOK * side) for side in (fill.box.x0, fill.box.top, fill.box.x1, fill.box.bottom))
        rows = range(max(top, 0), min(bottom + 1, bitmap.height))
        pixels = b"".join(
            bytes(bitmap.buffer[row * bitmap.stride + max(x0, 0) : row * bitmap.stride + min(x1 + 1, bitmap.width)])
            for row in rows
        )
        if pixels and Counter(pixels).most_common(1)[0][0] < _NEARLY_WHITE:
            found.add(fill.order)
    bitmap.close()
    return frozenset(found)


def _meets(fill: Fill, glyphs: Sequence[Glyph], view: View, test: Callable[[Fill, Glyph], bool]) -> bool:
    """Whether a glyph for which the test holds stands where the fill is."""
    box = fill.box
    for glyph in glyphs:
        if test(fill, glyph):
            x, y, turn = glyph[1], glyph[3], glyph[4].turn
            if turn:
                x, y = as_shown(x, y, turn, view.width, view.height)
            if box.x0 <= x <= box.x1 and box.top <= y <= box.bottom:
                return True
    return False


def _is_opaque(image: Address, document: Any, page: Any) -> bool:
    """Whether nothing shows through an image as it is placed, its mask heeded."""
    if _is_see_through(image):
        return False
    handle = raw.FPDFImageObj_GetRenderedBitmap(document.raw, page.raw, ctypes.cast(image, raw.FPDF_PAGEOBJECT))
    if not handle:
        return False
    try:
        if raw.FPDFBitmap_GetFormat(handle) != raw.FPDFBitmap_BGRA:
            return True
        size = raw.FPDFBitmap_GetStride(handle) * raw.FPDFBitmap_GetHeight(handle)
        alphas = ctypes.string_at(raw.FPDFBitmap_GetBuffer(handle), size)[3 :: 4 * _SPARSE]
        return sum(alpha >= 255 * OPAQUE for alpha in alphas) >= OPAQUE * len(alphas)
    finally:
        raw.FPDFBitmap_Destroy(handle)


def _handle(page: Any) -> Address:
    return ctypes.cast(page.raw, Address)


def _drawn(
    owner: Address, count: Any, get: Any, matrices: tuple[Matrix, ...]
) -> Iterator[tuple[Address, int, tuple[Matrix, ...]]]:
    """(address, type, the matrices of the forms that it is in) of each object of a page or form, forms opened."""
    for index in range(count(owner)):
        thing = get(owner, index)
        kind = _type(thing)
        if kind == _FORM and len(matrices) < _MAX_NESTING:
            m = raw.FS_MATRIX()
            raw.FPDFPageObj_GetMatrix(ctypes.cast(thing, raw.FPDF_PAGEOBJECT), m)
            yield from _drawn(thing, _count_in, _get_in, ((m.a, m.b, m.c, m.d, m.e, m.f), *matrices))
        yield thing, kind, matrices


def _fill(path: Address, matrices: Sequence[Matrix], view: View, clip: Clip | None, order: int) -> list[Fill]:
    count = _length(path)
    mode, stroked = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(ctypes.cast(path, raw.FPDF_PAGEOBJECT), mode, stroked)
    if not mode.value or not 3 <= count <= MAX_SEGMENTS:
        return []
    color, alpha = _color(path)
    box = _bounds(path, matrices, view)
    if alpha < SHOWS_THROUGH or box is None:
        return []
    points = [_point_of(_segment(path, at)) for at in range(count)] if count <= 6 else []
    is_solid = alpha >= OPAQUE and not _is_see_through(path) and _is_upright(path) and _are_upright(matrices)
    covers = (
        is_solid
        and (not clip or clip.exact)
        and is_rectangle(points)
        and all(_kind(_segment(path, at)) != _CURVE for at in range(count))
    )
    return _large(Fill(common(box, clip.box if clip else None) or box, color, order, covers))


def _color(path: Address) -> tuple[int | None, float]:
    """(color, opacity)."""
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    if not raw.FPDFPageObj_GetFillColor(ctypes.cast(path, raw.FPDF_PAGEOBJECT), red, green, blue, alpha):
        return None, 1.0
    return red.value << 16 | green.value << 8 | blue.value, alpha.value / 255


def _bounds(thing: Address, matrices: Sequence[Matrix], view: View) -> Box | None:
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    if not raw.FPDFPageObj_GetBounds(ctypes.cast(thing, raw.FPDF_PAGEOBJECT), left, bottom, right, top):
        return None
    return view.around([(left.value, bottom.value), (right.value, top.value)], matrices)


def _are_upright(matrices: Sequence[Matrix]) -> bool:
    """Whether what is upright in a form is so on the page."""
    return all(b == c == 0 for _, b, c, *_ in matrices)


def _is_upright(thing: Address) -> bool:
    m = raw.FS_MATRIX()
    raw.FPDFPageObj_GetMatrix(ctypes.cast(thing, raw.FPDF_PAGEOBJECT), m)
    return bool(m.b == m.c == 0 or m.a == m.d == 0)


def _large(fill: Fill) -> list[Fill]:
    return [fill] if fill.box.width >= MIN_FILL and fill.box.height >= MIN_FILL else []


_x, _y = ctypes.c_float(), ctypes.c_float()
_x_at, _y_at = ctypes.byref(_x), ctypes.byref(_y)
"""Where pdfium writes a point down; one piece of memory will do, as it serves one thread at a time."""


def _point_of(segment: Address) -> tuple[float, float]:
    _point(segment, _x_at, _y_at)
    return _x.value, _y.value


def _clip(path: Address, count: int, matrices: Sequence[Matrix], view: View) -> Clip | None:
    """What an object shows through that is clipped to so many paths; None where nothing bounds it but the page."""
    box: Box | None = None
    exact = _are_upright(matrices)
    for at in range(min(count, _MAX_CLIPS)):
        length = _clip_length(path, at)
        if length < 3:
            continue
        points = [_point_of(_clip_segment(path, at, each)) for each in range(min(length, MAX_SEGMENTS))]
        exact = exact and is_rectangle(points)
        box = common(box, view.around(points, matrices))
    return Clip(box, exact) if box else None
