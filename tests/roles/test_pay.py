"""Pay as people write it, read or asked about: its unit is never taken for granted."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobkit.model.vacancy import Pay
from jobkit.roles.pay import for_an_hour, misfit, read_pay


@pytest.mark.parametrize(
    ("said", "pay"),
    [
        ("$45,000 to $60,000 a year", {"min": 45000, "max": 60000, "period": "year"}),
        ("45k-60k yearly", {"min": 45000, "max": 60000, "period": "year"}),
        ("44-49K a year", {"min": 44000, "max": 49000, "period": "year"}),
        ("45,000/60,000 annually", {"min": 45000, "max": 60000, "period": "year"}),
        ("$900 - 1.2k a week", {"min": 900, "max": 1200, "period": "week"}),
        ("$21.50 - $25.00/hr DOE", {"min": 21.5, "max": 25, "period": "hour", "note": "DOE"}),
        ("$21.50/hr", {"fixed": 21.5, "period": "hour"}),
        ("21.50 an hour", {"fixed": 21.5, "period": "hour"}),
        ("Hourly: $22", {"fixed": 22, "period": "hour"}),
        ("40 hours a week at $22 an hour", {"fixed": 22, "period": "hour", "note": "40 hours a week"}),
        ("up to $25/hr", {"max": 25, "period": "hour"}),
        ("$21 an hour and up", {"min": 21, "period": "hour"}),
        ("from $21 an hour", {"min": 21, "period": "hour"}),
        ("50k to 60k a year; 5% shift differential",
         {"min": 50000, "max": 60000, "period": "year", "note": "5% shift differential"}),
    ],
)  # fmt: skip
def test_pay_is_read_as_people_write_it(said: str, pay: dict[str, Any]) -> None:
    assert read_pay(said) == {"currency": "USD", **pay}


def test_a_sign_names_the_currency_and_a_dollar_is_the_roles() -> None:
    assert read_pay("£31k pa")["currency"] == "GBP"
    assert read_pay("$31 an hour", "CAD")["currency"] == "CAD"


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        ("21.50", "say what the pay is for: .* if it is for an hour, write: [$]21.50 an hour"),
        ("44-49K", "if it is for a year, write: [$]44,000 to [$]49,000 a year"),
        ("$1,200", "say what the pay is for: an hour, a day, a week, a month or a year$"),
        ("$1,720 biweekly", "write the same as [$]860 a week, or [$]44,720 a year"),
        ("$2,000 - $2,400 twice a month", "[$]4,000 to [$]4,800 a month"),
        ("$21.50 a year", "[$]21.50 can't be pay for a year; if it is for an hour, write: [$]21.50 an hour"),
        ("$45,000 an hour", "can't be pay for an hour; if it is for a year"),
        ("competitive", "give two sums, or one"),
        ("$22/hr plus $500 sign-on", "give two sums, or one"),
    ],
)
def test_what_is_left_open_is_asked_and_not_guessed(said: str, asked: str) -> None:
    with pytest.raises(ValueError, match=asked):
        read_pay(said)


@given(st.decimals(2, 1_500_000, places=2), st.sampled_from(["hour", "day", "week", "month", "year"]))
def test_what_is_read_is_what_was_said_or_is_refused(amount: Decimal, period: str) -> None:
    try:
        pay = read_pay(f"${amount:,} a {period}")
    except ValueError:
        return
    assert pay == {"fixed": float(amount), "currency": "USD", "period": period}
    assert misfit(Pay.model_validate(pay)) == ""


def test_a_sum_that_is_nobodys_pay_for_its_period_is_told() -> None:
    pay = Pay.model_validate({"min": 21.5, "max": 25, "currency": "USD", "period": "year"})
    assert misfit(pay).startswith("$21.50 to $25 can't be pay for a year")
    assert misfit(Pay.model_validate({"min": 21.5, "max": 25, "currency": "JPY", "period": "year"})) == ""
    assert misfit(Pay.model_validate({"min": 21.5})) == ""


def test_what_comes_to_an_hour() -> None:
    assert for_an_hour(Decimal(41600), "year", Decimal(40)) == 20
    assert for_an_hour(Decimal(160), "day", Decimal(40)) == 20
    assert for_an_hour(Decimal(20), "hour", Decimal(10)) == 20
