"""A role as a schema.org JobPosting, by the rules that Google for Jobs sets.

Source: https://developers.google.com/search/docs/appearance/structured-data/job-posting and https://schema.org/JobPosting.
A property whose value is not known is left out; nothing is there that the page does not show.
"""

from __future__ import annotations

import json
import re
from datetime import date
from typing import Final

from pydantic import JsonValue

from jobkit.model.fields import Level
from jobkit.model.role import Role
from jobkit.model.vacancy import Pay, Place
from jobkit.postings import phrases
from jobkit.postings.completeness import is_fully_remote
from jobkit.postings.description import description
from jobkit.postings.outline import Outline

Properties = dict[str, JsonValue]

_CATEGORIES: Final[dict[Level, str]] = {
    "high_school": "high school", "associate": "associate degree", "bachelor": "bachelor degree",
    "master": "postgraduate degree", "doctorate": "postgraduate degree",
}  # fmt: skip
_EITHER: Final = re.compile(  # a degree, or two years of work; a degree; or a diploma and 3 years
    r"\bor\s+(?:at\s+least\s+|an?\s+)?[\w-]+\s+(?:or\s+more\s+)?(?:years?|months?)\b"
    r"|[;,]\s*or\b[^;.]*\b(?:years?|months?)\b"
    r"|\bor\b[^;.]*\b(?:diploma|GED|high\s+school)\b[^;.]*\b(?:years?|months?)\b"
    r"|\b(?:in\s+place|instead|in\s+lieu)\s+of\b|\bequivalent\s+experience\b",
    re.IGNORECASE,
)


def job_posting(role: Role, outline: Outline) -> Properties:
    """The JobPosting's properties, JSON-ready."""
    posting, opening = role.posting, role.opening
    until = opening.valid_through or posting.apply.deadline
    whole: Properties = {
        "@context": "https://schema.org/",
        "@type": "JobPosting",
        "title": role.role.title,
        "description": description(outline),
        "identifier": _typed("PropertyValue", name=role.organization.name, value=opening.id),
        "datePosted": opening.posted_on.isoformat() if opening.posted_on else None,
        "validThrough": _end_of(until) if until else None,
        "employmentType": posting.employment_type.upper() if posting.employment_type else None,
        "hiringOrganization": _typed(
            "Organization", name=role.organization.name, sameAs=role.organization.site, logo=role.organization.logo
        ),
        **_places(role),
        "baseSalary": _salary(posting.pay) if posting.pay else None,
        "incentiveCompensation": "; ".join(each.text for each in posting.pay.other) if posting.pay else None,
        "jobBenefits": "; ".join(phrases.benefit(each) for each in posting.benefits),
        "workHours": _hours(role),
        **_asked(role),
        "responsibilities": _items(outline, "doing"),
        "qualifications": _items(outline, "needed"),
        "occupationalCategory": role.role.codes.onet_soc[0] if role.role.codes.onet_soc else None,
        "jobStartDate": opening.start_on.isoformat() if opening.start_on else None,
        "totalJobOpenings": opening.count,
        "physicalRequirement": " ".join(each.text for each in role.physical_demands),
        "url": opening.url or posting.apply.url,
    }
    return _known(whole)


def script_text(properties: Properties) -> str:
    """JSON that is safe inside a ``<script>`` element: nothing in it can end the element."""
    text = json.dumps(properties, ensure_ascii=False, indent=1)
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def _places(role: Role) -> Properties:
    """Where the work is done; TELECOMMUTE only for wholly remote work, and never without its countries or states."""
    posting = role.posting
    if is_fully_remote(role) and posting.remote_in:
        regions = [_typed("State" if "," in name else "Country", name=name) for name in posting.remote_in]
        return {"jobLocationType": "TELECOMMUTE", "applicantLocationRequirements": _one_or_many(regions)}
    return {"jobLocation": _one_or_many([_place(each) for each in posting.location])}


def _place(place: Place) -> Properties:
    postal = _typed(
        "PostalAddress",
        streetAddress=place.street,
        addressLocality=place.city,
        addressRegion=place.region,
        postalCode=place.postal_code,
        addressCountry=place.country,
    )
    return _typed("Place", name=place.name, address=postal)


def _salary(pay: Pay) -> JsonValue:
    """The sum or the range; nothing for a sum of 0, which says that pay is unknown."""
    low, high, fixed = (
        None if not each else int(each) if each == each.to_integral_value() else float(each)
        for each in (pay.min, pay.max, pay.fixed)
    )
    if not (low or high or fixed):
        return None
    amounts: Properties = {"value": fixed or low} if fixed or low == high else {"minValue": low, "maxValue": high}
    value = _typed("QuantitativeValue", **amounts, unitText=pay.period.upper() if pay.period else None)
    return _typed("MonetaryAmount", currency=pay.currency, value=value)


def _asked(role: Role) -> Properties:
    """Degree and months that are asked of everybody; where a line takes experience for the degree, that it does."""
    musts = [each for each in role.posting.requirements if each.need == "must"]
    levels = [each.level for each in musts if each.level]
    months = [each.months for each in musts if each.months]
    asked: Properties = {}
    if levels:
        category = _CATEGORIES.get(levels[0])
        asked["educationRequirements"] = (
            _typed("EducationalOccupationalCredential", credentialCategory=category) if category else "no requirements"
        )
    if months:
        asked["experienceRequirements"] = _typed("OccupationalExperienceRequirements", monthsOfExperience=max(months))
    if any(each.level and each.months and _EITHER.search(each.text) for each in musts):
        asked["experienceInPlaceOfEducation"] = True
    return asked


def _hours(role: Role) -> str:
    hours = role.schedule.hours_per_week
    return "; ".join(filter(None, [f"{phrases.number(hours)} hours a week" if hours else "", role.schedule.shifts]))


def _items(outline: Outline, section: str) -> str:
    return "\n".join(item for each in outline.sections if each.id == section for item in each.items)


def _end_of(day: date) -> str:
    """The last moment of a day that has no time zone: where it ends last."""
    return f"{day.isoformat()}T23:59:59-12:00"


def _one_or_many(values: list[Properties]) -> JsonValue:
    return values[0] if len(values) == 1 else [*values]


def _typed(kind: str, **properties: JsonValue) -> Properties:
    return {"@type": kind, **_known(properties)}


def _known(properties: Properties) -> Properties:
    return {name: value for name, value in properties.items() if value not in (None, "", [])}
