"""Rows before they have a place in the text, and the writing down."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from jobkit.layout.visibility import around
from jobkit.model.document import Box, Cell, Document, Field, Hidden, LineRole, PageSize, Row, Span, Word

NO_SPACE = 0.08
"""Share of the type size: words nearer than that were parted by a change of typeface alone ("**Epic**, HMIS")."""


@dataclass(frozen=True, slots=True)
class Filled:
    """What a row to be holds of a form; see ``Field``."""

    slot: str
    label: int = 0
    """How many of its first words are the label."""
    begins: bool | None = None
    goes_on: bool = False
    wraps: bool = False


@dataclass(frozen=True, slots=True)
class Draft:
    """A row to be: the words of its cells."""

    page: int
    column: int
    cells: tuple[tuple[Word, ...], ...]
    role: LineRole = "text"
    level: int = 0
    paragraph: int = -1
    number: int | None = None
    """Its line in the file; None: rows are counted on their page."""
    filled: Filled | None = None


def write_down(
    drafts: Sequence[Draft], *, digest: str, media: str, pages: tuple[PageSize, ...], hidden: tuple[Hidden, ...]
) -> Document:
    """The document: every draft's words written once, in order, and each row and cell a span of that text."""
    rows: list[Row] = []
    parts: list[str] = []
    offset = 0
    for draft in drafts:
        number = rows[-1].number + 1 if rows and rows[-1].page == draft.page else 1
        row, text = _write_row(draft, offset, draft.number or number)
        rows.append(row)
        parts.append(text)
        offset += len(text) + 1
    return Document(digest, media, "\n".join(parts), tuple(rows), pages, hidden)


def _write_row(draft: Draft, offset: int, number: int) -> tuple[Row, str]:
    cells: list[Cell] = []
    texts: list[str] = []
    at = offset
    for words in draft.cells:
        cell, text = _write_cell(words, at)
        cells.append(cell)
        texts.append(text)
        at += len(text) + 1
    row = Row(
        Span(offset, at - 1),
        draft.page,
        number,
        Box.around([cell.box for cell in cells]),
        tuple(cells),
        draft.column,
        draft.role,
        draft.level,
        draft.paragraph,
        _field(draft.filled, cells) if draft.filled else None,
    )
    return row, "\t".join(texts)


def _field(filled: Filled, cells: Sequence[Cell]) -> Field:
    words = [span for cell in cells for span, _ in cell.words]
    end = cells[-1].span.end
    start = words[filled.label].start if filled.label < len(words) else end
    return Field(filled.slot, Span(start, end), filled.begins, filled.goes_on, filled.wraps)


def _write_cell(words: tuple[Word, ...], offset: int) -> tuple[Cell, str]:
    faces = set(map(_face, words))
    placed: list[tuple[Span, Word]] = []
    parts: list[str] = []
    at, before = offset, None
    for word in words:
        if before is not None and (len(faces) == 1 or not _touch(before, word)):
            parts.append(" ")
            at += 1
        end = at + len(word.text)
        placed.append((Span(at, end), word))
        parts.append(word.text)
        at, before = end, word
    main = words[0] if len(faces) == 1 else _main_word(words)
    cell = Cell(
        Span(offset, at),
        around(words),
        main.size,
        all(bold for _, _, bold, _ in faces),
        all(italic for _, _, _, italic in faces),
        main.color,
        tuple(placed),
    )
    return cell, "".join(parts)


def _touch(before: Word, after: Word) -> bool:
    """Whether two words are one that changes its face."""
    if _face(before) == _face(after) or abs(before.box.bottom - after.box.bottom) > after.box.height:
        return False
    return -after.size < after.box.x0 - before.box.x1 < NO_SPACE * min(before.size, after.size)


def _face(word: Word) -> tuple[float, int | None, bool, bool]:
    return word.size, word.color, word.bold, word.italic


def _main_word(words: tuple[Word, ...]) -> Word:
    """A word in the look that most characters of the cell have."""
    weights: dict[tuple[float, int | None], int] = {}
    for word in words:
        look = (word.size, word.color)
        weights[look] = weights.get(look, 0) + len(word.text)
    best = max(weights.values())
    return next(word for word in words if weights[word.size, word.color] == best)
