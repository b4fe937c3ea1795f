"""Outlook's saved messages (.msg): a compound file whose streams are named for MAPI properties.

Source of the numbers: Microsoft's open specifications [MS-OXMSG] (streams) and [MS-OXPROPS] (properties).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO, Final

import olefile

from jobkit.containers.attachments import is_other, is_readable
from jobkit.containers.part import Part, shown
from jobkit.errors import Unreadable
from jobkit.readers.decoding import decode

MOST: Final = 100_000_000
DEEPEST: Final = 5
"""Messages within messages."""
STREAM: Final = "__substg1.0_"
"""How the name of a property's stream begins."""
_ATTACHMENT = "__attach_version1.0_#"
_DATA, _EMBEDDED = "3701" + "0102", "3701" + "000D"
_LONG_NAME, _SHORT_NAME, _CONTENT_ID, _TYPE = "3707", "3704", "3712", "370E"
_TEXT, _PAGE = "1000", "1013"
_UNICODE, _BYTES_TEXT, _BYTES = "001F", "001E", "0102"

Path = tuple[str, ...]


class OutlookParts:
    """The attachments of a message, those of messages attached to it included; its text where none can be read."""

    def __init__(self, stream: BinaryIO) -> None:
        try:
            with olefile.OleFileIO(stream) as message:
                self._found = _chosen(_Message(message), (), DEEPEST)
        except Unreadable:
            raise
        except Exception as error:  # the library raises many kinds on hostile bytes
            raise Unreadable(
                "damaged", "the Outlook message is damaged; save its attachments and give those"
            ) from error

    def parts(self) -> Iterator[Part]:
        yield from (Part(name, at) for at, (name, _) in enumerate(self._found))

    def read(self, at: int, most: int) -> bytes:
        return self._found[at][1][:most]


class _Message:
    """The streams of a compound file, found by the properties that they hold."""

    def __init__(self, file: olefile.OleFileIO) -> None:
        self._file = file
        self._left = MOST
        self._listed: list[Path] = [tuple(path) for path in file.listdir(streams=True, storages=True)]

    def attachments(self, at: Path) -> Iterator[Path]:
        yield from (
            path for path in self._listed if path[:-1] == at and path[-1].casefold().startswith(_ATTACHMENT.casefold())
        )

    def data(self, at: Path, tag: str) -> bytes | None:
        """A property's bytes; None where the message does not have it."""
        path = [*at, STREAM + tag]
        if not self._file.exists(path) or self._file.get_type(path) != olefile.STGTY_STREAM:
            return None
        self._left -= self._file.get_size(path)
        if self._left < 0:
            raise Unreadable("too_large", f"the mail is larger than {MOST // 1_000_000} MB; save its attachments")
        content: bytes = self._file.openstream(path).read()
        return content

    def text(self, at: Path, tag: str) -> str | None:
        wide = self.data(at, tag + _UNICODE)
        if wide is not None:
            return wide.decode("utf-16-le", "replace").rstrip("\x00")
        narrow = self.data(at, tag + _BYTES_TEXT)
        return decode(narrow).rstrip("\x00") if narrow else None

    def holds(self, at: Path, tag: str) -> bool:
        return bool(self._file.exists([*at, STREAM + tag]))


def _chosen(message: _Message, at: Path, levels: int) -> list[tuple[str, bytes]]:
    """(name, bytes) of what is read of a message."""
    attached = [found for path in message.attachments(at) for found in _attachment(message, path, levels)]
    if any(is_readable(data, name) for name, data in attached):
        return attached
    found = attached + _body(message, at)
    if not found:
        raise Unreadable("empty", "the mail has no text and no attachment that might be a resume")
    return found


def _attachment(message: _Message, at: Path, levels: int) -> Iterator[tuple[str, bytes]]:
    name = shown(message.text(at, _LONG_NAME) or message.text(at, _SHORT_NAME) or "attachment")
    if message.holds(at, _EMBEDDED):
        if levels:
            inner = _chosen(message, (*at, STREAM + _EMBEDDED), levels - 1)
            yield from ((f"{name}/{part}", data) for part, data in inner)
        return
    data = message.data(at, _DATA) or b""
    media_type = (message.text(at, _TYPE) or "").casefold()
    if not is_other(name, media_type, len(data), inline=bool(message.text(at, _CONTENT_ID))):
        yield name, data


def _body(message: _Message, at: Path) -> list[tuple[str, bytes]]:
    page = message.data(at, _PAGE + _BYTES) or (message.text(at, _PAGE) or "").encode("utf-8", "replace")
    if page.strip():
        return [("message.html", page)]
    text = (message.text(at, _TEXT) or "").encode("utf-8", "replace")
    return [("message.txt", text)] if text.strip() else []
