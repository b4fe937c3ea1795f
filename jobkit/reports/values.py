"""Every value that was read in a resume, by the kind of field it is, for whoever shows it beside its place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Final, Literal

from jobkit.model.document import Document, Row, Section, SectionKind, Span
from jobkit.model.outcome import Reading
from jobkit.model.resume import Certificate, Education, Evidence, Found, PartialDate, Period, Place, Resume, Work

Kind = Literal[
    "name", "contact", "headline", "summary", "title", "employer", "dates", "place", "duty", "degree", "school",
    "note", "certificate", "skill", "language", "kept", "left over",
]  # fmt: skip

KEPT: Final[frozenset[SectionKind]] = frozenset(
    ("projects", "publications", "awards", "memberships", "interests", "training", "references", "letter", "other")
)
"""Sections that no field of the resume takes: their lines are kept as they are."""


@dataclass(frozen=True, slots=True)
class Value:
    kind: Kind
    label: str
    text: str
    """The value in words."""
    evidence: tuple[Evidence, ...]
    confidence: float = 1.0
    is_derived: bool = False
    """Said of an entry as a whole: the evidence is where the entry stands, not words that say so."""


@dataclass(frozen=True, slots=True)
class Group:
    """Values that belong together: the person, one job, one school."""

    title: str
    values: tuple[Value, ...]


def groups(reading: Reading) -> tuple[Group, ...]:
    """All that was read, in the order of JSON Resume's sections, then what was kept and what no field took."""
    resume = reading.resume
    made = [
        Group("Person", tuple(_person(resume))),
        Group("Summary", tuple(_each("summary", "", resume.summary))),
        *(Group(_named(work), tuple(_work(work))) for work in resume.work),
        *(Group("Education", tuple(_education(education))) for education in resume.education),
        Group("Certificates", tuple(value for each in resume.certificates for value in _certificate(each))),
        Group("Skills", tuple(_skills(resume))),
        Group("Languages", tuple(_each("language", "", resume.languages))),
        *_sections(reading.document, resume.sections),
    ]
    made.append(Group("Left over", tuple(_left_over(reading.document, resume, made))))
    return tuple(group for group in made if group.values)


def _person(resume: Resume) -> Iterator[Value]:
    yield from _one("name", "Name", resume.name)
    yield from _each("certificate", "After the name", resume.post_nominals)
    yield from _one("headline", "Headline", resume.label)
    yield from _one("contact", "E-mail", resume.email)
    yield from _one("contact", "Phone", resume.phone)
    yield from _one("contact", "Web", resume.url)
    for profile in resume.profiles:
        known = [part for part in (profile.value.username, profile.value.url) if part]
        yield _value("contact", profile.value.network, ", ".join(known), profile)
    if resume.location:
        yield _value("place", "Location", _place(resume.location.value), resume.location)


def _place(place: Place) -> str:
    parts = (place.address, place.city, place.region, place.postal_code, place.country_code)
    return ", ".join(part for part in parts if part)


def _named(work: Work) -> str:
    return "Work" if work.kind == "job" else f"Work ({work.kind})"


def _work(work: Work) -> Iterator[Value]:
    yield from _one("title", "Title", work.title)
    yield from _one("employer", "Employer", work.employer)
    yield from _one("place", "Place", work.location)
    yield from _dates(work.dates)
    yield from _each("duty", "Did", work.highlights)


def _education(education: Education) -> Iterator[Value]:
    yield from _one("degree", "Degree", education.study_type)
    yield from _one("degree", "Field", education.area)
    yield from _one("school", "School", education.institution)
    yield from _one("place", "Place", education.location)
    yield from _dates(education.dates)
    witness = education.study_type or education.institution or education.area
    evidence = witness.evidence if witness else ()
    for minor in education.minors:
        yield Value("degree", "Minor", minor, evidence, is_derived=True)
    if education.status != "completed":
        yield Value("degree", "Status", education.status.replace("_", " "), evidence, is_derived=True)
    yield from _each("note", "Note", education.notes)


def _certificate(certificate: Certificate) -> Iterator[Value]:
    details = (
        certificate.status.replace("_", " "),
        f"no. {certificate.number}" if certificate.number else "",
        _dated("issued", certificate.issued),
        _dated("expires", certificate.expires),
    )
    text = f"{certificate.name.value} ({', '.join(filter(None, details))})"
    yield _value("certificate", "Certificate", text, certificate.name)
    yield from _one("certificate", "Issuer", certificate.issuer)


def _skills(resume: Resume) -> Iterator[Value]:
    for group in resume.skills:
        yield from _each("skill", group.name or "", group.keywords)


def _sections(document: Document, sections: Iterable[Section]) -> Iterator[Group]:
    for section in sections:
        if section.kind in KEPT:
            title = document.text_of(section.title) if section.title else section.kind.capitalize()
            yield Group(title, tuple(_line("kept", document, row) for row in section.rows))


def _left_over(document: Document, resume: Resume, made: Iterable[Group]) -> Iterator[Value]:
    """Rows under which no value stands, and that are no heading."""
    spans = [witness.span for group in made for value in group.values for witness in value.evidence]
    spans += [section.title for section in resume.sections if section.title]
    spans += [work.section for work in resume.work if work.section]
    taken = {row.span for span in spans for row in document.rows_of(span)}
    yield from (_line("left over", document, row) for row in document.rows if row.span not in taken)


def _line(kind: Kind, document: Document, row: Row) -> Value:
    text = document.text_of(row.span).replace("\t", "   ")
    return Value(kind, "", text, (Evidence(row.span, document.text_of(row.span), row.page, row.number, row.box),))


def _dates(dates: Found[Period] | None) -> Iterator[Value]:
    if dates:
        yield _value("dates", "Dates", period_in_words(dates.value), dates)


def period_in_words(period: Period) -> str:
    """ "2019-03 to present"; an end alone is said alone."""
    end = "present" if period.current else period.end
    return " to ".join(str(each) for each in (period.start, end) if each)


def _dated(word: str, date: PartialDate | None) -> str:
    return f"{word} {date}" if date else ""


def _one(kind: Kind, label: str, found: Found[str] | None) -> Iterator[Value]:
    if found:
        yield _value(kind, label, found.value, found)


def _each(kind: Kind, label: str, found: Iterable[Found[str]]) -> Iterator[Value]:
    """The label before the first alone."""
    for at, each in enumerate(found):
        yield _value(kind, "" if at else label, each.value, each)


def _value(kind: Kind, label: str, text: str, found: Found[Any]) -> Value:
    return Value(kind, label, text, found.evidence, found.confidence)


def spans_of(value: Value) -> list[Span]:
    """Where the value stands, each place once."""
    return list(dict.fromkeys(witness.span for witness in value.evidence))
