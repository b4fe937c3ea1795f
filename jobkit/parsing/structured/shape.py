"""The shape of a JSON Resume, and what in a file does not have it.

Source of the fields: the published JSON Schema, v1.0.0 (https://jsonresume.org/schema). Keys that it does not name
are let through, as the schema lets them; null and numbers where text is asked for are taken for what they say. Some
keys of our own (``x-status`` and others) say what the schema has no field for; ``docs/reading.md`` lists them.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, StrictBool, ValidationError
from pydantic_core import ErrorDetails

from jobkit.model.resume import CredentialStatus, WorkKind

Path = tuple[str | int, ...]
"""The way to a value: ("work", 0, "position")."""


class _Item(BaseModel):
    model_config = ConfigDict(extra="allow", coerce_numbers_to_str=True)


class _Location(_Item):
    address: str | None = None
    postalCode: str | None = None  # noqa: N815
    city: str | None = None
    countryCode: str | None = None  # noqa: N815
    region: str | None = None


class _Profile(_Item):
    network: str | None = None
    username: str | None = None
    url: str | None = None


class _Basics(_Item):
    name: str | None = None
    label: str | None = None
    email: str | None = None
    phone: str | None = None
    url: str | None = None
    summary: str | None = None
    location: _Location | None = None
    credentials: list[str] | None = Field(None, alias="x-credentials")
    profiles: list[_Profile] | None = None


class _Dated(_Item):
    startDate: str | None = None  # noqa: N815
    endDate: str | None = None  # noqa: N815
    summary: str | None = None
    highlights: list[str] | None = None
    url: str | None = None


class _Work(_Dated):
    kind: WorkKind | None = Field(None, alias="x-kind")
    name: str | None = None
    position: str | None = None
    location: str | None = None
    description: str | None = None


class _Volunteer(_Dated):
    kind: WorkKind | None = Field(None, alias="x-kind")
    organization: str | None = None
    position: str | None = None


class _Education(_Dated):
    institution: str | None = None
    area: str | None = None
    studyType: str | None = None  # noqa: N815
    score: str | None = None
    courses: list[str] | None = None
    completed: StrictBool | None = Field(None, alias="x-completed")
    in_progress: StrictBool | None = Field(None, alias="x-in-progress")


class _Project(_Dated):
    name: str | None = None
    description: str | None = None
    entity: str | None = None
    type: str | None = None
    roles: list[str] | None = None
    keywords: list[str] | None = None


class _Certificate(_Item):
    name: str | None = None
    date: str | None = None
    endDate: str | None = None  # noqa: N815
    issuer: str | None = None
    url: str | None = None
    status: CredentialStatus | None = Field(None, alias="x-status")


class _Award(_Item):
    title: str | None = None
    date: str | None = None
    awarder: str | None = None
    summary: str | None = None


class _Publication(_Item):
    name: str | None = None
    publisher: str | None = None
    releaseDate: str | None = None  # noqa: N815
    url: str | None = None
    summary: str | None = None


class _Named(_Item):
    """A skill or an interest."""

    name: str | None = None
    level: str | None = None
    keywords: list[str] | None = None


class _Language(_Item):
    language: str | None = None
    fluency: str | None = None


class _Reference(_Item):
    name: str | None = None
    reference: str | None = None


class JsonResume(_Item):
    """One resume."""

    basics: _Basics | None = None
    work: list[_Work] | None = None
    volunteer: list[_Volunteer] | None = None
    education: list[_Education] | None = None
    awards: list[_Award] | None = None
    certificates: list[_Certificate] | None = None
    publications: list[_Publication] | None = None
    skills: list[_Named] | None = None
    languages: list[_Language] | None = None
    interests: list[_Named] | None = None
    references: list[_Reference] | None = None
    projects: list[_Project] | None = None


def misfits(data: object) -> Iterator[tuple[Path, str]]:
    """(path, what is wrong) of every value that has not the shape; nothing else of the file is at fault."""
    try:
        JsonResume.model_validate(data)
    except ValidationError as error:
        yield from ((each["loc"], _said(each)) for each in error.errors(include_url=False))


_WANTED = {
    "string_type": "text", "list_type": "a list", "model_type": "an object", "dict_type": "an object",
    "bool_type": "true or false",
}  # fmt: skip


def _said(error: ErrorDetails) -> str:
    if error["type"] == "literal_error":
        return f"must be {error['ctx']['expected']}".replace("'", "")
    return f"must be {_WANTED[error['type']]}" if error["type"] in _WANTED else error["msg"]


def dotted(path: Path) -> str:
    """The path as people write it: ``work[0].position``."""
    text = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path)
    return text.removeprefix(".")


def without(data: Any, path: Path) -> None:
    """Drop the value at a path. A list keeps its length: the others keep their numbers."""
    *way, last = path
    for step in way:
        data = data[step]
    data[last] = None
