"""Blocks of a section to entries: where each one begins, its head and its body.

A resume is consistent with itself: heads hold the dates, and the lines between a head's first line and its dates are
as many, and look the same, in every entry of the section.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from jobkit.language.dates import is_all_date
from jobkit.model.document import Document, Field, Row, Section
from jobkit.parsing.blocks import Block, block_of, blocks_of, without_links
from jobkit.parsing.entry_words import field_label, is_label, is_side_label, lexicon
from jobkit.parsing.filled import bare, records, slots, values

SENTENCE_WORDS = 3
"""Words in lower case, small words aside, from which a line is a sentence: names and titles are written in capitals."""
SENTENCE_SHARE = 0.5
FEWEST_RANGES = 2
"""Ranges of dates in a section, from which a lone date is no entry's."""
LONGEST_HEAD = 20
"""Words of a line of a head; longer ones are description."""

_WORD = re.compile(r"[^\W\d_][\w'’.-]*")
_BOTH = ("names", "other")
"""Fields that may hold either name of an entry."""
_HEAD = (*_BOTH, "title", "organization", "degree", "field", "place", "start", "end", "dates", "graduated")
"""Fields that are an entry's head, in the order in which they are read."""
_APART = ("head", "block", "aside", "number", "phone", "status")
"""Fields that say nothing of an entry."""

IsHead = Callable[[str], bool]
"""Whether the words of an undated line alone make it a line of a head."""


@dataclass(frozen=True, slots=True)
class Entry:
    head: tuple[Block, ...]
    body: tuple[Block, ...]
    section: Section


def find_entries(
    document: Document, section: Section, is_head: IsHead, is_anchor: IsHead, names: tuple[str, str]
) -> list[Entry]:
    """The entries of one section, in order.

    Args:
        is_head: whether the words of a line say that it is of a head.
        is_anchor: whether a line has what each entry has once (a title, a degree): it parts entries that lack dates.
        names: the labels that forms print before an entry's two names.
    """
    filled = records(section.rows)
    if any(slots(record) & {*_BOTH, names[0]} and slots(record) & {*_BOTH, names[1]} for record in filled):
        return [_filled(document, record, section) for record in filled]
    rows = [row for row in section.rows if row.field is None or row.field.slot not in _APART]
    blocks = [block for block in blocks_of(document, rows) if not _is_noise(block)]
    heads = _heads(blocks, is_head, is_anchor)
    entries: list[Entry] = []
    for run, body in _runs(blocks, heads):
        starts = _starts(run, is_anchor)
        for at, start in enumerate(starts):
            end = starts[at + 1] if at + 1 < len(starts) else len(run)
            rest = tuple(body) if end == len(run) else ()
            entries.append(Entry(tuple(run[start:end]), rest, section))
    return entries


def _filled(document: Document, record: Sequence[Row], section: Section) -> Entry:
    """An entry of a form or table: its fields, and what was done; what is asked besides is left out."""
    head = [
        block_of(document, lines, None if slot in _BOTH else slot)
        for slot in _HEAD
        for lines in values(record, (slot,))
    ]
    body = [bare(row) if row.field else row for row in record if row.field is None or _is_notes(row.field)]
    return Entry(tuple(head), tuple(blocks_of(document, body)), section)


def _is_notes(field: Field) -> bool:
    return field.slot == "notes" and len(field.value) > 0


def _is_noise(block: Block) -> bool:
    text = block.text
    if is_label(text) or is_side_label(text):
        return True
    return not re.search(r"\w", without_links(text) if block.periods else block.undated)


# ------------------------------------------------------------------ head or body


def _heads(blocks: Sequence[Block], is_head: IsHead, is_anchor: IsHead) -> list[bool]:
    """For each block whether it is a line of an entry's head."""
    lists_heads = _bullets_are_heads(blocks)
    plain = [lists_heads or block.role != "bullet" for block in blocks]
    likely = [
        can and (block.role == "heading" or block.margin or is_anchor(block.undated) or _is_short(block, is_head))
        for can, block in zip(plain, blocks, strict=True)
    ]
    likely = _without_dated_notes(blocks, _without_indented(blocks, likely), is_head)
    return _with_own_evidence(blocks, likely, is_head)


def _without_dated_notes(blocks: Sequence[Block], likely: list[bool], is_head: IsHead) -> list[bool]:
    """Without lines of words with a lone date ("Aide of the year, 2019") that look as description does, where entries
    have ranges."""
    pairs = list(zip(blocks, likely, strict=True))
    if sum(is_line and _has_range(block) for block, is_line in pairs) < FEWEST_RANGES:
        return likely
    body = {_shape(block) for block, is_line in pairs if not is_line}
    return [is_line and not (_shape(block) in body and _is_dated_note(block, is_head)) for block, is_line in pairs]


def _is_dated_note(block: Block, is_head: IsHead) -> bool:
    return bool(block.periods and block.undated) and not _has_range(block) and not is_head(block.undated)


def _has_range(block: Block) -> bool:
    return any(period.start != period.end for _, period in block.periods)


def _without_indented(blocks: Sequence[Block], likely: list[bool]) -> list[bool]:
    """Without undated lines at an edge where the section has description and no dated line has anything."""
    pairs = list(zip(blocks, likely, strict=True))
    dated = {_edge(piece.x0) for block, is_head in pairs if is_head and block.periods for piece in block.pieces}
    body = Counter(_shape(block) for block, is_head in pairs if not is_head)
    heads = Counter(_shape(block) for block, is_head in pairs if is_head)
    return [
        is_head and (bool(block.periods) or _edge(block.x0) in dated or body[_shape(block)] <= heads[_shape(block)])
        for block, is_head in pairs
    ]


def _edge(x0: float) -> int:
    return round(x0 / 4)


def _bullets_are_heads(blocks: Sequence[Block]) -> bool:
    """A section that is nothing but a list has its entries as items."""
    return all(block.role == "bullet" or block.margin for block in blocks)


def _is_short(block: Block, is_head: IsHead) -> bool:
    if any(is_all_date(piece.text) for piece in block.pieces):
        return True
    if field_label(block.text):
        return True
    text = block.undated
    words = _WORD.findall(text)
    if len(words) > LONGEST_HEAD:
        return False
    lower = [word for word in words if word[0].islower() and word not in lexicon().small]
    if is_head(text) and len(lower) <= SENTENCE_WORDS:
        return True
    if words and (
        words[0].casefold() in lexicon().verbs or (words[0][0].islower() and lower[1:] and not block.periods)
    ):
        return False
    return len(lower) < SENTENCE_WORDS and not (len(words) >= 4 and len(lower) >= SENTENCE_SHARE * len(words))


def _with_own_evidence(blocks: Sequence[Block], likely: list[bool], is_head: IsHead) -> list[bool]:
    """Runs of head lines, less those that nothing but their shortness speaks for."""
    kept = list(likely)
    looks = _head_looks(blocks, likely)
    at = 0
    while at < len(blocks):
        end = at
        while end < len(blocks) and likely[end]:
            end += 1
        run = blocks[at:end]
        after_body = at > 0
        if run and after_body and looks and not _is_witnessed(run, looks, is_head):
            kept[at:end] = [False] * len(run)
        at = max(end, at + 1)
    return kept


def _head_looks(blocks: Sequence[Block], likely: Sequence[bool]) -> set[tuple[object, ...]]:
    """How first lines of dated runs look; empty where nothing is dated."""
    looks: set[tuple[object, ...]] = set()
    for at, block in enumerate(blocks):
        is_first = likely[at] and (at == 0 or not likely[at - 1])
        if is_first and any(item.periods for item in _run_from(blocks, likely, at)):
            looks.add(_shape(block))
    return looks


def _run_from(blocks: Sequence[Block], likely: Sequence[bool], at: int) -> list[Block]:
    run = []
    while at < len(blocks) and likely[at]:
        run.append(blocks[at])
        at += 1
    return run


def _shape(block: Block) -> tuple[object, ...]:
    return block.role, block.look, _edge(block.x0)


def _is_witnessed(run: Sequence[Block], looks: set[tuple[object, ...]], is_head: IsHead) -> bool:
    if any(block.periods or block.role == "heading" or block.margin for block in run):
        return True
    return _shape(run[0]) in looks and (run[0].look[0] or any(is_head(block.undated) for block in run))


# ------------------------------------------------------------------ runs to entries


def _runs(blocks: Sequence[Block], heads: Sequence[bool]) -> list[tuple[list[Block], list[Block]]]:
    """(head lines, the body below them); what stands before the first head is its body too."""
    runs: list[tuple[list[Block], list[Block]]] = []
    before: list[Block] = []
    for block, is_head in zip(blocks, heads, strict=True):
        if is_head and runs and block.margin and not runs[-1][0][-1].periods:
            runs[-1][0].append(block)
        elif is_head and (not runs or runs[-1][1]):
            runs.append(([block], []))
        elif is_head:
            runs[-1][0].append(block)
        elif runs:
            runs[-1][1].append(block)
        else:
            before.append(block)
    if runs:
        runs[0] = (runs[0][0], before + runs[0][1]) if before else runs[0]
    return runs


def _starts(run: Sequence[Block], is_anchor: IsHead) -> list[int]:
    """Indexes of the blocks of one run of head lines at which an entry begins; the first is 0."""
    dated = [at for at, block in enumerate(run) if block.periods]
    named = [at for at, block in enumerate(run) if is_anchor(block.undated)]
    pairs = [(min(pair), max(pair)) for pair in zip(dated, named, strict=False)]
    if len(dated) == len(named) > 1 and all(one[1] < other[0] for one, other in pairwise(pairs)):
        lead = pairs[0][0]
        return [0, *(_start_before(run, before, first, lead) for (_, before), (first, _) in pairwise(pairs))]
    anchors = named if len(named) > len(dated) else dated
    if len(anchors) < 2:
        return _undated_starts(run)
    starts = [0]
    for before, at in pairwise(anchors):
        starts.append(_start_before(run, before, at, anchors[0]))
    return starts


def _start_before(run: Sequence[Block], before: int, dated: int, lead: int) -> int:
    """Where the entry with this dated line begins: at a line that looks as the run's first one, else as many lines
    above its dates as in the first entry."""
    choices = range(before + 1, dated + 1)
    alike = [at for at in choices if _shape(run[at]) == _shape(run[0])]
    others = [at for at in choices if at not in alike]
    if len(alike) == 1 and (others or dated - lead == alike[0]):
        return alike[0]
    return max(before + 1, dated - lead)


def _undated_starts(run: Sequence[Block]) -> list[int]:
    """With one date or none: an entry a heading; else one entry."""
    headings = [at for at, block in enumerate(run) if block.role == "heading" and block.level == run[0].level]
    if len(headings) > 1 and headings[0] == 0:
        return headings
    return [0]
