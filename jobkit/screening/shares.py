"""Whole points in proportion to weights."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction


def whole_shares(weights: Sequence[float], total: int, most: Sequence[int]) -> list[int]:
    """Whole numbers in proportion to the weights, none over its ``most``; they add up to the total, or, where all
    are at their most, to less. Remainders go to the largest fractions, of equal ones to the first.

    >>> whole_shares([2, 1], 10, [10, 10])
    [7, 3]
    """
    exact = [Fraction(0)] * len(weights)
    free, left = set(range(len(weights))), Fraction(total)
    while free and left > 0:
        scale = left / sum(Fraction(weights[at]) for at in free)
        over = {at for at in free if Fraction(weights[at]) * scale >= most[at]}
        for at in over or free:
            exact[at] = min(Fraction(most[at]), Fraction(weights[at]) * scale)
        if not over:
            break
        free -= over
        left = total - sum(exact, Fraction(0))
    floors = [int(share) for share in exact]
    missing = int(sum(exact)) - sum(floors)
    by_rest = sorted(range(len(weights)), key=lambda at: floors[at] - exact[at])
    return [share + (at in by_rest[:missing]) for at, share in enumerate(floors)]
