"""``jobkit post``."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import Final, get_args

import click

from jobkit import api
from jobkit.cli import options
from jobkit.model.posting import FeedFormat, Posting, PostingFormat
from jobkit.postings.completeness import load_role_to_post

SINGLE: Final[tuple[PostingFormat, ...]] = get_args(PostingFormat)
FEEDS: Final[tuple[FeedFormat, ...]] = get_args(FeedFormat)
WITH_A_FOLDER: Final[tuple[PostingFormat, ...]] = ("html", "md", "text", "docx", "pdf")
"""What a folder gets where no format is named: what needs nothing but a role fit to publish."""
UNPRINTABLE: Final = ("docx", "pdf")


@click.command(no_args_is_help=True)
@click.argument("role_names", nargs=-1, required=True, metavar="ROLE...")
@click.option("-f", "--format", "forms", multiple=True, type=click.Choice((*SINGLE, *FEEDS)), metavar="FORMAT",
              help="One of those above; give it again for several.  "
              "[default: md; with -o: html, md, text, docx, pdf]")  # fmt: skip
@click.option("-o", "--output", type=click.Path(file_okay=False, path_type=Path), metavar="DIR",
              help="Write files here, instead of printing.")  # fmt: skip
@click.option("--templates", type=click.Path(exists=True, file_okay=False, path_type=Path), metavar="DIR",
              help="Your own templates, as DIR/postings/posting.html.j2; the shipped ones else.")  # fmt: skip
@options.as_of()
def post(
    role_names: tuple[str, ...],
    forms: tuple[PostingFormat | FeedFormat, ...],
    output: Path | None,
    templates: Path | None,
    as_of: date,
) -> None:
    """Make the postings of roles: role files, complete enough to publish.

    A role that lacks what a format asks for is refused with the list of it: pay, place, how to apply ... So is one
    whose pay or benefits nobody but its template states. Of one whose last day is past you are told, and feeds and the
    careers page leave it out.

    \b
    Formats of one role:
      html      a web page that job search engines read
      md        Markdown            text      plain text, for mail
      docx      a Word file         ats       plain text to paste into forms
      pdf       a PDF               jsonld    the search engines' data alone
      social    100 words for LinkedIn or Facebook
      microblog 280 characters      sms       160 characters
      internal  a web page for staff, with grade and their way to apply
    Formats of several roles:
      indeed    Indeed's XML feed   careers   a web page that lists the others
      rss, atom, jsonfeed           feeds

    \b
    Examples:
      jobkit post samples/roles/case-manager-example.yaml
      jobkit post our-role.yaml -f html > posting.html
      jobkit post our-role.yaml -o postings/
      jobkit post roles/*.yaml -f html -f careers -f indeed -o site/
    """
    from jobkit.postings.feeds import closed

    chosen = tuple(dict.fromkeys(forms)) or (WITH_A_FOLDER if output else ("md",))
    roles = [load_role_to_post(name) for name in role_names]
    if output is None and len(chosen) * len(role_names) > 1 and not (len(chosen) == 1 and chosen[0] in FEEDS):
        raise click.UsageError("several postings need a folder to write to: add -o DIR")
    for role, day in closed(roles, as_of):
        click.echo(f"Warning: {role.id} has been closed since {day}; renew its last day, or take it down.", err=True)
    postings = [
        api.render_posting(role, form, own_folder=templates) for form in SINGLE if form in chosen for role in roles
    ]
    postings += [api.render_feed(roles, form, own_folder=templates, as_of=as_of) for form in FEEDS if form in chosen]
    if output is None:
        _print(postings[0])
    else:
        _write(postings, output)


def _print(posting: Posting) -> None:
    if posting.format not in UNPRINTABLE:
        click.echo(posting.text, nl=False)
    elif sys.stdout.isatty():
        raise click.UsageError(f"a {posting.format} file does not show on a terminal: add -o DIR")
    else:
        click.echo(posting.data, nl=False)


def _write(postings: list[Posting], folder: Path) -> None:
    names = [posting.filename for posting in postings]
    if twice := next((name for name in names if names.count(name) > 1), None):
        raise click.UsageError(f"two of these roles would be written to {twice}; give each role file its own id")
    folder.mkdir(parents=True, exist_ok=True)
    for posting in postings:
        (folder / posting.filename).write_bytes(posting.data)
        click.echo(folder / posting.filename)
