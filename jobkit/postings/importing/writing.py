"""An imported role as a commented role file: beside each value its line, and at the end what found no place."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from copy import deepcopy
from typing import Any, Final

from pydantic import BaseModel

from jobkit.model.imported import Imported, Origin
from jobkit.model.occupation import Occupation
from jobkit.model.role import Guide, Role
from jobkit.model.vacancy import Opening, Organization, PostingPart, Schedule
from jobkit.roles.editing import item_lines
from jobkit.yamlfile import inline

_SHORT: Final = ("posting.reports_to", "posting.eeo_statement")
"""Fields that plain text can stand for."""
_LISTS: Final = ("brief", "responsibilities", "requirements", "benefits", "location")
_PARTS: Final[Mapping[str, type[BaseModel]]] = {
    "role": Occupation, "posting": PostingPart, "organization": Organization, "opening": Opening, "schedule": Schedule,
    "guide": Guide,
}  # fmt: skip


def role_file(imported: Imported) -> str:
    """YAML that ``load_role`` takes once nothing necessary is missing; what is missing stands as null, with a note."""
    data = _with_blanks(imported)
    remarks = _remarks(imported)
    lines = [
        "# yaml-language-server: $schema=role.schema.json",
        "# (jobkit role schema > role.schema.json puts the schema beside this file.)",
        f"# Imported from {_comment(imported.file)}. Beside each value stands its line there; check them.",
        f"id: {inline(data['id'])}",
    ]
    for name in Role.model_fields:
        if name != "id" and name in data:
            lines += ["", *_section(name, data[name], remarks)]
    lines += _left_over(imported)
    return "\n".join(lines) + "\n"


def _section(name: str, value: Any, remarks: Mapping[str, str]) -> Iterator[str]:
    if isinstance(value, dict) and name in _PARTS:
        yield f"{name}:"
        for key in _PARTS[name].model_fields:
            if key in value:
                yield from _entry(key, value[key], f"{name}.{key}", remarks, "  ")
    else:
        yield from _entry(name, value, name, remarks, "")


def _entry(key: str, value: Any, field: str, remarks: Mapping[str, str], indent: str) -> Iterator[str]:
    if isinstance(value, dict) and set(value) in ({"text"}, {"any_of"}) and field in _SHORT:
        (value,) = value.values()
        value = (
            value[0]
            if isinstance(value, list) and len(value) == 1
            else {"any_of": value}
            if isinstance(value, list)
            else value
        )
    if not isinstance(value, list) or not value:
        yield f"{indent}{key}: {_inline(value)}{_remark(remarks, field)}"
        return
    yield f"{indent}{key}:"
    for at, each in enumerate(value):
        yield from _item(each, remarks.get(f"{field}.{at}", ""), f"{indent}  ")


def _item(value: Any, remark: str, indent: str) -> Iterator[str]:
    if isinstance(value, dict) and set(value) == {"text"}:
        value = value["text"]
    yield from item_lines(_on_one_line(value), indent, remark)


def _inline(value: Any) -> str:
    return inline(_on_one_line(value))


def _on_one_line(value: Any) -> Any:
    if isinstance(value, str):
        return " ".join(value.split())
    if isinstance(value, dict):
        return {name: _on_one_line(each) for name, each in value.items()}
    return [_on_one_line(each) for each in value] if isinstance(value, list) else value


# ------------------------------------------------------------------ remarks


def _remarks(imported: Imported) -> dict[str, str]:
    """What stands behind a field: its lines, what was taken for granted, that it was not found."""
    said: dict[str, list[str]] = {}
    for witness in imported.evidence:
        for field in _homes(witness.field):
            where = _where(witness.at)
            if where not in said.setdefault(field, []):
                said[field].append(where)
    for field, note in imported.notes:
        said.setdefault(_home(field), []).append(note)
    for field, what in imported.missing:
        said.setdefault(_home(field), []).append(f"not found: {field.rpartition('.')[2]}, {what}")
    return {field: _comment("; ".join(each)) for field, each in said.items()}


def _homes(field: str) -> Iterator[str]:
    """The fields in whose line the value is printed: an entry of a list, or what stands two steps down."""
    steps = field.split(".")
    yield ".".join(steps[:2])
    if len(steps) > 2:
        yield ".".join(steps[:3])


def _home(field: str) -> str:
    return ".".join(field.split(".")[:2])


def _where(at: Origin) -> str:
    if at.page is None:
        return f"data: {at.quote.partition(':')[0]}"
    return f"line {at.line}" if at.page == 1 else f"page {at.page}, line {at.line}"


def _remark(remarks: Mapping[str, str], field: str) -> str:
    return f" # {remarks[field]}" if field in remarks else ""


def _comment(text: str) -> str:
    """Text that can stand in a YAML comment: on one line, and nothing in it that YAML does not allow."""
    return "".join(letter for letter in " ".join(text.split()) if letter.isprintable())


def _left_over(imported: Imported) -> Iterator[str]:
    if not imported.unplaced:
        return
    yield ""
    yield "# What found no place above. Nothing of the file is left out: it is in a field, or here."
    for each in imported.unplaced:
        yield f"#   {_where(each.at)}: {_comment(each.at.quote)}  ({_comment(each.why)})"


def _with_blanks(imported: Imported) -> dict[str, Any]:
    """The data with a null, or an empty list, where something necessary was not found."""
    data = deepcopy(imported.data)
    for field, _ in imported.missing:
        *way, last = field.split(".")
        home = data
        for step in way:
            home = home.setdefault(step, {})
        home.setdefault(last, [] if last in _LISTS else None)
    return data


# ------------------------------------------------------------------ JSON


def role_json(imported: Imported) -> str:
    """``role_data`` as text."""
    return json.dumps(role_data(imported), ensure_ascii=False, indent=2) + "\n"


def _whole(imported: Imported) -> dict[str, Any]:
    """Every field of a role, null where nothing was found, in the shape of ``jobkit role show -f json``."""
    if imported.role is not None:
        return imported.role.model_dump(mode="json")
    untitled = {**imported.data, "role": {**imported.data.get("role", {}), "title": "?"}}
    whole = Role.model_validate(untitled).model_dump(mode="json")
    whole["role"]["title"] = None
    return whole


def role_data(imported: Imported) -> dict[str, Any]:
    """The role's fields by their names, and beside them under ``imported`` where each stood and what found no place."""

    def place(at: Origin) -> dict[str, Any]:
        return {"page": at.page, "line": at.line, "quote": at.quote}

    return {
        **_whole(imported),
        "imported": {
            "file": imported.file,
            "evidence": [{"field": each.field, **place(each.at)} for each in imported.evidence],
            "unplaced": [{**place(each.at), "why": each.why} for each in imported.unplaced],
            "missing": [{"field": field, "what": what} for field, what in imported.missing],
            "notes": [{"field": field, "note": note} for field, note in imported.notes],
        },
    }
