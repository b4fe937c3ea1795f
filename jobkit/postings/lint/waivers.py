"""Waivers: findings that a role accepts, each with its reason; one that nothing needs is itself found."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from difflib import get_close_matches

from jobkit.model.finding import Finding
from jobkit.model.role import Role, Waiver
from jobkit.postings.lint.rules import finding, rules
from jobkit.postings.lint.subject import Subject


def waived(subject: Subject, findings: Iterable[Finding]) -> list[Finding]:
    """The findings, those that the role waives marked with the reason, and the waivers that waive nothing."""
    role = subject.role
    found = list(findings)
    if role is None:
        return found
    marked = [_marked(each, role) for each in found]
    for index, waiver in enumerate(role.lint.waive):
        field = f"lint.waive.{index}"
        if subject.is_own(field) and not any(_covers(waiver, each) for each in found):
            marked.append(finding("WVR001", _nothing(waiver), subject.spot(field), field=field, quote=waiver.rule))
    return marked


def _marked(found: Finding, role: Role) -> Finding:
    reason = next((waiver.reason for waiver in role.lint.waive if _covers(waiver, found)), "")
    return replace(found, waived=reason) if reason else found


def _covers(waiver: Waiver, found: Finding) -> bool:
    within = not waiver.where or found.field == waiver.where or found.field.startswith(f"{waiver.where}.")
    return waiver.rule == found.rule and within


def _nothing(waiver: Waiver) -> str:
    if waiver.rule not in rules():
        close = get_close_matches(waiver.rule.upper(), list(rules()), n=1)
        return f"no rule is called '{waiver.rule}'{f'; did you mean {close[0]}?' if close else ''}"
    return f"{waiver.rule} finds nothing{f' in {waiver.where}' if waiver.where else ''}"
