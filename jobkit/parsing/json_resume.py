"""A resume as JSON Resume v1 (https://jsonresume.org/schema)."""

from __future__ import annotations

from jobkit.model.resume import (
    Certificate,
    Education,
    Found,
    PartialDate,
    Period,
    Place,
    Profile,
    Resume,
    SkillGroup,
    Work,
)

Json = dict[str, object]


def to_json_resume(resume: Resume) -> Json:
    """The resume in JSON Resume's shape: fields of its schema, none that is empty, and what it has no field for under
    keys of our own, so that the resume read back from it is scored alike.

    A file that was a JSON Resume is given as it is, fields unknown to the schema included. Of others, internships and
    volunteer work listed among the jobs stand under ``work``, volunteer sections under ``volunteer``.
    """
    if resume.source is not None:
        return dict(resume.source)
    titles = {section.title for section in resume.sections if section.kind == "volunteer" and section.title}
    volunteering = [work for work in resume.work if work.section in titles]
    return _filled(
        {
            "basics": _basics(resume),
            "work": [_work(work) for work in resume.work if work not in volunteering],
            "volunteer": [_volunteer(work) for work in volunteering],
            "education": [_education(education) for education in resume.education],
            "certificates": [_certificate(certificate) for certificate in resume.certificates],
            "skills": [skill for group in resume.skills for skill in _skills(group)],
            "languages": [{"language": language.value} for language in resume.languages],
        }
    )


def _basics(resume: Resume) -> Json:
    return _filled(
        {
            "name": _value(resume.name),
            "x-credentials": [letters.value for letters in resume.post_nominals],
            "label": _value(resume.label),
            "email": _value(resume.email),
            "phone": _value(resume.phone),
            "url": _value(resume.url),
            "summary": "\n".join(part.value for part in resume.summary),
            "location": _place(resume.location.value) if resume.location else None,
            "profiles": [_profile(profile.value) for profile in resume.profiles],
        }
    )


def _place(place: Place) -> Json:
    return _filled(
        {
            "address": place.address,
            "city": place.city,
            "region": place.region,
            "postalCode": place.postal_code,
            "countryCode": place.country_code,
        }
    )


def _profile(profile: Profile) -> Json:
    return _filled({"network": profile.network, "username": profile.username, "url": profile.url})


def _work(work: Work) -> Json:
    return _filled(
        {
            "name": _value(work.employer),
            "position": _value(work.title),
            "location": _value(work.location),
            **_dates(work.dates),
            "x-kind": work.kind,
            "highlights": [highlight.value for highlight in work.highlights],
        }
    )


def _volunteer(work: Work) -> Json:
    return _filled(
        {
            "organization": _value(work.employer),
            "position": _value(work.title),
            **_dates(work.dates),
            "x-kind": work.kind,
            "highlights": [highlight.value for highlight in work.highlights],
        }
    )


def _education(education: Education) -> Json:
    return _filled(
        {
            "institution": _value(education.institution),
            "studyType": _value(education.study_type),
            "area": _value(education.area),
            **_dates(education.dates),
            "x-completed": False if education.status == "not_completed" else None,
            "x-in-progress": True if education.status == "in_progress" else None,
        }
    )


def _certificate(certificate: Certificate) -> Json:
    return _filled(
        {
            "name": certificate.name.value,
            "issuer": _value(certificate.issuer),
            "date": _date(certificate.issued),
            "endDate": _date(certificate.expires),
            "x-status": certificate.status,
        }
    )


def _skills(group: SkillGroup) -> list[Json]:
    """A named group as one skill with keywords; skills under no name one each."""
    keywords = [keyword.value for keyword in group.keywords]
    return [{"name": group.name, "keywords": keywords}] if group.name else [{"name": word} for word in keywords]


def _dates(period: Found[Period] | None) -> Json:
    if period is None:
        return {}
    return {"startDate": _date(period.value.start), "endDate": _date(period.value.end)}


def _date(date: PartialDate | None) -> str | None:
    return str(date) if date else None


def _value(found: Found[str] | None) -> str | None:
    return found.value if found else None


def _filled(values: Json) -> Json:
    return {key: value for key, value in values.items() if value not in (None, "", [], {})}
