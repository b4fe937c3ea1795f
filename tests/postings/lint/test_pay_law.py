"""What the law of a place wants in a posting, told once with everyone who asks for it."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from jobkit import lint_role
from jobkit.model.finding import Finding
from tests.roles_written import written

AS_OF = date(2026, 11, 25)
NO_PAY = {"posting.pay": {"min": None, "max": None, "note": "No bonus is paid."}}


def found(
    tmp_path: Path, changes: dict[str, Any], where: tuple[str, ...] = (), as_of: date = AS_OF
) -> dict[str, Finding]:
    path = written(tmp_path, changes)
    return {each.rule: each for each in lint_role(path, where=where, as_of=as_of) if each.law}


def at(city: str, region: str, country: str = "US") -> dict[str, Any]:
    return {"posting.location": [{"city": city, "region": region, "country": country}]}


def test_no_pay_is_an_error_where_the_law_asks_for_it(tmp_path: Path) -> None:
    finding = found(tmp_path, NO_PAY | at("Brooklyn", "NY"))["PAY001"]
    assert (finding.severity, finding.field) == ("error", "posting.pay")
    assert finding.message.endswith("asked for by New York, New York City")
    assert finding.citation == "N.Y. Labor Law 194-b; N.Y.C. Admin. Code 8-107(32)"
    assert len(finding.sources) == 2
    assert "PAY001" not in found(tmp_path, NO_PAY | at("Dayton", "OH"))


def test_a_law_to_come_and_a_duty_after_the_posting_are_told_as_advice(tmp_path: Path) -> None:
    coming = found(tmp_path, NO_PAY | at("Dover", "DE"))["PAY001"]
    assert (coming.severity, "will ask for it from 2027-09-26" in coming.message) == ("info", True)
    later = found(tmp_path, NO_PAY | at("Toledo", "OH"))["PAY001"]
    assert (later.severity, "before an offer" in later.message) == ("info", True)
    unsure = found(tmp_path, NO_PAY | at("Honolulu", "HI"))
    assert unsure["PAY001"].severity == "warning"


def test_benefits_other_pay_and_deadline(tmp_path: Path) -> None:
    bare = {
        "posting.benefits": {"-": ["401k_plan", "health", "dental", "retirement_plan", "paid_time_off", "development"]}
    }
    bare |= {"posting.pay.note": "It goes by experience.", "posting.apply.deadline": None}
    denver = lint_role(written(tmp_path, bare | at("Denver", "CO")), as_of=AS_OF)
    told = {(each.rule, each.severity, each.field) for each in denver if each.rule in ("PAY006", "PAY008")}
    assert told == {
        ("PAY006", "error", "posting.benefits"), ("PAY006", "warning", "posting.pay"),
        ("PAY008", "error", "posting.apply"),
    }  # fmt: skip
    rolling = {"posting.apply.deadline": None, "posting.apply.rolling": True}
    assert "PAY008" not in found(tmp_path, rolling | at("Denver", "CO"))


def test_where_takes_the_place_of_the_roles_own(tmp_path: Path) -> None:
    assert "PAY001" in found(tmp_path, NO_PAY, where=("CO",))
    assert "PAY001" not in found(tmp_path, NO_PAY | at("Denver", "CO"), where=("TX",))


def test_no_place_is_a_doubt(tmp_path: Path) -> None:
    finding = found(tmp_path, NO_PAY | {"posting.location": None})["PAY001"]
    assert finding.severity == "warning"
    assert "assumed: no place is stated" in finding.message


def test_notices_on_software_vacancies_and_records(tmp_path: Path) -> None:
    silent = {"posting.apply.uses_ai_screening": None, "opening.existing_vacancy": None}
    assert "AI001" in found(tmp_path, silent | at("Chicago", "IL"))
    assert "AI001" not in found(tmp_path, silent | at("Toledo", "OH"))
    assert found(tmp_path, silent | at("Toledo", "OH"))["VAC001"].severity == "info"
    assert found(tmp_path, silent | at("Ottawa", "ON", "CA"))["VAC001"].severity == "error"
    assert "CRIM002" in found(tmp_path, at("Los Angeles", "CA"))
    said = {"background_checks": [{"kind": "We consider applicants with arrest or conviction records."}]}
    assert "CRIM002" not in found(tmp_path, said | at("Los Angeles", "CA"))


def test_a_license_to_drive_is_an_error_in_california_and_excused_by_its_reason(tmp_path: Path) -> None:
    asked = {"posting.requirements": {"+": [{"kind": "license", "text": "A valid driver's license"}]}}
    assert found(tmp_path, asked)["DRV001"].severity == "warning"
    assert found(tmp_path, asked | at("Fresno", "CA"))["DRV001"].severity == "error"
    excused = {"posting.work_environment.travel.driving_reason": "visits across a county without buses"}
    assert "DRV001" not in found(tmp_path, asked | excused | at("Fresno", "CA"))
