"""Cards: sections or entries that stand side by side in a band of the page, each a column of its own.

They are known by what each of them has once at one height: a section's title, or the dates of an entry. The white
gutters between these are followed up and down the page as far as nothing crosses them.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from jobkit.language.dates import is_all_date
from jobkit.layout.grid import Band, bands
from jobkit.layout.titles import title_kind
from jobkit.model.document import Line

NARROWEST = 6.0
"""Points between two cards."""
SAME_TOP = 2.0
"""Points by which the titles of cards may stand at different heights."""

Gutters = tuple[tuple[float, float], ...]
"""(left edge, right edge) of the white space between neighbouring cards."""


def cards(lines: Sequence[Line]) -> list[tuple[Line, ...]]:
    """The lines above the first band of cards, each of its cards, and the lines below it; empty where there is none."""
    rows = bands(lines)
    for at, row in enumerate(rows):
        if len(row) < 2:
            continue
        found = _under_titles(rows, at) if _are_titles(row) else _around_dates(rows, at) if _are_dates(row) else []
        if found:
            return found
    return []


def _under_titles(rows: Sequence[Band], at: int) -> list[tuple[Line, ...]]:
    """Sections side by side: down to what crosses their gutters, and to the title over that."""
    gutters, end = _gutters(rows[at]), at + 1
    # A card begins where its title does: what stands left of that is of the card before.
    gutters = tuple((max(left, right - 2 * NARROWEST), right) for left, right in gutters)
    while end < len(rows) and (narrower := _through(rows[end], gutters)):
        end, gutters = end + 1, narrower
    if end < len(rows):
        while end > at + 1 and _is_title(rows[end - 1]):
            end -= 1
    return _parts(rows, at, end, (), gutters)


def _around_dates(rows: Sequence[Band], at: int) -> list[tuple[Line, ...]]:
    """Entries side by side under one title, all beginning at one height."""
    gutters, first, end = _gutters(rows[at]), at, at + 1
    while first > 0 and not _has_title(rows[first - 1]) and (narrower := _through(rows[first - 1], gutters)):
        first, gutters = first - 1, narrower
    opening = _beside_title(rows[first - 1]) if first else ()
    gutters = (_through(opening, gutters) if opening else gutters) if first else ()
    if not gutters or not (opening or _is_title(rows[first - 1])) or not _all_begin(opening or rows[first], gutters):
        return []
    while end < len(rows) and not _has_title(rows[end]) and (narrower := _through(rows[end], gutters)):
        end, gutters = end + 1, narrower
    return _parts(rows, first, end, opening, gutters)


def _gutters(row: Band) -> Gutters:
    return tuple((one.box.x1, two.box.x0) for one, two in pairwise(row))


def _parts(rows: Sequence[Band], first: int, end: int, opening: Band, gutters: Gutters) -> list[tuple[Line, ...]]:
    columns = _columns([*opening, *(line for row in rows[first:end] for line in row)], gutters)
    if min(map(len, columns)) < 2:
        return []
    above = tuple(line for row in rows[:first] for line in row if line not in opening)
    below = tuple(line for row in rows[end:] for line in row)
    return [part for part in (above, *columns, below) if part]


def _all_begin(row: Band, gutters: Gutters) -> bool:
    """Whether a row has a line of each card, all set alike."""
    return len(row) == len(gutters) + 1 and all(_columns(row, gutters)) and _look_alike(row)


def _is_title(row: Band) -> bool:
    return len(row) == 1 and title_kind(row[0].text) is not None


def _has_title(row: Band) -> bool:
    return any(title_kind(line.text) for line in row)


def _beside_title(row: Band) -> Band:
    """What stands at the right of a title in the margin."""
    return row[1:] if len(row) > 1 and title_kind(row[0].text) and not title_kind(row[1].text) else ()


def _through(row: Band, gutters: Gutters) -> Gutters:
    """What a row leaves of the gutters; empty where it crosses one."""
    found: list[tuple[float, float]] = []
    for left, right in gutters:
        middle = (left + right) / 2
        left = max([left, *(line.box.x1 for line in row if line.box.x0 < middle)])
        right = min([right, *(line.box.x0 for line in row if line.box.x0 >= middle)])
        if right - left < NARROWEST:
            return ()
        found.append((left, right))
    return tuple(found)


def _columns(lines: Sequence[Line], gutters: Gutters) -> list[tuple[Line, ...]]:
    edges = [(left + right) / 2 for left, right in gutters]
    return [
        tuple(line for line in lines if sum(edge <= line.box.x0 for edge in edges) == at)
        for at in range(len(edges) + 1)
    ]


def _are_titles(row: Band) -> bool:
    return _look_alike(row) and all(title_kind(line.text) for line in row)


def _are_dates(row: Band) -> bool:
    return all(is_all_date(line.text) for line in row)


def _look_alike(row: Band) -> bool:
    looks = {(line.words[0].size, line.words[0].bold, line.words[0].color) for line in row}
    return len(looks) == 1 and max(abs(line.box.bottom - row[0].box.bottom) for line in row) <= SAME_TOP
