"""Numbers in the words of postings."""

from __future__ import annotations

from datetime import date

import pytest

from jobkit.postings.importing.values import caseload, day_in, find_pay, hours_a_week, months_asked


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("2+ years of experience", 24),
        ("two (2) years of casework", 24),
        ("Minimum of 18 months in a shelter", 18),
        ("2-4 years in the field", 24),
        ("One year of case work", 12),
        ("At least a year in a kitchen", 12),
        ("Get it in 6 months", None),
        ("1.5 years", 18),
        ("Must obtain the CCM within two years", None),
        ("Must be 21 years of age", None),
        ("Clean driving record for the past 3 years", None),
        ("A degree", None),
    ],
)
def test_months_of_experience(text: str, months: int | None) -> None:
    assert months_asked(text) == months


@pytest.mark.parametrize(
    ("text", "pay"),
    [
        ("$45,000 to $60,000 a year", (45000, 60000, None, "$", "year")),
        ("$41.25 - $61.90 per hour", (41.25, 61.9, None, "$", "hour")),
        ("£28,000–£32,500 per annum", (28000, 32500, None, "£", "year")),
        ("$62K–$74K", (62000, 74000, None, "$", "year")),
        ("between $48,000 and $53,500 a year", (48000, 53500, None, "$", "year")),
        ("pays $25 an hour", (None, None, 25, "$", "hour")),
        ("Up to $30 an hour", (None, 30, None, "$", "hour")),
        ("$43,500 a year to start", (43500, None, None, "$", "year")),
        ("$2,412.80 - $3,088.00 biweekly, $62,732.80 - $80,288.00 annually", (62732.8, 80288, None, "$", "year")),
        ("Pay starts at $22.50/hr", (22.5, None, None, "$", "hour")),
        ("$5,214.00 - $6,655.00 MONTHLY", (5214, 6655, None, "$", "month")),
        ("$41.86 - $50.12 per hour CAD", (41.86, 50.12, None, "$", "hour")),
    ],
)
def test_pay(text: str, pay: tuple[float | None, float | None, float | None, str, str]) -> None:
    found = find_pay(text)
    assert found is not None
    amounts = tuple(None if each is None else float(each) for each in (found.min, found.max, found.fixed))
    assert (*amounts, found.sign, found.period) == pay


@pytest.mark.parametrize(
    "text",
    [
        "Tuition reimbursement up to $5,250 a year",
        "A $500 referral bonus",
        "$75 monthly internet stipend",
        "We manage a $2,000,000 grant each year",
        "Serve 25 to 30 clients",
        "Open 9 to 5",
    ],
)
def test_other_sums_are_no_pay(text: str) -> None:
    assert find_pay(text) is None


@pytest.mark.parametrize(
    ("text", "day_first", "day"),
    [
        ("by December 31, 2026", False, date(2026, 12, 31)),
        ("14 December 2026", True, date(2026, 12, 14)),
        ("12/04/2026 5:00 PM", False, date(2026, 12, 4)),
        ("12/04/2026", True, date(2026, 4, 12)),
        ("2026-10-30T23:59", False, date(2026, 10, 30)),
        ("February 30, 2026", False, None),
        ("by February 19", False, None),
    ],
)
def test_days(text: str, day_first: bool, day: date | None) -> None:
    assert day_in(text, day_first=day_first) == day


def test_hours_and_caseloads() -> None:
    assert hours_a_week("37.5 hours per week") == 37.5
    assert hours_a_week("open 24 hours") is None
    assert caseload("Your caseload will be 18 to 22 families") == {"min": 18, "max": 22}
    assert caseload("a full caseload") is None


def test_pay_for_a_stretch_that_no_field_names_has_no_period() -> None:
    reading = find_pay("$2,412.80 - $3,088.00 bi-weekly")
    assert reading is not None
    assert (reading.period, reading.is_odd) == (None, True)


@pytest.mark.parametrize(
    ("text", "size"),
    [
        ("Works with about 60 families", 60),
        ("Provides case management to 45 adults", 45),
        ("Forty of us work with about 900 clients a year", None),
        ("Works with 12 partner agencies", None),
    ],
)
def test_a_caseload_in_other_words(text: str, size: int | None) -> None:
    assert (caseload(text) or {}).get("max") == size
