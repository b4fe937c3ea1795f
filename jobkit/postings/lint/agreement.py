"""Whether posting and rubric agree: nothing is scored that the posting keeps from applicants, and no must-have is asked
for that nobody looks at."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from jobkit.model.finding import Finding
from jobkit.model.role import Role
from jobkit.model.rubric import Criterion, Gate, Rubric, applied
from jobkit.model.vacancy import Requirement
from jobkit.postings.lint.overlap import stems
from jobkit.postings.lint.rules import finding
from jobkit.postings.lint.subject import Subject

_ASSESSED_AS: Final = {
    "education": "degree",
    "experience": "experience",
    "credential": "credential",
    "license": "credential",
}
"""The kind of gate or criterion that looks at a requirement of a kind."""
_STATED_AS: Final = {
    "education": ("education",), "credentials": ("credential", "license"), "licenses": ("license", "credential"),
    "tiers": ("experience",), "knowledge": ("knowledge",),
}  # fmt: skip
"""The kinds of requirement by which a posting says what a part of the role holds."""


def check_agreement(subject: Subject, rubric: Rubric) -> Iterator[Finding]:
    """What is scored and not said, and what is asked and not looked at."""
    role = subject.role
    if role is None:
        return
    for item in items_in_use(rubric):
        if not any(_is_said(subject, role, statement) for statement in item.rests_on):
            said = f"{item.name!r} of the rubric '{rubric.id}' ({', '.join(item.rests_on)})"
            yield finding(
                "RUB001", said, subject.spot("posting.requirements"), field="posting.requirements", quote=item.name
            )
    for index, requirement in enumerate(role.posting.requirements):
        if requirement.need == "must" and not is_assessed(requirement, index, rubric):
            field = f"posting.requirements.{index}"
            said = f'"{requirement.text[:80]}"'
            yield finding("RUB002", said, subject.spot(f"{field}.text"), field=field, quote=requirement.text)


def items_in_use(rubric: Rubric) -> list[Gate | Criterion]:
    """The gates and criteria that count for the rubric's target tier, in file order."""
    return [*(gate for gate in rubric.gates if gate.enabled), *(criterion for criterion, _ in applied(rubric))]


def is_assessed(requirement: Requirement, index: int, rubric: Rubric) -> bool:
    """A gate or criterion looks at the requirement at that place of the posting's, or ``not_scored`` says what does."""
    used = items_in_use(rubric)
    resting = {statement for each in (*used, *rubric.not_scored) for statement in each.rests_on}
    kinds: set[str] = {item.kind for item in used}
    ids = {requirement.id or str(index), requirement.kind}
    if any(f"posting.requirements.{name}" in resting for name in ids) or "posting.requirements" in resting:
        return True
    if requirement.kind == "travel" and any("travel" in statement for statement in resting):
        return True
    return _ASSESSED_AS.get(requirement.kind) in kinds


def _is_said(subject: Subject, role: Role, statement: str) -> bool:
    """Whether the posting prints what the statement of the role says."""
    section, _, rest = statement.partition(".")
    part, _, name = rest.partition(".")
    if section == "posting":
        return _is_in_posting(role, part, name)
    if section != "role":
        return bool(getattr(role, section, None))
    if part == "duties":
        return bool(role.role.duties or role.posting.responsibilities)
    if part == "populations":
        return bool(role.role.populations.named) or bool(_named_in(role, subject, part, name))
    kinds = _STATED_AS.get(part, ())
    return any(each.kind in kinds for each in role.posting.requirements) or _named_in(role, subject, part, name)


def _is_in_posting(role: Role, part: str, name: str) -> bool:
    value = getattr(role.posting, part, None)
    if part != "requirements" or not name:
        return bool(value)
    return any(name in (each.id or str(at), each.kind) for at, each in enumerate(role.posting.requirements))


def _named_in(role: Role, subject: Subject, part: str, name: str) -> bool:
    """Whether the printed text has the words by which the role's entry is called."""
    entries = [each for each in getattr(role.role, part, ()) if not name or getattr(each, "id", None) == name]
    text = subject.text("brief", "duties", "requirements", "preferred", "work")
    said = stems(text)
    for entry in entries:
        called = str(getattr(entry, "name", getattr(entry, "text", "")))
        if not called:
            continue
        if re.search(rf"\b{re.escape(called)}\b", text, re.IGNORECASE) or (stems(called) and stems(called) <= said):
            return True
    return False
