"""Which files are containers, decided by their content, and what they hold, containers within them opened too."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from importlib import import_module
from io import BytesIO
from pathlib import PurePosixPath
from typing import BinaryIO, Final, cast

from jobkit.containers.part import Container, Opener, Part
from jobkit.containers.signs import HEAD, kind_of, may_be_container
from jobkit.errors import Reason, Unreadable

FILES: Final = 10_000
"""Files and containers that one container may hold, those within others included."""
DEPTH: Final = 6
"""Containers within containers: a ZIP of a mailbox of messages that forward a message with a ZIP is five."""
NESTED: Final = 100_000_000
"""Bytes of one container within another, which is held in memory while it is open."""
UNPACKED: Final = 1_000_000_000
"""Bytes of all of these together."""

KINDS: Final[Mapping[str, str]] = {
    "zip": "jobkit.containers.archives:ZipParts",
    "gzip": "jobkit.containers.archives:GzipPart",
    "mail": "jobkit.containers.mail:MailParts",
    "mailbox": "jobkit.containers.mail:MailboxParts",
    "outlook": "jobkit.containers.outlook:OutlookParts",
}
"""Named by string, so that what a kind needs loads with the first container of that kind."""

_LOST: Final[Mapping[str, tuple[Reason, str]]] = {
    "deep": ("too_large", f"there are more than {DEPTH} containers in one another; unpack it and send the resume"),
    "many": ("too_large", f"it holds more than {FILES} files, and the rest is not read; send it in smaller lots"),
    "large": ("too_large", "it unpacks to more than a batch of resumes may; unpack it and send it in smaller lots"),
}


@dataclass(frozen=True, slots=True)
class Leaf:
    """A file in a container that is none itself."""

    name: str
    """The way to it: "batch.zip/march/ana.pdf"."""
    inside: tuple[int, ...]
    """The same as each container numbers its parts."""
    fault: Unreadable | None
    """Why it can't be read, where that is known already."""
    read: Callable[[int], bytes]
    """Its first bytes, so many, while the container is open."""


class _Budget:
    """What is left of the limits, over all containers in one."""

    def __init__(self) -> None:
        self.files, self.bytes = FILES, UNPACKED


def find_leaves(stream: BinaryIO, name: str) -> Iterator[Leaf] | None:
    """The files that a container holds, in its order, each under a name of its own; None: it is no container.

    A part or a container that can't be opened is a leaf with its fault: it costs one row, and nothing else is lost.
    """
    kind = kind_of(stream)
    return _leaves(stream, kind, name, (), _Budget()) if kind else None


def read_leaf(stream: BinaryIO, inside: Sequence[int], most: int) -> bytes:
    """The first ``most`` bytes of the leaf that ``find_leaves`` found at ``inside``. Raises ``Unreadable``."""
    for step in inside[:-1]:
        stream = BytesIO(_open(stream).read(step, NESTED))
    return _open(stream).read(inside[-1], most)


def _open(stream: BinaryIO) -> Container:
    kind = kind_of(stream)
    if kind is None:
        raise Unreadable("damaged", "the container has changed since its files were listed; run again")
    return _opener(kind)(stream)


def _opener(kind: str) -> Opener:
    module, _, made = KINDS[kind].partition(":")
    return cast(Opener, getattr(import_module(module), made))


# ------------------------------------------------------------------ what is in it


def _leaves(stream: BinaryIO, kind: str, name: str, inside: tuple[int, ...], budget: _Budget) -> Iterator[Leaf]:
    if len(inside) >= DEPTH:
        yield _lost(name, inside, "deep")
        return
    found = 0
    try:
        container = _opener(kind)(stream)
        names: dict[str, int] = {}
        for part in container.parts():
            found += 1
            if budget.files <= 0:
                yield _lost(name, inside, "many")
                return
            budget.files -= 1
            yield from _part(container, part, f"{name}/{_own(part.name, names)}", (*inside, part.at), budget)
    except Unreadable as fault:
        yield Leaf(name, inside, fault, _nothing)
        return
    if not found:
        yield Leaf(name, inside, Unreadable("empty", "there is no file in it; send the resume itself"), _nothing)


def _part(container: Container, part: Part, name: str, inside: tuple[int, ...], budget: _Budget) -> Iterator[Leaf]:
    fault, kind, held = part.fault, None, b""
    try:
        if not fault:
            held = container.read(part.at, HEAD)
            if may_be_container(held):
                held = container.read(part.at, NESTED)
                kind = kind_of(BytesIO(held))
    except Unreadable as error:
        fault = error
    if kind is None:
        yield Leaf(name, inside, fault, partial(container.read, part.at))
        return
    budget.bytes -= len(held)
    if len(held) == NESTED or budget.bytes < 0:
        yield _lost(name, inside, "large")
    else:
        yield from _leaves(BytesIO(held), kind, name, inside, budget)


def _own(name: str, taken: dict[str, int]) -> str:
    """The name, with a number where the container holds another file of the same name."""
    taken[name] = taken.get(name, 0) + 1
    if taken[name] == 1:
        return name
    path = PurePosixPath(name)
    return _own(path.with_name(f"{path.stem} ({taken[name]}){path.suffix}").as_posix(), taken)


def _lost(name: str, inside: tuple[int, ...], why: str) -> Leaf:
    return Leaf(name, inside, Unreadable(*_LOST[why]), _nothing)


def _nothing(most: int) -> bytes:
    return b""[:most]
