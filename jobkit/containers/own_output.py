"""Which files jobkit itself wrote, by their content: a report beside the resumes is no resume."""

from __future__ import annotations

import re
import zipfile
from typing import BinaryIO, Final

MARK: Final = "jobkit"
"""The generator that pages name in their head, and the workbook in its comments."""
_HEAD: Final = 16_384
_BOM: Final = b"\xef\xbb\xbf"
_TABLE: Final = b"rank,file,name,outcome,band,points,"
_PAGE = re.compile(rb"<!DOCTYPE html>.{0,400}<meta name=\"generator\" content=\"jobkit\">", re.DOTALL)
_DATA = re.compile(
    rb"(?:null\s+)*(?:"
    rb"\{\"form\":\d+,\"document\":"  # what another rubric can score
    rb"|\[?\s*\{\s*\"file\": \"(?:[^\"\\]|\\.){0,4000}\",\s*\"(?:outcome|resume)\":"  # results, and what was read
    rb"|\{\s*\"rubric\": \{\s*\"id\": \"[^\"]*\",\s*\"version\":)",  # the summary, and a preview
)
_PROPERTIES: Final = "docProps/core.xml"
_LARGEST: Final = 10_000


def is_own_output(stream: BinaryIO) -> bool:
    """Whether the bytes are a report, results or facts of a screening, or what was read or told of a resume."""
    stream.seek(0)
    head = stream.read(_HEAD)
    if head.startswith(b"PK\x03\x04"):
        return _is_workbook(stream)
    text = head.removeprefix(_BOM)
    return text.startswith(_TABLE) or _PAGE.match(text) is not None or _DATA.match(text) is not None


def _is_workbook(stream: BinaryIO) -> bool:
    try:
        with zipfile.ZipFile(stream) as package, package.open(_PROPERTIES) as properties:
            said = properties.read(_LARGEST)
    except (zipfile.BadZipFile, KeyError, OSError, RuntimeError, NotImplementedError, EOFError):
        return False
    return f"<dc:description>{MARK}</dc:description>".encode() in said
