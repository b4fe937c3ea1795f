"""The languages that a resume lists."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from jobkit.layout.titles import plain, title_kind
from jobkit.model.document import Document, Section
from jobkit.model.resume import Found
from jobkit.parsing.listed import Listed, listed
from jobkit.parsing.lists import is_language

_FLUENCY = re.compile(
    r"\s*[(:,–—-].*|\s+(?:native|fluent|conversational|intermediate|basic|bilingual|professional)\b.*", re.I
)


def read_languages(document: Document, sections: Sequence[Section]) -> tuple[Found[str], ...]:
    """The languages of language sections and of labels for them, without how well they are spoken."""
    named: list[Found[str]] = []
    for each in _of_languages(document, sections):
        name = _FLUENCY.sub("", each.item.value).strip()
        if name and not _FLUENCY.fullmatch(" " + each.item.value):
            named.append(replace(each.item, value=name))
    return tuple(named)


def lists_both(document: Document, section: Section) -> bool:
    """Whether a section's heading names languages and skills alike: "Languages & Skills"."""
    if section.title is None:
        return False
    kinds = {title_kind(part) for part in plain(document.text_of(section.title)).split(" and ")}
    return {"languages", "skills"} <= kinds


def _of_languages(document: Document, sections: Sequence[Section]) -> Iterator[Listed]:
    for section in sections:
        if section.kind not in ("languages", "skills"):
            continue
        both = lists_both(document, section)
        for each in listed(document, section):
            is_labelled = each.group is not None and title_kind(each.group) == "languages"
            if is_labelled or (is_language(each.item.value) if both else section.kind == "languages"):
                yield each
