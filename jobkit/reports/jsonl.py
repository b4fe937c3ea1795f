"""Outcomes for programs: a JSON object a file, in input order."""

from __future__ import annotations

import json
from collections.abc import Iterable

from jobkit.model.assessment import Assessment, CriterionResult, GateResult, IgnoredMention, Outcome, Quote
from jobkit.model.outcome import Failed

Plain = dict[str, object]


def as_json(outcome: Outcome) -> Plain:
    """One outcome as plain data. A failed file has the same keys, with an error and no score."""
    if isinstance(outcome, Failed):
        return {
            "file": outcome.file,
            "outcome": "failed",
            "error": {"code": outcome.code, "message": outcome.message},
            "band": None,
            "score": None,
            "gates": [],
            "criteria": [],
            "questions": [],
            "warnings": [],
        }
    return assessed(outcome.file, outcome.assessment)


def lines(outcomes: Iterable[Outcome]) -> str:
    """JSON Lines, ending in a newline."""
    return "".join(line(as_json(outcome)) for outcome in outcomes)


def line(row: Plain) -> str:
    return json.dumps(row, ensure_ascii=False) + "\n"


def assessed(file: str, assessment: Assessment) -> Plain:
    """One file that was read and assessed."""
    return {
        "file": file,
        "outcome": "assessed",
        "error": None,
        "band": assessment.band,
        "score": {
            "point": assessment.point,
            "low": assessment.low,
            "high": assessment.high,
            "of": assessment.of,
        },
        "gates": [_gate(gate) for gate in assessment.gates],
        "criteria": [_criterion(criterion) for criterion in assessment.criteria],
        "questions": list(assessment.questions),
        "warnings": list(assessment.warnings),
        "ignored": [_ignored(mention) for mention in assessment.ignored],
        "document": {"sha256": assessment.document},
        "rubric": {
            "id": assessment.rubric.id,
            "version": assessment.rubric.version,
            "sha256": assessment.rubric.digest,
        },
        "as_of": f"{assessment.as_of[0]:04d}-{assessment.as_of[1]:02d}",
        "tool": assessment.tool,
    }


def _gate(gate: GateResult) -> Plain:
    return {
        "id": gate.id,
        "name": gate.name,
        "state": gate.state,
        "code": gate.code,
        "reason": gate.reason,
        "evidence": [_evidence(each) for each in gate.evidence],
        "question": gate.question,
    }


def _criterion(criterion: CriterionResult) -> Plain:
    return {
        "id": criterion.id,
        "name": criterion.name,
        "points": criterion.points,
        "low": criterion.low,
        "high": criterion.high,
        "max": criterion.max,
        "state": criterion.state,
        "code": criterion.code,
        "reason": criterion.reason,
        "evidence": [_evidence(each) for each in criterion.evidence],
        "question": criterion.question,
    }


def _ignored(mention: IgnoredMention) -> Plain:
    return {"what": mention.what, "why": mention.why, "evidence": [_evidence(each) for each in mention.evidence]}


def _evidence(quote: Quote) -> Plain:
    """The box in points from the page's top left corner: x0, top, x1, bottom."""
    corners = (quote.box.x0, quote.box.top, quote.box.x1, quote.box.bottom)
    return {
        "page": quote.page,
        "line": quote.line,
        "text": quote.text,
        "box": [round(each, 1) for each in corners],
        "shows": list(quote.shows),
    }
