"""A role as a posting: Markdown, a web page, or plain text."""

from __future__ import annotations

import re
import textwrap
from pathlib import Path
from typing import Final, NamedTuple

from jobkit import resources
from jobkit.model.posting import Posting, PostingFormat
from jobkit.model.role import Role
from jobkit.postings.completeness import require_complete
from jobkit.postings.job_posting import job_posting, script_text
from jobkit.postings.outline import outline
from jobkit.templating import render


class _Format(NamedTuple):
    template: str
    media_type: str
    suffix: str


FORMATS: Final[dict[PostingFormat, _Format]] = {
    "md": _Format("postings/posting.md.j2", "text/markdown; charset=utf-8", "md"),
    "html": _Format("postings/posting.html.j2", "text/html; charset=utf-8", "html"),
    "text": _Format("postings/posting.txt.j2", "text/plain; charset=utf-8", "txt"),
}
WIDTH: Final = 78
"""Columns of plain text: mail and terminals show 80."""

_MARKUP = re.compile(r"([\\`*_\[\]<>|~&])")
_LINE_START = re.compile(r"^(?:([#+=-])|(\d{1,9})([.)]))(?=\s|$|[#+=-])")  # a heading, rule or list item by accident


def render_posting(role: Role, format: PostingFormat = "md", *, own_folder: Path | None = None) -> Posting:
    """The role's posting in one format.

    ``own_folder`` may hold templates that take the place of the shipped ones, by the same path
    ("postings/posting.html.j2").

    Raises:
        InvalidFile: the role lacks what publishing asks for, all of it listed; or an own template is faulty.
    """
    require_complete(role)
    parts = outline(role)
    values = {
        "posting": parts,
        "css": _css(),
        "job_posting": script_text(job_posting(role, parts)),
        "md": markdown,
        "wrap": wrapped,
        "host": _host,
    }
    form = FORMATS[format]
    text = render(form.template, values, own_folder=own_folder)
    return Posting(format, form.media_type, text, f"{role.id}.{form.suffix}")


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


def _host(url: str) -> str:
    return url.split("//", 1)[-1].split("/", 1)[0]


def _css() -> str:
    return (resources.folder("templates") / "postings" / "posting.css").read_text(encoding="utf-8")
