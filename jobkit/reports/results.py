"""The results of a screening, opened again to be scored by another rubric."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jobkit.errors import InvalidFile, NotFound, Problem
from jobkit.model.assessment import Assessment
from jobkit.model.rubric import Rubric
from jobkit.reports import jsonl
from jobkit.reports.save import FACTS, RESULTS, SUMMARY
from jobkit.screening.record import restored
from jobkit.screening.score import score


@dataclass(frozen=True, slots=True)
class Rescored:
    """One file of a result set."""

    before: dict[str, Any]
    """Its line of ``results.jsonl``."""
    after: Assessment | None
    """By the other rubric; None where the file was not read."""

    @property
    def file(self) -> str:
        return str(self.before["file"])

    def line(self) -> str:
        """The line of ``results.jsonl`` that a screening by the other rubric writes."""
        return jsonl.line(self.before if self.after is None else jsonl.assessed(self.file, self.after))


def held_to_posting(folder: Path, rubric: Rubric) -> Rubric:
    """The rubric, with the posting of the screening: what repeats it earns nothing then and now.

    Raises:
        NotFound: the folder has no results.
        InvalidFile: the summary of the results is broken.
    """
    path = folder / SUMMARY
    try:
        said = json.loads("".join(_lines(path)))["rubric"]["posting"]
        posting = tuple(str(each) for each in said)
    except (ValueError, KeyError, TypeError):
        fault = Problem("is no summary of results", str(path), hint="screen the files again")
        raise InvalidFile([fault]) from None
    return rubric if rubric.posting else rubric.model_copy(update={"posting": posting})


def rescored(folder: Path, rubric: Rubric) -> Iterator[Rescored]:
    """Each file of the result set, scored by the rubric from what its reading left; no resume is opened.

    Raises:
        NotFound: the folder has no results, or none that can be scored again.
        InvalidFile: the two files do not belong together, or are of another version.
    """
    results, facts = folder / RESULTS, folder / FACTS
    before, kept = _lines(results), _lines(facts)
    if len(before) != len(kept):
        raise _strangers(facts, min(len(before), len(kept)) + 1)
    for number, (said, record) in enumerate(zip(before, kept, strict=True), 1):
        row = _row(said, results, number)
        if row["outcome"] != "assessed":
            yield Rescored(row, None)
            continue
        basis = restored(record, path=str(facts), number=number)
        if basis.document.digest != row["document"]["sha256"]:
            raise _strangers(facts, number)
        yield Rescored(row, score(basis.facts, basis.document, rubric, cautions=basis.cautions))


def _lines(path: Path) -> list[str]:
    if not path.is_file():
        raise NotFound(f"{path}: no such file; give the folder that 'jobkit screen ... -o' wrote")
    return path.read_text(encoding="utf-8").splitlines()


def _row(said: str, path: Path, number: int) -> dict[str, Any]:
    try:
        row: dict[str, Any] = json.loads(said)
        if row["outcome"] == "assessed":
            _ = row["document"]["sha256"], row["score"]["point"], row["band"], row["criteria"]
    except (ValueError, KeyError, TypeError):
        fault = Problem("is no line of results", str(path), number, hint="screen the files again")
        raise InvalidFile([fault]) from None
    return row


def _strangers(path: Path, number: int) -> InvalidFile:
    said = f"does not belong to the {RESULTS} beside it"
    return InvalidFile([Problem(said, str(path), number, hint="screen the files again")])
