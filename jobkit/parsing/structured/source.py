"""JSON text to data, twice: plain, to be carried as it is; and with the place of each string, to quote from."""

from __future__ import annotations

import codecs
import json
import json.scanner
import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import Any, cast

from jobkit.errors import Unreadable
from jobkit.readers.decoding import decode

_OPENING = re.compile(rb"\s*[{\[]\s*[\"{}\[]")
_SURROGATE = re.compile("[\ud800-\udfff]")


class Placed(str):
    """A string of the file, with its offset in the text."""

    at: int = 0


@dataclass(frozen=True, slots=True)
class Source:
    """A file's data."""

    data: dict[str, Any]
    """As it is in the file."""
    placed: dict[str, Any]
    """The same, each string a ``Placed``."""
    line_starts: tuple[int, ...]

    def line(self, value: object) -> int | None:
        """The line on which a string begins, from 1; None for what is no string of the file."""
        return bisect_right(self.line_starts, value.at) if isinstance(value, Placed) else None


def is_json(data: bytes) -> bool:
    """Whether the bytes begin as a JSON object or list of them does."""
    head = data[:400].removeprefix(codecs.BOM_UTF8).lstrip(b"\xff\xfe").replace(b"\x00", b"")
    return _OPENING.match(head) is not None


def parse(data: bytes) -> Source:
    """The object that the file holds.

    Raises:
        Unreadable: the text is no JSON, with the line and column of what is wrong; or it is no object.
    """
    text = decode(data)
    try:
        plain = json.loads(text, parse_constant=_no_number)
        placed = _decoder().decode(text)
    except json.JSONDecodeError as error:
        place = f"line {error.lineno}, column {error.colno}"
        raise Unreadable("damaged", f"{place}: not JSON ({error.msg}); mend it there") from error
    except (ValueError, RecursionError) as error:
        raise Unreadable("damaged", f"the JSON can't be read ({error}); export it again") from error
    if not isinstance(plain, dict):
        raise Unreadable(
            "unsupported", "this JSON holds a list; a JSON Resume is one object: save each as its own file"
        )
    starts = (0, *(match.end() for match in re.finditer("\n", text)))
    return Source(_mended(plain) if "\\u" in text else plain, placed, starts)


def _decoder() -> json.JSONDecoder:
    """A decoder whose strings know where they stand."""
    decoder = cast(Any, json.JSONDecoder())
    plain = decoder.parse_string

    def parse_string(text: str, start: int, strict: bool = True) -> tuple[Placed, int]:
        value, end = plain(text, start, strict)
        placed = Placed(_SURROGATE.sub("\ufffd", value))
        placed.at = start
        return placed, end

    decoder.parse_string = parse_string
    decoder.scan_once = cast(Any, json.scanner).py_make_scanner(decoder)
    return cast(json.JSONDecoder, decoder)


def _no_number(name: str) -> float:
    raise ValueError(f"{name} is no number in JSON")


def _mended(value: Any) -> Any:
    """The data with halves of characters, which no file can hold, as U+FFFD."""
    if isinstance(value, str):
        return _SURROGATE.sub("\ufffd", value)
    if isinstance(value, dict):
        return {_mended(key): _mended(held) for key, held in value.items()}
    return [_mended(held) for held in value] if isinstance(value, list) else value
