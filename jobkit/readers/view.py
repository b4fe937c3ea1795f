"""From a PDF's own coordinates to the page as shown."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from jobkit.model.document import Box

Matrix = tuple[float, float, float, float, float, float]
_TURNS = {(1, 0): 0, (0, 1): 90, (-1, 0): 180, (0, -1): 270}


class View:
    """The file's coordinates run up from a corner that need not be 0, 0, and the page may be shown turned."""

    def __init__(self, page: Any) -> None:
        self.width, self.height = page.get_size()
        self.rotation = page.get_rotation()
        self.left, self.bottom, self.right, self.top = page.get_bbox()

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

    def around(self, points: Sequence[tuple[float, float]], matrices: Sequence[Matrix] = ()) -> Box:
        """The box around points (one at least) of a form within forms: their matrices come from the inside out."""
        for a, b, c, d, e, f in matrices:
            points = [(a * x + c * y + e, b * x + d * y + f) for x, y in points]
        xs, ys = [x for x, _ in points], [y for _, y in points]
        return self.box(min(xs), min(ys), max(xs), max(ys))

    def turn(self, a: float, b: float) -> int:
        """How far text whose baseline runs along (a, b) is turned as shown, to the nearest quarter."""
        (x0, y0), (x1, y1) = self.point(0, 0), self.point(a, b)
        x, y = x1 - x0, y1 - y0
        along = ((x > 0) - (x < 0), 0) if abs(x) >= abs(y) else (0, (y > 0) - (y < 0))
        return _TURNS.get(along, 0)  # a damaged matrix may hold no number at all
