"""The skills that a resume lists, in the groups it gives them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from jobkit.layout.titles import title_kind
from jobkit.model.document import Document, Row, Section
from jobkit.model.resume import SkillGroup
from jobkit.parsing.evidence import found
from jobkit.parsing.languages import lists_both
from jobkit.parsing.listed import Listed, listed
from jobkit.parsing.lists import is_language

LONGEST_SKILL = 100
"""Characters; longer is a sentence, not the name of a skill."""
SHORT = 5
"""Words of an item by which a list under a heading of no known kind is one of skills."""
FEWEST = 2
"""Items of such lists."""
_NO_SKILL = re.compile(r"\d{3}|@|[.!?]$")


def read_skills(document: Document, sections: Sequence[Section]) -> tuple[SkillGroup, ...]:
    """The skills of skills sections, groups in page order; the same name twice in one group is read once.

    Where no section is headed as one of skills, those whose headings are no known titles are looked at: short items
    under them are skills, and so are such headings with nothing under them.
    """
    groups: list[SkillGroup] = []
    for section in sections:
        if section.kind == "skills":
            groups += _grouped(
                [each for each in listed(document, section) if not _is_of_languages(each, section, document)]
            )
        elif section.kind == "languages" and lists_both(document, section):
            groups += _grouped([each for each in listed(document, section) if not is_language(each.item.value)])
    groups += _grouped(list(_elsewhere(document, sections)))
    return tuple(groups)


def _is_of_languages(each: Listed, section: Section, document: Document) -> bool:
    """Whether an item of a skills section is a language that has a label or half the heading for itself."""
    if each.group is not None and title_kind(each.group) == "languages":
        return True
    return lists_both(document, section) and is_language(each.item.value)


def _grouped(skills: Sequence[Listed]) -> Iterator[SkillGroup]:
    short = [skill for skill in skills if len(skill.item.value) <= LONGEST_SKILL]
    for name in dict.fromkeys(skill.group for skill in short):
        keywords = {skill.item.value.casefold(): skill.item for skill in reversed(short) if skill.group == name}
        yield SkillGroup(name, tuple(reversed(keywords.values())))


def _elsewhere(document: Document, sections: Sequence[Section]) -> Iterator[Listed]:
    """Short items under headings that are no known titles, and such headings with nothing under them."""
    has_skills = any(section.kind == "skills" for section in sections)
    lists = [
        list(_with_title(document, section))
        for at, section in enumerate(sections)
        if at and section.kind == "other" and section.title and title_kind(document.text_of(section.title)) is None
        if not has_skills or _is_beside_skills(sections, at)
    ]
    if not has_skills:
        lists += [list(_with_title(document, inner)) for section in sections for inner in _inner(document, section)]
    if sum(map(len, lists)) >= FEWEST:
        for items in lists:
            if all(len(each.item.value.split()) <= SHORT and not _NO_SKILL.search(each.item.value) for each in items):
                yield from items


def _inner(document: Document, section: Section) -> Iterator[Section]:
    """The parts of a header or summary that open with rows set like its own heading, which are no known titles."""
    if section.kind not in ("header", "summary") or section.title is None:
        return
    title = next(document.rows_of(section.title))
    heads = [at for at, row in enumerate(section.rows) if _looks(row) == _looks(title)]
    if not heads or len(heads) == len(section.rows) or heads[0] == 0:
        return
    for begin, end in pairwise([*heads, len(section.rows)]):
        yield Section("other", section.rows[begin].span, section.rows[begin + 1 : end])


def _looks(row: Row) -> tuple[float, bool, int | None]:
    return round(row.size, 1), row.bold, row.cells[0].color


def _is_beside_skills(sections: Sequence[Section], at: int) -> bool:
    """Whether a section stands in one column with one of skills that comes before or after it."""
    near = [other for other in (*sections[max(at - 1, 0) : at], *sections[at + 1 : at + 2]) if other.kind == "skills"]
    return any(one.column == two.column for other in near for one in other.rows[:1] for two in sections[at].rows[:1])


def _with_title(document: Document, section: Section) -> Iterator[Listed]:
    """The section's items; its heading too, where what is under it is set like a heading."""
    assert section.title is not None
    title = next(document.rows_of(section.title))
    if all(row.size >= title.size and row.bold == title.bold and row.role == title.role for row in section.rows):
        yield Listed(None, found(document, document.text_of(section.title), section.title))
        yield from (Listed(None, each.item) for each in listed(document, section))
    else:
        yield from listed(document, section)
