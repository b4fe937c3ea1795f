"""The limits of ``lexicons/lint/measures.yaml``, worst first."""

from __future__ import annotations

from functools import cache
from typing import cast

from jobkit.language.lexicon import load
from jobkit.model.finding import SEVERITIES, Severity
from jobkit.postings.lint.rules import MeasureFile


@cache
def measures() -> MeasureFile:
    return load("lint/measures", MeasureFile)


def steps(name: str) -> list[tuple[Severity, float]]:
    """(severity, limit) of a limit that has one figure a severity."""
    limit = cast(dict[Severity, float], measures().limits[name])
    return [(level, limit[level]) for level in SEVERITIES if level in limit]


def over(name: str, value: float) -> Severity | None:
    """How bad a value is that should stay at or under the limit; None: it does."""
    return next((level for level, limit in steps(name) if value > limit), None)


def outside(name: str, value: float) -> Severity | None:
    """How bad a value is that should lie between two limits; None: it does."""
    limit = cast(dict[Severity, tuple[float, float]], measures().limits[name])
    for level in SEVERITIES:
        if level in limit and not limit[level][0] <= value <= limit[level][1]:
            return level
    return None


def band(name: str) -> tuple[float, float]:
    return cast(tuple[float, float], measures().limits[name])


def figure(name: str) -> float:
    return cast(float, measures().limits[name])
