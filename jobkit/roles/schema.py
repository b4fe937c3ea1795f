"""The JSON Schema of a role file, by which editors complete and check it as people type."""

from __future__ import annotations

import json
from typing import Any, Final

from jobkit.model.role import Role

_PARTS: Final = ("Occupation", "PostingPart")
"""Parts whose necessary fields may come from the file that is extended."""


def role_schema() -> dict[str, Any]:
    """JSON Schema (draft 2020-12) of a role file: the model, ``extends:``, and the ``+:``/``-:`` form of lists."""
    schema = Role.model_json_schema(mode="validation")
    properties = schema["properties"]
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    schema["title"] = "jobkit role file"
    schema["properties"] = {"extends": {"type": "string", "description": "A shipped template's name, or a path."}}
    schema["properties"] |= properties
    schema["required"] = ["id"]
    for part in [schema, *schema["$defs"].values()]:
        _let_lists_change(part)
    for name in _PARTS:
        schema["$defs"][name].pop("required", None)
    return schema


def _let_lists_change(part: dict[str, Any]) -> None:
    for name, field in part.get("properties", {}).items():
        if field.get("type") == "array":
            entries = {"type": "array", "items": field["items"]}
            change = {"+": entries, "-": {"type": "array", "items": {"type": "string"}}}
            changing = {"type": "object", "properties": change, "additionalProperties": False, "minProperties": 1}
            part["properties"][name] = {"anyOf": [field, changing]}


def role_schema_text() -> str:
    """The schema as the text of the shipped file."""
    return json.dumps(role_schema(), indent=1, ensure_ascii=False) + "\n"
