"""What an occupation is, whoever the employer: the ``role`` part of a role file."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from jobkit.model.fields import (
    Amount,
    Currency,
    Day,
    Flag,
    ItemId,
    Level,
    Months,
    Need,
    Part,
    Period,
    Said,
    Text,
    Texts,
)  # fmt: skip


class Codes(Part):
    """The occupation in public classifications."""

    onet_soc: tuple[Annotated[str, Field(pattern=r"^\d{2}-\d{4}\.\d{2}$")], ...] = ()
    """Best first; the first one goes into the posting."""
    snomed_ct: Annotated[str, Field(pattern=r"^\d{6,18}$")] | None = None
    nucc: Annotated[str, Field(pattern=r"^[0-9A-Z]{10}$")] | None = None
    isco_08: Annotated[str, Field(pattern=r"^\d{1,4}$")] | None = None


class Duty(Said):
    essential: Flag = True
    implies: Texts = ()
    """Fields of the role file that this duty makes necessary: ``schedule.on_call``."""


class Populations(Part):
    """Whom the work serves."""

    vocabulary: Texts = ()
    """The groups that a posting of this occupation may name."""
    named: Texts = ()
    """The groups that this role is about."""
    experience: Text | None = None
    """What is asked of a candidate, in general words."""


class Skill(Part):
    id: ItemId | None = None
    name: Text
    task: Text
    """What the skill is used for; a skill with no task says nothing."""
    strength_word: Text | None = None
    """The word by which postings like to raise it ("excellent"); kept for the linter, never printed."""


class Education(Part):
    id: ItemId | None = None
    level: Level
    fields: Texts = ()
    need: Need = "must"
    when: Text | None = None
    """The posts that it holds for; None: all."""


class Credential(Part):
    id: ItemId | None = None
    short: Text
    name: Text
    issuer: Text | None = None
    need: Need = "preferred"
    when: Text | None = None
    facts: Texts = ()
    """What it takes to get and to keep it."""


class License(Part):
    id: ItemId | None = None
    name: Text
    state: Text | None = None
    need: Need = "must"
    when: Text | None = None


class ContinuingEducation(Part):
    why: Text
    ways: Texts = ()


class Tier(Part):
    """A level of experience; ``min_months <= months <= max_months``."""

    id: ItemId
    min_months: Months
    max_months: Months | None = None
    """None: no upper bound."""
    label: Text | None = None
    """How people say it: "1-2 years"."""
    education: Text | None = None
    gained_by: Texts = ()
    strengths: Texts = ()
    leads_to: Texts = ()

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        if self.max_months is not None and self.max_months < self.min_months:
            raise ValueError("has max_months below min_months")
        return self


class MarketPay(Part):
    """What the occupation earns elsewhere; shown in a guide, never in a posting."""

    kind: Literal["average", "median", "percentile_10", "percentile_25", "percentile_75", "percentile_90"]
    amount: Amount
    currency: Currency
    period: Period
    source: Text | None = None
    as_of: Day | None = None
    area: Text | None = None
    code: Text | None = None
    varies_with: Texts = ()
    plus_benefits: Flag | None = None


class Occupation(Part):
    title: Text
    aliases: Texts = ()
    sectors: Texts = ()
    codes: Codes = Codes()
    people_served_term: Text = "client"
    """The one word for the people served."""
    plan_term: Text | None = None
    term_variants: dict[str, Texts] = Field(default_factory=dict)
    """Other words for the same thing, which one posting should not mix: ``client: [patient]``."""
    summary: tuple[Said, ...] = ()
    duties: tuple[Duty, ...] = ()
    work_in_practice: tuple[Said, ...] = ()
    populations: Populations = Populations()
    skills: tuple[Skill, ...] = ()
    knowledge: tuple[Said, ...] = ()
    education: tuple[Education, ...] = ()
    credentials: tuple[Credential, ...] = ()
    licenses: tuple[License, ...] = ()
    continuing_education: ContinuingEducation | None = None
    tiers: tuple[Tier, ...] = ()
    market: tuple[MarketPay, ...] = ()
    resume_signals: tuple[Said, ...] = ()
