"""A Word file's parts and their relationships (ECMA-376 part 2, clause 9)."""

from __future__ import annotations

import posixpath
from typing import Any

from jobkit.readers.xmlparts import Archive, parsed

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"

_STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", W[1:-1].encode()),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships", R[1:-1].encode()),
)
"""Names of the strict kind of the format (ISO 29500 part 1) and what Word itself writes for them."""
_WHAT = "Word file"
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


class Package:
    """The parts of one file. Raises ``Unreadable`` for a damaged archive, damaged XML, and one that unpacks too far."""

    def __init__(self, data: bytes, inflated: int) -> None:
        self._archive = Archive(data, inflated, _WHAT)
        self.main = self._main()
        self.relations = self.relations_of(self.main)

    def xml(self, name: str) -> Any | None:
        """The root of a part; None where there is no such part."""
        data = self._archive.part(name)
        if data is None:
            return None
        for strict, usual in _STRICT:
            data = data.replace(strict, usual)
        return parsed(data, _WHAT)

    def relations_of(self, part: str) -> dict[str, tuple[str, str]]:
        """Relationship id -> (kind, target); a target inside the archive is a part's name, else a link as written."""
        folder, name = posixpath.split(part)
        root = self.xml(posixpath.join(folder, "_rels", name + ".rels"))
        found: dict[str, tuple[str, str]] = {}
        for relation in root.iter(_RELATION) if root is not None else ():
            target = relation.get("Target") or ""
            if relation.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join("/" + folder, target)).lstrip("/")
            found[relation.get("Id") or ""] = (posixpath.basename(relation.get("Type") or ""), target)
        return found

    def part(self, kind: str) -> Any | None:
        """The root of the main part's first relation of that kind ("styles", "numbering")."""
        return next((self.xml(target) for of, target in self.relations.values() if of == kind), None)

    def _main(self) -> str:
        targets = [target for kind, target in self.relations_of("").values() if kind == "officeDocument"]
        return next((target for target in targets if target in self._archive.names), "word/document.xml")
