"""YAML to plain data and to checked models, every problem with its place in the file.

Scalars are read by the YAML 1.2 core schema, made a little stricter: ``NO``, ``012`` and ``1:30`` are text, and only
``true`` and ``false`` are booleans. Keys are always text. Tags are refused, and so are duplicate keys.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final, TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from jobkit.errors import InvalidFile, NotFound, Problem
from jobkit.model.fields import LostReference
from jobkit.model.wording import near, said_of, said_of_reference

M = TypeVar("M", bound=BaseModel)

Route = tuple[str | int, ...]
"""The way from the file's top to a value: ``("posting", "benefits", 2, "text")``."""

MAX_BYTES: Final = 4_000_000
"""The largest file read; a role file is about 20 kB, the largest lexicon under 200 kB."""
MAX_DEPTH: Final = 40
"""Lists and mappings inside one another; a role file has 6."""
MAX_TOLD: Final = 100
"""Problems told of one file."""
MAX_VALUES: Final = 400_000
"""Values after aliases are written out: nine aliases of nine aliases stay cheap."""

_INTEGER = re.compile(r"[-+]?(?:0|[1-9][0-9]{0,30})")  # 0, -12; not 012
_FLOAT = re.compile(  # 1.5, .5, 5., 1e3; not 012
    r"[-+]?(?:(?:0|[1-9][0-9]{0,30})\.[0-9]{0,30}|\.[0-9]{1,30}|(?:0|[1-9][0-9]{0,30})(?=[eE]))(?:[eE][-+]?[0-9]{1,2})?"
)
_BREAK = re.compile(r"[\n\r\x85\u2028\u2029]")
_WORDS: Final[Mapping[str, bool | None]] = {
    "": None, "~": None, "null": None, "Null": None, "NULL": None,
    "true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False,
}  # fmt: skip
_SYNTAX: Final[Mapping[str, str]] = {
    "mapping values are not allowed in this context": "a ':' stands where none can; put text that has ': ' in quotes, "
    "and check the indentation",
    "found character that cannot start any token": "this character can't begin a value; indent with spaces, never "
    "tabs, and put text that begins with @ ` or % in quotes",
    "found undefined alias": "the alias (*name) has no anchor (&name) before it; put text that begins with * in quotes",
    "found unexpected end of stream": "the file ends inside quotes or brackets; close them",
    "could not find expected ':'": "a key without its ':'; write 'key: value', and indent text that runs on",
    "did not find expected key": "the line fits nothing before it; check indentation and quotes",
    "did not find expected '-' indicator": "the line fits nothing before it; list items begin with '- ' at one depth",
    "did not find expected ',' or ']'": "the list in brackets is not closed; put a ',' or ']' here",
    "did not find expected ',' or '}'": "the braces are not closed; put a ',' or '}' here",
    "did not find expected node content": "a value is missing here, or a bracket is not closed",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Mark:
    """A place in a file; line and column are 1-based."""

    path: str
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Tree:
    """What a file says as plain data, and where it says it."""

    data: Any
    values: Mapping[Route, Mark]
    """Where each value begins; the top of the file is ``()``."""
    keys: Mapping[Route, Mark]
    """Where the key of a mapping's value begins."""

    def mark(self, route: Route, *, key: bool = False) -> Mark | None:
        """The place of a value (of its key, if there is one), or of the nearest thing around it that is in the file."""
        for length in range(len(route), -1, -1):
            found = self.keys.get(route[:length]) if key else None
            found = found or self.values.get(route[:length])
            if found:
                return found
        return None


def read_yaml(path: Path) -> Any:
    """The file's content as plain data; None for an empty file.

    Raises:
        NotFound: there is no such file.
        InvalidFile: it is not YAML; the problem names the line.
    """
    return read_tree(path).data


def read_tree(path: Path) -> Tree:
    """The file's content with the place of each value; raises as ``read_yaml``."""
    return parse(_text_of(path), str(path))


def load_model(path: Path, model: type[M]) -> M:
    """The file as a checked model.

    Raises:
        NotFound: there is no such file.
        InvalidFile: it is not YAML, or does not fit the model; every problem has its line and column.
    """
    return check(read_tree(path), model)


def load_text(text: str, model: type[M], *, path: str = "text") -> M:
    """YAML text as a checked model; ``path`` is what problems call it. Raises InvalidFile."""
    return check(parse(text, path), model)


def dump(data: Any) -> str:
    """Plain data as YAML that ``parse`` reads back to the same data: keys in order, lines of at most 110 characters."""
    return yaml.dump(data, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=110)


def inline(data: Any) -> str:
    """Plain data as YAML on one line, whatever it holds, such as can stand behind a key or a ``-``."""
    flow = isinstance(data, dict | list)
    written: str = yaml.dump(
        [data] if flow else {"k": data},
        Dumper=_Dumper,
        sort_keys=False,
        allow_unicode=True,
        default_flow_style=flow,
        width=10**7,
    )
    return written[1:-2] if flow else written[3:-1]


def check(tree: Tree, model: type[M]) -> M:
    """A parsed file as a checked model; raises InvalidFile with every problem and its place."""
    try:
        return model.model_validate({} if tree.data is None else tree.data)
    except ValidationError as errors:
        told = [dict(error) for error in errors.errors(include_url=False)]
        problems = [problem for error in told for problem in _problems(error, tree, model)]
        raise InvalidFile(_few(_in_file_order(problems))) from None


def parse(text: str, path: str = "text") -> Tree:
    """YAML text as plain data with the place of each value; ``path`` is what problems call it. Raises InvalidFile."""
    reading = _Reading(path, yaml.parse(text, Loader=yaml.CSafeLoader))
    try:
        top = reading.document()
    except yaml.YAMLError as error:
        raise InvalidFile([_syntax_problem(error, text, path)]) from None
    tree = reading.tree(top)
    if reading.problems:
        raise InvalidFile(_few(reading.problems))
    return tree


def _text_of(path: Path) -> str:
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        raise NotFound(f"{path}: no such file") from None
    except OSError as error:
        raise NotFound(f"{path}: can't be read ({error.strerror})") from None
    if len(data) > MAX_BYTES:
        raise InvalidFile([Problem(f"the file has {len(data):,} bytes; at most {MAX_BYTES:,} are read", str(path))])
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise InvalidFile([Problem("not UTF-8 text", str(path), line, hint="save the file as UTF-8")]) from None


# ------------------------------------------------------------------ text -> tree


@dataclass(slots=True)
class _Node:
    value: Any
    """A scalar, a list of nodes, or a list of (key node, value node) as a tuple of pairs."""
    line: int
    column: int


@dataclass(slots=True)
class _Pairs:
    items: list[tuple[_Node, _Node]] = field(default_factory=list)


class _Reading:
    """One file on its way from parser events to a ``Tree``."""

    def __init__(self, path: str, events: Iterator[Any]) -> None:
        self.path = path
        self.problems: list[Problem] = []
        self._events = events
        self._anchors: dict[str, _Node] = {}
        self._values: dict[Route, Mark] = {}
        self._keys: dict[Route, Mark] = {}

    def document(self) -> _Node | None:
        """The nodes of the one document that the events hold; None for an empty file."""
        top = None
        for event in self._events:
            if isinstance(event, yaml.DocumentStartEvent):
                if top is not None:
                    raise self._refusal(event, "a second document ('---') begins here; a file holds one")
                top = self._node(next(self._events), 0)
        return top

    def tree(self, top: _Node | None) -> Tree:
        return Tree(self._plain(top, ()) if top else None, self._values, self._keys)

    def _node(self, event: Any, depth: int) -> _Node:
        if isinstance(event, yaml.AliasEvent):
            return self._alias(event)
        if event.tag is not None:
            raise self._refusal(event, f"a tag ({event.tag}) is not taken here; write the plain value")
        if depth > MAX_DEPTH:
            raise self._refusal(event, f"more than {MAX_DEPTH} lists or mappings inside one another")
        node = self._begun(event, self._content(event, depth))
        if event.anchor is not None:
            self._anchors[event.anchor] = node
        return node

    def _begun(self, event: Any, value: Any) -> _Node:
        return _Node(value, event.start_mark.line + 1, event.start_mark.column + 1)

    def _alias(self, event: Any) -> _Node:
        if event.anchor not in self._anchors:
            raise self._refusal(event, f"the alias *{event.anchor} has no anchor before it that is complete")
        return self._anchors[event.anchor]

    def _content(self, event: Any, depth: int) -> Any:
        if isinstance(event, yaml.ScalarEvent):
            return _scalar(event.value) if event.implicit[0] else event.value
        if isinstance(event, yaml.SequenceStartEvent):
            return [self._node(each, depth + 1) for each in self._until(yaml.SequenceEndEvent)]
        pairs = _Pairs()
        for each in self._until(yaml.MappingEndEvent):
            if not isinstance(each, yaml.ScalarEvent):
                raise self._refusal(each, "a key must be plain text")
            key = self._begun(each, each.value)
            pairs.items.append((key, self._node(next(self._events), depth + 1)))
        return pairs

    def _until(self, end: type[Any]) -> Iterator[Any]:
        while not isinstance(event := next(self._events), end):
            yield event

    def _plain(self, node: _Node, route: Route) -> Any:
        self._values.setdefault(route, Mark(self.path, node.line, node.column))
        if len(self._values) > MAX_VALUES:
            raise InvalidFile(
                [Problem(f"more than {MAX_VALUES:,} values once aliases are written out", self.path, node.line)]
            )
        if isinstance(node.value, list):
            return [self._plain(each, (*route, index)) for index, each in enumerate(node.value)]
        return self._mapping(node.value, route) if isinstance(node.value, _Pairs) else node.value

    def _mapping(self, pairs: _Pairs, route: Route) -> dict[str, Any]:
        plain: dict[str, Any] = {}
        for key, value in pairs.items:
            here = (*route, key.value)
            if key.value in plain:
                said = f"the key '{key.value}' is here for the second time; first on line {self._keys[here].line}"
                self.problems.append(Problem(said, self.path, key.line, key.column, _dotted(here)))
                continue
            self._keys[here] = Mark(self.path, key.line, key.column)
            plain[key.value] = self._plain(value, here)
        return plain

    def _refusal(self, event: Any, said: str) -> InvalidFile:
        return InvalidFile([Problem(said, self.path, event.start_mark.line + 1, event.start_mark.column + 1)])


def _scalar(written: str) -> str | int | float | bool | None:
    """A plain scalar as the YAML 1.2 core schema takes it."""
    if written in _WORDS:
        return _WORDS[written]
    if _INTEGER.fullmatch(written):
        return int(written)
    if _FLOAT.fullmatch(written):
        return float(written)
    return written


def _syntax_problem(error: yaml.YAMLError, text: str, path: str) -> Problem:
    mark = getattr(error, "problem_mark", None)
    if mark is None:
        at = getattr(error, "position", 0)
        line = text.encode()[:at].count(b"\n") + 1
        return Problem("a control character that YAML does not allow", path, line, hint="delete it")
    problem = str(getattr(error, "problem", None) or "this is not YAML")
    return Problem(_SYNTAX.get(problem, f"not YAML: {problem}"), path, mark.line + 1, mark.column + 1)


class _Dumper(yaml.SafeDumper):
    """Writes what ``_scalar`` would misread in quotes, days without them, and lists indented below their key."""

    yaml_implicit_resolvers = {  # noqa: RUF012 PyYAML's own table
        first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
        for first, resolvers in yaml.SafeDumper.yaml_implicit_resolvers.items()
    }

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> Any:  # noqa: ARG002 PyYAML's signature
        return super().increase_indent(flow, indentless=False)

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002 PyYAML's signature
        return True


def _text_node(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    style = None if isinstance(_scalar(text), str) else "'"
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style='"' if _BREAK.search(text) else style)


_Dumper.add_representer(str, _text_node)


# ------------------------------------------------------------------ a model's objections -> problems


def _problems(error: dict[str, Any], tree: Tree, model: type[BaseModel]) -> list[Problem]:
    if error["type"] != "lost_references":
        return [_problem(error, tree, model)]
    return [_lost(reference, tree) for reference in error["ctx"]["lost"]]


def _lost(reference: LostReference, tree: Tree) -> Problem:
    mark = tree.mark(reference.route) or Mark("", 1, 1)
    message, hint = said_of_reference(reference.name, reference.list, reference.known, reference.route)
    return Problem(message, mark.path, mark.line, mark.column, _dotted(reference.route), hint)


def _problem(error: dict[str, Any], tree: Tree, model: type[BaseModel]) -> Problem:
    route = _route_in(tree.data, tuple(error["loc"]))
    unknown, missing = error["type"] == "extra_forbidden", error["type"] == "missing"
    mark = tree.mark(route, key=unknown or missing) or Mark("", 1, 1)
    if missing:
        route = (*route, str(error["loc"][-1]))
    message, hint = said_of(error, route)
    if unknown:
        hint = near(str(route[-1]), model, tuple(error["loc"][:-1]))
    return Problem(message, mark.path, mark.line, mark.column, _dotted(route), hint)


def _route_in(data: Any, loc: Route) -> Route:
    """The part of a validator's location that the data has: names of union branches and validators are left out."""
    route: list[str | int] = []
    for step in loc:
        if isinstance(data, Mapping) and step in data:
            data = data[str(step)]
        elif isinstance(data, list) and isinstance(step, int) and step < len(data):
            data = data[step]
        else:
            continue
        route.append(step)
    return tuple(route)


def _few(problems: list[Problem]) -> list[Problem]:
    """The first of a great many, and how many more there are."""
    if len(problems) <= MAX_TOLD:
        return problems
    said = f"and {len(problems) - MAX_TOLD:,} problems more; mend these first"
    return [*problems[:MAX_TOLD], Problem(said, problems[0].path)]


def _in_file_order(problems: list[Problem]) -> list[Problem]:
    distinct = list(dict.fromkeys(problems))
    files = list(dict.fromkeys(problem.path for problem in distinct))
    return sorted(distinct, key=lambda each: (files.index(each.path), each.line or 0, each.column or 0))


def _dotted(route: Route) -> str:
    return ".".join(map(str, route))
