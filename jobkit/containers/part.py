"""What every container gives: its parts, each with a name to show and a place to read it from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import BinaryIO, Protocol

from jobkit.errors import Unreadable

LONGEST_NAME = 200
"""Characters of a part's name that are shown; its end, which holds the suffix, is kept."""

_DROPPINGS = frozenset({"thumbs.db", "desktop.ini", "__macosx"})
"""What desktops leave in folders and archives by themselves."""
_NOT_SHOWN = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")
"""Control signs, and those that turn the direction of writing: "gpj.exe" may not show as "exe.jpg"."""
_DRIVE = re.compile(r"^[A-Za-z]:")


@dataclass(frozen=True, slots=True)
class Part:
    """One file in a container."""

    name: str
    """For people, with forward slashes. No path is ever made of it."""
    at: int
    """Where its container finds it again: a number of the container's own."""
    fault: Unreadable | None = None
    """Why it can't be read, where that is known beforehand."""


class Container(Protocol):
    """An opened container. Opening it, ``parts`` and ``read`` raise only ``Unreadable``."""

    def parts(self) -> Iterator[Part]:
        """The files in it that may be resumes, in its own order."""

    def read(self, at: int, most: int, /) -> bytes:
        """The first ``most`` bytes of a part."""


class Opener(Protocol):
    """How a kind of container is opened."""

    def __call__(self, stream: BinaryIO, /) -> Container: ...


def shown(name: str) -> str:
    """A name from inside a container, fit to be shown: no root, no "..", no drive, no signs that can't be seen."""
    plain = _DRIVE.sub("", _NOT_SHOWN.sub("", name).replace("\\", "/"))
    steps = [step.strip() for step in plain.split("/") if step.strip() not in ("", ".", "..")]
    return "/".join(steps)[-LONGEST_NAME:] or "unnamed"


def is_dropping(name: str) -> bool:
    """Whether one step of a path is what desktops and editors leave behind: hidden, a lock, a thumbnail store."""
    return name.startswith((".", "~$")) or name.casefold() in _DROPPINGS


def suffix(name: str) -> str:
    """The name's suffix in lower case, with its dot."""
    return PurePosixPath(name).suffix.casefold()
