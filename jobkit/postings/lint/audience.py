"""Whether words speak of the applicant or of the people served: in this field ages, conditions and sexes of clients are
the work itself.

The noun right behind the words decides ("female clients", "a young team"). Else the nearest telling word before them in
their clause does ("serving young ...", "you must ..."). With none, they speak of the applicant.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from jobkit.language.lexicon import any_of
from jobkit.postings.lint.subject import Passage
from jobkit.postings.lint.terms import terms

_BEHIND: Final = 4
"""Words behind a match in which its noun stands: "young, at-risk mothers"."""
_CLAUSE: Final = re.compile(r"[:!?()•|]|,\s+(?:and|but|so)\s+(?:you|we)\b|\.\s", re.IGNORECASE)


def speaks_of_clients(passage: Passage, start: int, end: int) -> bool:
    """Whether a match within a passage is about the people served."""
    if passage.part == "clients":
        return True
    first, last = passage.sentence(start, end)
    noun = _noun_behind(passage.text[end:last])
    if noun is not None:
        return noun
    before = passage.text[first:start]
    cut = max((match.end() for match in _CLAUSE.finditer(before)), default=0)
    told = list(_telling().finditer(before, cut))
    return bool(told) and told[-1].lastgroup == "clients"


def _noun_behind(text: str) -> bool | None:
    """True for a client or a service, False for an applicant, None for neither."""
    clause = _CLAUSE.split(text, maxsplit=1)[0]
    for word in re.findall(r"[\w'’-]+|,", clause)[:_BEHIND]:
        folded = word.lower()
        if folded in terms().applicant_nouns:
            return False
        if folded in terms().clients or folded in terms().services:
            return True
        if folded in terms().no_noun_behind:
            return None
    return None


@cache
def _telling() -> re.Pattern[str]:
    words = terms()
    clients = any_of((*words.clients, *words.serving, *words.services))
    doing = r"(?:\s+(?:who\s+)?(?:must|should))?"  # "clients must": it is they who must
    pattern = rf"\b(?:(?P<clients>{clients}{doing})|(?P<applicants>{any_of(words.applicants)}))\b"
    return re.compile(pattern, re.IGNORECASE)


@cache
def never_flagged() -> re.Pattern[str]:
    """Phrases in which nothing is reported: "master's degree"."""
    return re.compile(rf"\b{any_of(terms().never_flagged)}\b".replace("'", "['’]"), re.IGNORECASE)
