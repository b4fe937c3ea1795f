"""How each criterion of a rubric gives its points, in words and figures by which a reader can redo them."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from jobkit.language.credentials import short_name
from jobkit.language.degrees import level_rank
from jobkit.model.joined import joined_kinds
from jobkit.model.rubric import Credential, Criterion, Degree, Experience, Parts, Rubric, Terms
from jobkit.reports.reckoning import figure
from jobkit.screening import reasons

_OTHER = {"related": "A month of related work", "training": "A month of internship, practicum or volunteer work"}


def rule(criterion: Criterion, most: int, rubric: Rubric) -> str:
    """One criterion's rule; points are rounded half up once, at the end of each criterion."""
    if isinstance(criterion, Experience):
        return _experience(criterion, most, rubric)
    if isinstance(criterion, Terms):
        return _terms(criterion, most)
    if isinstance(criterion, Degree):
        return _degree(criterion)
    if isinstance(criterion, Credential):
        return _credential(criterion)
    if isinstance(criterion, Parts):
        return _parts(criterion, most)
    return joined_kinds()[criterion.kind].rule(criterion, most)


def _experience(criterion: Experience, most: int, rubric: Rubric) -> str:
    target = criterion.target_months[rubric.target_tier]
    besides = "".join(
        f" {_OTHER[each.credit]} counts {each.weight} of one, for at most {each.at_most} points."
        for each in criterion.besides
        if rubric.target_tier in each.tiers
    )
    return f"{most} points × months of relevant work ÷ {target}, at most {most}.{besides}"


def _terms(criterion: Terms, most: int) -> str:
    weights = criterion.weights
    each = Fraction(most, len(criterion.ids))
    shown, named = figure(each * Fraction(weights.demonstrated)), figure(each * Fraction(weights.stated))
    weak = f", a possible one {figure(each * Fraction(weights.weak))}" if weights.weak else ""
    return (
        f"{most} points ÷ {len(criterion.ids)}: each one shown in dated work gives {shown}, "
        f"one only named gives {named}{weak}."
    )


def _degree(criterion: Degree) -> str:
    rows = [f"{_either(row.levels)}{_fields(row.fields)}: {row.points}" for row in criterion.rows]
    share = criterion.in_progress
    return f"The best of: {'; '.join(rows)}. A degree in progress gives {share} of what it would add."


def _either(levels: Iterable[str]) -> str:
    in_order = sorted(levels, key=level_rank)
    names = [reasons.LEVELS.get(level, reasons.label(level)).lower() for level in in_order]
    return f"{names[0]} or higher" if len(names) > 2 else " or ".join(names)


def _fields(fields: Iterable[str]) -> str:
    named = " or ".join(fields)
    return f" in a field that is {named}" if named else " in any field"


def _credential(criterion: Credential) -> str:
    rows = [f"{', '.join(short_name(name) for name in row.any_of)}: {row.points}" for row in criterion.rows]
    return (
        f"The best one of: {'; '.join(rows)}. In progress: at most {criterion.in_progress}. "
        f"Expired: at most {criterion.expired}."
    )


def _parts(criterion: Parts, most: int) -> str:
    scale = Fraction(most, criterion.max)
    return "; ".join(f"{part.name}: {figure(scale * part.points)}" for part in criterion.parts) + "."
