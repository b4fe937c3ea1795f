"""RTF cut into tokens, and its bytes made characters.

The Rich Text Format Specification 1.9.1 says how: "RTF Syntax", "Font Table", "Unicode RTF".

No kept library gives more of RTF than its bare text, and layout needs the rest: typefaces, tabs, tables, text boxes.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

_TOKEN = re.compile(
    rb"\\(?:([a-zA-Z]{1,32})(-?\d{1,10})? ?|'([0-9a-fA-F]{2})|(\r\n|[^a-zA-Z'])|'?)|([{}])|([^\\{}\r\n]+)|[\r\n]+",
    re.DOTALL,
)

CHARSETS: Mapping[int, str] = {
    0: "cp1252", 77: "mac_roman", 128: "cp932", 129: "cp949", 130: "johab", 134: "cp936", 136: "cp950", 161: "cp1253",
    162: "cp1254", 163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874",
    238: "cp1250", 254: "cp437", 255: "cp850",
}  # fmt: skip
"""What ``\\fcharset`` says of a font's code page. 1 is the file's own."""
_SYMBOLS = 2
_SYMBOL_FONTS = ("symbol", "wingdings", "webdings", "zapf dingbats", "zapfdingbats")
_BULLETS = frozenset(b"\xb7\xa7\xd8\x76\xfc\x6e\x6c\xa8\x9f\xe0")
"""What Symbol and Wingdings have at these places is set before the items of a list; the rest are pictures."""


@dataclass(frozen=True, slots=True)
class Token:
    """One of: a control word with its number, a control symbol, a brace (a symbol too), bytes of text."""

    word: str = ""
    number: int | None = None
    symbol: str = ""
    text: bytes = b""


@dataclass(slots=True)
class Font:
    """A font as far as its characters go."""

    codec: str | None = None
    """None: the file's own code page."""
    name: str = ""
    is_symbol: bool = False


def tokens(data: bytes) -> Iterator[Token]:
    """The tokens of an RTF file, the bytes after ``\\bin`` left out. Takes time in proportion to the file."""
    at = 0
    while at < len(data):
        found = _TOKEN.match(data, at)
        if found is None:  # the expression takes any byte, so this never comes
            return
        at = found.end()
        word, number, code, symbol, brace, text = found.groups()
        if word == b"bin":
            at += max(int(number or 0), 0)
        elif word:
            yield Token(word=word.decode("ascii"), number=None if number is None else int(number))
        elif code:
            yield Token(text=bytes.fromhex(code.decode("ascii")), symbol="'")
        elif text or symbol in (b"{", b"}", b"\\"):
            yield Token(text=text or symbol)
        elif symbol or brace:
            yield Token(symbol=(symbol or brace).decode("latin-1"))


def declared_font(font: Font, word: str, number: int | None) -> None:
    """Take in what a word of the font table says of the font."""
    if word == "fcharset":
        font.is_symbol = number == _SYMBOLS
        font.codec = CHARSETS.get(number or 0)
    elif word == "cpg":
        font.codec = codec_of(number)


def named_font(font: Font, name: bytes) -> None:
    """Take in a font's name, or a piece of it."""
    font.name = (font.name + name.decode("latin-1"))[:60]
    font.is_symbol = font.is_symbol or font.name.strip(" ;").lower().startswith(_SYMBOL_FONTS)


def codec_of(page: int | None) -> str | None:
    """The codec of a Windows code page; None where there is none."""
    for name in (f"cp{page}", {10000: "mac_roman", 65001: "utf-8"}.get(page or 0, "")):
        try:
            return codecs.lookup(name).name
        except (LookupError, ValueError):
            continue
    return None


def decoded(data: bytes, font: Font | None, usual: str) -> str:
    """The characters of bytes set in a font; ``usual`` is the file's own code page."""
    if font is not None and font.is_symbol:
        return "".join("•" if byte in _BULLETS else " " for byte in data)
    return data.decode((font and font.codec) or usual, "replace")


def character(code: int) -> str:
    """The character of ``\\u``, a signed number of 16 bits. A symbol font's are written in a private plane."""
    code &= 0xFFFF
    if 0xF000 <= code <= 0xF0FF:
        return "•" if code & 0xFF in _BULLETS else " "
    return chr(code)
