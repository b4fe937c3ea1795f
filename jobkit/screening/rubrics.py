"""Rubrics: the shipped ones by name, anyone's own by path, and their variants."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import cast

from pydantic import JsonValue, ValidationError

from jobkit import resources
from jobkit.errors import InvalidFile, NotFound, Problem
from jobkit.model.assessment import RubricRef
from jobkit.model.rubric import Rubric
from jobkit.screening.known_names import unknown_names
from jobkit.yamlfile import check, read_tree

Plain = Mapping[str, JsonValue]


def load_rubric(name_or_path: str | Path, variant: str | None = None) -> Rubric:
    """A rubric, checked whole.

    Args:
        name_or_path: a shipped rubric's name ("case-manager") or the path of a YAML file; with "#" and a variant's name
            behind it ("case-manager#hospital_rn") that variant.
        variant: one of the file's own variants ("senior").

    Raises:
        NotFound: no such file, shipped name or variant.
        InvalidFile: the file has problems; each with its line.
    """
    name, own = split_variant(name_or_path)
    variant = variant or own
    path = _path_of(name)
    tree = read_tree(path)
    rubric = check(tree, Rubric)
    if unknown := unknown_names(rubric, tree):
        raise InvalidFile(unknown)
    return rubric if variant is None else apply_variant(rubric, variant, path=str(path))


def split_variant(name_or_path: str | Path) -> tuple[str | Path, str | None]:
    """("case-manager", "hospital_rn") of "case-manager#hospital_rn"; a file of that very name is no variant."""
    name, _, variant = str(name_or_path).partition("#")
    return (name, variant) if variant and not Path(name_or_path).is_file() else (name_or_path, None)


def shipped_rubrics() -> list[str]:
    """Names of the rubrics that come with jobkit."""
    return sorted(path.stem for path in resources.folder("rubrics").glob("*.yaml"))


def apply_variant(rubric: Rubric, name: str, *, path: str = "") -> Rubric:
    """The rubric with one of its variants' changes made.

    Raises:
        NotFound: it has no variant of that name; the text lists those it has.
        InvalidFile: the changed rubric does not hold together.
    """
    if name not in rubric.variants:
        known = ", ".join(rubric.variants) or "none"
        raise NotFound(f"{path or rubric.id}: no variant '{name}'; it has {known}")
    whole = cast(Plain, rubric.model_dump(mode="json", exclude={"variants"}))
    try:
        changed = Rubric.model_validate(_merged(whole, rubric.variants[name]))
    except ValidationError as error:
        said = [Problem(each["msg"], path, field=f"variants.{name}") for each in error.errors()]
        raise InvalidFile(said) from error
    if unknown := unknown_names(changed, path=path):
        raise InvalidFile([replace(each, field=f"variants.{name}: {each.field}") for each in unknown])
    return changed.model_copy(update={"id": f"{rubric.id}-{name.replace('_', '-')}"})


@lru_cache(maxsize=64)
def reference(rubric: Rubric) -> RubricRef:
    """What an assessment keeps of its rubric: enough to prove later which one it was."""
    content = rubric.model_dump_json(exclude={"variants"})
    return RubricRef(rubric.id, rubric.version, hashlib.sha256(content.encode()).hexdigest())


def _path_of(name_or_path: str | Path) -> Path:
    shipped = resources.folder("rubrics") / f"{name_or_path}.yaml"
    if shipped.is_file() and not Path(name_or_path).suffix:
        return shipped
    path = Path(name_or_path)
    if not path.is_file():
        raise NotFound(f"{name_or_path}: no such rubric file, nor a shipped one ({', '.join(shipped_rubrics())})")
    return path


def _merged(base: Plain, changes: Plain) -> dict[str, JsonValue]:
    """The base, changed: mappings merge key by key, lists of items by their ``id``, all else is replaced."""
    merged = dict(base)
    for key, change in changes.items():
        merged[key] = _changed(merged.get(key), change)
    return merged


def _changed(old: JsonValue, change: JsonValue) -> JsonValue:
    if isinstance(old, dict) and isinstance(change, dict):
        return _merged(old, change)
    if isinstance(old, list) and isinstance(change, dict):
        return _changed_items(old, change)
    return change


def _changed_items(items: list[JsonValue], changes: Plain) -> list[JsonValue]:
    by_id = {str(item["id"]): item for item in items if isinstance(item, dict) and "id" in item}
    # A change under an unknown id becomes an item without its fields: validation then names what is missing.
    by_id.update({key: {"id": key} for key in changes if key not in by_id})
    return [_changed(item, changes[key]) if key in changes else item for key, item in by_id.items()]


def rubric_schema_text() -> str:
    """The JSON Schema (draft 2020-12) of a rubric file, by which editors complete and check it as people type."""
    schema = Rubric.model_json_schema(mode="validation")
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema, "title": "jobkit rubric file"}
    return json.dumps(schema, indent=1, ensure_ascii=False) + "\n"
