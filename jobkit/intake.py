"""What people hand in: files, folders, archives, mails and standard input, as a list of files to read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path, PurePath
from typing import BinaryIO

from jobkit.containers.opening import Leaf, find_leaves, read_leaf
from jobkit.containers.own_output import is_own_output
from jobkit.containers.part import is_dropping
from jobkit.errors import NotFound, Unreadable
from jobkit.readers.limits import Limits

STDIN = "-"
_OF_REPORTS = frozenset({".html", ".htm", ".xlsx", ".csv", ".json", ".jsonl"})
"""Endings of what jobkit writes; other files are not opened to see."""
_NAMED = 5
"""Files that a message names; of more it says how many."""


@dataclass(frozen=True, slots=True)
class File:
    """One file to read. Small enough to send to a worker: the bytes stay where they are until they are asked for."""

    name: str
    """As reports show it: the path as it was given, with forward slashes; "batch.zip/ana.pdf" in a container."""
    path: Path | None
    """Where the bytes are; those of its container, where ``inside`` says which part of it the file is."""
    data: bytes | None = None
    """The bytes, where there is no path (standard input)."""
    inside: tuple[int, ...] = ()
    """The way from the file at ``path`` through the containers: what each numbers its part."""
    fault: Unreadable | None = None
    """Why it can't be read, where its container says so."""

    def read(self, limit: int) -> bytes:
        """The file's bytes, at most ``limit`` of them.

        Raises:
            Unreadable: it is gone, may not be opened, is larger than the limit, or its container is damaged there.
        """
        if self.fault:
            raise Unreadable(self.fault.reason, self.fault.message)
        data = (self.data or b"") if self.path is None else _from_disk(self.path, self, limit + 1)
        if len(data) > limit:
            raise Unreadable("too_large", f"it is larger than {limit // 1_000_000} MB; send a smaller copy")
        return data


def find_files(paths: Sequence[str], stdin: BinaryIO) -> list[File]:
    """Every file under the paths: files as given, a folder's in the order of their names, hidden ones left out.

    A ZIP or gzip archive, a mail and a mailbox stand for the files in them, in their order; one that can't be opened
    is a file that says why when it is read.

    Args:
        paths: files, folders, files in a container ("batch.zip/ana.pdf"), or ``-`` for one file from standard input.
        stdin: where ``-`` reads.

    Raises:
        NotFound: a path does not exist, or a folder holds no files.
    """
    found: dict[str, File] = {}
    for given in paths:
        for file in _piped(stdin.read()) if given == STDIN else _under(Path(given)):
            found.setdefault(file.name, file)
    return list(found.values())


def find_file(path: str, stdin: BinaryIO) -> File:
    """The one file at a path, or in a container there.

    Raises:
        NotFound: there is none, or there are several; the message names them.
    """
    files = find_files([path], stdin)
    if len(files) > 1:
        names = ", ".join(file.name for file in files[:_NAMED])
        more = f" and {len(files) - _NAMED} more" if len(files) > _NAMED else ""
        raise NotFound(f"{path}: holds {len(files)} files ({names}{more}); give one of them")
    return files[0]


def without_reports(files: Sequence[File]) -> tuple[list[File], list[File]]:
    """(the files, those among them that jobkit itself wrote): a report in the folder of resumes is no resume.

    Raises:
        NotFound: all of them are reports.
    """
    own = [file for file in files if _is_report(file)]
    if own and len(own) == len(files):
        raise NotFound(f"{own[0].name}: jobkit wrote this itself, and no resume stands beside it; give the resumes")
    return [file for file in files if file not in own], own


def _is_report(file: File) -> bool:
    if PurePath(file.name).suffix.lower() not in _OF_REPORTS:
        return False
    try:
        return is_own_output(BytesIO(file.read(Limits().bytes)))
    except Unreadable:
        return False  # reading it will say why


def _from_disk(path: Path, file: File, most: int) -> bytes:
    try:
        with path.open("rb") as stream:
            return read_leaf(stream, file.inside, most) if file.inside else stream.read(most)
    except FileNotFoundError as error:
        raise Unreadable("not_found", "the file is no longer there; run again on the files that are") from error
    except OSError as error:
        raise Unreadable("not_permitted", f"it can't be opened ({error.strerror}); check who may read it") from error


# ------------------------------------------------------------------ files and folders


def _under(path: Path) -> Iterable[File]:
    if path.is_dir():
        files = [file for each in _walk(path) for file in _opened(each)]
        if not files:
            raise NotFound(f"{path}: no files in this folder; give one that holds documents (PDF, DOCX, HTML, text)")
        return files
    return _opened(path) if path.exists() else _in_container(path)


def _walk(folder: Path) -> Iterator[Path]:
    for path in sorted(path for path in folder.iterdir() if not is_dropping(path.name)):
        if path.is_dir() and not path.is_symlink():
            yield from _walk(path)
        elif path.is_file():
            yield path


def _in_container(path: Path) -> list[File]:
    """The files at a path that leads into a container."""
    container = next((parent for parent in path.parents if parent.is_file()), None)
    wanted = path.as_posix()
    files = [file for file in _opened(container) if f"{file.name}/".startswith(f"{wanted}/")] if container else []
    if not files:
        raise NotFound(f"{path}: no such file or folder; check the spelling")
    return files


# ------------------------------------------------------------------ containers


def _opened(path: Path) -> list[File]:
    """The file, or the files in it."""
    name = path.as_posix()
    try:
        with path.open("rb") as stream:
            leaves = find_leaves(stream, name)
            if leaves is not None:
                return [File(leaf.name, path, None, leaf.inside, leaf.fault) for leaf in leaves]
    except OSError:
        pass  # reading it will say why
    return [File(name, path)]


def _piped(data: bytes) -> Iterator[File]:
    """What came by standard input, or the files in it, each with its bytes: nothing is left to read them from later."""
    leaves = find_leaves(BytesIO(data), "stdin")
    yield from [File("stdin", None, data)] if leaves is None else map(_taken, leaves)


def _taken(leaf: Leaf) -> File:
    fault, data = leaf.fault, b""
    try:
        data = b"" if fault else leaf.read(Limits().bytes + 1)
    except Unreadable as error:
        fault = error
    return File(leaf.name, None, data, leaf.inside, fault)
