"""What was found, a value at a time, to one role: the first of a scalar, all of a list, each with its witness."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any, Final

from jobkit.model.imported import Origin, Unplaced, Witness
from jobkit.postings.importing.found import Found

_JOINED: Final = ("organization.about", "posting.eeo_statement", "posting.internal.apply")
"""Fields whose sentences make one text."""
_WEAK: Final = "posting.location?"
"""Places named in running text: where the work is done if no place is named for it."""
_CURRENCIES: Final = {
    "£": "GBP", "€": "EUR", "US$": "USD", "C$": "CAD", "CA$": "CAD", "A$": "AUD", "AU$": "AUD", "NZ$": "NZD",
}  # fmt: skip
_OF_COUNTRY: Final = {"US": "USD", "CA": "CAD", "AU": "AUD", "NZ": "NZD", "GB": "GBP", "IE": "EUR"}
_WRAPPED: Final = {"posting.brief": "text", "physical_demands": "text", "exposure": "text", "background_checks": "kind"}
"""Lists whose entries are objects of one text, by the name of that text."""
_ONLY_ONCE: Final = ("role.education", "role.credentials", "role.licenses", "posting.location", "posting.benefits")
_PLACE: Final = ("name", "street", "city", "region", "postal_code", "country")
_ENDS: Final = ("posting.apply.deadline", "posting.internal.deadline")
_OTHER_END: Final = {"posting.pay.min": "posting.pay.max", "posting.pay.max": "posting.pay.min"}
_PAY = ("min", "max", "fixed", "period", "currency")


def assemble(found: Sequence[Found]) -> tuple[dict[str, Any], tuple[Witness, ...], tuple[tuple[str, str], ...]]:
    """(data, evidence, notes) of everything found, in the order in which it was."""
    data: dict[str, Any] = {}
    evidence: list[Witness] = []
    for each in _with_one_end(_with_one_pay(_with_places(found))):
        placed = _put(data, each)
        if placed:
            evidence.append(Witness(placed, each.at))
    for field in _JOINED:
        _join(data, field)
    notes = [(each.field.removesuffix("[]"), each.note) for each in found if each.note]
    notes += _settle_currency(data, [each.at.quote for each in found])
    _settle_workplace(data, evidence)
    _drop_empty(data)
    return data, tuple(evidence), tuple(dict.fromkeys((field, note) for field, note in notes if note))


def _with_places(found: Sequence[Found]) -> list[Found]:
    """Places of running text count only where no line is about the place."""
    strong = any(each.field == "posting.location[]" for each in found)
    kept = [each for each in found if not each.field.startswith(_WEAK)]
    if strong:
        return kept
    weak = next((each for each in found if each.field.startswith(_WEAK)), None)
    return [*kept, Found("posting.location[]", weak.value, weak.at)] if weak else kept


def _with_one_pay(found: Sequence[Found]) -> list[Found]:
    """The amounts of one statement alone: never the least of one and the most of another."""
    sums = [each for each in found if each.field in ("posting.pay.min", "posting.pay.max", "posting.pay.fixed")]
    if not sums:
        return list(found)
    ranges = [each for each in sums if each.field != "posting.pay.fixed"] or sums[:1]
    at = next((each.at for each in ranges if _has_period(found, each)), ranges[0].at)
    fields = {f"posting.pay.{name}" for name in _PAY}
    kept = {at, *_other_end(sums, at)}
    return [each for each in found if each.field not in fields or each.at in kept]


def _other_end(sums: Sequence[Found], at: Origin) -> list[Origin]:
    """Where the most that is paid stands, alone, if the least stands alone as well; or the other way round."""
    names = {each.field for each in sums if each.at == at}
    wanted = _OTHER_END.get(next(iter(names))) if len(names) == 1 else None
    alone = [each for each in sums if sum(other.at == each.at for other in sums) == 1]
    return [each.at for each in alone if each.field == wanted][:1]


def _with_one_end(found: Sequence[Found]) -> list[Found]:
    """One closing date: the end that a job's data must have, where the text says until when, is the same again."""
    ends = [each.value for each in found if each.field in _ENDS]
    again = [each for each in found if each.field == "opening.valid_through" and each.value in ends]
    return [each for each in found if each not in again]


def _has_period(found: Sequence[Found], amount: Found) -> bool:
    return any(each.field == "posting.pay.period" and each.at == amount.at for each in found)


def _put(data: dict[str, Any], found: Found) -> str | None:
    """Where the value now is; None where another stands there already."""
    if found.field.endswith("?"):  # says more of a value that another line opened
        return found.field.rpartition(".")[0]
    *route, last = found.field.split(".")
    home = data
    for step in route:
        home = home.setdefault(step, {})
    if not last.endswith("[]"):
        if last in home:
            return None
        home[last] = found.value
        return found.field
    name = last.removesuffix("[]")
    entries: list[Any] = home.setdefault(name, [])
    field = ".".join([*route, name])
    if (twin := _twin(entries, found.value, field)) is not None:
        if field == "role.education" and (more := found.value.get("fields")):
            known = entries[twin].get("fields", [])
            entries[twin] = {**entries[twin], "fields": [*known, *(each for each in more if each not in known)]}
            return f"{field}.{twin}"
        if field == "posting.location" and set(found.value) - {*entries[twin], "name", "country"}:
            both = {**found.value, **entries[twin]}
            entries[twin] = {name: both[name] for name in _PLACE if name in both}
            return f"{field}.{twin}"
        return f"{field}.{twin}" if field not in _ONLY_ONCE else None
    wrapped = _WRAPPED.get(field) if isinstance(found.value, str) else None
    entries.append({wrapped: found.value} if wrapped else found.value)
    return f"{field}.{len(entries) - 1}"


def _twin(entries: Sequence[Any], value: Any, field: str) -> int | None:
    """The entry that says the same already."""
    if field == "role.education":
        return next(
            (at for at, each in enumerate(entries) if (each["level"], each["need"]) == (value["level"], value["need"])),
            None,
        )
    if field in ("role.credentials", "role.licenses"):
        key = "short" if field.endswith("credentials") else "name"
        return next(
            (
                at
                for at, each in enumerate(entries)
                if each[key] == value[key]
                and each.get("state", value.get("state")) == value.get("state", each.get("state"))
            ),
            None,
        )
    if field == "posting.location":
        return next(
            (
                at
                for at, each in enumerate(entries)
                if each.get("city") == value.get("city")
                and each.get("region", value.get("region")) == value.get("region", each.get("region"))
            ),
            None,
        )
    return next((at for at, each in enumerate(entries) if _folded(each) == _folded(value)), None)


def _folded(value: Any) -> Any:
    said = value.get("text", value.get("kind", value)) if isinstance(value, dict) else value
    return re.sub(r"\W+", " ", said).casefold().strip() if isinstance(said, str) else said


def _join(data: dict[str, Any], field: str) -> None:
    *way, name = field.split(".")
    home = data
    for step in way:
        home = home.get(step, {})
    if isinstance(said := home.get(name), list):
        home[name] = {"text": " ".join(said)} if name == "eeo_statement" else " ".join(said)


def _settle_currency(data: dict[str, Any], quotes: Iterable[str]) -> list[tuple[str, str]]:
    """The currency's code; "$" is the dollar of the place of work, else of the United States, with a note."""
    pay = data.get("posting", {}).get("pay")
    sign = (pay or {}).get("currency")
    if not pay or sign is None:
        return []
    sign = re.sub(r"[\s$]+$", "", sign.upper()) or "$"
    if sign != "$":
        pay["currency"] = _CURRENCIES.get(
            sign, {"C": "CAD", "CA": "CAD", "US": "USD", "A": "AUD", "AU": "AUD", "NZ": "NZD"}.get(sign, sign)
        )
        return []
    countries = [place.get("country") for place in data["posting"].get("location", ())]
    areas = " ".join(data["posting"].get("remote_in", ()))
    if named := next((country for country in countries if country), None):
        pay["currency"] = _OF_COUNTRY.get(named, "USD")
        return []
    said = " ".join(quotes)
    if "Canada" in areas or re.search(r"\bCAD\b|\bCanad", said):
        pay["currency"] = "CAD"
        return []
    pay["currency"] = "USD"
    if "US" in areas or re.search(r"\bUSD\b", said):
        return []
    return [("posting.pay.currency", 'only "$" is written; read as US dollars, since no other country is named')]


def _settle_workplace(data: dict[str, Any], evidence: Iterable[Witness]) -> None:
    """A statement on travel alone is also what is known of the workplace, in its own words."""
    place = data.get("posting", {}).get("work_environment")
    if place and "text" not in place:
        said = next(each.at.quote for each in evidence if each.field.startswith("posting.work_environment"))
        place["text"] = re.sub(r"^travel\w*(?: \w+)?: ", "", said, flags=re.IGNORECASE).rstrip(".")


def _drop_empty(data: dict[str, Any]) -> None:
    for name in [name for name, value in data.items() if value in ({}, [], None)]:
        del data[name]


def unplaced(leftovers: Sequence[tuple[Origin, str]]) -> tuple[Unplaced, ...]:
    """Leftovers in the order of the file, each once."""
    ordered = sorted(dict.fromkeys(leftovers), key=lambda each: (each[0].page or 0, each[0].line or 0))
    return tuple(Unplaced(at, why) for at, why in ordered)
