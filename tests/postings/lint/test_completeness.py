"""Fields, dates and statements that a posting needs."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from jobkit import lint_role
from jobkit.model.finding import Finding
from jobkit.postings.lint.checking import lint_text
from jobkit.postings.lint.subject import Source
from tests.roles_written import written

AS_OF = date(2026, 11, 25)


def found(tmp_path: Path, changes: dict[str, Any], as_of: date = AS_OF) -> dict[str, Finding]:
    return {each.rule: each for each in lint_role(written(tmp_path, changes), as_of=as_of)}


def text_rules(text: str) -> set[str]:
    return {each.rule for each in lint_text(Source("posting.md", text), as_of=AS_OF)}


def test_missing_fields_are_errors_but_in_a_template(tmp_path: Path) -> None:
    finding = found(tmp_path, {"organization.name": None})["DOC002"]
    assert (finding.severity, finding.field) == ("error", "organization.name")
    template = lint_role("case-manager", as_of=AS_OF)
    assert {each.severity for each in template if each.rule == "DOC002"} == {"info"}


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"posting.apply.deadline": "2026-11-01"}, "before the day of posting"),
        ({"opening.posted_on": "2026-10-01", "posting.apply.deadline": "2026-11-01"}, "is past on 2026-11-25"),
        ({"opening.posted_on": "2026-12-01"}, "still to come"),
    ],
)
def test_dates(tmp_path: Path, changes: dict[str, Any], said: str) -> None:
    assert said in found(tmp_path, changes)["DOC005"].message


def test_placeholders_are_found_where_links_are_not() -> None:
    assert "DOC001" in text_rules("# Case Manager\n\nSend it to [email address].")
    assert "DOC001" in text_rules("# Case Manager\n\nPlace (specify the location).")
    assert "DOC001" not in text_rules("# Case Manager\n\nSend it by [our page](https://example.org), see item [1].")


def test_equal_opportunity(tmp_path: Path) -> None:
    partial = "We are an equal opportunity employer, whatever your race, color, religion or age."
    finding = found(tmp_path, {"posting.eeo_statement": partial})["EEO002"]
    assert "no sex, pregnancy" in finding.message
    assert "EEO002" not in found(
        tmp_path, {"posting.eeo_statement": f"{partial} No other protected status counts either."}
    )
    assert "EEO002" not in found(tmp_path, {"posting.eeo_statement": "We are an equal opportunity employer."})
    assert "EEO001" in text_rules("# Case Manager\n\nYou help people.")
    path = tmp_path / "none.yaml"
    path.write_text(
        "id: none\nrole: {title: Case Manager}\norganization: {federal_contractor: true}\n", encoding="utf-8"
    )
    given = {each.rule: each for each in lint_role(path, as_of=AS_OF)}
    assert given["EEO001"].severity == "error"


def test_accommodation(tmp_path: Path) -> None:
    assert "DIS004" in found(tmp_path, {"posting.apply.accommodation_contact": None})
    assert "DIS003" in found(tmp_path, {"physical_demands": ["You carry files of 15 pounds."]})
    accommodated = ["You carry files of 15 pounds, with or without reasonable accommodation."]
    assert "DIS003" not in found(tmp_path, {"physical_demands": accommodated})


def test_licensed_work(tmp_path: Path) -> None:
    finding = found(tmp_path, {})["LIC001"]
    assert finding.quote == "treatment plan"
    named = {"role.licenses": [{"name": "LSW", "state": "OH", "need": "must"}]}
    assert "LIC001" not in found(tmp_path, named)


def test_too_little_text() -> None:
    assert "DOC006" in text_rules("# Case Manager\n\nCase Manager")


def test_an_equal_opportunity_employer_may_say_so_in_three_letters() -> None:
    text = "# Case Manager\n\nYou visit families.\n\nEOE. Write to us for help with applying; we accommodate."
    assert "EEO001" not in {each.rule for each in lint_text(Source("p.md", text), as_of=date(2026, 11, 25))}
