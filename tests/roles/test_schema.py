"""The JSON Schema of role files."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from jobkit.roles.schema import role_schema, role_schema_text
from jobkit.yamlfile import parse, read_yaml


def test_the_shipped_schema_is_current(root: Path) -> None:
    shipped = (root / "templates" / "schema" / "role.schema.json").read_text(encoding="utf-8")
    assert shipped == role_schema_text(), "run: jobkit role schema > templates/schema/role.schema.json"
    jsonschema.Draft202012Validator.check_schema(json.loads(shipped))


def test_every_shipped_role_file_fits_and_points_at_it(root: Path) -> None:
    files = sorted([*root.glob("templates/roles/*.yaml"), *root.glob("samples/roles/*.yaml")])
    assert len(files) >= 2
    validator = jsonschema.Draft202012Validator(role_schema())
    for file in files:
        first = file.read_text(encoding="utf-8").splitlines()[0]
        assert first.startswith("# yaml-language-server: $schema=")
        assert (file.parent / first.split("=", 1)[1]).resolve() == root / "templates" / "schema" / "role.schema.json"
        validator.validate(read_yaml(file))


@pytest.mark.parametrize(
    ("text", "fits"),
    [
        ("id: a\nextends: case-manager\n", True),
        ("id: a\nposting: {benefits: [Lunch, {family: dental, text: Dental}], reports_to: Director}\n", True),
        ("id: a\nposting: {benefits: {+: [Lunch], -: [dental]}}\ncaseload: {size: 30}\n", True),
        ("id: a\nposting: {benefits: {add: [Lunch]}}\n", False),
        ("id: a\nposting: {pay: {min: lots}}\n", False),
        ("id: a\nlocaton: x\n", False),
    ],
)
def test_it_takes_what_the_reader_takes(text: str, fits: bool) -> None:
    data: Any = parse(text).data
    assert jsonschema.Draft202012Validator(role_schema()).is_valid(data) is fits
