"""Kinds of criteria that another distribution brings."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from types import SimpleNamespace
from typing import Any, Literal

import pytest

from jobkit.errors import InvalidFile
from jobkit.model import joined
from jobkit.model.facts import Facts, TermFact
from jobkit.model.rubric import JoinedCriterion, Rubric
from jobkit.reports.reckoning import reckoned
from jobkit.reports.rules import rule as reports_rule
from jobkit.resources import folder
from jobkit.screening.award import Award, Reason, Scope
from jobkit.screening.score import score
from jobkit.yamlfile import load_text
from tests.factories import AS_OF, document, span_of

SHIPPED = (folder("rubrics") / "case-manager.yaml").read_text(encoding="utf-8")
START, END = SHIPPED.index("  - id: tools_knowledge"), SHIPPED.index("  - id: leadership_complexity")


class Mentions(JoinedCriterion):
    kind: Literal["mentions"]
    least: int


def award(facts: Facts, settings: Mentions, scope: Scope) -> Award:
    spans = tuple(term.spans[0] for term in facts.terms)
    points = Fraction(scope.most if len(spans) >= settings.least else 0)
    return Award(points, points, points, Reason("SAID", {"text": f"{len(spans)} named."}), spans)


def rule(settings: Mentions, most: int) -> str:
    return f"{most} points for {settings.least} things named."


@pytest.fixture
def _installed(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    point = SimpleNamespace(name="mentions", load=lambda: SimpleNamespace(Settings=Mentions, award=award, rule=rule))
    monkeypatch.setattr("jobkit.model.joined.metadata.entry_points", lambda group: [point])
    joined.joined_kinds.cache_clear()
    yield
    joined.joined_kinds.cache_clear()


def rubric(**settings: Any) -> Rubric:
    lines = "".join(f"    {key}: {value}\n" for key, value in settings.items())
    item = f"  - id: mine\n    name: Mine\n    max: 8\n    rests_on: [role.duties]\n{lines}\n"
    return load_text(SHIPPED[:START] + item + SHIPPED[END:], Rubric)


@pytest.mark.usefixtures("_installed")
def test_a_kind_that_joined_scores_beside_the_others() -> None:
    page = document("Wrote care plans")
    facts = Facts(AS_OF, terms=(TermFact("function", "care_planning", "demonstrated", (span_of(page, "care plans"),)),))
    whole = rubric(kind="mentions", least=1)
    assert Rubric.model_validate(whole.model_dump(mode="json")) == whole
    mine = next(each for each in score(facts, page, whole).criteria if each.id == "mine")
    assert (mine.points, mine.reason, mine.evidence[0].text) == (8, "1 named.", "Wrote care plans")
    assert reckoned(mine) == [("Points", "8")]
    (settings,) = (each for each in whole.criteria if each.id == "mine")
    assert reports_rule(settings, 8, whole) == "8 points for 1 things named."


@pytest.mark.usefixtures("_installed")
def test_a_mistake_in_its_settings_has_its_line() -> None:
    with pytest.raises(InvalidFile, match=r"line \d+, column \d+: unknown key 'leats'"):
        rubric(kind="mentions", leats=1)


def test_a_kind_that_nobody_brings_is_named_with_those_there_are() -> None:
    with pytest.raises(
        InvalidFile, match=r"line \d+, .*'kind' must be 'experience', .*, not 'experiense'; did you mean"
    ):
        rubric(kind="experiense")
