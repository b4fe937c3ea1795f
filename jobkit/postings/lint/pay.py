"""The pay that a role states: complete, of a fair width, above the floors, and not at odds with what else is said."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Final

from jobkit.model.finding import Finding
from jobkit.model.occupation import MarketPay
from jobkit.model.role import Role
from jobkit.model.vacancy import Pay
from jobkit.postings.lint.limits import steps
from jobkit.postings.lint.rules import finding, raised
from jobkit.postings.lint.subject import Subject
from jobkit.postings.lint.work_places import floors, is_in_us, reached
from jobkit.roles.pay import for_an_hour, misfit, pay_words

_FULL_TIME: Final = Decimal(40)
_NO_MINIMUM: Final = ("volunteer", "intern", "contractor")
"""Kinds of work to which a minimum wage need not apply."""
_LEAST_YEARLY: Final = 10_000
"""A sum without a period that is no less than this is taken for a year's."""


def check_pay(subject: Subject) -> Iterator[Finding]:
    """Findings on the amounts; a plain posting has none that can be compared."""
    role = subject.role
    if role is None:
        return
    if (pay := role.posting.pay) is not None:
        yield from _units(subject, pay)
        yield from _width(subject, pay)
        yield from _exempt(subject, role, pay)
        yield from _least(subject, role, pay)
        yield from _average(subject, role, pay)
    yield from _sources(subject, role)


def settle_pay_words(subject: Subject, findings: Iterable[Finding]) -> Iterator[Finding]:
    """PAY003 by what stands beside the words: advice with a range there, an error where a law asks for one."""
    found = list(findings)
    pay = subject.role.posting.pay if subject.role else None
    has_numbers = pay is not None and (pay.fixed is not None or pay.max is not None)
    due = any(each.rule == "PAY001" and each.severity == "error" for each in found)
    for each in found:
        if each.rule == "PAY003" and has_numbers:
            yield raised(each, "info")
        else:
            yield raised(each, "error") if each.rule == "PAY003" and due else each


def _units(subject: Subject, pay: Pay) -> Iterator[Finding]:
    amounts = [amount for amount in (pay.fixed, pay.min, pay.max) if amount is not None]
    missing = [name for name in ("currency", "period") if getattr(pay, name) is None]
    if amounts and missing:
        said = f"{amounts[0]:,f} of no {' and no '.join(missing)}"
        yield finding("PAY005", said, subject.spot("posting.pay"), field=f"posting.pay.{missing[0]}")
    if pay.fixed is None and (pay.min is None) != (pay.max is None):
        which, end = ("min", "highest") if pay.max is None else ("max", "lowest")
        yield finding("PAY002", f"no {end} pay", subject.spot(f"posting.pay.{which}"), field=f"posting.pay.{which}")


def _width(subject: Subject, pay: Pay) -> Iterator[Finding]:
    if not pay.min or pay.max is None:
        return
    spread, gap = float((pay.max - pay.min) / pay.min), float(pay.max - pay.min)
    spot = subject.spot("posting.pay.max")
    limits = [(each.law.name, each.law.spread) for each in reached(subject) if each.law.spread and not each.assumed]
    broken = [
        f"{name} ({limit.status})"
        for name, limit in limits
        if (limit.share is not None and spread > limit.share)
        or (limit.amount is not None and gap > limit.amount and pay.min <= (limit.not_above or pay.min))
    ]
    severity = "warning" if broken else next((level for level, least in steps("pay_spread") if spread > least), None)
    if severity:
        said = f"{spread:.0%} of its lower end{f'; past the limit of {broken[0]}' if broken else ''}"
        yield finding(
            "PAY004", said, spot, field="posting.pay.max", quote=f"{pay.min:,f} to {pay.max:,f}", severity=severity
        )


def _exempt(subject: Subject, role: Role, pay: Pay) -> Iterator[Finding]:
    """Below a state's floor, unless the job is said to be paid overtime."""
    lowest = pay.fixed if pay.fixed is not None else pay.min
    yearly = pay.period == "year" or (pay.period is None and lowest is not None and lowest >= _LEAST_YEARLY)
    if lowest is None or not yearly or role.posting.flsa_status == "non_exempt":
        return
    under = [(place, floor) for place, floor in floors(subject) if lowest < Decimal(str(floor))]
    if under:
        status = "" if role.posting.flsa_status else "; flsa_status is not stated"
        said = f"{lowest:,f} is under that of {', '.join(place for place, _ in under)}{status}"
        field = "posting.pay.min" if pay.fixed is None else "posting.pay.fixed"
        yield finding("PAY011", said, subject.spot(field), field=field, quote=f"{lowest:,f}")


def _least(subject: Subject, role: Role, pay: Pay) -> Iterator[Finding]:
    """Below the federal minimum wage, by the hours stated, or by those of a full-time job."""
    lowest, hours = pay.fixed if pay.fixed is not None else pay.min, role.schedule.hours_per_week
    if hours is None and (role.posting.employment_type == "full_time" or pay.period in ("hour", "day")):
        hours = _FULL_TIME
    is_paid_by_law = role.posting.employment_type not in _NO_MINIMUM and pay.currency == "USD" and is_in_us(subject)
    if not (lowest and hours and pay.period and is_paid_by_law) or misfit(pay):
        return
    least, hourly = pay_words().minimum_wage, for_an_hour(lowest, pay.period, hours)
    if hourly < Decimal(str(least.hour)):
        worked = "" if pay.period == "hour" else f" (${hourly:,.2f} an hour, at {hours:,f} hours a week)"
        sum_ = f"{lowest:,f} for {'an' if pay.period == 'hour' else 'a'} {pay.period}{worked}"
        said = f"{sum_} is under ${least.hour:.2f} an hour"
        field = "posting.pay.min" if pay.fixed is None else "posting.pay.fixed"
        yield finding("PAY013", said, subject.spot(field), field=field, quote=f"{lowest:,f}", sources=[least.source])


def _average(subject: Subject, role: Role, pay: Pay) -> Iterator[Finding]:
    for index, market in _own_market(subject, role):
        low, high = (pay.fixed, pay.fixed) if pay.fixed is not None else (pay.min, pay.max)
        comparable = (pay.currency or market.currency, pay.period or market.period) == (market.currency, market.period)
        if market.kind not in ("average", "median") or not comparable or low is None or high is None:
            continue
        if not low <= market.amount <= high:
            field = f"role.market.{index}.amount"
            said = f"{market.kind} {market.amount:,f} against {low:,f} to {high:,f}"
            yield finding("PAY012", said, subject.spot(field), field=field, quote=f"{market.amount:,f}")


def _own_market(subject: Subject, role: Role) -> Iterator[tuple[int, MarketPay]]:
    """The figures that the linted file itself gives; those of a template are not for its user to mend."""
    for index, market in enumerate(role.role.market):
        if subject.is_own(f"role.market.{index}"):
            yield index, market


def _sources(subject: Subject, role: Role) -> Iterator[Finding]:
    for index, market in _own_market(subject, role):
        missing = [name for name in ("source", "as_of", "area", "code") if getattr(market, name) is None]
        if missing:
            field = f"role.market.{index}"
            said = f"{market.kind} {market.amount:,f} has no {', '.join(missing)}"
            yield finding("CON010", said, subject.spot(f"{field}.amount"), field=field, quote=f"{market.amount:,f}")
