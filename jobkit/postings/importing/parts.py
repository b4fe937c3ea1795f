"""Lines of thought to the parts of a posting: which lines are headings, and of what."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import takewhile
from typing import Final

from jobkit.postings.importing.found import Item
from jobkit.postings.importing.lexicon import (
    LONGEST_HEADING,
    asked_kind,
    label_field,
    label_field_by_words,
    matcher,
    need_of_label,
    run_in_label,
    says,
    section_kind,
    section_kind_by_words,
    split_label,
)
from jobkit.postings.importing.lists import kind_of_list
from jobkit.postings.importing.pairs import paired
from jobkit.postings.importing.values import day_in

ASKING: Final = ("requirements", "must", "preferred")
"""Kinds of part that say what a person needs."""
LISTING: Final = (*ASKING, "responsibilities", "benefits", "faqs", "apply", "eeo", "checks")
"""Kinds in whose lists "Travel: ..." is an item and no label of its own."""
_LISTS: Final = (*ASKING, "responsibilities", "benefits", "checks", "work", "pay", "caseload", "facts", "apply")
"""Kinds that a paragraph on something else may follow without a heading of its own."""
_MOST_WORDS: Final = 9
_MOST_LEAD_WORDS: Final = 25
_MOST_LISTED: Final = 12
"""Items of a list that are looked at to tell what it is about."""
_MOST_DATED: Final = 4
"""Words of a day: "Friday, December 18, 2026"."""
_INDENT: Final = 20.0
"""Points by which a value that runs on is set in below its label: over three columns of typed text."""
_SMALL: Final = frozenset((
    "a", "an", "and", "as", "at", "by", "do", "for", "if", "in", "is", "of", "on", "or", "the", "to", "with", "you",
    "we", "your", "our",
))  # fmt: skip
_ADDRESS = re.compile(r"\S@\S|https?://|www\.|[$£€]\s?\d")
_SYMBOL = re.compile(r"[^\w\s(\[\"'“‘$£€#+*-]")
"""A picture in front of a line: where white space is above, it is a heading."""
_STOPPED = re.compile(r"([A-Z][^.:\t]{3,40})\.\s+(?=[A-Z])")
_SENTENCE = re.compile(r"[.!;,]$|[.!?] [A-Z]")


@dataclass(frozen=True, slots=True)
class Part:
    """What stands under one heading, or beside one label."""

    kind: str
    """Of ``lexicons/postings.yaml``; also ``preamble`` (before the first heading), ``label``, ``other``."""
    title: Item | None
    items: tuple[Item, ...]
    field: str | None = None
    """What the label names."""
    asked: str | None = None
    """The kind of requirement that its heading names."""


@dataclass(frozen=True, slots=True)
class _Around:
    """What stands above and below a line; ``listed`` is the list right below."""

    above: Item | None
    below: Item | None
    listed: tuple[Item, ...]


def divide(items: Sequence[Item], title: str | None) -> list[Part]:
    """The parts in order; a label's part holds its value, and the part around it goes on after it."""
    items = paired(items)
    capitals = _mostly_capitals(items)
    parts = [Part("preamble", None, ())]
    for at, item in enumerate(items):
        current = _around(parts, item)
        around = _Around(
            items[at - 1] if at else None, items[at + 1] if at + 1 < len(items) else None, _below(items, at)
        )
        opened = _label(item, current) or _heading(item, around, current, title, capitals)
        if opened is not None:
            parts.append(opened)
        elif _goes_on_label(parts[-1], item):
            parts[-1] = replace(parts[-1], items=_continued(parts[-1].items, item))
        elif _strays(item, current):
            parts.append(Part("other", None, (item,)))
        else:
            _append(parts, current, item)
    return [part for part in parts if part.items or part.title]


def _below(items: Sequence[Item], at: int) -> tuple[Item, ...]:
    return tuple(takewhile(lambda item: item.mark == "bullet", items[at + 1 : at + 1 + _MOST_LISTED]))


def _around(parts: Sequence[Part], item: Item) -> Part:
    """The part that a line belongs to: a label takes in no more than its value, a stray line no list that goes on."""
    whole = [part for part in parts if part.kind != "label"]
    is_stray = whole[-1].kind == "other" and whole[-1].title is None
    if is_stray and item.mark == "bullet" and len(whole) > 1 and whole[-2].kind in _LISTS:
        return whole[-2]
    return whole[-1]


def _append(parts: list[Part], current: Part, item: Item) -> None:
    if _is_in_cell(item, current) and current.kind in _LISTS and item.mark == "text":
        item = replace(item, mark="bullet")
        listed = replace(current, items=(replace(current.items[0], mark="bullet"), *current.items[1:]))
        parts[:] = [listed if part is current else part for part in parts]
        current = listed
    if parts[-1] is current:
        parts[-1] = replace(current, items=(*current.items, item))
    else:
        parts.append(replace(current, title=None, items=(item,)))


def _is_in_cell(item: Item, current: Part) -> bool:
    """Whether a line stands to the right of the part's heading, under a value that stands beside that."""
    title = current.title
    if title is None or not current.items or current.items[0].line != title.line:
        return False
    return item.x - title.x > _INDENT and "\t" not in item.text


def _goes_on_label(part: Part, item: Item) -> bool:
    """A label alone on its line has its value on the next; a value that breaks off goes on there."""
    if part.kind != "label" or item.mark == "heading":
        return False
    if not part.items:
        return True
    if (
        part.title is not None
        and part.title.line not in part.items[0].lines
        and not item.gap
        and "\t" not in item.text
        and part.title.gap
    ):
        return len(item.text.split()) <= _MOST_WORDS and not _is_labelled(item)
    is_indented = part.title is not None and item.x - part.title.x > _INDENT and "\t" not in item.text
    if is_indented and not item.gap and item.mark == "text" and not _is_labelled(item):
        return True
    return (
        not item.gap
        and item.mark == "text"
        and len(part.items) == 1
        and "\t" not in item.text
        and len(item.text.split()) < 3
        and part.items[0].text.rstrip(",").count(",") > 0
        and not _is_labelled(item)
    )


def _is_labelled(item: Item) -> bool:
    """Whether a label stands in front of a line: "$29 - $35" has none."""
    split = split_label(item.text)
    return split is not None and re.search(r"[^\W\d_]", split[0]) is not None


def _continued(items: tuple[Item, ...], item: Item) -> tuple[Item, ...]:
    if not items or items[0].line != items[0].lines[0]:
        return (*items, item)
    return (replace(items[0], text=f"{items[0].text} {item.text}", lines=(*items[0].lines, *item.lines)),)


def _strays(item: Item, current: Part) -> bool:
    """Whether a paragraph below a list belongs to it no more: the last words of a posting have no heading."""
    if current.kind not in _LISTS or item.mark != "text" or "\t" in item.text:
        return False
    if _is_in_cell(item, current):
        return False
    if current.kind == "apply" and re.search(r"\S@\S", item.text):
        return False
    label = split_label(item.text)
    if label is not None and current.kind in ASKING and (need_of_label(label[0]) or asked_kind(label[0])):
        return False
    if says("eeo", item.text):
        return True
    above = current.items[-1] if current.items else None
    if above is None or item.text.endswith(":"):
        return False
    if matcher(r"(?:our )?@offer_begins\b").match(item.text) and current.kind not in (
        "benefits",
        "pay",
    ):
        return True
    is_reached = re.search(r"\S@\S|https?://|www\.", item.text) is not None or day_in(item.text) is not None
    is_addressed = says("apply", item.text) and is_reached
    is_list = above.mark == "bullet" or above.x - item.x > _INDENT
    return is_addressed or (item.gap and is_list and len(item.text.split()) > 3)


# ------------------------------------------------------------------ labels


def _label(item: Item, current: Part) -> Part | None:
    if dated := _dated(item):
        return dated
    split = split_label(item.text) or _run_in(item)
    if split is None or item.mark == "heading":
        return None
    label, rest = split
    in_list = (
        current.kind in LISTING and item.mark == "bullet" and (current.title is None or current.title.mark != "bullet")
    )
    is_asked = current.kind in ASKING and (asked_kind(label) or need_of_label(label))
    value = replace(item, text=rest)
    if "\t" in item.text and (kind := _kind_of_cell(label, rest)):
        return Part(kind, replace(item, text=label), (value,), asked=asked_kind(label))
    if in_list or is_asked:
        return None
    is_headed = item.gap and len(label.split()) > 1 and "\t" not in item.text
    kind = section_kind(label) or (section_kind_by_words(label) if is_headed else None)
    is_text = kind in ("apply", "eeo", "brief", "about", "benefits") and len(rest.split()) > (
        3 if kind == "apply" else _MOST_WORDS
    )
    is_entry = item.mark == "bullet" or ("\t" in item.text and current.kind in LISTING)
    field = label_field(label) or (None if kind or is_entry else label_field_by_words(label))
    if field is not None and not is_text:
        return Part("label", replace(item, text=label), (value,), field)
    return Part(kind, replace(item, text=label), (value,), asked=asked_kind(label)) if kind else None


def _dated(item: Item) -> Part | None:
    """ "Apply by December 18, 2026": a label and its day, with nothing between or behind."""
    label = run_in_label(item.text)
    rest = item.text[len(label or "") :].strip(" .!")
    field = label_field(label) if label else None
    if label is None or field not in ("deadline", "posted", "start") or day_in(rest) is None:
        return None
    if len(rest.split()) > _MOST_DATED:
        return None
    return Part("label", replace(item, text=label), (replace(item, text=rest, mark="text"),), field)


def _run_in(item: Item) -> tuple[str, str] | None:
    """ "About the position. The nurse visits ...": a heading of some words and a full stop, and what is behind."""
    found = _STOPPED.match(item.text)
    is_heading = found is not None and item.gap and len(found[1].split()) > 1 and section_kind(found[1]) is not None
    return (found[1], item.text[found.end() :]) if found and is_heading else None


def _kind_of_cell(label: str, rest: str) -> str | None:
    """The part that a cell opens with the cell beside it; none where it is a label, and has a value beside it."""
    if label_field(label) is not None and (len(rest) < 4 * LONGEST_HEADING or section_kind(label) is None):
        return None
    return section_kind(label) or (section_kind_by_words(label) if len(rest.split()) > 2 else None)


# ------------------------------------------------------------------ headings


def _heading(item: Item, around: _Around, current: Part, title: str | None, capitals: bool) -> Part | None:
    text = item.text
    if item.mark == "bullet" or "\t" in text or len(text) > 3 * LONGEST_HEADING:
        return None
    if len(text) <= LONGEST_HEADING and not text.endswith((".", ",", ";")):
        kind = section_kind(text, title)
        if kind == current.kind and text.endswith(":") and item.mark != "heading":
            return None
        if kind is not None and not _is_sibling(item, around):
            return _opened(kind, item, current)
        is_label = _stands_out(item, capitals) or _is_stacked(item, around.below)
        if kind is None and (field := label_field(text)) and is_label:
            return Part("label", item, (), field)
    if (current.kind == "faqs" and text.endswith("?")) or _is_title(item, current):
        return None
    return _by_look(item, around, current, title, capitals)


def _by_look(item: Item, around: _Around, current: Part, title: str | None, capitals: bool) -> Part | None:
    """The part that a line opens which looks like a heading, by words that it holds, or by the list below it."""
    text = item.text
    if not _looks(item, around, current, capitals):
        return None
    kind = section_kind_by_words(text, title)
    is_next = item.mark == "heading" and current.title is not None and item.level <= current.title.level
    if kind is None and (is_next or current.kind not in (*ASKING, "responsibilities", "faqs")):
        kind = kind_of_list(around.listed)
    if kind is None and (current.kind == "preamble" or not (item.mark == "heading" or item.bold)):
        return None
    is_seeking = item.mark != "heading" or matcher(r"\b@seeking\b").search(text) is not None
    if current.kind == "preamble" and title and title.casefold() in text.casefold() and is_seeking:
        return None
    if kind == current.kind and item.mark != "heading" and text.endswith(":"):
        return None
    if kind is None and asked_kind(text) is None and current.kind in ASKING and text.endswith(":"):
        return None
    return _opened(kind or "other", item, current)


def _opened(kind: str, item: Item, current: Part) -> Part:
    """The part that a heading opens; "Education:" below "Preferred" is still about what is preferred."""
    asked = asked_kind(item.text) if kind == "requirements" else None
    is_below = item.text.endswith(":") or (
        item.mark == "heading" and current.title is not None and item.level > current.title.level
    )
    if asked and current.kind in ("must", "preferred") and is_below:
        kind = current.kind
    return Part(kind, item, (), asked=asked)


def _is_stacked(item: Item, below: Item | None) -> bool:
    """Whether a line of its own, white space above, has a short value right below."""
    return (
        item.gap
        and below is not None
        and not below.gap
        and len(below.text.split()) <= _MOST_WORDS
        and len(item.text.split()) <= 4
        and item.text[:1].isupper()
    )


def _stands_out(item: Item, capitals: bool) -> bool:
    return item.mark == "heading" or item.bold or item.text.endswith(":") or (item.text.isupper() and not capitals)


def _looks(item: Item, around: _Around, current: Part, capitals: bool) -> bool:
    """Whether a line looks like a heading: by markup, type, capitals, a colon before a list, or capital initials."""
    text = item.text.strip()
    count = len(text.split())
    if item.mark == "heading":
        return True
    if _ADDRESS.search(text):
        return False
    if text.endswith(":") and around.below is not None:
        return count <= _MOST_LEAD_WORDS and (around.below.mark == "bullet" or count <= _MOST_WORDS)
    if count > _MOST_WORDS or _SENTENCE.search(text) or _is_sibling(item, around):
        return False
    if item.bold or (text.isupper() and not capitals):
        return True
    if item.gap and _SYMBOL.match(text) and current.kind != "preamble":
        return True
    ends_list = around.above is not None and around.above.mark == "bullet"
    if item.gap and ends_list and len(around.listed) > 1 and not around.listed[0].gap:
        return True
    return _has_initials(text) and (item.gap or (_ends(around.above) and current.kind != "preamble"))


def _is_title(item: Item, current: Part) -> bool:
    return item.mark == "heading" and item.level == 1 and current.kind == "preamble"


def _has_initials(text: str) -> bool:
    words = [word for word in re.findall(r"[^\W\d_][\w'’-]*", text) if word.lower() not in _SMALL]
    return len(words) > 0 and text[0].isupper() and sum(word[0].isupper() for word in words) >= 0.6 * len(words)


def _ends(above: Item | None) -> bool:
    """Whether what stands above is no item of a list that has no marks."""
    return above is None or above.mark == "bullet" or above.text.endswith((".", "!", "?", ":"))


def _is_sibling(item: Item, around: _Around) -> bool:
    """Whether the line is one of a run of short lines with nothing between: "Health", "Dental", "Vision"."""
    if item.mark == "heading" or item.bold or item.text.endswith(":") or item.text.isupper() or item.gap:
        return False
    near = [other for other in (around.above, around.below) if other is not None]
    return (
        len(near) == 2
        and all(
            other.mark == "text"
            and len(other.text.split()) <= 4
            and not other.text.endswith((".", ":"))
            and not other.bold
            for other in near
        )
        and not (around.below is not None and around.below.gap)
    )


def _mostly_capitals(items: Sequence[Item]) -> bool:
    letters = "".join(item.text for item in items)
    capitals = sum(letter.isupper() for letter in letters)
    return capitals > 0.6 * max(1, sum(letter.isalpha() for letter in letters))
