"""Parts of a posting that do not agree."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from jobkit import lint_role
from jobkit.model.finding import Finding
from jobkit.postings.lint.checking import lint_text
from jobkit.postings.lint.subject import Source
from tests.roles_written import written

AS_OF = date(2026, 11, 25)


def found(tmp_path: Path, changes: dict[str, Any]) -> dict[str, Finding]:
    return {each.rule: each for each in lint_role(written(tmp_path, changes), as_of=AS_OF)}


def text_rules(text: str) -> set[str]:
    return {each.rule for each in lint_text(Source("posting.md", text), as_of=AS_OF)}


def test_one_benefit_twice(tmp_path: Path) -> None:
    assert "CON001" not in found(tmp_path, {})
    assert "Retirement plan" in found(tmp_path, {"posting.benefits": ["401(k)", "Retirement plan"]})["CON001"].message
    assert "CON001" in text_rules("# Case Manager\n\n## Benefits\n- Health insurance\n- Medical coverage\n")
    assert "CON001" not in text_rules(
        "# Case Manager\n\n## Benefits\n- Health insurance\n- 401(k)\n- 20 days of vacation\n- Sick leave\n"
    )


def test_one_duty_twice(tmp_path: Path) -> None:
    twice = ["Write the care plan with the client", "Write a care plan with clients", "Record each visit the same day"]
    assert found(tmp_path, {"posting.responsibilities": twice})["CON002"].severity == "warning"
    assert "CON002" not in found(tmp_path, {"posting.responsibilities": twice[1:]})


def test_remote_work_with_visits(tmp_path: Path) -> None:
    remote = {"posting.location_type": "remote", "posting.remote_in": ["Ohio, USA"]}
    assert "CON003" in found(tmp_path, remote)
    assert "CON003" not in found(
        tmp_path, remote | {"posting.work_environment": {"text": "Your home", "travel": {"to": []}}}
    )
    assert "CON003" not in found(tmp_path, {"posting.location_type": "hybrid"})
    assert "CON003" in text_rules("# Case Manager\n\nThis job is fully remote. Home visits twice a week.")


def test_drifting_terms(tmp_path: Path) -> None:
    assert "CON008" in text_rules("# Case Manager\n\nYou write a care plan and keep the service plan current.")
    assert "CON008" not in text_rules("# Case Manager\n\nYou write a care plan and keep all care plans current.")
    assert "CON008" in text_rules("# Case Manager\n\nCounseling for youth; you are a counsellor.")


def test_a_hidden_schedule(tmp_path: Path) -> None:
    assert "CON011" not in found(tmp_path, {})
    assert "CON011" in found(tmp_path, {"schedule.on_call": None})
    assert "CON011" in text_rules("# Case Manager\n\n## Duties\n- Respond to crises.\n")
    assert "CON011" not in text_rules("# Case Manager\n\n## Duties\n- Respond to crises, on call one week in six.\n")
