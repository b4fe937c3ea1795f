"""Text measured, cut and wrapped in columns of a terminal: wide letters take two, combining marks none."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

WIDTH = 100
"""Columns where the terminal's width is not known, as in a file or a pipe."""


def printable(text: str) -> str:
    """Text on one line, without the control characters that a terminal would obey."""
    return "".join(letter if letter.isprintable() else " " for letter in text)


def columns(text: str) -> int:
    """How many columns the text takes."""
    return sum(map(_letter_columns, text))


def fitted(text: str, width: int) -> str:
    """Text cut or filled to so many columns."""
    text = printable(text)
    if columns(text) > width:
        text = _head(text, width - 1) + "…"
    return text + " " * (width - columns(text))


def wrapped(text: str, width: int) -> list[str]:
    """Text over lines of at most so many columns, broken at spaces, and within words that are longer; at least one."""
    lines, line = [], ""
    for word in _pieces(printable(text), width):
        if line and columns(line) + 1 + columns(word) > width:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}" if line else word
    return [*lines, line]


def _pieces(text: str, width: int) -> Iterator[str]:
    for word in text.split():
        while columns(word) > width:
            head = _head(word, width)
            yield head
            word = word[len(head) :]
        yield word


def _head(text: str, width: int) -> str:
    """As much of the beginning as fits, and one letter at least."""
    taken = 0
    for at, letter in enumerate(text):
        taken += _letter_columns(letter)
        if taken > width:
            return text[: max(at, 1)]
    return text


def _letter_columns(letter: str) -> int:
    if unicodedata.combining(letter):
        return 0
    return 2 if unicodedata.east_asian_width(letter) in "WF" else 1
