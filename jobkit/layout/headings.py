"""Which rows are section headings, and of what kind.

A resume is consistent with itself. The looks in which known titles stand are weighed first: a look is one of headings
when it says more known titles than other things. Then every row of such a look is a heading, whatever it says (only a
known title where the body looks so too), and a known word in another look is not, but for titles

* that white space alone sets off, in a column without any other (``spaced_titles``),
* in bold where no entry can have them for a label (``_is_unmistakable``),
* that stand before their text in one row (``_inline``),
* below all others, of what no other one opens (``_late``).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from jobkit.layout.spaced_titles import spaced_titles
from jobkit.layout.titles import LONGEST_TITLE, likely_kind, load_titles, plain, title_kind
from jobkit.model.document import Document, Row, SectionKind, Span

MOST_WORDS = 6
"""Words of a heading that the lexicon does not know."""
INLINE_AFTER = (
    "header",
    "summary",
    "skills",
    "languages",
    "certificates",
    "interests",
    "training",
    "other",
    "references",
)
"""Kinds of section in which a row "Languages: Spanish" opens a section; within an entry of work it is a label."""

BESIDE_SKILLS = ("languages", "certificates", "interests", "references")
"""Kinds that a label among skills opens; of other kinds ("Leadership: budgets, hiring") it is one of a group."""

LATE = ("volunteer", "awards", "certificates", "publications", "memberships", "references", "interests", "languages")
"""Kinds of section that may follow the last one under a title in another look."""
MOST_BESIDE = 12.0
"""Times the type size: how far the name of a group may reach beyond the title above it."""

_DECORATION = "[]=*#_~|:.-–—·<>+ \t"
_RUNNING_TEXT = re.compile(r"[.!?;,]$|\d|@|\t")
_UNFINISHED = re.compile(r"(?:&|\band|/|,)$", re.IGNORECASE)
_INLINE = re.compile(r"([^:\n]{3,40}?)(?: ?:|\t| [–—-] ) ?(?=\S)")

REACHABLE = re.compile(r"@|(?<!\d)\d{3}\W{1,3}\d{4}\b")
"""An e-mail address or a telephone number."""


@dataclass(frozen=True, slots=True)
class Heading:
    row: int
    """Index into ``Document.rows``."""
    kind: SectionKind
    title: Span
    rows: int = 1
    """How many rows the title takes; 0 where the section's text goes on in its row ("Skills: Epic, HMIS")."""


@dataclass(frozen=True, slots=True)
class Look:
    """What makes a row look like its fellows."""

    role: str
    level: int
    size: float
    bold: bool
    italic: bool
    caps: bool
    color: int | None
    framed: bool
    """Signs around it, as in plain text: "[ SKILLS ]", "== Skills ==", "Skills:"."""


def find_headings(document: Document) -> list[Heading]:
    """The headings in document order."""
    looks = [_look(document, row) for row in document.rows]
    accepted, telling = _looks_of_headings(document, looks)
    spaced = _spaced(document, looks, accepted)
    found: list[Heading] = []
    for at, row in enumerate(document.rows):
        if found and (at < found[-1].row + found[-1].rows or _is_group(document, found[-1], at)):
            continue
        is_title = looks[at] in accepted or at in spaced or _is_unmistakable(document, at, found)
        heading = _heading(document, looks, at) if is_title else None
        heading = heading or _inline(document, row, at, _within(found))
        if heading is None:
            continue
        is_known = _known_kind(document, row) is not None or heading.rows != 1
        if is_known or at in spaced or (looks[at] in telling and not _is_first_below(found, at)):
            found.append(heading)
    return found + _late(document, looks, accepted, found)


def _within(found: Sequence[Heading]) -> SectionKind:
    return found[-1].kind if found else "header"


def _spaced(document: Document, looks: Sequence[Look], accepted: frozenset[Look]) -> frozenset[int]:
    """Rows that white space alone tells to be titles, in columns that have no other."""
    if not accepted:
        return frozenset()
    return frozenset(
        spaced_titles(
            document,
            is_marked=lambda at: looks[at] in accepted,
            is_known=lambda at: _known_kind(document, document.rows[at]) is not None,
            may_be_title=lambda at: _may_be_title(document, document.rows[at]),
        )
    )


def _is_group(document: Document, heading: Heading, at: int) -> bool:
    """Whether the row right below a title is set in from it: the name of a group, though another title's words."""
    row, title = document.rows[at], document.rows[heading.row]
    is_below = at == heading.row + heading.rows > heading.row and row.column == title.column
    return is_below and row.box.x0 > title.box.x0 + title.size and row.box.x1 < title.box.x1 + MOST_BESIDE * row.size


def _late(
    document: Document, looks: Sequence[Look], accepted: frozenset[Look], found: Sequence[Heading]
) -> list[Heading]:
    """Titles in the last section that are set in heavy type of their own and open what no other title opens."""
    if not found:
        return []
    first = found[-1].row + max(found[-1].rows, 1) + 1  # below the first row of the last section
    taken = {heading.kind for heading in found}
    late: list[Heading] = []
    for at, row in enumerate(document.rows[first:], start=first):
        kind = _known_kind(document, row) if row.bold and looks[at] not in accepted else None
        if kind in LATE and kind not in taken and _may_be_title(document, row):
            taken.add(kind)
            late.append(Heading(at, kind, row.span))
    return late


def _is_first_below(found: Sequence[Heading], at: int) -> bool:
    """Whether the row stands right below a heading: unless its words are a known title, it is what that one opens."""
    return bool(found) and found[-1].rows > 0 and at == found[-1].row + found[-1].rows


def _heading(document: Document, looks: Sequence[Look], at: int) -> Heading | None:
    row, following = document.rows[at], document.rows[at + 1 : at + 2]
    if not _may_be_title(document, row):
        return None
    text = _title_text(document, row)
    if following and _alike(looks[at], looks[at + 1]) and following[0].column == row.column:
        whole = title_kind(f"{text} {_title_text(document, following[0])}")
        if whole and (title_kind(text) is None or _UNFINISHED.search(document.text_of(row.span))):
            return Heading(at, whole, Span(row.span.start, following[0].span.end), rows=2)
    return Heading(at, title_kind(text) or _guess(text), row.span)


def _alike(one: Look, two: Look) -> bool:
    """Whether two rows may be one title: signs at the end of the first are of its wrap."""
    return replace(one, framed=False) == replace(two, framed=False)


def _is_unmistakable(document: Document, at: int, found: Sequence[Heading]) -> bool:
    """Whether the row is a known title in bold where no entry can have it for a label: before the sections begin, at
    the head of a column, before any other in a column of the first page, or over an address."""
    row = document.rows[at]
    kind = _known_kind(document, row) if row.bold else None
    if kind is None:
        return False
    if _within(found) == "header" or at == 0 or document.rows[at - 1].column != row.column:
        return True
    is_on_first = row.page == document.rows[0].page
    if is_on_first and all(document.rows[heading.row].column != row.column for heading in found):
        return True
    below = " ".join(document.text_of(after.span) for after in document.rows[at + 1 : at + 4])
    return kind == "header" and REACHABLE.search(below) is not None


def _guess(text: str) -> SectionKind:
    """What an unknown title opens: "Clinical" or "Tools & Other" alone heads a group of skills."""
    words = plain(text).split()
    if all(word in load_titles().qualifiers or word == "and" for word in words):
        return "skills"
    return likely_kind(text) or "other"


def _looks_of_headings(document: Document, looks: Sequence[Look]) -> tuple[frozenset[Look], frozenset[Look]]:
    """The looks that more known titles have than other rows that might be titles, and those of them that tell a heading
    whatever it says: not where titles look as other short rows do, or are set in the body's type."""
    known, other = _tally(document, looks)
    body = _body_look(document, looks)
    if not known:
        return frozenset(), frozenset()
    chosen = {look for look, titles in known.items() if look != body and len(titles) >= len(other.get(look, ()))}
    unmarked = _unmarked(known, body)
    if unmarked and all(len(known[unmarked]) > len(known[look]) for look in chosen - {unmarked}):
        return frozenset({unmarked}), frozenset()
    if not chosen:
        return frozenset({max(known, key=lambda look: (len(known[look]), look.size))}), frozenset()
    accepted = frozenset(
        look for look in chosen if not _is_minor(look, chosen, known) or _opens_anew(look, chosen, known)
    )
    return accepted, frozenset(look for look in accepted if body is None or replace(look, role=body.role) != body)


def _unmarked(known: dict[Look, set[str]], body: Look | None) -> Look | None:
    """The look of titles that nothing but their words and the space around them tells from the body's lines.

    Whether a line begins and ends with letters says nothing where it is so of titles alone because they are short.
    """
    look = replace(body, framed=False) if body else None
    return look if look in known else None


def _tally(document: Document, looks: Sequence[Look]) -> tuple[dict[Look, set[str]], dict[Look, set[str]]]:
    """Look -> the known titles, and the other short texts, that have it."""
    known: dict[Look, set[str]] = {}
    other: dict[Look, set[str]] = {}
    for row, look in zip(document.rows, looks, strict=True):
        if _may_be_title(document, row):
            text = _title_text(document, row)
            side = known if title_kind(text) else other
            side.setdefault(look, set()).add(text.casefold())
    return known, other


def _is_minor(look: Look, chosen: set[Look], known: dict[Look, set[str]]) -> bool:
    """Whether the look is one of sub-headings: smaller, plainer or of a deeper level than one that has more titles."""
    return any(
        len(known[other]) > len(known[look])
        and (_is_deeper(look, other) or (look.size, look.bold, look.caps) < (other.size, other.bold, other.caps))
        and len(known[look]) < 2
        for other in chosen
        if other != look
    )


def _opens_anew(look: Look, chosen: set[Look], known: dict[Look, set[str]]) -> bool:
    """Whether titles that are in capitals or not, other than their like, open what no other title does."""
    twins = [other for other in chosen - {look} if replace(other, caps=look.caps) == look]
    taken = {title_kind(title) for other in chosen - {look} for title in known[other]}
    return bool(twins) and taken.isdisjoint(map(title_kind, known[look]))


def _is_deeper(look: Look, other: Look) -> bool:
    return look.role == other.role == "heading" and look.level > other.level > 0


def _inline(document: Document, row: Row, at: int, within: SectionKind) -> Heading | None:
    """A title and its text in one row."""
    if row.role == "heading" or row.field or within not in INLINE_AFTER:
        return None
    match = _INLINE.match(document.text_of(row.span))
    kind = title_kind(match[1]) if match else None
    if match is None or kind in (None, "header", "other", within) or not _stands_out(row, len(match[1])):
        return None
    if within == "skills" and kind not in BESIDE_SKILLS:
        return None
    return Heading(at, kind, Span(row.span.start, row.span.start + len(match[1])), rows=0)


def _stands_out(row: Row, length: int) -> bool:
    """Whether the row's first characters are bold or all capitals."""
    end = row.span.start + length
    words = [word for cell in row.cells for at, word in cell.words if at.start < end]
    return all(word.bold for word in words) or all(word.text.isupper() for word in words)


def _look(document: Document, row: Row) -> Look:
    text = document.text_of(row.span).strip()
    size = round(row.size * 2) / 2
    return Look(
        row.role, row.level, size, row.bold, row.cells[0].italic, text.isupper(), row.cells[0].color, _is_framed(text)
    )


def _is_framed(text: str) -> bool:
    return len(text) > 2 and (not text[0].isalnum() or not text[-1].isalnum())


def _body_look(document: Document, looks: Sequence[Look]) -> Look | None:
    weights: Counter[Look] = Counter()
    for row, look in zip(document.rows, looks, strict=True):
        weights[look] += len(row.span)
    return weights.most_common(1)[0][0] if weights else None


def _title_text(document: Document, row: Row) -> str:
    return document.text_of(row.span).strip(_DECORATION)


def _known_kind(document: Document, row: Row) -> SectionKind | None:
    """The kind of section that the row's words open, if they are a known title."""
    return title_kind(_title_text(document, row))


def _may_be_title(document: Document, row: Row) -> bool:
    text = _title_text(document, row)
    is_greeting = document.text_of(row.span).endswith(",")
    is_other = len(row.cells) > 1 or row.role == "bullet" or row.field is not None
    if is_other or is_greeting or not 2 < len(text) <= LONGEST_TITLE:
        return False
    return title_kind(text) is not None or (len(text.split()) <= MOST_WORDS and not _RUNNING_TEXT.search(text))
