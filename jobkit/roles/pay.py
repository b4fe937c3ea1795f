"""Pay as people say it, and which sums can be pay for an hour, a week or a year (``lexicons/pay.yaml``)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any, Final

from jobkit import resources
from jobkit.model.fields import Part, Period, Text, Texts
from jobkit.model.vacancy import Pay
from jobkit.yamlfile import load_model

_FIGURE: Final = (
    r"(?P<sign{0}>US\$|CA?\$|[$€£]|\b(?:USD|CAD|EUR|GBP)\b)?\s*(?P<sum{0}>\d[\d,]*(?:\.\d+)?)\s*(?P<k{0}>k\b)?"
)
_RANGE: Final = re.compile(  # $21.50 - $25.00; 45,000/60,000; 44-49K
    rf"{_FIGURE.format(1)}\s*(?:-|–|—|/|\bto\b|\band\b|\bthrough\b)\s*{_FIGURE.format(2)}", re.IGNORECASE
)
_ONE: Final = re.compile(_FIGURE.format(1), re.IGNORECASE)
_MONEY: Final = re.compile(r"US\$|CA?\$|[$€£]", re.IGNORECASE)
_NEAR: Final = 24
"""Characters behind a sum in which the words for what it is paid for begin."""
_MARKS: Final = "+:;,.-–()"
_HALF: Final = 1000
"""The first sum of "44-49K" is below it, and in thousands like the second."""


class Unit(Part):
    words: Texts
    in_a_year: int
    sums: tuple[float, float]
    usual: tuple[float, float] | None = None


class Payday(Part):
    words: Texts
    in_a_year: int
    told_in: Period


class MinimumWage(Part):
    hour: float
    source: Text


class PayWords(Part):
    as_of: date
    units: dict[Period, Unit]
    paydays: dict[str, Payday]
    currencies: dict[str, str]
    highest_only: Texts
    lowest_only: Texts
    open_ended: Texts
    filler: Texts
    minimum_wage: MinimumWage


@cache
def pay_words() -> PayWords:
    return load_model(resources.folder("lexicons") / "pay.yaml", PayWords)


def read_pay(said: str, currency: str = "USD") -> dict[str, Any]:
    """The fields of a role's pay that words give: the sums, the currency, the period, and as a note what else is said.

    >>> read_pay("$21.50 - $25.00/hr DOE")
    {'min': 21.5, 'max': 25, 'currency': 'USD', 'period': 'hour', 'note': 'DOE'}

    Args:
        said: one sum, or two.
        currency: what a plain ``$`` stands for, and a sum without a sign.

    Raises:
        ValueError: no sum or too many, no period, or one for which such a sum is nobody's pay; the text says how to
            write it. A period is never taken for granted.
    """
    found = _sums_in(said)
    if found is None:
        raise ValueError("give two sums, or one, as: $45,000 to $60,000 a year")
    before, after = said[: found.start()], said[found.end() :]
    sums, code = _amounts(found), _currency(found, currency)
    period, rest = _period(before, after, sums, code)
    misfit = _misfit(sums, period, code)
    if misfit:
        raise ValueError(misfit)
    pay: dict[str, Any] = {**_ends(before, after, sums), "currency": code, "period": period}
    note = _left_over(rest)
    return pay | ({"note": note} if note else {})


def misfit(pay: Pay) -> str:
    """Why a role's sums can't be its pay for the period that it states; empty: they can, as far as one can tell."""
    sums = [float(each) for each in (pay.fixed, pay.min, pay.max) if each]
    if pay.period is None or pay.currency is None:
        return ""
    return _misfit(sums, pay.period, pay.currency)


def for_an_hour(amount: Decimal, period: Period, hours_a_week: Decimal) -> Decimal:
    """What a sum comes to for an hour of work."""
    units = pay_words().units
    if period == "hour":
        return amount
    return amount / (hours_a_week * units["week"].in_a_year / units[period].in_a_year)


def _sums_in(said: str) -> re.Match[str] | None:
    """The range, or the one sum, that is the pay; None where there is none, or none that is sure to be it."""
    ranges = list(_RANGE.finditer(said))
    singles = [each for each in _ONE.finditer(said) if not any(_holds(range_, each) for range_ in ranges)]
    marked = [each for each in (*ranges, *singles) if each["sign1"] or each["k1"] or each.groupdict().get("k2")]
    found = marked or ranges or singles
    return found[0] if len(found) == 1 else None


def _holds(outer: re.Match[str], inner: re.Match[str]) -> bool:
    return outer.start() <= inner.start() and inner.end() <= outer.end()


def _amounts(found: re.Match[str]) -> list[float]:
    groups = found.groupdict()
    first = _amount(groups["sum1"], groups["k1"])
    if groups.get("sum2") is None:
        return [first]
    second = _amount(groups["sum2"], groups["k2"])
    return [first * 1000 if groups["k2"] and first < _HALF and first * 1000 <= second else first, second]


def _amount(figure: str, thousands: str | None) -> float:
    return float(figure.replace(",", "")) * (1000 if thousands else 1)


def _currency(found: re.Match[str], usual: str) -> str:
    groups = found.groupdict()
    sign = (groups["sign1"] or groups.get("sign2") or "$").upper()
    return usual if sign == "$" else pay_words().currencies[sign]


def _period(before: str, after: str, sums: list[float], currency: str) -> tuple[Period, str]:
    """What the sums are for, and what is said beside it.

    Raises:
        ValueError: it is not said, or is a payday of which no posting speaks.
    """
    named = _named().match(after) or _named().search(after[:_NEAR])
    rest = f"{before} {after}"
    if named:
        rest = f"{before} {after[: named.start()]} {after[named.end() :]}"
    elif told := [*_named().finditer(before), *_named().finditer(after)]:
        named = told[0]
        rest = rest.replace(named[0], " ", 1)
    if named is None:
        raise ValueError(f"say what the pay is for: an hour, a day, a week, a month or a year{_guess(sums, currency)}")
    word = " ".join(named["word"].lower().split())
    for name, payday in pay_words().paydays.items():
        if word in payday.words:
            raise ValueError(_in_units(name, payday, sums, currency))
    return next(period for period, unit in pay_words().units.items() if word in unit.words), rest


@cache
def _named() -> re.Pattern[str]:
    """A unit of pay: "/hr", "an hour", "hourly", "biweekly"."""
    units, paydays = pay_words().units.values(), pay_words().paydays.values()
    words = [word for many in (*(each.words for each in units), *(each.words for each in paydays)) for word in many]
    return re.compile(
        rf"\s*(?:/|\b(?:per|an?|each|every)\s)?\s*(?<![a-z])"
        rf"(?P<word>{_any(words)})"
        rf"(?![a-z])\.?",
        re.IGNORECASE,
    )


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in sorted(words, key=len, reverse=True))


def _guess(sums: list[float], currency: str) -> str:
    units = pay_words().units
    likely = [
        name
        for name, unit in units.items()
        if unit.usual and all(unit.usual[0] <= each <= unit.usual[1] for each in sums)
    ]
    return f"; if it is for {_a(likely[0])}, write: {_money(sums, currency)} {_a(likely[0])}" if likely else ""


def _in_units(name: str, payday: Payday, sums: list[float], currency: str) -> str:
    units = pay_words().units
    each, whole = (
        [amount * payday.in_a_year / units[unit].in_a_year for amount in sums] for unit in (payday.told_in, "year")
    )
    return (
        f"pay for {name} is nothing that job boards list; write the same as {_money(each, currency)} "
        f"{_a(payday.told_in)}, or {_money(whole, currency)} a year"
    )


def _misfit(sums: list[float], period: Period, currency: str) -> str:
    low, high = pay_words().units[period].sums
    if currency not in pay_words().currencies.values() or all(low <= each <= high for each in sums):
        return ""
    return f"{_money(sums, currency)} can't be pay for {_a(period)}{_guess(sums, currency)}"


def _ends(before: str, after: str, sums: list[float]) -> Mapping[str, float]:
    amounts = [int(each) if each.is_integer() else each for each in sums]
    if len(amounts) == 2:
        return {"min": amounts[0], "max": amounts[1]}
    words = pay_words()
    if re.search(rf"(?:^|\s)(?:{_any(words.highest_only)})\s*$", before, re.IGNORECASE):
        return {"max": amounts[0]}
    is_open = re.search(rf"(?:^|\s)(?:{_any(words.open_ended)})(?!\w)", after[:_NEAR], re.IGNORECASE)
    if is_open or re.search(rf"(?:^|\s)(?:{_any(words.lowest_only)})\s*$", before, re.IGNORECASE):
        return {"min": amounts[0]}
    return {"fixed": amounts[0]}


def _left_over(rest: str) -> str:
    """What the words say beside sums and period, without words that say nothing more."""
    words = pay_words()
    phrases = (*words.highest_only, *words.lowest_only, *words.open_ended)
    empty = {*words.filler, *(word for phrase in phrases for word in phrase.split()), ""}
    said = _MONEY.sub(" ", rest).split()
    while said and said[0].lower().strip(_MARKS) in empty:
        said = said[1:]
    while said and said[-1].lower().strip(_MARKS) in empty:
        said = said[:-1]
    note = " ".join(said).strip(":;,-– ")
    note = note[1:-1] if note[:1] == "(" and note[-1:] == ")" else note
    return note[:1].upper() + note[1:]


def _a(period: str) -> str:
    return f"{'an' if period == 'hour' else 'a'} {period}"


def _money(sums: list[float], currency: str) -> str:
    sign = "$" if currency == "USD" else f"{currency} "
    return " to ".join(f"{sign}{each:,.0f}" if each.is_integer() else f"{sign}{each:,.2f}" for each in sums)
