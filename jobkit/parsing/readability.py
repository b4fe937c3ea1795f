"""How easily a resume is read: what programs and people may stumble over, each with its mend. Worth no points.

The checks and their words stand in ``lexicons/readability.yaml``; the levels follow those of commercial parsers.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Final, Literal

from jobkit.language.credentials import credential, find_mentions
from jobkit.language.lexicon import Entry, load
from jobkit.language.titles import title_score
from jobkit.model.document import Document, Row
from jobkit.model.resume import Education, Evidence, Found, Resume, Work

Level = Literal["fatal", "major", "missing", "suggestion"]
LEVELS: tuple[Level, ...] = ("fatal", "major", "missing", "suggestion")

LARGE: Final = 2_500_000
"""Bytes that one widely used application system is said to take."""
_PAGES: Final = 2
_TINY: Final = 8.0
"""Points; type of fewer is hard on the eye, and is where hidden keywords begin."""
_NO_TITLE: Final = 0.3
"""Title scores under this are of no post."""
_FEW: Final = 3
"""Words or lines of a kind that are chance."""


class Check(Entry):
    code: str
    level: Level
    said: str
    mend: str


class Checks(Entry):
    """``lexicons/readability.yaml``."""

    checks: list[Check]


@dataclass(frozen=True, slots=True)
class Remark:
    """Something that makes the resume harder to read."""

    code: str
    level: Level
    said: str
    mend: str
    page: int | None = None
    line: int | None = None


def remarks(document: Document, resume: Resume, *, size: int) -> tuple[Remark, ...]:
    """What was found, the gravest first, then in page order; ``size`` is the file's, in bytes."""
    found = [
        *_pages(document),
        *_type(document),
        *_missing(resume),
        *(remark for work in resume.work for remark in _work(work)),
        *(remark for education in resume.education for remark in _education(education)),
        *_headings(document, resume),
        *_credentials(document, resume),
    ]
    if size > LARGE:
        found.append(_remark("large_file", size=f"{size / 1_000_000:.1f}"))
    return tuple(sorted(dict.fromkeys(found), key=lambda each: LEVELS.index(each.level)))


def _remark(code: str, at: Evidence | Row | None = None, **values: object) -> Remark:
    check = _checks()[code]
    page, line = (at.page, at.number if isinstance(at, Row) else at.line) if at else (None, None)
    return Remark(code, check.level, check.said.format(**values), check.mend.format(**values), page, line)


@cache
def _checks() -> dict[str, Check]:
    return {check.code: check for check in load("readability", Checks).checks}


# ------------------------------------------------------------------ the page


def _pages(document: Document) -> Iterator[Remark]:
    for page in document.pages:
        if page.origin == "unread":
            yield _remark("unread_page", page=page.number)
        elif page.origin in ("picture", "layer"):
            yield _remark("picture_page", page=page.number)
        elif document.media == "pdf" and _side_by_side(document, page.number):
            yield _remark("columns", page=page.number)
    for number in sorted({hidden.page for hidden in document.hidden}):
        yield _remark("hidden_text", page=number)
    if document.media == "pdf" and len(document.pages) > _PAGES:
        yield _remark("many_pages", count=len(document.pages))


def _side_by_side(document: Document, page: int) -> bool:
    """Whether reading goes back up the page beside what was read, over several lines."""
    rows = [row for row in document.rows if row.page == page]
    jumps = [after for before, after in pairwise(rows) if after.box.bottom < before.box.top - before.box.height]
    return any(_beside(rows, jump) >= _FEW for jump in jumps)


def _beside(rows: list[Row], jump: Row) -> int:
    """Lines before a jump back up that stand at the height of those after it."""
    at = rows.index(jump)
    return sum(
        any(one.box.top < other.box.bottom and one.box.bottom > other.box.top for other in rows[at:])
        for one in rows[:at]
    )


def _type(document: Document) -> Iterator[Remark]:
    words = [word for row in document.rows for cell in row.cells for _, word in cell.words]
    tiny = sum(0 < word.size < _TINY for word in words)
    if document.media in ("pdf", "docx", "odt") and tiny >= _FEW:
        yield _remark("tiny_text", count=tiny)


def _headings(document: Document, resume: Resume) -> Iterator[Remark]:
    if not any(section.title for section in resume.sections) and document.media != "json":
        yield _remark("no_headings")
    for section in resume.sections:
        row = next(document.rows_of(section.title), None) if section.title else None
        if section.kind == "other" and section.title and row and row is not document.rows[0]:
            yield _remark("heading", row, text=document.text_of(section.title))


# ------------------------------------------------------------------ what it says


def _missing(resume: Resume) -> Iterator[Remark]:
    for code, found in (("name", resume.name), ("email", resume.email), ("phone", resume.phone), ("work", resume.work)):
        if not found:
            yield _remark(f"no_{code}")


def _work(work: Work) -> Iterator[Remark]:
    known = work.title or work.employer
    if known is None or (work.employer is None and title_score(known.value) < _NO_TITLE):
        return  # a line of prose with a date in it: care for a parent, a move
    at, text = _first(known), known.value
    if work.title is None:
        yield _remark("no_title", at, text=text)
    if work.employer is None:
        yield _remark("no_employer", at, text=text)
    if work.dates is None:
        yield _remark("no_dates", at, text=text)
    elif any(date and date.month is None for date in (work.dates.value.start, work.dates.value.end)):
        yield _remark("years_alone", at, text=text)


def _education(education: Education) -> Iterator[Remark]:
    degree = education.study_type
    if degree is None:
        return
    if education.area is None and education.level != "high_school":
        yield _remark("no_field", _first(degree), text=degree.value)
    if education.dates is None and education.status == "completed":
        yield _remark("no_status", _first(degree), text=degree.value)


def _first(found: Found[str]) -> Evidence | None:
    return next(iter(found.evidence), None)


def _credentials(document: Document, resume: Resume) -> Iterator[Remark]:
    """Letters that nowhere stand beside their name, and certificates that run out and do not say when."""
    mentions = [each for each in find_mentions(document.text) if not each.foreign]
    in_full = {each.id for each in mentions if each.in_full}
    for found in resume.post_nominals:
        for mention in find_mentions(found.value):
            names = credential(mention.id).names
            if mention.id not in in_full and names:
                yield _remark("letters_alone", _first(found), text=found.value, full=names[0].title())
    for certificate in resume.certificates:
        renewed = [each.id for each in find_mentions(certificate.name.value) if credential(each.id).renewal_years]
        if renewed and certificate.expires is None and certificate.status == "active":
            yield _remark("no_expiry", _first(certificate.name), text=certificate.name.value)
