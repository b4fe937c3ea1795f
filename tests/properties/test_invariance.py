"""What must not change a score, over resumes that hypothesis makes up and that are written as people send them."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from random import Random

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from jobkit import api, load_role, screen
from jobkit.intake import File
from jobkit.model.assessment import Assessment, Done
from jobkit.reports.jsonl import as_json
from jobkit.screening.rubrics import load_rubric
from tests.resumes_written import FORMS, HIDING, Post, Written, data, text

RUBRIC = load_rubric("case-manager")
DAY = date(2026, 11, 1)
DUTIES = (
    "Assessed the needs of clients and families, and wrote care plans with each family",
    "Referred families to SNAP and housing programs",
    "Kept case notes in HMIS within a day of each contact",
    "Monitored progress in monthly home visits",
    "Responded to clients in crisis at night and on weekends",
    "Sorted the mail and answered the telephone",
)
TITLES = st.sampled_from(["Case Manager", "Care Coordinator", "Family Support Worker", "Social Work Intern", "Cashier"])
DEGREES = st.sampled_from(["Bachelor of Social Work", "BA in Sociology", "Master of Public Health", "BS in Folklore"])
SKILLS = st.lists(st.sampled_from(["Epic", "Motivational interviewing", "SNAP", "Advocacy", "Excel"]), unique=True)
POSTS = st.tuples(TITLES, st.integers(3, 30), st.lists(st.sampled_from(DUTIES), min_size=1, max_size=4, unique=True))


def placed(drafts: list[tuple[str, int, list[str]]], gap: int = 0) -> tuple[Post, ...]:
    """The posts one after the other from 2008 on, so many months apart, the latest first."""
    at, found = 12 * 2008, []
    for title, months, duties in drafts:
        found.append(Post(title, (at // 12, at % 12 + 1), months, tuple(duties)))
        at += months + gap
    return tuple(reversed(found))


drafts = st.lists(POSTS, min_size=1, max_size=3)
resumes = st.builds(
    lambda posts, degree, skills: Written(placed(posts), degree, tuple(skills)), drafts, DEGREES, SKILLS
)
few = settings(max_examples=8, phases=[Phase.explicit, Phase.generate])


def scored(content: bytes) -> Assessment:
    return api.score(api.read_file(File("resume", None, content), as_of=DAY), RUBRIC)


def figures(result: Assessment) -> list[tuple[object, ...]]:
    points = [(each.id, each.low, each.points, each.high, each.state, each.reason) for each in result.criteria]
    return [*points, *((gate.id, gate.state, gate.reason) for gate in result.gates), (result.band,)]


@few
@given(resumes)
def test_format_template_and_font_change_nothing(resume: Written) -> None:
    plain = figures(scored(data(resume)))
    for form, write in FORMS.items():
        assert figures(scored(write(resume))) == plain, form


@few
@given(resumes)
def test_white_text_changes_nothing_and_is_told(resume: Written) -> None:
    for form, write in HIDING.items():
        plain, stuffed = scored(FORMS[form](resume)), scored(write(resume))
        assert figures(stuffed) == figures(plain), form
        assert any("a person can't see" in warning for warning in stuffed.warnings)
        assert not any("a person can't see" in warning for warning in plain.warnings)


swaps = st.fixed_dictionaries(
    {
        "name": st.sampled_from(["Do Minh Ma", "Rosa Delgado", "James O'Neill", "Fatima al-Rashid"]),
        "pronoun": st.sampled_from(["He", "They", "Xe"]),
        "street": st.sampled_from(["PO Box 9, Reno, NV 89501", "4 Oak Road, Jackson, MS 39201"]),
        "school": st.sampled_from(["Lakeview University", "Spelman College", "Universidad de Puerto Rico"]),
        "year": st.sampled_from(["1984", "2019"]),
        "hobby": st.sampled_from(["knitting", "gospel choir", "cricket"]),
    }
)


@few
@given(resumes, swaps, st.sampled_from(sorted(FORMS)))
def test_who_somebody_is_changes_nothing_in_any_format(resume: Written, other: dict[str, str], form: str) -> None:
    assert figures(scored(FORMS[form](replace(resume, **other)))) == figures(scored(FORMS[form](resume)))


@few
@given(drafts, DEGREES, st.integers(1, 30))
def test_a_gap_changes_nothing(posts: list[tuple[str, int, list[str]]], degree: str, gap: int) -> None:
    without, with_gaps = (Written(placed(posts, months), degree, ()) for months in (0, gap))
    assert figures(scored(text(with_gaps))) == figures(scored(text(without)))


@few
@given(resumes, st.sampled_from(sorted(FORMS)))
def test_without_dates_months_are_unknown_and_never_not_met(resume: Written, form: str) -> None:
    undated = replace(resume, posts=tuple(replace(post, first=None) for post in resume.posts))
    with_dates, without = scored(FORMS[form](resume)), scored(FORMS[form](undated))
    assert without.point <= with_dates.point
    assert without.criteria[0].points == 0
    assert "not_met" not in {gate.state for gate in without.gates if gate.id == "experience_minimum"}
    if any(post.title in ("Case Manager", "Care Coordinator") for post in resume.posts):
        assert without.criteria[0].state == "unknown"
        assert without.high >= with_dates.point
        assert [gate.question for gate in without.gates if gate.id == "experience_minimum"] != [None]


@settings(few, max_examples=3)
@given(many=st.lists(resumes, min_size=2, max_size=5, unique_by=text), chance=st.randoms(use_true_random=False))
def test_a_file_scores_alike_alone_and_in_a_batch_of_any_order(
    many: list[Written], chance: Random, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder, role = tmp_path_factory.mktemp("batch"), load_role("case-manager")
    forms = chance.choices(sorted(FORMS), k=len(many))
    for at, (resume, form) in enumerate(zip(many, forms, strict=True)):
        (folder / f"{at}.bin").write_bytes(FORMS[form](resume))
    paths = sorted(folder.iterdir())

    def rows(*given_paths: Path) -> dict[str, str]:
        done = [each for each in screen(list(given_paths), role=role, as_of=DAY, workers=1) if isinstance(each, Done)]
        return {Path(each.file).name: json.dumps(as_json(each)) for each in done}

    batch = rows(*paths)
    assert len(batch) == len(paths)
    assert rows(*chance.sample(paths, len(paths))) == batch
    assert {name: row for path in paths for name, row in rows(path).items()} == batch
