"""Postings to one's own staff, and the same words where everybody may apply."""

from __future__ import annotations

from typing import Any

from jobkit.postings.importing.posting import import_posting

POSTING = """{head}
Case Manager
Grade: 9
Who may apply: Staff in good standing
Apply by: December 11, 2026

Duties
- Visit clients

How to apply
Write to jobs@example.org, and tell your supervisor.
"""


def of(head: str) -> dict[str, Any]:
    return dict(import_posting(POSTING.format(head=head).encode(), "posting.txt").data["posting"])


def test_what_only_staff_are_told_has_its_own_fields() -> None:
    posting = of("For staff of Aid House")
    assert posting["internal"] == {
        "grade": "9", "eligible": "Staff in good standing", "deadline": "2026-12-11",
        "apply": "Write to jobs@example.org, and tell your supervisor.",
    }  # fmt: skip
    assert "apply" not in posting


def test_where_everybody_may_apply_a_grade_is_left_over() -> None:
    imported = import_posting(POSTING.format(head="Aid House").encode(), "posting.txt")
    assert "internal" not in imported.data["posting"]
    assert imported.data["posting"]["apply"] == {"deadline": "2026-12-11", "email": "jobs@example.org"}
    assert {"Grade: 9", "Who may apply: Staff in good standing"} <= {each.at.quote for each in imported.unplaced}
