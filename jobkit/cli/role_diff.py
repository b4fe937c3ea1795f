"""``jobkit role diff``."""

from __future__ import annotations

import click

from jobkit import api


@click.command()
@click.argument("before", metavar="A")
@click.argument("after", metavar="B")
@click.option("-f", "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True,
              help="How to print it.")  # fmt: skip
def diff(before: str, after: str, form: str) -> None:
    """Say what changed from role A to role B, field by field: in substance, or in wording only, and for the rubric.

    A and B are role files or shipped roles, each taken whole, with what it extends.

    \b
    Examples:
      jobkit role diff last-year.yaml our-role.yaml
      jobkit role diff case-manager our-role.yaml -f json
    """
    from jobkit.reports import role_diff

    found = api.diff_roles(before, after)
    click.echo(role_diff.as_json(found) if form == "json" else role_diff.as_text(found), nl=False)
