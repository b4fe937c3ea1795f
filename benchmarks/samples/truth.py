"""What a person's page says, in the corpus's truth form, and the facts that follow from it.

The months are counted here by the plainest means (a set of month numbers), apart from the package's own counting, so
that the two can disagree. What only a reader of the page can judge (``relevant``, credentials, CCM state, populations)
is written by hand in the person's file.
"""

from __future__ import annotations

from typing import Any

AS_OF = "2026-11-01"
LEVELS = ("associate", "bachelor", "master", "doctorate")
TIERS = ((60, "senior"), (36, "mid"), (12, "entry"), (0, "below_entry"))


def truth(person: dict[str, Any], file: str, form: str) -> dict[str, Any]:
    """One line of truth.jsonl."""
    resume = {"basics": basics(person), **sections(person)}
    return {
        "id": person["id"],
        "file": file,
        "render": {"engine": person["engine"], "theme": person["layout"], "format": form},
        "traps": person.get("traps", []),
        "as_of": AS_OF,
        "resume": resume,
        "facts": facts(person, resume),
    }


def basics(person: dict[str, Any]) -> dict[str, Any]:
    given = person["contact"]
    out: dict[str, Any] = {"name": person["name"], "email": given["email"], "phone": str(given["phone"])}
    if person.get("label"):
        out["label"] = person["label"]
    if given.get("url"):
        out["url"] = given["url"]
    summary = [part["text"] for part in person["body"] if "summary" in part]
    if summary:
        out["summary"] = " ".join(summary)
    if given.get("at"):
        out["location"] = given["at"]
    if given.get("linkedin"):
        shown = given["linkedin"]
        out["profiles"] = [{"network": "LinkedIn", "username": shown.rstrip("/").split("/")[-1], "url": shown}]
    return out


def sections(person: dict[str, Any]) -> dict[str, list[Any]]:
    out: dict[str, list[Any]] = {}
    years = person.get("dates") == "YYYY"
    for part in person["body"]:
        if "work" in part:
            out.setdefault("work", []).extend(work(entry, years) for entry in part["entries"])
        elif "volunteer" in part:
            out.setdefault("volunteer", []).extend(volunteer(entry, years) for entry in part["entries"])
        elif "education" in part:
            out.setdefault("education", []).extend(education(entry, years) for entry in part["entries"])
        elif "certificates" in part:
            out.setdefault("certificates", []).extend(certificate(entry) for entry in part["entries"])
        elif "skills" in part:
            out.setdefault("skills", []).extend(skills(part))
        elif "languages" in part:
            out.setdefault("languages", []).extend({"language": line.split(" (")[0]} for line in part["lines"])
    return out


def dates(entry: dict[str, Any], years: bool) -> dict[str, str]:
    """startDate and endDate as precise as the page; a current entry has no end."""
    out = {}
    for key, name in (("from", "startDate"), ("to", "endDate")):
        if entry.get(key) and entry[key] != "now":
            out[name] = str(entry[key])[:4] if years and not entry.get("shown") else str(entry[key])
    return out


def work(entry: dict[str, Any], years: bool) -> dict[str, Any]:
    out = {"name": entry["at"], "position": entry["title"], **dates(entry, years)}
    if entry.get("in"):
        out["location"] = entry["in"]
    if entry.get("intro"):
        out["summary"] = entry["intro"]
    kind = entry.get("kind", "job")
    out |= {"highlights": entry.get("did", []), "x-relevant": bool(entry.get("relevant")), "x-kind": kind}
    return out


def volunteer(entry: dict[str, Any], years: bool) -> dict[str, Any]:
    out = {"organization": entry["at"], "position": entry["title"], **dates(entry, years)}
    return {**out, "highlights": entry.get("did", [])}


def education(entry: dict[str, Any], years: bool) -> dict[str, Any]:
    out = {"institution": entry["at"], "studyType": entry["degree"]}
    if entry.get("field") or entry.get("area"):
        out["area"] = entry.get("field") or entry["area"]
    if entry.get("level"):
        out["x-level"] = entry["level"]
    out |= dates(entry, years)
    if entry.get("in_progress"):
        out["x-in-progress"] = True
    if entry.get("unfinished"):
        out["x-completed"] = False
    return out


def certificate(entry: dict[str, Any]) -> dict[str, Any]:
    out = {"name": entry["name"]}
    for key, name in (("issuer", "issuer"), ("date", "date"), ("end", "endDate")):
        if entry.get(key):
            out[name] = str(entry[key])
    return {**out, "x-status": entry.get("status", "active")}


def skills(part: dict[str, Any]) -> list[dict[str, Any]]:
    groups = [{"name": name, "keywords": words} for name, words in part.get("groups", {}).items()]
    return groups + [{"name": word} for word in part.get("list", [])]


# ------------------------------------------------------------------ facts


def facts(person: dict[str, Any], resume: dict[str, Any]) -> dict[str, Any]:
    schools = resume.get("education", [])
    done = [s for s in schools if not s.get("x-in-progress") and s.get("x-completed", True) and s.get("x-level")]
    going = [s for s in schools if s.get("x-in-progress")]
    jobs = [entry for entry in resume.get("work", []) if entry["x-kind"] == "job"]
    relevant = len(months(entry for entry in jobs if entry["x-relevant"]))
    judged = person["facts"]
    return {
        "highest_degree": highest(done) or "none",
        "highest_degree_in_progress": highest(going),
        "degree_fields": sorted({s["area"].lower() for s in done if s.get("area")}),
        "ccm": judged["ccm"],
        "credentials": judged.get("credentials", []),
        "relevant_months": relevant,
        "total_months": len(months(jobs)),
        "tier": next(tier for least, tier in TIERS if relevant >= least),
        "populations": judged.get("populations", []),
    }


def highest(schools: list[dict[str, Any]]) -> str | None:
    found = [s["x-level"] for s in schools if s.get("x-level") in LEVELS]
    return max(found, key=LEVELS.index) if found else None


def months(jobs: Any) -> set[int]:
    """The calendar months that at least one of the jobs covers, as month numbers from year 0."""
    covered: set[int] = set()
    for entry in jobs:
        start, end = entry.get("startDate"), entry.get("endDate", AS_OF[:7])
        if start:
            covered |= set(range(number(start, 1), number(end, 0) + 1))
    return covered


def number(date: str, year_alone: int) -> int:
    """A month's number; a year alone is its January (1) as a start, the December before it (0) as an end."""
    year, _, month = date.partition("-")
    return int(year) * 12 + (int(month) if month else year_alone)
