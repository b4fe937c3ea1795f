"""The Flesch-Kincaid grade."""

from __future__ import annotations

from jobkit.postings.lint.readability import grade, words_of

EASY = ["You help people.", "You meet them at home."]
HARD = ["Interdisciplinary coordination necessitates comprehensive documentation of multidimensional assessments."]


def test_harder_text_has_the_higher_grade() -> None:
    assert grade(EASY) < 3 < 12 < grade(HARD)


def test_the_formula_by_hand() -> None:
    """Three words of one syllable in one sentence: 0.39 * 3 + 11.8 - 15.59."""
    assert round(grade(["We see him."]), 2) == -2.62


def test_no_words_have_no_grade() -> None:
    assert grade([]) == 0.0
    assert words_of("- $45,000 to 401(k) -") == 3
