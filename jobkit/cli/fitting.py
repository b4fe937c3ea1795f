"""``jobkit fit``."""

from __future__ import annotations

import json
import sys
from datetime import date

import click

from jobkit import api
from jobkit.cli import options
from jobkit.intake import find_file
from jobkit.model.role import Role


@click.command(no_args_is_help=True)
@click.argument("file", metavar="FILE")
@click.option("--role", "role_name", metavar="ROLE", help="A role file, or a shipped role.")
@click.option("--posting", metavar="FILE", help="Instead of a role, any posting: text, HTML, DOCX, PDF, JSON.")
@options.rubric()
@click.option("-f", "--format", "form", type=click.Choice(["text", "json", "html"]), default="text", show_default=True)
@options.as_of()
@options.pdf_reader()
def fit(
    file: str,
    role_name: str | None,
    posting: str | None,
    rubric_name: str | None,
    form: str,
    as_of: date,
    pdf_reader: str | None,
) -> None:
    """See how one resume fits a role: which requirements are met and by which line, which are unclear or missing.

    FILE is a resume, or a mail or archive with one in it; of several, give one: mail.eml/resume.pdf.

    The rubric is the one a recruiter's screening uses; nothing is added to it or held back. Of a posting, one is
    derived from what it asks for.

    \b
    Examples:
      jobkit fit my-resume.pdf --role case-manager
      jobkit fit my-resume.pdf --role case-manager -f html > fit.html
      jobkit fit my-resume.pdf --posting advert.html
      jobkit read my-resume.pdf     shows all that was read
    """
    from jobkit.batch import fit_file
    from jobkit.errors import Unreadable
    from jobkit.model.outcome import Failed
    from jobkit.reports import fit as report

    role = _asked(role_name, posting, as_of, pdf_reader)
    only = find_file(file, sys.stdin.buffer)
    rubric = api.chosen_rubric(role, rubric_name)
    options.note_rubric(role, rubric)
    result = fit_file(only, rubric, as_of=as_of, pdf_reader=pdf_reader)
    if isinstance(result, Failed):
        raise Unreadable(result.code, f"{result.file}: {result.message}")
    if form == "json":
        click.echo(json.dumps(report.as_json(result, rubric), ensure_ascii=False, indent=2))
    elif form == "html":
        from jobkit.reports import fit_page

        click.echo(fit_page.render(result, rubric), nl=False)
    else:
        click.echo(report.text(result, rubric), nl=False)


def _asked(role_name: str | None, posting: str | None, as_of: date, pdf_reader: str | None) -> Role:
    """The role that is applied for."""
    from jobkit.errors import NotFound
    from jobkit.one_file import is_resume

    if role_name and not posting:
        return api.load_role(role_name)
    if role_name or not posting:
        raise click.UsageError("give either --role ROLE or --posting FILE")
    only = find_file(posting, sys.stdin.buffer)
    imported = api.import_file(only, pdf_reader=pdf_reader)
    if is_resume(only, as_of=as_of, pdf_reader=pdf_reader):
        raise NotFound(f"{posting}: this is a resume, not a posting; give the posting that is applied for")
    if imported.role is None:
        raise NotFound(f"{posting}: no job title was found in it; put the title on its first line")
    return imported.role
