"""What a change of a role does to its rubric: a plain reading of the statements that each criterion rests on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from jobkit.model.role import Role
from jobkit.model.role_change import Change
from jobkit.model.rubric import Criterion, Experience, Gate, Rubric, applied
from jobkit.postings.lint.agreement import is_assessed, items_in_use


def rubric_effects(
    before: Role, after: Role, changes: Sequence[Change], old: Rubric | None, new: Rubric | None
) -> tuple[str, ...]:
    """A sentence for each effect; ``old`` and ``new`` are the rubrics of the two versions, None where there is none."""
    if old is None and new is None:
        return ("Neither version names a rubric.",)
    if new is None:
        return ("The newer version names no rubric.",)
    if old is None:
        return (f"The older version named no rubric; resumes are now scored by '{new.id}'.",)
    return (
        *_of_the_rubric(old, new),
        *_of_unread_requirements(before, after, new),
        *_of_lost_statements(before, after, new),
        *_of_changed_statements(changes, new),
    )


def _of_the_rubric(old: Rubric, new: Rubric) -> Iterator[str]:
    if old.role != new.role:
        yield f"Resumes are scored by another rubric: '{new.id}' in place of '{old.id}'."
    if old.target_tier == new.target_tier:
        return
    yield f"Resumes are scored for the tier '{new.target_tier}' in place of '{old.target_tier}'."
    points, now = ({each.id: of for each, of in applied(rubric)} for rubric in (old, new))
    for criterion in new.criteria:
        had, has = points.get(criterion.id, 0), now.get(criterion.id, 0)
        if had != has:
            yield f"{_called(criterion)} is worth {has} points; it was worth {had}."
        if isinstance(criterion, Experience) and has:
            months = criterion.target_months
            earlier, later = months.get(old.target_tier), months.get(new.target_tier)
            yield f"{_called(criterion)} asks for {later} months for all its points; it asked for {earlier}."


def _of_unread_requirements(before: Role, after: Role, rubric: Rubric) -> Iterator[str]:
    known = {(each.id, each.need) if each.id else (each.text, each.need) for each in before.posting.requirements}
    for index, each in enumerate(after.posting.requirements):
        is_new = (each.id or each.text, each.need) not in known
        if is_new and each.need == "must" and not is_assessed(each, index, rubric):
            yield f'No gate or criterion assesses the new must-have "{each.text}".'


def _of_lost_statements(before: Role, after: Role, rubric: Rubric) -> Iterator[str]:
    for item in items_in_use(rubric):
        lost = [each for each in item.rests_on if _stands(before, each) and not _stands(after, each)]
        if lost and any(_stands(after, each) for each in item.rests_on):
            yield f"{_called(item)} rested on {' and '.join(lost)} too, which went."
        elif lost:
            yield f"{_called(item)} has nothing left to rest on: {' and '.join(lost)} went."


def _of_changed_statements(changes: Sequence[Change], rubric: Rubric) -> Iterator[str]:
    changed = [each.field for each in changes if each.how == "changed" and each.weight == "substance"]
    for item in items_in_use(rubric):
        own = [field for field in changed if any(field.startswith(f"{statement}.") for statement in item.rests_on)]
        if own:
            yield f"{_called(item)} rests on {' and '.join(own)}, which changed: see that it still fits."


def _called(item: Gate | Criterion) -> str:
    return f"The gate '{item.name}'" if hasattr(item, "ask") else f"The criterion '{item.name}'"


def _stands(role: Role, statement: str) -> bool:
    """Whether the role says anything at the dotted place; an entry of a list is named by its id or its kind."""
    value: Any = role
    for step in statement.split("."):
        if isinstance(value, tuple):
            value = next(
                (each for each in value if step in (getattr(each, "id", None), getattr(each, "kind", None))), None
            )
        else:
            value = getattr(value, step, None)
    return bool(value)
