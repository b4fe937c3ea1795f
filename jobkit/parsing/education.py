"""Education entries from the sections' rows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from jobkit.language.degrees import (
    DegreeReading,
    field_ids,
    is_evaluation,
    is_field,
    level_rank,
    read_degrees,
    read_status,
)
from jobkit.language.places import is_city, is_town
from jobkit.model.document import Document, Section, SectionKind, Span
from jobkit.model.resume import Education, EducationStatus, Found, Period
from jobkit.parsing.entries import Entry, find_entries
from jobkit.parsing.entry_parts import location_of, notes_of, period_of, place_edges, place_score, value_of
from jobkit.parsing.entry_sections import sections_of
from jobkit.parsing.entry_words import field_label, is_date_label, lexicon, school_score
from jobkit.parsing.filled import chosen
from jobkit.parsing.fragments import Fragment, fragments_of
from jobkit.parsing.slots import Name, Reading, Roles, no_town, range_of, read_heads, text_of
from jobkit.parsing.soft_wraps import wrapped
from jobkit.parsing.strips import Strip, found_in

LONGEST_DEGREE = 14
"""Words of a line that may be a head by naming a degree."""
LONGEST_SCHOOL = 10
SURE_SCHOOL = 0.9
UNKNOWN_SCHOOL = 0.25
"""Worth of a text as a school's name when nothing speaks for it."""
FIELD_IN_SCHOOL = 0.3
"""Cost of reading a subject as the end of a school's name."""
WITH_FIELD = 0.15
"""Worth of reading the field together with its degree."""


_KINDS: tuple[SectionKind, ...] = ("education",)
_LABELS = ("degree", "organization")
_LETTERS = re.compile(r" ?\([^()]{1,12}\)")
_SCHOOL_WORD = re.compile(r"\b(?:University|College|School|Institute|Academy|Universidad)\b", re.IGNORECASE)
_WHOLE_SCHOOL = re.compile(
    r"(?:^|[,|–—] ?)(?:(?!State )[A-Z][\w.&'’-]+ ){1,4}(?:University|College|School|Institute|Academy) $"
)
_SCHOOL_END = re.compile(r"(?P<school>.*\b(?:University|College|School|Institute|Academy)),? (?P<tail>[^,]+)$")
_HIGH_SCHOOL = re.compile(r"\bhigh school\b|\bsecondary school\b|\bH\.?S\.?$", re.IGNORECASE)
_WORD = re.compile(r"\w+")
_PARTED = re.compile(r"\s?[)\]]?\s?[,;|]")


def read_education(document: Document, sections: Sequence[Section]) -> tuple[Education, ...]:
    """Schools and degrees in page order."""
    entries = [
        entry
        for section in sections_of(document, sections, _KINDS, _heads_section)
        for entry in find_entries(document, section, _is_head, _is_degree, _LABELS)
    ]
    entries = wrapped(document, entries)
    heads = [fragments_of(entry.head, _edges) for entry in entries]
    roles = Roles(_degree, _school, place_score, _is_aside, _is_letters, _LABELS, no_town)
    readings = read_heads(heads, roles)
    if fields := _fields_as_schools(heads, readings):
        readings = read_heads(heads, roles, without_two=fields)
    found: list[Education] = []
    for entry, head, reading in zip(entries, heads, readings, strict=True):
        found.extend(_educations(_Parts(document, entry, head, reading), found[-1] if found else None))
    return tuple(found)


def _fields_as_schools(heads: Sequence[Sequence[Fragment]], readings: Sequence[Reading]) -> list[int]:
    """Indexes of heads whose second name is the degree's field: "BA, Linguistics" below a school and another degree."""
    found = []
    for at in range(1, len(readings)):
        above, below = readings[at - 1].two, readings[at]
        if above is None or below.one is None or below.two is None or below.two.first != below.one.last + 1:
            continue
        (head, one, two) = heads[at], below.one, below.two
        is_stated = at - 1 in found or _sure_school(heads[at - 1], above)
        if is_stated and head[two.first].piece is head[one.first].piece and not _sure_school(head, two):
            whole = read_degrees(text_of(head, one.first, two.last))
            if len(whole) == 1 and whole[0].area == text_of(head, two.first, two.last):
                found.append(at)
    return found


def _sure_school(head: Sequence[Fragment], name: Name) -> bool:
    return school_score(text_of(head, name.first, name.last)) >= SURE_SCHOOL


# ------------------------------------------------------------------ what words say


@lru_cache(maxsize=4096)
def _is_degree(text: str) -> bool:
    return len(text.split()) <= LONGEST_DEGREE and bool(read_degrees(text)) and not is_evaluation(text)


def _edges(text: str) -> list[int]:
    """Where a degree, or the place of a school, begins or ends though nothing parts it from the school's name."""
    return _degree_edges(text) + _place_edges(text)


def _place_edges(text: str) -> list[int]:
    """Behind a hyphen or a name that has no room for a campus: in "California State University Long Beach, CA" and
    "University of Wisconsin Milwaukee, WI" the city belongs to the name."""
    return [at for at in place_edges(text) if text[at - 1] in "-–—" or _WHOLE_SCHOOL.search(text[:at])]


def _degree_edges(text: str) -> list[int]:
    """Where a degree and its field begin and end, if a school's name stands beside them with nothing between."""
    if not _SCHOOL_WORD.search(text):
        return []
    edges: list[int] = []
    for reading in _distinct(read_degrees(text)):
        end = max(reading.span.end, reading.area_span.end if reading.area_span else 0)
        letters = _LETTERS.match(text, end)
        if edges and not _WORD.search(text, edges[-1], reading.span.start):  # "MSW/MPH"
            edges.pop()
        else:
            edges.append(reading.span.start)
        edges.append(letters.end() if letters else end)
    return [edge for edge in edges if not _PARTED.match(text, edge)]


def _is_head(text: str) -> bool:
    return _is_degree(text) or (
        len(text.split()) <= LONGEST_SCHOOL and text[:1].isupper() and school_score(text) >= SURE_SCHOOL
    )


def _heads_section(text: str) -> bool:
    return _is_head(text) or field_label(text) is not None


@lru_cache(maxsize=4096)
def _degree(text: str) -> float:
    readings = read_degrees(text)
    if not readings:
        return 0.0
    covered = sum(len(_WORD.findall(text[span.start : span.end])) for span in _spans(readings))
    share = min(1.0, covered / max(1, len(_WORD.findall(text))))
    field = WITH_FIELD if readings[0].area_span else 0.0
    return 0.4 + 0.6 * share + field - 0.4 * (school_score(text) >= SURE_SCHOOL)


def _spans(readings: Sequence[DegreeReading]) -> list[Span]:
    return [span for reading in readings for span in (reading.span, reading.area_span) if span]


def _ends_with_field(text: str) -> bool:
    """Whether a subject follows a name that is whole without it: "Elm College, Linguistics", no "Indiana University,
    Bloomington"."""
    found = _SCHOOL_END.match(text)
    if found is None or not _WHOLE_SCHOOL.search(found["school"] + " "):
        return False
    return is_field(found["tail"]) and not any(map(is_town, (found["tail"], *re.split(r"[\s-]", found["tail"]))))


@lru_cache(maxsize=4096)
def _school(text: str) -> float:
    if not text[:1].isalnum() or text[:1].islower() or not re.search(r"[^\W\d_]{2}", text):
        return -0.5
    against = 0.9 * place_score(text) + (0.5 if _is_aside(text) else 0.0)
    if _ends_with_field(text):
        against += FIELD_IN_SCHOOL
    degrees = read_degrees(text)
    if degrees and (school_score(text) < SURE_SCHOOL or degrees[0].span.start == 0):
        against += 0.7
    return max(UNKNOWN_SCHOOL, school_score(text)) - against


def _is_letters(text: str) -> bool:
    """Whether a text is a degree's letters and nothing else: "(MSW)" behind its name."""
    degrees = read_degrees(text)
    return bool(degrees) and degrees[0].span.start == 0 and degrees[-1].span.end == len(text) and text.isupper()


def _is_aside(text: str) -> bool:
    return bool(lexicon().study_asides.search(text) or field_ids(text) or read_status(text))


# ------------------------------------------------------------------ one entry


@dataclass(frozen=True, slots=True)
class _Parts:
    document: Document
    entry: Entry
    head: Sequence[Fragment]
    reading: Reading


def _educations(parts: _Parts, before: Education | None) -> list[Education]:
    """The entry's degrees, one each; one without a degree where it names none."""
    document, head, reading = parts.document, parts.head, parts.reading
    institution = value_of(document, head, _without_town(head, reading.two))
    base = Education(
        institution=institution,
        dates=_dates(_period(parts)),
        status=_status(parts),
        location=location_of(document, head, reading),
        notes=_left_over(parts) + notes_of(document, parts.entry.body),
    )
    degrees = _named_degrees(parts)
    if institution is None and not degrees:
        return []
    if institution is None and before is not None:
        base = replace(base, institution=before.institution)
    area = _area(parts)
    if not degrees:
        return [replace(base, area=area if area and field_ids(area.value) else None)]
    return [_with_degree(document, base, strip, at, degree, area) for strip, at, degree in degrees]


def _without_town(head: Sequence[Fragment], name: Name | None) -> Name | None:
    """The school without the town behind it that no state follows: one abroad, or one that the name has already.

    "University of Wisconsin, Madison" keeps its campus.
    """
    if name is None or name.last == name.first or head[name.last].before != "comma":
        return name
    school, town = text_of(head, name.first, name.last - 1), head[name.last].text
    is_apart = is_town(town) and (town in school or not is_city(town, "US"))
    return replace(name, last=name.last - 1) if is_apart and school_score(school) >= SURE_SCHOOL else name


def _period(parts: _Parts) -> Found[Period] | None:
    """The head's dates, else those of a line below it that says nothing but when."""
    document, (head, body) = parts.document, (parts.entry.head, parts.entry.body)
    below = [block for block in body if block.periods and is_date_label(block.undated)]
    return period_of(document, head) or period_of(document, below)


def _dates(found: Found[Period] | None) -> Found[Period] | None:
    """A lone date is when the degree was, or is to be, given."""
    if found is None or found.value.current or found.value.start != found.value.end:
        return found
    return replace(found, value=replace(found.value, start=None))


def _status(parts: _Parts) -> EducationStatus:
    """Not completed where any words say so; in progress by words or by dates that go on."""
    texts = [block.text for block in parts.entry.head]
    texts += [block.text for block in parts.entry.body if parts.reading.one is None or not read_degrees(block.text)]
    said = {read_status(text) for text in texts}
    dates = _period(parts)
    if "not_completed" in said or _left_without(parts):
        return "not_completed"
    return "in_progress" if "in_progress" in said or (dates and dates.value.current) else "completed"


def _left_without(parts: _Parts) -> bool:
    """Whether a form says no to the question whether the school was completed."""
    return any(block.label == "graduated" and chosen(block.text).startswith("no") for block in parts.entry.head)


def _named_degrees(parts: _Parts) -> list[tuple[Strip, int, DegreeReading]]:
    """(strip, offset, degree) of each degree of the head, else of the body."""
    head, name = parts.head, parts.reading.one
    if name is not None:
        start, _ = range_of(head, name.first, name.last)
        if readings := _distinct(read_degrees(text_of(head, name.first, name.last))):
            return [(head[name.first].piece.strip, start, reading) for reading in readings]
    for block in (*parts.entry.head, *parts.entry.body):
        for piece in block.pieces:
            if readings := read_degrees(piece.text):
                return [(piece.strip, 0, readings[0])]
    return []


def _distinct(readings: Sequence[DegreeReading]) -> list[DegreeReading]:
    """Each degree once: "Bachelor of Science in Nursing (BSN)" is one, "MSW/MPH" are two."""
    return [reading for at, reading in enumerate(readings) if at == 0 or not _is_same(readings[at - 1], reading)]


def _is_same(one: DegreeReading, other: DegreeReading) -> bool:
    if one.level != other.level or (one.area_span and other.area_span):
        return False
    return not one.area or not other.area or one.area.casefold() == other.area.casefold()


def _area(parts: _Parts) -> Found[str] | None:
    """A field that stands apart from its degree: a known one, else the first stretch that can be nothing else."""
    found = next(((at, at) for at, part in enumerate(parts.head) if part.label == "field"), None)
    for first, last in _stretches(parts) if found is None else ():
        text = text_of(parts.head, first, last)
        if _opens_degree(parts, last) and not field_ids(text):
            continue
        if field_ids(text) and is_field(text) and not place_score(text):
            found = (first, last)
            break
        if place_score(text) or is_town(text):
            continue
        if found is None and is_field(text) and not _is_aside(text) and school_score(text) < UNKNOWN_SCHOOL:
            found = (first, last)
    if found is None:
        return None
    start, end = range_of(parts.head, *found)
    return found_in(parts.document, parts.head[found[0]].piece.strip, start, end)


def _opens_degree(parts: _Parts, last: int) -> bool:
    """Whether nothing parts what ends there from the degree's name behind it: "Regents Bachelor of Arts"."""
    name = parts.reading.one
    if name is None or last + 1 != name.first:
        return False
    one, degree = parts.head[last], parts.head[name.first]
    is_near = one.piece is degree.piece and not one.piece.text[one.end : degree.start].strip()
    return is_near and one.row == degree.row and one.look == degree.look


def _stretches(parts: _Parts) -> Iterator[tuple[int, int]]:
    """What is left over of the head, each stretch whole and then in its pieces."""
    for (one, _), (first, last) in pairwise(parts.reading.rest):
        if parts.head[first].before == "wrap" and parts.head[first].piece is parts.head[one].piece:
            yield one, last
    for first, last in parts.reading.rest:
        yield first, last
        if last > first:
            yield from ((at, at) for at in range(first, last + 1))


def _with_degree(
    document: Document, base: Education, strip: Strip, at: int, degree: DegreeReading, apart: Found[str] | None
) -> Education:
    start, end = at + degree.span.start, at + degree.span.end
    area = apart if level_rank(degree.level) > 1 else None
    if degree.area_span is not None:
        area = found_in(document, strip, at + degree.area_span.start, at + degree.area_span.end)
    elif degree.area and (apart is None or not field_ids(apart.value)):
        area = found_in(document, strip, start, end, text=degree.area)
    return replace(
        base,
        study_type=found_in(document, strip, start, end, text=degree.study_type),
        level=_level(degree, base),
        area=area,
        minors=degree.minors,
        status=degree.status if degree.status and base.status == "completed" else base.status,
    )


def _level(degree: DegreeReading, base: Education) -> str:
    """The degree's level; a diploma of a high school is not one of a college."""
    is_school = base.institution is not None and _HIGH_SCHOOL.search(base.institution.value)
    return "high_school" if is_school and degree.level == "certificate" else degree.level


def _left_over(parts: _Parts) -> tuple[Found[str], ...]:
    """Honours, grades and the like of the head."""
    found = []
    for first, last in parts.reading.rest:
        text = text_of(parts.head, first, last)
        if not place_score(text) and not field_ids(text):
            start, end = range_of(parts.head, first, last)
            found.append(found_in(parts.document, parts.head[first].piece.strip, start, end))
    return tuple(found)
