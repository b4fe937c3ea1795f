"""Degrees in the words of an education entry: level, name as printed, field, minors, honours, status."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from jobkit.language.degree_words import degree_words, grammar
from jobkit.language.places import is_city, is_region
from jobkit.model.document import Span
from jobkit.model.resume import EducationStatus

_LONGEST_LETTERS = 5
"""Capitals as short as this are a licence or a state ("RN", "LCSW", "MA"), no field."""

_LONGEST_FIELD = 7
"""Words: "Human Development and Family Studies" and two more."""

_NO_FIELD_UP_TO = 1
"""Rank of the levels that have no field: high school."""


@dataclass(frozen=True, slots=True)
class DegreeReading:
    """One degree; spans are offsets of the text that was read."""

    level: str
    """An id of ``lexicons/degrees.yaml``."""
    span: Span
    """The degree's name as printed, without its field, brackets taken in: "Bachelor of Social Work (BSW)"."""
    study_type: str
    area: str | None
    """The field, also where the degree's name implies it."""
    area_span: Span | None
    """None where the field is implied."""
    minors: tuple[str, ...] = ()
    emphases: tuple[str, ...] = ()
    """Concentrations, emphases, specializations."""
    honours: tuple[str, ...] = ()
    status: EducationStatus | None = None
    """None: no word of status."""


@dataclass(frozen=True, slots=True)
class _Name:
    """A degree's name found in a text."""

    level: str
    start: int
    end: int
    implied: str | None
    plain: bool = False
    """Written out in English with its rank: "Bachelor's degree", no "Licenciatura"."""


def read_degrees(text: str, *, education: bool = True) -> list[DegreeReading]:
    """The degrees that a text names, in order.

    ``education`` says that the text stands in an education section or after a name: only there are two-letter forms
    (BA, MS) and bare words ("Certificate") degrees.
    """
    names = _merged(text, [name for name in _names(text) if education or _safe(text, name)])
    names = [_with_honours(text, name) for name in names]
    readings = []
    for index, name in enumerate(names):
        start = names[index - 1].end if index else 0
        end = names[index + 1].start if index + 1 < len(names) else len(text)
        readings.append(_reading(text, name, start, end, alone=len(names) == 1))
    return readings


def read_status(text: str) -> EducationStatus | None:
    """What the words say of a degree's status: in progress or not completed; None where they say nothing."""
    words = grammar()
    plain = words.exceptions.sub(" ", text)
    if words.not_completed.search(plain):
        return "not_completed"
    if words.in_progress.search(plain):
        return "in_progress"
    return None


def field_ids(area: str) -> tuple[str, ...]:
    """Ids of the lexicon's fields for a field as written; a compound ("Psychology and Sociology") may have several."""
    known = _fields()
    text = _folded(area)
    if text in known:
        return (known[text],)
    parts = [part for part in re.split(r"\s*(?:/|,|;|\band\b)\s*", text) if part]
    return tuple(dict.fromkeys(known[part] for part in parts if part in known))


def is_evaluation(text: str) -> bool:
    """Whether a line tells what a degree named elsewhere equals: "Evaluated by WES as a U.S. bachelor's degree"."""
    return grammar().evaluation.match(text.lstrip("(* ")) is not None


def level_rank(level: str) -> int:
    """The order of the levels; 0 for an unknown id."""
    return next((found.rank for found in degree_words().levels if found.id == level), 0)


# ------------------------------------------------------------------ one degree


def _reading(text: str, name: _Name, start: int, end: int, *, alone: bool) -> DegreeReading:
    words, area = grammar(), None
    if level_rank(name.level) > _NO_FIELD_UP_TO:
        area = _area_after(text, name, end) or _area_labelled(text, start, end) or _area_before(text, name, start)
    after = text[name.end : end]
    around = text if alone else text[name.start : end]
    area = _without_echo(text, area) if area else None
    written = text[area.start : area.end] if area else None
    return DegreeReading(
        name.level,
        Span(name.start, name.end),
        text[name.start : name.end],
        written or name.implied,
        area,
        tuple(_listed(words.minor, after)),
        tuple(_listed(words.beside, after)),
        tuple(match.group() for match in words.honours.finditer(after)),
        read_status(around),
    )


def _with_honours(text: str, name: _Name) -> _Name:
    """A degree's name with the word that makes it an honours degree: "BA (Hons)"."""
    found = grammar().honours_degree.match(text, name.end)
    return replace(name, end=found.end()) if found else name


def _without_echo(text: str, area: Span) -> Span:
    """A field that a form printed twice: "Social Work in Social Work"."""
    one, _, other = text[area.start : area.end].partition(" in ")
    return Span(area.start, area.start + len(one)) if one.casefold() == other.casefold() else area


def _area_after(text: str, name: _Name, end: int) -> Span | None:
    """ "B.A. in Psychology", "BS, Psychology", "Master of Science: Nursing", "BA (Sociology)"."""
    at = _past_brackets(text, name.end, end)
    match = grammar().area_after.match(text, at, end)
    if match is None:
        return None
    sure = match["link"].strip().lower() in degree_words().field_links
    span = _field_span(text, match.start("area"), match.end("area"), sure=sure)
    if span is None or sure or name.implied in {None, *degree_words().broad}:
        return span
    return span if field_ids(text[span.start : span.end]) else None  # "MSW, Clinical Track"


def _past_brackets(text: str, at: int, end: int) -> int:
    """Behind the brackets that follow a degree's name and hold no field: "(Hons)", "(60 credits)", "(Ukraine)"."""
    while (match := _BRACKET.match(text, at, end)) and _is_remark(match["inside"]):
        at = match.end()
    return at + 1 if text[at : at + 1] == ")" else at


def _is_remark(text: str) -> bool:
    is_aside = re.search(r"\d", text) or grammar().honours.match(text) or read_status(text) or is_region(text)
    return bool(is_aside) or (text.isupper() and len(text) <= _LONGEST_LETTERS)


_BRACKET = re.compile(r"\s?\((?P<inside>[^()]{1,60})\)")


def _area_labelled(text: str, start: int, end: int) -> Span | None:
    match = grammar().major.search(text, start, end)
    return _field_span(text, match.start("area"), match.end("area"), sure=True) if match else None


def _area_before(text: str, name: _Name, start: int) -> Span | None:
    """ "Psychology, B.A.", "Social Work (MSW)", "Nursing BSN"."""
    match = grammar().area_before.search(text[start : name.start])
    if match is None:
        return None
    span = _field_span(text, start + match.start("area"), start + match.end("area"), sure=False)
    if span is None:
        return None
    names_it = name.level == "certificate" and not match["parted"]  # "Medical Assisting Diploma"
    return span if names_it or field_ids(text[span.start : span.end]) else None  # not "Regents Bachelor of Arts"


def _field_span(text: str, start: int, end: int, *, sure: bool) -> Span | None:
    """The stretch cut down to a field of study; None where it is an employer, a place or a date instead."""
    stretch = _cut(text[start:end])
    if field_ids(stretch):
        return Span(start, start + len(stretch))
    if known := _before_school(stretch):
        return Span(start, start + len(known))
    if not stretch or not _may_be_field(stretch) or (not sure and not stretch[0].isupper()):
        return None
    return Span(start, start + len(stretch))


def _before_school(stretch: str) -> str:
    """The known field that a stretch begins with, where a school's name follows with nothing between: "Nursing Elm
    College"."""
    words = stretch.split(" ")
    if set(map(str.casefold, words)).isdisjoint(degree_words().institution):
        return ""
    prefixes = (" ".join(words[:end]) for end in range(len(words) - 1, 0, -1))
    return next((prefix for prefix in prefixes if field_ids(prefix)), "")


def _cut(stretch: str) -> str:
    """A field's words alone, as far as a list of them goes: "Marriage, Family & Child Counseling"."""
    series = _SERIES.match(stretch)
    if series and _may_be_field(series.group()):
        return series.group()
    words = grammar()
    kept = [span.span() for span in words.exceptions.finditer(stretch)]  # "Exceptional Student Education"
    cuts = (each for each in words.stop.finditer(stretch) if not any(at <= each.end() <= end for at, end in kept))
    cut = next(cuts, None)
    return (stretch[: cut.start()] if cut else stretch).rstrip(" \t,;:-–—|()")


_SERIES = re.compile(
    r"(?:[A-Z][\w'’-]+(?:\s[A-Z][\w'’-]+){0,2},\s){1,3}(?:[A-Z][\w'’-]+,?\s){0,3}(?:and|&)\s[A-Z][\w'’-]+"
    r"(?:\s[A-Z][\w'’-]+){0,2}(?![\w'’-])"
)


def is_field(text: str) -> bool:
    """Whether a text that stands in a field's slot may be one. Any subject may: only what is surely something else,
    or no name of a subject by its form, is none."""
    words = text.split()
    if _cut(text) != text or not _may_be_field(text):
        return False
    if field_ids(text):
        return True
    is_name = bool(words) and words[0][0].isupper() and len(words) <= _LONGEST_FIELD and len(text) > _LONGEST_LETTERS
    return is_name and not read_status(text) and not re.search(r"[.!?]\s|[@:;|]", text)


def _may_be_field(text: str) -> bool:
    """Whether nothing speaks against a field of study: no number, school, place, letters or honours."""
    words = set(re.findall(r"\w+", text.lower()))
    if re.search(r"\d", text) or words & set(degree_words().institution) or is_region(text):
        return False
    if text.isupper() and len(text) <= _LONGEST_LETTERS:
        return False
    return not (grammar().honours.match(text) or grammar().minor_word.match(text))


def _listed(pattern: re.Pattern[str], text: str) -> Iterator[str]:
    for match in pattern.finditer(text):
        cut = grammar().stop.search(match["what"])
        what = (match["what"][: cut.start()] if cut else match["what"]).strip(" \t,;:()")
        if what:
            yield what


# ------------------------------------------------------------------ names of degrees


def _names(text: str) -> list[_Name]:
    words = grammar()
    found = []
    for match in words.long.finditer(text):
        found.append(_long(match))
    for match in words.short.finditer(text):
        key = re.sub(r"[.\s]", "", match.group())
        level, plain = words.letters[key.upper()]
        made = words.product.get(plain)
        if not _is_state(text, match.start(), plain) and not (made and made.match(text, match.end())):
            found.append(_Name(level, match.start(), match.end(), words.implied.get(plain)))
    for match in words.other.finditer(text):
        key = match.group().lower()
        if key.endswith("school") and _NAMED.search(text, 0, match.start()):
            continue  # "Lincoln Senior High School"
        end = match.end() - (len(key.split()[-1]) + 1) * (key.split()[-1] in degree_words().field_links)
        found.append(_Name(words.level_of[key], match.start(), end, words.implied.get(key)))
    found.sort(key=lambda name: (name.start, -name.end))
    kept: list[_Name] = []
    for name in found:
        if not kept or name.start >= kept[-1].end:
            kept.append(name)
    return kept


_NAMED = re.compile(r"[A-Z][\w.'’-]+ $")


def _long(match: re.Match[str]) -> _Name:
    """ "Bachelor of Science in Nursing", "Master's degree", "Doctor of Philosophy"."""
    level = grammar().level_of[match["noun"].lower()]
    of = " ".join((match["of"] or "").lower().split())
    return _Name(level, match.start(), match.end(), degree_words().of.get(of) or match["free"], plain=True)


def _merged(text: str, names: list[_Name]) -> list[_Name]:
    """Without the second writing of a degree: "Bachelor of Social Work (BSW)", "Master of Science in Nursing (MSN)".

    Of a foreign degree and what it is said to equal ("Sarjana (Bachelor's degree)") the latter stays.
    """
    kept: list[_Name] = []
    for name in names:
        last = kept[-1] if kept else None
        between = text[last.end : name.start] if last else ""
        if last and name.plain and not last.plain and _GLOSS.fullmatch(between):
            kept[-1] = name
        elif last is None or last.level != name.level or not _SAME_DEGREE.fullmatch(between):
            kept.append(name)
        elif _BESIDE.fullmatch(between):
            closing = between.endswith("(") and text[name.end : name.end + 1] == ")"
            if closing or not name.implied or name.implied == last.implied:
                kept[-1] = _Name(last.level, last.start, name.end + closing, last.implied or name.implied)
            else:
                kept.append(name)
        elif text[name.end : name.end + 1] != ")":
            kept.append(name)
    return kept


_GLOSS = re.compile(r"(?:\s\w{1,3}\s[^,;\n()]{2,60}|\s?)\(")
_BESIDE = re.compile(r"\s?\(|\s?,\s?|\s?[-–—]\s?|/")
_SAME_DEGREE = re.compile(r"\s?\(|\s?,\s?|\s?[-–—]\s?|/|\s(?:in|of)\s[^,;\n(]{2,60}\(")


def _is_state(text: str, start: int, letters: str) -> bool:
    """Whether "MA" is Massachusetts: a town of it and a comma stand before."""
    if letters not in degree_words().state_codes:
        return False
    before = re.search(
        r"((?:[A-Z][\w.'’-]{1,20}\s){0,3}[A-Z][\w.'’-]{1,20}),\s{0,2}$", text[max(0, start - 60) : start]
    )
    if before is None:
        return False
    words = before.group(1).split()
    return any(is_city(" ".join(words[-size:]), letters) for size in range(1, len(words) + 1))


def _safe(text: str, name: _Name) -> bool:
    """Whether a name says its degree outside education too."""
    written = text[name.start : name.end]
    letters = re.sub(r"[.\s]", "", written)
    if letters in degree_words().needs_context:
        return re.match(r"\s(?:degree\s)?in\s[A-Z]", text[name.end :]) is not None
    return name.level not in ("certificate", "high_school") or letters.isupper()


@cache
def _fields() -> dict[str, str]:
    return {_folded(name): field.id for field in degree_words().fields for name in field.names}


def _folded(area: str) -> str:
    return " ".join(area.lower().replace("&", " and ").replace("’", "'").split())
