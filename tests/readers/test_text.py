"""Plain text and Markdown: decoding, columns typed with spaces, and the marks that people type."""

from __future__ import annotations

import pytest

from jobkit.errors import Unreadable
from jobkit.model.document import Line
from jobkit.readers.limits import Limits
from jobkit.readers.registry import read_pages

RESUME = "# Ana Lind\n**Case Manager** | [ana@example.com](mailto:ana@example.com)\n"


def lines(text: str | bytes) -> list[Line]:
    _, pages = read_pages(text if isinstance(text, bytes) else text.encode(), name="resume.txt")
    return [line for page in pages for line in page.lines]


def texts(text: str | bytes) -> list[str]:
    return [line.text for line in lines(text)]


def test_marks_of_markdown_are_looks_and_not_words() -> None:
    name, contact = lines(RESUME)
    assert (name.text, name.role, name.level) == ("Ana Lind", "heading", 1)
    assert contact.text == "Case Manager | ana@example.com"
    assert [word.bold for word in contact.words] == [True, True, False, False]
    assert contact.words[-1].href == "mailto:ana@example.com"


def test_punctuation_after_bold_text_stays_with_its_word() -> None:
    (line,) = lines("**Skills**: Excel")
    assert [word.text for word in line.words] == ["Skills:", "Excel"]


@pytest.mark.parametrize("text", ["5 * 3 * 2 boxes", "snake_case_name here", "a * b", "rated **** by all"])
def test_stars_and_underscores_that_mark_nothing_stay(text: str) -> None:
    assert texts(text) == [text]


def test_wide_gaps_and_tabs_set_lines_apart_in_one_row() -> None:
    title, dates = lines("Case Manager            Jan 2019 – Present")
    assert (title.text, dates.text) == ("Case Manager", "Jan 2019 – Present")
    assert title.box.top == dates.box.top
    assert title.box.x1 < dates.box.x0
    assert texts("Aide\t2017") == ["Aide", "2017"]
    assert texts("Two  spaces stay one line") == ["Two spaces stay one line"]


def test_a_short_line_over_a_rule_is_a_heading_and_the_rule_is_gone() -> None:
    found = lines("\nSKILLS\n------\nExcel\n2019 - 2021\n-----------\nmore")
    assert [(line.text, line.role) for line in found] == [
        ("SKILLS", "heading"),
        ("Excel", "text"),
        ("2019 - 2021", "text"),
        ("more", "text"),
    ]


@pytest.mark.parametrize(
    "framed", ["[ SUMMARY ]", "== SUMMARY ==", "*** SUMMARY ***", "--- SUMMARY ---", "=====SUMMARY====="]
)
def test_a_frame_makes_a_heading(framed: str) -> None:
    (line,) = lines(framed)
    assert (line.text, line.role) == ("SUMMARY", "heading")


@pytest.mark.parametrize("rule", ["*****", "----------", "=" * 70, "_" * 40, "- - - - - -"])
def test_rules_are_drawings(rule: str) -> None:
    assert texts(f"above it\n{rule}\nbelow it") == ["above it", "below it"]


@pytest.mark.parametrize("mark", ["-", "*", "•", "▪", "+", "o", "–"])
def test_bullets_become_roles(mark: str) -> None:
    (line,) = lines(f"{mark} Ran groups")
    assert (line.text, line.role, line.level) == ("Ran groups", "bullet", 1)


def test_deeper_bullets_have_deeper_levels() -> None:
    assert [line.level for line in lines("- one\n  - two")] == [1, 2]


def test_a_range_broken_over_two_lines_is_no_bullet() -> None:
    assert [line.role for line in lines("January 2019\n– Present")] == ["text", "text"]


def test_letter_spaced_words_are_words() -> None:
    assert texts("W O R K   H I S T O R Y") == ["WORK HISTORY"]
    assert texts("Vitamin A B study") == ["Vitamin A B study"]


def test_a_form_feed_starts_a_page() -> None:
    _, pages = read_pages(b"one\ftwo")
    assert [(page.number, page.lines[0].text) for page in pages] == [(1, "one"), (2, "two")]


def test_cells_of_a_markdown_table_stand_side_by_side() -> None:
    assert texts("| Excel | Word |\n|-------|------|\n| a | b |") == ["Excel", "Word", "a", "b"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252", "utf-32"])
def test_every_usual_encoding_is_read(encoding: str) -> None:
    text = "José Muñoz – Résumé\nCase manager for “older adults”\n"
    assert texts(text.encode(encoding)) == text.splitlines()


def test_what_is_not_seen_is_left_out() -> None:
    assert texts("co\u00adordinate\u200b and\u00a0plan\ue0b0e\ufb03cient") == ["coordinate and plan efficient"]


def test_bytes_that_are_no_text_are_refused() -> None:
    with pytest.raises(Unreadable) as caught:
        read_pages(bytes(range(256)) * 20)
    assert caught.value.reason == "unsupported"


def test_pages_have_a_limit() -> None:
    with pytest.raises(Unreadable) as caught:
        read_pages(b"word\f" * 5 + b"word", limits=Limits(pages=3))
    assert caught.value.reason == "too_large"


@pytest.mark.parametrize("data", [b"", b" \n\t ", b"\x00\x00", b"-----\n"])
def test_a_file_without_words_is_empty(data: bytes) -> None:
    with pytest.raises(Unreadable) as caught:
        read_pages(data)
    assert caught.value.reason == "empty"


def test_cells_of_a_markdown_table_stand_under_one_another() -> None:
    _, (page,) = read_pages(b"| Degree | School |\n|---|---|\n| Bachelor of Arts | Elm College |\n")
    starts = {line.text: line.box.x0 for line in page.lines}
    assert starts["School"] == starts["Elm College"]
