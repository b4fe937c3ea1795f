"""Whole points in proportion."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from jobkit.screening.shares import whole_shares


@given(st.lists(st.tuples(st.integers(1, 50), st.integers(1, 40)), min_size=1, max_size=7))
def test_shares_add_up_and_keep_to_their_most(pairs: list[tuple[int, int]]) -> None:
    weights, most = [weight for weight, _ in pairs], [limit for _, limit in pairs]
    shares = whole_shares(weights, 100, most)
    assert sum(shares) == min(100, sum(most))
    assert all(0 <= share <= limit for share, limit in zip(shares, most, strict=True))
