"""What one vacancy is: the parts of a role file from which a posting is made."""

from __future__ import annotations

import re
from typing import Annotated, Any, ClassVar, Final, Literal, Self

from pydantic import AfterValidator, Field, model_validator
from pydantic.json_schema import JsonSchemaValue

from jobkit.model.fields import (
    Amount,
    Count,
    Country,
    Currency,
    Day,
    Email,
    Flag,
    ItemId,
    Level,
    Months,
    Need,
    Part,
    Percent,
    Period,
    Said,
    Short,
    Text,
    Texts,
    Url,
)  # fmt: skip

EmploymentType = Literal[
    "full_time", "part_time", "contractor", "temporary", "intern", "volunteer", "per_diem", "other"
]
RequirementKind = Literal[
    "experience", "knowledge", "skill", "education", "credential", "license", "language", "travel", "other"
]
BenefitFamily = Literal[
    "retirement", "health", "dental", "vision", "life", "disability", "time_off", "holidays", "parental_leave",
    "development", "supervision", "tuition", "loan_forgiveness", "wellbeing", "transport", "flexibility", "other",
]  # fmt: skip

_WISH: Final = re.compile(  # Spanish (preferred)
    r"(?P<text>.*\S)\s*\(\s*(?:is |are )?(?:strongly )?(?:preferred|a plus|nice to have|desired)\s*\)\.?\s*",
    re.IGNORECASE | re.DOTALL,
)
_TWO_NUMBERS: Final = re.compile(r"(?P<low>\d{1,6})\s*(?:-|–|to)\s*(?P<high>\d{1,6})")


class Brief(Said):
    part: Literal["purpose", "scope", "contact", "who", "aim"] | None = None


class Responsibility(Said):
    duty: ItemId | None = None
    """The duty of the role that it restates."""


class Requirement(Said):
    """What is asked for; plain words that end in "(preferred)" are a wish."""

    kind: RequirementKind = "other"
    need: Need = "must"
    months: Months | None = None
    level: Level | None = None
    fields: Texts = ()
    evidence: Text | None = None
    """What shows it in an application."""
    strength_word: Text | None = None

    @model_validator(mode="before")
    @classmethod
    def _wished(cls, value: Any) -> Any:
        """``Spanish (preferred)``, where nothing else says whether it is a must."""
        found = _WISH.fullmatch(value) if isinstance(value, str) else None
        return {"text": found["text"], "need": "preferred"} if found else value


class Benefit(Said):
    family: BenefitFamily = "other"
    detail: Text | None = None
    employer_pays: Text | None = None
    """The employer's share: "80%"."""


class OtherPay(Said):
    kind: Literal["bonus", "commission", "differential", "equity", "allowance", "other"] = "other"


class Pay(Part):
    """What is paid: a range, or one fixed sum."""

    min: Amount | None = None
    max: Amount | None = None
    fixed: Amount | None = None
    currency: Currency | None = None
    period: Period | None = None
    note: Text | None = None
    other: tuple[OtherPay, ...] = ()

    @model_validator(mode="after")
    def _coherent(self) -> Self:
        if self.fixed is not None and (self.min is not None or self.max is not None):
            raise ValueError("has a fixed sum beside a range; keep one")
        if self.min is not None and self.max is not None and self.max < self.min:
            raise ValueError(f"has max ({self.max:,f}) below min ({self.min:,f})")
        return self


class Travel(Part):
    to: Texts = ()
    frequency: Text | None = None
    percent: Percent | None = None
    driving_required: Flag | None = None
    driving_reason: Text | None = None
    mileage_paid: Flag | None = None


class WorkEnvironment(Said):
    travel: Travel | None = None


class ReportsTo(Short):
    """One job title, or several of which the employer picks one."""

    any_of: tuple[Text, ...] = Field(min_length=1)

    @model_validator(mode="before")
    @classmethod
    def _from_text(cls, value: Any) -> Any:
        return {"any_of": [value]} if isinstance(value, str) else value


def _region(value: str) -> str:
    if any(char.isdigit() for char in value):
        raise ValueError(f"is the state alone, not {value!r}; the ZIP code goes to 'postal_code'")
    return value.upper() if len(value) == 2 else value


class Place(Part):
    name: Text | None = None
    street: Text | None = None
    city: Text | None = None
    region: Annotated[Text, AfterValidator(_region)] | None = None
    """State or province, as the post writes it: "OH"."""
    postal_code: Text | None = None
    country: Country = "US"


class EeoStatement(Short):
    """The equal opportunity statement: one's own text, or a shipped one by name."""

    text: Text | None = None
    preset: ItemId | None = None

    @model_validator(mode="before")
    @classmethod
    def _from_text(cls, value: Any) -> Any:
        return {"text": value} if isinstance(value, str) else value

    @model_validator(mode="after")
    def _one(self) -> Self:
        if (self.text is None) == (self.preset is None):
            raise ValueError("needs either a text or a preset")
        return self


class Apply(Part):
    url: Url | None = None
    email: Email | None = None
    documents: Texts = ()
    letter_about: Texts = ()
    deadline: Day | None = None
    rolling: Flag | None = None
    accommodation_contact: Text | None = None
    uses_ai_screening: Flag | None = None
    """Whether software ranks or rejects applicants; None: not stated."""


class Internal(Part):
    """What only a posting to one's own staff says."""

    grade: Text | None = None
    eligible: Text | None = None
    """Who may apply."""
    apply: Text | None = None
    """How staff say that they are interested."""
    deadline: Day | None = None
    """Where it is not the one for everybody."""


class PostingPart(Part):
    """What a posting says: ``posting`` in the file."""

    brief: tuple[Brief, ...] = ()
    responsibilities: tuple[Responsibility, ...] = ()
    """Printed in place of the role's duties where there are any."""
    requirements: tuple[Requirement, ...] = ()
    benefits: tuple[Benefit, ...] = ()
    pay: Pay | None = None
    work_environment: WorkEnvironment | None = None
    reports_to: ReportsTo | None = None
    location: tuple[Place, ...] = ()
    location_type: Literal["onsite", "hybrid", "remote"] | None = None
    remote_in: Texts = ()
    """Countries or states from which fully remote work may be done."""
    employment_type: EmploymentType | None = None
    flsa_status: Literal["exempt", "non_exempt"] | None = None
    eeo_statement: EeoStatement | None = None
    apply: Apply = Apply()
    internal: Internal = Internal()


class Organization(Part):
    name: Text | None = None
    site: Url | None = None
    logo: Url | None = None
    about: Text | None = None
    size: Count | None = None
    """Employees in all."""
    size_by_place: dict[str, Count] = Field(default_factory=dict)
    federal_contractor: Flag | None = None


class Opening(Part):
    id: Text | None = None
    """The employer's own number of the vacancy."""
    url: Url | None = None
    """The posting's own page, where that is not the page on which one applies."""
    posted_on: Day | None = None
    valid_through: Day | None = None
    start_on: Day | None = None
    count: Count | None = None
    existing_vacancy: Flag | None = None
    tier: ItemId | None = None
    internal: Flag | None = None


class Schedule(Part):
    hours_per_week: Amount | None = None
    shifts: Text | None = None
    on_call: Text | None = None
    weekends: Text | None = None


class Range(Short):
    """From one number to another: ``25``, ``25-30``, or with fields."""

    plain_form: ClassVar[JsonSchemaValue] = {
        "anyOf": [{"type": "integer", "minimum": 0}, {"type": "string", "pattern": r"^\d{1,6}\s*(-|–|to)\s*\d{1,6}$"}]
    }

    min: Count | None = None
    max: Count | None = None

    @model_validator(mode="before")
    @classmethod
    def _from_number(cls, value: Any) -> Any:
        if isinstance(value, int) and not isinstance(value, bool):
            return {"min": value, "max": value}
        if not isinstance(value, str):
            return value
        found = _TWO_NUMBERS.fullmatch(value.strip())
        if found is None:
            raise ValueError(f"must be a number or two, such as 25 or 25-30, not {value[:40]!r}")
        return {"min": int(found["low"]), "max": int(found["high"])}


class Caseload(Part):
    size: Range | None = None
    contacts_per_month: Count | None = None
    """With each client."""


class BackgroundCheck(Part):
    kind: Text
    required_by: Text | None = None


class Legal(Part):
    """Grounds on which the law lets a posting ask what it otherwise may not."""

    bfoq: Text | None = None
    religious_exemption: Text | None = None
    citizenship_required_by: Text | None = None
    license: Text | None = None
