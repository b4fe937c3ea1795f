"""How well postings are imported: ``python -m benchmarks.importing [FOLDER] [--misses]``.

Beside each posting of the folder lies its truth, a JSON object of dotted field to value: what a careful person reads in
it. A fact is one value: a scalar, one entry of a list, and each attribute of an entry (a requirement's need, level,
months ...). A text of the truth with "…" in it gives the beginning and the end. An entry that the truth does not have
counts as a fact that is wrong, and so does a value of ``SCALARS`` that the truth lacks.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jobkit.postings.importing.posting import import_posting

POSTINGS = Path(__file__).parents[1] / "tests" / "data" / "postings"
SCALARS = (
    "opening.id", "opening.posted_on", "opening.valid_through", "opening.start_on", "opening.count",
    "posting.apply.deadline", "posting.apply.url", "posting.apply.email", "posting.employment_type",
    "posting.flsa_status", "posting.location_type", "posting.pay", "posting.reports_to", "schedule.hours_per_week",
    "caseload.size", "posting.location", "posting.remote_in", "posting.benefits", "posting.requirements",
    "posting.responsibilities", "role.licenses", "role.credentials", "role.education",
)  # fmt: skip
"""Fields that must not be there where the truth has none."""


@dataclass(frozen=True, slots=True)
class Fact:
    file: str
    field: str
    right: bool
    said: str


def main() -> None:
    parser = argparse.ArgumentParser(description="How well postings are imported.")
    parser.add_argument("folder", nargs="?", type=Path, default=POSTINGS, help="where postings and their truth lie")
    parser.add_argument("--misses", action="store_true", help="print each fact that is wrong")
    options = parser.parse_args()
    facts = [fact for truth in sorted(options.folder.glob("*.json")) for fact in compare(truth)]
    for by in ("file", "field"):
        print(f"{by:34}{'facts':>7}{'right':>7}")
        groups: dict[str, list[bool]] = defaultdict(list)
        for fact in facts:
            groups[getattr(fact, by)].append(fact.right)
        for name, rights in groups.items():
            print(f"  {name:32}{len(rights):7}{sum(rights) / len(rights):7.1%}")
    if options.misses:
        print(*(f"{fact.file}  {fact.field}: {fact.said}" for fact in facts if not fact.right), sep="\n")
    print(f"{len(facts)} facts, {sum(fact.right for fact in facts) / len(facts):.1%} right")


def compare(truth: Path) -> list[Fact]:
    """The facts of one posting, right or wrong."""
    path = next(each for each in sorted(truth.parent.glob(f"{truth.stem}.*")) if each != truth)
    wanted: dict[str, Any] = json.loads(truth.read_text(encoding="utf-8"))
    data = import_posting(path.read_bytes(), path.name).data
    found = [
        Fact(path.name, *each) for field, value in wanted.items() for each in _judged(field, value, _at(data, field))
    ]
    extra = [
        field
        for field in SCALARS
        if _at(data, field) is not None and not any(name.startswith(field) for name in wanted)
    ]
    return found + [Fact(path.name, field, False, f"not in the posting: {_at(data, field)}") for field in extra]


def _at(data: Any, field: str) -> Any:
    for step in field.split("."):
        data = data.get(step) if isinstance(data, dict) else None
    if isinstance(data, dict) and len(data) == 1:  # {any_of: [...]}, {text: ...}
        return data.get("any_of", data.get("text", data))
    return data


def _judged(field: str, wanted: Any, found: Any) -> Iterator[tuple[str, bool, str]]:
    if isinstance(wanted, dict):
        for name, value in wanted.items():
            yield from _judged(f"{field}.{name}", value, (found or {}).get(name))
    elif isinstance(wanted, list) and field != "posting.reports_to":
        yield from _list(field, wanted, found if isinstance(found, list) else [])
    else:
        said = " ".join(each["text"] for each in found) if field == "posting.brief" and found else found
        yield field, _same(wanted, said), f"{wanted!r} read as {said!r}"


def _list(field: str, wanted: list[Any], found: list[Any]) -> Iterator[tuple[str, bool, str]]:
    left = list(found)
    for entry in wanted:
        twin = next((each for each in left if _same(_name(entry), _name(each))), None)
        yield field, twin is not None, f"{_name(entry)!r} not found"
        if twin is not None:
            left.remove(twin)
        for name, value in entry.items() if isinstance(entry, dict) else ():
            if value != _name(entry):
                said = twin.get(name) if isinstance(twin, dict) else None
                yield f"{field}.{name}", _same(value, said), f"{_name(entry)!r} {name} {value!r} read as {said!r}"
    for each in left:
        yield field, False, f"{_name(each)!r} is not in the truth"


def _name(entry: Any) -> Any:
    if isinstance(entry, dict):
        return next((entry[name] for name in ("text", "short", "city", "name", "level", "kind") if name in entry), None)
    return entry


def _same(wanted: Any, found: Any) -> bool:
    if isinstance(wanted, str) and isinstance(found, str):
        start, _, end = (_plain(part) for part in wanted.partition("…"))
        return (
            _plain(found).startswith(start) and _plain(found).endswith(end) if "…" in wanted else start == _plain(found)
        )
    if isinstance(wanted, list) and isinstance(found, list):
        return len(wanted) == len(found) and all(map(_same, wanted, found))
    return bool(wanted == found)


def _plain(text: str) -> str:
    return re.sub(r"[\s.]+", " ", text.replace("’", "'")).strip().casefold()


if __name__ == "__main__":
    main()
