"""How a result's points came about, written out so that a person can redo each sum."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from jobkit.model.assessment import CriterionResult
from jobkit.model.reckoning import Addend, Number, Sum


def reckoned(result: CriterionResult) -> list[tuple[str, str]]:
    """("Points", "6 × 4.2 = 25.2, so 25"), then "Low" and "High" where these differ; nothing where nothing counts."""
    if result.reckoning is None:
        return []
    low, points, high = result.reckoning
    sums = [("Points", points, result.points), ("Low", low, result.low), ("High", high, result.high)]
    shown = [each for each in sums if each[1] != points or each[0] == "Points"]
    return [(name, _rounded(written(sum), whole)) for name, sum, whole in shown] if high.value else []


def in_words(result: CriterionResult) -> str:
    """The sums as sentences; empty where nothing counts."""
    return " ".join(f"{name}: {sum}." for name, sum in reckoned(result))


def written(sum: Sum) -> str:
    """One sum: "24 × 25 ÷ 12 = 50, at most 25"."""
    addends = [each for each in sum.addends if each.amount]
    total = Sum(tuple(addends)).value
    terms = " + ".join(map(_addend, addends))
    said = f"{terms} {_equals(total)}" if terms and terms != figure(total) else figure(total)
    return f"{said}, at most {sum.at_most}" if sum.value < total else said


def _rounded(said: str, whole: int) -> str:
    return said if said == str(whole) else f"{said}, so {whole}"


def _addend(addend: Addend) -> str:
    said = " × ".join(_factors(addend))
    if addend.over not in (1, addend.of):
        said += f" ÷ {addend.over}"
    return said if addend.at_most is None else f"the lesser of {addend.at_most} and {said}"


def _factors(addend: Addend) -> Iterator[str]:
    yield figure(addend.amount)
    if addend.weight != 1:
        yield figure(addend.weight)
    if addend.less:
        yield f"({addend.of} − {figure(addend.less)})"
    elif addend.of not in (1, addend.over):
        yield str(addend.of)


def _equals(value: Fraction) -> str:
    return f"{'=' if (100 * value).denominator == 1 else '≈'} {figure(value)}"


def figure(value: Number) -> str:
    """A number as short as it is exact to two places: "4.2", "13", "1.67"."""
    rounded = Decimal(round(value * 100)) / 100
    return f"{rounded.normalize():f}"
