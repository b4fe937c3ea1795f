"""A JSON Resume to a document and a resume: its fields are what they are called, what they say is read as on a page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from jobkit.errors import Unreadable
from jobkit.language.dates import find_periods
from jobkit.language.degrees import read_degrees, read_status
from jobkit.model.document import Document, Section
from jobkit.model.resume import (
    Caution,
    Certificate,
    Education,
    EducationStatus,
    Found,
    PartialDate,
    Period,
    Place,
    Profile,
    Resume,
    SkillGroup,
    Work,
    WorkKind,
)
from jobkit.parsing.certificates import read_certificates
from jobkit.parsing.evidence import found
from jobkit.parsing.names import NameLine, read_name
from jobkit.parsing.structured.page import KINDS, Laid, dates_text, entries, lay_out, lines_of
from jobkit.parsing.structured.shape import Path, dotted, misfits, without
from jobkit.parsing.structured.source import Source, parse
from jobkit.parsing.work import kind_by_title

_BESIDE = frozenset({"$schema", "meta"})
"""Keys of the file that say nothing of the person."""


def read_json(data: bytes, digest: str) -> tuple[Document, Resume]:
    """The document that a JSON Resume makes, and its resume.

    A value of the wrong shape is left out with a warning, and costs nothing else.

    Raises:
        Unreadable: the text is no JSON, with the line; or nothing of a resume is in it.
    """
    source = parse(data)
    warnings = [*_checked(source), *_dates_checked(source), *_unknown(source)]
    if not KINDS.keys() & source.data.keys():
        named = ", ".join(list(KINDS)[:5])
        raise Unreadable("unsupported", f"this is JSON, but no JSON Resume: it has none of {named} ...; save it as PDF")
    laid = lay_out(source, digest)
    if not laid.document.rows:
        raise Unreadable("empty", "the JSON Resume has no text in it; fill it in or export it again")
    return laid.document, _resume(laid, source, tuple(warnings))


# ------------------------------------------------------------------ what is wrong


def _checked(source: Source) -> Iterator[Caution]:
    for path, said in list(misfits(source.data)):
        yield _left_out(source, path, said)
        without(source.placed, path)


def _dates_checked(source: Source) -> Iterator[Caution]:
    """Dates that nobody can read are left out; others than ISO's are read as on a page."""
    for key in KINDS:
        for at, entry in entries(source.placed.get(key)):
            for field in ("startDate", "endDate", "date", "releaseDate"):
                value = str(entry.get(field) or "").strip()
                if value and not _is_date(value):
                    path = (key, at, field)
                    yield _left_out(source, path, f"{value!r} is no date (write YYYY, YYYY-MM or YYYY-MM-DD)")
                    without(source.placed, path)


def _is_date(value: str) -> bool:
    """Whether a value is a date, or says that something goes on ("Present")."""
    return bool(find_periods(value)) or any(period.current for _, period in find_periods(f"2000 – {value}"))


def _unknown(source: Source) -> Iterator[Caution]:
    known = KINDS.keys() | _BESIDE
    for key in source.data:
        if key not in known and not key.startswith("x-"):
            yield Caution("unknown_field", f"{dotted((key,))}: no field of JSON Resume; carried along, and not read")


def _left_out(source: Source, path: Path, said: str) -> Caution:
    value: Any = source.placed
    for step in path:
        value = value[step]
    line = source.line(value)
    where = f"{dotted(path)}, line {line}" if line else dotted(path)
    return Caution("not_valid", f"{where}: {said}; left out")


# ------------------------------------------------------------------ fields


def _resume(laid: Laid, source: Source, warnings: tuple[Caution, ...]) -> Resume:
    data = source.placed
    basics = data.get("basics") or {}
    document = laid.document
    named = laid.spans.get(("basics", "name"))
    name = read_name(document, next(document.rows_of(named))) if named else None
    return Resume(
        name=name.name if name else laid.text(("basics", "name"), basics.get("name")),
        post_nominals=_letters(laid, name, basics),
        label=laid.text(("basics", "label"), basics.get("label")),
        email=laid.text(("basics", "email"), basics.get("email")),
        phone=laid.text(("basics", "phone"), basics.get("phone")),
        url=laid.text(("basics", "url"), basics.get("url")),
        profiles=tuple(_profiles(laid, basics.get("profiles"))),
        location=_location(laid, basics.get("location")),
        summary=_lines(laid, ("basics", "summary"), lines_of(basics.get("summary"))),
        work=(*_works(laid, "work", "name", data), *_works(laid, "volunteer", "organization", data)),
        education=tuple(_education(laid, at, entry) for at, entry in entries(data.get("education"))),
        certificates=tuple(_certificates(laid, data.get("certificates"))),
        skills=tuple(_skills(laid, data.get("skills"))),
        languages=_fields(laid, "languages", "language", data),
        sections=laid.sections,
        warnings=warnings,
        source=source.data,
    )


def _letters(laid: Laid, name: NameLine | None, basics: Mapping[str, Any]) -> tuple[Found[str], ...]:
    """The letters after the name: those written behind it, and those of ``x-credentials``."""
    own = _lines(laid, ("basics", "x-credentials"), basics.get("x-credentials"))
    return (*(name.post_nominals if name else ()), *own)


def _fields(laid: Laid, key: str, field: str, data: Mapping[str, Any]) -> tuple[Found[str], ...]:
    values = (laid.text((key, at, field), entry.get(field)) for at, entry in entries(data.get(key)))
    return tuple(value for value in values if value)


def _lines(laid: Laid, path: Path, values: object) -> tuple[Found[str], ...]:
    """The values of a list."""
    listed = enumerate(values) if isinstance(values, list) else ()
    return tuple(value for at, item in listed if (value := laid.text((*path, at), item)))


def _profiles(laid: Laid, value: object) -> Iterator[Found[Profile]]:
    for at, entry in entries(value):
        spans = [laid.spans.get(("basics", "profiles", at, key)) for key in ("username", "url", "network")]
        span = next((span for span in spans if span), None)
        if span:
            network, username, url = (str(entry.get(key) or "") for key in ("network", "username", "url"))
            yield found(laid.document, Profile(network, username or None, url or None), span)


def _location(laid: Laid, value: object) -> Found[Place] | None:
    if not isinstance(value, dict):
        return None
    keys = ("city", "region", "postalCode", "address", "countryCode")
    span = next((span for key in keys if (span := laid.spans.get(("basics", "location", key)))), None)
    parts = [str(value[key]).strip() if ("basics", "location", key) in laid.spans else None for key in keys]
    return found(laid.document, Place(*parts), span) if span else None


def _works(laid: Laid, key: str, employer: str, data: Mapping[str, Any]) -> Iterator[Work]:
    for at, entry in entries(data.get(key)):
        path = (key, at)
        title = laid.text((*path, "position"), entry.get("position"))
        summary = laid.text((*path, "summary"), entry.get("summary"))
        section: WorkKind = "volunteer" if key == "volunteer" else "job"
        yield Work(
            title=title,
            employer=laid.text((*path, employer), entry.get(employer)),
            location=laid.text((*path, "location"), entry.get("location")),
            dates=_period(laid, path, entry),
            kind=entry.get("x-kind") or kind_by_title(section, title.value if title else None),
            highlights=(*([summary] if summary else ()), *_lines(laid, (*path, "highlights"), entry.get("highlights"))),
        )


def _education(laid: Laid, at: int, entry: Mapping[str, Any]) -> Education:
    path = ("education", at)
    study_type = laid.text((*path, "studyType"), entry.get("studyType"))
    area = laid.text((*path, "area"), entry.get("area"))
    named = study_type or area
    readings = read_degrees(" in ".join(part.value for part in (study_type, area) if part))
    implied = readings[0].area if readings else None
    dates = _period(laid, path, entry)
    if dates and dates.value.start == dates.value.end:
        dates = Found(Period(None, dates.value.end), dates.evidence)
    notes = laid.text((*path, "score"), entry.get("score"))
    return Education(
        institution=laid.text((*path, "institution"), entry.get("institution")),
        study_type=study_type,
        level=readings[0].level if readings else None,
        area=area or (Found(implied, named.evidence) if implied and named else None),
        dates=dates,
        status=_status(entry, dates),
        notes=(*([notes] if notes else ()), *_lines(laid, (*path, "courses"), entry.get("courses"))),
    )


def _status(entry: Mapping[str, Any], dates: Found[Period] | None) -> EducationStatus:
    if entry.get("x-completed") is False:
        return "not_completed"
    if entry.get("x-in-progress"):
        return "in_progress"
    said = {read_status(str(entry[key])) for key in ("studyType", "area", "score") if entry.get(key)}
    if "not_completed" in said:
        return "not_completed"
    return "in_progress" if "in_progress" in said or (dates and dates.value.current) else "completed"


def _certificates(laid: Laid, value: object) -> Iterator[Certificate]:
    for at, entry in entries(value):
        path = ("certificates", at)
        name = laid.text((*path, "name"), entry.get("name"))
        if name is None:
            continue
        rows = tuple(laid.document.rows_of(name.evidence[0].span))
        said = read_certificates(laid.document, [Section("certificates", None, rows)])
        yield Certificate(
            name=name,
            issuer=laid.text((*path, "issuer"), entry.get("issuer")),
            issued=_date(entry.get("date")),
            expires=_date(entry.get("endDate")),
            status=said[0].status if said else entry.get("x-status") or "active",
        )


def _skills(laid: Laid, value: object) -> Iterator[SkillGroup]:
    """Skills under a name with keywords are a group; the others stand under none."""
    for at, entry in entries(value):
        name = laid.text(("skills", at, "name"), entry.get("name"))
        keywords = _lines(laid, ("skills", at, "keywords"), entry.get("keywords"))
        if keywords:
            yield SkillGroup(name.value if name else None, keywords)
        elif name:
            yield SkillGroup(None, (name,))


# ------------------------------------------------------------------ dates


def _period(laid: Laid, path: Path, entry: Mapping[str, Any]) -> Found[Period] | None:
    """An entry's dates; one that has no end goes on."""
    span = laid.spans.get((*path, "*dates"))
    if span is None:
        return None
    start, end = entry.get("startDate"), entry.get("endDate")
    read = [period for _, period in find_periods(dates_text(entry))]
    period = read[0] if len(read) == 1 else Period(_date(start), _date(end))
    if start and not end:
        period = Period(period.start, None, current=True)
    return found(laid.document, period, span)


def _date(value: object) -> PartialDate | None:
    read = find_periods(str(value)) if value else []
    return read[0][1].start or read[0][1].end if read else None
