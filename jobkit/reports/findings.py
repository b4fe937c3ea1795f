"""Findings of the linter: for people, for programs, and as annotations of GitHub."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from datetime import date
from itertools import groupby
from typing import Any, Final

from jobkit.model.finding import SEVERITIES, Finding, Severity

STALE_DAYS: Final = 90
"""The age at which facts on pay laws are told to be old: some place changes its law in most months."""
_NOT_ADVICE: Final = (
    "This is general information, not legal advice. A posting without findings is not certified lawful; "
    "have counsel look at it."
)
_COMMANDS: Final[dict[Severity, str]] = {"error": "error", "warning": "warning", "info": "notice"}


def as_text(findings: Sequence[Finding], *, checked_on: date, as_of: date) -> str:
    """A block a file, a finding a line; why and the mend below the first of each rule; and the sum."""
    standing = [each for each in findings if not each.waived]
    first = {each.rule: each for each in reversed(standing)}
    lines: list[str] = []
    for path, group in groupby(standing, key=lambda each: each.spot.path):
        lines += [path, *(line for each in group for line in _block(each, first[each.rule] is each)), ""]
    waived = [each for each in findings if each.waived]
    lines += dict.fromkeys(f"waived: {each.rule} ({each.waived})" for each in waived)
    lines += [""] if waived else []
    lines.append(_sum(standing))
    if any(each.law for each in standing):
        lines.append(f"Law as of {checked_on}{_age(checked_on, as_of)}. {_NOT_ADVICE}")
    return "\n".join(lines) + "\n"


def _block(found: Finding, in_full: bool) -> list[str]:
    place = f"{found.spot.line or 1}:{found.spot.column or 1}"
    rest = "; ".join(filter(None, [found.citation, f"certainty {found.certainty}", f"as of {found.as_of}"]))
    line = f"  {place:<8} {found.severity:<8} {found.rule:<8} {found.message}"
    more = [f"why: {found.why}", f"fix: {found.fix}", f"({rest})"] if in_full else []
    return [line, *(f"           {each}" for each in more)]


def _sum(standing: Sequence[Finding]) -> str:
    counts = Counter(each.severity for each in standing)
    names = {"error": "error", "warning": "warning", "info": "note"}
    told = [
        f"{counts[level]} {names[level]}{'' if counts[level] == 1 else 's'}" for level in SEVERITIES if counts[level]
    ]
    return ", ".join(told) if told else "No rule was broken."


def _age(checked_on: date, as_of: date) -> str:
    days = (as_of - checked_on).days
    return f", {days} days old: check for changes" if days > STALE_DAYS else ""


def as_json(findings: Sequence[Finding], *, checked_on: date, as_of: date) -> str:
    """The findings and the days that they hold for."""
    rows = [_row(each) for each in findings]
    whole = {"as_of": as_of.isoformat(), "rules_as_of": checked_on.isoformat(), "legal_advice": False, "findings": rows}
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def _row(found: Finding) -> dict[str, Any]:
    row = asdict(found)
    spot = row.pop("spot")
    return {"id": row.pop("rule"), "severity": row.pop("severity"), **spot, **row, "as_of": found.as_of.isoformat()}


def as_github(findings: Iterable[Finding]) -> str:
    """Workflow commands, by which GitHub marks the lines of a pull request."""
    return "".join(f"{_command(each)}\n" for each in findings if not each.waived)


def _command(found: Finding) -> str:
    spot = found.spot
    places = {
        "file": spot.path,
        "line": spot.line,
        "col": spot.column,
        "endLine": spot.end_line,
        "endColumn": spot.end_column,
    }
    given = ",".join(f"{name}={_property(str(value))}" for name, value in places.items() if value is not None)
    said = f"{found.message}. {found.fix}{' (not legal advice)' if found.law else ''}"
    return f"::{_COMMANDS[found.severity]} {given},title={_property(found.rule)}::{_escaped(said)}"


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _escaped(text).replace(":", "%3A").replace(",", "%2C")
