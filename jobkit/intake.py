"""What people hand in: files, folders and standard input, as a list of files to read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from jobkit.errors import NotFound, Unreadable

STDIN = "-"
# What desktops leave in folders by themselves.
_DROPPINGS = frozenset({"thumbs.db", "desktop.ini"})


@dataclass(frozen=True, slots=True)
class File:
    """One file to read. Small enough to send to a worker: the bytes stay on disk until they are asked for."""

    name: str
    """As reports show it: the path as it was given, with forward slashes."""
    path: Path | None
    data: bytes | None = None
    """The bytes, where there is no path (standard input)."""

    def read(self, limit: int) -> bytes:
        """The file's bytes, at most ``limit`` of them.

        Raises:
            Unreadable: it is gone, may not be opened, or is larger than the limit.
        """
        if self.path is None:
            return self.data or b""
        try:
            with self.path.open("rb") as stream:
                data = stream.read(limit + 1)
        except FileNotFoundError as error:
            raise Unreadable("not_found", "the file is no longer there; run again on the files that are") from error
        except OSError as error:
            raise Unreadable(
                "not_permitted", f"it can't be opened ({error.strerror}); check who may read it"
            ) from error
        if len(data) > limit:
            raise Unreadable("too_large", f"it is larger than {limit // 1_000_000} MB; send a smaller copy")
        return data


def find_files(paths: Sequence[str], stdin: BinaryIO) -> list[File]:
    """Every file under the paths: files as given, a folder's in the order of their names, hidden ones left out.

    Args:
        paths: files, folders, or ``-`` for one file from standard input.
        stdin: where ``-`` reads.

    Raises:
        NotFound: a path does not exist, or a folder holds no files.
    """
    found: dict[str, File] = {}
    for given in paths:
        for file in [File("stdin", None, stdin.read())] if given == STDIN else _under(Path(given)):
            found.setdefault(file.name, file)
    return list(found.values())


def _under(path: Path) -> list[File]:
    if path.is_dir():
        files = [File(each.as_posix(), each) for each in _walk(path)]
        if not files:
            raise NotFound(f"{path}: no files in this folder; give one that holds resumes (PDF, DOCX, HTML, text)")
        return files
    if not path.exists():
        raise NotFound(f"{path}: no such file or folder; check the spelling")
    return [File(path.as_posix(), path)]


def _walk(folder: Path) -> Iterator[Path]:
    for path in sorted(_visible(folder.iterdir())):
        if path.is_dir() and not path.is_symlink():
            yield from _walk(path)
        elif path.is_file():
            yield path


def _visible(paths: Iterable[Path]) -> Iterator[Path]:
    return (path for path in paths if not path.name.startswith((".", "~$")) and path.name.lower() not in _DROPPINGS)
