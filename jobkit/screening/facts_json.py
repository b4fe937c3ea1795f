"""Facts as plain values for programs."""

from __future__ import annotations

from jobkit.model.facts import Facts


def facts_json(facts: Facts) -> dict[str, object]:
    """The facts by name, JSON-ready."""
    return {"relevant_months": facts.relevant_months.point, "total_months": facts.total_months.point}
