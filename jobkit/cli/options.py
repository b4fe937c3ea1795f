"""Options that several commands share, and the progress bar."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, datetime
from typing import Any, TypeVar

import click

from jobkit.intake import File, find_files, without_reports
from jobkit.model.role import Role
from jobkit.model.rubric import DERIVED, Rubric

R = TypeVar("R")
Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]


class Day(click.ParamType[date]):
    """A day written as 2026-11-01."""

    name = "YYYY-MM-DD"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        if isinstance(value, date):
            return value
        try:
            return datetime.strptime(value, "%Y-%m-%d").date()
        except ValueError:
            self.fail(f"{value!r} is not a day; write it as 2026-11-01", param, ctx)


def paths() -> Decorator:
    """PATH...: files, folders, containers, or ``-``."""
    return click.argument("paths", nargs=-1, required=True, metavar="PATH...")


def resumes(paths: Sequence[str]) -> list[File]:
    """The files at the paths; says on standard error which were left out because jobkit wrote them."""
    files, own = without_reports(find_files(paths, sys.stdin.buffer))
    if own:
        said = "1 file that jobkit wrote is" if len(own) == 1 else f"{len(own)} files that jobkit wrote are"
        click.echo(f"Note: {said} left out: {', '.join(file.name for file in own)}", err=True)
    return files


def as_of() -> Decorator:
    return click.option(
        "--as-of", type=Day(), default=date.today, show_default="the present day", help="The day to take as today."
    )


def pdf_reader() -> Decorator:
    return click.option(
        "--pdf-reader", metavar="NAME", help="pdfium (the default; pdfminer where it fails) or pdfminer."
    )


def workers() -> Decorator:
    return click.option(
        "--workers",
        type=click.IntRange(1, 256),
        default=lambda: min(8, os.cpu_count() or 1),
        show_default="one a processor, at most 8",
        help="How many files to read at once. The results do not depend on it.",
    )


def role() -> Decorator:
    return click.option("--role", "role_name", required=True, metavar="ROLE", help="A role file, or a shipped role.")


def rubric() -> Decorator:
    return click.option(
        "--rubric", "rubric_name", metavar="RUBRIC", help="A rubric file; else the role's own, or one derived from it."
    )


def note_rubric(role: Role, rubric: Rubric) -> None:
    """Say on standard error which rubric scores, where that is not the one that the role names by its own id."""
    if role.id != rubric.role:
        said = f"written for the role '{rubric.role}'; what only '{role.id}' asks for is not assessed"
        click.echo(f"Note: scored by the rubric '{rubric.id}' {rubric.version}, {said}.", err=True)
    elif rubric.version == DERIVED:
        click.echo(
            f"Note: scored by a rubric derived from what '{role.id}' asks for. To see or change it:"
            " jobkit rubric derive ROLE -o rubric.yaml, then name the file with 'rubric:' in the role.",
            err=True,
        )


def with_progress(outcomes: Iterable[R], length: int, label: str) -> Iterator[R]:
    """The outcomes, with a bar on the terminal while they come; none where standard error is piped."""
    hidden = not sys.stderr.isatty() or length < 2
    with click.progressbar(outcomes, length=length, label=label, file=sys.stderr, hidden=hidden) as bar:
        yield from bar


def close_batch(failed: int, total: int) -> None:
    """Leave with the exit code of a batch: 0 all read, 3 some not, 1 none."""
    if failed:
        click.get_current_context().exit(1 if failed == total else 3)
