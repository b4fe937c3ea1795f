"""SARIF 2.1.0, by the parts of its schema that the file uses."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from jobkit import lint_role
from jobkit.reports.sarif import as_sarif
from tests.roles_written import written

NUMBER = {"type": "integer", "minimum": 1}
MESSAGE = {"type": "object", "required": ["text"], "properties": {"text": {"type": "string", "minLength": 1}}}
ARTIFACT = {"type": "object", "required": ["uri"], "properties": {"uri": {"type": "string", "format": "uri-reference"}}}
REGION = {
    "type": "object", "additionalProperties": False, "required": ["startLine"],
    "properties": dict.fromkeys(("startLine", "startColumn", "endLine", "endColumn"), NUMBER),
}  # fmt: skip
PHYSICAL = {
    "type": "object", "required": ["artifactLocation"], "additionalProperties": False,
    "properties": {"artifactLocation": ARTIFACT, "region": REGION},
}  # fmt: skip
REPLACEMENT = {
    "type": "object", "required": ["deletedRegion"], "additionalProperties": False,
    "properties": {"deletedRegion": REGION, "insertedContent": MESSAGE},
}  # fmt: skip
CHANGE = {
    "type": "object", "required": ["artifactLocation", "replacements"],
    "properties": {"artifactLocation": ARTIFACT, "replacements": {"type": "array", "items": REPLACEMENT}},
}  # fmt: skip
RESULT = {
    "type": "object", "required": ["message", "ruleId"], "additionalProperties": False,
    "properties": {
        "ruleId": {"type": "string"}, "ruleIndex": {"type": "integer", "minimum": 0}, "message": MESSAGE,
        "level": {"enum": ["none", "note", "warning", "error"]},
        "locations": {"type": "array", "items": {
            "type": "object", "properties": {"physicalLocation": PHYSICAL, "logicalLocations": {"type": "array"}},
            "additionalProperties": False,
        }},
        "fixes": {"type": "array", "items": {
            "type": "object", "required": ["artifactChanges"],
            "properties": {"description": MESSAGE, "artifactChanges": {"type": "array", "items": CHANGE}},
        }},
        "suppressions": {"type": "array", "items": {
            "type": "object", "required": ["kind"],
            "properties": {"kind": {"enum": ["inSource", "external"]}, "justification": {"type": "string"}},
        }},
    },
}  # fmt: skip
RULE = {
    "type": "object", "required": ["id"], "additionalProperties": False,
    "properties": {
        "id": {"type": "string"}, "shortDescription": MESSAGE, "fullDescription": MESSAGE, "help": MESSAGE,
        "properties": {"type": "object"},
    },
}  # fmt: skip
SCHEMA = {
    "type": "object", "required": ["version", "runs"], "additionalProperties": False,
    "properties": {
        "$schema": {"type": "string", "format": "uri"}, "version": {"const": "2.1.0"},
        "runs": {"type": "array", "items": {
            "type": "object", "required": ["tool"],
            "properties": {
                "tool": {"type": "object", "required": ["driver"], "properties": {"driver": {
                    "type": "object", "required": ["name"],
                    "properties": {"name": {"type": "string"}, "rules": {"type": "array", "items": RULE}},
                }}},
                "columnKind": {"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
                "results": {"type": "array", "items": RESULT},
            },
        }},
    },
}  # fmt: skip


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    changes = {
        "posting.requirements": {"+": ["No felony convictions", "Work with the elderly"]},
        "lint.waive": [{"rule": "CRIM001", "reason": "barred by 42 U.S.C. 1320a-7"}],
    }
    path = written(tmp_path_factory.mktemp("sarif"), changes, name="our role.yaml")
    whole = json.loads(as_sarif(lint_role(path, as_of=date(2026, 11, 25)), "0.1.0"))
    jsonschema.validate(whole, SCHEMA)
    found: dict[str, Any] = whole["runs"][0]
    return found


def result(run: dict[str, Any], rule: str) -> dict[str, Any]:
    return next(each for each in run["results"] if each["ruleId"] == rule)


def test_each_result_names_its_rule(run: dict[str, Any]) -> None:
    rules = run["tool"]["driver"]["rules"]
    assert run["results"]
    assert all(rules[each["ruleIndex"]]["id"] == each["ruleId"] for each in run["results"])


def test_a_place_is_a_uri_and_a_region(run: dict[str, Any]) -> None:
    place = result(run, "PPL103")["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"].endswith("our%20role.yaml")
    assert place["region"]["endColumn"] - place["region"]["startColumn"] == len("the elderly")


def test_a_safe_mend_is_a_fix_and_a_waiver_a_suppression(run: dict[str, Any]) -> None:
    (change,) = result(run, "PPL103")["fixes"][0]["artifactChanges"][0]["replacements"]
    assert change["insertedContent"]["text"] == "older adults"
    assert result(run, "CRIM001")["suppressions"] == [
        {"kind": "inSource", "justification": "barred by 42 U.S.C. 1320a-7"}
    ]


def test_no_findings_are_an_empty_run(root: Path) -> None:
    whole = json.loads(as_sarif((), "0.1.0"))
    jsonschema.validate(whole, SCHEMA)
    assert whole["runs"][0]["results"] == []
