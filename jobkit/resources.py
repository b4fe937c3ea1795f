"""Where the shipped folders are: inside an installed wheel, else beside the checkout."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

_PACKAGE = Path(__file__).resolve().parent

Folder = Literal["templates", "rubrics", "samples", "lexicons"]


def folder(name: Folder) -> Path:
    """The shipped folder of that name, an absolute path that exists."""
    if name == "lexicons":
        return _PACKAGE / "lexicons"
    installed = _PACKAGE / "_shipped" / name
    return installed if installed.is_dir() else _PACKAGE.parent / name
