"""How money, dates, places and lists are said in a posting (US English)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Final

from jobkit.model.vacancy import Benefit, EmploymentType, Pay, Place, WorkEnvironment

_MONTHS: Final = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_SYMBOLS: Final = {"USD": "$", "EUR": "€", "GBP": "£"}
"""Signs that stand for one currency alone in a US posting; any other is written by its code."""
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+")  # "... the market. | We pay weekly."
_RANGE = re.compile(r"\brange\b", re.IGNORECASE)  # What we offer within the range ...
EMPLOYMENT: Final[dict[EmploymentType, str]] = {
    "full_time": "Full-time", "part_time": "Part-time", "contractor": "Contract", "temporary": "Temporary",
    "intern": "Internship", "volunteer": "Volunteer", "per_diem": "Per diem", "other": "Other",
}  # fmt: skip


def series(parts: Sequence[str], last: str = "and") -> str:
    """ "a", "a and b", "a, b and c"."""
    return f" {last} ".join(filter(None, [", ".join(parts[:-1]), *parts[-1:]]))


def day(value: date) -> str:
    return f"{_MONTHS[value.month - 1]} {value.day}, {value.year}"


def number(value: Decimal) -> str:
    """45,000 or 22.50; 37.5 as it is."""
    return f"{value:,.0f}" if value == value.to_integral_value() else f"{value.normalize():,f}"


def money(amount: Decimal, currency: str, *, to_the_cent: bool = False) -> str:
    is_round = amount == amount.to_integral_value() and not to_the_cent
    figure = f"{amount:,.0f}" if is_round else f"{amount:,.2f}"
    return f"{_SYMBOLS[currency]}{figure}" if currency in _SYMBOLS else f"{currency} {figure}"


def pay(value: Pay) -> str:
    """ "$45,000 to $60,000 a year"; needs the currency, the period, and an amount."""
    currency = value.currency or ""
    if value.fixed is not None:
        said = money(value.fixed, currency)
    elif value.min is not None and value.max is not None and value.min != value.max:
        cents = any(each != each.to_integral_value() for each in (value.min, value.max))
        said = " to ".join(money(each, currency, to_the_cent=cents) for each in (value.min, value.max))
    elif value.min is not None:
        said = money(value.min, currency) if value.max is not None else f"From {money(value.min, currency)}"
    else:
        said = f"Up to {money(value.max or Decimal(0), currency)}"
    return f"{said} {'an' if value.period == 'hour' else 'a'} {value.period}"


def pay_note(value: Pay) -> str:
    """The note on the pay, without its sentences on a range where the pay is one sum."""
    note = value.note or ""
    if value.fixed is None and value.min != value.max:
        return note
    return " ".join(each for each in _SENTENCE_END.split(note) if not _RANGE.search(each))


def town(place: Place) -> str:
    """ "Dayton, OH": where it is, without the street."""
    parts = [place.city or place.name, place.region, place.country if place.country != "US" else None]
    return ", ".join(filter(None, parts)) or "United States"


def address(place: Place) -> str:
    """ "100 Example Avenue, Dayton, OH 45402"."""
    region = " ".join(filter(None, [place.region, place.postal_code]))
    country = place.country if place.country != "US" else None
    return ", ".join(filter(None, [place.name, place.street, place.city, region, country])) or "United States"


def workplace(value: WorkEnvironment) -> str:
    """ "Office, with travel to homes (about 40% of the time, mileage paid), driving required (no bus runs)"."""
    travel = value.travel
    if travel is None or not (travel.to or travel.percent):
        return value.text
    to = f" to {series(travel.to)}" if travel.to else ""
    said = f"{value.text.rstrip('.')}, with travel{to}{f' {travel.frequency}' if travel.frequency else ''}"
    more = [
        f"about {travel.percent}% of the time" if travel.percent else "",
        "mileage paid" if travel.mileage_paid else "",
    ]
    said = f"{said} ({', '.join(filter(None, more))})" if any(more) else said
    reason = f" ({travel.driving_reason.rstrip('.')})" if travel.driving_reason else ""
    return f"{said}, driving required{reason}" if travel.driving_required else said


def benefit(value: Benefit) -> str:
    more = [value.detail, f"we pay {value.employer_pays}" if value.employer_pays else None]
    said = "; ".join(filter(None, more))
    return f"{value.text}: {said}" if said else value.text
