"""The documentation holds: its commands exist, its Python runs, its links lead somewhere."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path

import click
import pytest

from jobkit.cli.app import COMMANDS, main

ROOT = Path(__file__).resolve().parent.parent
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
_BLOCK = re.compile(r"```(\w+)\n(.*?)```", re.DOTALL)
_LINK = re.compile(r"\]\(([^)#]+)(?:#[^)]*)?\)")


def _blocks(language: str) -> list[tuple[Path, str]]:
    return [
        (page, body)
        for page in PAGES
        for kind, body in _BLOCK.findall(page.read_text(encoding="utf-8"))
        if kind == language
    ]


def _command_lines() -> list[tuple[str, str]]:
    lines = []
    for kind in ("console", "sh", "bash", "shell"):
        for page, body in _blocks(kind):
            for line in body.splitlines():
                words = line.removeprefix("$ ").split("#")[0].strip()
                if words.startswith(("jobkit ", ".venv/bin/jobkit ")):
                    lines.append((page.name, words))
    return lines


@pytest.mark.parametrize(("page", "line"), _command_lines())
def test_every_command_shown_parses(page: str, line: str) -> None:
    _, *args = shlex.split(line.split(">")[0].split("|")[0])
    command: click.Command = main
    context = click.Context(main, info_name="jobkit")
    while isinstance(command, click.Group) and args and not args[0].startswith("-"):
        found = command.get_command(context, args[0])
        assert found is not None, f"{page}: {line}"
        command, args = found, args[1:]
    known = {option for parameter in command.params for option in (*parameter.opts, *parameter.secondary_opts)}
    known |= {"-h", "--help", "--version"}
    for word in args:
        assert not word.startswith("-") or word == "-" or word.split("=")[0] in known, f"{page}: {line}"


def test_the_readme_names_every_command() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    for name in COMMANDS:
        assert f"jobkit {name}" in text or f"make {name}" in text, name


@pytest.mark.parametrize(("page", "code"), _blocks("python"))
def test_every_python_example_runs(page: Path, code: str) -> None:
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{page.name}: {done.stderr}"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_within_the_repository_lead_somewhere(page: Path) -> None:
    for target in _LINK.findall(page.read_text(encoding="utf-8")):
        if not re.match(r"\w+:", target):
            assert (page.parent / target).exists(), f"{page.name} links to {target}"
