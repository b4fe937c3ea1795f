"""A file four times as long costs about four times the work: calls are counted, not seconds, so that a busy machine
fails nothing."""

from __future__ import annotations

import sys
from types import FrameType

import pytest

from benchmarks.growth import AS_OF, KINDS, made
from jobkit.api import read_file
from jobkit.intake import File

PAGES = 4


def calls(kind: str, pages: int) -> int:
    """How many functions are called to read a career of so many pages."""
    count = 0

    def counted(frame: FrameType, event: str, argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    data = made(kind, pages)
    sys.setprofile(counted)
    try:
        read_file(File("long", None, data), as_of=AS_OF)
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("kind", KINDS)
def test_work_grows_with_the_length_of_a_file_and_not_faster(kind: str) -> None:
    calls(kind, 4 * PAGES)  # what is loaded and remembered, by the tests before too, is so for both
    assert calls(kind, 4 * PAGES) < 4.8 * calls(kind, PAGES)
