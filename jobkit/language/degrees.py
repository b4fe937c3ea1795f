"""Degrees in the words of an education entry: level, name as printed, field, minors, honours, status."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from jobkit.language.lexicon import Entry, any_of, load
from jobkit.language.places import is_city
from jobkit.model.document import Span
from jobkit.model.resume import EducationStatus

_MAX_FIELD = 70
"""Characters of a field of study: "Human Development and Family Studies" and half as much again."""

_LONGEST_LETTERS = 5
"""Capitals as short as this are a licence or a state ("RN", "LCSW", "MA"), no field."""

_NO_FIELD_UP_TO = 1
"""Rank of the levels that have no field: high school."""


class Level(Entry):
    id: str
    rank: int
    printed: Literal["none", "associate", "bachelor", "master", "doctorate"]
    noun: str | None = None
    names: list[str]
    short: list[str]


class StudyField(Entry):
    id: str
    relation: Literal["named", "related", "adjacent", "unrelated"]
    cip: list[str]
    names: list[str]


class StatusWords(Entry):
    in_progress: list[str]
    not_completed: list[str]
    not_completed_number: list[str]
    exceptions: list[str]


class DegreeWords(Entry):
    """``lexicons/degrees.yaml``."""

    levels: list[Level]
    state_codes: list[str]
    needs_context: list[str]
    of: dict[str, str | None]
    implied: dict[str, list[str]]
    fields: list[StudyField]
    institution: list[str]
    status: StatusWords
    honours: list[str]
    minor: list[str]
    beside: list[str]
    major: list[str]


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


def degree_words() -> DegreeWords:
    """The checked lexicon."""
    return load("degrees", DegreeWords)


def read_degrees(text: str, *, education: bool = True) -> list[DegreeReading]:
    """The degrees that a text names, in order.

    ``education`` says that the text stands in an education section or after a name: only there are two-letter forms
    (BA, MS) and bare words ("Certificate") degrees.
    """
    names = _merged(text, [name for name in _names(text) if education or _safe(text, name)])
    readings = []
    for index, name in enumerate(names):
        start = names[index - 1].end if index else 0
        end = names[index + 1].start if index + 1 < len(names) else len(text)
        readings.append(_reading(text, name, start, end, alone=len(names) == 1))
    return readings


def read_status(text: str) -> EducationStatus | None:
    """What the words say of a degree's status: in progress or not completed; None where they say nothing."""
    grammar = _grammar()
    plain = grammar.exceptions.sub(" ", text)
    if grammar.not_completed.search(plain):
        return "not_completed"
    if grammar.in_progress.search(plain):
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


def level_rank(level: str) -> int:
    """The order of the levels; 0 for an unknown id."""
    return next((found.rank for found in degree_words().levels if found.id == level), 0)


# ------------------------------------------------------------------ one degree


def _reading(text: str, name: _Name, start: int, end: int, *, alone: bool) -> DegreeReading:
    grammar, area = _grammar(), None
    if level_rank(name.level) > _NO_FIELD_UP_TO:
        area = _area_after(text, name, end) or _area_labelled(text, start, end) or _area_before(text, name, start)
    after = text[name.end : end]
    around = text if alone else text[name.start : end]
    written = text[area.start : area.end] if area else None
    return DegreeReading(
        name.level,
        Span(name.start, name.end),
        text[name.start : name.end],
        written or name.implied,
        area,
        tuple(_listed(grammar.minor, after)),
        tuple(_listed(grammar.beside, after)),
        tuple(match.group() for match in grammar.honours.finditer(after)),
        read_status(around),
    )


def _area_after(text: str, name: _Name, end: int) -> Span | None:
    """ "B.A. in Psychology", "BS, Psychology", "Master of Science: Nursing", "BA (Sociology)"."""
    match = _grammar().area_after.match(text, name.end, end)
    if match is None:
        return None
    sure = match["link"].strip().lower() in ("in", "of", "en")
    span = _field_span(text, match.start("area"), match.end("area"), sure=sure)
    if span and name.implied and not sure and not field_ids(text[span.start : span.end]):
        return None  # "MSW, Clinical Track"
    return span


def _area_labelled(text: str, start: int, end: int) -> Span | None:
    match = _grammar().major.search(text, start, end)
    return _field_span(text, match.start("area"), match.end("area"), sure=True) if match else None


def _area_before(text: str, name: _Name, start: int) -> Span | None:
    """ "Psychology, B.A.", "Social Work (MSW)", "Nursing BSN"."""
    match = _grammar().area_before.search(text[start : name.start])
    if match is None:
        return None
    span = _field_span(text, start + match.start("area"), start + match.end("area"), sure=False)
    return span if span and field_ids(text[span.start : span.end]) else None


def _field_span(text: str, start: int, end: int, *, sure: bool) -> Span | None:
    """The stretch cut down to a field of study; None where it is an employer, a place or a date instead."""
    grammar = _grammar()
    stretch = text[start:end]
    cut = grammar.stop.search(stretch)
    if cut:
        stretch = stretch[: cut.start()]
    stretch = stretch.rstrip(" \t,;:-–—|()")
    if field_ids(stretch):
        return Span(start, start + len(stretch))
    words = set(re.findall(r"\w+", stretch.lower()))
    if not stretch or re.search(r"\d", stretch) or words & set(degree_words().institution):
        return None
    if stretch.isupper() and len(stretch) <= _LONGEST_LETTERS:
        return None
    if grammar.honours.match(stretch) or grammar.minor_word.match(stretch):
        return None
    if not sure and not stretch[0].isupper():
        return None
    return Span(start, start + len(stretch))


def _listed(pattern: re.Pattern[str], text: str) -> Iterator[str]:
    for match in pattern.finditer(text):
        cut = _grammar().stop.search(match["what"])
        what = (match["what"][: cut.start()] if cut else match["what"]).strip(" \t,;:()")
        if what:
            yield what


# ------------------------------------------------------------------ names of degrees


def _names(text: str) -> list[_Name]:
    grammar = _grammar()
    found = []
    for match in grammar.long.finditer(text):
        found.append(_long(match))
    for match in grammar.short.finditer(text):
        key = re.sub(r"[.\s]", "", match.group())
        level, plain = grammar.letters[key.upper()]
        if not _is_state(text, match.start(), plain):
            found.append(_Name(level, match.start(), match.end(), grammar.implied.get(plain)))
    for match in grammar.other.finditer(text):
        found.append(_Name(grammar.level_of[match.group().lower()], match.start(), match.end(), None))
    found.sort(key=lambda name: (name.start, -name.end))
    kept: list[_Name] = []
    for name in found:
        if not kept or name.start >= kept[-1].end:
            kept.append(name)
    return kept


def _long(match: re.Match[str]) -> _Name:
    """ "Bachelor of Science in Nursing", "Master's degree", "Doctor of Philosophy"."""
    level = _grammar().level_of[match["noun"].lower()]
    of = " ".join((match["of"] or "").lower().split())
    return _Name(level, match.start(), match.end(), degree_words().of.get(of) or match["free"])


def _merged(text: str, names: list[_Name]) -> list[_Name]:
    """Without the second writing of a degree: "Bachelor of Social Work (BSW)", "Master of Science in Nursing (MSN)"."""
    kept: list[_Name] = []
    for name in names:
        last = kept[-1] if kept else None
        between = text[last.end : name.start] if last else ""
        if last is None or last.level != name.level or not _SAME_DEGREE.fullmatch(between):
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


# ------------------------------------------------------------------ patterns


@dataclass(frozen=True, slots=True)
class _Grammar:
    long: re.Pattern[str]
    short: re.Pattern[str]
    other: re.Pattern[str]
    letters: dict[str, tuple[str, str]]
    implied: dict[str, str]
    level_of: dict[str, str]
    area_after: re.Pattern[str]
    area_before: re.Pattern[str]
    major: re.Pattern[str]
    stop: re.Pattern[str]
    minor: re.Pattern[str]
    minor_word: re.Pattern[str]
    beside: re.Pattern[str]
    honours: re.Pattern[str]
    in_progress: re.Pattern[str]
    not_completed: re.Pattern[str]
    exceptions: re.Pattern[str]


@cache
def _fields() -> dict[str, str]:
    return {_folded(name): field.id for field in degree_words().fields for name in field.names}


def _folded(area: str) -> str:
    return " ".join(area.lower().replace("&", " and ").replace("’", "'").split())


@cache
def _grammar() -> _Grammar:
    words = degree_words()
    nouns = {level.noun: level.id for level in words.levels if level.noun}
    names = {name: level.id for level in words.levels for name in level.names}
    letters = {short.upper(): (level.id, short) for level in words.levels for short in level.short}
    minor, beside, status = any_of(words.minor), any_of(words.beside), words.status
    arts = any_of([name for name, field in words.of.items() if field is None]) + r"(?!\w)"
    closing = ["with", "from", "at", *words.minor, *words.beside, *status.in_progress, *words.honours]
    stop = rf"\s{{0,3}}(?:[;|\t\n•(:]|,|\s[-–—]\s|\b{any_of(closing)}\b)"
    return _Grammar(
        long=re.compile(
            rf"(?<![\w-])(?P<noun>{any_of(list(nouns))})"
            # no "Bachelor & Sons", "Master Trainer", "Associate Director", "Smith & Associates"
            r"(?:['’‘]s?(?!\w)|s?(?=\s(?:of|in|degree|diploma)(?!\w))|(?=\s?(?:[,:(–—\t\n]|\s-\s|$)))"
            rf"(?:\s(?:of|in(?=\s{arts}))\s(?:(?P<of>{any_of(list(words.of))})(?!\w)(?!\s(?:and|&)\s)"
            r"|(?P<free>(?-i:[A-Z])[\w’']{2,20}(?:\s(?:and\s|&\s)?(?-i:[A-Z])\w{2,20}){0,3})))?"
            r"(?:\s(?:degree|diploma)(?!\w))?",
            re.IGNORECASE,
        ),
        short=_short_pattern(words),
        other=re.compile(rf"(?<![\w-]){any_of(list(names))}(?![\w])", re.IGNORECASE),
        letters=letters,
        implied={short: area for area, shorts in words.implied.items() for short in shorts},
        level_of=nouns | names,
        area_after=re.compile(
            rf"(?:\s(?:degree|program|student|candidate))?(?P<link>\s(?:in|of|en)\s|\s?[,:(–—-]\s?|\s)"
            rf"(?:(?:double\s)?major(?:ing)?(?:\sin\s|:\s)|the\s)?(?P<area>[^\n\t]{{1,{_MAX_FIELD}}})",
            re.IGNORECASE,
        ),
        area_before=re.compile(r"(?:^|[\n\t|;,–—-])\s{0,3}(?P<area>[^\n\t|;,]{3,60}?)\s{0,3}(?:,|\(|[–—-])?\s{0,3}$"),
        major=re.compile(
            rf"(?<!\w){any_of(words.major)}\s{{0,2}}[:\-–]?\s{{0,2}}(?P<area>[^\n\t;|,]{{2,{_MAX_FIELD}}})",
            re.IGNORECASE,
        ),
        stop=re.compile(stop, re.IGNORECASE),
        minor=re.compile(rf"(?<!\w){minor}(?!\w)\s?[:–-]?\s?(?:in\s)?(?P<what>[^\n\t;|]{{2,60}})", re.IGNORECASE),
        minor_word=re.compile(rf"(?:{minor}|{beside})(?!\w)", re.IGNORECASE),
        beside=re.compile(rf"(?<!\w){beside}(?!\w)\s?[:–-]?\s?(?:in\s)?(?P<what>[^\n\t;|]{{2,60}})", re.IGNORECASE),
        honours=re.compile(rf"(?<!\w){any_of(words.honours)}(?!\w)", re.IGNORECASE),
        in_progress=re.compile(rf"(?<!\w){any_of(status.in_progress)}(?!\w)", re.IGNORECASE),
        not_completed=re.compile(
            rf"(?<!\w)(?:{any_of(status.not_completed)}|\d{{1,3}}\s(?:of\s\d{{1,3}}\s)?{any_of(status.not_completed_number)})(?!\w)",
            re.IGNORECASE,
        ),
        exceptions=re.compile(rf"(?<!\w){any_of(status.exceptions)}(?!\w)", re.IGNORECASE),
    )


def _short_pattern(words: DegreeWords) -> re.Pattern[str]:
    """Letters with or without dots, in their own case: BSW, B.S.W., Ph.D., M.Ed., EdD."""
    forms = []
    for level in words.levels:
        for short in level.short:
            parts = re.findall(r"[A-Z][a-z]*|-", short)
            forms.append(
                r"\.?\s?".join(map(re.escape, parts[:1])) + "".join(rf"\.?\s?{re.escape(part)}" for part in parts[1:])
            )
    dotted = [form.replace(r"\.?\s?", r"\.\s?") for form in forms]
    plain = [form.replace(r"\.?\s?", "") for form in forms]
    every = sorted(
        {*dotted, *plain, *(form.replace(r"\.?\s?", r"\.?") for form in forms)}, key=lambda form: (-len(form), form)
    )
    return re.compile(r"(?<![\w.])(?<!(?<!to)-)(?:" + "|".join(every) + r")\.?(?![\w])(?!'s|’s)")
