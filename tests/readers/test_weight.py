"""Telling bold type by its strokes."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from jobkit.readers.weight import bold_words, middle

PLAIN = [[("Plan", 0.081), ("care", 0.079), ("with", 0.083), ("forty", 0.078), ("families", 0.080)]] * 6


def test_a_line_of_wider_strokes_is_bold_whole() -> None:
    lines = [*([[("Case", 0.092), ("Manager", 0.102), ("I", 0.07)]] * 3), *PLAIN]
    assert bold_words(lines) == [*([[True] * 3] * 3), *([[False] * 5] * 6)]


def test_a_line_is_parted_where_the_weight_changes() -> None:
    lines = [*([[("Case", 0.1), ("Manager,", 0.102), ("Mercy", 0.08), ("Hospital", 0.081)]] * 3), *PLAIN]
    assert bold_words(lines)[0] == [True, True, False, False]


def test_one_word_measured_wide_makes_nothing_bold() -> None:
    lines = [[("Plan", 0.081), ("care", 0.09), ("MI", 0.11)], [("Dispatcher", 0.095)], *PLAIN]
    assert not any(any(line) for line in bold_words(lines))


@given(st.lists(st.lists(st.tuples(st.text(max_size=9), st.floats(0, 1)), max_size=6), max_size=6))
def test_every_word_gets_a_verdict(lines: list[list[tuple[str, float]]]) -> None:
    assert list(map(len, bold_words(lines))) == list(map(len, lines))


def test_the_middle_counts_weights() -> None:
    assert middle([(1.0, 1), (2.0, 5), (9.0, 1)]) == 2.0
    assert middle([]) == 0.0
