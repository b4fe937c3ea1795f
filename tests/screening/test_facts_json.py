"""The printed form of facts."""

from __future__ import annotations

import pytest

from jobkit.model.document import Span
from jobkit.model.facts import CredentialFact, DegreeFact, DegreeStatus, Facts, Months
from jobkit.screening.facts_json import facts_json
from tests.factories import AS_OF


def _degree(level: str, field: str, status: DegreeStatus = "completed") -> DegreeFact:
    return DegreeFact(level, (field,), (), status, False, (Span(0, 1),))


def test_a_page_that_says_nothing() -> None:
    assert facts_json(Facts(as_of=AS_OF)) == {
        "highest_degree": "none",
        "highest_degree_in_progress": None,
        "degree_fields": [],
        "ccm": "none",
        "credentials": [],
        "relevant_months": 0,
        "total_months": 0,
        "tier": "below_entry",
        "populations": [],
    }


@pytest.mark.parametrize(
    ("months", "tier"),
    [(0, "below_entry"), (11, "below_entry"), (12, "entry"), (35, "entry"), (36, "mid"), (59, "mid"), (60, "senior")],
)
def test_tiers_begin_at_their_month(months: int, tier: str) -> None:
    assert facts_json(Facts(as_of=AS_OF, relevant_months=Months(months, months, months)))["tier"] == tier


def test_only_completed_degrees_count() -> None:
    degrees = (
        _degree("high_school", "general"),
        _degree("bachelor", "psychology"),
        _degree("master", "social work", "in_progress"),
        _degree("doctorate", "history", "not_completed"),
    )
    printed = facts_json(Facts(as_of=AS_OF, degrees=degrees))
    assert printed["highest_degree"] == "bachelor"
    assert printed["highest_degree_in_progress"] == "master"
    assert printed["degree_fields"] == ["psychology"]


def test_credentials_by_their_listed_names_and_the_certification_by_its_state() -> None:
    at = (Span(0, 1),)
    credentials = (
        CredentialFact("ccm", "CCM", "expired", at),
        CredentialFact("licsw", "LICSW", "active", at),
        CredentialFact("lcsw", "LCSW", "active", at),
        CredentialFact("mhfa", "MHFA", "active", at),
    )
    printed = facts_json(Facts(as_of=AS_OF, credentials=credentials))
    assert printed["ccm"] == "expired"
    assert printed["credentials"] == ["LCSW"]
