"""``from jobkit import ...`` gives what the documentation promises."""

from __future__ import annotations

import inspect

import jobkit


def test_every_public_name_is_a_documented_function() -> None:
    for name in jobkit.__all__:
        function = getattr(jobkit, name)
        assert inspect.isfunction(function), name
        assert inspect.getdoc(function), name


def test_an_unknown_name_is_an_attribute_error() -> None:
    assert not hasattr(jobkit, "hire_everybody")
