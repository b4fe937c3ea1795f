"""What a section lists, each item under the label that the section gives it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from jobkit.layout.titles import title_kind
from jobkit.model.document import Cell, Document, Section
from jobkit.model.resume import Found
from jobkit.parsing.list_lines import Piece, piece_rows
from jobkit.parsing.lists import has_separator, items
from jobkit.parsing.strips import found_in

LABEL_WORDS = 5
INDENT = 5.0
"""Points by which items stand to the right of the label over them."""
FEWEST_BELOW = 2
"""Items side by side, under a label that stands alone."""
ACRONYM = 6
"""Letters; a single word in capitals that is no longer may be an item among others ("HEDIS")."""
_LABELLED = re.compile(r"([^:,;|•\t]{2,45}):\s+(?=\S)")


@dataclass(frozen=True, slots=True)
class Listed:
    group: str | None
    """The words of its label."""
    item: Found[str]


def listed(document: Document, section: Section) -> Iterator[Listed]:
    """The section's items in reading order; a label that has no items is one itself."""
    title = document.text_of(section.title) if section.title else None
    general = title if title and title_kind(title) is None else None
    labelled = list(_labelled(piece_rows(document, section.rows)))
    used = {id(label) for _, label in labelled}
    for piece, label in labelled:
        group = label.text.strip(" :") if label else general
        if label is not piece:
            yield from _read(document, piece, group)
        elif sum(other is piece for _, other in labelled) == 1 and id(piece) in used:
            yield from _read(document, piece, general)


def _labelled(rows: Sequence[Sequence[Piece]]) -> Iterator[tuple[Piece, Piece | None]]:
    """Each piece with the label that it stands under or beside; a label with itself."""
    labels: list[Piece] = []
    beside = _has_labels_beside(rows)
    for at, row in enumerate(rows):
        heads = [piece for piece in row if _is_label(piece, row, _below(rows, at, piece), beside)]
        labels = heads or labels
        for piece in row:
            yield piece, piece if piece in heads else _label_of(piece, labels)


def _below(rows: Sequence[Sequence[Piece]], at: int, piece: Piece) -> Sequence[Piece]:
    """The row under a piece; the one after it where the label beside the piece is a line longer."""
    near = rows[at + 1 : at + 3]
    reaching = (row for row in near if any(other.cell.box.x1 > piece.cell.box.x0 - INDENT for other in row))
    return next(reaching, near[0] if near else ())


def _has_labels_beside(rows: Sequence[Sequence[Piece]]) -> bool:
    """Whether rows are, one in two of them, a word or two and a list beside it."""
    pairs = [row for row in rows if len(row) == 2]
    return len(pairs) > 1 and 2 * sum(
        has_separator(row[1].text) and not has_separator(row[0].text) for row in pairs
    ) >= len(pairs)


def _is_label(piece: Piece, row: Sequence[Piece], below: Sequence[Piece], has_labels_beside: bool) -> bool:
    """Whether a piece names the items beside or under it and is none itself."""
    text = piece.text.strip()
    if has_separator(text) or len(text.split()) > LABEL_WORDS or piece.cell.words[0][1].text in "•-":
        return False
    beside = row[1] if len(row) == 2 and piece is row[0] else None
    if beside is not None and (has_labels_beside or has_separator(beside.text) or text.endswith(":")):
        return True
    if _breaks_off(piece, row, below):
        return True
    under = next((other for other in below if other.cell.box.x1 > piece.cell.box.x0 - INDENT), None)
    if text.endswith(":") or under is None:
        return text.endswith(":")
    return _is_grander(piece, under) or _is_outdented(piece, under, below)


def _breaks_off(piece: Piece, row: Sequence[Piece], below: Sequence[Piece]) -> bool:
    """Whether a piece stands alone in its row, though the first of several in the next row had room beside it."""
    if len(row) > 1 or len(below) < FEWEST_BELOW or piece.row + 1 != below[0].row:
        return False
    gap = below[1].cell.box.x0 - below[0].cell.box.x1
    return piece.cell.box.x1 + gap + below[0].cell.box.width < below[-1].cell.box.x1


def _is_grander(piece: Piece, other: Piece) -> bool:
    """Whether a piece is set as a label: bold, larger or in capitals where the other is not."""
    one, two = piece.cell, other.cell
    if one.bold != two.bold:
        return one.bold
    if abs(one.size - two.size) > 0.6:
        return one.size > two.size
    is_word = len(piece.text) > ACRONYM and not piece.is_bullet
    return is_word and piece.text.isupper() and not other.text.isupper()


def _is_outdented(piece: Piece, under: Piece, below: Sequence[Piece]) -> bool:
    x = piece.cell.box.x0
    level = any(
        abs(other.cell.box.x0 - x) < INDENT or abs(other.cell.box.x1 - piece.cell.box.x1) <= 2 for other in below
    )
    return not level and INDENT < under.cell.box.x0 - x < 6 * piece.cell.size


def _label_of(piece: Piece, labels: Sequence[Piece]) -> Piece | None:
    """The label over or beside the piece: the last one that begins no further right, or shares its right edge."""
    box = piece.cell.box
    left = [label for label in labels if label.cell.box.x0 <= box.x0 + 2 or abs(label.cell.box.x1 - box.x1) <= 2]
    return left[-1] if left else None


def _read(document: Document, piece: Piece, group: str | None) -> Iterator[Listed]:
    text, start, outer = piece.text, 0, group
    label = _LABELLED.match(text)
    bold = _bold_start(piece.cell)
    if label and len(label[1].split()) <= LABEL_WORDS:
        group, start = label[1].strip(), label.end()
    elif bold:
        group, start = text[:bold].strip(" :–—-"), bold
    found = list(items(text[start:]))
    if not found and start:
        group, start, found = outer, 0, list(items(text[:start]))
    for item, at in found:
        yield Listed(group, found_in(document, piece.strip, start + at, start + at + len(item), text=item))


def _bold_start(cell: Cell) -> int:
    """Characters of a label that only bold type parts from its items ("**Software** Epic, HMIS"); 0: there is none."""
    bold = [word.bold for _, word in cell.words]
    size = bold.index(False) if False in bold else 0
    if not 0 < size <= LABEL_WORDS or any(bold[size:]) or len(bold) - size < size:
        return 0
    return cell.words[size][0].start - cell.span.start
