"""One posting or article, bytes to an imported role."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import replace
from typing import Final

from jobkit.model.imported import Imported, Origin, Witness
from jobkit.postings.importing import guide, structured
from jobkit.postings.importing.assemble import assemble, unplaced
from jobkit.postings.importing.checked import fitting, role_of
from jobkit.postings.importing.found import LONGEST_QUOTE, Found, Item, Leftover, Result
from jobkit.postings.importing.labels import beyond, labelled
from jobkit.postings.importing.lexicon import asked_kind, label_field, section_kind, section_kind_by_words
from jobkit.postings.importing.missing import missing_fields
from jobkit.postings.importing.opening import find_title, often_named_first, read_opening, stray_employer
from jobkit.postings.importing.parts import ASKING, Part, divide
from jobkit.postings.importing.prose import Shape
from jobkit.postings.importing.sections import read_section
from jobkit.postings.importing.sentences import sentences
from jobkit.postings.importing.source import Source, html_items, read_source
from jobkit.postings.importing.staff import is_for_staff, settled

REFUSED: Final = "does not fit its field"
UNTOLD: Final = "what it is about could not be told"
AGAIN: Final = "another line says it otherwise"
ANOTHER: Final = "another opening of the same file; give it in a file of its own to import it"
AROUND: Final = "stands around the posting on its page"
EARLIER: Final = "stands in the mail that this one answers"
_FEW: Final = 2
"""Sentences that say what a job is about; more of them tell its tasks."""


def import_posting(data: bytes, name: str, *, pdf_reader: str | None = None) -> Imported:
    """The role that a posting or an article describes.

    Args:
        data: a text, Markdown, HTML, DOCX or PDF file, or JSON (schema.org JobPosting, JSON Resume job).
        name: the file's name, for what its content does not tell and for the role's id.

    Raises:
        Unreadable: encrypted, damaged, empty, too large, or of a format that is not read.
    """
    source = read_source(data, name, pdf_reader=pdf_reader)
    results = list(_results(source))
    found = [each for each in results if isinstance(each, Found)]
    values, evidence, notes = assemble(found)
    title = values.get("role", {}).get("title")
    values = {"id": _id_of(title or name), **values}
    values, refused = fitting(values)
    left = [*_left(source, results, evidence), *_set_apart(source), *_others(source)]
    left += [(each.at, f"{REFUSED}: {field}") for field in refused for each in evidence if _concerns(each.field, field)]
    role = role_of(values)
    return Imported(name, values, evidence, unplaced(left), missing_fields(values), notes, role)


def _concerns(witnessed: str, field: str) -> bool:
    return witnessed == field or field.startswith(f"{witnessed}.") or witnessed.startswith(f"{field}.")


def _results(source: Source) -> Iterator[Result]:
    """Everything found, the surest first: a job's data, then labels, then the rest in the order of the file."""
    from_data = [result for job in source.jobs[:1] for result in structured.read_job(job)]
    described = [each.value for each in from_data if isinstance(each, Found) and each.field == "description"]
    from_text = list(read_text(source.items))
    if described and not any(isinstance(each, Found) and each.field in _BODY for each in from_text):
        items = tuple(replace(item, page=None) for item in html_items(described[0]))
        from_text += list(read_text(items))
    lists = {each.field for each in from_text if isinstance(each, Found)}
    yield from (each for each in from_data if not isinstance(each, Found) or _adds(each, lists))
    yield from from_text


_BODY: Final = ("posting.responsibilities[]", "posting.requirements[]")


def _adds(found: Found, lists: set[str]) -> bool:
    """Whether a value of a job's data is worth having beside the text: lists are taken from the text if there."""
    return found.field != "description" and not (found.field in structured.IN_TEXT_TOO and found.field in lists)


def read_text(items: Sequence[Item]) -> Iterator[Result]:
    """What a posting's lines say."""
    for_staff = is_for_staff(items)
    yield from settled(_read(items, for_staff=for_staff) if items else (), for_staff=for_staff)


def _read(items: Sequence[Item], *, for_staff: bool) -> Iterator[Result]:
    title = find_title(items)
    parts = divide(items, title[0] if title else None)
    article = guide.is_article(parts)
    parts = parts if article else _in_short([guide.as_posting(part) for part in parts])
    shape = _shape(parts, for_staff=for_staff)
    day_first = any(sign in item.text for item in items for sign in ("£", "UK"))
    rest: list[Result] = []
    late: list[Result] = []
    is_labelled = any(
        part.field == "title" and part.title and title and part.title.key == title[1].key for part in parts
    )
    if title and (article or is_labelled):
        yield Found("role.title", title[0], title[1].origin())
    for part in guide.in_place(parts) if article else parts:
        if part.kind == "label":
            found = labelled(part, day_first=day_first)
            if part.field == "contact":
                late += found
            else:
                yield from found
            rest += read_section(beyond(part), shape)
        elif part.kind == "preamble" and not article:
            rest += read_opening(part, title, shape)
        elif part.kind in guide.KINDS:
            rest += guide.read_guide(part, title[0] if title else None)
        else:
            rest += read_section(part, shape)
    yield from often_named_first(rest, items)
    yield from late
    if title and not article:
        yield Found("role.title", title[0], title[1].origin())
    yield from stray_employer(parts, title[0] if title else None)


def _in_short(parts: Sequence[Part]) -> list[Part]:
    """ "The job" in a sentence or two above the list of its tasks is what the job is about, not one of them."""
    listed = [part.kind for part in parts if any(item.mark == "bullet" for item in part.items)]
    return [
        replace(part, kind="brief")
        if part.kind == "responsibilities"
        and "responsibilities" in listed
        and len(part.items) == 1
        and part.items[0].mark == "text"
        and len(sentences(part.items[0].text)) <= _FEW
        else part
        for part in parts
    ]


def _shape(parts: Sequence[Part], *, for_staff: bool) -> Shape:
    kinds = {part.kind for part in parts if part.items}
    return Shape("responsibilities" in kinds, bool(kinds & set(ASKING)), "benefits" in kinds, for_staff)


def _left(source: Source, results: Sequence[Result], evidence: Sequence[Witness]) -> Iterator[tuple[Origin, str]]:
    """Leftovers, and every line of the file that no value rests on, headings of what was placed left out."""
    title = find_title(source.items)
    parts = divide(source.items, title[0] if title else None)
    heads = {part.title.key for part in parts if part.title and part.kind not in ("label", "other")}
    placed = {each.at for each in evidence}
    left = [(each.at, each.why) for each in results if isinstance(each, Leftover) and each.at not in placed]
    found = [each for each in results if isinstance(each, Found)]
    told = [(each.field, each.value) for each in found if each.at in placed]
    left += [
        (each.at, AGAIN)
        for each in found
        if not _is_kept(each.at, placed) and (each.at.page, each.at.line) not in heads
        if (each.field, each.value) not in told
    ]
    yield from left
    seen = {(each.at.page, each.at.line) for each in results}
    for part in parts:
        unknown = [part.title] if part.title and (part.kind == "other" or _is_unknown(part)) else []
        for item in (*unknown, *part.items):
            if item.key not in seen and not _is_lead(item):
                yield item.origin(), UNTOLD


def _is_unknown(part: Part) -> bool:
    """Whether only the list below makes a line a heading, which may say more: "Call Ana, 555-0142"."""
    said = part.title.text if part.title and part.kind != "label" else ""
    known = section_kind(said) or section_kind_by_words(said) or label_field(said) or asked_kind(said)
    return bool(said) and not known


def _is_kept(at: Origin, placed: Set[Origin]) -> bool:
    """Whether every word is among those of its line that values rest on."""
    kept = {word for by in placed if (at.page, at.line) == (by.page, by.line) for word in _words(by.quote)}
    return _words(at.quote) <= kept


def _words(quote: str) -> set[str]:
    return set(re.findall(r"\w+", quote.casefold()))


def _set_apart(source: Source) -> Iterator[tuple[Origin, str]]:
    yield from ((item.origin(), AROUND) for item in source.around)
    yield from ((item.origin(), EARLIER) for item in source.earlier)


def _others(source: Source) -> Iterator[tuple[Origin, str]]:
    """The jobs that a feed or page holds beside the first."""
    for job in source.jobs[1:]:
        yield Origin(None, None, f"title: {job.get('title') or 'none'}"[:LONGEST_QUOTE]), ANOTHER


def _is_lead(item: Item) -> bool:
    """Whether a line only leads in what follows: "The duties include:"."""
    return item.text.endswith(":") and len(item.text.split()) <= 30


def _id_of(name: str) -> str:
    return (
        re.sub(r"[^a-z0-9]+", "-", re.sub(r"\.\w{1,5}$", "", name.rpartition("/")[2]).lower())
        .strip("-")[:60]
        .strip("-")
        or "role"
    )
