"""Terms of a lexicon in a text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jobkit.language.pipeline import find_terms, inflected


def named(text: str, kind: str, lexicon: str = "skills") -> set[str]:
    return {match.id for match in find_terms(text, lexicon)[0] if match.kind == kind and not match.suggested}


@pytest.mark.parametrize(
    ("text", "functions"),
    [
        ("Assessed the medical, functional and social needs of inpatients", {"assessment"}),
        ("Wrote individualized service plans with 30 families", {"care_planning"}),
        ("Linked clients to SNAP and housing vouchers", {"coordination", "resource_referral"}),
        ("Advocated for tenants facing eviction", {"advocacy"}),
        ("De-escalated conflicts on the unit", {"crisis_intervention"}),
        ("Coordinated with kitchen staff to fill large catering orders", set()),
        ("Wrote lesson plans", set()),
        ("Spoke up for renters in court", {"advocacy"}),
        ("Appealed two denials a week", {"advocacy"}),
        ("Reviewed care plans every 30 days", {"care_planning", "monitoring"}),
        ("Checked in with each tenant", {"monitoring"}),
        ("Untangled Medicaid redeterminations", {"resource_referral"}),
        ("Signed neighbors up for food stamps", {"resource_referral"}),
        ("Lined up infusion and oxygen", {"coordination"}),
        ("Gauged readiness for change", {"assessment"}),
        ("Drew up a plan with each tenant", {"care_planning"}),
        ("Wrote safety plans with teens", {"care_planning", "crisis_intervention"}),
        ("Explained options in plain language", {"client_education"}),
        ("Chaired family meetings", {"facilitation_communication"}),
        ("Held 38 open charts", {"caseload_management"}),
        ("Developed a training plan for cashiers", set()),
        ("Built staffing plans", set()),
        ("Reviewed leases every 90 days", set()),
        ("Set sales goals", set()),
        ("Answered phones at the front desk", set()),
    ],
)
def test_functions_are_a_verb_with_its_object_or_a_phrase(text: str, functions: set[str]) -> None:
    assert named(text, "function") == functions


def test_supervision_that_was_received_is_no_leadership() -> None:
    assert named("Supervised 8 case managers", "leadership") == {"led_staff"}
    assert named("Supervised by a licensed manager", "leadership") == set()


def test_a_group_that_teaches_skills_is_no_method() -> None:
    assert named("Ran a life-skills group", "method") == set()
    assert named("Ran a life-skills group", "function") == {"client_education", "facilitation_communication"}
    assert named("Ran a DBT skills group", "method") == {"cbt_dbt", "group_work"}


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Managed 35 veterans facing homelessness", {"veterans", "people_experiencing_homelessness"}),
        ("Discharge planning for geriatric patients with CHF and COPD", {"older_adults", "chronic_illness"}),
        ("Served adults with SPMI and co-occurring disorders", {"mental_health", "substance_use"}),
        ("Reentry services for formerly incarcerated women and their children", {"justice_involved", "children"}),
        ("Memory-care residents", {"older_adults"}),
        ("U.S. Army veteran with 6 years of service", set()),
        ("Senior Case Manager", set()),
        ("Certified in Mental Health First Aid", set()),
        ("Veteran social-services leader", set()),
        ("Person in recovery", set()),
        ("Nurse in a family medicine clinic", set()),
    ],
)  # fmt: skip
def test_only_people_served_are_read(text: str, people: set[str]) -> None:
    assert named(text, "population", "populations") == people


def test_a_programme_for_people_only_suggests_them() -> None:
    [match] = [m for m in find_terms("Enrolled members in a PACE program", "populations")[0] if m.kind == "population"]
    assert (match.id, match.suggested) == ("older_adults", True)


def test_a_capital_in_the_lexicon_must_be_in_the_text() -> None:
    assert named("Charted in Epic", "tool") == {"epic"}
    assert named("EPIC, CERNER", "tool") == {"epic", "cerner"}
    assert named("an epic journey", "tool") == set()


def test_what_a_longer_phrase_takes_back_is_kept_with_its_reason() -> None:
    [cancelled] = find_terms("Mental Health First Aid", "populations")[1]
    assert (cancelled.match.id, cancelled.why) == ("mental_health", "training_name")


@settings(deadline=None)  # the first text loads the pipeline
@given(st.text(alphabet="abc -\t\nEpicHMISclientsassessed.,’\xa0", max_size=120))
def test_spans_slice_the_text(text: str) -> None:
    for match in find_terms(text, "skills")[0]:
        assert text[match.span.start : match.span.end].strip()


def test_verbs_inflect() -> None:
    assert inflected("carry") == ("carry", "carries", "carried", "carrying")
