"""A batch as a whole: how many files came how far, and what the shortlist hangs on."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

from jobkit.model.assessment import Outcome
from jobkit.model.rubric import Rubric, applied
from jobkit.reports.ranking import Ranked, band_counts, ranked, unread
from jobkit.screening.rubrics import reference
from jobkit.screening.sensitivity import SHIFT, STEADY, Sensitivity, sensitivity


@dataclass(frozen=True, slots=True)
class Stage:
    """A step of the funnel. Nobody drops out of it by itself: it counts what the pages say."""

    name: str
    count: int


@dataclass(frozen=True, slots=True)
class Stability:
    """The sensitivity with the ranking that its places stand for."""

    found: Sensitivity
    places: tuple[Ranked, ...]

    @property
    def low(self) -> bool:
        """Whether less of the shortlist stays than should."""
        return self.found.share < STEADY

    def at(self, places: Sequence[int]) -> list[Ranked]:
        return [self.places[place] for place in places]


def funnel(outcomes: Sequence[Outcome]) -> tuple[Stage, ...]:
    """Files, files read, of those with all must-haves met, of those in the two upper bands, of those in the first."""
    given = [place.done.assessment for place in ranked(outcomes)]
    met = [each for each in given if all(gate.state == "met" for gate in each.gates)]
    return (
        Stage("files", len(outcomes)),
        Stage("read", len(given)),
        Stage("all must-haves met", len(met)),
        Stage("and band good or strong", sum(each.band in ("strong", "good") for each in met)),
        Stage("and band strong", sum(each.band == "strong" for each in met)),
    )


def stability(places: Sequence[Ranked]) -> Stability:
    """What the shortlist of a ranking hangs on."""
    return Stability(sensitivity([place.done.assessment for place in places]), tuple(places))


def as_json(outcomes: Sequence[Outcome], rubric: Rubric) -> str:
    """``summary.json``: the rubric with its weights and its posting, counts, and the sensitivity of the shortlist."""
    ref = reference(rubric)
    made = {
        "rubric": {
            "id": ref.id,
            "version": ref.version,
            "sha256": ref.digest,
            "weights": {criterion.id: most for criterion, most in applied(rubric)},
            "bands": rubric.bands.model_dump(),
            "posting": rubric.posting,
        },
        "bands": dict(band_counts(outcomes)),
        "not_read": len(unread(outcomes)),
        "funnel": [{"stage": stage.name, "files": stage.count} for stage in funnel(outcomes)],
        "sensitivity": _sensitivity(stability(ranked(outcomes))),
    }
    return json.dumps(made, ensure_ascii=False, indent=1) + "\n"


def _sensitivity(stable: Stability) -> dict[str, object]:
    found = stable.found
    return {
        "weight_change": float(SHIFT),
        "shortlist": _files(stable, found.listed),
        "stable": _files(stable, found.steady),
        "share": round(float(found.share), 4),
        "leave_by_unknowns": _files(stable, found.by_unknowns),
        "weights": [
            {
                "criterion": shift.criterion,
                "percent": shift.percent,
                "leave": _files(stable, shift.out),
                "enter": _files(stable, shift.into),
            }
            for shift in found.weights
        ],
    }


def _files(stable: Stability, places: Sequence[int]) -> list[str]:
    return [place.done.file for place in stable.at(places)]
