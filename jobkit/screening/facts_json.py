"""Facts as plain values for programs."""

from __future__ import annotations

from functools import cache

from jobkit.language.credentials import credential
from jobkit.language.degree_words import degree_words
from jobkit.language.degrees import level_rank
from jobkit.language.lexicon import Entry, load
from jobkit.language.terms import term_file
from jobkit.model.facts import DegreeFact, DegreeStatus, Facts


class Tier(Entry):
    name: str
    months: int
    """The least that belongs to it."""


class Printed(Entry):
    """``lexicons/printed.yaml``: which facts are printed, and under which names."""

    no_degree: str
    certification: str
    """The credential that has a field of its own."""
    certification_field: str
    no_certification: str
    tiers: list[Tier]
    """From the lowest."""


def facts_json(facts: Facts) -> dict[str, object]:
    """The facts by name, JSON-ready.

    Degrees count when completed; ``highest_degree_in_progress`` is None where none is higher than what is completed.
    """
    printed = _printed()
    completed = _highest(facts, "completed")
    return {
        "highest_degree": completed,
        "highest_degree_in_progress": _coming(facts),
        "degree_fields": _fields(facts),
        printed.certification_field: next(
            (fact.state for fact in facts.credentials if fact.id == printed.certification), printed.no_certification
        ),
        "credentials": _held(facts),
        "relevant_months": facts.relevant_months.point,
        "total_months": facts.total_months.point,
        "tier": _tier(facts.relevant_months.point),
        "populations": _populations(facts),
    }


def _highest(facts: Facts, status: DegreeStatus) -> str:
    ranked = sorted((level_rank(degree.level), degree.level) for degree in facts.degrees if degree.status == status)
    names = [name for _, level in ranked if (name := _level_name(level)) != _printed().no_degree]
    return names[-1] if names else _printed().no_degree


def _coming(facts: Facts) -> str | None:
    coming = _highest(facts, "in_progress")
    return None if coming == _printed().no_degree else coming


def _fields(facts: Facts) -> list[str]:
    held = [degree for degree in facts.degrees if degree.status == "completed" and _is_degree(degree)]
    return list(dict.fromkeys(field for degree in held for field in degree.fields))


def _populations(facts: Facts) -> list[str]:
    """The people served that the page names, in the lexicon's order; what only suggests them is left out."""
    named = {fact.id for fact in facts.terms if fact.kind == "population" and fact.strength != "weak"}
    return [term.printed or term.id for term in term_file("populations").kinds["population"] if term.id in named]


def _is_degree(degree: DegreeFact) -> bool:
    return _level_name(degree.level) != _printed().no_degree


def _held(facts: Facts) -> list[str]:
    """The short names of the credentials held now, of those that the lexicon lists."""
    held = [fact.id for fact in facts.credentials if fact.state == "active"]
    return list(dict.fromkeys(listed for id in held if (listed := credential(id).listed)))


def _tier(months: int) -> str:
    return [tier.name for tier in _printed().tiers if months >= tier.months][-1]


@cache
def _level_name(level: str) -> str:
    return next((found.printed for found in degree_words().levels if found.id == level), _printed().no_degree)


def _printed() -> Printed:
    return load("printed", Printed)
