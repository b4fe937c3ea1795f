"""The skills that a resume lists, in the groups it gives them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from jobkit.layout.paragraphs import Paragraph, paragraphs
from jobkit.layout.titles import title_kind
from jobkit.model.document import Cell, Document, Section, Span
from jobkit.model.resume import Found, SkillGroup
from jobkit.parsing.evidence import found
from jobkit.parsing.lists import has_separator, items

LABEL_WORDS = 5
INDENT = 5.0
"""Points by which items stand to the right of the label over them."""
LONGEST_SKILL = 100
"""Characters; longer is a sentence, not the name of a skill."""

_ADDRESS = re.compile(r"\w@\w|\bwww\.|https?:|\.com/")
"""A line of contact data that was set under the last section."""
_LABELLED = re.compile(r"([^:,;|•\t]{2,45}):\s+(?=\S)")


@dataclass(frozen=True, slots=True)
class _Piece:
    """A cell, or the cells of one wrapped line."""

    text: str
    span: Span
    cell: Cell
    row: int
    """Its paragraph's place in the section."""


@dataclass(frozen=True, slots=True)
class _Skill:
    group: str | None
    keyword: Found[str]


def read_skills(document: Document, sections: Sequence[Section]) -> tuple[SkillGroup, ...]:
    """The skills of skills sections, groups in page order; the same name twice in one group is read once."""
    groups: list[SkillGroup] = []
    for section in sections:
        if section.kind == "skills":
            groups.extend(_grouped(list(_skills(document, section))))
    return tuple(groups)


def _skills(document: Document, section: Section) -> Iterator[_Skill]:
    title = document.text_of(section.title) if section.title else None
    general = title if title and title_kind(title) is None else None
    lines = [line for line in paragraphs(document, section.rows) if not _ADDRESS.search(line.text)]
    rows = [_pieces(document, at, line) for at, line in enumerate(lines)]
    labels: list[_Piece] = []
    for at, row in enumerate(rows):
        below = rows[at + 1] if at + 1 < len(rows) else []
        heads = [piece for piece in row if _is_label(piece, row, below)]
        labels = heads or labels
        for piece in row:
            if piece not in heads:
                yield from _read(document, piece, _group_of(piece, labels) or general)


def _pieces(document: Document, at: int, line: Paragraph) -> list[_Piece]:
    if len(line.rows) > 1:
        return [_Piece(line.text, line.span, line.rows[0].cells[0], at)]
    return [_Piece(document.text_of(cell.span), cell.span, cell, at) for cell in line.rows[0].cells]


def _is_label(piece: _Piece, row: Sequence[_Piece], below: Sequence[_Piece]) -> bool:
    """Whether a piece names the items beside or under it and is none itself."""
    text = piece.text.strip()
    if has_separator(text) or len(text.split()) > LABEL_WORDS or piece.cell.words[0][1].text in "•-":
        return False
    beside = row[1] if len(row) == 2 and piece is row[0] else None
    if beside is not None and (has_separator(beside.text) or text.endswith(":")):
        return True
    under = next((other for other in below if other.cell.box.x1 > piece.cell.box.x0 - INDENT), None)
    if under is None:
        return False
    return text.endswith(":") or _is_grander(piece, under) or _is_outdented(piece, under, below)


def _is_grander(piece: _Piece, other: _Piece) -> bool:
    """Whether a piece is set as a label: bold, larger or in capitals where the other is not."""
    one, two = piece.cell, other.cell
    if one.bold != two.bold:
        return one.bold
    if abs(one.size - two.size) > 0.6:
        return one.size > two.size
    return len(piece.text) > 4 and piece.text.isupper() and not other.text.isupper()


def _is_outdented(piece: _Piece, under: _Piece, below: Sequence[_Piece]) -> bool:
    x = piece.cell.box.x0
    level = any(abs(other.cell.box.x0 - x) < INDENT for other in below)
    return not level and INDENT < under.cell.box.x0 - x < 6 * piece.cell.size


def _group_of(piece: _Piece, labels: Sequence[_Piece]) -> str | None:
    """The label over or beside the piece: the last one that begins no further right."""
    left = [label for label in labels if label.cell.box.x0 <= piece.cell.box.x0 + 2]
    return left[-1].text.strip(" :") if left else None


def _read(document: Document, piece: _Piece, group: str | None) -> Iterator[_Skill]:
    text, start = piece.text, 0
    label = _LABELLED.match(text)
    bold = _bold_start(piece.cell)
    if label and len(label[1].split()) <= LABEL_WORDS:
        group, start = label[1].strip(), label.end()
    elif bold:
        group, start = text[:bold].strip(" :–—-"), bold
    for item, at in items(text[start:]):
        if len(item) <= LONGEST_SKILL:
            begin = min(piece.span.start + start + at, piece.span.end - 1)
            span = Span(begin, min(begin + len(item), piece.span.end))
            yield _Skill(group, found(document, item, span))


def _bold_start(cell: Cell) -> int:
    """Characters of a label that only bold type parts from its items ("**Software** Epic, HMIS"); 0: there is none."""
    bold = [word.bold for _, word in cell.words]
    size = bold.index(False) if False in bold else 0
    if not 0 < size <= LABEL_WORDS or any(bold[size:]) or len(bold) - size < size:
        return 0
    return cell.words[size][0].start - cell.span.start


def _grouped(skills: Sequence[_Skill]) -> Iterator[SkillGroup]:
    names = list(dict.fromkeys(skill.group for skill in skills))
    for name in names:
        keywords = {skill.keyword.value.casefold(): skill.keyword for skill in reversed(skills) if skill.group == name}
        yield SkillGroup(name, tuple(reversed(keywords.values())))
