"""The job seeker's page in a real browser: readable in light, dark and on a phone; it says and fetches nothing."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from jobkit import one_file
from jobkit.intake import File
from jobkit.reports import fit_page
from jobkit.screening.rubrics import load_rubric
from tests.browser.contrast import POOR

playwright = pytest.importorskip("playwright.sync_api")
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine"),
]


@pytest.mark.parametrize("name", ["ngozi-okafor.pdf", "devonte-mayfield.txt"])
def test_it_can_be_read_by_anyone_anywhere(name: str, root: Path, tmp_path: Path) -> None:
    rubric = load_rubric("case-manager")
    path = root / "samples" / "resumes" / name
    made = fit_page.render(one_file.fit_file(File(name, path), rubric, as_of=date(2026, 11, 1)), rubric)
    page = tmp_path / "fit.html"
    page.write_text(made, encoding="utf-8")
    noise: list[str] = []
    with playwright.sync_playwright() as play:
        chromium = play.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        tab = chromium.new_page()
        tab.on("console", lambda message: noise.append(message.text))
        tab.on("request", lambda asked: noise.append(asked.url) if asked.url.startswith("http") else None)
        tab.goto(page.as_uri())
        for width in (360, 1280):
            tab.set_viewport_size({"width": width, "height": 800})
            assert tab.evaluate("document.documentElement.scrollWidth") <= width
        for scheme in ("light", "dark"):
            tab.emulate_media(color_scheme=scheme)
            assert tab.evaluate(POOR) == []
        assert tab.evaluate("[...document.images].every((each) => each.complete && each.naturalWidth > 0)")
        tab.locator("summary").first.focus()
        tab.keyboard.press("Enter")
        assert tab.locator("details[open]").count() == 1
        chromium.close()
    assert noise == []
