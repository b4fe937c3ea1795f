"""Templates: one sandboxed, strict Jinja2 environment, and the user's folder first."""

from __future__ import annotations

import traceback
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path

from jinja2 import BaseLoader, ChoiceLoader, FileSystemLoader, StrictUndefined, TemplateError, TemplateNotFound
from jinja2.sandbox import ImmutableSandboxedEnvironment

from jobkit import resources
from jobkit.errors import InvalidFile, JobkitError, NotFound, Problem


def render(template: str, values: Mapping[str, object], *, own_folder: Path | None = None) -> str:
    """The text that a template makes of the values.

    ``template`` is a path below ``templates/`` ("postings/default.md.j2"); a file of that name in ``own_folder`` wins.
    Templates named ``*.html.j2`` and ``*.xml.j2`` escape what they print; a name that the values don't have is an
    error.

    Raises:
        NotFound: no such template.
        InvalidFile: the template is faulty or asks for an unknown name; the problem names its line where known.
    """
    with faults_of(template):
        return _environment(own_folder).get_template(template).render(values)


def find(template: str, *, own_folder: Path | None = None) -> Path:
    """The file of a template that is no text of Jinja2's; the one in ``own_folder`` wins."""
    own = own_folder / template if own_folder else None
    return own if own and own.is_file() else resources.folder("templates") / template


def sandbox(loader: BaseLoader | None = None) -> ImmutableSandboxedEnvironment:
    """An environment in which a template reaches nothing but its values: no private attribute, no module, no file."""
    return ImmutableSandboxedEnvironment(
        loader=loader,
        undefined=StrictUndefined,
        autoescape=lambda name: name is not None and (".html" in name or ".xml" in name),
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


@contextmanager
def faults_of(template: str) -> Iterator[None]:
    """What goes wrong while a template renders, told as a fault of the template.

    Raises:
        NotFound: it includes a template that isn't there.
        InvalidFile: anything else.
    """
    try:
        yield
    except JobkitError:
        raise
    except TemplateNotFound as error:
        raise NotFound(f"{error.name}: no such template; the shipped ones are in templates/") from error
    except TemplateError as error:
        line = getattr(error, "lineno", None) or _line_in(error, template)
        raise InvalidFile([Problem(error.message or type(error).__name__, template, line)]) from error
    except Exception as error:  # a template can do wrong with values whatever Python can: 1/0, a text as a number ...
        said = f"{error or type(error).__name__}"
        raise InvalidFile([Problem(said, template, _line_in(error, template))]) from error


@lru_cache(maxsize=8)
def _environment(own_folder: Path | None) -> ImmutableSandboxedEnvironment:
    folders = [own_folder] if own_folder else []
    return sandbox(ChoiceLoader([FileSystemLoader(folder) for folder in [*folders, resources.folder("templates")]]))


def _line_in(error: Exception, template: str) -> int | None:
    """The template's line at which it went wrong; Jinja2 puts its templates into the traceback."""
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename.endswith(template)]
    return frames[-1].lineno if frames else None
