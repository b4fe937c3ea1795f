"""Short posts: within their channel's limits, pay never cut."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jobkit.errors import InvalidFile
from jobkit.model.posting import PostingFormat
from jobkit.model.role import Role
from jobkit.postings.render import render_posting
from jobkit.roles.loading import load_role

LIMITS: dict[PostingFormat, int] = {"social": 3000, "microblog": 280, "sms": 160}
EXAMPLE = load_role(Path(__file__).resolve().parents[2] / "samples" / "roles" / "case-manager-example.yaml")
WORDS = st.lists(
    st.sampled_from(["care", "clients", "you", "plan", "a", "responsibility", "help"]), min_size=1, max_size=40
)


def changed(**posting: Any) -> Role:
    data = EXAMPLE.model_dump(mode="json")
    data["posting"].update(posting)
    return Role.model_validate(data)


def test_each_says_as_much_as_fits() -> None:
    posts = {form: render_posting(EXAMPLE, form).text for form in LIMITS}
    assert "until the plan works" in posts["social"]
    assert "Full-time" in posts["microblog"]
    assert "until the plan works" not in posts["microblog"]
    assert posts["sms"].count("\n") == 3
    assert len(posts["social"].split()) <= 100


@settings(max_examples=25)
@given(briefs=st.lists(WORDS, min_size=1, max_size=6))
def test_limits_hold_and_what_must_be_said_is_said(briefs: list[list[str]]) -> None:
    role = changed(brief=[f"{' '.join(words).capitalize()}." for words in briefs])
    for form, limit in LIMITS.items():
        text = render_posting(role, form).text
        assert len(text.strip()) <= limit
        assert "$45,000 to $60,000 a year" in text
        assert "Apply by December 31, 2026: https://www.example.org/jobs/cm-2026-014" in text
        assert all(line.endswith((".", "014", "")) for line in text.splitlines())
        assert "\n\n\n" not in text


def test_an_address_counts_23_on_x() -> None:
    """https://docs.x.com/fundamentals/counting-characters"""
    start = "Case Manager, Example Family Services, Dayton, OH. $45,000 to $60,000 a year.\n\n"
    short = changed(brief=["x" * 100], apply={"url": "https://a.io", "deadline": "2026-12-31"})
    text = render_posting(short, "microblog").text
    fixed = len(start) + len("\n\nApply by December 31, 2026: ") + 23 + len("Full-time, 40 hours a week, non-exempt.")
    room = 280 - fixed - len(" .")
    fits = changed(brief=["y" * room + "."], apply={"url": "https://a.io", "deadline": "2026-12-31"})
    over = changed(brief=["y" * (room + 1) + "."], apply={"url": "https://a.io", "deadline": "2026-12-31"})
    assert "x" * 100 in text
    assert "yyy" in render_posting(fits, "microblog").text
    assert "yyy" not in render_posting(over, "microblog").text


def test_what_can_not_be_said_shortly_is_refused_with_the_mend() -> None:
    role = changed(apply={"url": f"https://www.example.org/{'a' * 120}", "deadline": "2026-12-31"})
    with pytest.raises(InvalidFile, match=r"more than .* has \(.*shorten posting.apply.url first") as caught:
        render_posting(role, "sms")
    assert caught.value.problems[0].field == "posting.apply.url"
    assert render_posting(role, "social").text


def test_of_what_is_too_long_the_longest_part_is_to_be_shortened() -> None:
    data = changed(apply={"email": "jobs@example.org", "deadline": "2026-12-31"}).model_dump(mode="json")
    data["organization"]["name"] = "The Office of " + "Housing and " * 12 + "Reentry"
    with pytest.raises(InvalidFile, match=r"role.title 12, organization.name 165.*shorten organization.name first"):
        render_posting(Role.model_validate(data), "sms")


def test_benefits_that_are_sentences_read_as_a_list() -> None:
    role = changed(benefits=["We pay 75% of the premium", "Free parking"], brief=["You help."])
    assert "Benefits: we pay 75% of the premium and free parking." in render_posting(role, "social").text
