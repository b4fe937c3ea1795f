"""A posting as PDF: a Typst template, which gets the posting as data and so runs nothing that a role says."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime, time
from pathlib import Path
from typing import Final

import typst

from jobkit.errors import InvalidFile, Problem
from jobkit.model.role import Role
from jobkit.postings.outline import Outline
from jobkit.templating import find

TEMPLATE: Final = "postings/posting.typ"
_PACKAGE = re.compile(r'"@[\w-]+/')  # #import "@preview/cetz:0.2.0": Typst would fetch it
_LINE = re.compile(r"\.typ:(\d+):")
_NO_GLYPH = re.compile(r"the text `?\"?(.+?)\"?`? could not be displayed")


def pdf_file(role: Role, outline: Outline, *, own_folder: Path | None = None) -> bytes:
    """The posting as a tagged PDF that keeps PDF/UA-1; fonts are those that come with Typst, and DIR/fonts.

    Raises:
        InvalidFile: the template is faulty, or no font at hand has a character of the posting.
    """
    path = find(TEMPLATE, own_folder=own_folder)
    if _PACKAGE.search(path.read_text(encoding="utf-8")):
        said = "asks for a package from the network, and jobkit uses none"
        raise InvalidFile([Problem(said, str(path), hint="copy what you need of it beside the template")])
    fonts = [own_folder / "fonts"] if own_folder and (own_folder / "fonts").is_dir() else []
    posted = role.opening.posted_on
    try:
        return typst.compile(
            path,
            root=path.parent,
            font_paths=fonts,
            ignore_system_fonts=True,
            format="pdf",
            sys_inputs={"posting": json.dumps(outline.data())},
            pdf_standards=["ua-1"],
            timestamp=datetime.combine(posted, time(), UTC) if posted else None,
        )
    except typst.TypstError as error:
        raise _fault(error, path) from error


def _fault(error: typst.TypstError, path: Path) -> InvalidFile:
    if missing := _NO_GLYPH.search(error.message):
        said = f"no font at hand has '{missing[1]}'"
        return InvalidFile(
            [Problem(said, str(path), hint="put a font that has it in the folder fonts/ of --templates")]
        )
    line = _LINE.search(error.diagnostic)
    hint = error.hints[0] if error.hints else ""
    return InvalidFile([Problem(" ".join(error.message.split()), str(path), int(line[1]) if line else None, hint=hint)])
