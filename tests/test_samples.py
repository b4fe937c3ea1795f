"""The shipped samples: complete, small, and spread over what a screening has to tell apart."""

from __future__ import annotations

import html
import json
import re
import unicodedata
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pypdfium2
import pytest


@pytest.fixture(scope="module")
def truths(root: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (root / "samples" / "truth.jsonl").read_text(encoding="utf-8").splitlines()]


def test_each_file_has_its_truth_and_each_truth_its_file(root: Path, truths: list[dict[str, Any]]) -> None:
    files = sorted(f"resumes/{path.name}" for path in (root / "samples" / "resumes").iterdir())
    assert sorted(truth["file"] for truth in truths) == files


def test_every_tier_and_every_state_of_the_certification_occurs(truths: list[dict[str, Any]]) -> None:
    assert {truth["facts"]["tier"] for truth in truths} == {"below_entry", "entry", "mid", "senior"}
    assert {truth["facts"]["ccm"] for truth in truths} == {"active", "expired", "in_progress", "none"}


def test_the_files_stay_small(root: Path) -> None:
    assert sum(path.stat().st_size for path in (root / "samples").rglob("*") if path.is_file()) < 3_000_000


def test_what_the_truth_says_stands_in_the_file(root: Path, truths: list[dict[str, Any]]) -> None:
    missing = [
        (truth["file"], value)
        for truth in truths
        for page in [squeezed(words_of(root / "samples" / truth["file"]))]
        for value in said(truth["resume"])
        if squeezed(value) not in page
    ]
    assert missing == []


def said(resume: dict[str, Any]) -> Iterator[str]:
    """Every text of the truth that a page prints as it is: all but dates and what a degree's name implies."""
    basics = resume["basics"]
    yield from (basics[key] for key in ("name", "label", "email", "phone", "summary", "url") if key in basics)
    yield from basics["location"].values()
    for entry in resume.get("work", []):
        yield from (entry["name"], entry["position"], *entry["highlights"])
    for entry in resume.get("volunteer", []):
        yield from (entry["organization"], entry["position"], *entry["highlights"])
    for entry in resume.get("education", []):
        yield entry["institution"]
    for entry in resume.get("certificates", []):
        yield entry["name"]
    for group in resume.get("skills", []):
        yield from (group["name"], *group.get("keywords", []))


def words_of(path: Path) -> str:
    """The file's text by the plainest means, so that no reader of the package vouches for its own samples."""
    if path.suffix == ".pdf":
        pages = list(pypdfium2.PdfDocument(path))
        return "\n".join(page.get_textpage().get_text_range() for page in pages)
    if path.suffix == ".docx":
        with zipfile.ZipFile(path) as archive:
            parts = [archive.read(name).decode() for name in archive.namelist() if name.startswith("word/")]
        return html.unescape(re.sub("<[^>]+>", "", "\n".join(parts)))
    text = path.read_text(encoding="utf-8")
    return html.unescape(re.sub("<[^>]+>", " ", text)) if path.suffix == ".html" else text


def squeezed(text: str) -> str:
    """Letters and digits alone: hyphens at a line's end, ligatures and letter-spacing do not count."""
    return "".join(c for c in unicodedata.normalize("NFKC", text).casefold() if c.isalnum())
