"""One resume against a role as a web page of its own, for the person who wrote it: the page beside what was read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from jobkit.model.resume import Education, Evidence, Found, Period, Resume, Work
from jobkit.model.rubric import Rubric, applied
from jobkit.reports import html, words
from jobkit.reports.fit import HONEST, Fit, tips
from jobkit.reports.reckoning import in_words
from jobkit.reports.rules import rule
from jobkit.reports.values import period_in_words
from jobkit.templating import render as render_template


@dataclass(frozen=True, slots=True)
class Read:
    """A value as it was read, and where."""

    label: str
    text: str
    page: int | None
    line: int | None


def render(fit: Fit, rubric: Rubric) -> str:
    """The page; it loads nothing and runs nothing."""
    css = html.asset("screen.css")
    given = fit.advice.assessment
    numbers, sheets = html.sheets(given, fit.pages)
    return render_template(
        "reports/fit.html.j2",
        {
            "css": css,
            "policy": html.policy(css, ""),
            "fit": fit,
            "given": given,
            "rubric": rubric,
            "rules": {each.id: rule(each, most, rubric) for each, most in applied(rubric)},
            "numbers": numbers,
            "sheets": sheets,
            "lines": ()
            if sheets
            else [(row, fit.reading.document.text_of(row.span)) for row in fit.reading.document.rows],
            "read": tuple(_read(fit.reading.resume)),
            "tips": tips(fit.advice),
            "meaning": words.MEANINGS[given.band],
            "state_words": words.STATES,
            "in_words": in_words,
            "honest": HONEST,
            "as_of": f"{given.as_of[0]}-{given.as_of[1]:02d}",
        },
    )


def _read(resume: Resume) -> Iterator[Read]:
    for label, found in (
        ("Name", resume.name),
        ("E-mail", resume.email),
        ("Telephone", resume.phone),
    ):
        yield _value(label, found.value, found.evidence) if found else Read(label, "not read", None, None)
    if resume.url:
        yield _value("Web", resume.url.value, resume.url.evidence)
    for letters in resume.post_nominals:
        yield _value("After the name", letters.value, letters.evidence)
    yield from (each for work in resume.work for each in _work(work))
    yield from (_education(each) for each in resume.education)
    for certificate in resume.certificates:
        until = f", to {certificate.expires}" if certificate.expires else ""
        said = f"{certificate.name.value} ({certificate.status.replace('_', ' ')}{until})"
        yield _value("Certificate", said, certificate.name.evidence)
    for group in resume.skills:
        if group.keywords:
            said = ", ".join(keyword.value for keyword in group.keywords)
            yield _value(group.name or "Skills", said, group.keywords[0].evidence)


def _work(work: Work) -> Iterator[Read]:
    known = [part for part in (work.title, work.employer, work.location) if part]
    said = "; ".join([*(part.value for part in known), _when(work.dates)])
    label = "Work" if work.kind == "job" else work.kind.capitalize()
    yield _value(label, said, known[0].evidence if known else ())
    if work.highlights:
        counted = (
            "1 line on what you did" if len(work.highlights) == 1 else f"{len(work.highlights)} lines on what you did"
        )
        yield _value("", counted, work.highlights[0].evidence)


def _education(education: Education) -> Read:
    degree = education.study_type.value if education.study_type else ""
    field = education.area.value if education.area else ""
    if field.lower() not in degree.lower():  # a Bachelor of Social Work is in no other field
        degree = " in ".join(filter(None, [degree, field]))
    school = education.institution
    status = "" if education.status == "completed" else education.status.replace("_", " ")
    said = "; ".join(filter(None, [degree, school.value if school else "", _when(education.dates), status]))
    witness = education.study_type or school
    return _value("Education", said, witness.evidence if witness else ())


def _when(dates: Found[Period] | None) -> str:
    return period_in_words(dates.value) if dates else "no dates"


def _value(label: str, text: str, evidence: tuple[Evidence, ...]) -> Read:
    first = next(iter(evidence), None)
    return Read(label, text, first.page if first else None, first.line if first else None)
