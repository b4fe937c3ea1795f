"""The report of a batch as one web page that needs nothing else: no network, no other file, no script but its own."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from jobkit import resources
from jobkit.model.assessment import BANDS, Assessment, Outcome, PagePicture, Quote
from jobkit.model.rubric import Rubric, applied
from jobkit.reports import words
from jobkit.reports.plot import plot
from jobkit.reports.ranking import Ranked, band_counts, ranked, unread
from jobkit.reports.reckoning import figure, in_words
from jobkit.reports.rules import rule
from jobkit.reports.summary import funnel, stability
from jobkit.screening.rubrics import reference
from jobkit.templating import render as render_template


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page's picture with the quoted lines on it."""

    page: PagePicture
    source: str
    """The picture as a data URL."""
    marks: tuple[tuple[int, Quote], ...]
    """(number of the line among all that are quoted, line)."""


def render(outcomes: Sequence[Outcome], rubric: Rubric) -> str:
    """The page. Everything that came from a resume or a file name is escaped; the page's own policy bars all else."""
    css, js = asset("screen.css"), asset("screen.js")
    places = ranked(outcomes)
    points = [place.done.assessment.point for place in places]
    first = places[0].done.assessment if places else None
    return render_template(
        "reports/screen.html.j2",
        {
            "css": css,
            "js": js,
            "policy": policy(css, js),
            "rubric": rubric,
            "digest": reference(rubric).digest,
            "criteria": [(each, most, rule(each, most, rubric)) for each, most in applied(rubric)],
            "places": [(place, *_sheets(place)) for place in places],
            "funnel": funnel(outcomes),
            "stable": stability(places),
            "percent": lambda share: figure(100 * share),
            "failed": unread(outcomes),
            "total": len(outcomes),
            "bands": _bands(outcomes, rubric),
            "plots": [(name, plot(points, rubric.bands, step=step)) for name, step in (("wide", 5), ("narrow", 10))],
            "band_order": {band: order for order, band in enumerate(BANDS)},
            "band_words": words.BANDS,
            "state_words": words.STATES,
            "must_haves": words.must_haves,
            "in_words": in_words,
            "note": words.PERSON_DECIDES,
            "as_of": f"{first.as_of[0]}-{first.as_of[1]:02d}" if first else "",
            "tool": first.tool if first else "",
        },
    )


def policy(css: str, js: str) -> str:
    """A content security policy that allows this style sheet and this script, by their digests, pictures that stand in
    the page itself, and nothing else.
    """
    script = f"'{_digest(js)}'" if js else "'none'"
    return (
        f"default-src 'none'; img-src data:; style-src '{_digest(css)}'; script-src {script}; "
        "base-uri 'none'; form-action 'none'"
    )


def _sheets(place: Ranked) -> tuple[dict[tuple[int, int], int], list[Sheet]]:
    return sheets(place.done.assessment, place.done.pages)


def sheets(given: Assessment, pages: Sequence[PagePicture]) -> tuple[dict[tuple[int, int], int], list[Sheet]]:
    """The quoted lines by page and line, numbered in page order, and the pictures of their pages."""
    found = given.quotes
    numbers = {(each.page, each.line): number for number, each in enumerate(found, 1)}
    made = [
        Sheet(
            page,
            "data:image/webp;base64," + base64.b64encode(page.image).decode(),
            tuple((numbers[each.page, each.line], each) for each in found if each.page == page.number),
        )
        for page in pages
    ]
    return numbers, made


def _digest(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def asset(name: str) -> str:
    """A style sheet or script of the reports."""
    return (resources.folder("templates") / "reports" / name).read_text(encoding="utf-8")


def _bands(outcomes: Sequence[Outcome], rubric: Rubric) -> list[tuple[str, str, int, str]]:
    """(class, word, files, meaning) of each band, and of the files that were not read."""
    limits = rubric.bands
    meanings = {
        "strong": f"low end {limits.strong} or more",
        "good": f"low end {limits.good} or more",
        "review": "all else, and pages without any work or degree read",
        "below": f"high end under {limits.below_if_high_under}",
    }
    counted = [(band, words.BANDS[band], count, meanings[band]) for band, count in band_counts(outcomes).items()]
    return [*counted, ("failed", "not read", len(unread(outcomes)), "to be opened by a person")]
