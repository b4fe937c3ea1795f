"""E-mail: a message (.eml) and a mailbox of messages (mbox)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import EmailPolicy
from typing import Any, BinaryIO, Final, cast

from jobkit.containers.attachments import is_other, is_readable
from jobkit.containers.part import Part, shown
from jobkit.containers.signs import is_mailbox
from jobkit.errors import Unreadable

MOST: Final = 100_000_000
"""Bytes of one message. Mail servers take 25 to 50 million."""
LONGEST_HEADER: Final = 4_000
"""Characters of a header that are looked at: parsing it takes more than linear time."""
DEEPEST: Final = 20
"""Levels of parts within parts."""
MOST_GROUPS: Final = 500
"""Parts that hold parts: the time to take a message apart grows with their square."""
_GROUP = re.compile(rb"content-type:\s{0,9}(?:multipart|message)/", re.IGNORECASE)

_QUOTED_FROM = re.compile(rb"^>(>*From )", re.MULTILINE)
_LINE = 65_536


class _Policy(EmailPolicy):
    """The standard policy, which decodes headers, on a bounded part of each."""

    def header_fetch_parse(self, name: str, value: Any) -> Any:
        try:
            return super().header_fetch_parse(name, value[:LONGEST_HEADER] if isinstance(value, str) else value)
        except Exception:  # the standard library fails in many ways on hostile headers: such a one says nothing
            return super().header_fetch_parse(name, "")


_POLICY = _Policy(refold_source="none")


# ------------------------------------------------------------------ one message


@dataclass(frozen=True, slots=True)
class _Leaf:
    """A part that holds no parts."""

    message: EmailMessage
    inline: bool
    """Within a multipart/related: what the text shows."""


class MailParts:
    """The attachments of a message; its text where none of them can be read. ``Part.at`` is an index."""

    def __init__(self, stream: BinaryIO) -> None:
        stream.seek(0)
        data = stream.read(MOST + 1)
        if len(data) > MOST:
            raise Unreadable("too_large", f"the mail is larger than {MOST // 1_000_000} MB; save its attachments")
        if sum(1 for _ in _GROUP.finditer(data)) > MOST_GROUPS:
            raise _endless()
        try:
            message = cast(EmailMessage, message_from_bytes(data, policy=cast(Any, _POLICY)))
            self._found = _chosen(list(_leaves(message, DEEPEST, inline=False)))
        except Unreadable:
            raise
        except Exception as error:  # the standard library's mail parser raises many kinds on hostile headers
            raise Unreadable("damaged", "the mail is damaged; save its attachments and give those") from error

    def parts(self) -> Iterator[Part]:
        yield from (Part(name, at) for at, (name, _) in enumerate(self._found))

    def read(self, at: int, most: int) -> bytes:
        return self._found[at][1][:most]


def _leaves(message: EmailMessage, levels: int, *, inline: bool) -> Iterator[_Leaf]:
    kind = message.get_content_type()
    if kind in ("application/pkcs7-mime", "application/x-pkcs7-mime", "multipart/encrypted"):
        raise Unreadable("encrypted", "the mail is encrypted or sealed; open it in a mail program and save the resume")
    if not message.is_multipart() or kind.startswith("message/"):
        yield _Leaf(message, inline)
        return
    if not levels:
        raise _endless()
    for part in cast("list[EmailMessage]", message.get_payload()):
        yield from _leaves(part, levels - 1, inline=inline or kind == "multipart/related")


def _endless() -> Unreadable:
    return Unreadable("damaged", "the mail's parts are nested without end; save its attachments and give those")


def _chosen(leaves: list[_Leaf]) -> list[tuple[str, bytes]]:
    """(name, bytes) of what is read of a mail."""
    attached = [found for leaf in leaves if _is_attached(leaf) for found in _attachment(leaf)]
    if any(is_readable(data, name) for name, data in attached):
        return attached
    found = attached + _body([leaf.message for leaf in leaves if not _is_attached(leaf)])
    if not found:
        raise Unreadable("empty", "the mail has no text and no attachment that might be a resume")
    return found


def _is_attached(leaf: _Leaf) -> bool:
    message = leaf.message
    return message.get_content_maintype() != "text" or message.is_attachment() or bool(message.get_filename())


def _attachment(leaf: _Leaf) -> Iterator[tuple[str, bytes]]:
    message = leaf.message
    forwarded = message.get_content_type() == "message/rfc822"
    name = shown(message.get_filename() or ("forwarded.eml" if forwarded else "attachment"))
    data = _forwarded(message) if forwarded else _content(message)
    if not is_other(name, message.get_content_type(), len(data), inline=leaf.inline):
        yield name, data


def _forwarded(message: EmailMessage) -> bytes:
    inner = message.get_payload()
    if not (isinstance(inner, list) and inner and isinstance(inner[0], EmailMessage)):
        return _content(message)
    return inner[0].as_bytes(policy=_POLICY)


def _body(texts: list[EmailMessage]) -> list[tuple[str, bytes]]:
    """The mail's own text, as a web page where it has one."""
    for kind, name in (("text/html", "message.html"), ("text/plain", "message.txt")):
        for message in texts:
            if message.get_content_type() == kind and (data := _content(message)).strip():
                return [(name, data)]
    return []


def _content(message: EmailMessage) -> bytes:
    """A part's bytes; text in the encoding that the mail declares is given as UTF-8."""
    payload = message.get_payload(decode=True)
    data = payload if isinstance(payload, bytes) else b""
    charset = message.get_content_charset() if message.get_content_maintype() == "text" else None
    try:
        return data.decode(charset).encode("utf-8") if charset else data
    except (LookupError, UnicodeError):  # a declaration that does not hold: the reader looks for itself
        return data


# ------------------------------------------------------------------ many messages


class MailboxParts:
    """The messages of an mbox file, by number. ``Part.at`` is where a message's bytes begin."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream

    def parts(self) -> Iterator[Part]:
        starts = self._starts(0)
        yield from (Part(str(number), start) for number, start in enumerate(starts, start=1))

    def read(self, at: int, most: int) -> bytes:
        end = next(self._starts(at, skip=1), None)
        self._stream.seek(at)
        self._stream.readline(_LINE)  # the separator
        size = most if end is None else min(most, end - self._stream.tell())
        return _QUOTED_FROM.sub(rb"\1", self._stream.read(max(0, size)))

    def _starts(self, at: int, skip: int = 0) -> Iterator[int]:
        """Where messages begin, from an offset on: "From " after an empty line, and a header below it."""
        opening, blank = b"", True
        while True:
            self._stream.seek(at)  # whoever took the last message has read elsewhere
            for line in iter(lambda: self._stream.readline(_LINE), b""):
                at += len(line)
                if opening and is_mailbox(opening + line):
                    start, opening, blank = at - len(line) - len(opening), b"", False
                    break
                opening = line if blank and line.startswith(b"From ") else b""
                blank = not line.strip()
            else:
                return
            if not skip:
                yield start
            skip = max(0, skip - 1)
