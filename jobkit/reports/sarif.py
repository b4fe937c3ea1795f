"""Findings as SARIF 2.1.0, which code hosts and editors read.

Source: OASIS, Static Analysis Results Interchange Format 2.1.0; its schema is named in the file.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import PurePath
from typing import Any, Final
from urllib.parse import quote

from jobkit.model.finding import Finding, Severity

_SCHEMA: Final = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS: Final[dict[Severity, str]] = {"error": "error", "warning": "warning", "info": "note"}


def as_sarif(findings: Sequence[Finding], version: str) -> str:
    """One run of the tool in its version; a waived finding is there, suppressed, with its reason."""
    first = {each.rule: each for each in reversed(findings)}
    names = sorted(first)
    driver = {
        "name": "jobkit lint",
        "version": version,
        "rules": [_rule(first[name]) for name in names],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(each, names.index(each.rule)) for each in findings],
    }
    whole = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def _rule(found: Finding) -> dict[str, Any]:
    said = " ".join(filter(None, [found.why, "This is no legal advice." if found.law else ""]))
    rule: dict[str, Any] = {
        "id": found.rule,
        "shortDescription": {"text": found.message.partition(": ")[0]},
        "fullDescription": {"text": said},
        "help": {"text": found.fix},
        "properties": {"certainty": found.certainty, "asOf": found.as_of.isoformat(), "citation": found.citation},
    }
    return rule


def _result(found: Finding, index: int) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": found.rule,
        "ruleIndex": index,
        "level": _LEVELS[found.severity],
        "message": {"text": f"{found.message}. {found.fix}"},
        "locations": [{"physicalLocation": _location(found)}],
    }
    if found.field:
        result["locations"][0]["logicalLocations"] = [{"fullyQualifiedName": found.field}]
    if found.replacement is not None and "region" in _location(found):
        change = {"deletedRegion": _location(found)["region"], "insertedContent": {"text": found.replacement}}
        changes = [{"artifactLocation": _location(found)["artifactLocation"], "replacements": [change]}]
        result["fixes"] = [{"description": {"text": found.fix}, "artifactChanges": changes}]
    if found.waived:
        result["suppressions"] = [{"kind": "inSource", "justification": found.waived}]
    return result


def _location(found: Finding) -> dict[str, Any]:
    spot = found.spot
    artifact = {"uri": quote(PurePath(spot.path).as_posix())}
    region = {
        "startLine": spot.line, "startColumn": spot.column, "endLine": spot.end_line, "endColumn": spot.end_column,
    }  # fmt: skip
    known = {name: value for name, value in region.items() if value is not None}
    return {"artifactLocation": artifact, **({"region": known} if known else {})}
