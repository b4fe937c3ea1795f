"""How many points each criterion of a derived rubric is worth."""

from __future__ import annotations

from collections.abc import Iterable

from jobkit.model.rubric import LARGEST, TOTAL, Credential, Criterion, Degree, DegreeRow, Experience, Parts, Terms
from jobkit.screening.asked import Share, deriving_words
from jobkit.screening.shares import whole_shares


def weighed(found: Iterable[tuple[str, bool, Criterion]]) -> tuple[Criterion, ...]:
    """The criteria with their points: shares brought to 100 within the limits, or, where too little is asked for,
    within looser ones. What is over even so goes to the criterion of people served, which hands it on to the first one
    where no people are named."""
    words = deriving_words()
    *used, (_, _, populations) = list(found)
    named = isinstance(populations, Terms) and bool(populations.ids)
    listed = [*used, ("populations", True, populations)] if named else used
    weights = [words.shares[share].share * (1 if must else words.preferred) for share, must, _ in listed]
    points: list[int] = []
    for looser in (1.0, words.looser, float(LARGEST)):
        most = [_limit(words.shares[share], criterion, looser) for share, _, criterion in listed]
        points = whole_shares(weights, TOTAL, most)
        if sum(points) == TOTAL:
            break
    criteria = [_with_points(each, most) for (_, _, each), most in zip(listed, points, strict=True)]
    left = TOTAL - sum(points)
    if left and not named and left <= LARGEST and used:
        criteria.append(_with_points(populations, left))
    return tuple(criteria)


def _limit(share: Share, criterion: Criterion, looser: float) -> int:
    """The most points of a criterion: its own limit, and that of each thing that it lists."""
    things = criterion.ids if isinstance(criterion, Terms) else criterion.parts if isinstance(criterion, Parts) else ()
    listed = share.each * len(things) if share.each else share.most
    return min(int(looser * min(share.most, listed)), LARGEST)


def _with_points(criterion: Criterion, most: int) -> Criterion:
    """The criterion for so many points, its own figures brought along."""
    changes: dict[str, object] = {"max": most}
    if isinstance(criterion, Experience):
        limits = {"related": max(1, most // 2), "training": max(1, most // 4)}
        changes["besides"] = tuple(
            each.model_copy(update={"at_most": limits[each.credit]}) for each in criterion.besides
        )
    elif isinstance(criterion, Degree):
        changes["rows"] = tuple(_row(row, most) for row in criterion.rows)
    elif isinstance(criterion, Credential):
        changes |= {"rows": tuple(row.model_copy(update={"points": most}) for row in criterion.rows)}
        changes |= {"in_progress": max(1, most * 3 // 10), "expired": max(1, most * 2 // 10)}
    elif isinstance(criterion, Parts):
        shares = whole_shares([part.points for part in criterion.parts], most, [most] * len(criterion.parts))
        changes["parts"] = tuple(
            part.model_copy(update={"points": max(1, share)})
            for part, share in zip(criterion.parts, shares, strict=True)
        )
    return criterion.model_copy(update=changes)


def _row(row: DegreeRow, most: int) -> DegreeRow:
    return row.model_copy(update={"points": max(1, row.points * most // 100)})
