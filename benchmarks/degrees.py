"""Degrees as the scorer compares them: a level and the words of a field, however a page or a reader divides them.

Apart from the package's lexicon on purpose: what measures must not share the mistakes of what is measured.
"""

from __future__ import annotations

import re

Degree = tuple[str, frozenset[str]]

# Short names, without full stops: level and the field that the name itself tells.
SHORT = {
    name: (level, words)
    for level, names in {
        "associate": "aa as aas aos asn:nursing adn:nursing",
        "bachelor": "ba bs bsc ab bas bgs bsw:social_work bsn:nursing bba:business_administration bfa:fine_arts "
        "bsph:public_health bed:education bhs:health_science",
        "master": "ma ms msc msw:social_work mssw:social_work msn:nursing mba:business_administration "
        "mpa:public_administration mph:public_health mha:health_administration med:education mdiv:divinity "
        "mpp:public_policy mft:marriage_and_family_therapy",
        "doctorate": "phd psyd:psychology dsw:social_work dnp:nursing_practice edd:education jd:law md:medicine "
        "pharmd:pharmacy",
        "high school": "ged hsd",
    }.items()
    for name, _, words in (entry.partition(":") for entry in names.split())
}  # fmt: skip

# Written out: the words that name the level and belong to no field. The first that is found wins.
LONG = tuple(
    (level, re.compile(pattern))
    for level, pattern in (
        ("high school", r"\b(?:high|secondary) school(?: diploma| equivalency)?|\bgeneral educational development\b"),
        ("certificate", r"\b(?:graduate|postgraduate|post baccalaureate|professional) certificate\b"),
        ("doctorate", r"\bdoctor(?:ate|al)?(?: degree)?(?: of philosophy)?\b"),
        ("master", r"\bmasters?(?: degree)?(?: of (?:arts|science|applied science))?\b|\bmaestría\b"),
        ("bachelor", r"\bbachelors?(?: degree)?(?: of (?:applied )?(?:arts|science))?\b|\blicenciatura\b"),
        ("associate", r"\bassociates?(?: degree)?(?: (?:of|in) (?:applied )?(?:arts|science))?\b"),
        ("certificate", r"\bcertificate\b"),
        ("diploma", r"\bdiploma\b"),
    )
)  # fmt: skip
ASIDE = re.compile(
    r"\b(?:minor|concentration|concentrating|emphasis|specialization|track|focus|gpa|thesis|honou?rs|cum laude)\b"
)
SMALL = frozenset(
    ["a", "an", "and", "of", "in", "with", "the", "for", "en", "degree", "program", "candidate", "expected"]
)


def degree(study_type: str, area: str) -> Degree | None:
    """(level, words of the field) of a JSON Resume entry's ``studyType`` and ``area``; None where both are silent.

    ("MSW", ""), ("Master of Social Work", "") and ("Master", "Social Work") are one and the same.
    """
    level, words = "", set[str]()
    for phrase in re.split(r"[,;|()/\u2013\u2014]", f"{study_type};{area}"):
        plain = " ".join(re.sub(r"[^\w\s]", " ", re.sub(r"['’.]", "", phrase.casefold())).split())
        found, rest = _level(plain, level)
        if ASIDE.search(plain) and not found:
            continue
        level = level or found
        words |= set(ASIDE.split(rest)[0].split()) - SMALL
    return (level, frozenset(words)) if level or words else None


def _level(phrase: str, known: str) -> tuple[str, str]:
    """The level that a phrase names, if it may ('' or the known one), and its other words."""
    for level, pattern in LONG:
        match = pattern.search(phrase)
        if match and known in ("", level):
            return level, phrase[: match.start()] + " " + phrase[match.end() :]
    words = phrase.split()
    for at in {0, len(words) - 1} if words else ():
        level, implied = SHORT.get(words[at], ("", ""))
        if level and known in ("", level):
            return level, " ".join([*implied.split("_"), *words[:at], *words[at + 1 :]])
    return "", phrase
