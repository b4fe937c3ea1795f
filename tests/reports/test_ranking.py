"""The order in which a batch is shown."""

from __future__ import annotations

from dataclasses import replace

from jobkit.model.assessment import Done
from jobkit.model.outcome import Failed
from jobkit.reports.ranking import band_counts, ranked, unread
from jobkit.screening.rubrics import load_rubric
from jobkit.screening.score import score
from tests.factories import variation

RUBRIC = load_rubric("case-manager")


def with_points(file: str, number: int, digest: str) -> Done:
    page, facts = variation(number)
    return Done(file, replace(score(facts, page, RUBRIC), document=digest))


def test_equal_points_share_a_rank_and_the_next_one_is_skipped() -> None:
    best, tied, other, last = (
        with_points("d", 0, "2"),
        with_points("c", 3, "9"),
        with_points("b", 3, "4"),
        with_points("a", 17, "1"),
    )
    failed = Failed("e", "empty", "nothing in it")
    places = ranked([last, tied, failed, other, best])
    assert [(place.rank, place.tied, place.done.file) for place in places] == [
        (1, False, "d"),
        (2, True, "b"),
        (2, True, "c"),
        (4, False, "a"),
    ]
    assert unread([last, failed]) == [failed]
    assert sum(band_counts([last, tied, failed, other, best]).values()) == 4


def test_the_order_of_arrival_decides_nothing() -> None:
    batch = [with_points(f"{number}.pdf", number % 3, str(number)) for number in range(9)]
    assert ranked(batch) == ranked(batch[::-1])
