"""The scorer: what counts as right, and what a mistake costs."""

from __future__ import annotations

import itertools
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.degrees import degree
from benchmarks.scoring import Tally, best_pairs, date, location, phone, plain, score_file, summary, url

TRUTH: dict[str, Any] = {
    "file": "resumes/a.pdf",
    "resume": {
        "basics": {"name": "Ada Marsh", "email": "ada@example.org", "location": {"city": "Toledo", "region": "OH"}},
        "work": [
            {"name": "Aid House", "position": "Case Manager", "startDate": "2019-03", "endDate": "2021-05"},
            {"name": "Aid House", "position": "Intake Worker", "startDate": "2017", "endDate": "2019"},
        ],
        "education": [{"institution": "Lake College", "studyType": "MSW", "area": "Social Work", "endDate": "2016"}],
        "skills": [{"name": "Software", "keywords": ["Epic", "HMIS"]}, {"name": "Spanish"}],
    },
    "facts": {"highest_degree": "master", "ccm": "none", "tier": "entry", "credentials": [], "populations": ["youth"]},
}


def changed(**resume: Any) -> dict[str, Any]:
    return {**TRUTH, "resume": {**TRUTH["resume"], **resume}}


def test_the_truth_itself_is_right_in_everything() -> None:
    score = score_file(TRUTH, TRUTH)
    assert all(tally.right == tally.given == tally.wanted for tally in score.fields.values())
    assert score.headline
    assert not [slip for slip in score.slips if not slip.startswith("fact")]
    assert summary([score]).all == 1.0


def test_no_answer_and_a_failed_one_score_as_empty() -> None:
    for answer in (None, {**TRUTH, "error": "damaged"}):
        score = score_file(TRUTH, answer)
        assert score.fields["work.title"] == Tally(0, 0, 2)
        assert not score.headline


def test_a_wrong_value_costs_precision_and_recall_a_missing_one_recall() -> None:
    wrong = score_file(TRUTH, changed(basics={"name": "Aid House"})).fields
    assert wrong["name"] == Tally(0, 1, 1)
    assert wrong["email"] == Tally(0, 0, 1)


def test_entries_are_paired_by_what_agrees_not_by_order() -> None:
    score = score_file(TRUTH, changed(work=list(reversed(TRUTH["resume"]["work"]))))
    assert score.fields["work.entry"] == Tally(2, 2, 2)


def test_an_entry_counts_whole_only_if_all_its_parts_are_right() -> None:
    jobs = [{**TRUTH["resume"]["work"][0], "position": "Manager"}, TRUTH["resume"]["work"][1]]
    fields = score_file(TRUTH, changed(work=jobs)).fields
    assert fields["work.entry"] == Tally(1, 2, 2)
    assert fields["work.employer"] == Tally(2, 2, 2)


def test_a_skill_group_counts_as_its_keywords_and_its_heading_is_not_held_against_a_reader() -> None:
    flat = changed(skills=[{"name": "Epic"}, {"name": "HMIS"}, {"name": "Spanish"}, {"name": "Software"}])
    assert score_file(TRUTH, flat).fields["skills"] == Tally(3, 3, 3)
    assert score_file(flat, TRUTH).fields["skills"] == Tally(3, 3, 4)


@pytest.mark.parametrize(
    ("answer", "right"),
    [("2019-03", True), ("2019-03-15", True), ("2019", False), ("2019-04", False), ("Mar 2019", False)],
)
def test_a_date_is_right_at_the_precision_of_the_truth(answer: str, right: bool) -> None:
    jobs = [{**TRUTH["resume"]["work"][0], "startDate": answer}, TRUTH["resume"]["work"][1]]
    assert score_file(TRUTH, changed(work=jobs)).fields["work.dates"].right == 1 + right


def test_text_is_compared_folded() -> None:
    assert plain("  Smith &\u200b Sons,  Inc. ") == plain("smith and sons inc")
    assert plain("Ph.D.") == plain("PhD")
    assert plain("C++") != plain("C#")
    assert phone("+1 (410) 555-0143") == phone("410.555.0143")
    assert url("https://www.Example.org/a/") == url("example.org/a")
    assert location({"city": "Toledo", "region": "OH"}) == location({"city": "toledo", "region": "Ohio"})
    assert date("") is None


@pytest.mark.parametrize(
    "written",
    [("MSW", ""), ("Master of Social Work", ""), ("Master's degree", "Social Work"), ("M.S.W.", "Social Work"),
     ("Master of Social Work (MSW)", "Social Work"), ("", "Master's degree in Social Work, minor in Music")],
)  # fmt: skip
def test_one_degree_written_in_many_ways_is_one_degree(written: tuple[str, str]) -> None:
    assert degree(*written) == ("master", frozenset({"social", "work"}))


def test_degrees_differ_by_level_and_by_field() -> None:
    assert degree("BA", "Sociology") != degree("MA", "Sociology")
    assert degree("BA", "Sociology") != degree("BA", "Psychology")
    assert degree("", "") is None


@given(st.integers(1, 4).flatmap(lambda n: st.lists(st.lists(st.integers(0, 9), min_size=n, max_size=n), max_size=4)))
def test_pairs_have_the_greatest_sum(likeness: list[list[int]]) -> None:
    rows, columns = range(len(likeness)), range(len(likeness[0]) if likeness else 0)
    pairs = best_pairs(likeness)
    assert len({a for a, _ in pairs}) == len({b for _, b in pairs}) == len(pairs) == min(len(rows), len(columns))
    small, large = (rows, columns) if len(rows) <= len(columns) else (columns, rows)
    best = max(
        sum(likeness[a][b] if small is rows else likeness[b][a] for a, b in zip(small, order, strict=True))
        for order in itertools.permutations(large, len(small))
    )
    assert sum(likeness[a][b] for a, b in pairs) == best
