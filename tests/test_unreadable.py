"""Files that give no text: one clear reason each, whatever is wrong with them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from jobkit import read_resume
from jobkit.errors import Unreadable


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("encrypted.pdf", "encrypted"),
        ("damaged.pdf", "damaged"),
        ("damaged.docx", "damaged"),
        ("empty.pdf", "empty"),
        ("no-text.pdf", "no_text"),
        ("picture.png", "damaged"),
    ],
)
def test_a_file_without_text_says_why_in_one_line(root: Path, name: str, reason: str) -> None:
    with pytest.raises(Unreadable) as caught:
        read_resume(root / "tests" / "data" / "unreadable" / name, as_of=date(2026, 11, 1))
    assert caught.value.reason == reason
    assert "\n" not in str(caught.value)
