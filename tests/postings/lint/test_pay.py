"""The pay of a role: whole, of a fair width, above the floors, and not at odds with other figures."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from jobkit import lint_role
from jobkit.model.finding import Finding
from tests.roles_written import written

AS_OF = date(2026, 11, 25)


def found(tmp_path: Path, **changes: Any) -> dict[str, Finding]:
    path = written(tmp_path, {name.replace("__", "."): value for name, value in changes.items()})
    return {each.rule: each for each in lint_role(path, as_of=AS_OF) if each.rule.startswith(("PAY", "CON010"))}


def test_a_sound_pay_gives_nothing(tmp_path: Path) -> None:
    assert found(tmp_path) == {}


def test_units_are_needed(tmp_path: Path) -> None:
    pay = {"min": 45000, "max": 60000, "currency": None, "period": None, "note": "No bonus is paid."}
    finding = found(tmp_path, posting__pay=pay)["PAY005"]
    assert finding.severity == "error"
    assert finding.message.endswith("45,000 of no currency and no period")


@pytest.mark.parametrize(
    ("high", "severity"), [(67000, None), (67500, None), (68000, "info"), (72000, "info"), (73000, "warning")]
)
def test_a_wide_range_is_told(tmp_path: Path, high: int, severity: str | None) -> None:
    finding = found(tmp_path, posting__pay__max=high).get("PAY004")
    assert (finding.severity if finding else None) == severity


def test_a_limit_of_the_place_is_told(tmp_path: Path) -> None:
    newark = [{"city": "Newark", "region": "NJ"}]
    finding = found(tmp_path, posting__pay__max=73000, posting__location=newark)["PAY004"]
    assert "New Jersey (a rule proposed" in finding.message
    ottawa = [{"city": "Ottawa", "region": "ON", "country": "CA"}]
    finding = found(tmp_path, posting__pay__max=101000, posting__location=ottawa)["PAY004"]
    assert "Ontario" in finding.message


def test_an_open_range_is_no_range(tmp_path: Path) -> None:
    open_ended = {"min": 45000, "max": None, "note": "No bonus is paid."}
    assert "no highest pay" in found(tmp_path, posting__pay=open_ended)["PAY002"].message


@pytest.mark.parametrize(
    ("region", "status", "floors"),
    [
        ("OH", "exempt", None),
        ("WA", "exempt", "WA"),
        ("WA", None, "WA; flsa_status is not stated"),
        ("WA", "non_exempt", None),
    ],
)
def test_a_salary_below_the_floor(tmp_path: Path, region: str, status: str | None, floors: str | None) -> None:
    place = [{"city": "Somewhere", "region": region}]
    finding = found(tmp_path, posting__location=place, posting__flsa_status=status).get("PAY011")
    assert (finding.message.partition("under that of ")[2] if finding else None) == floors


def test_an_average_outside_the_range_and_without_a_source(tmp_path: Path) -> None:
    market = [{"kind": "average", "amount": 40675, "currency": "USD", "period": "year"}]
    given = found(tmp_path, role__market=market)
    assert given["PAY012"].message.endswith("average 40,675 against 45,000 to 60,000")
    assert given["CON010"].message.endswith("has no source, as_of, area, code")
    sourced = market[0] | {"amount": 50000, "source": "BLS", "as_of": "2026-05-01", "area": "Ohio", "code": "21-1093"}
    assert found(tmp_path, role__market=[sourced]) == {}
    hourly = market[0] | {
        "period": "hour",
        "amount": 22,
        "source": "BLS",
        "as_of": "2026-05-01",
        "area": "Ohio",
        "code": "x",
    }
    assert found(tmp_path, role__market=[hourly]) == {}


@pytest.mark.parametrize(
    ("pay", "severity"), [({"min": 45000, "max": 60000}, "info"), ({"min": None, "max": None}, "warning")]
)
def test_pay_words_beside_a_range_are_advice(tmp_path: Path, pay: dict[str, Any], severity: str) -> None:
    assert found(tmp_path, posting__pay=pay | {"note": "Competitive pay."})["PAY003"].severity == severity


def test_pay_words_where_the_law_wants_numbers_are_an_error(tmp_path: Path) -> None:
    denver = [{"city": "Denver", "region": "CO"}]
    pay = {"min": None, "max": None, "note": "Competitive pay. No bonus."}
    given = found(tmp_path, posting__pay=pay, posting__location=denver)
    assert given["PAY001"].severity == given["PAY003"].severity == "error"


@pytest.mark.parametrize(
    ("pay", "said"),
    [
        ({"min": 3.25, "max": 4, "period": "hour"}, "3.25 for an hour is under $7.25 an hour"),
        ({"min": 7.25, "max": 9, "period": "hour"}, None),
        ({"min": 14000, "max": 18000, "period": "year"}, "14,000 for a year ($7.09 an hour, at 38 hours a week)"),
        ({"min": 3.25, "max": 4, "period": "hour", "currency": "JPY"}, None),
    ],
)
def test_pay_below_the_minimum_wage(tmp_path: Path, pay: dict[str, Any], said: str | None) -> None:
    whole = {"currency": "USD", "note": "No bonus is paid.", **pay}
    finding = found(tmp_path, posting__pay=whole, posting__flsa_status="non_exempt").get("PAY013")
    assert (said is None and finding is None) or (finding is not None and said is not None and said in finding.message)


def test_pay_of_a_volunteer_has_no_minimum(tmp_path: Path) -> None:
    pay = {"min": 5, "max": 6, "currency": "USD", "period": "hour", "note": "No bonus is paid."}
    assert "PAY013" not in found(tmp_path, posting__pay=pay, posting__employment_type="volunteer")


def test_pay_that_can_not_be_meant_is_an_error(tmp_path: Path) -> None:
    pay = {"min": 21.5, "max": 25, "currency": "USD", "period": "year", "note": "No bonus is paid."}
    told = [each for each in lint_role(written(tmp_path, {"posting.pay": pay}), as_of=AS_OF) if each.rule == "DOC002"]
    assert ["can't be pay for a year" in each.message for each in told] == [True]
