"""``jobkit role``: new, import, diff, list, show, validate, schema."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from jobkit import api
from jobkit.cli import options
from jobkit.cli.role_diff import diff
from jobkit.cli.role_new import new
from jobkit.errors import InvalidFile
from jobkit.intake import find_file
from jobkit.roles.loading import find_role, load_role_tree, shipped_roles
from jobkit.roles.schema import role_schema_text
from jobkit.roles.starting import unconfirmed
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
    """Start, import, list, show, check and compare role files.

    \b
    Examples:
      jobkit role new our-case-manager
      jobkit role validate our-case-manager.yaml
    """


role.add_command(new)
role.add_command(diff)


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
    said = f"Values found: {len(imported.evidence)}; lines without a place: {len(imported.unplaced)}; "
    lacking = ", ".join(field for field, _ in imported.missing) or "nothing"
    click.echo(f"{f'Wrote {output}. ' if output else ''}{said}to publish it lacks: {lacking}", err=True)


@role.command("list")
@_format("table", "json")
def list_(form: str) -> None:
    """List the role templates that come with jobkit.

    \b
    Example:
      jobkit role list
    """
    rows = [
        {"name": name, "title": each.title, "sectors": list(each.sectors), "path": str(find_role(name))}
        for name in shipped_roles()
        for each in (api.load_role(name).role,)
    ]
    if form == "json":
        click.echo(json.dumps(rows, indent=2))
        return
    for row in rows:
        click.echo(f"{row['name']:<32}{row['title']} ({', '.join(row['sectors'][:2])})")


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

    Of a valid role it says what it lacks to be posted, and what its template says that nobody has confirmed.

    \b
    Examples:
      jobkit role validate our-role.yaml
      jobkit role validate our-role.yaml -f json
    """
    try:
        whole, tree = load_role_tree(role_name)
    except InvalidFile as error:
        if form == "text":
            raise
        _print_json({"role": role_name, "valid": False, "problems": [asdict(problem) for problem in error.problems]})
        click.get_current_context().exit(1)
    lacks, open_ = api.lacking(whole), unconfirmed(tree)
    if form == "json":
        told = [{"field": need.any_of[0], "why": need.why, "mend": need.mend} for need in lacks]
        _print_json({"role": role_name, "valid": True, "problems": [], "lacks": told, "unconfirmed": list(open_)})
        return
    click.echo(f"{role_name}: valid{'; it lacks, to be posted:' if lacks else ', and complete enough to post'}")
    for need in lacks:
        click.echo(f"  {need.any_of[0]}: {need.why}; {need.mend}")
    if open_:
        click.echo(f"The template's, as they stand: {', '.join(open_)}. State in your file what holds for you.")


def _print_json(verdict: dict[str, Any]) -> None:
    click.echo(json.dumps(verdict, ensure_ascii=False, indent=2))


@role.command()
def schema() -> None:
    """Print the JSON Schema of role files, for editors.

    \b
    Example:
      jobkit role schema > role.schema.json
    """
    click.echo(role_schema_text(), nl=False)
