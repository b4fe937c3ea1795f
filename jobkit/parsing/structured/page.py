"""A JSON Resume laid out as a person would print it: a row a value, sections in the file's order.

From here on the same code that reads pages finds terms, credentials and degrees, and quotes the line of the file.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from jobkit.layout.drafts import Draft, write_down
from jobkit.model.document import Box, Document, PageSize, Section, SectionKind, Span, Word
from jobkit.model.resume import Found
from jobkit.parsing.evidence import found
from jobkit.parsing.structured.shape import Path
from jobkit.parsing.structured.source import Source
from jobkit.readers.characters import legible

MEDIA: Final = "json"
SIZE, LEADING, PITCH, MARGIN = 10.0, 12.0, 6.0, 36.0
"""Points: type size, a line, a character, the edge, as a typewriter sets text."""

KINDS: Final[Mapping[str, SectionKind]] = {
    "basics": "header", "work": "work", "volunteer": "volunteer", "education": "education",
    "certificates": "certificates", "skills": "skills", "languages": "languages", "projects": "projects",
    "publications": "publications", "awards": "awards", "interests": "interests", "references": "references",
}  # fmt: skip
"""The schema's parts, each a section."""

_ROWS: Final[Mapping[str, Sequence[Sequence[str]]]] = {
    "basics": (("name",), ("x-credentials",), ("label",), ("email",), ("phone",), ("url",)),
    "work": (("position",), ("name",), ("location",), ("*dates",), ("description",), ("summary",), ("highlights",)),
    "volunteer": (("position",), ("organization",), ("*dates",), ("summary",), ("highlights",)),
    "education": (("studyType",), ("area",), ("institution",), ("*dates",), ("*degree",), ("score",), ("courses",)),
    "certificates": (("name", "issuer", "*held", "*status"),),
    "skills": (("name",), ("keywords",)),
    "languages": (("language",), ("fluency",)),
    "projects": (("name", "entity"), ("*dates",), ("description",), ("highlights",), ("roles",), ("keywords",)),
    "publications": (("name", "publisher", "releaseDate"), ("summary",)),
    "awards": (("title", "awarder", "date"), ("summary",)),
    "interests": (("name",), ("keywords",)),
    "references": (("name",), ("reference",)),
}
"""Part -> the rows of each entry -> what stands side by side in them: one value, so that it is quoted with its own
line; but what is said of a certificate is read together. A list is a row for each of its values."""


@dataclass(frozen=True, slots=True)
class _Cell:
    path: Path
    text: str
    line: int | None


@dataclass(frozen=True, slots=True)
class _Row:
    section: SectionKind
    cells: tuple[_Cell, ...]


@dataclass(frozen=True, slots=True)
class Laid:
    """The document, its sections, and where each value stands in it."""

    document: Document
    sections: tuple[Section, ...]
    spans: Mapping[Path, Span]

    def text(self, path: Path, value: object) -> Found[str] | None:
        """A value's words with where they stand; None where it is not laid out, being empty or absent."""
        span = self.spans.get(path)
        return found(self.document, str(value).strip(), span) if span else None


def lay_out(source: Source, digest: str) -> Laid:
    """The page of a resume whose shape was checked."""
    rows = [row for key, value in source.placed.items() if key in KINDS for row in _part(source, key, value)]
    drafts, line = [], 1
    for at, row in enumerate(rows):
        line = next((cell.line for cell in row.cells if cell.line), line)
        drafts.append(Draft(1, at, tuple(_words(row.cells, at)), number=line))
    size = PageSize(1, 612.0, 2 * MARGIN + LEADING * len(rows))
    document = write_down(drafts, digest=digest, media=MEDIA, pages=(size,), hidden=())
    spans = {
        cell.path: written.span
        for row, there in zip(rows, document.rows, strict=True)
        for cell, written in zip(row.cells, there.cells, strict=True)
    }
    return Laid(document, tuple(_sections(rows, document)), spans)


def dates_text(entry: Mapping[str, Any]) -> str:
    """An entry's dates as a page has them: "2019-03 – 2021-05"; what pages are read by reads these."""
    return " – ".join(str(entry[key]).strip() for key in ("startDate", "endDate") if _is_given(entry.get(key)))


def entries(value: object) -> list[tuple[int, Mapping[str, Any]]]:
    """(number, entry) of a part's entries."""
    return [(at, entry) for at, entry in enumerate(value) if isinstance(entry, dict)] if isinstance(value, list) else []


def _sections(rows: Sequence[_Row], document: Document) -> Iterator[Section]:
    for kind in dict.fromkeys(row.section for row in rows):
        own = [there for row, there in zip(rows, document.rows, strict=True) if row.section == kind]
        yield Section(kind, None, tuple(own))


# ------------------------------------------------------------------ rows


def _part(source: Source, key: str, value: object) -> Iterator[_Row]:
    if key == "basics":
        yield from _basics(source, value if isinstance(value, dict) else {})
        return
    for at, entry in entries(value):
        for fields in _ROWS[key]:
            for cells in _rows(source, (key, at), entry, fields):
                yield _Row(KINDS[key], cells)


def _basics(source: Source, basics: Mapping[str, Any]) -> Iterator[_Row]:
    for fields in _ROWS["basics"]:
        yield from (_Row("header", cells) for cells in _rows(source, ("basics",), basics, fields))
    inner: list[tuple[Path, object, Sequence[str]]] = [
        (("basics", "location"), basics.get("location"), ("address", "city", "region", "postalCode", "countryCode"))
    ]
    for at, profile in entries(basics.get("profiles")):
        inner.append((("basics", "profiles", at), profile, ("network", "username", "url")))
    for path, entry, fields in inner:
        for cells in _rows(source, path, entry, fields) if isinstance(entry, dict) else ():
            yield _Row("header", cells)
    for at, line in enumerate(lines_of(basics.get("summary"))):
        yield _Row("summary", (_Cell(("basics", "summary", at), line, source.line(basics["summary"])),))


def lines_of(value: object) -> list[str]:
    """The paragraphs of a text, empty ones left out."""
    return [line for line in str(value or "").splitlines() if _shown(line)]


def _rows(source: Source, path: Path, entry: Mapping[str, Any], fields: Sequence[str]) -> Iterator[tuple[_Cell, ...]]:
    cells = [cell for field in fields for cell in _values(source, path, entry, field)]
    if len(fields) == 1:
        yield from ((cell,) for cell in cells)
    elif cells:
        yield tuple(cells)


def _values(source: Source, path: Path, entry: Mapping[str, Any], field: str) -> Iterator[_Cell]:
    """The cells of one field: of a list each value, of dates the range, of nothing none."""
    if field in _WORDED:
        text, given = _WORDED[field](entry), next((entry[key] for key in _DATES if _is_given(entry.get(key))), None)
        if text:
            yield _Cell((*path, field), text, source.line(given))
        return
    value = entry.get(field)
    for at, item in enumerate(value) if isinstance(value, list) else [(None, value)]:
        if _is_given(item):
            own = (*path, field) if at is None else (*path, field, at)
            yield _Cell(own, str(item), source.line(item))


def _held_text(entry: Mapping[str, Any]) -> str:
    """From when until when a certificate holds, in words that say which of the two a single date is."""
    issued, ends = (str(entry[key]).strip() if _is_given(entry.get(key)) else "" for key in ("date", "endDate"))
    if issued and ends:
        return f"{issued} – {ends}"
    return issued or (f"expires {ends}" if ends else "")


def _degree_text(entry: Mapping[str, Any]) -> str:
    """What an entry says of its degree, in the words of a page; nothing of one that is completed."""
    if entry.get("x-completed") is False:
        return "not completed"
    return "in progress" if entry.get("x-in-progress") else ""


def _status_text(entry: Mapping[str, Any]) -> str:
    """What an entry says of its certificate; of one that is held, its dates say enough."""
    return {"in_progress": "in progress", "expired": "expired"}.get(str(entry.get("x-status")), "")


_WORDED: Final[Mapping[str, Callable[[Mapping[str, Any]], str]]] = {
    "*dates": dates_text, "*held": _held_text, "*degree": _degree_text, "*status": _status_text,
}  # fmt: skip
"""What a page says in words where the file has dates or keys of its own."""
_DATES: Final = ("startDate", "date", "endDate")


def _is_given(value: object) -> bool:
    return not isinstance(value, bool) and isinstance(value, str | int | float) and bool(_shown(str(value)))


def _shown(text: str) -> str:
    return " ".join(legible(text).split())


def _words(cells: Sequence[_Cell], row: int) -> Iterator[tuple[Word, ...]]:
    """The words of each cell, on a line of their own each."""
    x0, top = MARGIN, MARGIN + LEADING * row
    for cell in cells:
        words = []
        for text in _shown(cell.text).split():
            words.append(Word(text, Box(x0, top, x0 + PITCH * len(text), top + SIZE), SIZE))
            x0 += PITCH * (len(text) + 1)
        x0 += 2 * PITCH
        yield tuple(words)
