"""Education to degree facts, with the degrees that letters after the name and licences stand for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from jobkit.language.degrees import field_ids, level_rank, read_degrees
from jobkit.model.document import Span
from jobkit.model.facts import DegreeFact
from jobkit.model.resume import Education, Found


def read_degree_facts(
    education: Sequence[Education],
    letters: Sequence[Found[str]],
    presupposed: Sequence[DegreeFact],
    as_of: tuple[int, int],
) -> tuple[DegreeFact, ...]:
    """The degrees of the education entries; then, as inferred, what else the letters after the name and licences say.

    ``presupposed`` are the degrees behind the licences held: they are taken where no education is stated, for a page
    that lists its degrees without them speaks against. Nothing is inferred at a level that an education entry speaks
    of, whatever it says: the entry knows better. What ends after ``as_of`` (year, month) is in progress.
    """
    stated = [fact for entry in education if (fact := _stated(entry, as_of))]
    found = list(stated)
    for fact in [*_lettered(letters), *([] if stated else presupposed)]:
        if not any(_covers(other, fact) for other in found):
            found.append(fact)
    return tuple(found)


def _covers(other: DegreeFact, inferred: DegreeFact) -> bool:
    """Whether a degree that is known already leaves nothing to infer."""
    if other.level == inferred.level:
        return not inferred.field_ids or not other.field_ids or bool(set(inferred.field_ids) & set(other.field_ids))
    return other.status == "completed" and level_rank(other.level) > level_rank(inferred.level) and not inferred.fields


def _stated(entry: Education, as_of: tuple[int, int]) -> DegreeFact | None:
    level = entry.level or _level_of(entry)
    if level is None:
        return None
    area = entry.area.value if entry.area else None
    parts = [part for part in (entry.study_type, entry.area, entry.dates) if part]
    return DegreeFact(
        level=level,
        fields=(" ".join(area.lower().split()),) if area else (),
        field_ids=field_ids(area) if area else (),
        status="in_progress" if entry.status == "completed" and _is_to_come(entry, as_of) else entry.status,
        inferred=False,
        spans=tuple(dict.fromkeys(proof.span for part in parts for proof in part.evidence)),
    )


def _is_to_come(entry: Education, as_of: tuple[int, int]) -> bool:
    """Whether the entry's last date lies after today; a year alone does when it has not begun."""
    end = entry.dates.value.end if entry.dates else None
    return end is not None and (end.year, end.month or 1) > (as_of if end.month else (as_of[0], 1))


def _level_of(entry: Education) -> str | None:
    if entry.study_type is None:
        return None
    return next((reading.level for reading in read_degrees(entry.study_type.value)), None)


def _lettered(letters: Sequence[Found[str]]) -> Iterator[DegreeFact]:
    for letter in letters:
        for reading in read_degrees(letter.value)[:1]:
            yield inferred_degree(reading.level, reading.area, tuple(proof.span for proof in letter.evidence))


def inferred_degree(level: str, area: str | None, spans: tuple[Span, ...]) -> DegreeFact:
    """A completed degree that something else on the page presupposes."""
    fields = (area.lower(),) if area else ()
    return DegreeFact(level, fields, field_ids(area) if area else (), "completed", True, spans)
