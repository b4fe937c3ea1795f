"""One field set in the text of a role file; every other line, comments among them, is left as it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from copy import deepcopy
from typing import Any, Final

from jobkit.errors import InvalidFile, Problem
from jobkit.yamlfile import Route, Tree, inline, parse

_WIDTH: Final = 110


def with_field(text: str, route: Route, value: Any, remark: str = "") -> str:
    """The file's text with the value at ``route``: in place of an older one, or of the commented example of it
    (``# key: ...``), else at the end of its section.

    Args:
        text: a role file, or the beginning of one.
        route: the way to the value; a number is an entry of a list, and one past the last adds to it.
        value: plain data; None writes ``null``, which takes a template's value out.
        remark: a comment behind the line.

    Raises:
        InvalidFile: the text is no YAML, or written so that the value has to be put in by hand; the problem says what.
    """
    tree = parse(text, "text")
    wanted = placed(deepcopy(tree.data) or {}, route, value)
    at = _block(tree, route)
    indent = _indent_in(tree, at[:-1])
    new = list(entry_lines(str(at[-1]), _at(wanted, at), indent, remark))
    lines = text.splitlines()
    start, end = _stretch(lines, tree, at, indent)
    if start == end and len(at) > 1 and at[:-1] not in tree.keys:
        new = ["", *(f"{'  ' * depth}{key}:" for depth, key in enumerate(at[:-1])), *new]
    changed = "\n".join([*lines[:start], *new, *lines[end:]]) + "\n"
    if not _says(changed, wanted):
        said = f"can't be put in where the file stands as it does; write yourself: {'; '.join(map(str.strip, new))}"
        raise InvalidFile([Problem(said, field=".".join(map(str, route)))])
    return changed


def entry_lines(key: str, value: Any, indent: str = "", remark: str = "") -> Iterator[str]:
    """A key with its value: on one line, a list with a line for each entry."""
    comment = f" # {remark}" if remark else ""
    if not isinstance(value, list) or not value:
        yield f"{indent}{inline(key)}: {inline(value)}{comment}"
        return
    yield f"{indent}{inline(key)}:{comment}"
    for each in value:
        yield from item_lines(each, f"{indent}  ")


def item_lines(value: Any, indent: str, remark: str = "") -> Iterator[str]:
    """An entry of a list, on one line or, where that would be long, with a line for each field."""
    comment = f" # {remark}" if remark else ""
    line = f"{indent}- {inline(value)}"
    if not isinstance(value, dict) or len(line) <= _WIDTH:
        yield f"{line}{comment}"
        return
    for at, (name, each) in enumerate(value.items()):
        yield f"{indent}{'  ' if at else '- '}{inline(name)}: {inline(each)}{'' if at else comment}"


def placed(data: Any, route: Route, value: Any) -> Any:
    """The data with the value at the route, made up of mappings and lists where there is nothing."""
    if not route:
        return value
    step, rest = route[0], route[1:]
    if isinstance(step, int):
        items = list(data) if isinstance(data, list) else []
        if step < len(items):
            items[step] = placed(items[step], rest, value)
        else:
            items.append(placed(None, rest, value))
        return items
    fields = dict(data) if isinstance(data, Mapping) else {}
    fields[step] = placed(fields.get(step), rest, value)
    return fields


def _at(data: Any, route: Route) -> Any:
    for step in route:
        data = data[step]
    return data


def _block(tree: Tree, route: Route) -> Route:
    """The part of the route whose line is written anew: as far down as mappings stand in lines of their own."""
    depth = 1
    while depth < len(route) and isinstance(route[depth], str) and _is_open(tree, route[:depth]):
        depth += 1
    return route[:depth]


def _is_open(tree: Tree, route: Route) -> bool:
    """There is a section in lines of its own at the route, or nothing yet where one can begin."""
    if route not in tree.keys:
        return len(route) == 1
    value, key, place = _at(tree.data, route), tree.keys[route], tree.values[route]
    if value is None:
        return len(route) == 1 and place.column == key.column + len(str(route[-1])) + 1  # "key:" and nothing behind it
    return isinstance(value, Mapping) and bool(value) and place.line > key.line


def _indent_in(tree: Tree, section: Route) -> str:
    """How far the keys of a section are indented."""
    columns = [
        mark.column for route, mark in tree.keys.items() if len(route) == len(section) + 1 and route[:-1] == section
    ]
    return " " * (min(columns) - 1) if columns else "  " * len(section)


def _stretch(lines: list[str], tree: Tree, at: Route, indent: str) -> tuple[int, int]:
    """The lines to replace; an empty stretch where to insert."""
    if at in tree.keys:
        start = tree.keys[at].line - 1
        return start, _end(lines, start, len(indent))
    first, last = 0, len(lines)
    if len(at) > 1:
        if at[:-1] not in tree.keys:
            return last, last
        first = tree.keys[at[:-1]].line
        last = _end(lines, first - 1, len(indent) - 1)
    example = re.compile(rf"{indent}# {re.escape(str(at[-1]))}:(?: |$)")
    for index in range(first, last):
        if example.match(lines[index]):
            return index, index + 1
    if len(at) == 1:
        last = max((tree.keys[route].line for route in (("id",), ("extends",)) if route in tree.keys), default=0)
    return last, last


def _end(lines: list[str], start: int, indent: int) -> int:
    """The line after the last one that is indented deeper than ``indent``, counted from the key's own line."""
    end = start + 1
    for index in range(start + 1, len(lines)):
        line = lines[index]
        if line.strip() and len(line) - len(line.lstrip(" ")) <= indent:
            break
        if line.strip():
            end = index + 1
    return end


def _says(text: str, wanted: Any) -> bool:
    try:
        return bool(parse(text, "text").data == wanted)
    except InvalidFile:
        return False
