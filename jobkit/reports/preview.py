"""Who moves, and why, when a result set is scored by an edited rubric."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import wrap
from typing import Any

from jobkit.model.assessment import BANDS, Assessment
from jobkit.model.rubric import Rubric
from jobkit.reports import words
from jobkit.reports.results import Rescored
from jobkit.reports.terminal import WIDTH, printable
from jobkit.screening.rubrics import reference


@dataclass(frozen=True, slots=True)
class Change:
    """A criterion that gives other points, or another share of the whole; None: it is in one rubric alone."""

    id: str
    name: str
    points: tuple[int | None, int | None]
    most: tuple[int | None, int | None]


@dataclass(frozen=True, slots=True)
class Move:
    """A file before and after."""

    file: str
    rank: tuple[int, int]
    points: tuple[int, int]
    band: tuple[str, str]
    changes: tuple[Change, ...]

    @property
    def moved(self) -> bool:
        """Whether its own points take it to another rank or band."""
        return bool(self.changes) and (self.rank[0] != self.rank[1] or self.band[0] != self.band[1])

    @property
    def passed(self) -> bool:
        """Whether its rank changes by the points of others alone."""
        return not self.changes and self.rank[0] != self.rank[1]


def moves(files: Sequence[Rescored]) -> list[Move]:
    """Every file that was read, in the new order of points."""
    read = [(each.file, each.before, each.after) for each in files if each.after is not None]
    old = _ranks([before["score"]["point"] for _, before, _ in read])
    new = _ranks([after.point for _, _, after in read])
    found = [
        Move(
            file,
            (old[at], new[at]),
            (before["score"]["point"], after.point),
            (before["band"], after.band),
            _changes(before["criteria"], after),
        )
        for at, (file, before, after) in enumerate(read)
    ]
    return sorted(found, key=lambda move: (move.rank[1], move.rank[0]))


def _ranks(points: Sequence[int]) -> list[int]:
    """Competition ranking, as reports have it: 1, 2, 2, 4."""
    first = {point: place for place, point in reversed(list(enumerate(sorted(points, reverse=True), 1)))}
    return [first[point] for point in points]


def _changes(before: Sequence[dict[str, Any]], after: Assessment) -> tuple[Change, ...]:
    old = {each["id"]: each for each in before}
    new = {each.id: each for each in after.criteria}
    found = []
    for name in dict.fromkeys([*new, *old]):
        was, now = old.get(name), new.get(name)
        points = (was["points"] if was else None, now.points if now else None)
        most = (was["max"] if was else None, now.max if now else None)
        if points[0] != points[1]:
            found.append(Change(name, now.name if now else str(was["name"]) if was else name, points, most))
    return tuple(found)


def as_json(files: Sequence[Rescored], rubric: Rubric) -> str:
    """The moves for programs, pairs as [before, after]."""
    ref = reference(rubric)
    made = {
        "rubric": {"id": ref.id, "version": ref.version, "sha256": ref.digest},
        "files": [
            {
                "file": move.file,
                "rank": move.rank,
                "points": move.points,
                "band": move.band,
                "criteria": [{"id": each.id, "points": each.points, "max": each.most} for each in move.changes],
            }
            for move in moves(files)
        ],
        "not_read": [each.file for each in files if each.after is None],
    }
    return json.dumps(made, ensure_ascii=False, indent=1) + "\n"


def as_text(files: Sequence[Rescored], rubric: Rubric) -> str:
    """A block for each file whose own points change its rank or band, then the counts; ends in a newline."""
    found = moves(files)
    moving = [move for move in found if move.moved]
    lines = [f"{rubric.title}, rubric {rubric.id} {rubric.version}, against the results", ""]
    for move in moving:
        lines += _block(move)
    lines += ["Nobody moves."] if found and not moving else []
    lines += [_bands(found), f"{len(moving)} of {len(found)} change rank or band.{_passed(found)}{_unread(files)}"]
    return "\n".join([*lines, ""])


def _block(move: Move) -> list[str]:
    bands = [words.BANDS[band] for band in BANDS for each in move.band[:1] if each == band]
    band = bands[0] if move.band[0] == move.band[1] else f"{move.band[0]} to {move.band[1]}"
    head = f"{move.rank[0]:>3} to {move.rank[1]:<3}  {move.points[0]:>3} to {move.points[1]:>3} points  {band}"
    why = "; ".join(map(_said, move.changes))
    return [
        f"{head}  {printable(move.file)}",
        *wrap(printable(why), WIDTH, initial_indent=" " * 12, subsequent_indent=" " * 12),
    ]


def _said(change: Change) -> str:
    before, after = (
        f"{points} of {most}" if points is not None else "not in it"
        for points, most in zip(change.points, change.most, strict=True)
    )
    return f"{change.name}: {before} to {after}"


def _bands(found: Sequence[Move]) -> str:
    before, after = Counter(move.band[0] for move in found), Counter(move.band[1] for move in found)
    return "Bands: " + ", ".join(f"{words.BANDS[band]} {before[band]} to {after[band]}" for band in BANDS) + "."


def _passed(found: Sequence[Move]) -> str:
    count = sum(move.passed for move in found)
    return f" {count} {'keeps its' if count == 1 else 'keep their'} points, at another rank." if count else ""


def _unread(files: Sequence[Rescored]) -> str:
    count = sum(each.after is None for each in files)
    return f" {count} not read, as before." if count else ""
