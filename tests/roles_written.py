"""Role files for tests: the sound one of an invented employer, with changes."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from jobkit.yamlfile import dump, read_yaml

EMPLOYER = Path(__file__).parent / "data" / "lint" / "employer.yaml"


def written(folder: Path, changes: Mapping[str, Any], name: str = "role.yaml") -> Path:
    """The employer's file with the values at the dotted fields changed; None takes a field out."""
    data = read_yaml(EMPLOYER)
    for field, value in changes.items():
        at = data
        *way, last = field.split(".")
        for step in way:
            at = at.setdefault(step, {})
        if value is None:
            at.pop(last, None)
        else:
            at[last] = value
    path = folder / name
    path.write_text(dump(data), encoding="utf-8")
    return path
