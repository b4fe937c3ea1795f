"""Mail as text: what is quoted in it is the posting where it is most of the text, and else the mail that it answers."""

from __future__ import annotations

import re
from typing import Final

from jobkit.postings.importing.lexicon import matcher
from jobkit.readers.decoding import decode

_ANSWERED: Final = r"(?m)(?:^On\b.*\n)?^.*\b@quoting:[ \t]*\n(?:[ \t]*\n)*(?:[ \t]*>.*(?:\n|\Z)|[ \t]*\n(?=[ \t]*>))+"
""" "On Monday, Ana Pike wrote:", which may take two lines, and the marked lines below it."""


def unquoted(data: bytes) -> bytes:
    """Text of a mail without the marks of what is quoted, if most of it is; its lines stay as many."""
    lines = data.split(b"\n")
    quoted = sum(line.lstrip().startswith(b">") for line in lines)
    return re.sub(rb"(?m)^[ \t]{0,3}>[> ]{0,8}", b"", data) if 2 * quoted > len(lines) else data


def answered(data: bytes) -> frozenset[int]:
    """The lines, from 1, of the mails that a text answers: nobody wrote them for the posting."""
    text = decode(data).replace("\r\n", "\n").replace("\r", "\n")
    stretches = [(found.start(), found.end()) for found in matcher(_ANSWERED).finditer(text)]
    return frozenset(
        number
        for start, end in stretches
        for number in range(text.count("\n", 0, start) + 1, text.count("\n", 0, end) + 2 - text[:end].endswith("\n"))
    )
