"""The one Jinja2 environment: sandboxed, strict, the user's folder first."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from jinja2 import ChoiceLoader, FileSystemLoader, StrictUndefined, TemplateError, TemplateNotFound
from jinja2.sandbox import ImmutableSandboxedEnvironment

from jobkit import resources
from jobkit.errors import InvalidFile, NotFound, Problem


@lru_cache(maxsize=8)
def _environment(own_folder: Path | None) -> ImmutableSandboxedEnvironment:
    folders = [own_folder] if own_folder else []
    return ImmutableSandboxedEnvironment(
        loader=ChoiceLoader([FileSystemLoader(folder) for folder in [*folders, resources.folder("templates")]]),
        undefined=StrictUndefined,
        autoescape=lambda name: name is not None and ".html" in name,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def render(template: str, values: Mapping[str, object], *, own_folder: Path | None = None) -> str:
    """The text that a template makes of the values.

    ``template`` is a path below ``templates/`` ("postings/default.md.j2"); a file of that name in ``own_folder`` wins.
    Templates named ``*.html.j2`` escape what they print; a name that the values don't have is an error.

    Raises:
        NotFound: no such template.
        InvalidFile: the template is faulty or asks for an unknown name; the problem names its line where known.
    """
    try:
        return _environment(own_folder).get_template(template).render(values)
    except TemplateNotFound as error:
        raise NotFound(f"{error.name}: no such template; the shipped ones are in templates/") from error
    except TemplateError as error:
        line = getattr(error, "lineno", None)
        raise InvalidFile([Problem(error.message or type(error).__name__, template, line)]) from error
