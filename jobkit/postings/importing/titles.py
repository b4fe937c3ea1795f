"""What the job is called, and who employs: the top of a posting."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from jobkit.language.titles import title_score
from jobkit.postings.importing.lexicon import cue_pattern, group_patterns, matcher, plain, says, words

LIKELY: Final = 0.7
"""Title scores from here on are of a job's name; measured on the sample resumes, whose titles score 0.85 and more."""
_MOST_WORDS: Final = 14

_PLACEHOLDER: Final = (
    r"\[[^\[\]\d]{0,60}\b@blanks\b[^\[\]]{0,60}\]|\{\{[^{}]{0,80}\}\}|<[a-z]+(?: [a-z]+){0,3}>"
    r"|^\W*(?:TBD|TBA|n/a|xxx+)\W*$"
)
_BRACKET = re.compile(r"\s*[(\[](?P<said>[^()\[\]]{1,60})[)\]]")
_DECORATION = re.compile(r"[^\w()\[\]/&,.'’+#–—:-]+")
_AFTER: Final = r"\s*(?:[|·•–—]|\s-\s|,)\s*(?:up to\s+)?(?:[$£€].*|@terms\b.*)$"
_BEFORE: Final = (
    r"^(?:(?:re|fw|fwd|subject)\s*:\s*)*@announcing(?:\s+(?:at|with)\s+[^:]{2,60}(?=:))?"
    r"\s*(?:[:!–—-]|\bfor\b)+\s*(?:an?\s+)?"
)
_TAIL: Final = r"\s*(?:[-–—:|]\s*)?\b@documents_of_jobs\b.*$"
_SUM = re.compile(r"[$£€]\s?\d[\d,.]*\s?[kK]?\+?(?:\s?[-–]\s?[$£€]?\d[\d,.]*\s?[kK]?)?")
_KEPT_SHORT: Final = frozenset(("and", "of", "for", "the", "in", "to", "with", "or", "on", "at"))


def is_placeholder(text: str) -> bool:
    """Whether a value is a blank for its writer to fill in: "[City, State]"."""
    return matcher(_PLACEHOLDER).search(text) is not None


def clean_title(text: str) -> str | None:
    """A line as a job's name: no place, pay, terms, emoji, "job description"; None where nothing is left.

    >>> clean_title("Care Navigator (that's you!) - Remote")
    'Care Navigator'
    """
    said = _DECORATION.sub(" ", _SUM.sub(" ", text)).strip()
    said = matcher(_TAIL).sub("", matcher(_BEFORE).sub("", said))
    said = _BRACKET.sub(lambda found: "" if _is_aside(found["said"]) else found[0], said)
    while (less := matcher(_AFTER).sub("", said)) != said:
        said = less
    said = re.sub(r"\s+", " ", said).strip(" -–—|:,.·•!+")
    if not said or not re.search(r"[^\W\d_]{2}", said) or plain(said) in words().vague_title:
        return None
    return _in_title_case(said) if said.isupper() and len(said) > 5 else said


def _is_aside(said: str) -> bool:
    """Whether words in brackets are no part of a job's name."""
    terms = any(pattern.search(said) for _, pattern in group_patterns("employment"))
    mode = says("remote", said) or says("hybrid", said) or says("onsite", said)
    return (
        terms
        or mode
        or bool(matcher(r"[!$£€\d]|\b@asides\b").search(said))
        or bool(re.fullmatch(r"[A-Z][a-z .]+, [A-Z]{2}", said))
    )


def _in_title_case(said: str) -> str:
    """Capitals as names of jobs are printed; letters that stand for words ("RN", "II", "HIV") stay."""
    return re.sub(r"[A-Z][A-Z'’]*", lambda found: _cased(found[0], found.start() == 0), said)


def _cased(word: str, first: bool) -> str:
    if word.casefold() in _KEPT_SHORT and not first:
        return word.lower()
    is_short = len(word) <= 4 and (not re.search("[AEIOUY]", word) or re.fullmatch(r"[IVX]+", word) is not None)
    return word if is_short or word in ("HIV", "AIDS", "ICU", "EMS") else word.capitalize()


def looks_like_title(text: str) -> float:
    """0 to 1: how much a line of a posting's top looks like the job's name."""
    name = clean_title(text)
    if (
        name is None
        or len(name.split()) > _MOST_WORDS
        or text.rstrip().endswith((".", "!", "?", ":"))
        or is_placeholder(text)
    ):
        return 0.0
    score = title_score(name)
    return score * 0.5 if looks_like_employer(name) and score < 0.9 else score


def looks_like_employer(text: str) -> bool:
    """Whether a short line ends with, or opens with, a word of organizations' names."""
    tokens = re.findall(r"[\w&.'’-]+", text.casefold())
    if not tokens or len(tokens) > 9 or not text[:1].isupper():
        return False
    return tokens[-1].strip(".") in words().head_words or (tokens[0] in words().bodies and "of" in tokens[1:2])


_NAME = r"(?:the\s+)?[A-Z][\w&.,'’-]*(?:\s(?:[A-Z][\w&.,'’-]*|of|and|the|for|&|de|la|du)){0,8}?"


def employer_in(sentence: str) -> str | None:
    """The employer whom a sentence names: "X is looking for", "X is an equal opportunity employer", "join X"."""
    for pattern in _employer_patterns():
        found = pattern.search(sentence)
        if found is None:
            continue
        name = found["name"].strip(" ,.")
        if matcher(r"@no_names|@name_never_begins\s.*").fullmatch(name) is None:
            return name.removeprefix("The ") if looks_like_employer(name.removeprefix("The ")) else name
    return None


@cache
def _employer_patterns() -> tuple[re.Pattern[str], ...]:
    hiring = cue_pattern("hiring").pattern
    patterns = (
        rf"^(?P<name>{_NAME}),?\s+(?:\([^()]*\)\s+|(?:in|of|on|near|at)\s[^.;]{{2,60}}?,?\s+)?"
        rf"(?i:{hiring})",
        rf"^(?P<name>{_NAME})\s+(?i:is|are)\s+(?i:an?|proud to be an?|committed to)\s+(?i:proud\s+)?(?:an?\s+)?"
        r"(?i:@fair)",
        rf"^(?P<name>{_NAME})\s+(?i:@acts_fairly)\b",
        r"\b(?:at|with|join)\s+(?P<name>[A-Z][\w&.'’-]*(?:\s(?:[A-Z][\w&.'’-]*|of|and|for|the|&)){1,7})"
        r"(?=\s+(?:in|here|is|as|we|you)\b|[,.!(]|$)",
        rf"^(?P<name>{_NAME})\s+"
        r"(?i:(?:is|has)\s+(?:a|an|the|been|served|provided|offered|helped|building|one)|@organization_acts)\b",
    )
    return tuple(matcher(pattern, exact=True) for pattern in patterns)
