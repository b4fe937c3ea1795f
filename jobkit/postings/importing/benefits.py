"""What is offered beside the pay."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from jobkit.postings.importing.found import Found, Item
from jobkit.postings.importing.lexicon import cue_pattern, group_patterns, matcher, words
from jobkit.postings.importing.sentences import series

_SHARE = re.compile(r"\bwe (?:pay|cover) (?P<share>\d{1,3}\s?%)(?=[\s.,;]|$)", re.IGNORECASE)
_PERIOD = re.compile(r"(?:an?|per)\s+\w+", re.IGNORECASE)
"""What is left of a sum in front: "an hour"."""
_LONGEST = 60
"""Characters before a colon that name a benefit; more is a sentence."""
_GIVEN: Final = r"^(?:(?:and|as well as|plus)\s+)?(?:(?:we\s+)?@gives\s+)?"
"""What stands before a benefit in a row of them: "and give you", "as well as"."""
_OFFER: Final = r"^@offering\b.{0,60}$"


def benefit(text: str, item: Item) -> Found:
    """One benefit: its family by its words, and after a colon or in another cell what it comes to."""
    name, detail = _parted(text)
    value: dict[str, object] = {"text": name, "family": family(name) if family(name) != "other" else family(text)}
    share = _SHARE.search(detail or "")
    if share:
        value["employer_pays"] = share["share"].replace(" ", "")
        detail = (detail or "").replace(share[0], "").strip(" ;,.") or None
    if detail:
        value["detail"] = detail
    return Found("posting.benefits[]", value, item.origin(text))


def family(text: str) -> str:
    """The family of benefits that the text's words belong to; "other" for none."""
    said = text.replace("’", "'")
    matches = [(name, pattern.search(said)) for name, pattern in group_patterns("families")]
    return next((name for name, found in matches if found), "other")


def benefit_list(text: str, item: Item) -> Iterator[Found]:
    """The benefits that running text lists: "We offer health insurance, a 403(b) and 20 days of leave"."""
    found = members(text)
    for each in [after_lead(text).strip(" .")] if len(found) == 1 else found:
        said = matcher(_GIVEN).sub("", each).strip()
        if said and (family(said) != "other" or not _PERIOD.fullmatch(said)):
            yield benefit(said, item)


def members(text: str) -> list[str]:
    """The benefits that a sentence lists; "medical, dental and vision coverage" is one, "leave and tuition aid" two."""
    found: list[str] = []
    for part in series(after_lead(text)):
        insured = re.match(r"(?:and )?(\w+)", part)
        if (
            found
            and insured
            and insured[1].casefold() in words().insurances
            and found[-1].split()[-1].casefold() in words().insurances
            and len(found[-1].split()) <= 4
        ):
            found[-1] = f"{found[-1]}, {part}"
        else:
            found.append(part)
    return [half for part in found for half in _halves(part)]


def _halves(part: str) -> list[str]:
    one, joint, two = part.rpartition(" and ")
    known = (family(one), family(two))
    is_two = (
        bool(joint)
        and "other" not in known
        and known[0] != known[1]
        and not {known[0], known[1]} <= {"health", "dental", "vision", "life", "disability"}
    )
    return [one, two] if is_two and len(two.split()) > 1 else [part]


def after_lead(text: str) -> str:
    """What stands behind "We offer", "Benefits include" and the like."""
    matches = [found for found in cue_pattern("benefit_leads").finditer(text) if found.start() < 80]
    lead = next((found for found in matches if matcher(_OFFER).match(text[: found.end()]) or found.start() == 0), None)
    return text[lead.end() :].lstrip(" :,") if lead else text


def _parted(text: str) -> tuple[str, str | None]:
    name, mark, detail = text.partition("\t") if "\t" in text else text.partition(": ")
    if not mark or len(name) > _LONGEST:
        return text.replace("\t", " ").strip(), None
    return name.strip(), detail.replace("\t", " ").strip() or None
