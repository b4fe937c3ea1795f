"""The sentences of an assessment. All of them stand here: scoring fills in names and numbers, it writes no prose.

The words hold to two rules: what a page does not say is "not stated", and no sentence speaks of the person.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache

from jobkit.language.terms import term_file
from jobkit.model.facts import DegreeFact, Months
from jobkit.screening.award import Reason

SENTENCES: dict[str, str] = {
    # experience
    "EXP-MONTHS": "{months}. All points are earned at {target} of relevant work.",
    "EXP-UNDATED": "Work that may be relevant is stated, without dates that can be counted.",
    "EXP-NONE": "Relevant work with dates is not stated.",
    "EXP-NO-SECTION": "No part of the document was recognised as work history.",
    # terms, parts
    "TRM-SOME": "{shown} of {total} shown in dated work{names}.{stated}{weak}{silent}",
    "TRM-NONE": "Not stated: {names}.",
    "TRM-NO-SECTION": "No part of the document was recognised as work history, where these would be shown.",
    "PRT-SOME": "Found: {found}.{doubtful}{silent}",
    "PRT-NONE": "Not stated: {names}.",
    "PRT-DOUBT": "To ask: {doubtful}.{silent}",
    # degree
    "EDU-HELD": "{degree}.",
    "EDU-HELD-MORE": "{degree}; {other} in progress.",
    "EDU-INFERRED": "{degree}, taken from a credential that requires it; no education entry says so.",
    "EDU-FIELD": "{degree}; how near that field is to the work is for a person to judge.",
    "EDU-NO-FIELD": "{degree}; its field is not stated.",
    "EDU-PROGRESS": "{degree}, in progress.",
    "EDU-STOPPED": "{degree}, stated as not completed.",
    "EDU-OTHER": "{degree}; no degree that earns points is stated.",
    "EDU-NONE": "A degree is not stated.",
    "EDU-NO-SECTION": "No part of the document was recognised as education.",
    # credential
    "CRE-HELD": "{short}, held now.",
    "CRE-DOUBT": "{short}; to be confirmed: {doubts}.",
    "CRE-PROGRESS": "{short}, in progress.",
    "CRE-EXPIRED": "{short}, expired.",
    "CRE-NONE": "None of the listed certifications and licences is stated.",
    # kinds that joined
    "SAID": "{text}",
    # gates
    "GATE-EXPERIENCE-MET": "{months}, where {needed} are asked for.",
    "GATE-EXPERIENCE-OPEN": "{months} as the dates read, where {needed} are asked for; the dates leave it open.",
    "GATE-EXPERIENCE-SHORT": "{months}, where {needed} are asked for.",
    "GATE-EXPERIENCE-RELATED": "{months}, where {needed} are asked for; whether related work counts is to be asked.",
    "GATE-EXPERIENCE-TITLES": "The titles of these posts do not say whether they count.",
    "GATE-EXPERIENCE-PEOPLE": "{said} That it was with {people} is not stated.",
    "GATE-DEGREE-INSTEAD": "{months}, which the rubric accepts in place of the degree.",
    "GATE-DEGREE-SHORT": "{said} {months}, where {needed} are accepted in place of the degree.",
    "GATE-DEGREE-FIELD": "{degree}; that field is not one of those asked for.",
    "GATE-DEGREE-LEVEL": "{degree}; a higher degree is not stated.",
}

LEVELS: dict[str, str] = {
    "high_school": "High school diploma",
    "certificate": "Certificate",
    "associate": "Associate degree",
    "bachelor": "Bachelor's degree",
    "post_bachelor_certificate": "Post-bachelor's certificate",
    "master": "Master's degree",
    "specialist": "Specialist degree",
    "doctorate": "Doctorate",
}

DOUBTS: dict[str, str] = {
    "verify_expiry": "until when it is valid",
    "conflict": "the page says two things of its status",
    "loose_wording": "the wording is loose",
    "only_listed": "only a list of skills names it, which does not say that it is held",
}


WHERE_DONE = "Where did you do this:"
"""Begins the question about terms that the page names and does not show."""


SEND_RESUME = "Please send your resume: the file that was read tells of no work and no degree."
"""The one question where there is nothing else to ask about: a cover letter alone."""
ASK: dict[str, str] = {
    "EDU-FIELD": "What of your studies for this bears on the work: {degree}?",
    "EDU-NO-FIELD": "In what field is this: {degree}?",
    "GATE-DEGREE-LEVEL": "Have you completed a degree beside this: {degree}?",
}
"""What to ask where the page says part of it already, by the reason; else the rubric's own question is asked."""


SAY: dict[str, str] = {
    "dates": "Some posts have no dates that can be counted; give the month and year in which each began and ended.",
    "work": "List each post under the heading Experience, with title, employer, and the months of its start and end.",
    "months": "Give months, not years alone, in the dates of your posts.",
    "named": "Your resume only names it; say in which post you did it, and what you did",
    "silent": "If you have done it, describe it under the post where you did it",
    "people": "If you worked with them, say so under the post where you did",
    "part": "If it is true of you, name it where you used or did it",
    "field": "State the field of study by its full name",
    "inferred": "Add an education entry with school, field and year",
    "degree": "If you have completed a degree, state its level, its field and that it is completed.",
    "expired": "If you have renewed it, give the new expiry date",
    "valid": "State until when it is valid, and who issued it",
    "credential": "If you hold a certification or licence for this work, name it in full, with issuer and expiry date.",
}
"""What a job seeker is told. Each holds only where it is true, and says so where the resume is silent."""


def sentence(reason: Reason) -> str:
    """The reason written out."""
    return SENTENCES[reason.code].format_map(dict(reason.values))


def question(reason: Reason, own: str) -> str:
    """What to ask: by the reason, where that knows what the page says already, else the rubric's own question."""
    return ASK[reason.code].format_map(dict(reason.values)) if reason.code in ASK else own


def label(name: str) -> str:
    """A lexicon id as words: as the lexicon prints it, else "care_planning" is "care planning"."""
    return _printed().get(name) or name.replace("_", " ")


@cache
def _printed() -> dict[str, str]:
    kinds = term_file("skills").kinds.values()
    return {term.id: term.printed for terms in kinds for term in terms if term.printed}


def listed(names: Iterable[str]) -> str:
    return ", ".join(names)


def tail(lead: str, names: Sequence[str]) -> str:
    """A further sentence, " Not stated: a, b."; empty where there are no names."""
    return f" {lead}: {listed(names)}." if names else ""


def months(count: Months) -> str:
    """A count with what the dates leave open: "24 months (14 to 36, as the dates allow)"."""
    said = counted(count.point)
    return said if count.low == count.high else f"{said} ({count.low} to {count.high}, as the dates allow)"


def counted(number: int) -> str:
    return "1 month" if number == 1 else f"{number} months"


def degree(fact: DegreeFact) -> str:
    """A degree as words: "Bachelor's degree in social work"."""
    level = LEVELS.get(fact.level, label(fact.level).capitalize())
    fields = fact.fields or tuple(label(name) for name in fact.field_ids)
    return f"{level} in {' and '.join(fields)}" if fields else level


def doubts(codes: Iterable[str]) -> str:
    return listed(DOUBTS.get(code, label(code)) for code in codes)


_IGNORED = {
    "someone_else": "somebody else holds it",
    "denied": "the page says that it is not held",
    "wish": "it is wished for, not held",
    "programme": "the letters stand for something else here",
    "preparation": "it is preparation for the credential, not the credential",
    "membership": "it is a membership",
    "work_described": "it describes work done, and does not say that it is held",
    "job_title": "a job's title does not say that it is held now",
    "named_only": "it is named without saying that it is held",
    "copied": "this repeats the words of the posting, and does not say what was done",
    "elsewhere": "this part of the page does not say what is held",
    "another_meaning": "the words mean something else here",
    "another_person": "it is what somebody else did",
    "not_done": "the page says that it was not done",
    "watched": "it was watched, not done",
    "training_name": "it is what was taught or studied",
    "other_trade": "its employer and duties are of another trade",
    "staff": "it is about those who serve these people",
}
UNTOLD = "own_status"
"""Why a mention that says who the writer is does not count. No report lists these: it would point at what nobody may
weigh."""


def why_ignored(code: str) -> str:
    """For people, why a mention earned nothing; a reason that is already a sentence stays as it is."""
    return _IGNORED.get(code, code)
