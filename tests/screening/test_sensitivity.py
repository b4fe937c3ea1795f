"""The sensitivity of a shortlist, held against making every change and ranking anew."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from jobkit.model.assessment import Assessment, CriterionResult, RubricRef
from jobkit.screening.sensitivity import reweighted, sensitivity

WEIGHTS = (50, 30, 20)


def assessed(points: tuple[tuple[int, int, int], ...], listed: bool) -> Assessment:
    criteria = tuple(
        CriterionResult(f"c{at}", f"C{at}", point, low, high, most, "partial", "X", "")
        for at, ((low, point, high), most) in enumerate(zip(points, WEIGHTS, strict=True))
    )
    band = "good" if listed else "review"
    return Assessment("d", RubricRef("r", "1", "0"), "0", (2026, 11), (), criteria, band)


def _interval(most: int) -> st.SearchStrategy[tuple[int, int, int]]:
    return st.tuples(*[st.integers(0, most)] * 3).map(lambda three: tuple(sorted(three)))


BATCHES = st.lists(st.builds(assessed, st.tuples(*map(_interval, WEIGHTS)), st.booleans()), min_size=1, max_size=7)


def _first(points: list[Fraction], size: int) -> set[int]:
    return {at for at, each in enumerate(points) if size and sum(other > each for other in points) < size}


@settings(max_examples=200)
@given(BATCHES)
def test_it_says_what_making_each_change_would_say(batch: list[Assessment]) -> None:
    found = sensitivity(batch)
    size = sum(each.band == "good" for each in batch)
    points = [Fraction(each.point) for each in batch]
    listed = _first(points, size)
    assert set(found.listed) == listed
    leaving = set()
    for shift in found.weights:
        index, factor = int(shift.criterion[1]), Fraction(shift.percent, 100)
        then = _first([reweighted(each, index, factor) for each in batch], size)
        assert (set(shift.out), set(shift.into)) == (listed - then, then - listed)
        leaving |= listed - then
    by_unknowns = set()
    for at, each in enumerate(batch):
        for criterion in each.criteria:
            for end in (criterion.low, criterion.high):
                changed = [*points]
                changed[at] += end - criterion.points
                by_unknowns |= listed - _first(changed, size)
    assert set(found.by_unknowns) == by_unknowns
    assert set(found.steady) == listed - leaving - by_unknowns


def test_moved_weights_still_sum_to_a_hundred() -> None:
    full = assessed(((0, 50, 50), (0, 30, 30), (0, 20, 20)), listed=True)
    assert {reweighted(full, index, factor) for index in range(3) for factor in (Fraction(6, 5), Fraction(4, 5))} == {
        Fraction(100)
    }


def test_without_a_shortlist_nothing_can_move() -> None:
    found = sensitivity([assessed(((0, 1, 2), (0, 1, 2), (0, 1, 2)), listed=False)])
    assert (found.listed, found.weights, found.steady, found.share) == ((), (), (), 1)
    assert sensitivity([]).listed == ()
