"""ZIP archives, and a single file under gzip."""

from __future__ import annotations

import gzip
import re
import stat
import zipfile
from collections.abc import Iterator
from typing import BinaryIO, Final

from jobkit.containers.part import LONGEST_NAME, Part, is_dropping, shown
from jobkit.errors import Unreadable

RATIO: Final = 200
"""Times its packed size that a file may have. Text packs to a tenth, a blank scan to a hundredth."""
FREE: Final = 5_000_000
"""Bytes to which a file may unpack whatever its ratio."""
_GZIP_HEADER = 10
_GZIP_NAME = re.compile(rb"\x1f\x8b\x08[\x08-\x0b].{6}([^\x00]{1,255})\x00", re.DOTALL)
"""A gzip header that says only what the packed file was called."""
_ENCRYPTED = 0x1
_UTF8 = 0x800
_DOCUMENTS = ("[Content_Types].xml", "word/document.xml", "mimetype")
"""Members that make an archive one document: Office Open XML (some writers leave out the list of types);
OpenDocument and EPUB."""
_DOCUMENT_FOLDERS = ("Index/", "Payload/")
"""The same for Apple's Pages."""


def is_archive_of_files(stream: BinaryIO) -> bool:
    """Whether the ZIP holds files, and is not itself a document (DOCX, ODT, Pages) or damaged."""
    try:
        with zipfile.ZipFile(stream) as archive:
            names = archive.namelist()
    except Exception:  # zipfile raises a dozen kinds on hostile bytes; the reader of archives says what is wrong
        return False
    return not any(name in _DOCUMENTS or name.startswith(_DOCUMENT_FOLDERS) for name in names)


class ZipParts:
    """The files of a ZIP archive. ``Part.at`` is the member's index."""

    def __init__(self, stream: BinaryIO) -> None:
        try:
            self._archive = zipfile.ZipFile(stream)
        except Exception as error:
            raise _damaged() from error

    def parts(self) -> Iterator[Part]:
        for at, member in enumerate(self._archive.infolist()):
            name = shown(_name(member))
            if not member.filename.endswith("/") and not any(map(is_dropping, name.split("/"))):
                yield Part(name, at, _fault(member))

    def read(self, at: int, most: int) -> bytes:
        try:
            with self._archive.open(self._archive.infolist()[at]) as member:
                return member.read(most)
        except Exception as error:
            raise _damaged() from error


def _name(member: zipfile.ZipInfo) -> str:
    """The member's name; archives that do not say so hold UTF-8 as often as the code page of old."""
    if member.flag_bits & _UTF8:
        return member.filename
    try:
        return member.filename.encode("cp437").decode("utf-8")
    except UnicodeError:
        return member.filename


def _fault(member: zipfile.ZipInfo) -> Unreadable | None:
    if member.flag_bits & _ENCRYPTED:
        return Unreadable("encrypted", "the archive needs a password for this file; unpack it, or ask for an open copy")
    if stat.S_ISLNK(member.external_attr >> 16):
        return Unreadable("unsupported", "this is a link to another file; put the file itself into the archive")
    if member.file_size > max(FREE, RATIO * member.compress_size):
        times = member.file_size // max(1, member.compress_size)
        return Unreadable("too_large", f"it unpacks to {times} times its packed size, as no resume does; send it alone")
    return None


class GzipPart:
    """The one file under gzip."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream

    def parts(self) -> Iterator[Part]:
        self._stream.seek(0)
        name = _GZIP_NAME.match(self._stream.read(LONGEST_NAME + _GZIP_HEADER))
        yield Part(shown(name[1].decode("latin-1")) if name else "content", 0)

    def read(self, _at: int, most: int) -> bytes:
        try:
            self._stream.seek(0)
            with gzip.GzipFile(fileobj=self._stream) as unpacked:
                return unpacked.read(most)
        except Exception as error:
            raise _damaged() from error


def _damaged() -> Unreadable:
    return Unreadable("damaged", "the archive is damaged here; pack it again, or send the file itself")
