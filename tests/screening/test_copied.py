"""Words taken from the posting earn nothing, and the report says so."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from jobkit import api
from jobkit.model.assessment import Assessment
from jobkit.roles.loading import load_role
from jobkit.screening.choosing import rubric_of
from jobkit.screening.copied import copied_stretches

POSTING = ("Draw up a full service plan for every client.", "Respond when a client is in crisis.")
OWN = "- Wrote care plans with families\n"


@pytest.mark.parametrize(
    ("line", "copied"),
    [
        ("Draw up a full service plan for every client", True),
        ("DRAW UP A FULL\nSERVICE PLAN, for every client!", True),
        ("I respond when a client is in crisis", True),
        ("Drew up service plans for every client", False),
        ("Wrote a full service plan for each of 40 clients", False),
        ("Draw up a full", False),
        ("", False),
    ],
)
def test_a_run_of_the_postings_words_is_a_copy(line: str, copied: bool) -> None:
    assert bool(copied_stretches(line, POSTING)) == copied


def screened(folder: Path, *lines: str, title: str = "Case Manager") -> Assessment:
    path = folder / "resume.txt"
    path.write_text(f"Ada Marsh\n\nEXPERIENCE\n{title}, Aid House, 01/2020 - 12/2022\n" + "".join(lines))
    return api.score(api.read_resume(path, as_of=date(2026, 11, 1)), rubric_of(load_role("case-manager")))


def test_the_posting_pasted_under_a_job_earns_nothing_and_is_reported(tmp_path: Path) -> None:
    role = load_role("case-manager")
    pasted = [f"- {each.text}\n" for each in (*role.posting.responsibilities, *role.posting.requirements)]
    plain, stuffed = screened(tmp_path, OWN), screened(tmp_path, OWN, *pasted)
    assert (stuffed.low, stuffed.point) == (plain.low, plain.point)
    assert any("repeats the words of the posting" in each.why and each.evidence for each in stuffed.ignored)


def test_pasted_duties_make_no_related_work_of_a_title_that_is_unknown(tmp_path: Path) -> None:
    pasted = [f"- {each.text}\n" for each in load_role("case-manager").posting.responsibilities]
    result = screened(tmp_path, *pasted, title="Owner")
    assert next(each.points for each in result.criteria if each.id == "experience") == 0
