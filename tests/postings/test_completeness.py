"""What each channel refuses: the field, why, and the mend."""

from __future__ import annotations

from pathlib import Path
from typing import Any, get_args

import pytest

from jobkit.errors import InvalidFile, Problem
from jobkit.model.posting import FeedFormat, PostingFormat
from jobkit.model.role import Role
from jobkit.postings.completeness import require_complete
from jobkit.roles.loading import load_role_text

EVERY: tuple[Any, ...] = (*get_args(PostingFormat), *get_args(FeedFormat))


def role(root: Path, own: str = "") -> Role:
    path = root / "samples" / "roles" / "own.yaml"
    return load_role_text(f"id: own\nextends: case-manager-example.yaml\n{own}", path)


def problems(whole: Role, form: Any) -> list[Problem]:
    with pytest.raises(InvalidFile) as caught:
        require_complete(whole, form)
    return list(caught.value.problems[1:])


@pytest.mark.parametrize("form", EVERY)
def test_the_sample_can_go_out_by_every_channel(root: Path, form: Any) -> None:
    require_complete(role(root), form)


@pytest.mark.parametrize("form", EVERY)
def test_no_channel_takes_a_role_without_pay_or_with_a_blank(root: Path, form: Any) -> None:
    found = problems(role(root, "posting: {pay: null, brief: ['Work in [City, State].']}\n"), form)
    assert {each.field for each in found} >= {"posting.pay.min", "posting.pay.currency", "posting.brief.0.text"}
    assert all(each.field and each.message and each.hint for each in found)


@pytest.mark.parametrize(
    ("form", "own", "field"),
    [
        ("html", "role: {title: 'URGENT: Case Manager'}\n", "role.title"),
        ("html", "role: {title: 'Now hiring: Case Manager'}\n", "role.title"),
        ("jsonld", "role: {title: Case Manager!}\n", "role.title"),
        ("jsonld", "role: {title: Case Manager $60k}\n", "role.title"),
        ("html", "role: {title: Case Manager at Example Family Services}\n", "role.title"),
        ("html", "role: {title: Case Manager (CM-2026-014)}\n", "role.title"),
        ("html", "posting: {location: [{city: Dayton}, {region: OH}]}\n", "posting.location.city"),
        ("html", "posting: {location_type: remote, remote_in: [EU], work_environment: {travel: null}}\n",
         "posting.remote_in"),
        ("html", "posting: {location_type: remote, work_environment: {travel: null}}\n", "posting.remote_in"),
        ("indeed", "role: {title: Full-time Case Manager}\n", "role.title"),
        ("indeed", "posting: {apply: {url: null, email: jobs@example.org}}\n", "opening.url"),
        ("indeed", "posting: {location: [{city: Dayton}]}\n", "posting.location.region"),
        ("rss", "posting: {apply: {url: null, email: jobs@example.org}}\n", "opening.url"),
        ("internal", "posting: {internal: {grade: null}}\n", "posting.internal.grade"),
        ("internal", "posting: {internal: {apply: null}}\n", "posting.internal.apply"),
        ("internal", "posting: {reports_to: null}\n", "posting.reports_to"),
    ],
)  # fmt: skip
def test_a_channel_refuses_what_it_does_not_take(root: Path, form: Any, own: str, field: str) -> None:
    whole = role(root, own)
    (found,) = problems(whole, form)
    assert found.field == field
    assert found.path == "own"
    assert found.hint
    if field != "posting.remote_in":
        require_complete(whole, "md")


@pytest.mark.parametrize(
    "title",
    ["Case Manager", "RN Case Manager II", "Social Worker, Child & Family", "Hiring Manager", "Urgent Care Nurse"],
)
def test_a_plain_title_is_no_offence(root: Path, title: str) -> None:
    require_complete(role(root, f"role: {{title: '{title}'}}\n"), "html")


def test_pay_may_be_nought_for_a_volunteer(root: Path) -> None:
    require_complete(role(root, "posting: {pay: {min: 0, max: 0}, employment_type: volunteer}\n"), "md")


def test_a_page_without_an_address_to_apply_at_may_be_written_to(root: Path) -> None:
    own = "opening: {url: https://www.example.org/jobs/14}\nposting: {apply: {url: null, email: jobs@example.org}}\n"
    require_complete(role(root, own), "indeed")
