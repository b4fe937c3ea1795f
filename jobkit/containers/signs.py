"""Which kind of container bytes are, if any, by their content."""

from __future__ import annotations

import re
from typing import BinaryIO, Final, Literal

from jobkit.containers.archives import is_archive_of_files

Kind = Literal["zip", "gzip", "mail", "mailbox", "outlook"]

HEAD: Final = 65_536
"""Bytes that tell: the headers of a mail that went through many servers are long."""
WHOLE: Final = 100_000_000
"""Bytes of a compound file within which a mail's streams are named."""

_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_GZIP = b"\x1f\x8b"
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MAPI = "__substg1.0_".encode("utf-16-le")
"""How the streams of an Outlook message are named."""
_HEADER = re.compile(rb"([!-9;-~]{1,76}):[ \t\r]?")
_OF_MACHINES = frozenset(
    {b"message-id", b"mime-version", b"received", b"return-path", b"delivered-to", b"dkim-signature", b"arc-seal"}
)
"""Headers that mail programs write and people do not: a memo, too, may begin with From, To and Subject."""
_SEPARATOR = re.compile(rb"From [^\r\n]{1,300}\r?\n(?:[!-9;-~]{1,76}:|>From )")


def kind_of(stream: BinaryIO) -> Kind | None:
    """Which kind of container the bytes are; None for a file that is none (a DOCX is a ZIP, and a document)."""
    stream.seek(0)
    head = stream.read(HEAD)
    if head.startswith(_ZIP):
        return "zip" if is_archive_of_files(stream) else None
    if head.startswith(_GZIP):
        return "gzip"
    if head.startswith(_COMPOUND):
        return "outlook" if _MAPI in head + stream.read(WHOLE) else None
    if is_mailbox(head):
        return "mailbox"
    return "mail" if is_message(head) else None


def may_be_container(head: bytes) -> bool:
    """Whether the first bytes leave it open: only then the rest has to be looked at."""
    return head.startswith((*_ZIP, _GZIP, _COMPOUND)) or is_mailbox(head) or is_message(head)


def is_message(head: bytes) -> bool:
    """Whether the first bytes are headers of a mail."""
    names: set[bytes] = set()
    for line in head.removeprefix(b"\xef\xbb\xbf").split(b"\n"):
        if not line.strip(b"\r"):
            break
        if names and line[:1] in (b" ", b"\t"):
            continue
        header = _HEADER.match(line)
        if header is None:
            return False
        names.add(header[1].lower())
    return len(names) > 1 and not names.isdisjoint(_OF_MACHINES)


def is_mailbox(head: bytes) -> bool:
    """Whether the bytes open a message of an mbox file: its separator, and a header under it."""
    return _SEPARATOR.match(head) is not None
