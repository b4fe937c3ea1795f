"""``jobkit rubric``: derive, show, validate, schema."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from jobkit import api
from jobkit.cli.preview import preview
from jobkit.errors import InvalidFile

_RUBRIC = click.argument("rubric_name", metavar="RUBRIC")


def _format(first: str, *others: str) -> Callable[..., Any]:
    choices = click.Choice([first, *others])
    return click.option(
        "-f", "--format", "form", type=choices, default=first, show_default=True, help="How to print it."
    )


@click.group()
def rubric() -> None:
    """Derive, show and check rubrics.

    \b
    Examples:
      jobkit rubric derive our-role.yaml -o our-rubric.yaml
      jobkit rubric show case-manager
    """


@rubric.command()
@click.argument("role_name", metavar="ROLE")
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE",
              help="Write it here; a file that is there already is never overwritten.")  # fmt: skip
@_format("yaml", "json")
def derive(role_name: str, output: Path | None, form: str) -> None:
    """Make a first rubric of what a role asks for: gates for its must-haves, and criteria of 100 points.

    Each part rests on a sentence of the posting. What no resume can show is listed too, with where to ask it instead.
    Go over the file, then name it in the role: rubric: FILE.

    \b
    Examples:
      jobkit rubric derive case-manager
      jobkit rubric derive our-role.yaml -o our-rubric.yaml
    """
    from jobkit.reports.rubric import not_assessed
    from jobkit.screening.rubric_text import rubric_text

    if output and output.exists():
        raise click.UsageError(f"{output} is there already; choose another name")
    derived = api.derive_rubric(api.load_role(role_name))
    text = rubric_text(derived) if form == "yaml" else f"{derived.model_dump_json(indent=2)}\n"
    if output is None:
        click.echo(text, nl=False)
    else:
        output.parent.mkdir(parents=True, exist_ok=True)
        output.write_text(text, encoding="utf-8", newline="\n")
        click.echo(f"Wrote {output}")
    click.echo(not_assessed(derived), nl=False, err=True)


@rubric.command()
@_RUBRIC
@_format("text", "yaml", "json")
def show(rubric_name: str, form: str) -> None:
    """Show a rubric: its must-haves, and what each criterion is worth and rests on.

    \b
    Examples:
      jobkit rubric show case-manager
      jobkit rubric show our-rubric.yaml -f json
    """
    from jobkit.reports.rubric import text
    from jobkit.yamlfile import dump

    whole = api.load_rubric(rubric_name)
    if form == "json":
        click.echo(whole.model_dump_json(indent=2))
    elif form == "yaml":
        click.echo(dump(whole.model_dump(mode="json", exclude_defaults=True)), nl=False)
    else:
        click.echo(text(whole), nl=False)


@rubric.command()
@_RUBRIC
@_format("text", "json")
def validate(rubric_name: str, form: str) -> None:
    """Check a rubric file, its variants too: every problem with its line. Exit code 1 if there are any.

    \b
    Examples:
      jobkit rubric validate our-rubric.yaml
      jobkit rubric validate our-rubric.yaml -f json
    """
    try:
        api.check_rubric(rubric_name)
    except InvalidFile as error:
        if form == "text":
            raise
        _print_verdict(rubric_name, [asdict(problem) for problem in error.problems])
        click.get_current_context().exit(1)
    if form == "json":
        _print_verdict(rubric_name, [])
    else:
        click.echo(f"{rubric_name}: fine")


def _print_verdict(name: str, problems: list[dict[str, Any]]) -> None:
    click.echo(json.dumps({"rubric": name, "valid": not problems, "problems": problems}, ensure_ascii=False, indent=2))


@rubric.command()
def schema() -> None:
    """Print the JSON Schema of rubric files, for editors.

    \b
    Example:
      jobkit rubric schema > rubric.schema.json
    """
    from jobkit.screening.rubrics import rubric_schema_text

    click.echo(rubric_schema_text(), nl=False)


rubric.add_command(preview)
