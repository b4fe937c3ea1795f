"""What a resume says, each value with the place it was read from.

The shape follows JSON Resume v1 (https://jsonresume.org/schema); ``jobkit.parsing.json_resume`` writes it. A value that
the page does not give is None or an empty tuple, never an empty string.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Generic, Literal, TypeVar

from jobkit.model.document import Box, Section, Span

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where a value stands: enough for a person to find it, and for a page to highlight it."""

    span: Span
    text: str
    """The quoted words, as in the document."""
    page: int
    line: int
    box: Box | None = None


@dataclass(frozen=True, slots=True)
class Found(Generic[T]):
    """A value and where it was read."""

    value: T
    evidence: tuple[Evidence, ...]
    confidence: float = 1.0
    """0 to 1: how sure the reading is that the value has this meaning."""


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """A date as precise as the page gives it."""

    year: int
    month: int | None = None
    day: int | None = None

    def __str__(self) -> str:
        """ISO 8601: ``2019``, ``2019-03`` or ``2019-03-15``."""
        parts = [f"{self.year:04d}"]
        if self.month is not None:
            parts.append(f"{self.month:02d}")
            if self.day is not None:
                parts.append(f"{self.day:02d}")
        return "-".join(parts)


@dataclass(frozen=True, slots=True)
class Period:
    """From a date to a date. ``current`` says that it goes on ("Present"): then there is no end."""

    start: PartialDate | None
    end: PartialDate | None
    current: bool = False
    season: bool = False
    """A season was named ("Summer 2025"): the dates hold its year alone."""


WorkKind = Literal["job", "internship", "volunteer", "military"]
EducationStatus = Literal["completed", "in_progress", "not_completed"]
CredentialStatus = Literal["active", "in_progress", "expired"]


@dataclass(frozen=True, slots=True)
class Work:
    title: Found[str] | None = None
    employer: Found[str] | None = None
    location: Found[str] | None = None
    dates: Found[Period] | None = None
    kind: WorkKind = "job"
    highlights: tuple[Found[str], ...] = ()
    section: Span | None = None
    """The heading it stands under."""


@dataclass(frozen=True, slots=True)
class Education:
    institution: Found[str] | None = None
    study_type: Found[str] | None = None
    """The degree as printed, without its field: "Bachelor of Science", "MSW"."""
    level: str | None = None
    """An id of ``lexicons/degrees.yaml``: high_school, associate, bachelor, master, doctorate ..."""
    area: Found[str] | None = None
    """The field, also where the degree's name implies it (MSW: Social Work)."""
    minors: tuple[str, ...] = ()
    dates: Found[Period] | None = None
    status: EducationStatus = "completed"
    location: Found[str] | None = None
    notes: tuple[Found[str], ...] = ()


@dataclass(frozen=True, slots=True)
class Certificate:
    """An entry of a certificates section. Letters after the name are ``Resume.post_nominals``."""

    name: Found[str]
    issuer: Found[str] | None = None
    number: str | None = None
    issued: PartialDate | None = None
    expires: PartialDate | None = None
    status: CredentialStatus = "active"


@dataclass(frozen=True, slots=True)
class SkillGroup:
    """Skills under a heading of their own ("Software: Epic, HMIS"), or under none."""

    name: str | None
    keywords: tuple[Found[str], ...]


@dataclass(frozen=True, slots=True)
class Place:
    city: str | None = None
    region: str | None = None
    postal_code: str | None = None
    address: str | None = None
    country_code: str | None = None


@dataclass(frozen=True, slots=True)
class Profile:
    network: str
    username: str | None
    url: str | None


@dataclass(frozen=True, slots=True)
class Caution:
    """Something to know of the reading: two readings of one date, hidden text, a section not understood."""

    code: str
    text: str
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Resume:
    name: Found[str] | None = None
    post_nominals: tuple[Found[str], ...] = ()
    """Letters after the name, one each: "MSW", "LCSW", "CCM"."""
    label: Found[str] | None = None
    """The headline under the name."""
    email: Found[str] | None = None
    phone: Found[str] | None = None
    url: Found[str] | None = None
    profiles: tuple[Found[Profile], ...] = ()
    location: Found[Place] | None = None
    summary: tuple[Found[str], ...] = ()
    work: tuple[Work, ...] = ()
    """Jobs, internships and volunteer work in page order; ``Work.kind`` tells them apart."""
    education: tuple[Education, ...] = ()
    certificates: tuple[Certificate, ...] = ()
    skills: tuple[SkillGroup, ...] = ()
    languages: tuple[Found[str], ...] = ()
    sections: tuple[Section, ...] = ()
    """Every section with its rows, the ones with no field of their own included: nothing read is lost."""
    warnings: tuple[Caution, ...] = field(default=())
    source: Mapping[str, object] | None = None
    """The JSON Resume that the file was; None where the resume was read from a page."""
