"""``jobkit read``."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from textwrap import indent
from typing import TYPE_CHECKING

import click

from jobkit.cli import options
from jobkit.intake import File

if TYPE_CHECKING:
    from jobkit.model.outcome import Failed, Reading

PNG = ".png"


@click.command(no_args_is_help=True)
@options.paths()
@click.option(
    "-f", "--format", "form", type=click.Choice(["table", "json", "jsonl"]), default="table", show_default=True
)
@click.option("--overlay", type=click.Path(dir_okay=False, path_type=Path), metavar="OUT.png",
              help="Draw what is read on a picture of the page (OUT-1.png, OUT-2.png ... of several).")  # fmt: skip
@options.as_of()
@options.pdf_reader()
@options.workers()
def read(
    paths: tuple[str, ...], form: str, overlay: Path | None, as_of: date, pdf_reader: str | None, workers: int
) -> None:
    """Show what is read in each resume: a JSON Resume, the facts drawn from it, and where each value stands.

    PATH is a file, a folder, a ZIP, a mail (.eml, .msg) or mailbox (.mbox) with attachments, or - for standard
    input.

    \b
    Examples:
      jobkit read resume.pdf
      jobkit read resume.pdf --overlay seen.png
      jobkit read resumes/ -f jsonl > read.jsonl
    """
    from jobkit.batch import read_files
    from jobkit.model.outcome import Failed

    files = options.resumes(paths)
    results: Iterator[Reading | Failed]
    if overlay:
        results = iter([_drawn(files, overlay, as_of, pdf_reader)])
    else:
        results = read_files(files, as_of=as_of, pdf_reader=pdf_reader, workers=workers)
    shown = options.with_progress(results, len(files), "Reading")
    failed = 0
    for text, result in _texts(files, shown, form):
        click.echo(text)
        failed += isinstance(result, Failed)
    options.close_batch(failed, len(files))


def _texts(
    files: Sequence[File], results: Iterator[Reading | Failed], form: str
) -> Iterator[tuple[str, Reading | Failed]]:
    """What to print for each file, as it comes; a JSON list opens before the first and closes after the last."""
    from jobkit.reports.reading import as_json
    from jobkit.reports.reading_table import as_text
    from jobkit.reports.terminal import WIDTH

    width = shutil.get_terminal_size((WIDTH, 24)).columns if sys.stdout.isatty() else WIDTH
    for at, (file, result) in enumerate(zip(files, results, strict=True), 1):
        if form == "table":
            yield as_text(file.name, result, width=width), result
            continue
        text = json.dumps(as_json(file.name, result), ensure_ascii=False, indent=2 if form == "json" else None)
        if form == "json":
            text = ("[\n" if at == 1 else "") + indent(text, "  ") + ("\n]" if at == len(files) else ",")
        yield text, result


def _drawn(files: Sequence[File], output: Path, as_of: date, pdf_reader: str | None) -> Reading | Failed:
    """Read the one file, and write a picture of each of its pages."""
    from jobkit.batch import draw_file
    from jobkit.model.outcome import Failed

    if len(files) > 1:
        raise click.UsageError(f"--overlay draws one file, and these are {len(files)}; give one of them")
    if output.suffix.lower() != PNG:
        raise click.UsageError(f"--overlay writes PNG, and '{output}' is no name of one; end it in {PNG}")
    result = draw_file(files[0], as_of=as_of, pdf_reader=pdf_reader)
    if isinstance(result, Failed):
        return result
    reading, pictures = result
    for number, picture in enumerate(pictures, 1):
        path = output if len(pictures) == 1 else output.with_stem(f"{output.stem}-{number}")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(picture)
        click.echo(f"Wrote {path}", err=True)
    return reading
