"""Every rule that has patterns finds its bad examples and leaves its good ones alone, by the linter's own door."""

from __future__ import annotations

from datetime import date

import pytest

from jobkit.postings.lint.checking import lint_text
from jobkit.postings.lint.rules import Rule, compiled, rules, shortened
from jobkit.postings.lint.subject import Source

AS_OF = date(2026, 11, 25)
WITH_PATTERNS = {name: rule for name, (rule, _) in rules().items() if rule.patterns}


def posting(rule: Rule, line: str) -> str:
    """A posting with the line where the rule looks."""
    if rule.only_in == ("title",):
        return f"# {line}\n\nAbout the job."
    return f"# Case Manager\n\n{'## Requirements' if rule.only_in else 'About the job.'}\n\n- {line}"


def found(text: str) -> set[str]:
    return {each.rule for each in lint_text(Source("posting.md", text), as_of=AS_OF)}


@pytest.mark.parametrize("name", WITH_PATTERNS)
def test_a_rule_finds_its_bad_examples_and_no_good_one(name: str) -> None:
    rule = WITH_PATTERNS[name]
    assert rule.bad
    assert rule.good
    assert [line for line in rule.bad if name not in found(posting(rule, line))] == []
    assert [line for line in rule.good if name in found(posting(rule, line))] == []


@pytest.mark.parametrize("name", WITH_PATTERNS)
def test_no_pattern_is_idle(name: str) -> None:
    """Each replacement belongs to words that the rule can find."""
    patterns, _ = compiled(name)
    assert all(pattern.pattern for pattern in patterns)
    for each in WITH_PATTERNS[name].replace:
        assert each.put
        assert not any(pattern.search(each.put) for pattern in patterns), "a mend that is found again"


def test_every_rule_says_why_and_what_to_do() -> None:
    for name, (rule, file) in rules().items():
        assert rule.why.endswith((".", "?")), name
        assert rule.fix.endswith("."), name
        assert not file.law or rule.citation or name.startswith("PAY"), name


def test_a_quote_is_one_line_that_a_terminal_shows() -> None:
    assert shortened("red \x1b[31m\nnext\u202e") == "red  [31m next "
    assert len(shortened("x" * 1000)) == 160
