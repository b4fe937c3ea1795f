"""A rubric: what a role asks for, what each part is worth, and the statement of the role that it rests on.

A rubric is written by the employer before files are opened. Gates are few and never add points; criteria add up to 100.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from decimal import Decimal
from functools import lru_cache
from typing import Annotated, Any, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    JsonValue,
    PlainSerializer,
    SerializeAsAny,
    TypeAdapter,
    ValidationError,
    WrapValidator,
    model_validator,
)
from pydantic_core import InitErrorDetails

from jobkit.model.joined import joined_kinds

TOTAL = 100
"""Points of a whole rubric."""
LARGEST = 30
"""The most that one criterion may be written for: a score must not turn on a single reading. Points handed on by
criteria that do not apply come on top."""

DERIVED = "derived"
"""The version of a rubric that was derived from a role and that nobody has gone over."""
OWN = "own"
"""The ``term`` of a rubric's own words."""

Tier = Literal["entry", "mid", "senior"]
Credit = Literal["relevant", "related", "training"]
"""The kinds of months that ``model.facts`` counts apart."""
Relation = Literal["named", "related", "adjacent", "unrelated"]
"""How near a field of study is to the work: the posting names it, it is one of the related fields that postings allow
for, it is next to them, or it is known and neither. A field in none of a rubric's lists is unknown, never unrelated."""
Share = Annotated[Decimal, Field(ge=0, le=1), PlainSerializer(float, return_type=float, when_used="json")]
Points = Annotated[int, Field(ge=1, le=TOTAL)]
Ids = tuple[str, ...]


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class _Item(_Part):
    id: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]
    name: str
    """What a report calls it."""
    rests_on: Annotated[Ids, Field(min_length=1)]
    """Statements of the role file, as ``role.duties.assess`` or ``posting.requirements.education``; an entry without
    an id goes by its place, from 0: ``posting.requirements.2``."""
    sentence: str = ""
    """The first of them in its own words, for those who read the file."""


# ------------------------------------------------------------------ gates


class _Gate(_Item):
    ask: str
    """What is required, as a sentence a candidate can be shown."""
    question: str
    """What to ask the candidate where the resume does not settle it."""
    enabled: bool = True


class DegreeGate(_Gate):
    """A completed degree of one of the levels, in a field of one of the relations."""

    kind: Literal["degree"]
    levels: Annotated[Ids, Field(min_length=1)]
    fields: tuple[Relation, ...] = ()
    """Empty: whatever the field."""
    unsure_fields: tuple[Relation, ...] = ()
    """Relations that are neither enough nor too little: a person decides."""
    instead_relevant_months: Annotated[int, Field(ge=1)] | None = None
    """Relevant experience that stands in for the degree; None: nothing does."""


class MonthsOption(_Part):
    """Months of the named kinds, added up, that are enough."""

    credits: Annotated[tuple[Credit, ...], Field(min_length=1)]
    months: Annotated[int, Field(ge=1)]


class ExperienceGate(_Gate):
    """Any one of the options is enough."""

    kind: Literal["experience"]
    any_of: Annotated[tuple[MonthsOption, ...], Field(min_length=1)]
    people: Ids = ()
    """Whom the work must be with, ids of the lexicon's populations; a page that names none of them is asked about."""


class CredentialGate(_Gate):
    """One of the credentials, held now."""

    kind: Literal["credential"]
    any_of: Annotated[Ids, Field(min_length=1)]


Gate = Annotated[DegreeGate | ExperienceGate | CredentialGate, Field(discriminator="kind")]


# ------------------------------------------------------------------ criteria


def _not_over(most: int) -> int:
    if most > LARGEST:
        raise ValueError(f"must be {LARGEST} or less: no one criterion should decide; give what is over to others")
    return most


class _Criterion(_Item):
    max: Annotated[int, Field(ge=1, json_schema_extra={"maximum": LARGEST}), AfterValidator(_not_over)]
    """Points that the criterion is written for; those of criteria that do not apply may come on top."""
    tiers: tuple[Tier, ...] = ("entry", "mid", "senior")
    """Target tiers at which it applies."""
    question: str = ""
    """What to ask where the resume leaves it open; empty: a question made of the doubt itself."""


class OtherMonths(_Part):
    """Months that count beside the relevant ones: each as ``weight`` of a relevant month, for ``at_most`` points."""

    credit: Literal["related", "training"]
    weight: Share
    at_most: Points
    tiers: tuple[Tier, ...] = ("entry", "mid", "senior")


class Experience(_Criterion):
    """All points at the target tier's months of relevant experience, in proportion below it, no more above it."""

    kind: Literal["experience"]
    target_months: dict[Tier, Annotated[int, Field(ge=1)]]
    besides: tuple[OtherMonths, ...] = ()


class Weights(_Part):
    """What a term is worth by how the page shows it, as a share of its full worth."""

    demonstrated: Share = Decimal(1)
    stated: Share
    weak: Share = Decimal(0)


class Terms(_Criterion):
    """Each term of the list is worth the same share of the points."""

    kind: Literal["terms"]
    term: str
    """The lexicon's kind: function, population ..."""
    ids: Ids
    """Empty: the criterion does not apply, and hands its points on."""
    weights: Weights


class DegreeRow(_Part):
    """What a completed degree earns. The best row counts."""

    points: Points
    levels: Annotated[Ids, Field(min_length=1)]
    fields: tuple[Relation, ...] = ()
    """Empty: whatever the field."""


class Degree(_Criterion):
    """The best row that a completed degree meets; a degree in progress earns ``in_progress`` of what it would add."""

    kind: Literal["degree"]
    rows: Annotated[tuple[DegreeRow, ...], Field(min_length=1)]
    in_progress: Share


class CredentialRow(_Part):
    points: Points
    any_of: Annotated[Ids, Field(min_length=1)]


class Credential(_Criterion):
    """The one credential that earns most; several do not add up."""

    kind: Literal["credential"]
    rows: Annotated[tuple[CredentialRow, ...], Field(min_length=1)]
    in_progress: Points
    """For one in progress, at most what it would earn when held."""
    expired: Points
    """For one that has expired, at most what it would earn when held."""


class TermChoice(_Part):
    term: str
    ids: Ids = ()
    """Empty: any term of that kind."""


class PartRule(_Part):
    """One thing, met by any of the terms (or by work under one of the title families)."""

    id: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]
    name: str
    points: Points
    any_of: tuple[TermChoice, ...] = ()
    families: Ids = ()
    """Title families whose entries show it."""
    shown_by: Literal["demonstrated", "stated"] = "stated"
    """The least that earns the points: work described, or a mention in a list."""


class Parts(_Criterion):
    """A sum of parts, each met or not."""

    kind: Literal["parts"]
    parts: Annotated[tuple[PartRule, ...], Field(min_length=1)]


class JoinedCriterion(_Criterion):
    """What the settings of a kind of another distribution build on; how one joins: docs/scoring.md."""

    kind: str


_BuiltIn = Annotated[Experience | Terms | Degree | Credential | Parts, Field(discriminator="kind")]
_BUILT_IN: TypeAdapter[Any] = TypeAdapter(_BuiltIn)
KINDS = ("experience", "terms", "degree", "credential", "parts")


def _by_kind(value: Any, _: Any) -> Any:
    """The criterion, by the settings of its kind: a built-in one, or one that joined by entry point."""
    if isinstance(value, JoinedCriterion):
        return value
    kind = value.get("kind") if isinstance(value, Mapping) else None
    if isinstance(kind, str) and kind not in KINDS:
        joined = joined_kinds()
        if kind not in joined:
            known = ", ".join(f"'{name}'" for name in (*KINDS, *joined))
            wrong = InitErrorDetails(type="literal_error", loc=("kind",), input=kind, ctx={"expected": known})
            raise ValidationError.from_exception_data("criterion", [wrong])
        return joined[kind].Settings.model_validate(value)
    return _BUILT_IN.validate_python(value)


Criterion = Annotated[
    Experience | Terms | Degree | Credential | Parts | SerializeAsAny[JoinedCriterion], WrapValidator(_by_kind)
]


# ------------------------------------------------------------------ the whole


class NotScored(_Part):
    """Something the posting asks for that no resume can show, and where it is asked instead."""

    what: str
    then: str
    rests_on: Annotated[Ids, Field(min_length=1)]


class Work(_Part):
    """Which work is relevant, where it is not what ``lexicons/titles.yaml`` counts in full: case management."""

    families: Ids = ()
    """Title families of that lexicon that are; what it counts in full otherwise is then related work."""
    titles: tuple[Annotated[str, Field(min_length=3)], ...] = ()
    """Words of a title that are, where the lexicon has no family for the work: ``pharmacy technician``. Whether posts
    under other titles count is then asked."""


class Bands(_Part):
    """Where an assessment falls by its interval of points: nothing here rejects anyone."""

    strong: Annotated[int, Field(ge=0, le=TOTAL)]
    """``strong``: the low end is at least this."""
    good: Annotated[int, Field(ge=0, le=TOTAL)]
    """``good``: the low end is at least this."""
    below_if_high_under: Annotated[int, Field(ge=0, le=TOTAL)]
    """``below``: even the high end is under this. Everything else is ``review``."""

    @model_validator(mode="after")
    def _in_order(self) -> Bands:
        if not self.below_if_high_under <= self.good <= self.strong:
            raise ValueError("must rise from below_if_high_under over good to strong")
        return self


class Rubric(_Part):
    id: Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]*$")]
    version: str
    role: str
    """The id of the role (``templates/roles/``) that the statements in ``rests_on`` belong to."""
    title: str
    target_tier: Tier
    fields: dict[Literal["named", "related", "adjacent", "unrelated"], Ids]
    """Fields of study (ids of ``lexicons/degrees.yaml``) by how near they are to this role."""
    work: Work = Work()
    words: dict[Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")], Annotated[Ids, Field(min_length=1)]] = {}
    """Terms of one's own, which no lexicon has, each with the forms in which a page may name it. Criteria list them
    under ``term: own``."""
    gates: tuple[Gate, ...] = ()
    criteria: Annotated[tuple[Criterion, ...], Field(min_length=1)]
    hand_on_to: str
    """The criterion that takes over the points of those that do not apply."""
    bands: Bands
    not_scored: tuple[NotScored, ...] = ()
    variants: dict[str, dict[str, JsonValue]] = {}
    """Changes under a name: fields of this file, gates and criteria by their id."""
    posting: tuple[str, ...] = ()
    """What the role's posting says. Lines of a resume that repeat it earn nothing. jobkit fills it in from the role."""

    def __hash__(self) -> int:
        return hash((self.id, self.version, self.role, self.posting))

    @model_validator(mode="after")
    def _adds_up(self) -> Rubric:
        total = sum(criterion.max for criterion in self.criteria)
        if total != TOTAL:
            raise ValueError(f"gives {total} points in all, not {TOTAL}")
        for what, items in (("gate", self.gates), ("criterion", self.criteria)):
            for name in _repeated(item.id for item in items):
                raise ValueError(f"has two items under the {what} id '{name}'")
        heir = next((criterion for criterion in self.criteria if criterion.id == self.hand_on_to), None)
        if heir is None or not applies(heir, self.target_tier):
            raise ValueError(f"hands points on to '{self.hand_on_to}', which is not a criterion that applies")
        for criterion in self.criteria:
            _check_reach(criterion, self.target_tier)
            _check_words(criterion, self.words)
        return self


def applies(criterion: Criterion, tier: Tier) -> bool:
    """Whether a criterion is used for a vacancy of that tier."""
    return tier in criterion.tiers and not (isinstance(criterion, Terms) and not criterion.ids)


@lru_cache(maxsize=64)
def applied(rubric: Rubric) -> tuple[tuple[Criterion, int], ...]:
    """The criteria in use, in file order, each with the points it can earn; together 100."""
    used = [criterion for criterion in rubric.criteria if applies(criterion, rubric.target_tier)]
    freed = TOTAL - sum(criterion.max for criterion in used)
    return tuple((each, each.max + (freed if each.id == rubric.hand_on_to else 0)) for each in used)


def _repeated(names: Iterable[str]) -> list[str]:
    return [name for name, times in Counter(names).items() if times > 1]


def _check_reach(criterion: Criterion, tier: Tier) -> None:
    """A criterion's own figures must lead to its points: a maximum that nobody can reach is a mistake of the rubric."""
    reach = criterion.max
    if isinstance(criterion, Degree | Credential):
        reach = max(row.points for row in criterion.rows)
    elif isinstance(criterion, Parts):
        reach = sum(part.points for part in criterion.parts)
    elif isinstance(criterion, Experience) and tier in criterion.tiers and tier not in criterion.target_months:
        raise ValueError(f"has no target_months for the tier '{tier}' in '{criterion.id}'")
    if reach != criterion.max:
        raise ValueError(f"leads to {reach} points in '{criterion.id}', whose max is {criterion.max}")


def _check_words(criterion: Criterion, words: Mapping[str, Ids]) -> None:
    if isinstance(criterion, Terms) and criterion.term == OWN:
        for name in criterion.ids:
            if name not in words:
                raise ValueError(f"lists the own term '{name}' in '{criterion.id}', which 'words' does not have")
