"""A resume to facts: all that scoring may see."""

from __future__ import annotations

from jobkit.model.document import Document
from jobkit.model.facts import Facts
from jobkit.model.resume import Resume
from jobkit.screening.credential_facts import presupposed_degrees, read_credentials
from jobkit.screening.degree_facts import read_degree_facts
from jobkit.screening.mentions import read_terms, told
from jobkit.screening.stint_facts import months_by, months_of_jobs, read_stints


def read_facts(resume: Resume, document: Document, *, as_of: tuple[int, int]) -> Facts:
    """The facts of a resume.

    Terms and credentials are read from the page, degrees and months from the entries. ``as_of`` is (year, month):
    what "Present" means, and what has expired.
    """
    terms, ignored = read_terms(resume, document)
    held = read_credentials(resume, document, as_of)
    presupposed = list(presupposed_degrees(held.facts))
    stints = read_stints(resume.work, terms, as_of)
    return Facts(
        as_of=as_of,
        degrees=read_degree_facts(resume.education, resume.post_nominals, presupposed, as_of),
        credentials=held.facts,
        stints=stints,
        terms=terms,
        ignored=(*held.ignored, *ignored),
        told=told(resume),
        sections=tuple(dict.fromkeys(section.kind for section in resume.sections)),
        relevant_months=months_by(stints, "full"),
        related_months=months_by(stints, "related", without=("full",)),
        training_months=months_by(stints, "training", without=("full", "related")),
        total_months=months_of_jobs(stints),
        undated_stints=sum(stint.start is None for stint in stints),
    )
