"""What a person needs: each statement with its kind, whether it is a must, and what can be counted in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Any, Final

from jobkit.language.credentials import Mention, credential, find_mentions, short_name
from jobkit.language.degree_words import degree_words
from jobkit.language.degrees import level_rank, read_degrees
from jobkit.language.places import region_code
from jobkit.postings.importing.found import Found, Item, Result
from jobkit.postings.importing.lexicon import asked_kind, cue_pattern, matcher, need_of_label, says, split_label, words
from jobkit.postings.importing.parts import Part
from jobkit.postings.importing.sentences import sentences
from jobkit.postings.importing.values import months_asked, percent

_SURE: Final = ("education", "experience", "license", "credential", "knowledge", "language", "travel")
"""Labels that say the kind, whatever the words."""
_LEVELS: Final = ("high_school", "associate", "bachelor", "master", "doctorate")
_DEGREE: Final = r"\b@study\b"
_FIELDS: Final = (
    r"(?:\b@degrees(?: of (?:applied )?\w+)?|\))\s*(?:\([^()]*\)\s*)?(?:(?:or higher|required)\s+)?@studied\s+"
    r"(?:an?\s+|the\s+(?:field|area)s?\s+of\s+|the\s+)?(?P<fields>[^.;:()\n]{3,160})"
)
_FIELDS_END: Final = (
    r"\s*(?:,?\s+(?:and|plus|with|or)\s+(?:(?:an?|at|an? minimum of|minimum of|no)\s+)?(?:@not_studied|\d)\b.*"
    r"|\s+(?:@behind_fields|(?<!related )field\b.*required)\b.*|\s[–—-]\s.*)$"
)
_LIST = re.compile(r"\s*(?:,\s*(?:and/or|and|or)\s+|,\s*|;\s*|\s+and/or\s+|\s+or\s+|\s+and\s+|/)\s*", re.IGNORECASE)
_TOGETHER: Final = r"\b@joint_fields\b"
_BARE_DEGREE: Final = r"(?:@before_degree\s+)*degree\b(?:\s+in\b|\s*[,(]|$|\s+or\b|-level)"
_SECOND: Final = r"^(?P<first>\W*(?:[\w+'’-]+\W+){3,})with\b[^,;]*\b@wished\W*$"
"""Something asked for, "with" something preferred."""
_WISHED_PART: Final = r"(?<=\w)[,;(–—-]*\s+\(?(?:@wished_of_a_part)\b[^,;)]*\)?"
"""What would be best of something asked for: "a year of casework, preferably with families"."""
_INSTEAD: Final = r"\b@instead"
_IN_PLACE = re.compile(
    r"\bor\s+(?:an?\s+|at least\s+)?[\w-]+(?:\s\(\d{1,2}\))?[\s-]+(?:years?|months?)\b", re.IGNORECASE
)
"""Time that may take a degree's place: "or four years of such work"."""
_SCHOOL: Final = 1
"""Rank of a high school diploma, which is no degree: "MSW, or BSW and two years" asks for the lower of two."""
_OR = re.compile(r"\bor\b", re.IGNORECASE)
_HALVES = re.compile(r";(?!\s*(?:or|and/or)\b)\s*(?:and\b\s*)?", re.IGNORECASE)
_BARE_NOTE = 'the posting says "degree" and no more; read as a bachelor\'s'
_COMMA_NEED: Final = r"[,(–—-]\s*(?:is )?(?:@wished|required)\)?[.;]?$"


def asked_for(part: Part) -> Iterator[Result]:
    """The requirements that stand under one heading."""
    need = {"must": "must", "preferred": "preferred"}.get(part.kind)
    kind = part.asked
    for item in part.items:
        if _is_lead(item):
            kind, need = asked_kind(item.text), need_of_label(item.text) or need
            continue
        item_need, item_kind, said = _without_labels(item.text.replace("\t", ": ").strip(), need, kind)
        for text in statements(said, item, listed=item.mark == "bullet" or len(part.items) > 1):
            if not text.endswith(":") and matcher(r"\W*@nothing_asked\W*").fullmatch(text) is None:
                yield from stated(text, item, need=item_need, kind=item_kind)


def _is_lead(item: Item) -> bool:
    is_bare_label = item.mark == "bullet" and asked_kind(item.text) is not None and not says("languages", item.text)
    return (item.text.endswith(":") and len(item.text) < 120) or is_bare_label


def statements(text: str, item: Item, *, listed: bool) -> list[str]:
    """A list item as it is, in two where its halves differ in need; running text by its sentences and semicolons."""
    halves = [half.strip() for half in _HALVES.split(text) if half.strip()]
    differ = len({_said_need(half) for half in halves}) > 1
    parts = sentences(text)
    if item.mark != "bullet" and len(parts) == 2 and len({_said_need(part) for part in parts}) > 1:
        return parts
    if len(parts) == 2 and all(map(_level, parts)) and len({_said_need(part) for part in parts}) > 1:
        return parts
    if len(halves) > 1 and (differ or (item.mark != "bullet" and len(sentences(text)) == 1)):
        return halves
    if item.mark != "bullet" and len(sentences(text)) > 1 and (not listed or len(sentences(text)) > 2):
        return sentences(text)
    return [text]


def stated(text: str, item: Item, *, need: str | None = None, kind: str | None = None) -> Iterator[Result]:
    """One requirement, and the entries on education, credentials and licences that it makes."""
    need, kind, text = _without_labels(text, need, kind)
    needed = _need(text, need)
    at = item.origin(text)
    read = _read(text, kind)
    yield Found("posting.requirements[]", {"text": text, **read, "need": needed}, at)
    if (
        (level := read.get("level"))
        and read["kind"] == "education"
        and not matcher(_INSTEAD).search(sentences(text)[0])
    ):
        fields = {"fields": read["fields"]} if "fields" in read else {}
        bare = matcher(_BARE_DEGREE).match(text) and not read_degrees(text)
        yield Found("role.education[]", {"level": level, "need": needed, **fields}, at, _BARE_NOTE if bare else None)
    yield from certified(text, item, needed, listed=read["kind"] == "credential")
    if (kind == "travel" or says("travel_words", text)) and (share := percent(text)) is not None:
        yield Found("posting.work_environment.travel.percent", share, at)


def certified(text: str, item: Item, need: str, *, listed: bool = False) -> Iterator[Found]:
    """The credentials and licences that a statement names; ``listed``: it stands where credentials are asked for."""
    at = item.origin(text)
    if says("driver", text):
        yield Found("role.licenses[]", _licence("driver's license", text, need), at)
    for mention in {mention.id: mention for mention in reversed(_mentions(text))}.values():
        id = mention.id
        if credential(id).training and not listed and not says("credential_words", text):
            continue
        short = short_name(id)
        if id in words().license_ids:
            said = text[mention.start : mention.end]
            name = said if said.isupper() and said.isalpha() else short
            yield Found("role.licenses[]", _licence(name, text, need), at)
        else:
            name = next((name for name in credential(id).names), short)
            yield Found("role.credentials[]", {"short": short, "name": _capitals(name), "need": need}, at)


def _mentions(text: str) -> list[Mention]:
    """Credentials that a statement names; in what is asked for, letters of life support are no degree."""
    return find_mentions(f"{text} (certification)" if says("life_support", text) else text)


def _credentials(text: str) -> list[str]:
    """The credentials that a statement asks for; a method that is also taught in courses is one where it says so."""
    is_held = says("credential_words", text)
    return [each.id for each in _mentions(text) if is_held or not credential(each.id).training]


def _capitals(name: str) -> str:
    """ "certified case manager" as people print it; letters that stand for a name stay in capitals."""
    return re.sub(r"\b(?!and\b|of\b|in\b|the\b|for\b)([a-z])", lambda found: found[1].upper(), name)


def _licence(name: str, text: str, need: str) -> dict[str, Any]:
    state = _state(text)
    return {"name": name, **({"state": state} if state else {}), "need": need}


def _state(text: str) -> str | None:
    """The state that a statement names, its name in one or two words or its letters."""
    said = text.title() if text.isupper() else text
    tokens = re.findall(r"[A-Za-z]+", said)
    pairs = [f"{one} {two}" for one, two in pairwise(tokens) if one[0].isupper() and two[0].isupper()]
    named = [each for each in (*pairs, *tokens) if each.istitle() and len(each) > 3]
    lettered = re.findall(r"\b([A-Z]{2})\s+(?=driver|licen|RN\b|L[A-Z]{2,5}\b|state\b)", text)
    lettered += re.findall(r"\b(?:state of |in |of )([A-Z]{2})\b", said) + re.findall(r"^([A-Z]{2})\b", said)
    known = words().provinces
    return next(
        (code for each in (*named, *lettered) if (code := region_code(each) or known.get(each.casefold()))), None
    )


def _without_labels(text: str, need: str | None, kind: str | None) -> tuple[str | None, str | None, str]:
    """(need, kind, text) with "Preferred:" or "Education:" off the front of the text."""
    split = split_label(text)
    while split is not None and (need_of_label(split[0]) or asked_kind(split[0])):
        need = need_of_label(split[0]) or need
        kind = asked_kind(split[0]) or kind
        text = split[1]
        split = split_label(text)
    return need, kind, text


def _need(text: str, under: str | None) -> str:
    """Must or preferred: what the statement's first sentence says, else what its heading says, else must."""
    first = matcher(_WISHED_PART).sub("", sentences(text)[0] if sentences(text) else text)
    said = _said_need(first)
    if under == "preferred":
        return "must" if said == "must" and matcher(_COMMA_NEED).search(first) else "preferred"
    return said or under or "must"


def _said_need(text: str) -> str | None:
    if (second := matcher(_SECOND).search(text)) and (read_degrees(second["first"]) or months_asked(second["first"])):
        return "must"
    if says("preferred", text):
        before = cue_pattern("preferred").sub(" ", re.split(r"\bpreferred\b", text, flags=re.IGNORECASE)[0])
        is_mixed = says("required", before) and "," in text
        return "must" if is_mixed and not matcher(_COMMA_NEED).search(text) else "preferred"
    return "must" if says("required", text) else None


# ------------------------------------------------------------------ kind, level, fields, months


def _read(text: str, labelled: str | None) -> dict[str, Any]:
    level = _level(text)
    months = months_asked((sentences(text) or [text])[0])
    kind = _kind(text, level, months, labelled)
    if kind == "education" and (_IN_PLACE.search(text) or _substitute(text) is not None):
        months = None
    read: dict[str, Any] = {"kind": kind}
    if level and kind == "education" and not matcher(r"[^.]*\b@instead").match(text):
        read["level"] = level
    if kind == "education" and (fields := study_fields(text)):
        read["fields"] = fields
    if months and kind in ("experience", "education", "other", "skill", "license", "credential", "knowledge"):
        read["months"] = months
    if strength := next((word for word in words().strength if re.match(rf"{word}\b", text, re.IGNORECASE)), None):
        read["strength_word"] = strength
    return read


def _kind(text: str, level: str | None, months: int | None, labelled: str | None) -> str:
    mentions = _credentials(text)
    if labelled == "license" and mentions and not set(mentions) & set(words().license_ids):
        return "credential"
    if labelled in _SURE and not (labelled == "education" and level is None and months):
        return labelled
    return labelled or next((kind for kind, fits in _signs(text, level, months) if fits), "other")


def _signs(text: str, level: str | None, months: int | None) -> Iterator[tuple[str, bool]]:
    """(kind, whether the text shows it), the surer kinds first."""
    mentions = _credentials(text)
    licences = [id for id in mentions if id in words().license_ids]
    begins = matcher(r"^@before_statement\s+").sub("", text)
    yield "education", level is not None and not (months and _is_experience(begins))
    yield (
        "education",
        matcher(_DEGREE).search(text) is not None and says("skill", text) is False and not says("license_words", text),
    )
    yield "license", says("driver", text)
    yield "experience", months is not None and not says("license_words", text)
    yield (
        "license",
        (bool(licences) and len(licences) == len(mentions))
        or (says("license_words", text) and not says("experience", text)),
    )
    is_spoken = says("language_words", text) and (says("languages", text) or not matcher("@ability").match(begins))
    yield "language", is_spoken or _is_language(text)
    yield "knowledge", matcher("@knowing").match(begins) is not None
    yield (
        "skill",
        matcher("@ability").match(begins) is not None and not says("travel_words", text),
    )
    yield "travel", says("travel_words", text)
    yield "credential", bool(mentions) or says("credential_words", text)
    yield "experience", says("experience", text)
    yield "knowledge", says("knowledge", text)
    yield "skill", says("skill", text)


def _is_experience(begins: str) -> bool:
    return matcher(r"@experience_begins|\d").match(begins) is not None


def _is_language(text: str) -> bool:
    return says("languages", text) and len(text.split()) <= 8 and not says("experience", text)


def _level(text: str) -> str | None:
    """The lowest degree that a statement names, since that one is enough; "Degree in ..." alone is a first degree."""
    ranks = {level.id: level for level in degree_words().levels}
    certified = [(mention.start, mention.end) for mention in _mentions(text)]
    known = [
        reading.level
        for reading in read_degrees(_without_substitute(text))
        if not any(start <= reading.span.start < end for start, end in certified)
    ]
    levels = [_LEVELS[0] if id == "high_school" else ranks[id].printed for id in known]
    found = [level for level in _LEVELS if level in levels]
    if found:
        return found[0]
    return "bachelor" if matcher(_BARE_DEGREE).match(text) else None


def _without_substitute(text: str) -> str:
    """The statement up to a diploma of a high school that takes, with years of work, a degree's place.

    >>> _without_substitute("Associate's degree, or HS diploma and 3 years of such work")
    "Associate's degree"
    """
    cut = _substitute(text)
    return text if cut is None else text[:cut].rstrip(" ,;(")


def _substitute(text: str) -> int | None:
    """Where "or HS diploma and 3 years" begins, behind a degree."""
    for found in _OR.finditer(text):
        before, after = text[: found.start()], text[found.end() :]
        high, low = ([level_rank(each.level) for each in read_degrees(side)] for side in (before, after))
        is_school = high and low and max(low) == _SCHOOL < min(high)
        if is_school and months_asked(after) and not months_asked(before):
            return found.start()
    return None


def study_fields(text: str) -> list[str]:
    """The fields of study that a statement names, as written, "a related field" among them."""
    found = matcher(_FIELDS).search(text)
    if found is None:
        area = next((reading.area for reading in read_degrees(text) if reading.area), None)
        if area is None:
            return []
    said = matcher(_FIELDS_END).sub("", found["fields"] if found else str(area).lower())
    said = matcher(_TOGETHER).sub(lambda match: match[0].replace(" and ", "\x00"), said)
    parts = [part.replace("\x00", " and ").strip(" ,.*") for part in _LIST.split(said)]
    kept = [part for part in parts if part and len(part.split()) <= 6 and not matcher("@no_field").match(part)]
    return [
        part.lower() if part.isupper() else part[0].lower() + part[1:] if _is_plain(part) else part for part in kept
    ]


def _is_plain(part: str) -> bool:
    return not part[:2].isupper()
