"""How the points of a batch are spread: the figures of a small bar chart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from jobkit.model.rubric import TOTAL, Bands

STEP = 5
"""Points to a bar."""
_BAR, _LEFT, _FLOOR, _TALLEST = 30, 12, 150, 110
"""Width of a bar with its gap, left margin, base line and height of the longest bar, in the chart's own units."""


@dataclass(frozen=True, slots=True)
class Bar:
    x: int
    y: int
    width: int
    height: int
    count: int
    said: str


@dataclass(frozen=True, slots=True)
class Plot:
    width: int
    height: int
    left: int
    right: int
    floor: int
    bars: tuple[Bar, ...]
    ticks: tuple[tuple[int, str], ...]
    edges: tuple[tuple[int, str], ...]
    """Where bands begin."""
    said: str
    """The chart in a sentence."""


def plot(points: Sequence[int], bands: Bands) -> Plot:
    """Bars of five points each, the last one with 100 in it; bars without a file are left out."""
    bins = TOTAL // STEP
    at = [min(each // STEP, bins - 1) for each in points]
    counts = [at.count(index) for index in range(bins)]
    tallest = max([1, *counts])
    spread = f"from {min(points)} to {max(points)}" if points else "none"
    return Plot(
        width=_x(TOTAL) + _LEFT,
        height=_FLOOR + 24,
        left=_LEFT,
        right=_x(TOTAL),
        floor=_FLOOR,
        bars=tuple(_bar(index, count, tallest) for index, count in enumerate(counts) if count),
        ticks=tuple((_x(each), str(each)) for each in range(0, TOTAL + 1, 20)),
        edges=((_x(bands.good), f"good: low end {bands.good}+"), (_x(bands.strong), f"strong: {bands.strong}+")),
        said=f"How many resumes have how many points: {spread}.",
    )


def _x(points: int) -> int:
    return _LEFT + points * _BAR // STEP


def _bar(index: int, count: int, tallest: int) -> Bar:
    height = _TALLEST * count // tallest
    last = TOTAL if (index + 1) * STEP == TOTAL else (index + 1) * STEP - 1
    said = f"{index * STEP} to {last} points: {count}"
    return Bar(_x(index * STEP) + 2, _FLOOR - height, _BAR - 4, height, count, said)
