"""``jobkit lint``."""

from __future__ import annotations

from datetime import date
from importlib import metadata

import click

from jobkit import api
from jobkit.cli import options


@click.command(no_args_is_help=True)
@click.argument("names", nargs=-1, required=True, metavar="ROLE...")
@options.rubric()
@click.option("--where", multiple=True, metavar="PLACE",
              help="Hold it to the law of this place (CO, CA-ON, US), not of its own; may be repeated.")  # fmt: skip
@click.option("-f", "--format", "form", type=click.Choice(["text", "json", "sarif", "github"]), default="text",
              show_default=True, help="github: annotations of a workflow.")  # fmt: skip
@click.option("--fix", is_flag=True, help="Make the safe changes in the file, and say which.")
@options.as_of()
def lint(
    names: tuple[str, ...], rubric_name: str | None, where: tuple[str, ...], form: str, fix: bool, as_of: date
) -> None:
    """Find what is wrong with roles, or with plain postings: law, wording, gaps, contradictions, readability.

    ROLE is a role file, a shipped role, or a posting as Markdown, text, HTML, DOCX or PDF. Exit code 1 if an error
    stands. General information, not legal advice.

    \b
    Examples:
      jobkit lint our-role.yaml
      jobkit lint our-role.yaml --where CO --where CA
      jobkit lint posting.md -f github
    """
    from jobkit.model.finding import is_failing
    from jobkit.postings.lint.rules import checked_on
    from jobkit.reports import findings as report
    from jobkit.reports.sarif import as_sarif

    for name in names if fix else ():
        for mended in api.fix_role(name, rubric=rubric_name, where=where, as_of=as_of):
            place = f"{mended.spot.path}:{mended.spot.line}"
            click.echo(f'{place}: {mended.rule}: "{mended.quote}" is now "{mended.replacement}"', err=True)
    each = (api.lint_role(name, rubric=rubric_name, where=where, as_of=as_of) for name in names)
    found = tuple(finding for findings in each for finding in findings)
    if form == "json":
        click.echo(report.as_json(found, checked_on=checked_on(), as_of=as_of), nl=False)
    elif form == "sarif":
        click.echo(as_sarif(found, metadata.version("jobkit-hiring")), nl=False)
    elif form == "github":
        click.echo(report.as_github(found), nl=False)
    else:
        click.echo(report.as_text(found, checked_on=checked_on(), as_of=as_of), nl=False)
    if is_failing(found):
        click.get_current_context().exit(1)
