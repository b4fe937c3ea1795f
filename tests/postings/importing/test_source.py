"""Files to lines of thought: what marks them, what wraps, and what stands around them."""

from __future__ import annotations

import pytest

from jobkit.postings.importing.source import read_source

PADDING = "\n\nWe read every application with care, and write to each person who sends us one.\n"


def items(text: str) -> list[tuple[str, str]]:
    return [(item.mark, item.text) for item in read_source((text + PADDING).encode(), "posting.txt").items[:-1]]


def test_a_mail_that_is_quoted_is_read_without_the_marks() -> None:
    quoted = "".join(f"> {line}\n" for line in ("Case Manager", "", "Duties", "- Visit clients", "- Write plans"))
    source = read_source(f"Look at this!\n\n{quoted}".encode(), "posting.txt")
    assert [item.text for item in source.items[1:]] == ["Case Manager", "Duties", "Visit clients", "Write plans"]
    assert [item.line for item in source.items] == [1, 3, 5, 6, 7]


@pytest.mark.parametrize(
    "text",
    ["Duties\nA. Visit clients.\nB. Write plans.", "Duties\n-Visit clients.\n-Write plans.",
     "Duties\n☐ Visit clients.\n☐ Write plans.", "Duties: • Visit clients. • Write plans.",
     "Duties: 1) Visit clients.; and 2) Write plans."],
    ids=["letters", "no space", "boxes", "bullets in a paragraph", "numbers in a paragraph"],
)  # fmt: skip
def test_lists_are_told_by_their_marks(text: str) -> None:
    assert items(text)[1:] == [("bullet", "Visit clients."), ("bullet", "Write plans.")]


def test_an_initial_begins_no_list() -> None:
    assert items("J. Smith directs the program.")[0] == ("text", "J. Smith directs the program.")


def test_a_heading_with_a_bullet_of_its_own_is_a_heading() -> None:
    read = items("● WHAT YOU DO\n➢ Visit clients\n➢ Write plans\n\n● WHAT YOU NEED\n➢ A car")
    assert [text for mark, text in read if mark == "text"] == ["WHAT YOU DO", "WHAT YOU NEED"]
