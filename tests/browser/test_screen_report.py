"""The report of a batch in a real browser: it sorts, filters, opens, fetches nothing, and runs only its own script."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from jobkit.model.assessment import Done
from jobkit.model.outcome import Failed
from jobkit.reports import html
from jobkit.screening.rubrics import load_rubric
from jobkit.screening.score import score
from tests.browser.contrast import POOR
from tests.factories import NAMES, document, span_of, variation

playwright = pytest.importorskip("playwright.sync_api")
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine"),
]

RUBRIC = load_rubric("case-manager")
HOSTILE = '"><img src=x onerror=alert(1)><script>alert(2)</script></style>{{ 7*7 }}'


def batch() -> list[Done | Failed]:
    """Thirty assessed files and two that were not read, with markup wherever a stranger's text can come in."""
    done: list[Done | Failed] = []
    for number in range(30):
        page, facts = variation(number)
        done.append(Done(f"candidate-{number:02d}.pdf", score(facts, page, RUBRIC), NAMES[number % len(NAMES)]))
    page, facts = variation(30)
    hostile = document(*page.text.replace("Bachelor of Social Work", f"{HOSTILE} Bachelor of Social Work").split("\n"))
    degree = replace(facts.degrees[0], fields=(HOSTILE,), spans=(span_of(hostile, "Bachelor of Social Work"),))
    marked = score(replace(facts, degrees=(degree,), terms=(), stints=(), credentials=(), ignored=()), hostile, RUBRIC)
    done.append(Done(f"{HOSTILE}.pdf", replace(marked, warnings=(HOSTILE,)), HOSTILE))
    return [*done, Failed("locked.pdf", "encrypted", "needs a password"), Failed(HOSTILE, "damaged", HOSTILE)]


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("report") / "report.html"
    path.write_text(html.render(batch(), RUBRIC), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def browser() -> Iterator[object]:
    with playwright.sync_playwright() as play:
        chromium = play.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield chromium
        chromium.close()


@pytest.fixture
def page(browser, report: Path) -> Iterator[object]:
    """The page, opened; when it closes, nothing may have been said, fetched or asked."""
    noise: list[str] = []
    tab = browser.new_page()
    tab.on("console", lambda message: noise.append(f"console: {message.text}"))
    tab.on("pageerror", lambda error: noise.append(f"error: {error}"))
    tab.on("dialog", lambda dialog: noise.append(f"dialog: {dialog.message}"))
    tab.on(
        "request", lambda request: noise.append(f"request: {request.url}") if "report.html" not in request.url else None
    )
    tab.goto(report.as_uri())
    yield tab
    tab.close()
    assert noise == []


def shown(page) -> list[str]:
    return page.locator("tbody:not([hidden]) > tr.row > th").all_inner_texts()


def points(page) -> list[int]:
    return [int(text) for text in page.locator(".ranking > tbody:not([hidden]) .points b").all_inner_texts()]


def test_it_opens_in_rank_order_with_every_file_on_it(page) -> None:
    assert len(shown(page)) == 31
    assert points(page) == sorted(points(page), reverse=True)
    assert page.locator(".pile li").count() == 2


def test_a_click_on_a_head_sorts_and_another_turns_it_round(page) -> None:
    head = page.get_by_role("button", name="Points of 100")
    head.click()
    assert points(page) == sorted(points(page))
    head.click()
    assert points(page) == sorted(points(page), reverse=True)
    assert page.locator('th[aria-sort="descending"]').count() == 1


def test_text_band_and_must_haves_filter_together(page) -> None:
    page.get_by_label("Find a name or file").fill("li wei")
    assert shown(page)
    assert all("Li Wei" in text for text in shown(page))
    page.get_by_label("Band").select_option("strong")
    page.get_by_label("Must-haves").select_option("open")
    assert shown(page) == []
    assert page.get_by_role("status").inner_text() == "Showing 0 of 31"


def test_lines_open_by_keyboard_and_say_so(page) -> None:
    button = page.locator(".more button").first
    assert not page.locator(".detail").first.is_visible()
    button.focus()
    page.keyboard.press("Enter")
    assert page.locator(".detail").first.is_visible()
    assert button.get_attribute("aria-expanded") == "true"
    assert "page 1, line" in page.locator(".detail").first.inner_text()


def test_markup_from_a_resume_is_text(page) -> None:
    page.get_by_role("button", name="Show all lines").click()
    assert page.locator("img").count() == 0
    assert page.locator("script").count() == 1
    assert page.get_by_text(HOSTILE, exact=True).count() >= 2
    assert "49" not in page.locator(".pile").inner_text()


@pytest.mark.parametrize("width", [360, 1280])
def test_nothing_runs_off_the_side(page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.get_by_role("button", name="Show all lines").click()
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_stands_out_from_its_ground(page, scheme: str) -> None:
    """WCAG 2.2, 1.4.3: a contrast of 4.5 to 1 for text."""
    page.emulate_media(color_scheme=scheme)
    page.get_by_role("button", name="Show all lines").click()
    assert page.evaluate(POOR) == []
