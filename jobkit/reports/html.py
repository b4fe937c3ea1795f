"""The report of a batch as one web page that needs nothing else: no network, no other file, no script but its own."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence

from jobkit import resources
from jobkit.model.assessment import BANDS, Outcome
from jobkit.model.rubric import Rubric, applied
from jobkit.reports import words
from jobkit.reports.plot import plot
from jobkit.reports.ranking import band_counts, ranked, unread
from jobkit.screening.rubrics import reference
from jobkit.templating import render as render_template


def render(outcomes: Sequence[Outcome], rubric: Rubric) -> str:
    """The page. Everything that came from a resume or a file name is escaped; the page's own policy bars all else."""
    css, js = _asset("screen.css"), _asset("screen.js")
    places = ranked(outcomes)
    first = places[0].done.assessment if places else None
    return render_template(
        "reports/screen.html.j2",
        {
            "css": css,
            "js": js,
            "policy": policy(css, js),
            "rubric": rubric,
            "digest": reference(rubric).digest,
            "criteria": applied(rubric),
            "places": places,
            "failed": unread(outcomes),
            "total": len(outcomes),
            "bands": _bands(outcomes, rubric),
            "plot": plot([place.done.assessment.point for place in places], rubric.bands),
            "band_order": {band: order for order, band in enumerate(BANDS)},
            "band_words": words.BANDS,
            "state_words": words.STATES,
            "must_haves": words.must_haves,
            "note": words.PERSON_DECIDES,
            "as_of": f"{first.as_of[0]}-{first.as_of[1]:02d}" if first else "",
            "tool": first.tool if first else "",
        },
    )


def policy(css: str, js: str) -> str:
    """A content security policy that allows this style sheet and this script, by their digests, and nothing else."""
    return (
        f"default-src 'none'; style-src '{_digest(css)}'; script-src '{_digest(js)}'; "
        "base-uri 'none'; form-action 'none'"
    )


def _digest(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _asset(name: str) -> str:
    return (resources.folder("templates") / "reports" / name).read_text(encoding="utf-8")


def _bands(outcomes: Sequence[Outcome], rubric: Rubric) -> list[tuple[str, str, int, str]]:
    """(class, word, files, meaning) of each band, and of the files that were not read."""
    limits = rubric.bands
    meanings = {
        "strong": f"low end {limits.strong} or more",
        "good": f"low end {limits.good} or more",
        "review": "to be read closely",
        "below": f"high end under {limits.below_if_high_under}",
    }
    counted = [(band, words.BANDS[band], count, meanings[band]) for band, count in band_counts(outcomes).items()]
    return [*counted, ("failed", "not read", len(unread(outcomes)), "to be opened by a person")]
