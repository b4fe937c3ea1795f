"""Role files: found, merged with what they extend, and checked as one."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches
from pathlib import Path

from jobkit import resources
from jobkit.errors import InvalidFile, NotFound, Problem
from jobkit.model.role import Role
from jobkit.roles.merging import merged
from jobkit.yamlfile import Tree, check, parse, read_tree

MAX_CHAIN = 5
"""Files that extend one another; two are usual."""
MAX_ENTRIES = 500
"""Of one list; a role's longest have a dozen."""
_SUFFIXES = (".yaml", ".yml")
_DOCUMENTS = {
    ".docx": "a Word document", ".doc": "a Word document", ".odt": "a text document", ".rtf": "a text document",
    ".pdf": "a PDF", ".html": "a web page", ".htm": "a web page", ".eml": "a mail", ".msg": "a mail",
    ".txt": "plain text", ".md": "plain text",
}  # fmt: skip


def load_role(name_or_path: str | Path) -> Role:
    """A role, whole: merged with the template it extends, and checked.

    Args:
        name_or_path: a shipped template's name ("case-manager") or the path of a YAML file.

    Raises:
        NotFound: no such file, or no such shipped template; the text lists those there are.
        InvalidFile: the file, or the one it extends, has problems; each names its file, line, column and field.
    """
    return load_role_tree(name_or_path)[0]


def load_role_tree(name_or_path: str | Path) -> tuple[Role, Tree]:
    """A role, and the tree that it was made from: where each of its values stands; raises as ``load_role``."""
    path = find_role(name_or_path)
    _require_no_document(path)
    tree = _whole(read_tree(path), path, (path,))
    return check(tree, Role), tree


def load_role_text(text: str, path: Path) -> Role:
    """The role that the text would be if it stood in ``path``; raises as ``load_role``."""
    return check(_whole(parse(text, str(path)), path, (path,)), Role)


def shipped_roles() -> list[str]:
    """Names of the role templates that come with jobkit."""
    return sorted(path.stem for path in resources.folder("templates").glob("roles/*.yaml"))


def is_role_name(name_or_path: str | Path) -> bool:
    """Whether it names a role, shipped or in a YAML file, and no other document."""
    path = Path(name_or_path)
    return path.suffix.lower() in _SUFFIXES or not (path.suffix or path.is_file() or len(path.parts) > 1)


def find_role(name_or_path: str | Path) -> Path:
    """The file of a shipped template's name, or the path itself; raises NotFound for a name that is not shipped."""
    path = Path(name_or_path)
    if path.suffix.lower() in _SUFFIXES or len(path.parts) > 1 or path.is_file():
        return path
    names = shipped_roles()
    if path.name in names:
        return resources.folder("templates") / "roles" / f"{path.name}.yaml"
    close = get_close_matches(path.name, names, n=1)
    hint = f"did you mean '{close[0]}'?" if close else f"shipped: {', '.join(names)}; or give the path of a YAML file"
    raise NotFound(f"no role template is named '{path.name}'; {hint}")


def _require_no_document(path: Path) -> None:
    kind = _DOCUMENTS.get(path.suffix.lower())
    if kind is not None and path.is_file():
        hint = f"make one of it first: jobkit role import {path.name} -o our-role.yaml"
        raise InvalidFile([Problem(f"this is {kind}, not a role file", str(path), hint=hint)])


def _whole(tree: Tree, path: Path, chain: tuple[Path, ...]) -> Tree:
    """The tree with what it extends underneath."""
    _require_short_lists(tree)
    if not isinstance(tree.data, Mapping) or "extends" not in tree.data:
        return merged(None, tree)
    base_path = extended_file(tree, path)
    if base_path in chain or len(chain) >= MAX_CHAIN:
        raise _at_extends(tree, path, f"'extends' leads back to {base_path}, or runs through over {MAX_CHAIN} files")
    base = _whole(read_tree(base_path), base_path, (*chain, base_path))
    return merged(base, tree)


def _require_short_lists(tree: Tree) -> None:
    long = [
        Problem(
            f"a list with more than {MAX_ENTRIES} entries", mark.path, mark.line, mark.column, ".".join(map(str, route))
        )
        for route, mark in tree.values.items()
        if route[-1:] == (MAX_ENTRIES,)
    ]
    if long:
        raise InvalidFile(long)


def extended_file(tree: Tree, path: Path) -> Path:
    """The file that ``extends:`` means: a shipped name, or a path beside the file itself."""
    name = tree.data["extends"]
    if not isinstance(name, str):
        raise _at_extends(tree, path, "'extends' must be a shipped template's name or the path of a YAML file")
    beside = path.parent / name
    if Path(name).suffix.lower() in _SUFFIXES and beside.is_file():
        return beside
    try:
        return find_role(beside if Path(name).suffix.lower() in _SUFFIXES else name)
    except NotFound as error:
        raise _at_extends(tree, path, f"'extends': {error}") from None


def _at_extends(tree: Tree, path: Path, said: str) -> InvalidFile:
    mark = tree.values[("extends",)]
    return InvalidFile([Problem(said, str(path), mark.line, mark.column, "extends")])
