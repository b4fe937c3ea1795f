"""Waivers: each with a reason, none without a finding."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from jobkit import lint_role
from jobkit.errors import InvalidFile
from jobkit.model.finding import Finding, is_failing
from tests.roles_written import written

AS_OF = date(2026, 11, 25)
NO_FELONS = {"posting.requirements": {"+": ["No felony convictions"]}}


def found(tmp_path: Path, *waivers: dict[str, str]) -> tuple[Finding, ...]:
    return lint_role(
        written(tmp_path, NO_FELONS | {"lint.waive": list(waivers)} if waivers else NO_FELONS), as_of=AS_OF
    )


def rule(findings: tuple[Finding, ...], name: str) -> Any:
    return next((each for each in findings if each.rule == name), None)


def test_a_waived_finding_stays_with_its_reason_and_fails_nothing(tmp_path: Path) -> None:
    assert is_failing(found(tmp_path))
    waived = found(tmp_path, {"rule": "CRIM001", "reason": "42 U.S.C. 1320a-7 bars it for this post"})
    assert rule(waived, "CRIM001").waived == "42 U.S.C. 1320a-7 bars it for this post"
    assert not is_failing(waived)


def test_a_waiver_without_a_reason_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(InvalidFile, match="'reason' is missing"):
        found(tmp_path, {"rule": "CRIM001"})


def test_a_waiver_of_nothing_is_found(tmp_path: Path) -> None:
    idle = rule(found(tmp_path, {"rule": "AGE001", "reason": "it was there once"}), "WVR001")
    assert idle.message == "a waiver of nothing: AGE001 finds nothing"
    assert idle.spot.line
    wrong = rule(found(tmp_path, {"rule": "CRIM01", "reason": "a slip"}), "WVR001")
    assert wrong.message.endswith("no rule is called 'CRIM01'; did you mean CRIM001?")


def test_a_waiver_may_hold_for_a_part(tmp_path: Path) -> None:
    elsewhere = found(tmp_path, {"rule": "CRIM001", "where": "posting.brief", "reason": "x"})
    assert not rule(elsewhere, "CRIM001").waived
    assert rule(elsewhere, "WVR001").message.endswith("finds nothing in posting.brief")
    here = found(tmp_path, {"rule": "CRIM001", "where": "posting.requirements", "reason": "x"})
    assert rule(here, "CRIM001").waived == "x"
