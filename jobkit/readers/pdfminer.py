"""The pdfminer reader: PDF in pure Python, for the files and fonts that pdfium makes nothing of.

It gives glyphs.py what the pdfium reader gives it, so both make the same words and lines. It is many times slower.
"""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator, Sequence
from typing import Any, ClassVar, NamedTuple

from pdfminer.pdfdevice import PDFTextDevice
from pdfminer.pdfdocument import PDFDocument, PDFEncryptionError, PDFPasswordIncorrect
from pdfminer.pdffont import PDFUnicodeNotDefined
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import resolve1
from pdfminer.psparser import literal_name
from pdfminer.utils import apply_matrix_pt, decode_text

from jobkit.errors import Unreadable
from jobkit.model.document import Box, Fill, Page
from jobkit.readers.actual import replaced
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
from jobkit.readers.paint import (
    CLIPPED,
    MAX_SEGMENTS,
    MIN_FILL,
    OPAQUE,
    SHOWS_THROUGH,
    Painted,
    common,
    covered,
    is_rectangle,
    misses,
    unpainted,
)

Matrix = tuple[float, float, float, float, float, float]

logging.getLogger("pdfminer").addHandler(logging.NullHandler())
"""Its warnings on a file's small faults are not for those who read resumes."""

_GRAY, _RGB, _CMYK = 1, 3, 4
_MASKS = ("SMask", "Mask", "ImageMask", "IM")
"""Entries of an image with which something may show through it."""
_TURNS = {(1, 0): 0, (0, -1): 90, (-1, 0): 180, (0, 1): 270}


class PdfminerReader:
    """PDF by pdfminer.six."""

    media: ClassVar[str] = "pdf"

    def read(self, data: bytes, limits: Limits) -> list[Page]:
        try:
            pages = list(_pages(data, limits))
        except Unreadable:
            raise
        except (PDFPasswordIncorrect, PDFEncryptionError) as error:
            raise Unreadable("encrypted", "the PDF needs a password; save a copy without one") from error
        except Exception as error:  # pdfminer lets a dozen kinds through on damaged files, plain ones among them
            raise Unreadable("damaged", "the PDF is damaged; export it again") from error
        if not any(page.lines for page in pages):
            raise Unreadable(
                "no_text",
                "the PDF has no text, so it seems to be scanned pages; send a copy with text, or run OCR on it",
            )
        return pages


def _pages(data: bytes, limits: Limits) -> Iterator[Page]:
    document = PDFDocument(PDFParser(io.BytesIO(data)))
    resources = PDFResourceManager()
    found = False
    for number, page in enumerate(PDFPage.create_pages(document), 1):
        if number > limits.pages:
            said = f"the PDF has more pages than the limit of {limits.pages}; send a shorter copy"
            raise Unreadable("too_large", said)
        found = True
        page.mediabox = page.cropbox  # what is shown; the interpreter places everything by the media box
        device = _Device(resources)
        _Interpreter(resources, device).process_page(page)
        yield device.page(number)
    if not found:
        raise Unreadable("damaged", "the PDF has no pages; export it again")


class State(NamedTuple):
    """The part of the graphics state that says what can be seen."""

    opacity: float = 1.0
    """Of fills, text among them."""
    is_plain: bool = True
    """Whether what is painted replaces what is there: no blending, no mask."""
    clip: Box | None = None
    """What shows; None: all of the page."""
    is_exact: bool = True
    """Whether all of that box shows."""

    @property
    def is_opaque(self) -> bool:
        return self.is_plain and self.opacity >= OPAQUE


class _Device(PDFTextDevice):  # type: ignore[misc]  # pdfminer.six is checked without its annotations
    """Takes down what a page paints."""

    def __init__(self, resources: PDFResourceManager) -> None:
        super().__init__(resources)
        self.states = [State()]
        """The current graphics state last."""
        self.glyphs: list[Glyph] = []
        self.fills: list[Fill] = []
        self.images: list[Fill] = []
        self.links: list[Link] = []
        self.width = self.height = 0.0
        self._mode = self._order = 0
        self._tags: list[tuple[int, str]] = []
        """Of open marked content: its first glyph, and the text that it says it stands for."""
        self._styles: dict[tuple[object, ...], tuple[Style, Pictures]] = {}

    def page(self, number: int) -> Page:
        painted = Painted(tuple(self.fills), tuple(self.images))
        lines = covered(lines_of(self.glyphs, self.links, self.width, self.height), painted)
        width, height = round(self.width, 2), round(self.height, 2)
        return Page(number, width, height, lines, fills=painted.fills, images=painted.images)

    def begin_page(self, page: PDFPage, ctm: Matrix) -> None:
        corners = [apply_matrix_pt(ctm, page.mediabox[:2]), apply_matrix_pt(ctm, page.mediabox[2:])]
        self.width = abs(corners[1][0] - corners[0][0])
        self.height = abs(corners[1][1] - corners[0][1])
        self.links = list(_links(page, ctm, self.height))

    def begin_figure(self, name: str, bbox: object, matrix: object) -> None:
        self.states.append(self.states[-1])

    def end_figure(self, name: str) -> None:
        self.states.pop()

    def begin_tag(self, tag: Any, props: Any = None) -> None:
        said = resolve1(props.get("ActualText")) if isinstance(props, dict) else None
        self._tags.append((len(self.glyphs), decode_text(said) if isinstance(said, bytes) else ""))

    def end_tag(self) -> None:
        start, text = self._tags.pop() if self._tags else (0, "")
        if text:
            self.glyphs[start:] = replaced(self.glyphs[start:], text)

    def render_string(self, textstate: Any, seq: Any, ncs: Any, graphicstate: Any) -> None:
        self._mode = textstate.render
        self._order += 1
        super().render_string(textstate, seq, ncs, graphicstate)

    def render_char(
        self,
        matrix: Matrix,
        font: Any,
        fontsize: float,
        scaling: float,
        rise: float,
        cid: int,
        ncs: Any,
        graphicstate: Any,
    ) -> float:
        """Take down one glyph; returns how far the pen moves on."""
        try:
            char = font.to_unichr(cid)
        except PDFUnicodeNotDefined:
            char = "\ufffd" if cid else "\x00"  # 0 is the glyph for what a font does not have: an empty frame
        advance: float = font.char_width(cid) * fontsize * scaling
        style, pictures = self._style(matrix, font, fontsize, graphicstate)
        if pictures:
            char = pictured(char, pictures)
        start, end = apply_matrix_pt(matrix, (0, rise)), apply_matrix_pt(matrix, (advance, rise))
        x0, base = turned(start[0], self.height - start[1], style.turn, self.width, self.height)
        x1, _ = turned(end[0], self.height - end[1], style.turn, self.width, self.height)
        clip = self.states[-1].clip
        if clip and not style.turn and misses(clip, x0, x1, base - style.size, base):
            style = style._replace(hidden=CLIPPED)
        self.glyphs.append((char, min(x0, x1), max(x0, x1), base, style, self._order))
        return advance

    def paint_path(self, graphicstate: Any, stroke: bool, fill: bool, evenodd: bool, path: Sequence[Any]) -> None:
        state = self.states[-1]
        if not fill or state.opacity < SHOWS_THROUGH or not 3 <= len(path) <= MAX_SEGMENTS:
            return
        points = self.points(path)
        if points:
            is_solid = state.is_opaque and state.is_exact and all(step[0] in "mlh" for step in path)
            self._paint(_box(points, self.height), _rgb(graphicstate.ncolor), is_solid and is_rectangle(points))

    def render_image(self, name: str, stream: Any) -> None:
        state = self.states[-1]
        is_solid = state.is_opaque and state.is_exact and not any(key in stream.attrs for key in _MASKS)
        corners = [apply_matrix_pt(self.ctm, corner) for corner in ((0, 0), (1, 0), (0, 1), (1, 1))]
        image = self._placed(_box(corners, self.height), None, is_solid and is_rectangle(_in_turn(corners)))
        self.images += image

    def paint_shading(self) -> None:
        """Take down a gradient that fills what the page is clipped to."""
        self._paint(Box(0, 0, self.width, self.height), None, False)

    def clip(self, path: Sequence[Any]) -> None:
        """Clip what follows to a path."""
        points, state = self.points(path), self.states[-1]
        if len(path) >= 3 and points:
            exact = state.is_exact and is_rectangle(points)
            self.states[-1] = state._replace(clip=common(state.clip, _box(points, self.height)), is_exact=exact)

    def points(self, path: Sequence[Any]) -> list[tuple[float, float]]:
        """A path's points on the page, counted upwards."""
        return [
            apply_matrix_pt(self.ctm, (step[at], step[at + 1])) for step in path for at in range(1, len(step) - 1, 2)
        ]

    def _paint(self, box: Box, color: int | None, covers: bool) -> None:
        self.fills += self._placed(box, color, covers)

    def _placed(self, box: Box, color: int | None, covers: bool) -> list[Fill]:
        self._order += 1
        box = common(box, self.states[-1].clip) or box
        is_large = box.width >= MIN_FILL and box.height >= MIN_FILL
        return [Fill(box, color, self._order, covers)] if is_large else []

    def _style(self, matrix: Matrix, font: Any, fontsize: float, graphicstate: Any) -> tuple[Style, Pictures]:
        paint = graphicstate.scolor if self._mode == STROKE else graphicstate.ncolor
        alpha = self.states[-1].opacity
        key = (matrix[:4], id(font), fontsize, self._mode, str(paint), alpha)
        found = self._styles.get(key)
        if found is None:
            name = str(font.fontname)
            bold, italic = face(name, int(font.flags or 0), self._mode)
            hidden = unpainted(self._mode, alpha)
            size = max(abs(fontsize) * (matrix[2] ** 2 + matrix[3] ** 2) ** 0.5, 0.01)
            style = Style(size, bold, italic, _rgb(paint), hidden, _turn(matrix[0], matrix[1]))
            found = self._styles[key] = (style, pictures_of(name))
        return found


class _Interpreter(PDFPageInterpreter):  # type: ignore[misc]  # pdfminer.six is checked without its annotations
    """Follows what pdfminer leaves out: opacity and clipping, which belong to the graphics state, and gradients."""

    device: _Device

    def do_q(self) -> None:
        super().do_q()
        self.device.states.append(self.device.states[-1])

    def do_Q(self) -> None:  # noqa: N802 - the operator's own name
        super().do_Q()
        if len(self.device.states) > 1:
            self.device.states.pop()

    def do_gs(self, name: Any) -> None:
        known = resolve1(self.resources.get("ExtGState")) or {}
        said = resolve1(known.get(literal_name(name))) or {}
        state = self.device.states[-1]
        alpha, mode, mask = (resolve1(said.get(key)) for key in ("ca", "BM", "SMask"))
        if isinstance(alpha, int | float):
            state = state._replace(opacity=float(alpha))
        if mode is not None or mask is not None:
            is_plain = all(each is None or literal_name(each) in ("Normal", "None") for each in (mode, mask))
            state = state._replace(is_plain=is_plain)
        self.device.states[-1] = state

    def do_BDC(self, tag: Any, props: Any) -> None:  # noqa: N802 - the operator's own name
        known = resolve1(self.resources.get("Properties")) or {}
        self.device.begin_tag(tag, resolve1(props if isinstance(props, dict) else known.get(literal_name(props))))

    def do_W(self) -> None:  # noqa: N802 - the operator's own name
        self.device.clip(self.curpath)

    def do_W_a(self) -> None:  # noqa: N802 - the operator's own name
        self.device.clip(self.curpath)

    def do_sh(self, name: Any) -> None:
        self.device.paint_shading()


def _turn(a: float, b: float) -> int:
    """How far text whose baseline runs along (a, b), counted upwards, is turned, to the nearest quarter."""
    return _TURNS.get(((a > 0) - (a < 0), 0) if abs(a) >= abs(b) else (0, (b > 0) - (b < 0)), 0)


def _rgb(color: object) -> int | None:
    """0xRRGGBB of a gray, RGB or CMYK value; None for patterns and other color spaces."""
    parts = color if isinstance(color, tuple | list) else (color,)
    if not all(isinstance(part, int | float) for part in parts):
        return None
    levels = [min(max(float(part), 0.0), 1.0) for part in parts]
    if len(levels) == _GRAY:
        levels *= 3
    elif len(levels) == _CMYK:
        levels = [(1 - level) * (1 - levels[3]) for level in levels[:3]]
    if len(levels) != _RGB:
        return None
    red, green, blue = (int(255 * level + 0.5) for level in levels)
    return red << 16 | green << 8 | blue


def _in_turn(corners: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """Corners in the order of a path around them."""
    return [corners[at] for at in (0, 1, 3, 2)]


def _box(points: Sequence[tuple[float, float]], height: float) -> Box:
    xs, ys = [x for x, _ in points], [height - y for _, y in points]
    return Box(round(min(xs), 2), round(min(ys), 2), round(max(xs), 2), round(max(ys), 2))


def _links(page: PDFPage, ctm: Matrix, height: float) -> Iterator[Link]:
    for reference in resolve1(page.annots) or ():
        note = resolve1(reference)
        action = resolve1(note.get("A")) if isinstance(note, dict) else None
        target = resolve1(action.get("URI")) if isinstance(action, dict) else None
        if not isinstance(target, bytes):
            continue
        corners = [resolve1(each) for each in resolve1(note.get("Rect")) or ()]
        if len(corners) == 4:
            points = [apply_matrix_pt(ctm, corners[:2]), apply_matrix_pt(ctm, corners[2:])]
            yield _box(points, height), target.decode("utf-8", "replace")
