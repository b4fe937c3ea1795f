"""Bytes to lines of thought: the file's visible text, and the job data that it holds beside it."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any, Final

from jobkit.errors import Unreadable
from jobkit.layout.paragraphs import Paragraph, paragraphs
from jobkit.layout.reading_order import arrange
from jobkit.model.document import Document, Page, Row
from jobkit.postings.importing import mail, webpage
from jobkit.postings.importing.feedfile import feed_jobs
from jobkit.postings.importing.found import Item
from jobkit.postings.importing.lexicon import label_field, section_kind, split_label
from jobkit.readers.decoding import decode
from jobkit.readers.limits import Limits
from jobkit.readers.registry import read_pages
from jobkit.readers.text import LEADING, MARGIN

MOST_LINES: Final = 4_000
"""Lines of one posting: about 80 printed pages, where two or three are usual."""
MOST_RUNNING: Final = 200
"""Lines that are looked at together for what wraps over them."""
GAP: Final = 0.65
"""Times the type size: more than that between two lines is white space that was meant."""
FEWEST_HEADS: Final = 3
"""Headings that make a column of them."""
FULL: Final = 58
"""Characters of a line that was wrapped: mail wraps at 72, narrow columns at 60."""
_TOP: Final = 3
"""Lines at the top of a file that hold the names of the job and the employer."""
WIDEST: Final = 110
"""Characters; a text with longer lines is not wrapped by hand."""

_FOOT = re.compile(r"(?:^|[\t|–-])\s*Page \d{1,3} of \d{1,3}$", re.IGNORECASE)
_STARTS = re.compile(r"\(?\d{1,2}[.)]\s+\S|[-*]\w|[•▪◦●○■□►➢✓·*–—-]\s+\S")
_NUMBER = re.compile(r"^(?:(?:\(?\d{1,2}[.)]|[☐☑☒✅❑❒]\ufe0f?)\s+(?=\S)|[-*](?=\w))")
"""What stands before an item of a list: "3.", a box to tick."""
_INLINE = re.compile(r"\s*•\s*")
_COUNTED = re.compile(r"(?:(?<=[:;,.])|^)\s*(?:and\s+)?\(?\d{1,2}\)\s+")
_FEWEST_LISTED: Final = 2
"""Items of a list that runs on in a paragraph."""
_LETTER = re.compile(r"^\(?([A-Za-z])[.)]\s+(?=\S)")


@dataclass(frozen=True, slots=True)
class Source:
    media: str
    """pdf, docx, html, text, json or feed."""
    items: tuple[Item, ...]
    around: tuple[Item, ...] = ()
    """What stands around the content: a page's number and foot, a web page's menus and notices on cookies."""
    earlier: tuple[Item, ...] = ()
    """Lines of the mail that this one answers, which were not written for the posting."""
    jobs: tuple[dict[str, Any], ...] = ()
    """Objects that describe a job: schema.org JobPosting, JSON Resume job."""


def read_source(data: bytes, name: str, *, pdf_reader: str | None = None) -> Source:
    """The file in lines of thought.

    Raises:
        Unreadable: encrypted, damaged, empty, too large, or of a format that is not read.
    """
    if (jobs := _json_jobs(data)) is not None:
        if not jobs:
            raise Unreadable(
                "unsupported", "this is JSON, and describes no job; give a JobPosting or a JSON Resume job"
            )
        return Source("json", (), jobs=tuple(jobs))
    if jobs := feed_jobs(data):
        return Source("feed", (), jobs=tuple(jobs))
    limits = Limits()
    try:
        media, pages = read_pages(data, name=name, pdf_reader=pdf_reader, limits=limits)
        plainly = {"html": webpage.marked_plainly, "text": mail.unquoted}.get(media)
        if plainly is not None and (plain := plainly(data)) != data:
            data = plain
            _, pages = read_pages(data, name=name, limits=limits)
    except Unreadable as error:
        jobs = webpage.job_data(data) if error.reason == "empty" else []
        if not jobs:
            raise
        return Source("html", (), jobs=tuple(jobs))
    items = items_of(pages, media, data)
    feet = _feet(items)
    lines = mail.answered(data) if media == "text" else frozenset()
    earlier = tuple(item for item in items if item.line in lines)
    items = tuple(item for item in items if item not in feet and item not in earlier)
    if media != "html":
        return Source(media, items, feet, earlier)
    content, around = _parted(items, webpage.without_surroundings(data))
    return Source(media, content, feet + around, jobs=tuple(webpage.job_data(data)))


def _feet(items: Sequence[Item]) -> tuple[Item, ...]:
    """Numbers of pages, and at a page's edge what stands at the top of the first: the job's and employer's names."""
    top = {words for item in items[:_TOP] for words in _words(item)}
    found = [item for item in items if _FOOT.search(item.text)]
    body = [item for item in items if item not in found]
    for above, item, below in zip(body[_TOP - 1 :], body[_TOP:], [*body[_TOP + 1 :], None], strict=False):
        is_edge = any(each and each.page != item.page for each in (above, below))
        if is_edge and item.mark == "text" and set(_words(item)) <= top:
            found.append(item)
    return tuple(found)


def _words(item: Item) -> list[str]:
    return re.split(r",\s+|\t", item.text)


def html_items(markup: str) -> tuple[Item, ...]:
    """The lines of a piece of HTML, or of plain text, that a job's data holds."""
    data = markup.encode("utf-8", "replace")
    try:
        media, pages = read_pages(data, name="description.html" if "<" in markup else "")
    except Unreadable:
        return ()
    return items_of(pages, media, data)


def items_of(pages: Sequence[Page], media: str, data: bytes = b"") -> tuple[Item, ...]:
    """The pages' lines of thought in reading order."""
    document = arrange(pages, digest=hashlib.sha256(data).hexdigest(), media=media)
    rows = document.rows
    if len(rows) > MOST_LINES:
        said = f"it has {len(rows):,} lines of text, and a posting may have {MOST_LINES:,}; give the posting alone"
        raise Unreadable("too_large", said)
    starts = _page_starts(data) if media == "text" else {}
    items: list[Item] = []
    above: Row | None = None
    for stretch in _stretches(document, _beside(document, rows) if media == "pdf" else rows):
        for paragraph in paragraphs(document, stretch):
            item = _item(paragraph, above, starts, media)
            if items and above is not None and _is_cell(items[-1], above, paragraph.rows[0]):
                items[-1] = replace(
                    items[-1], text=f"{items[-1].text}\t{item.text}", lines=items[-1].lines + item.lines
                )
            else:
                items.append(item)
            above = paragraph.rows[-1]
    items = [_listed(part) for item in items for part in _unfolded(item)]
    items = _with_bare_headings(_lettered(items))
    return tuple(_rejoined(items) if media in ("text", "pdf") else items)


def _beside(document: Document, rows: Sequence[Row]) -> list[Row]:
    """Rows with a column of headings read together with what stands beside each: a table without rules."""
    columns = [list(group) for _, group in groupby(rows, key=lambda row: (row.page, row.column))]
    read: list[Row] = []
    while columns:
        heads = columns.pop(0)
        if columns and len(heads) >= FEWEST_HEADS and _heads(document, heads, columns[0]):
            beside = columns.pop(0)
            heads = _centred(heads, beside) or _level(heads, beside)
        read += heads
    return read


def _centred(heads: Sequence[Row], beside: Sequence[Row]) -> list[Row]:
    """Each heading with the rows in whose middle it stands; nothing where headings stand beside the first of them."""
    read: list[Row] = []
    left = list(beside)
    for head in heads:
        end = 2 * _middle(head) - left[0].box.top + head.size / 2 if left else 0.0
        cell = [row for row in left if row.box.bottom <= end]
        if left and not cell:
            return []
        left = left[len(cell) :]
        read += [head, *cell]
    return [] if left else read


def _level(heads: Sequence[Row], beside: Sequence[Row]) -> list[Row]:
    """Headings and rows from top to bottom, a heading before what stands level with it."""
    tops = [(_middle(row) - row.size / 2, row) for row in heads] + [(_middle(row), row) for row in beside]
    return [row for _, row in sorted(tops, key=lambda each: each[0])]


def _middle(row: Row) -> float:
    return (row.box.top + row.box.bottom) / 2


def _heads(document: Document, heads: Sequence[Row], beside: Sequence[Row]) -> bool:
    """Whether each row of a column is a heading or a label, and the next column stands to its right."""
    if heads[0].page != beside[0].page or beside[0].box.x0 < max(row.box.x1 for row in heads):
        return False
    said = [document.text_of(row.span) for row in heads]
    return beside[0].box.top < heads[-1].box.bottom and all(section_kind(text) or label_field(text) for text in said)


def _stretches(document: Document, rows: Sequence[Row]) -> list[list[Row]]:
    """Rows cut before and after each that is a heading, begins with a label or a list mark: nothing runs over these."""
    found: list[list[Row]] = [[]]
    for row in rows:
        text = document.text_of(row.span)
        is_heading = row.role == "heading" or (section_kind(text) is not None and not text[:1].islower())
        label = split_label(text)
        opens = is_heading or _STARTS.match(text) or (label is not None and label_field(label[0]) is not None)
        if (opens and found[-1]) or len(found[-1]) >= MOST_RUNNING:
            found.append([])
        found[-1].append(row)
        if is_heading or text.rstrip().endswith(":"):
            found.append([])
    return [stretch for stretch in found if stretch]


def _is_cell(label: Item, above: Row, row: Row) -> bool:
    """Whether a row stands level with the label before it, to its right."""
    level = above.page == row.page and abs(above.box.top - row.box.top) < above.size / 2
    return level and row.box.x0 > above.box.x1 and label_field(label.text) is not None


def _item(paragraph: Paragraph, above: Row | None, starts: dict[int, int], media: str) -> Item:
    first = paragraph.rows[0]
    lines = tuple(_line_of(row, starts, media) for row in paragraph.rows)
    written = (word for row in paragraph.rows for cell in row.cells for _, word in cell.words)
    return Item(
        text=paragraph.text.strip().lstrip("\ufe0f "),
        mark=paragraph.role,
        level=first.level,
        bold=all(row.bold for row in paragraph.rows),
        gap=above is None or above.page != first.page or first.box.top - above.box.bottom > GAP * first.size,
        page=first.page,
        line=lines[0],
        x=first.box.x0,
        lines=lines,
        links=tuple(dict.fromkeys(word.href for word in written if word.href)),
    )


def _line_of(row: Row, starts: dict[int, int], media: str) -> int:
    if media != "text":
        return row.number
    return starts.get(row.page, 0) + round((row.box.top - MARGIN) / LEADING) + 1


def _page_starts(data: bytes) -> dict[int, int]:
    """Lines of a text file that stand before each of its pages, which form feeds part."""
    text = decode(data).replace("\r\n", "\n").replace("\r", "\n").replace("\x0b", "\n").replace("\x85", "\n")
    starts, lines = {}, 0
    for number, page in enumerate(text.split("\f"), 1):
        starts[number] = lines
        lines += page.count("\n")
    return starts


def _rejoined(items: Sequence[Item]) -> Iterator[Item]:
    """List items whose text goes on at the margin, left of where its first line began behind the mark."""
    width = max((len(item.text) / max(1, len(item.lines)) for item in items), default=0)
    held: Item | None = None
    last = 0
    for item in items:
        if held is not None and _goes_on(held, item, last if width <= WIDEST else 0):
            broken = re.search(r"[a-z]-$", held.text) is not None and item.text[:1].islower()
            text = held.text[:-1] + item.text if broken else f"{held.text} {item.text}"
            held = replace(held, text=text, lines=(*held.lines, *item.lines), links=(*held.links, *item.links))
            last = len(item.text)
            continue
        if held is not None:
            yield held
        held, last = item, len(item.text)
    if held is not None:
        yield held


def _goes_on(held: Item, item: Item, last: int) -> bool:
    """Whether an item goes on in the next; ``last`` is the length of its last line, 0 where no line is wrapped."""
    if held.mark != "bullet" or item.mark != "text" or item.gap or held.page != item.page or "\t" in item.text:
        return False
    if held.text.endswith((".", "!", "?", ":")) or section_kind(item.text) or item.text.endswith(":"):
        return False
    return item.text[:1].islower() or last > FULL


def _with_bare_headings(items: Sequence[Item]) -> list[Item]:
    """The lines; what is marked like an item and stands apart from a list, as a heading or a last word, is text."""
    read = []
    for above, item, below in zip([None, *items], items, [*items[1:], None], strict=False):
        if item.mark == "bullet" and item.gap and _stands_apart(item, above, below):
            item = replace(item, mark="text", bold=below is not None and below.mark == "bullet")
        read.append(item)
    return read


def _stands_apart(item: Item, above: Item | None, below: Item | None) -> bool:
    if above is not None and (above.mark == "heading" or section_kind(above.text)):
        return False
    if below is None or below.mark != "bullet":
        return above is not None and above.mark == "bullet" and not above.gap
    if below.gap:
        return False
    is_heading = item.text.isupper() and not below.text.isupper()
    return is_heading or (section_kind(item.text) is not None and section_kind(below.text) is None)


def _listed(item: Item) -> Item:
    """An item without its number, box or dash; what is set in bold is a heading that is numbered."""
    found = _NUMBER.match(item.text)
    if not found or item.mark == "heading" or section_kind(item.text):
        return item
    return replace(item, text=item.text[found.end() :], mark="text" if item.bold else "bullet")


def _unfolded(item: Item) -> list[Item]:
    """A list within a paragraph, "Duties: • Visits homes • Writes plans" or "1) ...; 2) ...", as its items."""
    bullets = _INLINE.split(item.text) if re.match(r"[^•]*(?:^|:)\s*•", item.text) else []
    numbers = _COUNTED.split(item.text) if re.search(r"(?:^|[:;]\s)\(?1\)\s.+\(?2\)\s", item.text) else []
    lead, *listed = bullets or numbers or [item.text]
    if len(listed) < _FEWEST_LISTED:
        return [item]
    entries = [replace(item, text=each.strip(" ;"), mark="bullet", gap=False) for each in listed if each.strip()]
    return [*([replace(item, text=lead.strip())] if lead.strip() else []), *entries]


def _lettered(items: Sequence[Item]) -> list[Item]:
    """The lines with "A. ... B. ... C. ..." as items of a list: letters in their order, from the first on."""
    read = list(items)
    at = 0
    while at < len(read):
        end = at
        while end < len(read) and (found := _LETTER.match(read[end].text)) and ord(found[1].lower()) - 97 == end - at:
            end += 1
        if end - at > 1:
            read[at:end] = [replace(item, text=_LETTER.sub("", item.text), mark="bullet") for item in read[at:end]]
        at = max(end, at + 1)
    return read


def _parted(items: tuple[Item, ...], content: bytes | None) -> tuple[tuple[Item, ...], tuple[Item, ...]]:
    """(content, surroundings) of a web page, by the text of the page without its surroundings."""
    if content is None:
        return items, ()
    try:
        _, pages = read_pages(content, name="content.html")
    except Unreadable:
        return items, ()
    wanted = [item.text for item in items_of(pages, "html")]
    inside: list[Item] = []
    outside: list[Item] = []
    at = 0
    for item in items:
        if at < len(wanted) and item.text == wanted[at]:
            inside.append(item)
            at += 1
        elif item.text in wanted[at : at + 3]:
            inside.append(item)
            at += wanted[at : at + 3].index(item.text) + 1
        else:
            outside.append(item)
    return (tuple(inside), tuple(outside)) if inside else (items, ())


# ------------------------------------------------------------------ JSON


def _json_jobs(data: bytes) -> list[dict[str, Any]] | None:
    """The jobs of a JSON file; None where the file is no JSON."""
    if not data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith((b"{", b"[")):
        return None
    try:
        value = json.loads(decode(data))
    except (ValueError, RecursionError):
        return None
    return webpage.jobs_in(value)
