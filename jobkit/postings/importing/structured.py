"""A job's data to fields: schema.org JobPosting, and the JSON Resume job schema.

Sources: https://schema.org/JobPosting, https://developers.google.com/search/docs/appearance/structured-data/job-posting,
https://github.com/jsonresume/resume-schema (job-schema.json).
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from jobkit.language.places import region_code
from jobkit.model.imported import Origin
from jobkit.postings.importing import labels
from jobkit.postings.importing.benefits import benefit
from jobkit.postings.importing.found import LONGEST_QUOTE, Found, Item, Leftover, Result
from jobkit.postings.importing.places import COUNTRIES, country_of_region, remote_areas
from jobkit.postings.importing.requirements import stated
from jobkit.postings.importing.titles import clean_title
from jobkit.postings.importing.values import day_in, hours_a_week

IN_TEXT_TOO: Final = (
    "posting.responsibilities[]", "posting.requirements[]", "posting.benefits[]", "role.education[]",
    "physical_demands[]",
    "posting.brief[]", "schedule.shifts", "posting.pay.other[]",
)  # fmt: skip
"""Fields that the text of a page says better, with the line."""
_TYPES: Final = {
    "full_time": "full_time", "fulltime": "full_time", "part_time": "part_time", "parttime": "part_time",
    "contractor": "contractor", "contract": "contractor", "temporary": "temporary", "intern": "intern",
    "internship": "intern", "volunteer": "volunteer",
    "per_diem": "per_diem", "other": "other",
}  # fmt: skip
_LEVELS: Final = {
    "high school": "high_school", "associate degree": "associate", "bachelor degree": "bachelor",
    "postgraduate degree": "master",
}  # fmt: skip
_KNOWN: Final = frozenset(
    ("@context", "@type", "@id", "directApply", "applicantLocationRequirements", "$schema", "meta")
)
_TAGS = re.compile(r"<[^<>]{1,200}>")


def read_job(job: Mapping[str, Any]) -> Iterator[Result]:
    """The values of one job; ``description`` holds its text, for reading as a posting is read."""
    done = set(_KNOWN)
    for name, read in (_POSTING if "@type" in job else _JSON_RESUME).items():
        if name in job and job[name] not in (None, "", [], {}):
            done.add(name)
            results = list(read(job[name], _Source(name, job)))
            yield from results or [Leftover(_at(name, job[name]), labels.UNCLEAR)]
    for name, value in job.items():
        if name not in done and value not in (None, "", [], {}):
            yield Leftover(_at(name, value), labels.NO_FIELD)


class _Source:
    """A property with the job around it."""

    def __init__(self, name: str, job: Mapping[str, Any]) -> None:
        self.name, self.job = name, job

    def found(self, field: str, value: Any, said: Any = None) -> Iterator[Found]:
        if value not in (None, "", [], {}):
            yield Found(field, value, _at(self.name, value if said is None else said))

    def item(self, text: str) -> Item:
        return Item(text, page=None, line=None)


def _at(name: str, value: Any) -> Origin:
    return Origin(None, None, f"{name}: {value}"[:LONGEST_QUOTE])


def _words(value: Any) -> str:
    """A property as text: a list joined, an object by its name, markup and entities taken off."""
    if isinstance(value, Mapping):
        value = value.get("name") or value.get("value") or value.get("credentialCategory") or ""
    if isinstance(value, list):
        return "; ".join(filter(None, map(_words, value)))
    return re.sub(r"\s+", " ", html.unescape(_TAGS.sub(" ", html.unescape(str(value))))).strip()


def _entries(value: Any) -> list[str]:
    """A property that lists things: an array, or text by its lines, list items or semicolons."""
    if isinstance(value, list):
        return [said for each in value if (said := _words(each))]
    text = re.sub(r"</(?:li|p|div)>|<br ?/?>", "\n", html.unescape(str(value)), flags=re.IGNORECASE)
    lines = [_words(line).lstrip("-*•· ") for line in text.split("\n")]
    lines = [line for line in lines if line]
    return lines if len(lines) > 1 else [part.strip() for line in lines for part in line.split(";") if part.strip()]


def _first(value: Any) -> Any:
    return value[0] if isinstance(value, list) and value else value


def _title(value: Any, source: _Source) -> Iterator[Result]:
    yield from source.found("role.title", clean_title(_words(value)), value)


def _description(value: Any, source: _Source) -> Iterator[Result]:
    text = str(value)
    yield from source.found("description", html.unescape(text) if "&lt;" in text else text)


def _day(field: str) -> Any:
    def read(value: Any, source: _Source) -> Iterator[Result]:
        day = day_in(str(value))
        yield from source.found(field, day.isoformat() if day else None, value)

    return read


def _type(value: Any, source: _Source) -> Iterator[Result]:
    for each in value if isinstance(value, list) else re.split(r"[,/]", str(value)):
        known = _TYPES.get(re.sub(r"[\s-]+", "_", str(each).strip().lower()))
        yield from source.found("posting.employment_type", known, value)


def _identifier(value: Any, source: _Source) -> Iterator[Result]:
    value = _first(value)
    yield from source.found("opening.id", str(value.get("value") or "") if isinstance(value, Mapping) else str(value))


def _organization(value: Any, source: _Source) -> Iterator[Result]:
    value = _first(value)
    yield from source.found("organization.name", _words(value))
    if isinstance(value, Mapping):
        for name, field in (("sameAs", "site"), ("url", "site"), ("logo", "logo")):
            said = _first(value.get(name))
            said = said.get("url") if isinstance(said, Mapping) else said
            if isinstance(said, str) and re.match(r"https?://[^\s<>\"]+$", said):
                yield from source.found(f"organization.{field}", said)
        if isinstance(value.get("description"), str):
            yield from source.found("organization.about[]", _words(value["description"]))


def _locations(value: Any, source: _Source) -> Iterator[Result]:
    for each in value if isinstance(value, list) else [value]:
        address = each.get("address", each) if isinstance(each, Mapping) else each
        if isinstance(each, Mapping) and isinstance(address, str) and "city" in each:
            address = each
        if isinstance(address, Mapping):
            if place := _address(address, each):
                yield from source.found("posting.location[]", place)
        else:
            yield from labels.places(_words(address), source.item(_words(address)))


def _address(address: Mapping[str, Any], around: Mapping[str, Any]) -> dict[str, Any]:
    region = _words(address.get("addressRegion") or address.get("region") or "")
    code = region_code(region) or region or None
    country = _words(address.get("addressCountry") or address.get("countryCode") or "")
    parts = {
        "name": _words(around.get("name") or "") if around is not address else None,
        "street": _words(address.get("streetAddress") or address.get("address") or ""),
        "city": _words(address.get("addressLocality") or address.get("city") or ""),
        "region": code,
        "postal_code": _words(address.get("postalCode") or ""),
        "country": _country(country) or country_of_region(region_code(region) if region else None),
    }
    return {name: said for name, said in parts.items() if said}


def _country(said: str) -> str | None:
    if re.fullmatch(r"[A-Z]{2}", said):
        return said
    return COUNTRIES.get(said.casefold())


def _mode(value: Any, source: _Source) -> Iterator[Result]:
    if str(value).upper() == "TELECOMMUTE":
        yield from source.found("posting.location_type", "remote", value)
        asked = source.job.get("applicantLocationRequirements") or []
        for each in asked if isinstance(asked, list) else [asked]:
            for area in remote_areas(_words(each)):
                yield Found("posting.remote_in[]", area, _at("applicantLocationRequirements", _words(each)))


def _salary(value: Any, source: _Source) -> Iterator[Result]:
    value = _first(value)
    if not isinstance(value, Mapping):
        said = _words(value)
        yield from labels.pays(said, source.item(f"{source.name}: {said}"))
        return
    inner = value.get("value", value)
    inner = inner if isinstance(inner, Mapping) else {"value": inner}
    at = _at(source.name, value)
    low, high, one = (_amount(inner.get(name)) for name in ("minValue", "maxValue", "value"))
    if low is not None and low == high:
        low, high, one = None, None, low
    for name, amount in (("min", low), ("max", high), ("fixed", one if low is None and high is None else None)):
        if amount is not None:
            yield Found(f"posting.pay.{name}", amount, at)
    unit = str(inner.get("unitText") or value.get("unitText") or "").lower()
    if unit in ("hour", "day", "week", "month", "year"):
        yield Found("posting.pay.period", unit, at)
    currency = str(value.get("currency") or inner.get("currency") or "").upper()
    if re.fullmatch("[A-Z]{3}", currency):
        yield Found("posting.pay.currency", currency, at)


def _amount(value: Any) -> int | float | None:
    """A sum; 0 stands for one that is not known."""
    try:
        amount = float(str(value).replace(",", "").lstrip("$£€ "))
    except ValueError:
        return None
    return (int(amount) if amount == int(amount) else amount) if 0 < amount < 1e9 else None


def _hours(value: Any, source: _Source) -> Iterator[Result]:
    text = _words(value)
    count = hours_a_week(text)
    if count is not None:
        yield from source.found("schedule.hours_per_week", count, value)
    rest = "; ".join(part for part in re.split(r";\s*", text) if hours_a_week(part) is None)
    yield from source.found("schedule.shifts", rest)


def _education(value: Any, source: _Source) -> Iterator[Result]:
    for each in value if isinstance(value, list) else [value]:
        level = _LEVELS.get(
            _words(each.get("credentialCategory", "") if isinstance(each, Mapping) else each).casefold()
        )
        if level:
            yield from source.found("role.education[]", {"level": level, "need": "must"}, _words(each))
        elif not isinstance(each, Mapping) and "no requirements" not in str(each).lower():
            yield from stated(_words(each), source.item(_words(each)), need="must", kind="education")


def _experience(value: Any, source: _Source) -> Iterator[Result]:
    if isinstance(value, Mapping):
        months = _amount(value.get("monthsOfExperience"))
        if months:
            text = f"{int(months)} months of experience"
            yield from source.found(
                "posting.requirements[]",
                {"text": text, "kind": "experience", "months": int(months), "need": "must"},
                value,
            )
    elif "no requirements" not in str(value).lower():
        for said in _entries(value):
            yield from stated(said, source.item(said), need="must")


def _asked(value: Any, source: _Source) -> Iterator[Result]:
    for said in _entries(value):
        yield from stated(said, source.item(said))


def _skills(value: Any, source: _Source) -> Iterator[Result]:
    for each in value if isinstance(value, list) else _entries(value):
        words = each.get("keywords") if isinstance(each, Mapping) else None
        said = f"{_words(each)}: {', '.join(map(str, words))}" if words else _words(each)
        yield from stated(said, source.item(said), kind="skill")


def _duties(value: Any, source: _Source) -> Iterator[Result]:
    for said in _entries(value):
        yield from source.found("posting.responsibilities[]", {"text": said})


def _benefits(value: Any, source: _Source) -> Iterator[Result]:
    for said in _entries(value):
        yield benefit(said, source.item(said))


def _codes(value: Any, source: _Source) -> Iterator[Result]:
    for code in re.findall(r"\d{2}-\d{4}\.\d{2}", _words(value)):
        yield from source.found("role.codes.onet_soc[]", code, value)


def _texts(field: str) -> Any:
    def read(value: Any, source: _Source) -> Iterator[Result]:
        for said in _entries(value):
            yield from source.found(field, {"text": said} if field.endswith("demands[]") else said)

    return read


def _count(value: Any, source: _Source) -> Iterator[Result]:
    amount = _amount(value)
    yield from source.found("opening.count", int(amount) if amount else None, value)


def _url(value: Any, source: _Source) -> Iterator[Result]:
    if isinstance(value, str) and re.match(r"https?://[^\s<>\"]+$", value):
        yield from source.found("posting.apply.url", value)


def _contact(value: Any, source: _Source) -> Iterator[Result]:
    value = _first(value)
    email = value.get("email") if isinstance(value, Mapping) else None
    if isinstance(email, str) and re.fullmatch(r"[^@\s<>\"]+@[^@\s<>\"]+\.[^@\s<>\"]+", email):
        yield from source.found("posting.apply.email", email)


def _incentives(value: Any, source: _Source) -> Iterator[Result]:
    for said in _entries(value):
        yield from source.found("posting.pay.other[]", {"kind": "other", "text": said})


def _remote(value: Any, source: _Source) -> Iterator[Result]:
    mode = {"full": "remote", "hybrid": "hybrid", "none": "onsite"}.get(str(value).lower())
    yield from source.found("posting.location_type", mode, value)


_POSTING: Final[Mapping[str, Any]] = {
    "title": _title, "alternateName": _texts("role.aliases[]"), "description": _description, "identifier": _identifier,
    "datePosted": _day("opening.posted_on"), "validThrough": _day("opening.valid_through"),
    "jobStartDate": _day("opening.start_on"), "employmentType": _type, "hiringOrganization": _organization,
    "jobLocation": _locations, "jobLocationType": _mode, "baseSalary": _salary, "workHours": _hours,
    "educationRequirements": _education, "experienceRequirements": _experience, "qualifications": _asked,
    "skills": _skills, "responsibilities": _duties, "jobBenefits": _benefits, "occupationalCategory": _codes,
    "industry": _texts("role.sectors[]"), "physicalRequirement": _texts("physical_demands[]"),
    "totalJobOpenings": _count, "url": _url, "applicationContact": _contact, "incentiveCompensation": _incentives,
}  # fmt: skip
_JSON_RESUME: Final[Mapping[str, Any]] = {
    "title": _title, "company": _organization, "type": _type, "date": _day("opening.posted_on"),
    "description": _description, "location": _locations, "remote": _remote, "salary": _salary,
    "experience": _experience, "responsibilities": _duties, "qualifications": _asked, "skills": _skills,
    "benefits": _benefits, "url": _url,
}  # fmt: skip
