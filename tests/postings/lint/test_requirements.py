"""Requirements that do not agree with each other or with the level."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from jobkit import lint_role
from jobkit.postings.lint.checking import lint_text
from jobkit.postings.lint.subject import Source
from tests.roles_written import written

AS_OF = date(2026, 11, 25)


def messages(tmp_path: Path, rule: str, changes: dict[str, Any]) -> list[str]:
    return [each.message for each in lint_role(written(tmp_path, changes), as_of=AS_OF) if each.rule == rule]


def test_a_sound_file_agrees(tmp_path: Path) -> None:
    assert messages(tmp_path, "CON005", {}) == []


def test_experience_of_no_stated_length(tmp_path: Path) -> None:
    (said,) = messages(tmp_path, "CON005", {"posting.requirements": None})
    assert said.endswith("of no stated length; at the level 'entry' internships are enough")


def test_a_degree_that_the_posting_does_not_ask(tmp_path: Path) -> None:
    education = [{"level": "master", "fields": ["social work"]}]
    assert "has master (must)" in messages(tmp_path, "CON005", {"role.education": education})[0]


def test_a_credential_that_not_every_degree_opens(tmp_path: Path) -> None:
    credentials = [{"short": "C-SWCM", "name": "Certified Social Work Case Manager", "need": "must"}]
    told = messages(tmp_path, "CON005", {"role.credentials": credentials})
    assert any("takes a social work degree" in said for said in told)


@pytest.mark.parametrize(
    ("text", "tier", "is_found"),
    [
        ("The CCM credential", "entry", True),
        ("The CCM credential", "senior", False),
        ("The CCM credential, or to be earned within two years", "entry", False),
    ],
)
def test_a_certification_out_of_reach(tmp_path: Path, text: str, tier: str, is_found: bool) -> None:
    asked = {
        "posting.requirements": {"+": [{"kind": "credential", "need": "must", "text": text}]},
        "opening.tier": tier,
    }
    assert bool(messages(tmp_path, "CON006", asked)) is is_found


def test_a_certification_out_of_reach_in_a_plain_posting() -> None:
    text = "# Case Manager\n\nAn entry-level post.\n\n## Requirements\n- Certified Case Manager\n"
    assert "CON006" in {each.rule for each in lint_text(Source("posting.md", text), as_of=AS_OF)}


def test_holes_between_levels(tmp_path: Path) -> None:
    tiers = [{"id": "entry", "min_months": 0, "max_months": 24}, {"id": "senior", "min_months": 36, "max_months": 60}]
    (said,) = messages(tmp_path, "CON007", {"role.tiers": tiers})
    assert said.endswith("months 25 to 35, 61 and more")
    met = [{"id": "entry", "min_months": 0, "max_months": 24}, {"id": "senior", "min_months": 25}]
    assert messages(tmp_path, "CON007", {"role.tiers": met}) == []
