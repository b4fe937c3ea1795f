"""Findings for people, for programs, and for GitHub."""

from __future__ import annotations

import json
from datetime import date

from jobkit.model.finding import Finding, Spot
from jobkit.reports.findings import as_github, as_json, as_text

DAY = date(2026, 11, 23)


def finding(**changes: object) -> Finding:
    given: dict[str, object] = {
        "rule": "AGE001", "severity": "error", "message": 'limits the job by age: "young"',
        "spot": Spot("a,b.yaml", 3, 5, 3, 10), "field": "posting.brief.0.text", "quote": "young", "why": "Why it is.",
        "fix": "Say the level.", "citation": "29 CFR 1625.4(a)", "certainty": "high", "as_of": DAY, "law": True,
    }  # fmt: skip
    return Finding(**(given | changes))  # type: ignore[arg-type]


def test_text_tells_place_rule_why_and_the_mend() -> None:
    text = as_text([finding()], checked_on=DAY, as_of=DAY)
    assert text.splitlines()[:5] == [
        "a,b.yaml",
        '  3:5      error    AGE001   limits the job by age: "young"',
        "           why: Why it is.",
        "           fix: Say the level.",
        "           (29 CFR 1625.4(a); certainty high; as of 2026-11-23)",
    ]
    assert "\n1 error\nLaw as of 2026-11-23. This is general information, not legal advice." in text


def test_why_is_told_once_for_a_rule() -> None:
    text = as_text([finding(), finding(quote="younger")], checked_on=DAY, as_of=DAY)
    assert (text.count("AGE001"), text.count("why: ")) == (2, 1)


def test_the_legal_note_comes_only_with_the_law_and_ages() -> None:
    assert "legal" not in as_text([finding(law=False)], checked_on=DAY, as_of=DAY)
    assert "days old" not in as_text([finding()], checked_on=DAY, as_of=date(2027, 2, 21))
    assert ", 91 days old: check for changes." in as_text([finding()], checked_on=DAY, as_of=date(2027, 2, 22))
    assert as_text([], checked_on=DAY, as_of=DAY) == "No rule was broken.\n"


def test_waived_findings_are_named_with_their_reason() -> None:
    text = as_text([finding(waived="a lawful limit"), finding(severity="info", law=False)], checked_on=DAY, as_of=DAY)
    assert "waived: AGE001 (a lawful limit)\n\n1 note\n" in text


def test_json_has_every_part() -> None:
    whole = json.loads(as_json([finding(replacement="new")], checked_on=DAY, as_of=DAY))
    assert whole["legal_advice"] is False
    (row,) = whole["findings"]
    assert (row["id"], row["severity"], row["path"], row["line"], row["column"]) == (
        "AGE001",
        "error",
        "a,b.yaml",
        3,
        5,
    )
    assert {"field", "quote", "why", "fix", "citation", "certainty", "as_of", "replacement", "waived"} <= set(row)


def test_annotations_are_one_line_each_whatever_the_text_holds() -> None:
    text = as_github([finding(message="100%\n::error::x"), finding(severity="info"), finding(waived="x")])
    assert text.splitlines() == [
        "::error file=a%2Cb.yaml,line=3,col=5,endLine=3,endColumn=10,title=AGE001::100%25%0A::error::x. Say the level. "
        "(not legal advice)",
        '::notice file=a%2Cb.yaml,line=3,col=5,endLine=3,endColumn=10,title=AGE001::limits the job by age: "young". '
        "Say the level. (not legal advice)",
    ]
