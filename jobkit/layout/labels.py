"""Labels of forms and heads of tables: what the words printed beside a blank ask for."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from jobkit.layout.titles import title_kind
from jobkit.resources import folder
from jobkit.yamlfile import read_yaml

LONGEST = 80
"""Characters of a label."""

_EDGES = " \t,;:.|•·–—-()[]*_/~?☐☑☒□✓"
_BRACKET = re.compile(r"\s*[(\[][^()\[\]]{0,40}[)\]]")
_PARTS = re.compile(r"\s*[/&,]\s*|\s+(?:and|or)\s+|\s+[–—-]\s+")
_NUMBERED = re.compile(
    r"(?P<what>[^\W\d][\w /&'’-]{2,40}?)\s*(?:#|no\.?|number)?\s*\d{1,2}(?:\s*of\s*\d{1,2})?", re.IGNORECASE
)
"""What a block of a form is called: "Employment #2", "Education 1", "Position 1 of 3"."""
_OFTEN = re.compile(r"^(?:(?:your|key|core|main|primary|specific|major|most recent|current|previous|other|selected) )+")
"""Words before labels that ask for nothing else: "Key duties"."""
_ANSWER = re.compile(r"[?:]\s*\S")
_PLACES = ("place", "city", "region", "street", "postal", "country")
_ORDER = ("certificate", "degree", "notes", "organization", "title")


@lru_cache(maxsize=4096)
def slot_of(text: str) -> str | None:
    """What a label asks for, by its words ("Employer" -> organization); None where they are no label."""
    if not 0 < len(text.strip()) <= LONGEST:
        return None
    known, asks = _labels()
    whole, bare = _plain(text), _plain(_BRACKET.sub("", text))
    if slot := known.get(whole) or known.get(bare) or known.get(_OFTEN.sub("", bare)):
        return "graduated" if slot == "dates" and text.rstrip().endswith("?") else slot
    question = text.strip().casefold()
    asked = None if _ANSWER.search(question) else next((s for phrase, s in asks if question.startswith(phrase)), None)
    if asked:
        return asked
    parts = [known.get(_plain(part)) for part in _PARTS.split(_BRACKET.sub("", text))]
    return _joined({part for part in parts if part}) if len(parts) > 1 and None not in parts else None


def heads_block(text: str) -> bool:
    """Whether a line only counts the blocks of a form: "Employment #2"."""
    found = _NUMBERED.fullmatch(text.strip(_EDGES))
    return found is not None and (title_kind(found["what"]) is not None or slot_of(found["what"]) is not None)


def _joined(slots: set[str]) -> str | None:
    """What a label of two parts asks for: both names of an entry, a place, a range of dates."""
    if len(slots) == 1:
        return next(iter(slots))
    if slots <= set(_PLACES):
        return "place" if slots & {"city", "place"} else "region" if "region" in slots else "street"
    if slots <= {"start", "end", "dates"}:
        return "dates"
    if slots <= {"issued", "expires", "dates"}:
        return "term"
    if slots <= {"name", *_PLACES}:
        return "organization"
    if {"title", "organization"} <= slots:
        return "names"
    return next((slot for slot in _ORDER if slot in slots), None) or min(slots)


def _plain(text: str) -> str:
    return " ".join(text.casefold().replace("’", "'").replace("#", " number ").strip(_EDGES).split())


@cache
def _labels() -> tuple[dict[str, str], tuple[tuple[str, str], ...]]:
    """Label -> slot, and (first words, slot) of questions."""
    data = read_yaml(folder("lexicons") / "forms.yaml")
    known: dict[str, str] = {}
    for slot, labels in data["labels"].items():
        for label in labels:
            if known.setdefault(_plain(label), slot) != slot:
                raise ValueError(f"forms.yaml: {label!r} asks for {known[_plain(label)]} and for {slot}")
    asks = tuple((phrase, slot) for slot, phrases in data["asks"].items() for phrase in phrases)
    return known, asks
