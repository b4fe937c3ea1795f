"""A role as a posting to one's own staff: with the grade, without what staff know, and its own way to apply."""

from __future__ import annotations

from dataclasses import replace

from jobkit.model.role import Role
from jobkit.postings import phrases
from jobkit.postings.outline import Fact, Outline, Section, outline


def internal_outline(role: Role) -> Outline:
    """The posting's parts for staff; the role must have what that asks for."""
    whole, own = outline(role), role.posting.internal
    deadline = own.deadline or role.posting.apply.deadline or role.opening.valid_through
    by = f" by {phrases.day(deadline)}" if deadline else ""
    eligible = (f"Who may apply: {own.eligible}",) if own.eligible else ()
    return replace(
        whole,
        facts=(Fact("Grade", own.grade or ""), *(_dated(fact, by) for fact in whole.facts)),
        sections=tuple(each for each in whole.sections if each.id != "about"),
        apply=Section("apply", f"How to apply{by}", (*eligible, own.apply or "")),
        apply_url=None,
        apply_email=None,
    )


def _dated(fact: Fact, by: str) -> Fact:
    return replace(fact, value=by.removeprefix(" by ")) if fact.label == "Apply by" else fact
