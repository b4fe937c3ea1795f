"""Who a form is of: what its blanks for the applicant hold, each part of name and address in one of its own."""

from __future__ import annotations

import re
from collections.abc import Sequence

from jobkit.language.places import region_code
from jobkit.model.document import Document, Row, Section
from jobkit.model.resume import Found, Place
from jobkit.parsing.evidence import evidence, witnessed
from jobkit.parsing.filled import bare, slots
from jobkit.parsing.names import NameLine, title_case

KNOWN = 0.9
"""Confidence in what a form says in so many words."""
_POSTAL = re.compile(r"\b\d{5}(?:-\d{4})?\b")
_SURNAME_FIRST = re.compile(r"\blast\b.*\bfirst\b", re.IGNORECASE)
_NONE = re.compile(r"(?:n/?a|none|nmn|-+)\.?", re.IGNORECASE)


def applicant_rows(sections: Sequence[Section]) -> list[Row]:
    """The fields of the section that asks for the applicant's name or city; empty where no form does."""
    for section in sections:
        rows = [row for row in section.rows if row.field]
        asked = slots(rows) if section.kind not in ("references", "letter") else set()
        if "first_name" in asked or ("city" in asked and section.kind not in ("work", "education")):
            return rows
    return []


def form_name(document: Document, rows: Sequence[Row]) -> NameLine | None:
    """The name from its parts, or from one field that asks for the surname first."""
    parts = [_first(rows, slot) for slot in ("first_name", "middle_name", "last_name")]
    if parts[0] and parts[2]:
        return _name(document, [row for row in parts if row], [_text(document, row) for row in parts if row])
    whole = _first(rows, "name")
    if whole is None or whole.field is None or not _SURNAME_FIRST.search(document.text_of(whole.span)):
        return None
    surname, comma, given = _text(document, whole).partition(",")
    return _name(document, [whole], [given.replace(",", " "), surname]) if comma else None


def form_location(document: Document, rows: Sequence[Row]) -> Found[Place] | None:
    """City, state, postal code and street from their fields; None where none asks for the city."""
    held = {slot: row for slot in ("city", "region", "postal", "street") if (row := _first(rows, slot))}
    if "city" not in held:
        return None
    texts = {slot: _text(document, row) for slot, row in held.items()}
    code = _POSTAL.search(" ".join(texts.get(slot, "") for slot in ("postal", "region", "city")))
    region = _POSTAL.sub("", texts.get("region", "")).strip(" ,") or None
    place = Place(
        city=_POSTAL.sub("", texts["city"]).strip(" ,"),
        region=region and (region_code(region) or region),
        postal_code=code[0] if code else None,
        address=texts.get("street"),
    )
    seen = tuple(evidence(document, bare(row).span) for row in held.values())
    return witnessed(document, place, seen, KNOWN) if place.city else None


def _first(rows: Sequence[Row], slot: str) -> Row | None:
    return next((row for row in rows if row.field and row.field.slot == slot and len(row.field.value)), None)


def _text(document: Document, row: Row) -> str:
    assert row.field is not None
    return document.text_of(row.field.value).replace("\t", " ").strip(" ,")


def _name(document: Document, rows: Sequence[Row], parts: Sequence[str]) -> NameLine:
    name = " ".join(" ".join(part for part in parts if not _NONE.fullmatch(part)).split())
    seen = tuple(evidence(document, bare(row).span) for row in rows)
    return NameLine(witnessed(document, title_case(name), seen, KNOWN), (), None, rows[-1])
