"""Text of a role, made safe and fit for the kind of file that it goes into."""

from __future__ import annotations

import re
import textwrap
from typing import Final

WIDTH: Final = 72
"""Columns of plain text, so that it still fits 80 when a mail is answered and quoted twice."""

_MARKUP = re.compile(r"([\\`*_\[\]<>|~&])")
_LINE_START = re.compile(r"^(?:([#+=-])|(\d{1,9})([.)]))(?=\s|$|[#+=-])")  # a heading, rule or list item by accident


def markdown(text: str) -> str:
    """Text that Markdown shows as it is, on one line."""
    escaped = _MARKUP.sub(r"\\\1", " ".join(text.split()))
    return _LINE_START.sub(lambda found: f"\\{found[1]}" if found[1] else f"{found[2]}\\{found[3]}", escaped)


def wrapped(text: str, first: str = "", then: str | None = None) -> str:
    """Text in lines of at most ``WIDTH`` columns (longer only for a longer word)."""
    return textwrap.fill(
        " ".join(text.split()),
        WIDTH,
        initial_indent=first,
        subsequent_indent=" " * len(first) if then is None else then,
        break_long_words=False,
        break_on_hyphens=False,
    )


def flat(text: str) -> str:
    """Text on one line."""
    return " ".join(text.split())


def cdata(text: str) -> str:
    """Text as an XML CDATA section that nothing in it can end."""
    return f"<![CDATA[{text.replace(']]>', ']]]]><![CDATA[>')}]]>"


def host(url: str) -> str:
    return url.split("//", 1)[-1].split("/", 1)[0]
