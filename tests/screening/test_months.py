"""Counting months: the table of ``docs/scoring.md``, and what holds for any dates."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobkit.model.facts import Months
from jobkit.model.resume import PartialDate, Period
from jobkit.screening.months import Reach, count, reach

AS_OF = (2026, 11)


def _date(text: str) -> PartialDate:
    return PartialDate(*(int(part) for part in text.split("-")))


def _periods(text: str) -> list[Period]:
    """ "2019..2021 and 2022-06..Present" as periods."""
    return [
        Period(_date(start), None, current=True) if end == "Present" else Period(_date(start), _date(end))
        for start, end in re.findall(r"(\S+)\.\.(\S+)", text)
    ]


def _count(periods: list[Period]) -> Months:
    return count(found for period in periods if (found := reach(period, AS_OF)))


@pytest.mark.parametrize(
    ("dates", "point", "low", "high"),
    [
        ("2020-01..2020-03", 3, 3, 3),
        ("2019..2021", 24, 14, 36),
        ("2020..2020", 0, 0, 12),  # it lasted a part of one month at least; none of them is certain
        ("2024-06..Present", 30, 30, 30),
        ("2020-01..2022-12 and 2021-07..2023-06", 42, 42, 42),
        ("2018-03..2019-02 and 2019-03..2021-02", 36, 36, 36),
        ("2018-03..2019-03 and 2019-03..2021-02", 36, 36, 36),
        ("2015-01..2016-12 and 2020-01..2020-12", 36, 36, 36),
        ("2021..2023 and 2022-06..2024-05", 41, 30, 41),
        ("2023..Present", 47, 36, 47),
        ("2025-12..2026-11", 12, 12, 12),
        ("2019-05..2021", 20, 20, 32),  # a year at one end: to December 2020, at the latest December 2021
        ("2019-05-15..2019-06-01", 2, 2, 2),  # days make no difference
        ("2026-10..2028-03", 2, 2, 2),  # what is to come is cut off
        ("2027-01..2028-03", 0, 0, 0),
    ],
)
def test_counts_of_the_table(dates: str, point: int, low: int, high: int) -> None:
    assert _count(_periods(dates)) == Months(point, low, high)


def test_a_season_is_its_year_alone() -> None:
    summer = Period(PartialDate(2025), PartialDate(2025), season=True)
    assert _count([summer]) == Months(0, 0, 12)


@pytest.mark.parametrize(
    "period",
    [
        Period(None, PartialDate(2020)),
        Period(None, None, current=True),
        Period(PartialDate(2021), PartialDate(2019)),
        Period(PartialDate(2021, 5), PartialDate(2021, 4)),
    ],
)
def test_dates_that_are_no_range_cover_nothing_known(period: Period) -> None:
    assert reach(period, AS_OF) is None


def test_months_that_other_work_covers_are_left_out() -> None:
    first, second = (reach(period, AS_OF) for period in _periods("2020-01..2020-12 and 2020-07..2021-06"))
    assert first
    assert second
    assert count([first], without=[second]) == Months(6, 6, 6)


_dates = st.builds(PartialDate, st.integers(1990, 2030), st.none() | st.integers(1, 12))
_any_period = st.builds(Period, _dates, _dates) | st.builds(Period, _dates, st.none(), current=st.just(True))
_reaches = st.lists(_any_period, max_size=6).map(
    lambda periods: [found for each in periods if (found := reach(each, AS_OF))]
)


@given(_reaches, st.randoms())
def test_the_order_of_the_jobs_does_not_matter(reaches: list[Reach], random: object) -> None:
    shuffled = sorted(reaches, key=lambda _: random.random())  # type: ignore[attr-defined]
    assert count(shuffled) == count(reaches)


@given(_reaches)
def test_a_job_listed_twice_counts_once(reaches: list[Reach]) -> None:
    assert count([*reaches, *reaches]) == count(reaches)


@given(_reaches, _reaches)
def test_more_jobs_never_count_less_and_never_more_than_their_sum(some: list[Reach], more: list[Reach]) -> None:
    part, other, whole = count(some), count(more), count([*some, *more])
    for bound in ("point", "low", "high"):
        assert getattr(whole, bound) >= getattr(part, bound)
    assert whole.point <= part.point + other.point


@given(_reaches, _reaches)
def test_the_bounds_hold_the_point(reaches: list[Reach], without: list[Reach]) -> None:
    months = count(reaches, without=without)
    assert 0 <= months.low <= months.point <= months.high
