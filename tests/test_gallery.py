"""The gallery shows what jobkit makes now, and its pictures stay small."""

from __future__ import annotations

import re
from pathlib import Path

from docs.make_gallery import refreshed


def test_the_excerpts_are_what_is_made_now(root: Path) -> None:
    text = (root / "docs" / "gallery.md").read_text(encoding="utf-8")
    assert text == refreshed(text), "run: python docs/make_gallery.py --text"
    assert refreshed("<!-- sms -->\n```text\nold\n```\n") != "<!-- sms -->\n```text\nold\n```\n"


def test_every_picture_is_shown_described_and_small(root: Path) -> None:
    text = (root / "docs" / "gallery.md").read_text(encoding="utf-8")
    shown = re.findall(r"!\[(.+?)\]\((gallery/.+?)\)", text)
    files = sorted((root / "docs" / "gallery").iterdir())
    assert sorted(path for _, path in shown) == [f"gallery/{file.name}" for file in files]
    assert sum(file.stat().st_size for file in files) < 1_500_000
