"""YAML to plain data and to checked models, every problem with its place in the file."""

from __future__ import annotations

from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel

M = TypeVar("M", bound=BaseModel)


def read_yaml(path: Path) -> Any:
    """The file's content as plain data.

    Raises:
        NotFound: there is no such file.
        InvalidFile: it is not YAML; the problem names the line.
    """
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def load_model(path: Path, model: type[M]) -> M:
    """The file as a checked model.

    Raises:
        NotFound: there is no such file.
        InvalidFile: it is not YAML, or does not fit the model; every problem has its line and column.
    """
    return model.model_validate(read_yaml(path))
