"""A posting as a Word file: a Word template whose Jinja2 tags docxtpl fills in."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from datetime import datetime, time
from pathlib import Path
from typing import Any, Final

from docxtpl import DocxTemplate, RichText

from jobkit.model.role import Role
from jobkit.postings.outline import Outline
from jobkit.templating import faults_of, find, sandbox

TEMPLATE: Final = "postings/posting.docx"
_EPOCH: Final = (1980, 1, 1, 0, 0, 0)
"""The time that a ZIP archive gives each file of it: a fixed one, for the same bytes every time."""


def word_file(role: Role, outline: Outline, *, own_folder: Path | None = None) -> bytes:
    """The posting as DOCX.

    Raises:
        InvalidFile: the Word template is damaged, or a tag in it is faulty.
    """
    with faults_of(TEMPLATE):
        document = DocxTemplate(find(TEMPLATE, own_folder=own_folder))
        document.render(_values(document, role, outline), sandbox(), autoescape=True)
        _describe(document.docx.core_properties, role, outline)
        saved = io.BytesIO()
        document.save(saved)
    return _same_every_time(saved.getvalue())


def _values(document: DocxTemplate, role: Role, outline: Outline) -> Mapping[str, Any]:
    links = [outline.apply_url, f"mailto:{outline.apply_email}" if outline.apply_email else None]
    url, mail = (_link(document, link) if link else None for link in links)
    return {"posting": outline.data(), "number": role.opening.id, "apply_link": url, "mail_link": mail}


def _link(document: DocxTemplate, target: str) -> RichText:
    link = RichText()
    link.add(target.removeprefix("mailto:"), url_id=document.build_url_id(target), style="Hyperlink")
    return link


def _describe(properties: Any, role: Role, outline: Outline) -> None:
    """What a file manager shows of the file; the day of posting stands for the clock."""
    day = datetime.combine(role.opening.posted_on, time()) if role.opening.posted_on else datetime(*_EPOCH)
    properties.title, properties.author = f"{outline.title}, {outline.employer}"[:255], outline.employer[:255]
    properties.subject, properties.identifier = "Job posting", (role.opening.id or "")[:255]
    properties.comments, properties.last_modified_by, properties.language = "", "", "en-US"
    properties.created = properties.modified = day
    properties.revision = 1


def _same_every_time(archive: bytes) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as before, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as after:
        for name in before.namelist():
            after.writestr(zipfile.ZipInfo(name, _EPOCH), before.read(name), zipfile.ZIP_DEFLATED)
    return packed.getvalue()
