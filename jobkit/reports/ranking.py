"""The order in which a batch is shown: by points, ties kept, files that gave no result apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from jobkit.model.assessment import BANDS, Band, Done, Outcome
from jobkit.model.outcome import Failed


@dataclass(frozen=True, slots=True)
class Ranked:
    rank: int
    """Competition ranking on whole points: 1, 2, 2, 4."""
    tied: bool
    done: Done


def ranked(outcomes: Sequence[Outcome]) -> list[Ranked]:
    """The assessed files from most points to fewest.

    Equal points share a rank. Among themselves they stand in the order of their files' digests: an order that repeats
    and that no name, file name or time of arrival decides.
    """
    done = [outcome for outcome in outcomes if isinstance(outcome, Done)]
    in_order = sorted(done, key=lambda each: (-each.assessment.point, each.assessment.document, each.file))
    points = [each.assessment.point for each in in_order]
    sharing = Counter(points)
    first = {point: place for place, point in reversed(list(enumerate(points, 1)))}
    return [Ranked(first[point], sharing[point] > 1, each) for point, each in zip(points, in_order, strict=True)]


def unread(outcomes: Sequence[Outcome]) -> list[Failed]:
    """The files that a person must open, in input order."""
    return [outcome for outcome in outcomes if isinstance(outcome, Failed)]


def band_counts(outcomes: Sequence[Outcome]) -> dict[Band, int]:
    """Files by band, from the top, empty bands included."""
    bands = [outcome.assessment.band for outcome in outcomes if isinstance(outcome, Done)]
    return {band: bands.count(band) for band in BANDS}
