"""The report of a batch in a real browser: it sorts, filters, opens, fetches nothing, and runs only its own script."""

from __future__ import annotations

import io
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image

from jobkit.model.assessment import Done, PagePicture
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


def paper() -> PagePicture:
    out = io.BytesIO()
    Image.new("L", (612, 792), 255).save(out, "WEBP", lossless=True)
    return PagePicture(1, 612.0, 792.0, out.getvalue())


def batch() -> list[Done | Failed]:
    """Thirty assessed files and two that were not read, with markup wherever a stranger's text can come in."""
    done: list[Done | Failed] = []
    for number in range(30):
        page, facts = variation(number)
        done.append(
            Done(f"candidate-{number:02d}.pdf", score(facts, page, RUBRIC), NAMES[number % len(NAMES)], (paper(),))
        )
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
    assert page.locator("img:not([src^='data:image/webp'])").count() == 0
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


def test_a_quote_leads_to_its_box_on_the_page(page) -> None:
    page.locator(".more button").first.click()
    link = page.locator(".detail blockquote a").first
    link.focus()
    page.keyboard.press("Enter")
    box = page.locator(":target rect")
    assert box.count() == 1
    sheet, mark = page.locator(".paper").first.bounding_box(), box.bounding_box()
    assert sheet["x"] - 3 <= mark["x"]
    assert mark["y"] + mark["height"] <= sheet["y"] + sheet["height"]


def test_a_link_from_outside_opens_its_candidate(page, report: Path) -> None:
    page.goto(report.as_uri() + "#lines-3")
    assert page.locator("#lines-3").is_visible()
    assert page.locator(".ranking > .open").count() == 1


def test_two_to_four_stand_side_by_side(page) -> None:
    button = page.locator("#compare")
    assert button.is_disabled()
    boxes = page.locator(".pick input")
    for number in range(4):
        boxes.nth(number).focus()
        page.keyboard.press("Space")
    assert boxes.nth(4).is_disabled()
    button.focus()
    page.keyboard.press("Enter")
    table = page.locator("#compared table")
    assert table.locator("thead th").count() == 5
    assert page.evaluate("document.activeElement.id") == "compared-head"
    criteria = page.locator(".detail").first.locator("[data-criterion]").count()
    assert table.locator("tbody tr").count() == 2 + criteria
    assert table.locator("td").nth(0).inner_text().startswith(str(points(page)[0]))
    page.set_viewport_size({"width": 360, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.get_by_role("button", name="Close the comparison").click()
    assert not table.is_visible()
    assert page.evaluate("document.activeElement.id") == "compare"


def _printed(page) -> str:
    with pypdfium2.PdfDocument(page.pdf(format="Letter")) as document:
        return "".join(sheet.get_textpage().get_text_range() for sheet in document)


def test_paper_has_the_lines_of_the_shortlist_or_of_those_that_are_open(page) -> None:
    listed = page.locator("tbody.listed").count()
    assert 0 < listed < 31
    assert _printed(page).count("Why, and the lines") >= listed
    assert page.locator("tbody:not(.listed) .more button").first.is_visible()
    page.locator("tbody:not(.listed) .more button").first.click()
    said = _printed(page)
    assert 1 <= said.count("Why, and the lines") <= 3
    assert "Show lines" not in said


@pytest.mark.parametrize("width", [360, 390])
def test_charts_can_be_read_on_a_phone(page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    sizes = page.evaluate(
        "[...document.querySelectorAll('.chart text')].filter((each) => each.checkVisibility())"
        ".map((each) => parseFloat(getComputedStyle(each).fontSize) * each.getScreenCTM().a)"
    )
    assert sizes
    assert min(sizes) >= 10
