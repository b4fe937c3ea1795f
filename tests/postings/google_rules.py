"""The rules of Google for Jobs for a JobPosting, each of which a test can break.

Source: https://developers.google.com/search/docs/appearance/structured-data/job-posting
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d)")
_TYPES = {"FULL_TIME", "PART_TIME", "CONTRACTOR", "TEMPORARY", "INTERN", "VOLUNTEER", "PER_DIEM", "OTHER"}
_UNITS = {"HOUR", "DAY", "WEEK", "MONTH", "YEAR"}
_CATEGORIES = {
    "high school", "associate degree", "bachelor degree", "professional certificate", "postgraduate degree",
}  # fmt: skip
Found = dict[str, Any]


def _many(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _kind(value: Any, name: str) -> bool:
    return isinstance(value, dict) and value.get("@type") == name


def _title(found: Found) -> bool:
    return bool(found.get("title")) and not re.search(r"[!*$€£]|\burgent", found["title"], re.IGNORECASE)


def _description(found: Found) -> bool:
    text = found.get("description", "")
    return (
        set(re.findall(r"</?(\w+)", text)) <= {"p", "ul", "li", "br"} and len(text) > len(found.get("title", "")) + 99
    )


def _employer(found: Found) -> bool:
    employer = found.get("hiringOrganization")
    return _kind(employer, "Organization") and bool(employer.get("name"))


def _place(found: Found) -> bool:
    """A place with its country, unless the work is wholly remote, and then the regions it may be done from."""
    if "jobLocationType" in found or "applicantLocationRequirements" in found:
        regions = _many(found.get("applicantLocationRequirements"))
        named = all(each.get("@type") in ("Country", "State") and each.get("name") for each in regions)
        return found.get("jobLocationType") == "TELECOMMUTE" and bool(regions) and named
    places = _many(found.get("jobLocation"))
    return bool(places) and all(
        _kind(each, "Place")
        and _kind(each.get("address"), "PostalAddress")
        and re.fullmatch("[A-Z]{2}", each["address"].get("addressCountry", ""))
        for each in places
    )


def _salary(found: Found) -> bool:
    if "baseSalary" not in found:
        return True
    salary = found["baseSalary"]
    value = salary.get("value") if isinstance(salary, dict) else None
    if not (_kind(salary, "MonetaryAmount") and _kind(value, "QuantitativeValue")):
        return False
    amounts = [value[name] for name in ("minValue", "maxValue", "value") if name in value]
    numbers = all(isinstance(each, int | float) and each > 0 for each in amounts)
    currency = re.fullmatch("[A-Z]{3}", salary.get("currency", ""))
    return bool(amounts) and numbers and value.get("unitText") in _UNITS and currency is not None


def _education(found: Found) -> bool:
    return all(
        each == "no requirements"
        or (_kind(each, "EducationalOccupationalCredential") and each.get("credentialCategory") in _CATEGORIES)
        for each in _many(found.get("educationRequirements"))
    )


def _experience(found: Found) -> bool:
    asked = found.get("experienceRequirements")
    months = asked.get("monthsOfExperience") if isinstance(asked, dict) else None
    return asked in (None, "no requirements") or (isinstance(months, int) and months > 0)


def _filled(value: Any) -> bool:
    if isinstance(value, dict):
        return bool(value) and all(map(_filled, value.values()))
    if isinstance(value, list):
        return bool(value) and all(map(_filled, value))
    return value not in (None, "", "None")


RULES: dict[str, Callable[[Found], bool]] = {
    "a JobPosting of schema.org": lambda found: (
        found.get("@type") == "JobPosting" and "schema.org" in found.get("@context", "")
    ),
    "the title is the job's name": _title,
    "the description is HTML of paragraphs and lists, and more than the title": _description,
    "datePosted is a day": lambda found: _DAY.fullmatch(found.get("datePosted", "")) is not None,
    "validThrough is a moment with its zone": lambda found: (
        "validThrough" not in found or _MOMENT.fullmatch(found["validThrough"]) is not None
    ),
    "hiringOrganization is an Organization with a name": _employer,
    "a place, or TELECOMMUTE with its regions": _place,
    "baseSalary is a MonetaryAmount of numbers": _salary,
    "employmentType is of the list": lambda found: set(_many(found.get("employmentType"))) <= _TYPES,
    "identifier has a name and a value": lambda found: (
        "identifier" not in found
        or (_kind(found["identifier"], "PropertyValue") and _filled(found["identifier"].get("value")))
    ),
    "educationRequirements are of the list": _education,
    "monthsOfExperience is a number above 0": _experience,
    "experienceInPlaceOfEducation has both": lambda found: (
        not found.get("experienceInPlaceOfEducation")
        or {"educationRequirements", "experienceRequirements"} <= found.keys()
    ),
    "nothing is empty": _filled,
}


def broken(found: Found) -> list[str]:
    """The rules that it breaks."""
    return [name for name, holds in RULES.items() if not holds(found)]
