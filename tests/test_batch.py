"""One bad file costs one row: hangs, crashes and bugs each stay with the file that made them."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator

import pytest

from jobkit.batch import each_file
from jobkit.errors import Unreadable
from jobkit.intake import File
from jobkit.model.outcome import Failed


def work(file: File) -> str:
    """What a reader could do with a hostile file."""
    match file.name.partition("-")[0]:
        case "hang":
            time.sleep(60)
        case "crash":
            os.abort()
        case "hoard":
            bytearray(64_000_000_000)
        case "bug":
            raise KeyError("boom")
        case "locked":
            raise Unreadable("encrypted", "it asks for a password; save a copy without one")
    return f"read {file.name}"


def _files(*names: str) -> list[File]:
    return [File(name, None, b"") for name in names]


def _codes(results: Iterator[str | Failed]) -> list[str]:
    return [result.code if isinstance(result, Failed) else result for result in results]


@pytest.mark.parametrize("workers", [1, 2])
def test_every_file_has_its_outcome_in_its_place(workers: int) -> None:
    files = _files("a", "crash-1", "b", "hang-1", "locked-1", "c", "bug-1", "hoard-1", "d")
    found = _codes(each_file(files, work, workers=workers, seconds=2.0))
    assert found == [
        "read a",
        "crashed",
        "read b",
        "timeout",
        "encrypted",
        "read c",
        "crashed",
        "out_of_memory",
        "read d",
    ]


def test_a_failure_says_what_to_do() -> None:
    (failed,) = each_file(_files("locked-1"), work, workers=1, seconds=5.0)
    assert isinstance(failed, Failed)
    assert failed.message == "it asks for a password; save a copy without one"


def test_a_caller_who_stops_early_does_not_wait_for_the_rest() -> None:
    results = each_file(_files("a", "hang-1", "hang-2"), work, workers=1, seconds=50.0)
    assert next(results) == "read a"
    begun = time.monotonic()
    results.close()  # type: ignore[attr-defined]
    assert time.monotonic() - begun < 20
