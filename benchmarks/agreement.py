"""Whether a file scores what its truth does: ``python -m benchmarks.agreement [CORPUS] [--role R] [--worst N]``.

CORPUS is a folder with ``truth.jsonl`` (a line a file); the shipped samples if left out. Each file's score is compared
with that of three JSON Resumes: the truth's ``resume`` as it is; the same with the credentials that only the truth's
facts name (letters after the name) under ``x-credentials``; and what was read of the file itself, written out and read
again. A file that cannot be read has no points.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from benchmarks.accuracy import SAMPLES, read_truths
from jobkit import load_role, read_resume, rubric_of, score
from jobkit.api import read_file
from jobkit.errors import Unreadable
from jobkit.intake import File
from jobkit.model.outcome import Reading
from jobkit.model.rubric import Rubric
from jobkit.parsing.json_resume import to_json_resume

Json = Mapping[str, Any]
Points = Mapping[str, int]
"""By criterion."""
NEAR = 5
"""Points that are told as near."""


@dataclass(frozen=True, slots=True)
class Pair:
    """What a file scores, and what a JSON Resume of it does."""

    file: str
    own: Points
    other: Points

    @property
    def apart(self) -> int:
        return abs(sum(self.own.values()) - sum(self.other.values()))

    @property
    def differing(self) -> dict[str, tuple[int, int]]:
        """Points of the file and of the other, by criterion, where they differ."""
        pairs = {name: (self.own.get(name, 0), points) for name, points in self.other.items()}
        return {name: pair for name, pair in pairs.items() if pair[0] != pair[1]}


@dataclass(frozen=True, slots=True)
class Agreement:
    as_written: list[Pair]
    completed: list[Pair]
    again: list[Pair]
    lacking: int
    """Files whose truth lacks a credential that its facts name."""


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("corpus", nargs="?", type=Path, default=SAMPLES, help="a folder that holds truth.jsonl")
    parser.add_argument("--role", default="case-manager", help="the role whose rubric scores")
    parser.add_argument("--worst", type=int, default=10, metavar="N", help="the N files that are farthest apart")
    options = parser.parse_args()
    found = compare(options.corpus, read_truths(options.corpus), rubric_of(load_role(options.role)))
    print(report(found, options.worst))


# ------------------------------------------------------------------ scoring both


def compare(corpus: Path, truths: Sequence[Json], rubric: Rubric) -> Agreement:
    """Every file of the corpus beside its truth, and beside itself."""
    as_written: list[Pair] = []
    completed: list[Pair] = []
    again: list[Pair] = []
    lacking = 0
    for truth in truths:
        file, as_of = truth["file"], date.fromisoformat(truth["as_of"])
        told, whole = truth["resume"], _completed(truth, as_of)
        lacking += whole is not told
        own, same = _of_file(corpus / file, as_of, rubric)
        as_written.append(Pair(file, own, _points(_read(told, as_of), rubric)))
        completed.append(Pair(file, own, _points(_read(whole, as_of), rubric)))
        again.append(Pair(file, own, same))
    return Agreement(as_written, completed, again, lacking)


def _of_file(path: Path, as_of: date, rubric: Rubric) -> tuple[Points, Points]:
    """The points of a file, and of what was read of it; none of one that cannot be read."""
    try:
        reading = read_resume(path, as_of=as_of)
    except Unreadable:
        return {}, {}
    return _points(reading, rubric), _points(_read(to_json_resume(reading.resume), as_of), rubric)


def _points(reading: Reading, rubric: Rubric) -> Points:
    return {criterion.id: criterion.points for criterion in score(reading, rubric).criteria}


def _read(resume: Json, as_of: date) -> Reading:
    data = json.dumps(resume, ensure_ascii=False, indent=1).encode()
    return read_file(File("resume.json", None, data), as_of=as_of)


def _completed(truth: Json, as_of: date) -> Json:
    """The truth's resume, with the credentials held by its facts that the resume, read, does not give."""
    resume = truth["resume"]
    given = {fact.short for fact in _read(resume, as_of).facts.credentials if fact.state == "active"}
    lacking = [short for short in truth["facts"]["credentials"] if short not in given]
    return {**resume, "basics": {**resume["basics"], "x-credentials": lacking}} if lacking else resume


# ------------------------------------------------------------------ figures


def share(pairs: Sequence[Pair], within: int) -> float:
    """The share of files that are no more points apart."""
    return sum(pair.apart <= within for pair in pairs) / len(pairs) if pairs else 1.0


def report(found: Agreement, worst: int) -> str:
    """A line a comparison, then where the completed truths differ: by criterion, and the files farthest apart."""
    rows = {
        "the truth as it is written": found.as_written,
        f"with credentials of its facts ({found.lacking})": found.completed,
        "what was read, read again": found.again,
    }
    lines = [f"{len(found.again)} files{'':30}{'equal':>8}{f'within {NEAR}':>10}"]
    lines += [f"{name:38}{share(pairs, 0):8.1%}{share(pairs, NEAR):10.1%}" for name, pairs in rows.items()]
    counted = Counter(name for pair in found.completed for name in pair.differing)
    lines += ["", "files with other points, by criterion", *(f"  {name:24}{n:4}" for name, n in counted.most_common())]
    far = sorted(found.completed, key=lambda pair: -pair.apart)[:worst]
    for pair in far:
        if pair.differing:
            each = ", ".join(f"{name} {own}, truth {other}" for name, (own, other) in pair.differing.items())
            lines.append(f"{pair.apart:3} apart  {pair.file}: {each}")
    return "\n".join(lines)


if __name__ == "__main__":
    main()
