"""Words on clients and words on applicants are told apart, in sentences as employers write them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from jobkit.postings.lint.audience import speaks_of_clients
from jobkit.postings.lint.checking import lint_text
from jobkit.postings.lint.subject import Passage, Source
from jobkit.yamlfile import read_yaml

FRAGMENTS = {each["name"]: each for each in read_yaml(Path(__file__).parents[2] / "data" / "lint" / "fragments.yaml")}
COUNTED = ("LEN", "RDG", "REQ", "ORD", "STR", "VOI", "GEN100", "DIS003", "DIS004", "EEO001", "DOC006")
"""Rules on a whole posting, which a fragment is not."""


@pytest.mark.parametrize("name", FRAGMENTS)
def test_a_fragment_gives_its_findings_and_no_other(name: str) -> None:
    findings = lint_text(Source("posting.md", FRAGMENTS[name]["text"]), as_of=date(2026, 11, 25))
    told = [(each.rule, each.quote) for each in findings if not each.rule.startswith(COUNTED)]
    assert sorted(rule for rule, _ in told) == sorted(FRAGMENTS[name]["finds"]), told


@pytest.mark.parametrize(
    ("sentence", "words", "clients"),
    [
        ("We want a young person.", "young", False),
        ("You mentor young parents.", "young", True),
        ("Serving clients well takes a young team.", "young", False),
        ("Able-bodied adults on the caseload lose benefits.", "Able-bodied", False),
        ("You explain the rule for able-bodied clients.", "able-bodied", True),
        ("Clients must have no felony convictions.", "no felony", True),
        ("You must have no felony convictions.", "no felony", False),
        ("Applicants serve families and have no convictions", "no convictions", True),
        ("Housing for women only", "women only", True),
        ("Women only", "Women only", False),
    ],
)
def test_the_nearest_telling_word_decides(sentence: str, words: str, clients: bool) -> None:
    start = sentence.index(words)
    assert speaks_of_clients(Passage(sentence, "other"), start, start + len(words)) is clients


def test_what_a_role_says_of_its_clients_is_about_clients() -> None:
    assert speaks_of_clients(Passage("young and able-bodied", "clients"), 0, 5)


@pytest.mark.parametrize(
    "line",
    [
        "You run groups for men and women aged 25 to 40.",
        "You serve veterans with PTSD and their families.",
        "We help mothers without small children at home find work.",
        "You support strong women as they leave the shelter.",
        "The judge will say what he needs from you.",
        "Every client brings his or her own papers.",
        "Clients are not on any medications here.",
        "You keep a list of your clients' medications.",
        "You collect the $25 fee that tenants pay.",
        "Clients bring a recent photo for their library card.",
        "You ask clients what they earn now.",
        "You must respect the beliefs of Christian, Muslim and Jewish families.",
        "We are a family of agencies.",
    ],
)
def test_the_work_itself_breaks_no_rule_on_the_applicant(line: str) -> None:
    found = lint_text(Source("p.md", f"# Case Manager\n\n- {line}\n"), as_of=date(2026, 11, 25))
    assert [each.rule for each in found if each.law and each.rule not in ("DIS004", "EEO001")] == []
