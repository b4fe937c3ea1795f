"""How money, places and lists are said."""

from __future__ import annotations

from typing import Any

import pytest

from jobkit.model.vacancy import Benefit, Pay, Place, WorkEnvironment
from jobkit.postings import phrases


@pytest.mark.parametrize(
    ("pay", "said"),
    [
        ({"min": 45000, "max": 60000, "currency": "USD", "period": "year"}, "$45,000 to $60,000 a year"),
        ({"min": 22.5, "max": 22.5, "currency": "USD", "period": "hour"}, "$22.50 an hour"),
        ({"fixed": 300, "currency": "CAD", "period": "day"}, "CAD 300 a day"),
        ({"min": 4000, "currency": "EUR", "period": "month"}, "From €4,000 a month"),
        ({"min": 21.5, "max": 25, "currency": "USD", "period": "hour"}, "$21.50 to $25.00 an hour"),
        ({"max": 900.05, "currency": "GBP", "period": "week"}, "Up to £900.05 a week"),
    ],
)
def test_pay(pay: dict[str, Any], said: str) -> None:
    assert phrases.pay(Pay.model_validate(pay)) == said


@pytest.mark.parametrize(
    ("place", "town", "address"),
    [
        ({"city": "Dayton", "region": "OH", "postal_code": "45402"}, "Dayton, OH", "Dayton, OH 45402"),
        ({"name": "Head office", "street": "1 A St", "city": "Reno"}, "Reno", "Head office, 1 A St, Reno"),
        ({"city": "Leeds", "country": "GB"}, "Leeds, GB", "Leeds, GB"),
        ({}, "United States", "United States"),
    ],
)
def test_place(place: dict[str, Any], town: str, address: str) -> None:
    whole = Place.model_validate(place)
    assert (phrases.town(whole), phrases.address(whole)) == (town, address)


@pytest.mark.parametrize(
    ("parts", "said"), [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")]
)
def test_series(parts: list[str], said: str) -> None:
    assert phrases.series(parts) == said


@pytest.mark.parametrize(
    ("environment", "said"),
    [
        ("Office", "Office"),
        ({"text": "Office.", "travel": {"to": ["homes"]}}, "Office, with travel to homes"),
        ({"text": "Office", "travel": {"percent": 30, "driving_required": True, "driving_reason": "no bus"}},
         "Office, with travel (about 30% of the time), driving required (no bus)"),
    ],
)  # fmt: skip
def test_workplace(environment: object, said: str) -> None:
    assert phrases.workplace(WorkEnvironment.model_validate(environment)) == said


def test_benefit() -> None:
    assert phrases.benefit(Benefit(text="Dental")) == "Dental"
    whole = Benefit(text="Health", detail="from day one", employer_pays="80%")
    assert phrases.benefit(whole) == "Health: from day one; we pay 80%"


@pytest.mark.parametrize(
    ("pay", "said"),
    [
        ({"min": 45000, "max": 60000}, "What we offer within the range depends on experience. Paid every two weeks."),
        ({"min": 50000, "max": 50000}, "Paid every two weeks."),
        ({"fixed": 50000}, "Paid every two weeks."),
    ],
)
def test_a_range_is_spoken_of_only_where_there_is_one(pay: dict[str, Any], said: str) -> None:
    note = "What we offer within the range depends on experience. Paid every two weeks."
    assert phrases.pay_note(Pay.model_validate({**pay, "note": note})) == said
