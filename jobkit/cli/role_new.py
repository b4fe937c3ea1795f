"""``jobkit role new``: asks, on a terminal or down a pipe, and writes a role file."""

from __future__ import annotations

import os
import queue
import re
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

import click

from jobkit import api
from jobkit.errors import InvalidFile, Problem
from jobkit.model.role import Role
from jobkit.roles.loading import extended_file, load_role_tree
from jobkit.roles.questions import Question
from jobkit.roles.starting import first_text, offered, open_questions, unconfirmed, with_answer, with_settings
from jobkit.yamlfile import inline, read_tree

DEFAULT: Final = "case-manager"
WAIT: Final = 1.0
"""Seconds that answers down a pipe may take to come: a pipe that nobody writes to must not hold the command up."""
MOST: Final = 1_000_000
"""Bytes of answers that are read."""

Ask = Callable[[Question, Any, bool], str | None]
"""Puts a question, with what the template has and whether it must be answered; "" is no answer, None: no more come."""


class Setting(click.ParamType[tuple[str, str]]):
    """FIELD=VALUE."""

    name = "FIELD=VALUE"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, str]:
        field, equals, written = value.partition("=")
        if not equals or not field.strip():
            self.fail(f"{value!r} is no setting; write it as posting.pay.max=62000", param, ctx)
        return field.strip(), written


@click.command()
@click.argument("name", default="role")
@click.option("--from", "template", metavar="TEMPLATE", show_default=DEFAULT,
              help="The shipped template, or the file, to build on.")  # fmt: skip
@click.option("--set", "settings", multiple=True, type=Setting(), metavar="FIELD=VALUE",
              help="Set a field; may be repeated. A list is [one, two]; null takes a value out.")  # fmt: skip
def new(name: str, template: str | None, settings: tuple[tuple[str, str], ...]) -> None:
    """Write NAME.yaml, a role of your own that builds on a template, or go on with one that is unfinished.

    It asks for what only you can know. Every question can be skipped with an empty answer, and every answer is kept at
    once. Where nobody is there to ask, answers are taken from standard input, a line each. What stays open is in the
    file as commented examples. What a file says already is changed by --set alone.

    \b
    Examples:
      jobkit role new our-case-manager
      jobkit role new cm-dayton --from housing-case-manager --set "posting.pay=$22 to $28 an hour"
      jobkit role new our-case-manager < answers.txt
    """
    path = Path(name if name.endswith((".yaml", ".yml")) else f"{name}.yaml")
    text, base = _begun(path, template)
    text = with_settings(text, path, settings, base)
    _save(path, text)
    _ask_all(path, text, base)
    click.echo(f"Wrote {path}. {_next_step(path)}")


def on_terminal() -> bool:
    """Somebody is there to answer."""
    return sys.stdin is not None and sys.stdin.isatty()


def _begun(path: Path, template: str | None) -> tuple[str, Role]:
    """The file as it stands, or the first text of a new one, and the role that it builds on."""
    if not path.exists():
        base = api.load_role(template or DEFAULT)
        return first_text(_id_of(path), _seen_from(path.parent, template or DEFAULT), base), base
    tree = read_tree(path)
    if not isinstance(tree.data, dict) or "extends" not in tree.data:
        raise click.UsageError(f"{path} is there already, and builds on no template; choose another name")
    if template is not None and tree.data["extends"] != _seen_from(path.parent, template):
        raise click.UsageError(f"{path} is there already, and builds on '{tree.data['extends']}'; choose another name")
    return path.read_text(encoding="utf-8-sig"), api.load_role(extended_file(tree, path))


def _seen_from(folder: Path, template: str) -> str:
    """A template's name, or its path as a file in the folder has to say it."""
    if Path(template).suffix.lower() not in (".yaml", ".yml"):
        return template
    return Path(os.path.relpath(template, folder)).as_posix()


def _save(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")


def _ask_all(path: Path, text: str, base: Role) -> None:
    """Put the open questions one after the other, as long as answers come; keep each answer at once."""
    terminal = on_terminal()
    ask = _by_prompt() if terminal else _by_lines()
    skipped: set[str] = set()
    while True:
        must, may = ([each for each in some if each.field not in skipped] for some in open_questions(text, path))
        if not must and not may:
            return
        question = (must or may)[0]
        answer = ask(question, offered(question, base), bool(must))
        if answer is None:
            return
        if not answer:
            skipped.add(question.field)
            continue
        try:
            text = with_answer(text, path, question, answer, base)
        except InvalidFile as error:
            problem = error.problems[0]
            if not terminal:
                raise InvalidFile([_in_answers(problem, question, answer)]) from None
            click.echo(f"  {problem.message}{f'; {problem.hint}' if problem.hint else ''}", err=True)
            continue
        _save(path, text)


def _in_answers(problem: Problem, question: Question, answer: str) -> Problem:
    said = f"the answer {answer[:60]!r} to '{question.ask}' can't stand: {problem.message}"
    return Problem(said, field=question.field, hint=problem.hint or "the answers before it are kept")


# ------------------------------------------------------------------ a person answers


def _by_prompt() -> Ask:
    click.echo(
        "An empty answer leaves a field as it is. Ctrl-D ends it here; the same command takes it up again.\n", err=True
    )
    stages: list[bool] = [True]

    def ask(question: Question, there: Any, must: bool) -> str | None:
        if stages[-1] and not must:
            click.echo("\nThat is what a posting needs. What readers also want to know:", err=True)
        stages.append(must)
        try:
            answer: str = click.prompt(
                _put(question, there if question.own or not must else None), default="", show_default=False, err=True
            )
        except click.Abort:
            click.echo("", err=True)
            return None
        return answer.strip()

    return ask


def _put(question: Question, there: Any) -> str:
    """The question, with what the template has."""
    if not there:
        return question.ask
    if question.kind == "choice":
        for number, entry in enumerate(there, 1):
            click.echo(f"  {number:>2}  {_of_entry(entry)}", err=True)
        return f"{question.ask}, of these (as: 1,3-5; all; none) and in your own words, parted by ';'"
    if question.own:
        return f"{question.ask} [yes: {inline(there)}]"
    return f"{question.ask} [{there if isinstance(there, str) else inline(there)}]"


def _of_entry(entry: Any) -> str:
    if not isinstance(entry, dict):
        return str(entry)
    return f"{entry['text']}{' (preferred)' if entry.get('need') == 'preferred' else ''}"


# ------------------------------------------------------------------ a pipe or a file answers


def _by_lines() -> Ask:
    lines = iter(_piped().splitlines())

    def ask(_question: Question, _there: Any, _must: bool) -> str | None:
        answer = next(lines, None)
        return answer if answer is None else answer.strip()

    return ask


def _piped() -> str:
    """What comes on standard input, until it ends or nothing more comes for a while."""
    if sys.stdin is None:
        return ""
    try:
        number = sys.stdin.fileno()
    except (OSError, ValueError):  # a stand-in with no file beneath it never waits
        return sys.stdin.read()
    came: queue.Queue[bytes] = queue.Queue()
    threading.Thread(target=_pass_on, args=(number, came), daemon=True).start()
    data = b""
    with suppress(queue.Empty):
        while chunk := came.get(timeout=WAIT):
            data += chunk
    return data.decode("utf-8-sig", errors="replace")


def _pass_on(number: int, came: queue.Queue[bytes]) -> None:
    """Reads by number, not by ``sys.stdin``: its lock, held by a thread that waits, would not let the program end."""
    left = MOST
    with suppress(OSError):
        while left > 0 and (chunk := os.read(number, min(left, 65536))):
            left -= len(chunk)
            came.put(chunk)
    came.put(b"")


# ------------------------------------------------------------------ what next


def _next_step(path: Path) -> str:
    whole, tree = load_role_tree(path)
    lacking = [need.any_of[0] for need in api.lacking(whole)]
    if not lacking:
        open_ = ", ".join(unconfirmed(tree))
        return f"{f'Still as the template has it: {open_}. ' if open_ else ''}Next: jobkit post {path}"
    said = f"To be posted it lacks {', '.join(lacking)}."
    return f"{said} Next: edit it, or run this again; then: jobkit role validate {path}"


def _id_of(path: Path) -> str:
    return re.sub(r"[^a-z0-9]+", "-", path.stem.lower()).strip("-") or "role"
