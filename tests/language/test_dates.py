"""What counts as a date, and as a range of dates."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobkit.language.dates import find_periods


def written(text: str) -> list[tuple[str, str | None, str | None]]:
    """(the words, start, end) of each period; a current one ends "now"."""
    return [
        (
            text[span.start : span.end],
            str(period.start) if period.start else None,
            "now" if period.current else str(period.end) if period.end else None,
        )
        for span, period in find_periods(text)
    ]


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("Jan 2019 – Present", "2019-01", "now"),
        ("01/2019-03/2020", "2019-01", "2020-03"),
        ("2019-03 — 2022-05", "2019-03", "2022-05"),
        ("2019-03-2020-05", "2019-03", "2020-05"),
        ("’22 – ’24", "2022", "2024"),
        ("2019–21", "2019", "2021"),
        ("2019-21", "2019", "2021"),
        ("2018/2019", "2018", "2019"),
        ("Since 2019", "2019", "now"),
        ("March 2024 to date", "2024-03", "now"),
        ("2019 –", "2019", "now"),
        ("2019 (current)", "2019", "now"),
        ("JAN 2019 - MAR 2020", "2019-01", "2020-03"),
        ("Sept. 2019—Dec. 2020", "2019-09", "2020-12"),
        ("Mar 15, 2019 - Apr 3, 2020", "2019-03-15", "2020-04-03"),
        ("7/1/2019 to 8/31/2020", "2019-07-01", "2020-08-31"),
        ("06.2019 - 08.2020", "2019-06", "2020-08"),
        ("from 2019 to 2021", "2019", "2021"),
        ("May – August 2019", "2019-05", "2019-08"),
        ("Nov - Feb 2020", "2019-11", "2020-02"),
        ("03/19 - 04/21", "2019-03", "2021-04"),
        ("3/18-8/22", "2018-03", "2022-08"),
        ("08/2022 - to date", "2022-08", "now"),
        ("March 2015 to the present", "2015-03", "now"),
        ("From 2019 through the present day", "2019", "now"),
        ("Jan 2020 - to present", "2020-01", "now"),
        ("July 2019 – (current)", "2019-07", "now"),
        ("2015 – Pres.", "2015", "now"),
        ("2020 - presently", "2020", "now"),
        ("2020 & on", "2020", "now"),
        ("2020 ➔ 2022", "2020", "2022"),
        ("Jan 2020 » Dec 2021", "2020-01", "2021-12"),
        ("Jun '22 – Jul '24", "2022-06", "2024-07"),
        ("Jun 22 – Jul 24", "2022-06", "2024-07"),
        ("Enero 2019 - Actualidad", "2019-01", "now"),
        ("Q1 2020", "2020-01", "2020-03"),
        ("Class of 2015", None, "2015"),
        ("Expected graduation: May 2027", None, "2027-05"),
        ("2017", "2017", "2017"),
        ("15 March 2019", "2019-03-15", "2019-03-15"),
    ],
)
def test_a_date_form_is_read_whole(text: str, start: str | None, end: str | None) -> None:
    assert written(text) == [(text, start, end)]


@pytest.mark.parametrize(
    "text",
    [
        "(508) 555-2019", "1-508-555-0139", "02139-2019", "24/7", "$2019", "2,019", "2019 Oak Street",
        "1999 W. Main St",
                "Coordinated care for 2019 clients", "#2019", "20190", "may 12 times", "9/11",
    ],
)  # fmt: skip
def test_other_numbers_are_no_dates(text: str) -> None:
    assert find_periods(text) == []


def test_a_season_keeps_its_year_alone() -> None:
    [(_, period)] = find_periods("Summer 2025")
    assert (str(period.start), str(period.end), period.season) == ("2025", "2025", True)


def test_a_range_that_runs_backwards_is_two_dates() -> None:
    assert written("2021 - 2019") == [("2021", "2021", "2021"), ("2019", "2019", "2019")]


def test_dates_stand_apart_where_no_dash_joins_them() -> None:
    assert written("Issued March 2021, expires 2027-03") == [
        ("March 2021", "2021-03", "2021-03"),
        ("2027-03", "2027-03", "2027-03"),
    ]


@given(st.text(alphabet="0123456789 -–/.,'’JanMayPrestSummer\n", max_size=200))
def test_spans_are_in_order_and_in_the_text(text: str) -> None:
    end = 0
    for span, period in find_periods(text):
        assert end <= span.start < span.end <= len(text)
        assert period.start is None or period.end is None or period.start.year <= period.end.year
        end = span.end


def test_a_short_date_is_one_behind_a_word_that_says_that_something_ends() -> None:
    assert [each[2] for each in written("exp. Mar-28, valid through 7/27, expires 11/26")] == [
        "2028-03", "2027-07", "2026-11",
    ]  # fmt: skip
    assert written("7/27") == written("Mar-28") == []
