"""Who the resume is of, and how to reach them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from jobkit.layout.paragraphs import paragraphs
from jobkit.layout.titles import title_kind
from jobkit.model.document import Document, Row, Section, Span
from jobkit.model.resume import Found, Place, Profile
from jobkit.parsing.applicant import applicant_rows, form_location, form_name
from jobkit.parsing.evidence import found
from jobkit.parsing.location import find_location
from jobkit.parsing.names import NameLine, find_name
from jobkit.parsing.reach import find_email, find_links, find_phone

LONGEST_LABEL = 9
"""Words of a headline; a summary has more."""
SHORTEST_PROSE = 5
"""Words of a sentence that tells of the person, where no heading says that it does."""
SHORT_SECTION = 12
"""Rows of a section that may be contact lines under another title."""

_NOT_LABEL = re.compile(
    r"[@\d]|https?:|www\.|[.!?]$|^(?:phone|email|e-mail|address|linkedin|location)\b", re.IGNORECASE
)

_SENTENCE = re.compile(r"[a-z)\d][.!](?:[\"')\]]?$|\s+[A-Z])")
_REACHABLE = re.compile(r"@|\d{3}\W{1,3}\d{4}\b|https?:|www\.|\t", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Contact:
    name: Found[str] | None = None
    post_nominals: tuple[Found[str], ...] = ()
    label: Found[str] | None = None
    email: Found[str] | None = None
    phone: Found[str] | None = None
    url: Found[str] | None = None
    profiles: tuple[Found[Profile], ...] = ()
    location: Found[Place] | None = None
    summary: tuple[Found[str], ...] = ()


def read_contact(document: Document, sections: Sequence[Section]) -> Contact:
    """Name, headline, contact and summary, wherever on the page they stand."""
    own = [section for section in sections if section.kind not in ("references", "letter")]
    letter = {row.span.start for section in sections if section.kind == "letter" for row in section.rows}
    resume = [row for row in document.rows if row.span.start not in letter]
    header = [row for section in own if section.kind == "header" for row in section.rows]
    everywhere = _distinct([*header, *(row for section in own for row in section.rows)])
    email, phone = find_email(document, everywhere), find_phone(document, everywhere)
    beside = [row for section in own if _holds(section, email, phone) for row in section.rows]
    about = [row for section in own if section.kind == "summary" for row in section.rows]
    links = find_links(document, _distinct([*header, *beside, *about]), email)
    usernames = [profile.value.username or "" for profile in links.profiles]
    form = applicant_rows(own)
    name = form_name(document, form) or find_name(document, resume, header, [email.value if email else "", *usernames])
    around = _after_name(resume, sections, name)
    near = [row for row in _distinct([*header, *around, *beside]) if name is None or row is not name.row]
    near += _beside_name(name)
    smaller = [row for row in (*header, *around) if name and row.size < name.row.size]
    return Contact(
        name=name.name if name else None,
        post_nominals=name.post_nominals if name else (),
        label=_label(document, around, name),
        email=email,
        phone=phone,
        url=links.url,
        profiles=links.profiles,
        location=form_location(document, form) or find_location(document, near, smaller),
        summary=_summary(document, sections, name),
    )


def _distinct(rows: Sequence[Row]) -> list[Row]:
    return list({row.span.start: row for row in rows}.values())


def _holds(section: Section, *values: Found[str] | None) -> bool:
    """Whether a short section holds one of the values: a sidebar's "About" with the address in it."""
    if not section.rows or len(section.rows) > SHORT_SECTION or section.kind in ("work", "education"):
        return False
    first, last = section.rows[0].span.start, section.rows[-1].span.end
    return any(value is not None and first <= value.evidence[0].span.start < last for value in values)


def _after_name(rows: Sequence[Row], sections: Sequence[Section], name: NameLine | None) -> list[Row]:
    """The rows between the name and the next heading, wherever the name was painted."""
    if name is None:
        return []
    start = name.row.span.end
    titles = [section.title.start for section in sections if section.title and section.title.start > start]
    end = min(titles, default=rows[-1].span.end)
    return [row for row in rows if start < row.span.start < end]


def _beside_name(name: NameLine | None) -> list[Row]:
    """What stands to the right of the name, on its row."""
    if name is None or len(name.row.cells) < 2:
        return []
    rest = name.row.cells[1:]
    return [replace(name.row, cells=rest, span=Span(rest[0].span.start, name.row.span.end))]


def _label(document: Document, around: Sequence[Row], name: NameLine | None) -> Found[str] | None:
    """The headline: on the name's row, else the row under it."""
    if name is None or name.label is not None:
        return name.label if name else None
    if not around:
        return None
    row = around[0]
    text = document.text_of(row.span)
    if len(row.cells) > 1 or len(text.split()) > LONGEST_LABEL or _NOT_LABEL.search(text):
        return None
    return found(document, text, row.span)


def _summary(document: Document, sections: Sequence[Section], name: NameLine | None) -> tuple[Found[str], ...]:
    """The paragraphs of the summary; and sentences that stand at the name, or under a heading of the person's own."""
    headed = any(section.kind == "summary" for section in sections)
    told = []
    for section in sections:
        is_own = section.kind == "other" and section.title and title_kind(document.text_of(section.title)) is None
        if section.kind not in ("summary", "header") and (headed or not is_own):
            continue
        for paragraph in paragraphs(document, section.rows):
            is_name = name is not None and name.row in paragraph.rows
            if section.kind == "summary" or (not is_name and _is_prose(paragraph.text)):
                told.append(found(document, paragraph.text, paragraph.span))
    return tuple(told)


def _is_prose(text: str) -> bool:
    """Whether a paragraph is sentences, and no line of contact data."""
    return len(text.split()) >= SHORTEST_PROSE and _SENTENCE.search(text) is not None and not _REACHABLE.search(text)
