"""Entries of work to stints: what each counts as, by its title, its duties and its employer, and in which months."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from jobkit.language.lexicon import any_of
from jobkit.language.titles import UNKNOWN, TitleReading, title_family, title_words
from jobkit.model.document import Span
from jobkit.model.facts import Credit, Months, StintFact, TermFact
from jobkit.model.resume import Found, Period, Work, WorkKind
from jobkit.screening.months import Reach, count, reach

CASEWORK_FUNCTIONS: Final = 3
"""Distinct core functions among the duties under a title of no family that make the entry related work."""
OPEN_FUNCTIONS: Final = 1
"""Fewer than that, and at least these: nobody but the candidate can tell, so the entry is undecided."""
FOREIGN_DUTIES: Final = 2
"""Words of another trade among the duties; one alone ("release" of information) proves nothing."""


def read_stints(work: Sequence[Work], terms: Sequence[TermFact], as_of: tuple[int, int]) -> tuple[StintFact, ...]:
    """A stint for each entry of work; ``terms`` are those of the whole resume, told apart by their place."""
    return tuple(_stint(entry, terms, as_of) for entry in work)


def months_by(stints: Sequence[StintFact], *credits: Credit, without: Sequence[Credit] = ()) -> Months:
    """Months of the stints of these credits that those of ``without`` do not cover."""
    return count(_reaches(stints, credits), without=_reaches(stints, without))


def months_of_jobs(stints: Sequence[StintFact]) -> Months:
    """Months of paid work of any sort."""
    return count(each for stint in stints if stint.kind in ("job", "military") for each in _reach_of(stint))


def _reaches(stints: Sequence[StintFact], credits: Sequence[Credit]) -> list[Reach]:
    return [each for stint in stints if stint.credit in credits for each in _reach_of(stint)]


def _reach_of(stint: StintFact) -> list[Reach]:
    if stint.start is None or stint.end is None or stint.low is None or stint.high is None:
        return []
    return [Reach((stint.start, stint.end), stint.low, stint.high)]


def _stint(work: Work, terms: Sequence[TermFact], as_of: tuple[int, int]) -> StintFact:
    reading = title_family(work.title.value) if work.title else UNKNOWN
    kind = _kind(work.kind, reading)
    covered = _covered(work.dates, as_of)
    return StintFact(
        family=reading.family,
        credit=_credit(work, kind, reading, terms),
        kind=kind,
        start=covered.point[0] if covered else None,
        end=covered.point[1] if covered else None,
        low=covered.low if covered else None,
        high=covered.high if covered else None,
        spans=tuple(proof.span for part in (work.title, work.dates) if part for proof in part.evidence),
    )


def _covered(dates: Found[Period] | None, as_of: tuple[int, int]) -> Reach | None:
    return reach(dates.value, as_of) if dates else None


def _kind(kind: WorkKind, reading: TitleReading) -> WorkKind:
    """The kind that the page's sections gave, corrected by a title that says it trains or volunteers."""
    if kind == "job" and reading.credit == "training":
        return "volunteer" if reading.volunteer else "internship"
    return kind


def _credit(work: Work, kind: WorkKind, reading: TitleReading, terms: Sequence[TermFact]) -> Credit:
    """Paid work by title, duties and employer; unpaid or supervised practice in the field is training."""
    if kind in ("internship", "volunteer"):
        in_field = reading.credit in ("full", "supervisory", "related", "training")
        return "training" if in_field and not _another_trade(work, reading) else "none"
    if reading.credit in ("full", "supervisory"):
        return "none" if _another_trade(work, reading) else "full"
    if reading.credit == "unknown":
        return "none" if _another_trade(work, reading) else _by_duties(work, terms)
    return "related" if reading.credit == "related" else "none"


def _by_duties(work: Work, terms: Sequence[TermFact]) -> Credit:
    """What work under a title of no family counts as: the core functions among its duties decide."""
    places = [proof.span for highlight in work.highlights for proof in highlight.evidence]
    shown = {term.id for term in terms if term.kind == "function" and any(_within(span, places) for span in term.spans)}
    if len(shown) >= CASEWORK_FUNCTIONS:
        return "related"
    return "unknown" if len(shown) >= OPEN_FUNCTIONS else "none"


def _within(span: Span, places: Sequence[Span]) -> bool:
    return any(place.start <= span.start and span.end <= place.end for place in places)


def _another_trade(work: Work, reading: TitleReading) -> bool:
    """Whether employer and duties show that a title of this occupation is used by another trade.

    The trade's words must outweigh those of human services; the employer's name weighs most, for it names the trade.
    """
    cues = _cues()
    employer = work.employer.value if work.employer else ""
    duties = "\n".join(highlight.value for highlight in work.highlights)
    if cues.unless.search(f"{employer}\n{duties}"):
        return False
    human = len(_distinct(cues.human, duties))
    leeway = 0 if cues.human.search(employer) else FOREIGN_DUTIES  # "Ford Street Shelter" names two trades
    for trade in cues.trades:
        shown = len(_distinct(trade, duties))
        if trade.search(employer) and human <= shown + leeway:
            return True
        if shown > human and shown >= (1 if reading.check else FOREIGN_DUTIES):
            return True
    return False


def _distinct(pattern: re.Pattern[str], text: str) -> set[str]:
    return {match.group().lower() for match in pattern.finditer(text)}


@dataclass(frozen=True, slots=True)
class _Cues:
    human: re.Pattern[str]
    trades: tuple[re.Pattern[str], ...]
    unless: re.Pattern[str]


@cache
def _cues() -> _Cues:
    words = title_words().settings
    return _Cues(_whole(words.human_services), tuple(map(_whole, words.foreign.values())), _whole(words.unless))


def _whole(phrases: list[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){any_of(phrases)}(?!\w)", re.IGNORECASE)
