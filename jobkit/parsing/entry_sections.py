"""The sections that hold entries of one kind, with what layout parted from them by mistake.

An employer's name in heavy type may look as much like a heading as the headings do: a section under an unknown heading
that reads as the head of an entry, right after a section of entries, is the rest of that section; and so is a column
beside it that begins so and has no heading.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace

from jobkit.model.document import Document, Section, SectionKind


def sections_of(
    document: Document, sections: Sequence[Section], kinds: Collection[SectionKind], is_head: Callable[[str], bool]
) -> list[Section]:
    """The sections of these kinds, in page order.

    Args:
        is_head: whether the words of a line are those of an entry's head.
    """
    found: list[Section] = []
    open_section = False
    for section in sections:
        if section.kind in kinds:
            found.append(section)
            open_section = True
        elif open_section and section.kind in ("other", "header") and _heads_entry(document, section, is_head):
            found[-1] = _with(document, found[-1], section)
        else:
            open_section = False
    return [section for section in found if section.rows]


def _heads_entry(document: Document, section: Section, is_head: Callable[[str], bool]) -> bool:
    first = section.title or section.rows[0].span
    return (section.kind == "other" or section.title is None) and is_head(document.text_of(first))


def _with(document: Document, section: Section, more: Section) -> Section:
    heading = [row for row in document.rows_of(more.title) if row not in more.rows] if more.title else []
    return replace(section, rows=(*section.rows, *heading, *more.rows))
