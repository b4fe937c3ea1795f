"""The field types that role files are built of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Annotated, Any, ClassVar, Final, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainSerializer,
    StringConstraints,
    model_validator,
)
from pydantic.annotated_handlers import GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue, WithJsonSchema
from pydantic_core import CoreSchema, PydanticCustomError

_UNPRINTABLE: Final = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"  # controls, without tab and line ends: no XML, Word or mail takes them
    r"\u202a-\u202e\u2066-\u2069"  # what turns the direction of all text that follows
    r"\ud800-\udfff\ufffe\uffff]"  # no characters at all
)


def _printable(value: str) -> str:
    if found := _UNPRINTABLE.search(value):
        raise PydanticCustomError("unprintable", "unprintable", {"code": f"U+{ord(found.group()):04X}"})
    return value


def _number(value: object) -> object:
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
        raise PydanticCustomError("decimal_type", "not a number")
    try:
        return Decimal(str(value))
    except InvalidOperation as error:  # a float that is no number
        raise PydanticCustomError("decimal_type", "not a number") from error


def _day(value: object) -> object:
    if isinstance(value, str | date):
        return value
    raise PydanticCustomError("date_type", "not a date")


def _shortest(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)


_ITEM, _FILE = r"^[a-z0-9][a-z0-9_]*$", r"^[a-z0-9][a-z0-9-]*$"
_URL, _EMAIL = r"^https?://[^\s<>\"]+$", r"^[^@\s<>\"]+@[^@\s<>\"]+\.[^@\s<>\"]+$"
_CURRENCY, _COUNTRY = r"^[A-Z]{3}$", r"^[A-Z]{2}$"
FORMS: Final[dict[str, str]] = {
    _ITEM: "small letters, figures and _, such as case_notes",
    _FILE: "small letters, figures and -, such as case-manager",
    _URL: "a web address with https:// before it, such as https://www.example.org",
    _EMAIL: "an e-mail address, such as jobs@example.org",
    _CURRENCY: "a currency's three letters, such as USD",
    _COUNTRY: "a country's two letters, such as US",
}
"""What a pattern asks for, in words."""
Text = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=20_000), AfterValidator(_printable)
]
"""Words of a person: without control characters, which no format can hold."""
ItemId = Annotated[str, StringConstraints(pattern=_ITEM)]
"""Names an entry of a list: ``case_management_software``."""
FileId = Annotated[str, StringConstraints(pattern=_FILE)]
"""Names a file: ``case-manager``."""
Flag = Annotated[bool, Field(strict=True)]
Count = Annotated[int, Field(strict=True, ge=0)]
Months = Annotated[int, Field(strict=True, ge=0, le=600)]
Percent = Annotated[int, Field(strict=True, ge=0, le=100)]
Amount = Annotated[
    Decimal,
    BeforeValidator(_number),
    Field(ge=0, le=1_000_000_000),
    PlainSerializer(_shortest, return_type=int | float, when_used="json"),
    WithJsonSchema({"type": "number", "minimum": 0}),
]
"""A sum of money or a number of hours; exact, and a plain number in YAML and JSON."""
Day = Annotated[date, BeforeValidator(_day)]
"""Written ``2026-12-31``."""
Currency = Annotated[str, StringConstraints(pattern=_CURRENCY)]
"""ISO 4217."""
Country = Annotated[str, StringConstraints(pattern=_COUNTRY)]
"""ISO 3166-1 alpha-2."""
Url = Annotated[str, StringConstraints(pattern=_URL, max_length=2_000), AfterValidator(_printable)]
Email = Annotated[str, StringConstraints(pattern=_EMAIL, max_length=320), AfterValidator(_printable)]
Texts = tuple[Text, ...]
Need = Literal["must", "preferred"]
Period = Literal["hour", "day", "week", "month", "year"]
Level = Literal["none", "high_school", "associate", "bachelor", "master", "doctorate"]


@dataclass(frozen=True, slots=True)
class LostReference:
    """A value that names an entry of a list elsewhere in the file, which that list does not have."""

    route: tuple[str | int, ...]
    name: str
    list: str
    """Dotted, where the entry should be: ``role.duties``."""
    known: tuple[str, ...]


def lost_references(lost: Sequence[LostReference]) -> PydanticCustomError:
    """What a validator of the whole file raises: each reference is told where it stands."""
    names = ", ".join(each.name for each in lost)
    return PydanticCustomError("lost_references", "names what is not there: {names}", {"names": names, "lost": lost})


class Part(BaseModel):
    """A set of fields: no others are taken, and none changes."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Short(Part):
    """A set of fields that one plain value may stand for; how, a subclass says in a validator that runs before."""

    plain_form: ClassVar[JsonSchemaValue] = {"type": "string"}

    @classmethod
    def __get_pydantic_json_schema__(cls, core: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        return {"anyOf": [cls.plain_form, handler.resolve_ref_schema(handler(core))]}


class Said(Short):
    """An entry whose one necessary field is its text; a plain string will do for it."""

    id: ItemId | None = None
    text: Text

    @model_validator(mode="before")
    @classmethod
    def _from_text(cls, value: Any) -> Any:
        return {"text": value} if isinstance(value, str) else value
