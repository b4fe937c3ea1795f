"""The ``jobkit`` command."""

from __future__ import annotations

import click


@click.group()
@click.version_option(package_name="jobkit-hiring")
def main() -> None:
    """One role file drives a hire: postings, and resumes read, scored and explained line by line."""
