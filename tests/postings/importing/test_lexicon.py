"""The words of postings: headings, labels, and the groups of words that patterns take in by name."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from jobkit.postings.importing.lexicon import matcher, numbered, run_in_label, section_kind, words


def test_every_group_of_words_is_taken_in_by_a_pattern_and_no_pattern_lacks_one(root: Path) -> None:
    code = "".join(path.read_text(encoding="utf-8") for path in (root / "jobkit/postings/importing").glob("*.py"))
    named = {name for line in re.findall(r"\"[^\n]*", code) for name in re.findall(r"@([a-z_]+)", line)}
    assert named - {"name", "type", "context", "id"} == set(words().wordings)


def test_a_heading_and_a_label_mean_one_thing() -> None:
    headings = Counter(phrase for held in words().headings.values() for phrase in held.whole)
    labels = Counter(phrase for phrases in words().labels.values() for phrase in phrases)
    assert [phrase for phrase, count in (headings | labels).items() if count > 1] == []


def test_words_fit_either_apostrophe_and_any_white_space() -> None:
    pattern = matcher(r"^@announcing$")
    assert all(pattern.search(said) for said in ("we're hiring", "We’re  Hiring", "now\u00a0hiring"))
    assert matcher(r"@announcing", exact=True).search("NOW HIRING") is None


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Posting #26-077", "26-077"),
        ("Req. No. 4471", "4471"),
        ("EXAM NO. 26-3318", "26-3318"),
        ("Posting for you", None),
    ],
)
def test_a_number_behind_its_name_is_the_vacancys(text: str, number: str | None) -> None:
    assert numbered(text) == number


@pytest.mark.parametrize(
    ("text", "label"),
    [("Job Type Full-time", "Job Type"), ("Posted 5/20/2026", "Posted"), ("Job Summary", None), ("Hours vary", None)],
)
def test_a_label_may_have_no_colon(text: str, label: str | None) -> None:
    assert run_in_label(text) == label


def test_a_heading_is_known_by_all_of_its_words() -> None:
    assert section_kind("What You'll Do:") == "responsibilities"
    assert section_kind("What you'll do on your first day with us") is None
