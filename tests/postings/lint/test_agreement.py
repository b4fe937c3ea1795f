"""Posting and rubric are held together."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from jobkit import lint_role
from tests.roles_written import written

AS_OF = date(2026, 11, 25)


def messages(tmp_path: Path, rule: str, changes: dict[str, Any], **options: Any) -> list[str]:
    return [each.message for each in lint_role(written(tmp_path, changes), as_of=AS_OF, **options) if each.rule == rule]


def test_posting_and_rubric_of_a_sound_role_agree(tmp_path: Path) -> None:
    assert messages(tmp_path, "RUB001", {}) == messages(tmp_path, "RUB002", {}) == []


def test_a_criterion_that_the_posting_never_mentions(tmp_path: Path) -> None:
    only = [{"id": "education", "kind": "education", "text": "A bachelor's degree in social work, or a related field"}]
    told = messages(tmp_path, "RUB001", {"posting.requirements": only})
    assert [said.split("'")[1] for said in told] == [
        "Experience", "Relevant experience", "Certification or licence", "Tools and knowledge",
    ]  # fmt: skip


def test_a_must_have_that_nobody_assesses(tmp_path: Path) -> None:
    asked = {"posting.requirements": {"+": [{"kind": "language", "text": "You speak Spanish"}]}}
    told = messages(tmp_path, "RUB002", asked, rubric="case-manager")
    assert told == ['a must-have that nobody assesses: "You speak Spanish"']
    assert messages(tmp_path, "RUB002", asked) == []  # the rubric derived from the file has it among its questions
    wished = {"posting.requirements": {"+": [{"kind": "language", "need": "preferred", "text": "You speak Spanish"}]}}
    assert messages(tmp_path, "RUB002", wished, rubric="case-manager") == []


def test_a_rubric_may_be_named(tmp_path: Path, root: Path) -> None:
    assert messages(tmp_path, "RUB001", {"rubric": None}, rubric="case-manager") == []
    own = tmp_path / "rubric.yaml"
    text = (root / "rubrics" / "case-manager.yaml").read_text(encoding="utf-8")
    own.write_text(
        text.replace(
            "[posting.requirements.case_practice, posting.responsibilities, role.duties]",
            "[posting.requirements.nothing]",
        ),
        encoding="utf-8",
    )
    assert len(messages(tmp_path, "RUB001", {}, rubric=own)) == 1
