"""What was read in a resume, for a person and for programs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from jobkit.model.outcome import Failed, Reading
from jobkit.model.resume import Evidence, Found, Work
from jobkit.parsing.json_resume import to_json_resume
from jobkit.screening.facts_json import facts_json


def as_json(file: str, result: Reading | Failed) -> dict[str, Any]:
    """One line of ``jobkit read -f jsonl``: file, resume (JSON Resume v1), facts, warnings, error.

    A failed file has the same keys: an empty resume and facts, and an error with its code and message.
    """
    if isinstance(result, Failed):
        error = {"code": result.code, "message": result.message}
        return {"file": file, "resume": {}, "facts": {}, "warnings": [], "error": error}
    return {
        "file": file,
        "resume": to_json_resume(result.resume),
        "facts": facts_json(result.facts),
        "warnings": warnings_of(result),
        "error": None,
    }


def warnings_of(reading: Reading) -> list[str]:
    """What a person should know of this reading, a sentence each."""
    hidden = [
        f"text that a person can't see was left out ({item.why}, page {item.page}): {_shorten(item.text)}"
        for item in reading.document.hidden
    ]
    return [caution.text for caution in reading.resume.warnings] + hidden


def as_text(file: str, result: Reading | Failed) -> str:
    """What was read, a value a line, each with the page and line it stands on."""
    if isinstance(result, Failed):
        return f"{file}\n  not read: {result.message}\n"
    lines = [file, *(f"  {line}" for line in _lines(result))]
    return "\n".join(lines) + "\n"


def _lines(reading: Reading) -> Iterator[str]:
    resume = reading.resume
    for label, value in (
        ("Name", resume.name),
        ("E-mail", resume.email),
        ("Phone", resume.phone),
        ("Web", resume.url),
        ("Headline", resume.label),
    ):
        if value:
            yield _row(label, value.value, value.evidence)
    for place in [resume.location] if resume.location else []:
        shown = [part for part in (place.value.city, place.value.region, place.value.postal_code) if part]
        yield _row("Location", ", ".join(shown), place.evidence)
    for letters in resume.post_nominals:
        yield _row("After the name", letters.value, letters.evidence)
    for work in resume.work:
        yield from _work(work)
    for school in resume.education:
        degree = " ".join(part.value for part in (school.study_type, school.area) if part)
        parts = [degree, school.institution.value if school.institution else "", _when(school.dates)]
        known = [part for part in (school.study_type, school.area, school.institution) if part]
        yield _row("Education", "; ".join(p for p in parts if p), known[0].evidence if known else ())
        if school.status != "completed":
            yield f"{'':16}{school.status.replace('_', ' ')}"
    for certificate in resume.certificates:
        yield _row("Certificate", f"{certificate.name.value} ({certificate.status.replace('_', ' ')})",
                   certificate.name.evidence)  # fmt: skip
    for group in resume.skills:
        words = ", ".join(keyword.value for keyword in group.keywords)
        yield _row(group.name or "Skills", words, group.keywords[0].evidence if group.keywords else ())
    facts = reading.facts
    yield f"{'Months':16}{facts.relevant_months.point} in the occupation, {facts.total_months.point} in all paid work"
    yield from (f"{'Note':16}{warning}" for warning in warnings_of(reading))


def _work(work: Work) -> Iterator[str]:
    parts = [part.value for part in (work.title, work.employer, work.location) if part]
    known = [part for part in (work.title, work.employer, work.location) if part]
    label = "Work" if work.kind == "job" else work.kind.capitalize()
    yield _row(label, "; ".join([*parts, _when(work.dates)]).rstrip("; "), known[0].evidence if known else ())
    for highlight in work.highlights:
        yield _row("", f"- {highlight.value}", highlight.evidence)


def _when(dates: Found[Any] | None) -> str:
    if dates is None:
        return "no dates"
    end = "present" if dates.value.current else dates.value.end
    return " to ".join(str(each) for each in (dates.value.start, end) if each)


def _row(label: str, value: str, evidence: tuple[Evidence, ...]) -> str:
    where = f"   [page {evidence[0].page}, line {evidence[0].line}]" if evidence else ""
    return f"{label[:15]:16}{value}{where}"


def _shorten(text: str, most: int = 60) -> str:
    return text if len(text) <= most else text[: most - 1] + "…"
