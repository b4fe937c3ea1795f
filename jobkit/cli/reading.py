"""``jobkit read``."""

from __future__ import annotations

import json
import sys
from datetime import date

import click

from jobkit.cli import options
from jobkit.intake import find_files


@click.command(no_args_is_help=True)
@options.paths()
@click.option(
    "-f", "--format", "form", type=click.Choice(["table", "json", "jsonl"]), default="table", show_default=True
)
@options.as_of()
@options.pdf_reader()
@options.workers()
def read(paths: tuple[str, ...], form: str, as_of: date, pdf_reader: str | None, workers: int) -> None:
    """Show what is read in each resume: a JSON Resume, the facts drawn from it, and where each value stands.

    PATH is a file, a folder, a ZIP, a mail (.eml, .msg) or mailbox (.mbox) with attachments, or - for standard
    input.

    \b
    Examples:
      jobkit read resume.pdf
      jobkit read resumes/ -f jsonl > read.jsonl
    """
    from jobkit.batch import read_files
    from jobkit.model.outcome import Failed
    from jobkit.reports import reading as report

    files = find_files(paths, sys.stdin.buffer)
    results = read_files(files, as_of=as_of, pdf_reader=pdf_reader, workers=workers)
    failed = 0
    collected = []
    for file, result in zip(files, options.with_progress(results, len(files), "Reading"), strict=True):
        failed += isinstance(result, Failed)
        if form == "jsonl":
            click.echo(json.dumps(report.as_json(file.name, result), ensure_ascii=False))
        elif form == "json":
            collected.append(report.as_json(file.name, result))
        else:
            click.echo(report.as_text(file.name, result))
    if form == "json":
        click.echo(json.dumps(collected, ensure_ascii=False, indent=2))
    options.close_batch(failed, len(files))
