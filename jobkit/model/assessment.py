"""What scoring says of one resume: gates, points by criterion with their interval, and the lines behind them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from jobkit.model.document import Box, Span
from jobkit.model.outcome import Failed
from jobkit.model.reckoning import Reckoning

State = Literal["met", "partial", "not_met", "not_stated", "unknown", "unreadable"]
"""``not_met``: the page says otherwise. ``not_stated``: it was read, and is silent. ``unknown``: a doubt that a
question would settle. ``unreadable``: the part of the page where it would stand was not understood."""
Band = Literal["strong", "good", "review", "below"]

BANDS: tuple[Band, ...] = ("strong", "good", "review", "below")
"""From the top."""


@dataclass(frozen=True, slots=True)
class Quote:
    """A line of the document that bears something out."""

    span: Span
    text: str
    """The line's words, as in the document."""
    page: int
    line: int
    box: Box
    """Around the words that count."""
    shows: tuple[str, ...] = ()
    """What it bears out, where a criterion asks for several things: "care planning"."""


@dataclass(frozen=True, slots=True)
class GateResult:
    """A must-have. It adds no points and takes nobody out: ``not_met`` and the unclear states go to a person."""

    id: str
    name: str
    state: State
    code: str
    """The reason, for programs."""
    reason: str
    """The reason, for people."""
    evidence: tuple[Quote, ...] = ()
    question: str | None = None


@dataclass(frozen=True, slots=True)
class CriterionResult:
    """Whole points: ``low <= points <= high <= max``."""

    id: str
    name: str
    points: int
    low: int
    """With inferred, loosely worded and merely listed evidence left out."""
    high: int
    """With every doubt settled in the candidate's favour."""
    max: int
    state: State
    code: str
    reason: str
    evidence: tuple[Quote, ...] = ()
    question: str | None = None
    reckoning: Reckoning | None = None
    """How the three figures came about; None: the kind of criterion does not say."""


@dataclass(frozen=True, slots=True)
class IgnoredMention:
    """Something on the page that earned nothing although it looks as if it could, and why."""

    what: str
    why: str
    evidence: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class RubricRef:
    id: str
    version: str
    digest: str
    """sha256 of the rubric's content, hexadecimal."""


@dataclass(frozen=True, slots=True)
class Assessment:
    """A function of one document, one rubric, one version of jobkit and one ``as_of``, and of nothing else."""

    document: str
    """sha256 of the file's bytes, hexadecimal."""
    rubric: RubricRef
    tool: str
    """jobkit's version."""
    as_of: tuple[int, int]
    """(year, month) taken as today."""
    gates: tuple[GateResult, ...]
    criteria: tuple[CriterionResult, ...]
    band: Band
    ignored: tuple[IgnoredMention, ...] = ()
    warnings: tuple[str, ...] = ()

    @property
    def point(self) -> int:
        return sum(criterion.points for criterion in self.criteria)

    @property
    def low(self) -> int:
        return sum(criterion.low for criterion in self.criteria)

    @property
    def high(self) -> int:
        return sum(criterion.high for criterion in self.criteria)

    @property
    def of(self) -> int:
        return sum(criterion.max for criterion in self.criteria)

    @property
    def quotes(self) -> tuple[Quote, ...]:
        """Every line that is quoted, each once, in page order; its box is around all words of it that count."""
        found: dict[tuple[int, int], Quote] = {}
        quoted = [gate.evidence for gate in self.gates]
        quoted += [criterion.evidence for criterion in self.criteria]
        quoted += [mention.evidence for mention in self.ignored]
        for evidence in quoted:
            for quote in evidence:
                at = quote.page, quote.line
                known = found.get(at, quote)
                found[at] = replace(quote, box=known.box.union(quote.box))
        return tuple(found[at] for at in sorted(found))

    @property
    def questions(self) -> tuple[str, ...]:
        """What to ask the candidate, must-haves first, nothing twice."""
        asked = [gate.question for gate in self.gates] + [criterion.question for criterion in self.criteria]
        return tuple(dict.fromkeys(question for question in asked if question))


@dataclass(frozen=True, slots=True)
class PagePicture:
    """A page that evidence stands on, as it looks."""

    number: int
    """1-based."""
    width: float
    """In points, as boxes are."""
    height: float
    image: bytes
    """WebP."""


@dataclass(frozen=True, slots=True)
class Done:
    """A file that was read and assessed."""

    file: str
    assessment: Assessment
    name: str | None = None
    """The candidate's, shown beside the file; scoring never had it. None in a blind view, or where none was read."""
    pages: tuple[PagePicture, ...] = ()
    record: str | None = None
    """What scoring was given, as a line of ``facts.jsonl``."""


Outcome = Done | Failed
