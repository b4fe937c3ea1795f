"""``jobkit rubric preview``."""

from __future__ import annotations

from pathlib import Path

import click

from jobkit import api


@click.command(no_args_is_help=True)
@click.argument("results", type=click.Path(exists=True, file_okay=False, path_type=Path), metavar="RESULTS")
@click.option("--rubric", "rubric_name", required=True, metavar="EDITED", help="The edited rubric file.")
@click.option("-f", "--format", "form", type=click.Choice(["table", "json", "jsonl"]), default="table",
              show_default=True, help="jsonl: the results.jsonl that screening by it writes.")  # fmt: skip
def preview(results: Path, rubric_name: str, form: str) -> None:
    """See who would move, and why, under an edited rubric: scored from the results, no resume is read again.

    RESULTS is the folder that `jobkit screen ... -o RESULTS` wrote. Weights belong settled before files are opened:
    whoever changes them later says why, and screens everyone by the new version.

    \b
    Examples:
      jobkit rubric preview shortlist/ --rubric our-rubric.yaml
      jobkit rubric preview shortlist/ --rubric our-rubric.yaml -f jsonl > results.jsonl
    """
    from jobkit.reports import preview as report
    from jobkit.reports.results import held_to_posting, rescored

    rubric = held_to_posting(results, api.load_rubric(rubric_name))
    files = list(rescored(results, rubric))
    if form == "jsonl":
        click.echo("".join(each.line() for each in files), nl=False)
    else:
        click.echo(report.as_json(files, rubric) if form == "json" else report.as_text(files, rubric), nl=False)
