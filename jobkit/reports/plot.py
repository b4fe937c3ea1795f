"""How the points of a batch are spread: the figures of a small bar chart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from jobkit.model.rubric import TOTAL, Bands

_BAR, _LEFT, _FLOOR, _TALLEST = 30, 12, 160, 110
"""Width of a bar with its gap, left margin, base line and height of the longest bar, in the chart's own units: about
pixels, so that a chart of ten bars has letters of their own size on a phone."""


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
    edges: tuple[tuple[int, int, str], ...]
    """Where bands begin: across, how high the words stand, the words."""
    said: str
    """The chart in a sentence."""


def plot(points: Sequence[int], bands: Bands, *, step: int) -> Plot:
    """Bars of ``step`` points each, the last one with 100 in it; bars without a file are left out."""
    bins = TOTAL // step
    at = [min(each // step, bins - 1) for each in points]
    counts = [at.count(index) for index in range(bins)]
    tallest = max([1, *counts])
    spread = f"from {min(points)} to {max(points)}" if points else "none"
    return Plot(
        width=_x(TOTAL, step) + _LEFT,
        height=_FLOOR + 24,
        left=_LEFT,
        right=_x(TOTAL, step),
        floor=_FLOOR,
        bars=tuple(_bar(index, count, tallest, step) for index, count in enumerate(counts) if count),
        ticks=tuple((_x(each, step), str(each)) for each in range(0, TOTAL + 1, 20)),
        edges=(
            (_x(bands.good, step), 26, f"good: low end {bands.good}+"),
            (_x(bands.strong, step), 12, f"strong: {bands.strong}+"),
        ),
        said=f"How many resumes have how many points: {spread}.",
    )


def _x(points: int, step: int) -> int:
    return _LEFT + points * _BAR // step


def _bar(index: int, count: int, tallest: int, step: int) -> Bar:
    height = _TALLEST * count // tallest
    last = TOTAL if (index + 1) * step == TOTAL else (index + 1) * step - 1
    said = f"{index * step} to {last} points: {count}"
    return Bar(_x(index * step, step) + 2, _FLOOR - height, _BAR - 4, height, count, said)
