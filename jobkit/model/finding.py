"""What the linter says of a role or a posting: one finding, one place that a person must look at."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

Severity = Literal["error", "warning", "info"]
"""``error``: unlawful on its face, or no valid posting; ``warning``: a risk or lost applicants; ``info``: advice."""
Certainty = Literal["high", "medium", "low"]

SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")
"""Worst first."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A stretch of a file; lines and columns are 1-based, the end column is the one after the last character."""

    path: str
    line: int | None = None
    column: int | None = None
    end_line: int | None = None
    end_column: int | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to look at; ``rule`` names why, ``spot`` where."""

    rule: str
    severity: Severity
    message: str
    """What was found, in one line."""
    spot: Spot
    field: str
    """Dotted path in the role ("posting.pay.min"); empty in a plain posting."""
    quote: str
    """The words that it is about; empty where something is missing."""
    why: str
    fix: str
    citation: str
    """The law or the study that the rule rests on."""
    certainty: Certainty
    as_of: date
    """The day on which the rule's facts were checked."""
    law: bool = False
    """The rule is about law; what it says is no legal advice."""
    replacement: str | None = None
    """What may safely stand in place of the quote."""
    sources: tuple[str, ...] = ()
    waived: str = ""
    """The reason by which the role waives it; empty: it stands."""


def is_failing(findings: tuple[Finding, ...]) -> bool:
    """Whether an error stands that no waiver lifts."""
    return any(each.severity == "error" and not each.waived for each in findings)
