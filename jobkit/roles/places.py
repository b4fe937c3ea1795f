"""A place of work as people write it: an address, a town with its state, or several of them."""

from __future__ import annotations

import re
from typing import Final

_POSTAL: Final = re.compile(  # OH 45601; Ohio 45601-1234; ON M5V 2T6
    r"(?P<region>[A-Za-z][A-Za-z .]*?)\.?[\s,]*(?P<code>\b\d{5}(?:-\d{4})?|\b[A-Za-z]\d[A-Za-z]\s?\d[A-Za-z]\d)?"
)
_COUNTRIES: Final = {"usa": "US", "us": "US", "u.s.a.": "US", "u.s.": "US", "united states": "US", "canada": "CA"}
_STREET: Final = re.compile(r"(?:.*\d.*|p\.?\s?o\.? box.*)", re.IGNORECASE)  # 88 E. Main Street; Suite 4
_GLUED: Final = re.compile(r"(?P<city>[^\d,]+?)\s+(?P<rest>[A-Z]{2}(?:\s+\d{5}(?:-\d{4})?)?)")  # Dayton OH 45402


def read_places(said: str) -> list[dict[str, str]]:
    """The fields of a role's places that words give, one place or several parted by ``;``.

    >>> read_places("88 E. Main Street, Chillicothe, OH 45601")
    [{'street': '88 E. Main Street', 'city': 'Chillicothe', 'region': 'OH', 'postal_code': '45601'}]

    Raises:
        ValueError: a place has no city or no state; the text says how to write it.
    """
    return [_place(each.strip()) for each in said.split(";") if each.strip()]


def _place(said: str) -> dict[str, str]:
    parts = [part.strip() for part in said.split(",") if part.strip()]
    country = _COUNTRIES.get(parts[-1].lower()) if len(parts) > 1 else None
    parts = parts[:-1] if country else parts
    parts = [*parts[:-1], *_apart(parts[-1])]
    if len(parts) > 2 and re.fullmatch(r"\d{5}(?:-\d{4})?", parts[-1]):  # Dayton, OH, 45402
        parts = [*parts[:-2], f"{parts[-2]} {parts[-1]}"]
    found = _POSTAL.fullmatch(parts[-1])
    if len(parts) < 2 or found is None:
        raise ValueError("give the city and the state, as: Dayton, OH, or: 12 High Street, Dayton, OH 45402")
    *before, city = parts[:-1]
    streets = [each for each in before if _STREET.fullmatch(each)]
    names = [each for each in before if each not in streets]
    place = {
        "name": ", ".join(names),
        "street": ", ".join(streets),
        "city": city,
        "region": _region(found["region"]),
        "postal_code": (found["code"] or "").upper(),
        "country": country if country and country != "US" else "",
    }
    if found["code"] and not found["code"][0].isdigit():
        place["country"] = "CA"
    return {field: value for field, value in place.items() if value}


def _apart(last: str) -> list[str]:
    """ "Dayton OH" as two parts."""
    glued = _GLUED.fullmatch(last)
    return [glued["city"], glued["rest"]] if glued else [last]


def _region(written: str) -> str:
    bare = written.replace(".", "").strip()
    return bare.upper() if len(bare) == 2 else written.strip()
