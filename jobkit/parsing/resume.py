"""A document to a resume: each part read in turn from the sections."""

from __future__ import annotations

from jobkit.layout.sections import find_sections
from jobkit.model.document import Document
from jobkit.model.resume import Resume
from jobkit.parsing.cautions import cautions
from jobkit.parsing.certificates import read_certificates
from jobkit.parsing.contact import read_contact
from jobkit.parsing.education import read_education
from jobkit.parsing.filled import by_fields
from jobkit.parsing.languages import read_languages
from jobkit.parsing.own_rows import themes_as_summary, without_contact
from jobkit.parsing.skills import read_skills
from jobkit.parsing.work import read_work


def read(document: Document) -> Resume:
    """What the document says of its person; whatever is not found is None or empty."""
    sections = tuple(by_fields(find_sections(document)))
    told = themes_as_summary(document, sections)
    contact = read_contact(document, told)
    listed = without_contact(document, told, contact)
    return Resume(
        name=contact.name,
        post_nominals=contact.post_nominals,
        label=contact.label,
        email=contact.email,
        phone=contact.phone,
        url=contact.url,
        profiles=contact.profiles,
        location=contact.location,
        summary=contact.summary,
        work=read_work(document, listed),
        education=read_education(document, listed),
        certificates=read_certificates(document, listed),
        skills=read_skills(document, listed),
        languages=read_languages(document, listed),
        sections=sections,
        warnings=cautions(document),
    )
