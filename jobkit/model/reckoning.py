"""How points came about: sums of products, as a person would write them down to redo them."""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple

Number = int | Fraction


class Addend(NamedTuple):
    """``amount × weight × (of − less) ÷ over``, and no more than ``at_most``."""

    amount: Number
    weight: Number = 1
    of: int = 1
    over: int = 1
    less: int = 0
    at_most: int | None = None

    @property
    def ratio(self) -> tuple[int, int]:
        """The value as numerator and denominator, unreduced: scoring adds up a great many."""
        top = self.amount.numerator * self.weight.numerator * (self.of - self.less)
        bottom = self.amount.denominator * self.weight.denominator * self.over
        if self.at_most is not None and top > self.at_most * bottom:
            return self.at_most, 1
        return top, bottom


class Sum(NamedTuple):
    """The addends together, and no more than ``at_most``."""

    addends: tuple[Addend, ...]
    at_most: int | None = None

    @property
    def value(self) -> Fraction:
        top, bottom = 0, 1
        for addend in self.addends:
            more, over = addend.ratio
            top, bottom = top * over + more * bottom, bottom * over
        if self.at_most is not None and top > self.at_most * bottom:
            return Fraction(self.at_most)
        return Fraction(top, bottom)


class Reckoning(NamedTuple):
    """The three sums of a criterion, before they are rounded."""

    low: Sum
    points: Sum
    high: Sum

    @property
    def values(self) -> tuple[Fraction, Fraction, Fraction]:
        """(low, points, high)."""
        points = self.points.value
        low = points if self.low is self.points else self.low.value
        return low, points, points if self.high is self.points else self.high.value
