"""Lists under headings that nobody knows."""

from __future__ import annotations

import pytest

from jobkit.postings.importing.found import Item
from jobkit.postings.importing.lists import kind_of_list


@pytest.mark.parametrize(
    ("texts", "kind"),
    [
        (["Visit families at home", "Write plans with them", "Keep the records"], "responsibilities"),
        (["A bachelor's degree", "Two years of experience", "A van"], "requirements"),
        (["Health insurance", "Paid time off", "A desk by the window"], "benefits"),
        (["Location: Dayton, OH", "Pay: $20 an hour", "Hours: 40 a week"], None),
        (["North House", "South House", "East House"], None),
        (["Visit families at home"], None),
    ],
)
def test_a_list_is_told_by_most_of_its_items(texts: list[str], kind: str | None) -> None:
    assert kind_of_list([Item(text, "bullet") for text in texts]) == kind
