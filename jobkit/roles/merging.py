"""One role file laid over another, each value keeping the place it came from.

The upper file wins field by field. A list replaces the lower one, unless it is written as a change to it: ``+:`` adds
entries (one whose id is there already takes its place), ``-:`` drops entries by id or text. ``null`` takes a field out.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from jobkit.errors import InvalidFile, Problem
from jobkit.yamlfile import Mark, Route, Tree

_ADD, _DROP = "+", "-"
_NAMES = ("id", "short", "name", "text", "question", "topic")
"""Fields by which an entry is known, best first."""


def merged(lower: Tree | None, upper: Tree) -> Tree:
    """Both files as one tree, without ``extends``.

    Raises:
        InvalidFile: ``-:`` names an entry that the lower file's list does not have.
    """
    merging, upper = _Merging(), _without_empty_sections(upper, lower)
    data = merging.put(upper, (), ()) if lower is None else merging.over(lower, upper, ())
    if merging.problems:
        raise InvalidFile(merging.problems)
    if isinstance(data, dict):
        data.pop("extends", None)
    return Tree(data, merging.values, merging.keys)


class _Merging:
    """The tree in the making: plain data is returned, places are collected."""

    def __init__(self) -> None:
        self.values: dict[Route, Mark] = {}
        self.keys: dict[Route, Mark] = {}
        self.problems: list[Problem] = []

    def over(self, lower: Tree, upper: Tree, route: Route) -> Any:
        """The upper file's value at ``route`` laid over the lower file's."""
        below, above = _at(lower, route), _at(upper, route)
        if _is_change(above) and (below is None or isinstance(below, list)):
            return self._changed(lower, upper, route)
        if not (isinstance(below, Mapping) and isinstance(above, Mapping)):
            return self.put(upper, route, route)
        self._place(upper, route, route)
        result = {}
        for key in [*below, *(key for key in above if key not in below)]:
            here = (*route, key)
            if key in above and above[key] is None:
                continue
            if key not in above:
                result[key] = self.put(lower, here, here)
            else:
                result[key] = self.over(lower, upper, here) if key in below else self.put(upper, here, here)
        return result

    def put(self, tree: Tree, source: Route, target: Route) -> Any:
        """A copy of one file's value, its places written down for where it now stands."""
        value = _at(tree, source)
        if _is_change(value):
            return self._added(tree, source, target, [])
        self._place(tree, source, target)
        if isinstance(value, Mapping):
            said = [key for key, each in value.items() if each is not None]
            return {key: self.put(tree, (*source, key), (*target, key)) for key in said}
        if isinstance(value, list):
            return [self.put(tree, (*source, index), (*target, index)) for index in range(len(value))]
        return value

    def _changed(self, lower: Tree, upper: Tree, route: Route) -> list[Any]:
        """The lower list with the upper file's additions and omissions."""
        below, change = _at(lower, route) or [], _at(upper, route)
        dropped = self._dropped(below, upper, route)
        replacing = {name: index for index, each in enumerate(change.get(_ADD) or []) if (name := _id_of(each))}
        kept: list[Any] = []
        for index, each in enumerate(below):
            here = (*route, len(kept))
            if index in dropped:
                continue
            if (new := replacing.pop(_id_of(each) or "", None)) is not None:
                kept.append(self.put(upper, (*route, _ADD, new), here))
            else:
                kept.append(self.put(lower, (*route, index), here))
        taken = [index for index, each in enumerate(change.get(_ADD) or []) if _is_new(each, replacing)]
        return self._added(upper, route, route, kept, taken)

    def _added(
        self, tree: Tree, source: Route, target: Route, kept: list[Any], taken: list[int] | None = None
    ) -> list[Any]:
        self._place(tree, source, target)
        entries = _at(tree, source).get(_ADD) or []
        if not isinstance(entries, list):
            self._refuse(tree, (*source, _ADD), f"'{_ADD}' must be a list of the entries to add")
            return kept
        for index in range(len(entries)) if taken is None else taken:
            kept.append(self.put(tree, (*source, _ADD, index), (*target, len(kept))))
        return kept

    def _dropped(self, below: list[Any], upper: Tree, route: Route) -> set[int]:
        names = _at(upper, route).get(_DROP) or []
        names = names if isinstance(names, list) else [names]
        dropped: set[int] = set()
        for place, name in enumerate(names):
            found = {index for index, each in enumerate(below) if name in _names_of(each)}
            if not found:
                known = ", ".join(_names_of(each)[0] for each in below if _names_of(each))
                self._refuse(upper, (*route, _DROP, place), f"nothing here is called '{name}'; there are: {known}")
            dropped |= found
        return dropped

    def _place(self, tree: Tree, source: Route, target: Route) -> None:
        self.values[target] = tree.mark(source) or Mark("", 1, 1)
        if source in tree.keys:
            self.keys[target] = tree.keys[source]

    def _refuse(self, tree: Tree, route: Route, said: str) -> None:
        mark = tree.mark(route) or Mark("", 1, 1)
        self.problems.append(Problem(said, mark.path, mark.line, mark.column, ".".join(map(str, route))))


def _without_empty_sections(tree: Tree, lower: Tree | None) -> Tree:
    """A section whose lines are all commented out ("schedule:" and nothing) says nothing, not that there is none.

    A plain value of the lower file ("rubric: null") is taken out like one further down.
    """
    if not isinstance(tree.data, Mapping):
        return tree
    below = lower.data if lower and isinstance(lower.data, Mapping) else {}
    plain = {key for key, value in below.items() if not isinstance(value, Mapping | list)}
    return replace(tree, data={key: value for key, value in tree.data.items() if value is not None or key in plain})


def _at(tree: Tree, route: Route) -> Any:
    value = tree.data
    for step in route:
        value = value[step]
    return value


def _is_change(value: object) -> bool:
    return isinstance(value, Mapping) and bool(value) and set(value) <= {_ADD, _DROP}


def _id_of(entry: object) -> str | None:
    name = entry.get("id") if isinstance(entry, Mapping) else None
    return name if isinstance(name, str) else None


def _is_new(entry: object, unplaced: Mapping[str, int]) -> bool:
    name = _id_of(entry)
    return name is None or name in unplaced


def _names_of(entry: object) -> list[str]:
    if isinstance(entry, str):
        return [entry]
    if not isinstance(entry, Mapping):
        return []
    return [value for name in _NAMES if isinstance(value := entry.get(name), str)]
