"""Posting pages in a real browser: fit for phones, paper, dark rooms and screen readers; nothing fetched or run."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from jobkit.model.role import Role
from jobkit.postings.feeds import render_feed
from jobkit.postings.render import render_posting
from jobkit.roles.loading import load_role
from tests.browser.contrast import POOR

playwright = pytest.importorskip("playwright.sync_api")
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine"),
]
PAGES = ("html", "internal", "careers")
HOSTILE = '"><img src=x onerror=alert(1)><script>alert(2)</script></style>' + "W" * 300


@pytest.fixture(scope="module")
def pages(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample's pages, and the same with hostile and very long text ("html-hostile.html")."""
    folder = tmp_path_factory.mktemp("pages")
    role = load_role(root / "samples" / "roles" / "case-manager-example.yaml")
    data = role.model_dump(mode="json")
    data["organization"]["name"] = HOSTILE
    data["posting"] |= {"brief": [HOSTILE], "responsibilities": [HOSTILE], "benefits": [HOSTILE]}
    data["posting"]["internal"]["grade"] = HOSTILE
    for name, whole in (("", role), ("-hostile", Role.model_validate(data))):
        (folder / f"html{name}.html").write_bytes(render_posting(whole, "html").data)
        (folder / f"internal{name}.html").write_bytes(render_posting(whole, "internal").data)
        (folder / f"careers{name}.html").write_bytes(render_feed([whole], "careers").data)
    return folder


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with playwright.sync_playwright() as play:
        chromium = play.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield chromium
        chromium.close()


@pytest.fixture
def tab(browser: Any) -> Iterator[Any]:
    """A tab; when it closes, no page in it may have said, fetched or asked anything."""
    noise: list[str] = []
    opened = browser.new_page()
    opened.on("console", lambda message: noise.append(f"console: {message.text}"))
    opened.on("pageerror", lambda error: noise.append(f"error: {error}"))
    opened.on("dialog", lambda dialog: noise.append(f"dialog: {dialog.message}"))
    opened.on("request", lambda asked: noise.append(asked.url) if not asked.url.endswith(".html") else None)
    yield opened
    opened.close()
    assert noise == []


def test_nothing_runs_off_the_side(tab: Any, pages: Path) -> None:
    for page in pages.iterdir():
        tab.goto(page.as_uri())
        for width in (320, 390, 1280):
            tab.set_viewport_size({"width": width, "height": 844})
            assert tab.evaluate("document.documentElement.scrollWidth") <= width, page.name


def test_text_stands_out_from_its_ground(tab: Any, pages: Path) -> None:
    for name in PAGES:
        tab.goto((pages / f"{name}.html").as_uri())
        for scheme, ground in (("light", "rgb(255, 255, 255)"), ("dark", "rgb(20, 24, 29)")):
            tab.emulate_media(color_scheme=scheme)
            assert tab.evaluate("getComputedStyle(document.body).backgroundColor") == ground
            assert tab.evaluate(POOR) == [], f"{name}, {scheme}"


def test_the_check_of_colors_sees_what_is_too_pale(tab: Any, pages: Path) -> None:
    tab.goto((pages / "html.html").as_uri())
    tab.add_style_tag(content=".facts dt { color: #9aa; }")
    assert tab.evaluate(POOR)


@pytest.mark.parametrize("name", PAGES)
def test_screen_readers_find_their_way(tab: Any, pages: Path, name: str) -> None:
    tab.goto((pages / f"{name}.html").as_uri())
    levels = tab.evaluate("[...document.querySelectorAll('h1,h2,h3,h4')].map((each) => +each.tagName[1])")
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert tab.locator("main").count() == 1
    assert tab.evaluate("document.documentElement.lang") == "en"
    assert tab.title()
    unnamed = "[...document.querySelectorAll('a')].filter((each) => !each.innerText.trim()).length"
    assert tab.evaluate(unnamed) == 0
    regions = tab.locator("section[aria-labelledby]")
    for number in range(regions.count()):
        label = regions.nth(number).get_attribute("aria-labelledby")
        assert tab.locator(f"#{label}").count() == 1


def test_the_whole_page_is_reached_by_keyboard(tab: Any, pages: Path) -> None:
    tab.goto((pages / "html.html").as_uri())
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.activeElement.innerText") == "Apply at www.example.org"
    assert tab.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    box = tab.locator("a.button").bounding_box()
    assert box["height"] >= 24  # WCAG 2.2, 2.5.8


def test_it_prints_on_two_pages_with_the_address_to_apply_at(tab: Any, pages: Path) -> None:
    tab.goto((pages / "html.html").as_uri())
    with pypdfium2.PdfDocument(tab.pdf(format="Letter", prefer_css_page_size=True)) as document:
        text = "".join(page.get_textpage().get_text_range() for page in document)
        assert len(document) == 2
    assert "https://www.example.org/jobs/cm-2026-014" in text


def test_text_of_a_role_is_text(tab: Any, pages: Path) -> None:
    for page in PAGES:
        tab.goto((pages / f"{page}-hostile.html").as_uri())
        assert tab.locator("img").count() == 0
        assert tab.locator("script").count() == (1 if page == "html" else 0)
        assert HOSTILE in tab.locator("body").inner_text()
