"""``jobkit post``."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import click

from jobkit import api
from jobkit.model.posting import PostingFormat


@click.command(no_args_is_help=True)
@click.argument("role_name", metavar="ROLE")
@click.option("-f", "--format", "forms", multiple=True, type=click.Choice(get_args(PostingFormat)),
              help="md (Markdown), html (a web page that job search engines read) or text; give it again for several.  "
              "[default: md; with -o, all]")  # fmt: skip
@click.option("-o", "--output", type=click.Path(file_okay=False, path_type=Path), metavar="DIR",
              help="Write a file for each format here, instead of printing.")  # fmt: skip
@click.option("--templates", type=click.Path(exists=True, file_okay=False, path_type=Path), metavar="DIR",
              help="Your own Jinja2 templates, as DIR/postings/posting.html.j2; the shipped ones else.")  # fmt: skip
def post(role_name: str, forms: tuple[PostingFormat, ...], output: Path | None, templates: Path | None) -> None:
    """Make the posting of a role: a role file, complete enough to publish.

    A role that lacks something is refused with the list of it: pay, place, how to apply ...

    \b
    Examples:
      jobkit post samples/roles/case-manager-example.yaml
      jobkit post our-role.yaml -f html > posting.html
      jobkit post our-role.yaml -o postings/
    """
    if output is None and len(forms) > 1:
        raise click.UsageError("several formats need a folder to write to: add -o DIR")
    role = api.load_role(role_name)
    chosen: tuple[PostingFormat, ...] = forms or (get_args(PostingFormat) if output else ("md",))
    postings = [api.render_posting(role, form, own_folder=templates) for form in dict.fromkeys(chosen)]
    if output is None:
        click.echo(postings[0].text, nl=False)
        return
    output.mkdir(parents=True, exist_ok=True)
    for posting in postings:
        (output / posting.filename).write_text(posting.text, encoding="utf-8", newline="\n")
        click.echo(output / posting.filename)
