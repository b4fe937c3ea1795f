"""A Word file's parts: the archive, its relationships, and XML parsed without trust.

Parts are found by relationship (ECMA-376 part 2, clause 9); nothing outside the archive is opened, no entity expands.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
from typing import Any

from lxml import etree

from jobkit.errors import Unreadable

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"

_STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", W[1:-1].encode()),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships", R[1:-1].encode()),
)
"""Names of the strict kind of the format (ISO 29500 part 1) and what Word itself writes for them."""
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


class Package:
    """The parts of one file. Raises ``Unreadable`` for a damaged archive, damaged XML, and one that unpacks too far."""

    def __init__(self, data: bytes, inflated: int) -> None:
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
        except Exception as error:  # zipfile raises a dozen kinds on hostile bytes
            raise _damaged() from error
        self._names = set(self._archive.namelist())
        self._left = inflated
        self.main = self._main()
        self.relations = self.relations_of(self.main)

    def xml(self, name: str) -> Any | None:
        """The root of a part; None where there is no such part."""
        data = self._bytes(name)
        if data is None:
            return None
        for strict, usual in _STRICT:
            data = data.replace(strict, usual)
        parser = etree.XMLParser(
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            huge_tree=False,
            remove_comments=True,
            remove_pis=True,
        )
        try:
            return etree.fromstring(data, parser)
        except (etree.LxmlError, ValueError) as error:
            raise _damaged() from error

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
        return next((target for target in targets if target in self._names), "word/document.xml")

    def _bytes(self, name: str) -> bytes | None:
        if name not in self._names:
            return None
        try:
            with self._archive.open(name) as part:
                data = part.read(self._left + 1)
        except Exception as error:  # zipfile and zlib raise a dozen kinds on hostile bytes
            raise _damaged() from error
        self._left -= len(data)
        if self._left < 0:
            raise Unreadable(
                "too_large", "the Word file unpacks to more than the limit; save it again without pictures"
            )
        return data


def _damaged() -> Unreadable:
    return Unreadable("damaged", "the Word file is damaged; open it in Word and save it again, or save it as PDF")
