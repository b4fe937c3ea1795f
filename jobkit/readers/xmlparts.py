"""Documents that are XML in a ZIP archive (DOCX, ODT): parts taken out within a limit, XML parsed without trust.

Nothing outside the archive is opened, no entity expands, no path in it is followed.
"""

from __future__ import annotations

import io
import zipfile
from typing import Any

from lxml import etree

from jobkit.errors import Unreadable


class Archive:
    """The parts of one file; ``what`` it is ("Word file") is for the messages.

    Raises ``Unreadable`` for a damaged archive, damaged XML, and one that unpacks to more than ``inflated`` bytes.
    """

    def __init__(self, data: bytes, inflated: int, what: str) -> None:
        self._what, self._left = what, inflated
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
        except Exception as error:  # zipfile raises a dozen kinds on hostile bytes
            raise damaged(what) from error
        self.names = frozenset(self._archive.namelist())

    def part(self, name: str) -> bytes | None:
        """A part's bytes; None where there is no such part."""
        if name not in self.names:
            return None
        try:
            with self._archive.open(name) as part:
                data = part.read(self._left + 1)
        except Exception as error:  # zipfile and zlib raise a dozen kinds on hostile bytes
            raise damaged(self._what) from error
        self._left -= len(data)
        if self._left < 0:
            raise Unreadable(
                "too_large", f"the {self._what} unpacks to more than the limit; save it again without pictures"
            )
        return data


def parsed(data: bytes, what: str) -> Any:
    """The root of an XML document, comments, processing instructions and entities left out."""
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.LxmlError, ValueError) as error:
        raise damaged(what) from error
    etree.strip_elements(root, etree.Entity, with_tail=False)
    return root


def damaged(what: str) -> Unreadable:
    return Unreadable("damaged", f"the {what} is damaged; open it and save it again, or save it as PDF")
