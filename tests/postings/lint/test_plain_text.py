"""A plain posting is parted as its reader parts it, and each word keeps its place in the file."""

from __future__ import annotations

from jobkit.postings.lint.plain_text import text_passages
from jobkit.postings.lint.subject import Passage, Source


def passages(text: str) -> tuple[Passage, ...]:
    return text_passages(Source("posting.md", text))


def test_headings_name_the_parts() -> None:
    text = "# Case Manager\n\nWho we are looking for.\n\n## What you will do\n- Visit.\n\n"
    text += "**Qualifications:**\n\n* A degree.\n\nBENEFITS\n1. Leave.\n"
    assert [(each.part, each.text, each.is_entry) for each in passages(text)] == [
        ("title", "Case Manager", False),
        ("other", "Who we are looking for.", False),
        ("duties", "Visit.", True),
        ("requirements", "A degree.", True),
        ("benefits", "Leave.", True),
    ]


def test_hard_wraps_are_undone_and_lists_without_marks_are_not_joined() -> None:
    wrapped = (
        "Case Manager\n\nYou help older adults find their way through services and\nkeep at it until the plan works.\n"
    )
    assert passages(wrapped)[1].text.endswith("services and keep at it until the plan works.")
    assert [each.text for each in passages("Case Manager\n\nRequirements\nA degree\nA year of work\n")[1:]] == [
        "A degree",
        "A year of work",
    ]


def test_a_word_keeps_its_line_and_column() -> None:
    found = passages(
        "# Case Manager\n\nYou help people and you *write* to\n  all of [the county](https://example.org) **often**.\n"
    )[1]
    assert found.text == "You help people and you write to all of the county often."
    for word, line, column in (("write", 3, 26), ("county", 4, 15), ("often", 4, 46)):
        start = found.text.index(word)
        spot = found.at(start, start + len(word))
        assert (spot.line, spot.column, spot.end_line, spot.end_column) == (line, column, line, column + len(word))


def test_pay_on_a_line_of_its_own_is_no_heading() -> None:
    assert [each.text for each in passages("Case Manager\n\nPay: $45,000+\n")] == ["Case Manager", "Pay: $45,000+"]


def test_an_equal_opportunity_line_is_one_under_any_heading() -> None:
    (_, line) = passages("# Case Manager\n\n## How to apply\n\nWe are an equal opportunity employer.\n")
    assert line.part == "eeo"


def test_a_banner_before_the_title_is_no_title() -> None:
    found = passages("Harbor Street 2026\n\n# Case Manager\n\nYou help people.\n")
    assert [(each.part, each.text) for each in found] == [
        ("other", "Harbor Street 2026"),
        ("title", "Case Manager"),
        ("other", "You help people."),
    ]


def test_rows_of_facts_are_not_joined() -> None:
    rows = "Employment: full-time, forty hours a week, Monday to Friday\nReports to: the supervisor\n"
    assert len(passages(f"# Case Manager\n\n{rows}")) == 3


def test_lines_of_a_list_whose_marks_are_only_drawn_are_its_entries() -> None:
    lines = "Help families find homes\n\nVisit each of them\n\nKeep the records"
    found = text_passages(Source("p.txt", f"# Case Manager\n\n## Duties\n\n{lines}\n\nYou will like it here."))
    assert [each.is_entry for each in found if each.part == "duties"] == [True, True, True, False]
    prose = text_passages(Source("p.txt", "# Case Manager\n\n## Duties\n\nYou help.\n\nYou visit.\n\nYou write."))
    assert not any(each.is_entry for each in prose)
