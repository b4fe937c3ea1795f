"""``jobkit screen`` and ``jobkit demo``."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import click

from jobkit import api, resources
from jobkit.cli import options
from jobkit.intake import File

DEMO_ROLE = "case-manager"
DEMO_DAY = date(2026, 11, 1)
"""The samples are written for this day: their "Present" and their expiry dates depend on it."""


@click.command(no_args_is_help=True)
@options.paths()
@options.role()
@options.rubric()
@click.option("-o", "--output", type=click.Path(file_okay=False, path_type=Path), metavar="DIR",
              help="Write report.html, results.xlsx, .csv and .jsonl here.")  # fmt: skip
@click.option("-f", "--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True)
@click.option("--blind", is_flag=True,
              help="Hide who is who: names, file names, contact, also in quotes and pictures.")  # fmt: skip
@options.as_of()
@options.pdf_reader()
@options.workers()
def screen(
    paths: tuple[str, ...],
    role_name: str,
    rubric_name: str | None,
    output: Path | None,
    form: str,
    blind: bool,
    as_of: date,
    pdf_reader: str | None,
    workers: int,
) -> None:
    """Score resumes for a role: a ranking in which every point has its line of the resume.

    PATH is a file, a folder, a ZIP, a mail (.eml, .msg) or mailbox (.mbox) with attachments, or - for standard
    input. Nobody is rejected: unclear must-haves become questions, and a file that can't be read has its row and
    the reason.

    \b
    Examples:
      jobkit screen resumes/ --role case-manager
      jobkit screen resumes/ --role our-case-manager.yaml -o shortlist/
      jobkit screen resumes/ --role case-manager -o shortlist/ --blind
    """
    run(options.resumes(paths), role_name, rubric_name, output, form, as_of, pdf_reader, workers, blind=blind)


@click.command()
@click.option("-o", "--output", type=click.Path(file_okay=False, path_type=Path), metavar="DIR",
              default=Path("out/demo"), show_default=True, help="Where to write the report.")  # fmt: skip
@options.workers()
def demo(output: Path, workers: int) -> None:
    """Screen the shipped sample resumes for the shipped Case Manager role, and write the report.

    \b
    Example:
      jobkit demo
    """
    folder = resources.folder("samples") / "resumes"
    files = [File(path.name, path) for path in sorted(folder.rglob("*")) if path.is_file()]
    run(files, DEMO_ROLE, None, output, "table", DEMO_DAY, None, workers)


def run(
    files: Sequence[File],
    role_name: str,
    rubric_name: str | None,
    output: Path | None,
    form: str,
    as_of: date,
    pdf_reader: str | None,
    workers: int,
    *,
    blind: bool = False,
) -> None:
    """Screen the files, print the ranking, write the reports, and leave with the batch's exit code."""
    from jobkit.batch import screen_files
    from jobkit.model.outcome import Failed
    from jobkit.reports import table
    from jobkit.reports.jsonl import as_json
    from jobkit.reports.save import save

    role = api.load_role(role_name)
    rubric = api.chosen_rubric(role, rubric_name)
    options.note_rubric(role, rubric)
    results = screen_files(
        files, rubric, as_of=as_of, pdf_reader=pdf_reader, workers=workers, blind=blind, pictures=output is not None
    )
    outcomes = list(options.with_progress(results, len(files), "Screening"))
    if form == "json":
        click.echo(json.dumps([as_json(outcome) for outcome in outcomes], ensure_ascii=False, indent=2))
    else:
        click.echo(table.render(outcomes, rubric), nl=False)
    if output:
        for written in save(outcomes, rubric, output):
            click.echo(f"Wrote {written}", err=form == "json")
    options.close_batch(sum(isinstance(outcome, Failed) for outcome in outcomes), len(files))
