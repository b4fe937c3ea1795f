"""A person's file as it is to be printed: every date, contact and line in the words of that person's page.

A person is a YAML file under ``people/``. Its ``body`` lists the sections in the order of the page, each with its own
heading; ``dates`` says how that person writes a month. What comes out is plain data for the layouts: they place words
and never make any.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

PEOPLE = Path(__file__).parent / "people"
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
SECTIONS = ("summary", "work", "volunteer", "education", "certificates", "skills", "languages", "other")


def people() -> list[dict[str, Any]]:
    """Everyone, by file name; ``id`` is the file's stem."""
    return [
        {"id": path.stem, **yaml.safe_load(path.read_text(encoding="utf-8"))} for path in sorted(PEOPLE.glob("*.yaml"))
    ]


def printed(person: dict[str, Any]) -> dict[str, Any]:
    """The page's words: name, contact lines and sections, dates written out."""
    after = person.get("after_name", [])
    sep = person.get("after_sep", ", ")
    return {
        "name": person["name"],
        "after": ", ".join(after),
        "name_line": person["name"] + (sep + ", ".join(after) if after else ""),
        "label": person.get("label", ""),
        "contact": contact(person),
        "letter": person.get("letter"),
        "stuffing": person.get("stuffing", ""),
        "sections": [section(part, person) for part in person["body"]],
    }


def contact(person: dict[str, Any]) -> list[dict[str, str]]:
    """Contact lines in the person's own order: kind, label, text."""
    labels = {"email": "Email", "phone": "Phone", "place": "Address", "url": "Web", "linkedin": "LinkedIn"}
    given = person["contact"]
    return [{"kind": kind, "label": labels[kind], "text": str(given[kind])} for kind in given if kind in labels]


def section(part: dict[str, Any], person: dict[str, Any]) -> dict[str, Any]:
    """One section: kind, title ('' for none), and its lines or entries."""
    kind = next(kind for kind in SECTIONS if kind in part)
    out: dict[str, Any] = {"kind": kind, "title": part[kind] or "", "text": part.get("text", "")}
    if kind in ("work", "volunteer"):
        out["entries"] = [job(entry, person) for entry in part.get("entries", [])]
        out["employers"] = by_employer(out["entries"])
    elif kind == "education":
        out["entries"] = [school(entry, person) for entry in part["entries"]]
    elif kind == "certificates":
        out["lines"] = [entry["name"] + entry.get("after", "") for entry in part["entries"]]
    elif kind == "skills":
        out["groups"] = part.get("groups", {})
        out["lines"] = part.get("list", [])
    else:
        out["lines"] = part.get("lines", [])
    return out


def job(entry: dict[str, Any], person: dict[str, Any]) -> dict[str, Any]:
    return {
        "title": entry["title"],
        "employer": entry["at"],
        "place": entry.get("in", ""),
        "when": entry.get("shown") or period(entry, person),
        "intro": entry.get("intro", ""),
        "bullets": entry.get("did", []),
    }


def by_employer(entries: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Neighbouring entries at one employer under that employer: how promotions are often shown."""
    groups: list[dict[str, Any]] = []
    for entry in entries:
        if not groups or groups[-1]["employer"] != entry["employer"]:
            groups.append({"employer": entry["employer"], "place": entry["place"], "roles": []})
        groups[-1]["roles"].append(entry)
    return groups


def school(entry: dict[str, Any], person: dict[str, Any]) -> dict[str, Any]:
    joined = entry["degree"] + (entry.get("join", " in ") + entry["field"] if entry.get("field") else "")
    return {
        "degree": entry.get("as", joined),
        "school": entry["at"],
        "place": entry.get("in", ""),
        "when": entry.get("shown") or period(entry, person),
        "notes": entry.get("notes", []),
    }


def period(entry: dict[str, Any], person: dict[str, Any]) -> str:
    """'Mar 2019 – Present' in the person's own way of writing; '' where there is no date."""
    start, end = entry.get("from"), entry.get("to")
    style, dash = person.get("dates", "Mon YYYY"), person.get("dash", " – ")
    parts = [person.get("now", "Present") if d == "now" else month(str(d), style) for d in (start, end) if d]
    return dash.join(parts)


def month(date: str, style: str) -> str:
    """A truth date ('2019' or '2019-03') as the style prints it."""
    year, _, number = date.partition("-")
    if not number or style == "YYYY":
        return year
    name = MONTHS[int(number) - 1]
    styles = {
        "Mon YYYY": f"{name[:3]} {year}",
        "Mon. YYYY": f"{name if len(name) < 5 else name[:4] if name == 'September' else name[:3]}"
        f"{'' if len(name) < 5 else '.'} {year}",
        "Month YYYY": f"{name} {year}",
        "MM/YYYY": f"{number}/{year}",
        "M/YY": f"{int(number)}/{year[2:]}",
        "YYYY-MM": f"{year}-{number}",
        "MM.YYYY": f"{number}.{year}",
        "Mon 'YY": f"{name[:3]} ’{year[2:]}",
        "MON YYYY": f"{name[:3].upper()} {year}",
    }
    return styles[style]
