"""The texts of a role, each with the line of the file that it comes from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from pydantic import BaseModel

from jobkit.model.finding import Spot
from jobkit.model.role import Role
from jobkit.model.vacancy import BackgroundCheck
from jobkit.postings.lint.rules import Part
from jobkit.postings.lint.subject import Passage, Source, passage
from jobkit.yamlfile import Tree

_PARTS: Final[tuple[tuple[str, Part, bool], ...]] = (
    ("role.title", "title", True),
    ("role.populations", "clients", False),
    ("role.credentials", "names", False),
    ("role.licenses", "names", False),
    ("role", "guide", False),
    ("posting.brief", "brief", True),
    ("posting.responsibilities", "duties", True),
    ("posting.requirements", "requirements", True),
    ("posting.benefits", "benefits", True),
    ("posting.pay", "pay", True),
    ("posting.work_environment", "place", True),
    ("posting.reports_to", "place", True),
    ("posting.location", "place", True),
    ("posting.eeo_statement", "eeo", True),
    ("posting.apply", "apply", True),
    ("organization.name", "names", True),
    ("organization.about", "about", True),
    ("schedule", "work", True),
    ("caseload", "clients", True),
    ("physical_demands", "work", True),
    ("exposure", "work", True),
    ("background_checks", "work", True),
    ("legal", "work", True),
    ("guide.headline.title", "title", False),
    ("guide", "guide", False),
)
"""(beginning of a field, what it is to the reader, whether a posting prints it); the first that fits holds."""
_LISTED: Final = ("duties", "requirements", "preferred", "benefits")
_NO_TEXT: Final = frozenset({
    "id", "kind", "need", "level", "period", "currency", "duty", "part", "url", "email", "site", "logo", "preset",
    "tier", "region", "country", "postal_code", "state", "strength_word", "implies", "aliases", "term_variants",
    "codes", "code", "people_served_term", "plan_term", "source", "evidence", "answer_from", "vocabulary", "family",
    "location_type", "employment_type", "flsa_status", "remote_in", "size_by_place", "fields",
})  # fmt: skip
"""Fields that hold names, numbers and choices, or that no reader sees."""


def role_passages(role: Role, tree: Tree | None) -> tuple[Passage, ...]:
    """Every text of the role that a person may read, in the order of the model's fields; duties count as printed where
    no responsibilities take their place."""
    sources = _Sources()
    found = []
    for name in type(role).model_fields:
        for field, text in _texts(getattr(role, name), name):
            known = next((each for each in _PARTS if field == each[0] or field.startswith(f"{each[0]}.")), None)
            if known is not None:
                part, printed = _of(role, field, known[1], known[2])
                found.append(_passage(text, part, printed, field, tree, sources))
    return tuple(found)


def _of(role: Role, field: str, part: Part, printed: bool) -> tuple[Part, bool]:
    if field.startswith("role.duties") and not role.posting.responsibilities:
        return "duties", True
    if part == "requirements":
        entry = role.posting.requirements[int(field.split(".")[2])]
        return ("requirements" if entry.need == "must" else "preferred"), True
    return part, printed


def _passage(text: str, part: Part, printed: bool, field: str, tree: Tree | None, sources: _Sources) -> Passage:
    steps = tuple(int(step) if step.isdigit() else step for step in field.split("."))
    mark = None if tree is None else tree.values.get(steps) or tree.values.get(steps[:-1])
    entry = part in _LISTED and any(isinstance(step, int) for step in steps)
    source = sources.of(mark.path) if mark else None
    if mark is None or source is None:
        plain, spot = " ".join(text.split()), Spot(mark.path, mark.line, mark.column) if mark else Spot("")
        return Passage(plain, part, field, printed, entry, spot=spot)
    return passage(text, part, source, source.offset(mark.line, mark.column), field=field, printed=printed, entry=entry)


def _texts(value: object, field: str) -> Iterator[tuple[str, str]]:
    """(dotted field, text) of all texts below a value."""
    if isinstance(value, str):
        yield field, value
    elif isinstance(value, BaseModel):
        if getattr(value, "kept", True):
            for name in type(value).model_fields:
                if name not in _NO_TEXT or isinstance(value, BackgroundCheck):
                    yield from _texts(getattr(value, name), f"{field}.{name}")
    elif isinstance(value, Mapping):
        for name, each in value.items():
            yield from _texts(each, f"{field}.{name}")
    elif isinstance(value, tuple):
        for index, each in enumerate(value):
            yield from _texts(each, f"{field}.{index}")


class _Sources:
    """The files' texts, each read once."""

    def __init__(self) -> None:
        self._read: dict[str, Source | None] = {}

    def of(self, path: str) -> Source | None:
        if path not in self._read:
            self._read[path] = _source(path)
        return self._read[path]


def _source(path: str) -> Source | None:
    try:
        return Source(path, Path(path).read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError):
        return None
