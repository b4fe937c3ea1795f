"""The pdfminer reader: PDF in pure Python, for the files and fonts that pdfium makes nothing of.

It gives glyphs.py what the pdfium reader gives it, so both make the same words and lines. It is many times slower.
"""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator, Sequence
from typing import Any, ClassVar

from pdfminer.pdfdevice import PDFTextDevice
from pdfminer.pdfdocument import PDFDocument, PDFEncryptionError, PDFPasswordIncorrect
from pdfminer.pdffont import PDFUnicodeNotDefined
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import resolve1
from pdfminer.psparser import literal_name
from pdfminer.utils import apply_matrix_pt

from jobkit.errors import Unreadable
from jobkit.model.document import Box, Fill, Page
from jobkit.readers.glyphs import CLIP, INVISIBLE, Glyph, Link, Style, face, is_symbol_font, lines_of, turned
from jobkit.readers.registry import Limits

Matrix = tuple[float, float, float, float, float, float]

logging.getLogger("pdfminer").addHandler(logging.NullHandler())
"""Its warnings on a file's small faults are not for those who read resumes."""

_STROKE_ONLY = 1
_MIN_FILL = 4.0
"""A filled area smaller than this many points each way carries no text."""
_MAX_SEGMENTS = 64
"""A path of more segments is a drawing, not a rectangle with or without round corners; Typst draws those with 53."""
_OPAQUE = 0.5
"""A fill that lets more than half through is no ground to stand on."""
_GRAY, _RGB, _CMYK = 1, 3, 4
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


class _Device(PDFTextDevice):  # type: ignore[misc]  # pdfminer.six is checked without its annotations
    """Takes down what a page paints."""

    def __init__(self, resources: PDFResourceManager) -> None:
        super().__init__(resources)
        self.opacity = [1.0]
        """Of fills, the current graphics state last."""
        self.glyphs: list[Glyph] = []
        self.fills: list[Fill] = []
        self.links: list[Link] = []
        self.width = self.height = 0.0
        self._mode = 0
        self._styles: dict[tuple[object, ...], tuple[Style, bool]] = {}

    def page(self, number: int) -> Page:
        lines = lines_of(self.glyphs, self.links, self.width, self.height)
        return Page(number, round(self.width, 2), round(self.height, 2), lines, fills=tuple(self.fills))

    def begin_page(self, page: PDFPage, ctm: Matrix) -> None:
        corners = [apply_matrix_pt(ctm, page.mediabox[:2]), apply_matrix_pt(ctm, page.mediabox[2:])]
        self.width = abs(corners[1][0] - corners[0][0])
        self.height = abs(corners[1][1] - corners[0][1])
        self.links = list(_links(page, ctm, self.height))

    def begin_figure(self, name: str, bbox: object, matrix: object) -> None:
        self.opacity.append(self.opacity[-1])

    def end_figure(self, name: str) -> None:
        self.opacity.pop()

    def render_string(self, textstate: Any, seq: Any, ncs: Any, graphicstate: Any) -> None:
        self._mode = textstate.render
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
            char = "\ufffd"
        advance: float = font.char_width(cid) * fontsize * scaling
        style, symbols = self._style(matrix, font, fontsize, graphicstate)
        if symbols and len(char) == 1 and "\uf000" <= char <= "\uf0ff":
            char = "•"
        start, end = apply_matrix_pt(matrix, (0, rise)), apply_matrix_pt(matrix, (advance, rise))
        x0, base = turned(start[0], self.height - start[1], style.turn, self.width, self.height)
        x1, _ = turned(end[0], self.height - end[1], style.turn, self.width, self.height)
        self.glyphs.append((char, min(x0, x1), max(x0, x1), base, style))
        return advance

    def paint_path(self, graphicstate: Any, stroke: bool, fill: bool, evenodd: bool, path: Sequence[Any]) -> None:
        if not fill or self.opacity[-1] < _OPAQUE or not 3 <= len(path) <= _MAX_SEGMENTS:
            return
        color = _rgb(graphicstate.ncolor)
        points = [
            apply_matrix_pt(self.ctm, (step[at], step[at + 1])) for step in path for at in range(1, len(step) - 1, 2)
        ]
        if color is None or not points:
            return
        box = _box(points, self.height)
        if box.width >= _MIN_FILL and box.height >= _MIN_FILL:
            self.fills.append(Fill(box, color))

    def _style(self, matrix: Matrix, font: Any, fontsize: float, graphicstate: Any) -> tuple[Style, bool]:
        paint = graphicstate.scolor if self._mode == _STROKE_ONLY else graphicstate.ncolor
        alpha = self.opacity[-1]
        key = (matrix[:4], id(font), fontsize, self._mode, str(paint), alpha)
        found = self._styles.get(key)
        if found is None:
            name = str(font.fontname)
            bold, italic = face(name, int(font.flags or 0), self._mode)
            hidden = "invisible text" if self._mode in (INVISIBLE, CLIP) else "zero opacity" if alpha == 0 else None
            size = max(abs(fontsize) * (matrix[2] ** 2 + matrix[3] ** 2) ** 0.5, 0.01)
            style = Style(size, bold, italic, _rgb(paint), hidden, _turn(matrix[0], matrix[1]))
            found = self._styles[key] = (style, is_symbol_font(name))
        return found


class _Interpreter(PDFPageInterpreter):  # type: ignore[misc]  # pdfminer.six is checked without its annotations
    """Follows the opacity that the graphics state gives to fills; pdfminer leaves it out."""

    device: _Device

    def do_q(self) -> None:
        super().do_q()
        self.device.opacity.append(self.device.opacity[-1])

    def do_Q(self) -> None:  # noqa: N802 - the operator's own name
        super().do_Q()
        if len(self.device.opacity) > 1:
            self.device.opacity.pop()

    def do_gs(self, name: Any) -> None:
        states = resolve1(self.resources.get("ExtGState")) or {}
        state = resolve1(states.get(literal_name(name))) or {}
        alpha = resolve1(state.get("ca"))
        if isinstance(alpha, int | float):
            self.device.opacity[-1] = float(alpha)


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
