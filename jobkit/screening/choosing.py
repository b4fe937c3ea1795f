"""Which rubric scores a role."""

from __future__ import annotations

import contextlib

from jobkit.errors import InvalidFile, JobkitError
from jobkit.model.role import Role
from jobkit.model.rubric import Rubric
from jobkit.roles.loading import load_role
from jobkit.screening.deriving import derive
from jobkit.screening.rubrics import apply_variant, load_rubric, split_variant


def rubric_of(role: Role) -> Rubric:
    """The rubric that a role names, for the tier that its opening asks for, where it was written for what the role
    asks; else one derived from the role. It brings what the role's posting says, so that no copy of that earns points.

    A rubric is written for what a role asks where its ``role`` is that role, or a shipped one whose requirements and
    people served are the same. One written for a file that is not at hand is taken as named; so is a variant, which
    only a role that means it names, and any where the role says too little to derive another.

    Raises:
        NotFound: the role names a rubric that does not exist.
        InvalidFile: the rubric file has problems, or the role names none and says too little to derive one.
    """
    named = named_rubric(role)
    if named is None:
        return with_posting(derive(role), role)
    if not _names_variant(role) and not _is_for(named, role):
        with contextlib.suppress(InvalidFile):
            return with_posting(derive(role), role)
    return with_posting(named, role)


def named_rubric(role: Role) -> Rubric | None:
    """The rubric that a role names, whatever it was written for, for the tier that its opening asks for; None: none.

    Raises what ``load_rubric`` raises.
    """
    if role.rubric is None:
        return None
    named, tier = load_rubric(role.rubric), role.opening.tier
    return apply_variant(named, tier) if tier in named.variants else named


def with_posting(rubric: Rubric, role: Role) -> Rubric:
    """The rubric with what the role's posting says, where it does not have that already."""
    posting = role.posting
    said = [each.text for part in (posting.brief, posting.responsibilities, posting.requirements) for each in part]
    return rubric.model_copy(update={"posting": tuple(said)}) if said and not rubric.posting else rubric


def _names_variant(role: Role) -> bool:
    return role.rubric is not None and split_variant(role.rubric)[1] is not None


def _is_for(rubric: Rubric, role: Role) -> bool:
    if rubric.role == role.id:
        return True
    try:
        other = load_role(rubric.role)
    except JobkitError:
        return True
    same = role.posting.requirements == other.posting.requirements
    return same and role.role.populations.named == other.role.populations.named
