"""``jobkit role``: new, import, list, show, validate, schema."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from jobkit import api
from jobkit.cli import options
from jobkit.errors import InvalidFile
from jobkit.intake import find_file
from jobkit.roles.loading import find_role, shipped_roles
from jobkit.roles.schema import role_schema_text
from jobkit.roles.starting import QUESTIONS, Question, problem_with, role_text
from jobkit.yamlfile import dump


def _format(*choices: str) -> Callable[..., Any]:
    return click.option(
        "-f",
        "--format",
        "form",
        type=click.Choice(choices),
        default=choices[0],
        show_default=True,
        help="How to print it.",
    )


@click.group()
def role() -> None:
    """Start, import, list, show and check role files.

    \b
    Examples:
      jobkit role new our-case-manager
      jobkit role validate our-case-manager.yaml
    """


@role.command()
@click.argument("name", default="role")
@click.option("--from", "template", default="case-manager", show_default=True, metavar="TEMPLATE",
              help="The shipped template, or the file, to build on.")  # fmt: skip
def new(name: str, template: str) -> None:
    """Write NAME.yaml, a role of your own that builds on a template.

    On a terminal it asks for what only you can know; an empty answer leaves a field for later. Else the file holds
    commented examples of each field. A file that is there already is never overwritten.

    \b
    Examples:
      jobkit role new our-case-manager
      jobkit role new cm-dayton --from case-manager < /dev/null
    """
    path = Path(name if name.endswith((".yaml", ".yml")) else f"{name}.yaml")
    if path.exists():
        raise click.UsageError(f"{path} is there already; choose another name")
    api.load_role(template)
    answers = _ask_all(template) if on_terminal() else {}
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(role_text(_id_of(path), template, answers), encoding="utf-8", newline="\n")
    click.echo(f"Wrote {path}. Next: edit it, then: jobkit post {path}")


def on_terminal() -> bool:
    """Somebody is there to answer."""
    return sys.stdin.isatty()


def _ask_all(template: str) -> dict[str, str]:
    click.echo("What only you can know. Leave an answer empty to fill it in later.\n", err=True)
    answers = {question.field: _ask(question, template) for question in QUESTIONS}
    return {field: answer for field, answer in answers.items() if answer}


def _ask(question: Question, template: str) -> str:
    while True:
        answer: str = click.prompt(question.ask, default="", show_default=False, err=True).strip()
        problem = problem_with(question, answer, template) if answer else None
        if problem is None:
            return answer
        click.echo(f"  {problem}", err=True)


def _id_of(path: Path) -> str:
    return re.sub(r"[^a-z0-9]+", "-", path.stem.lower()).strip("-") or "role"


@role.command("import")
@click.argument("file", metavar="FILE")
@_format("yaml", "json")
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), metavar="OUT", help="The role file to write; else it is printed."
)
@options.pdf_reader()
def import_(file: str, form: str, output: Path | None, pdf_reader: str | None) -> None:
    """Turn an existing posting into a role file, each value with its line, and what found no place.

    FILE is text, Markdown, HTML, DOCX or PDF, a web page or JSON file with a JobPosting, a JSON Resume job, or - for
    standard input. What the posting does not state is null, with a note: nothing is made up. A file that is there
    already is never overwritten.

    \b
    Examples:
      jobkit role import old-posting.docx -o our-role.yaml
      jobkit role import posting.html -f json > role.json
    """
    if output is not None and output.exists():
        raise click.UsageError(f"{output} is there already; choose another name")
    imported = api.import_file(find_file(file, sys.stdin.buffer), pdf_reader=pdf_reader)
    text = api.imported_text(imported, form)
    if output is None:
        click.echo(text, nl=False)
    else:
        output.parent.mkdir(parents=True, exist_ok=True)
        output.write_text(text, encoding="utf-8", newline="\n")
    said = (
        f"{len(imported.evidence)} values found; {len(imported.unplaced)} lines found no place; to publish it lacks: "
    )
    lacking = ", ".join(field for field, _ in imported.missing) or "nothing"
    click.echo(f"{f'Wrote {output}. ' if output else ''}{said}{lacking}", err=True)


@role.command("list")
@_format("table", "json")
def list_(form: str) -> None:
    """List the role templates that come with jobkit.

    \b
    Example:
      jobkit role list
    """
    rows = [
        {"name": name, "title": api.load_role(name).role.title, "path": str(find_role(name))}
        for name in shipped_roles()
    ]
    if form == "json":
        click.echo(json.dumps(rows, indent=2))
        return
    for row in rows:
        click.echo(f"{row['name']:<24}{row['title']}")


@role.command()
@click.argument("role_name", metavar="ROLE")
@_format("yaml", "json")
def show(role_name: str, form: str) -> None:
    """Show a role whole, with what it extends merged in.

    \b
    Examples:
      jobkit role show case-manager
      jobkit role show our-role.yaml -f json
    """
    whole = api.load_role(role_name)
    if form == "json":
        click.echo(json.dumps(whole.model_dump(mode="json"), ensure_ascii=False, indent=2))
    else:
        click.echo(dump(whole.model_dump(mode="json", exclude_defaults=True)), nl=False)


@role.command()
@click.argument("role_name", metavar="ROLE")
@_format("text", "json")
def validate(role_name: str, form: str) -> None:
    """Check a role file: every problem at once, each with its line. Exit code 1 if there are any.

    \b
    Examples:
      jobkit role validate our-role.yaml
      jobkit role validate our-role.yaml -f json
    """
    try:
        api.load_role(role_name)
    except InvalidFile as error:
        if form == "text":
            raise
        _print_verdict(role_name, [asdict(problem) for problem in error.problems])
        click.get_current_context().exit(1)
    if form == "json":
        _print_verdict(role_name, [])
    else:
        click.echo(f"{role_name}: fine")


def _print_verdict(role_name: str, problems: list[dict[str, Any]]) -> None:
    click.echo(
        json.dumps({"role": role_name, "valid": not problems, "problems": problems}, ensure_ascii=False, indent=2)
    )


@role.command()
def schema() -> None:
    """Print the JSON Schema of role files, for editors.

    \b
    Example:
      jobkit role schema > role.schema.json
    """
    click.echo(role_schema_text(), nl=False)
