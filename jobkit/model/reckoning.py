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
    less: Number = 0
    at_most: int | None = None

    @property
    def value(self) -> Fraction:
        value = Fraction(self.amount * self.weight * (self.of - self.less)) / self.over
        return value if self.at_most is None else min(value, Fraction(self.at_most))


class Sum(NamedTuple):
    """The addends together, and no more than ``at_most``."""

    addends: tuple[Addend, ...]
    at_most: int | None = None

    @property
    def value(self) -> Fraction:
        value = sum((each.value for each in self.addends), Fraction(0))
        return value if self.at_most is None else min(value, Fraction(self.at_most))


class Reckoning(NamedTuple):
    """The three sums of a criterion, before they are rounded."""

    low: Sum
    points: Sum
    high: Sum
