"""Which lines of a certificates section hold names, and which say more of the name above them.

The entries of one section are made alike, so that this is decided over all of them together: by the typeface of the
names, by the white space between entries, by what stands in the second column. Where nothing of that tells, each
line is an entry for itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from jobkit.language.dates import is_part_of_dates
from jobkit.model.document import Cell, Document, Row, Span
from jobkit.parsing.certificate_lines import Line, line_strip, stacks
from jobkit.parsing.certificate_text import (
    is_entry,
    is_short_name,
    names_certificate,
    names_issuer,
    read_entry,
    tells_details,
)
from jobkit.parsing.filled import records, slots, values
from jobkit.parsing.strips import Strip, strip_of

_SEVERAL = re.compile(r"\s*[;|•·\t]\s*")
"""What may part whole entries written in one line."""
_COMMA = re.compile(r"\s*,\s*")
_UNNAMED = re.compile(r"[a-z\d#(]")
"""How a part begins that names nothing: "2,100 hours", "supervised by"."""
_NAMES = ("certificate", "type", "title", "degree", "name", "field")
"""Fields of a form that name a certificate, the surest first."""
_DETAILS = (
    "issuer",
    "organization",
    "region",
    "place",
    "number",
    "term",
    "issued",
    "dates",
    "start",
    "status",
    "notes",
)
MOST = 0.5
"""Share of the lines from which on they are taken to follow a pattern."""


@dataclass(frozen=True, slots=True)
class Printed:
    """An entry as printed: the text in which its name stands, and those that say more of it."""

    name: Strip | None
    details: tuple[Strip, ...] = ()
    ends: tuple[Strip, ...] = ()
    """What a form says of when it ends."""
    has_slot: bool = False
    """Whether the name has a place of its own, so that what is not said elsewhere is part of it."""


def printed_entries(document: Document, rows: Sequence[Row]) -> list[Printed]:
    """The entries of a section in reading order; one without a name says more of the entry before it."""
    filled = [
        printed for record in records([row for row in rows if row.field]) if (printed := _filled(document, record))
    ]
    if filled:
        others = [row for row in rows if row.field is None]
        return [*filled, *(printed_entries(document, others) if others else [])]
    entries = [entry for stack in stacks(document, rows) for entry in _of_stack(document, stack)]
    slot = any(_is_issuer(strip.text) for entry in entries for strip in entry.details)
    return [replace(entry, has_slot=slot) for entry in entries]


def _filled(document: Document, record: Sequence[Row]) -> Printed | None:
    """An entry of a form or table; None where nothing in it names a certificate."""
    named = next((slot for slot in _NAMES if slot in slots(record)), None)
    if named is None:
        return None
    name, *more = _fields(document, record, named)
    details = (strip for slot in _DETAILS for strip in _fields(document, record, slot))
    return Printed(name, (*more, *details), tuple(_fields(document, record, "expires")), has_slot=True)


def _fields(document: Document, record: Sequence[Row], slot: str) -> list[Strip]:
    return [
        strip_of(document, [cell.span for row in lines for cell in row.cells])
        for lines in values(record, (slot,), whole=True)
    ]


def _strip(document: Document, cells: Sequence[Cell]) -> Strip:
    return strip_of(document, [cell.span for cell in cells])


def _is_issuer(text: str) -> bool:
    """Whether a line of details says who issued it."""
    said = read_entry(text)
    return said.name is not None or said.issuer is not None or names_issuer(text)


def _of_stack(document: Document, stack: Sequence[Line]) -> Iterator[Printed]:
    texts = [line_strip(document, line).text for line in stack]
    names = _by_looks(stack, texts) or _by_space(stack, texts)
    bold = _has_bold_names(document, stack)
    has_columns = _has_columns(document, stack)
    for at, line in enumerate(stack):
        if names and at not in names:
            yield Printed(None, (line_strip(document, line),))
            continue
        dates = tuple(_strip(document, [cell]) for cell in line.cells if _is_margin(document, line, cell))
        cells = [cell for cell in line.cells if not _is_margin(document, line, cell)]
        if bold and (parted := _parted_at_bold(document, line)):
            yield Printed(parted[0], (*parted[1:], *dates))
        elif has_columns and len(cells) > 1:
            first, rest = cells[0], (*cells[1:], *line.wraps)
            yield Printed(_strip(document, [first]), (_strip(document, rest), *dates))
        elif not cells:
            yield Printed(None, dates)
        else:
            whole = _strip(document, (*cells, *line.wraps))
            yield from (Printed(strip, dates) for strip in (several(whole) if not names else [whole]))


# ------------------------------------------------------------------ the pattern of a section


def _by_looks(stack: Sequence[Line], texts: Sequence[str]) -> set[int]:
    """The lines set like the first one, where the others are set otherwise and say what details say."""
    if not stack:
        return set()
    alike = {at for at, line in enumerate(stack) if line.looks == stack[0].looks}
    others = [text for at, text in enumerate(texts) if at not in alike]
    is_date = any(map(str.isdigit, stack[0].cells[0].words[0][1].text))
    is_bold = (
        not is_date and stack[0].looks[0] and not any(line.looks[0] for at, line in enumerate(stack) if at not in alike)
    )
    told = [text for text in others if tells_details(text) and (is_bold or not is_entry(text))]
    is_told = others and len(told) >= MOST * len(others)
    named = [at for at in alike if read_entry(texts[at]).name is not None]
    return alike if is_told and len(named) > MOST * len(alike) else set()


def _by_space(stack: Sequence[Line], texts: Sequence[str]) -> set[int]:
    """The lines that open a block, where white space parts blocks of a name and its details."""
    opens = {at for at, line in enumerate(stack) if at == 0 or line.is_apart or line.page != stack[at - 1].page}
    opens |= {at for at, line in enumerate(stack) if line.is_bullet and stack[0].is_bullet}
    inner = [at for at in range(len(stack)) if at not in opens]
    if not inner or not any(line.is_apart for line in stack):
        return set()
    if sum(is_entry(texts[at]) for at in inner) > MOST * len(inner):
        return set()
    named = {at for at in inner if names_certificate(texts[at]) and is_entry(texts[at])}
    return opens | named | {at for at in inner if _is_whole(texts[at])}


def _is_whole(text: str) -> bool:
    """Whether a line says all that an entry says: a name, who issued it, and when."""
    said = read_entry(text)
    return said.name is not None and said.issuer is not None and (said.issued or said.expires) is not None


def _is_margin(document: Document, line: Line, cell: Cell) -> bool:
    """Whether a cell is the date beside an entry."""
    return len(line.cells) > 1 and is_part_of_dates(document.text_of(cell.span))


def _has_columns(document: Document, stack: Sequence[Line]) -> bool:
    """Whether the second column says more of the names in the first one."""
    seconds = [
        document.text_of(cells[1].span)
        for line in stack
        if len(cells := [cell for cell in line.cells if not _is_margin(document, line, cell)]) > 1
    ]
    return bool(seconds) and sum(map(tells_details, seconds)) >= MOST * len(seconds)


def _has_bold_names(document: Document, stack: Sequence[Line]) -> bool:
    """Whether bold type parts the names from what follows them in their lines."""
    parted = [line for line in stack if _parted_at_bold(document, line)]
    return bool(parted) and len(parted) >= MOST * sum(line.cells[0].words[0][1].bold for line in stack)


def _parted_at_bold(document: Document, line: Line) -> tuple[Strip, Strip] | None:
    """The bold words that open a line, and the rest of it; None where it is set in one weight."""
    spans = [(span, word.bold) for cell in (*line.cells, *line.wraps) for span, word in cell.words]
    size = next((at for at, (_, is_bold) in enumerate(spans) if not is_bold), 0)
    if not size:
        return None
    name = strip_of(document, _runs([span for span, _ in spans[:size]], document))
    said = read_entry(name.text)
    if said.name is None or said.name.start > 0 or _is_label(name.text, document, spans[size][0]):
        return None
    return name, strip_of(document, _runs([span for span, _ in spans[size:]], document))


def _is_label(name: str, document: Document, after: Span) -> bool:
    """Whether the bold words say what kind of thing follows: "Licence: RN", "Certifications: CCM, CPR"."""
    text = name + document.text_of(after)[:1]
    return text.rstrip()[-1:] == ":" and not names_certificate(document.text_of(after)) and len(name.split()) == 1


def _runs(spans: Sequence[Span], document: Document) -> list[Span]:
    """Words that only spaces part, as one span each."""
    runs: list[Span] = []
    for span in spans:
        if runs and document.text[runs[-1].end : span.start].strip(" ") == "":
            runs[-1] = Span(runs[-1].start, span.end)
        else:
            runs.append(span)
    return runs


# ------------------------------------------------------------------ several in one line


def several(strip: Strip) -> Iterator[Strip]:
    """The entries that a line holds: several where each part between its separators names something."""
    for separator, are_names in ((_SEVERAL, _all_named), (_COMMA, _all_short)):
        bounds = [0, *(edge for match in separator.finditer(strip.text) for edge in match.span()), len(strip.text)]
        parts = [(start, end) for start, end in zip(bounds[::2], bounds[1::2], strict=True) if end > start]
        if len(parts) > 1 and are_names([strip.text[start:end] for start, end in parts]):
            yield from (_cut(strip, start, end) for start, end in parts)
            return
    yield strip


def _all_named(texts: Sequence[str]) -> bool:
    return all(
        not _UNNAMED.match(text) and read_entry(text).name is not None and not names_issuer(text) for text in texts
    )


def _all_short(texts: Sequence[str]) -> bool:
    return all(map(is_short_name, texts))


def _cut(strip: Strip, start: int, end: int) -> Strip:
    parts = []
    for at, span in strip.parts:
        first, last = max(start, at), min(end, at + len(span))
        if first < last:
            parts.append((first - start, Span(span.start + first - at, span.start + last - at)))
    return Strip(strip.text[start:end], tuple(parts))
