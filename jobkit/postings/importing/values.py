"""Numbers in the words of a posting: pay, months of experience, dates, counts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from jobkit.language.dates import month_number
from jobkit.postings.importing.lexicon import cue_pattern, group_patterns, matcher, says

_UNITS: Final = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "fifteen": 15, "eighteen": 18, "twenty": 20, "twenty-four": 24,
}  # fmt: skip
_N = rf"(?:\d{{1,3}}(?:\.\d)?|{'|'.join(sorted(_UNITS, key=len, reverse=True))})"
_SPAN = re.compile(
    rf"(?<![\w$£€.,])(?P<low>{_N})(?:\s?\(\d{{1,3}}\))?\s?\+?(?:\s?(?:-|–|—|to|or)\s?(?P<high>{_N})(?:\s?\(\d{{1,3}}\))?\s?\+?)?"
    r"(?:\s+(?:or more|plus|full|additional|consecutive|calendar))?[\s-]*(?P<unit>years?|yrs?|months?|mos?)\b\.?['’]?",
    re.IGNORECASE,
)
_WITHIN: Final = r"\b@not_experience\s+(?:the\s+)?(?:(?:last|past|first)\s+)?$"
_A_YEAR = re.compile(
    r"(?<!\d )\b(?:(?:at least|minimum of|minimum) (?:an?|one full) year|an? year or more)\b", re.IGNORECASE
)
_OLD: Final = r"\s+@of_age\b"

_SIGN = r"(?:US\$|USD\s?\$?|CA\$|CAD\s?\$?|C\$|AU\$|AUD\s?\$?|A\$|NZ\$|GBP|EUR|[$£€])"
_FIGURE = r"\d{1,3}(?:,\d{3})+(?:\.\d{1,2})?|\d{1,7}(?:\.\d{1,2})?"
_CODE = r"(?:USD|CAD|GBP|EUR|AUD|NZD)"
_BESIDE = (
    r"(?:\s?(?:minimum|maximum|min\.?|max\.?|/\s?(?:hr|hour|h|yr|year)|per\s(?:hour|year|"
    r"annum|month|week)|an\shour|a\syear|hourly|annually|yearly|USD|CAD|W2))?"
)
_RANGE = re.compile(
    rf"(?P<sign1>{_SIGN})?\s?(?P<low>{_FIGURE})(?P<k1>\s?[kK]\b)?{_BESIDE}"
    r"\s?(?:-|–|—|to|through|and|up to|\.\.|(?:and )?max(?:imum)?:?)\s?"
    rf"(?P<sign2>{_SIGN})?\s?(?P<high>{_FIGURE})(?P<k2>\s?[kK]\b)?(?:\s?(?P<code>{_CODE})\b)?",
    re.IGNORECASE,
)
_STEPS = re.compile(
    rf"(?P<sign1>{_SIGN})\s?(?P<low>{_FIGURE})(?:\t{_SIGN}\s?(?:{_FIGURE}))+\t{_SIGN}\s?(?P<high>{_FIGURE})(?=\t|$)",
    re.IGNORECASE,
)
"""A row of a table of steps, from the first to the last."""
_ONE = re.compile(
    rf"(?P<sign1>{_SIGN})\s?(?P<low>{_FIGURE})(?P<k1>\s?[kK]\b)?(?P<plus>\s?\+)?(?:\s?(?P<code>{_CODE})\b)?",
    re.IGNORECASE,
)
_BARE = re.compile(
    rf"(?P<sign1>)(?<![\w.,])(?P<low>{_FIGURE})(?P<k1>\s?[kK]\b)?(?P<plus>\s?\+)?(?:\s?(?P<code>{_CODE})\b)?(?![\w%])",
    re.IGNORECASE,
)
_UP_TO: Final = r"\b@at_most\s*$"
_FROM: Final = r"\b@from_here:?\s*$"
LONGEST_STATEMENT: Final = 2_000
"""Characters in which pay is looked for; a sentence of 300 is long."""
_LEAST: Final = 4
"""The least sum that is anybody's pay: no hour is paid less."""
_YEARLY: Final = 10_000
"""From here on a sum beside the word "salary" is paid for a year."""
_NEAR: Final = 26
"""Characters around a sum in which a word tells that it is no pay."""

_MONTH_DAY = re.compile(
    r"\b(?P<month>[A-Z][a-z]{2,8}|[A-Z]{3,9})\.?\s+(?P<day>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<year>20\d\d)\b"
)
_DAY_MONTH = re.compile(
    r"\b(?P<day>\d{1,2})(?:st|nd|rd|th)?(?:\sof)?\s+(?P<month>[A-Z][a-z]{2,8}|[A-Z]{3,9})\.?,?\s+(?P<year>20\d\d)\b"
)
_ISO = re.compile(r"\b(?P<year>20\d\d)-(?P<month>\d{2})-(?P<day>\d{2})(?!\d)")
_SLASHED = re.compile(r"\b(?P<one>\d{1,2})[/.](?P<two>\d{1,2})[/.](?P<year>20\d\d|\d\d)\b")


@dataclass(frozen=True, slots=True)
class PayReading:
    """Pay as written; ``sign`` is what stands for the currency, "$" among others."""

    start: int
    end: int
    min: Decimal | None
    max: Decimal | None
    fixed: Decimal | None
    sign: str | None
    period: str | None
    is_odd: bool = False
    """Whether it is for a stretch of time that a role file has no word for: two weeks, half a month."""


def number(text: str) -> int:
    """ "three" or "3" as 3; a part of one is left off."""
    return _UNITS[text.casefold()] if text.casefold() in _UNITS else int(float(text))


def months_asked(text: str) -> int | None:
    """The months of experience that a statement asks for: the least, where it gives a range or several.

    >>> months_asked("2-4 years of case work")
    24
    """
    for found in _SPAN.finditer(text):
        if matcher(_WITHIN).search(text[: found.start()]) or matcher(_OLD).match(text, found.end()):
            continue
        amount = float(_UNITS.get(found["low"].casefold(), 0) or found["low"])
        months = round(amount * (1 if found["unit"].lower().startswith("mo") else 12))
        if 0 < months <= 600:
            return months
    return 12 if _A_YEAR.search(text) else None


def find_pay(text: str, *, labelled: bool = False) -> PayReading | None:
    """The pay that a text states; ``labelled`` says that a label or heading has announced it.

    Bonuses, stipends, budgets and other sums beside the pay are passed over, and averages of the market.
    """
    readings = list(_pays(text[:LONGEST_STATEMENT], labelled))
    readings = [each for each in readings if not each.is_odd] or readings
    return next((each for each in readings if each.fixed is None), readings[0] if readings else None)


def _pays(text: str, labelled: bool) -> Iterator[PayReading]:
    taken = 0
    if labelled and (found := _STEPS.search(text)):
        taken = found.end()
        yield _reading(text, found, _sum(found["low"], None), _sum(found["high"], None), None)
    for found in _RANGE.finditer(text):
        if not (found["sign1"] or found["sign2"] or found["code"] or labelled):
            continue
        low, high = _sum(found["low"], found["k1"] or found["k2"]), _sum(found["high"], found["k2"])
        if low > high and found["k2"] is None and found["k1"]:
            high = _sum(found["high"], found["k1"])
        if _LEAST <= low <= high and _is_pay(text, found, labelled) and (labelled or high >= 7):
            taken = found.end()
            yield _reading(text, found, low, high, None)
    singles = list(_ONE.finditer(text, taken)) or (list(_BARE.finditer(text, taken)) if labelled else [])
    for found in singles:
        amount = _sum(found["low"], found["k1"])
        if amount < 7 or not _is_pay(text, found, labelled):
            continue
        reading = _single(text, found, amount)
        if labelled and not found["sign1"] and reading.period is None and amount < _YEARLY:
            continue
        if reading.period or labelled or says("pay_words", text):
            yield reading


def _single(text: str, found: re.Match[str], amount: Decimal) -> PayReading:
    if matcher(_UP_TO).search(text[: found.start()]):
        return _reading(text, found, None, amount, None)
    is_least = matcher(r"[^.;]{0,20}\b@from_behind\b").match(text[found.end() :]) is not None
    if found["plus"] or is_least or matcher(_FROM).search(text[: found.start()]):
        return _reading(text, found, amount, None, None)
    return _reading(text, found, None, None, amount)


def _reading(
    text: str, found: re.Match[str], low: Decimal | None, high: Decimal | None, fixed: Decimal | None
) -> PayReading:
    groups = found.groupdict()
    sign = groups.get("code") or groups.get("sign1") or groups.get("sign2")
    amount = low or high or fixed or Decimal(0)
    is_odd = says("odd_periods", found[0] + text[found.end() : found.end() + _NEAR])
    period = None if is_odd else _period(text, found, amount)
    return PayReading(found.start(), found.end(), low, high, fixed, sign.strip() if sign else None, period, is_odd)


def _period(text: str, found: re.Match[str], amount: Decimal) -> str | None:
    """Hour to year: by the words in and right after the sum, else by those of the whole statement."""
    for stretch in (found[0], text[found.end() : found.end() + 24], text):
        for period, pattern in group_patterns("periods"):
            word = pattern.search(stretch)
            if word and not (period == "year" and amount < _YEARLY) and not (period == "hour" and amount >= _YEARLY):
                return period
    return "year" if re.search(r"\d\s?[kK]\b", found[0]) else None


def _is_pay(text: str, found: re.Match[str], labelled: bool) -> bool:
    before, after = text[max(0, found.start() - _NEAR) : found.start()], text[found.end() : found.end() + _NEAR]
    clause = re.split(r"[.;,(]|\bplus\b|\+", after)[0]
    if says("not_pay", clause) or (not labelled and says("not_pay", re.split(r"[.;,)]", before)[-1])):
        return False
    return matcher(r"\s?(?:@counted\b|%|[ap]\.?m\b|:\d\d)").match(after) is None


def _sum(figure: str, thousands: str | None) -> Decimal:
    return Decimal(figure.replace(",", "")) * (1000 if thousands else 1)


def day_in(text: str, *, day_first: bool = False) -> date | None:
    """The first whole date in a text; ``day_first``: 05/12/2026 is the fifth of December."""
    found = [
        (match.start(), day)
        for pattern in (_ISO, _MONTH_DAY, _DAY_MONTH, _SLASHED)
        for match in pattern.finditer(text)
        if (day := _day(match, day_first)) is not None
    ]
    return min(found)[1] if found else None


def _day(match: re.Match[str], day_first: bool) -> date | None:
    groups = match.groupdict()
    year = int(groups["year"]) + (2000 if len(groups["year"]) == 2 else 0)
    if "one" in groups:
        one, two = int(groups["one"]), int(groups["two"])
        month, day = (two, one) if (day_first and two <= 12) or one > 12 else (one, two)
    else:
        named = groups["month"]
        month, day = int(named) if named.isdigit() else month_number(named.title()) or 0, int(groups["day"])
    try:
        return date(year, month, day)
    except ValueError:
        return None


_HOURS = re.compile(
    r"(?<![\w.])(?P<hours>\d{1,2}(?:\.\d{1,2})?)(?:\s?(?:-|–|to)\s?(?P<high>\d{1,2}(?:\.\d{1,2})?))?[\s-]*(?:hours?|hrs?)\b\.?(?:\s+(?:a|per|each)\s+week|\s?/\s?(?:week|wk)|\s+weekly|\s+work\s?week|\s+week\b)",
    re.IGNORECASE,
)
_CASES: Final = (
    rf"\bcase\s?loads?\b[^.;\n]{{0,50}}?(?<![\w$])(?P<low>{_N})(?:\s?(?:-|–|to|and|or)\s?(?P<high>{_N}))?(?!\s?(?:%|@time\b))\b"
    rf"|(?<![\w$])(?P<low2>{_N})(?:\s?(?:-|–|to)\s?(?P<high2>{_N}))?\s(?:\w+\s)?@people\s(?:on|in)\syour\scaseload"
)
_PEOPLE: Final = (
    r"\b@carries\s+(?:(?:about|approximately|around|up to|some|all|of|each|a|the)\s+){0,3}"
    r"(?P<low>\d{1,3})(?:\s?(?:-|–|to)\s?(?P<high>\d{1,3}))?\s+(?:\w+\s+)?@people\b"
    r"(?!\s+(?:(?:a|per|each|every)\s+\w+|\w+ly)\b)"
)
"""A caseload in other words: "works with about 60 families", but not "serves 900 clients a year"."""
_PERCENT = re.compile(r"(?<![\d.])(?P<percent>\d{1,3})\s?(?:%|percent)", re.IGNORECASE)


def hours_a_week(text: str) -> float | int | None:
    found = _HOURS.search(text)
    if found is None:
        return None
    hours = float(found["hours"])
    return int(hours) if hours == int(hours) else hours


def caseload(text: str) -> dict[str, int] | None:
    """{min, max} of a caseload's size."""
    if found := matcher(_PEOPLE).search(text):
        low, high = found["low"], found["high"]
    elif found := matcher(_CASES).search(text):
        low, high = found["low"] or found["low2"], found["high"] or found["high2"]
    else:
        return None
    least = number(low)
    most = number(high) if high else least
    return {"min": least, "max": most} if 0 < least <= most else None


def percent(text: str) -> int | None:
    found = _PERCENT.search(text)
    return int(found["percent"]) if found and int(found["percent"]) <= 100 else None


def is_market(text: str) -> bool:
    return cue_pattern("market_words").search(text) is not None
