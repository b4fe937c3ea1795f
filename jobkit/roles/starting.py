"""A role file of one's own in the making: its first text with commented examples, and answers put into it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from jobkit import resources
from jobkit.errors import InvalidFile, Problem
from jobkit.model.role import Role
from jobkit.roles.editing import item_lines, placed, with_field
from jobkit.roles.loading import load_role_text
from jobkit.roles.questions import Question, Reading, questions, read_answer, values_of
from jobkit.yamlfile import Route, Tree, inline, parse

_PROMISES = (
    ("pay", "a posting promises it in your name, so state your own"),
    ("benefits", "a posting promises them in your name, so list yours, or write 'benefits: []' for none"),
)
"""Parts of a posting that bind the employer, each with the mend where they are not the employer's."""


def first_text(name: str, template: str, base: Role) -> str:
    """A role file that extends a template and says nothing yet: each field of ``questions`` as a commented example."""
    lines = [
        "# yaml-language-server: $schema=role.schema.json",
        "# (jobkit role schema > role.schema.json puts the schema beside this file.)",
        "# Take the '#' off a line and put in what holds for you. A posting can't be published without those with *.",
        f"id: {name}",
        f"extends: {inline(template)} # all that is not said here; 'jobkit role show' prints it whole",
    ]
    sections = dict.fromkeys(question.route[0] for question in questions())
    for section in sections:
        lines += ["", f"{section}:"]
        for key in dict.fromkeys(each.route[1] for each in questions() if each.route[0] == section):
            lines += _example([each for each in questions() if each.route[:2] == (section, key)], base)
    return "\n".join(lines) + "\n"


def open_questions(text: str, path: Path) -> tuple[list[Question], list[Question]]:
    """The questions that the file has no answer to yet: those without which it can't be published, as its template has
    no answer either or may not answer for it; and all others.

    Raises:
        InvalidFile: the file has problems.
    """
    own, whole = parse(text, str(path)).data, load_role_text(text, path)
    left = [each for each in questions() if not _is_answered(each, own, whole)]
    must = [each for each in left if each.own or (each.needed and not (each.kind == "text" and offered(each, whole)))]
    return must, [each for each in left if each not in must]


def offered(question: Question, base: Role) -> Any:
    """What the template has in the question's field, as plain data without what goes without saying; None: nothing."""
    value: Any = base
    for step in question.route:
        value = getattr(value, str(step), None)
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    return _plain(value)


def with_answer(text: str, path: Path, question: Question, answer: str, base: Role) -> str:
    """The file's text with an answer in it.

    Raises:
        InvalidFile: the answer can't stand; the first problem is the answer's own, with the mend.
    """
    try:
        readings = read_answer(question, answer, offered(question, base))
    except ValueError as error:
        raise InvalidFile([Problem(str(error), field=question.field)]) from None
    return _with_one_of(text, path, [_resolved(each) for each in readings], question.ask)


def with_settings(text: str, path: Path, settings: Sequence[tuple[str, str]], base: Role) -> str:
    """The file's text with fields set: ``("posting.pay.max", "62000")``. The order does not matter; pay and places may
    also be said as an answer says them: ``("posting.pay", "$22 to $28 an hour")``.

    Raises:
        InvalidFile: a field does not exist, or its value can't stand; a problem for each.
    """
    waiting = list(settings)
    while waiting:
        refused: list[tuple[str, str]] = []
        problems: list[Problem] = []
        for field, written in waiting:
            try:
                text = _with_one_of(text, path, _meant(field, written, base), "")
            except InvalidFile as error:
                refused.append((field, written))
                problems.append(Problem(f"{field}: {error.problems[0].message}", hint=error.problems[0].hint))
        if len(refused) == len(waiting):
            raise InvalidFile(problems)
        waiting = refused
    return text


def unconfirmed(tree: Tree) -> tuple[str, ...]:
    """Fields of a role that only its employer can know, and that still are a shipped template's; none of the template
    itself."""
    shipped = str(resources.folder("templates"))
    if tree.values[("id",)].path.startswith(shipped):
        return ()
    asked = [each for each in questions() if (each.own or each.confirm) and each.route in tree.values]
    return tuple(
        each.field
        for each in asked
        if tree.values[each.route].path.startswith(shipped) and _said(tree.data, each.route)
    )


def unstated_promises(tree: Tree) -> tuple[Problem, ...]:
    """What a posting would promise in its employer's name and no file of the employer says: the pay and the
    benefits of a shipped template are examples. Each with what it is, and the mend."""
    open_ = unconfirmed(tree)
    fields = [(name, mend) for name, mend in _PROMISES if f"posting.{name}" in open_]
    return tuple(
        Problem(
            f"posting.{name} is only its template's example, {_in_short(tree.data['posting'][name])}",
            tree.data["id"],
            field=f"posting.{name}",
            hint=mend,
        )
        for name, mend in fields
    )


def _in_short(value: Any) -> str:
    """The figures of pay, the texts of benefits."""
    said = value.values() if isinstance(value, Mapping) else [_text_of(each) for each in value]
    return ", ".join(str(each) for each in said if not isinstance(each, list) and len(str(each)) <= 40)


def _text_of(entry: Any) -> Any:
    return entry["text"] if isinstance(entry, Mapping) else entry


def _with_one_of(text: str, path: Path, readings: Sequence[Reading], remark: str) -> str:
    first: InvalidFile | None = None
    for reading in readings:
        try:
            changed = text
            for route, value in reading.items():
                changed = with_field(changed, route, value, remark)
            load_role_text(changed, path)
        except InvalidFile as error:
            first = first or InvalidFile(_about(reading, error))
        else:
            return changed
    raise first or InvalidFile([Problem("says nothing")])


def _about(reading: Reading, error: InvalidFile) -> list[Problem]:
    """The problems, those of the reading's own fields first."""
    fields = [".".join(map(str, route)) for route in reading]
    return sorted(error.problems, key=lambda each: not any(each.field.startswith(field) for field in fields))


def _meant(field: str, written: str, base: Role) -> list[Reading]:
    """What a setting may mean.

    Raises:
        InvalidFile: it is no pay, or no place.
    """
    values, route = values_of(written), _route(field)
    asked = next((each for each in questions() if each.field == field and each.kind in ("pay", "place")), None)
    if asked is None or values[-1] is None or isinstance(values[-1], Mapping | list):
        return [{route: value} for value in values]  # null and data are meant as they stand
    try:
        return [_resolved(each) for each in read_answer(asked, written, offered(asked, base))]
    except ValueError as error:
        raise InvalidFile([Problem(str(error), field=field)]) from None


def _route(field: str) -> Route:
    """A dotted field as the way to it; where a list of places is meant but no number given, its first entry."""
    steps: list[str | int] = [int(step) if step.isdigit() else step for step in field.split(".")]
    if steps[:2] == ["posting", "location"] and len(steps) > 2 and not isinstance(steps[2], int):
        steps.insert(2, 0)
    return tuple(steps)


def _resolved(reading: Reading) -> Reading:
    """The routes with each ``..`` taken back a step."""
    found: dict[Route, Any] = {}
    for route, value in reading.items():
        steps: list[str | int] = []
        for step in route:
            steps = steps[:-1] if step == ".." else [*steps, step]
        found[tuple(steps)] = value
    return found


def _is_answered(question: Question, own: Any, whole: Role) -> bool:
    apply, vacancy = whole.posting.apply, whole.opening
    match question.field:  # what has more than one way to be said
        case "posting.location" if whole.posting.remote_in:
            return True
        case "posting.apply":
            return bool(apply.url or apply.email)
        case "posting.apply.deadline":
            return bool(apply.deadline or apply.rolling or vacancy.valid_through)
    return _said(own, question.route)


def _said(own: Any, route: Route) -> bool:
    for step in route:
        own = own.get(step) if isinstance(own, Mapping) else None
    return own is not None


def _plain(value: Any) -> Any:
    if not hasattr(value, "model_dump"):
        return value
    plain = value.model_dump(mode="json", exclude_defaults=True)
    if getattr(value, "need", None) == "must":  # written out: whoever confirms a requirement should see which it is
        plain = {
            **{name: each for name, each in plain.items() if name != "text"},
            "need": "must",
            "text": plain["text"],
        }
    return plain or None


def _example(asked: Sequence[Question], base: Role) -> Iterator[str]:
    """The commented lines of one key of a section, which several questions may share."""
    question = asked[0]
    star = "* " if any(each.needed for each in asked) else ""
    entries = offered(question, base)
    if question.kind == "choice" and entries:
        yield f"  {question.route[1]}: # {star}the template's: keep what holds for you, in your own words"
        for entry in entries:
            yield from (f"    # {line}" for line in item_lines(entry, ""))
        return
    if question.own and entries:
        yield f"  {question.route[1]}: # {star}the template's: take the '#' off what holds for you"
        for name, said in entries.items():
            yield f"    # {inline(name)}: {inline(said)}"
        return
    value: Any = None
    for each in asked:
        value = placed(value, each.route[2:], each.example)
    yield f"  # {question.route[1]}: {inline(value)} # {star}{question.ask}"
