"""A role: one job, written once, from which postings, rubrics and the guide page are made.

A template says what holds for any employer; an employer's own file ``extends:`` it and gives the rest. Both are this
one model. Field by field: docs/roles.md.
"""

from __future__ import annotations

from typing import Self

from pydantic import Field, model_validator

from jobkit.model.fields import Count, FileId, Flag, ItemId, LostReference, Part, Said, Text, Texts, lost_references
from jobkit.model.occupation import Occupation
from jobkit.model.vacancy import (
    BackgroundCheck,
    Caseload,
    Legal,
    Opening,
    Organization,
    PostingPart,
    Schedule,
)  # fmt: skip


class Headline(Part):
    title: Text
    updated_year: Count | None = None


class Audience(Said):
    who: Text | None = None


class Faq(Part):
    id: ItemId | None = None
    question: Text
    answer: Texts = ()
    answer_from: Text | None = None
    """A field of the role whose entries are the answer: ``role.resume_signals``."""


class Closing(Said):
    kept: Flag = True
    """False: a promise of the source that the guide does not keep, and so does not print."""


class Related(Part):
    topic: Text
    url: Text | None = None


class Guide(Part):
    """An article on the occupation; none of it is ever printed in a posting."""

    headline: Headline | None = None
    intro: tuple[Said, ...] = ()
    audiences: tuple[Audience, ...] = ()
    promise: tuple[Said, ...] = ()
    headings: dict[str, Text] = Field(default_factory=dict)
    """What the article's sections are called, by their part of the role."""
    faqs: tuple[Faq, ...] = ()
    closing: tuple[Closing, ...] = ()
    related: tuple[Related, ...] = ()


class Waiver(Part):
    """A finding of the linter that is accepted."""

    rule: Text
    where: Text | None = None
    """The field below which it is accepted ("posting.requirements"); None: everywhere."""
    reason: Text


class Lint(Part):
    waive: tuple[Waiver, ...] = ()


class Role(Part):
    """One job, in full."""

    id: FileId
    rubric: Text | None = None
    """What its resumes are scored by: a shipped rubric's name, or the path of a rubric file."""
    role: Occupation
    posting: PostingPart = PostingPart()
    organization: Organization = Organization()
    opening: Opening = Opening()
    schedule: Schedule = Schedule()
    caseload: Caseload | None = None
    physical_demands: tuple[Said, ...] = ()
    exposure: tuple[Said, ...] = ()
    background_checks: tuple[BackgroundCheck, ...] = ()
    legal: Legal = Legal()
    guide: Guide | None = None
    lint: Lint = Lint()

    @model_validator(mode="after")
    def _references_stand(self) -> Self:
        duties = [duty.id for duty in self.role.duties if duty.id is not None]
        lost = [
            LostReference(("posting", "responsibilities", index, "duty"), each.duty, "role.duties", tuple(duties))
            for index, each in enumerate(self.posting.responsibilities)
            if each.duty is not None and each.duty not in duties
        ]
        tiers = tuple(tier.id for tier in self.role.tiers)
        if self.opening.tier is not None and tiers and self.opening.tier not in tiers:
            lost.append(LostReference(("opening", "tier"), self.opening.tier, "role.tiers", tiers))
        if lost:
            raise lost_references(lost)
        return self
