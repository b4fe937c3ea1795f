"""How each kind of criterion earns its points: one pure function of the facts and the criterion's settings a kind.

What they share: ``points`` is what the page supports, ``low`` leaves out what is inferred or only named, ``high``
settles every doubt in the candidate's favour. Silence adds nothing to either, and nothing takes points away.
"""

from __future__ import annotations

from typing import assert_never, cast

from jobkit.model.facts import Facts
from jobkit.model.joined import joined_kinds
from jobkit.model.rubric import Credential, Criterion, Degree, Experience, JoinedCriterion, Parts, Terms
from jobkit.screening import credentials, degrees, experience, terms
from jobkit.screening.award import Award, Scope


# A kind that joins (jobkit.model.joined) keeps to the same, and writes its sentence as Reason("SAID", {"text": ...}).
def award(facts: Facts, criterion: Criterion, scope: Scope) -> Award:
    """What the facts earn under one criterion."""
    match criterion:
        case Experience():
            return experience.award(facts, criterion, scope)
        case Terms():
            return terms.award(facts, criterion, scope)
        case Degree():
            return degrees.award(facts, criterion, scope)
        case Credential():
            return credentials.award(facts, criterion)
        case Parts():
            return terms.award_parts(facts, criterion, scope)
        case JoinedCriterion():
            return cast(Award, joined_kinds()[criterion.kind].award(facts, criterion, scope))
        case _:
            assert_never(criterion)
