"""A derived rubric as a file that a person goes on from."""

from __future__ import annotations

from jobkit.model.rubric import Rubric
from jobkit.yamlfile import dump

_HEAD = """\
# Derived from the role '{role}': a first rubric, for a person to go over before any file is opened.
# Then give it a version of its own.
# - Every gate and criterion names the sentence it rests on (rests_on, sentence). Take out what the job does not need.
# - Points: rational weights by kind, functions of the work first, then experience, education, knowledge, credentials;
#   what is preferred weighs half as much as a must. No past hires went into them. They add up to {total}.
# - What no resume can show stands under not_scored, with where it is asked instead.
"""


def rubric_text(rubric: Rubric) -> str:
    """The YAML file, with comments on how it was made; reading it gives the rubric again."""
    plain = rubric.model_dump(mode="json", exclude_defaults=True, exclude={"posting"})
    total = sum(criterion.max for criterion in rubric.criteria)
    return _HEAD.format(role=rubric.role, total=total) + dump(plain)
