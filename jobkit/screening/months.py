"""Calendar months of experience, counted once however many jobs cover them, with the bounds that the dates leave.

A month is an integer: 2019-03 is ``2019 * 12 + 2``. Ranges are half-open.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from jobkit.model.facts import Months
from jobkit.model.resume import PartialDate, Period

Range = tuple[int, int]

YEAR = 12


@dataclass(frozen=True, slots=True)
class Reach:
    """The months that one period covers."""

    point: Range
    low: Range
    """The shortest range that the dates' precision allows."""
    high: Range
    """The longest."""


def month_of(year: int, month: int) -> int:
    """The month as an integer; ``month`` is 1 to 12."""
    return year * YEAR + month - 1


def reach(period: Period, as_of: tuple[int, int]) -> Reach | None:
    """The months that a period covers, first and last included; what lies after ``as_of`` (year, month) is cut off.

    A year alone begins in its January, and ends with the December before it: 2019 to 2021 is 24 months, where the page
    allows 14 to 36. None where the period has no start, or an end before it.
    """
    start, end = period.start, period.end
    if start is None or (end is not None and _last(end) < _first(start)):
        return None
    now = month_of(*as_of)
    if period.current:
        ends = (now, now, now)
    else:
        end = end or start
        ends = _last_months(end)
    point_end, low_end, high_end = (min(last, now) + 1 for last in ends)
    first, late = _first(start), min(_last(start), low_end - 1)
    return Reach(_range(first, point_end), _range(late, low_end), _range(first, high_end))


def count(reaches: Iterable[Reach], *, without: Iterable[Reach] = ()) -> Months:
    """The months that any of the reaches covers and none of ``without`` does, and their bounds.

    low <= point <= high: a lone year counts no month for certain, although the job lasted some part of one.
    """
    reaches, without = list(reaches), list(without)
    point = len(_union(each.point for each in reaches) - _union(each.point for each in without))
    low = len(_union(each.low for each in reaches) - _union(each.high for each in without))
    high = len(_union(each.high for each in reaches) - _union(each.low for each in without))
    return Months(point, min(low, point), max(high, point))


def _first(date: PartialDate) -> int:
    return month_of(date.year, date.month or 1)


def _last(date: PartialDate) -> int:
    return month_of(date.year, date.month or YEAR)


def _last_months(end: PartialDate) -> tuple[int, int, int]:
    """The last month by the point reading, at the earliest, and at the latest."""
    if end.month is not None:
        return (_last(end),) * 3
    return month_of(end.year, 1) - 1, month_of(end.year, 1), month_of(end.year, YEAR)


def _range(start: int, end: int) -> Range:
    return start, max(start, end)


def _union(ranges: Iterable[Range]) -> set[int]:
    return set().union(*(range(start, end) for start, end in ranges))
