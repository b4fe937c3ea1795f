"""The rules as their YAML files say them (``lexicons/lint``), and how one becomes a finding."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Final, Literal

from pydantic import field_validator

from jobkit.language.lexicon import Entry, load
from jobkit.model.finding import Certainty, Finding, Severity, Spot

Part = Literal[
    "title", "brief", "duties", "requirements", "preferred", "benefits", "pay", "place", "apply", "eeo", "about",
    "work", "clients", "names", "guide", "other",
]  # fmt: skip
"""What a stretch of text is to its reader; "other": it stands under no heading that says so."""

FILES: Final = ("law", "pay", "structure", "words", "measures")
_QUOTED: Final = 160


class Replacement(Entry):
    """What may safely stand in place of a match."""

    find: str
    """The whole match."""
    put: str
    alone: bool = False
    """Only where no noun follows, which the words would then describe: "the homeless shelter"."""


class Rule(Entry):
    """One rule; with patterns it is found in text, without them a module of its own looks for it."""

    name: str
    severity: Severity
    why: str
    fix: str
    citation: str = ""
    certainty: Certainty
    patterns: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    """A sentence with one of these is left alone."""
    about: Literal["applicant", "anyone"] = "anyone"
    """``applicant``: matches that speak of the people served are left alone."""
    only_in: tuple[Part, ...] = ()
    not_in: tuple[Part, ...] = ()
    error_where: tuple[str, ...] = ()
    """Places (``lexicons/lint/places.yaml``) in which it is an error."""
    excused_by: str = ""
    """The role's field that gives the ground for what is written."""
    replace: tuple[Replacement, ...] = ()
    bad: tuple[str, ...] = ()
    good: tuple[str, ...] = ()
    """What the patterns must and must not find: the tests hold each rule to them."""

    @field_validator("patterns", "unless")
    @classmethod
    def _compile(cls, patterns: tuple[str, ...]) -> tuple[str, ...]:
        for pattern in patterns:
            re.compile(pattern)
        return patterns


class RuleFile(Entry):
    as_of: date
    law: bool = False
    rules: dict[str, Rule]


class MeasureFile(RuleFile):
    """``lexicons/lint/measures.yaml``: rules that count, and what they count to."""

    limits: dict[str, dict[Severity, float | tuple[float, float]] | tuple[float, float] | float]
    gender_coded: GenderCoded
    precise: str


class GenderCoded(Entry):
    masculine: tuple[str, ...]
    feminine: tuple[str, ...]
    not_counted: tuple[str, ...]
    strong: int


MeasureFile.model_rebuild()


@cache
def rules() -> dict[str, tuple[Rule, RuleFile]]:
    """Every rule by its id, with the file that it stands in."""
    files = [load(f"lint/{name}", MeasureFile if name == "measures" else RuleFile) for name in FILES]
    return {name: (rule, file) for file in files for name, rule in file.rules.items()}


@cache
def compiled(name: str) -> tuple[tuple[re.Pattern[str], ...], tuple[re.Pattern[str], ...]]:
    """A rule's patterns and its ``unless``, ready to search."""
    rule = rules()[name][0]
    return tuple(map(any_case, rule.patterns)), tuple(map(any_case, rule.unless))


@cache
def any_case(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


def checked_on() -> date:
    """The day on which the oldest of the rules' facts were checked."""
    return min(file.as_of for _, file in rules().values())


def finding(
    name: str,
    detail: str,
    spot: Spot,
    *,
    field: str = "",
    quote: str = "",
    severity: Severity | None = None,
    citation: str = "",
    sources: Iterable[str] = (),
    replacement: str | None = None,
) -> Finding:
    """The rule ``name`` found at ``spot``; ``detail`` says what in particular, the rest comes from the rule."""
    rule, file = rules()[name]
    return Finding(
        rule=name,
        severity=severity or rule.severity,
        message=f"{rule.name}: {detail}" if detail else rule.name,
        spot=spot,
        field=field,
        quote=shortened(quote),
        why=rule.why,
        fix=rule.fix,
        citation=citation or rule.citation,
        certainty=rule.certainty,
        as_of=file.as_of,
        law=file.law,
        replacement=replacement,
        sources=tuple(sources),
    )


def raised(found: Finding, severity: Severity) -> Finding:
    """The finding at another severity."""
    return replace(found, severity=severity)


def shortened(text: str) -> str:
    """Text on one line that a terminal shows as it is, at most 160 characters."""
    line = "".join(char if char.isprintable() else " " for char in " ".join(text[: 4 * _QUOTED].split()))
    return line if len(line) <= _QUOTED else f"{line[: _QUOTED - 3]}..."
