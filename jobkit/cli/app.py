"""The ``jobkit`` command: its verbs, loaded when called, and the one place where errors become words and exit codes.

Exit codes: 0 done, 1 findings or an unusable input, 2 usage, 3 a batch done with some files unread.
"""

from __future__ import annotations

import importlib
import sys
import traceback
from typing import Any

import click

from jobkit.errors import JobkitError

# Verb: where it is, and its line in ``jobkit --help`` (so that help loads none of them).
COMMANDS = {
    "demo": ("jobkit.cli.screening:demo", "Screen the shipped sample resumes; print the ranking, write the report."),
    "role": ("jobkit.cli.role:role", "Start, import, list, show, check and compare role files."),
    "post": ("jobkit.cli.post:post", "Make postings of roles: web page, Word, PDF, text, feeds ..."),
    "lint": ("jobkit.cli.lint:lint", "Check a role or a posting: law, wording, gaps, contradictions."),
    "rubric": (
        "jobkit.cli.rubric:rubric",
        "Derive, show, check and preview rubrics: what is scored, and for how much.",
    ),
    "read": ("jobkit.cli.reading:read", "Show what is read in resumes, with the evidence."),
    "screen": ("jobkit.cli.screening:screen", "Score a batch of resumes for a role, every point explained."),
    "fit": ("jobkit.cli.fitting:fit", "See how one resume fits a role: what is met, unclear, missing."),
}


class Verbs(click.Group):
    """A group whose commands are imported when they are called for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module, name = COMMANDS[cmd_name][0].split(":")
        command: click.Command = getattr(importlib.import_module(module), name)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, line) for name, (_, line) in COMMANDS.items()])

    def invoke(self, ctx: click.Context) -> Any:
        """Run a verb; what a user can mend is told in a line for each problem, with exit code 1."""
        try:
            return super().invoke(ctx)
        except JobkitError as error:
            for line in str(error).splitlines():
                click.echo(f"Error: {line}", err=True)
            ctx.exit(1)
        except (click.ClickException, click.exceptions.Exit, click.Abort, BrokenPipeError):
            raise
        except Exception as error:  # a bug: say so in a line that is worth reporting, not in a traceback
            at = traceback.extract_tb(error.__traceback__)[-1]
            place = f"{at.name} in {at.filename.rpartition('jobkit')[2].lstrip('/') or at.filename}, line {at.lineno}"
            click.echo(
                f"Error: jobkit itself failed: {type(error).__name__}: {error} ({place}); please report it", err=True
            )
            ctx.exit(1)


@click.group(cls=Verbs, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="jobkit-hiring")
def main() -> None:
    """One role file drives a hire: postings, and resumes read, scored and explained line by line.

    \b
    Try it:
      jobkit demo
      jobkit post samples/roles/case-manager-example.yaml
      jobkit screen resumes/ --role case-manager -o shortlist/
      jobkit fit my-resume.pdf --role case-manager

    Nothing leaves this computer: jobkit uses no network.
    """
    for stream in (sys.stdout, sys.stderr):  # names and quotes must survive a terminal or pipe of any encoding
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace") if stream.isatty() else stream.reconfigure(encoding="utf-8")
