"""What is repeated at the top or the foot of pages: page numbers, the name again, a date of printing."""

from __future__ import annotations

import re
from collections.abc import Sequence

from jobkit.model.document import Line, Page

MARGIN = 0.09
"""Share of the page's height, at its top and its foot, where running heads stand (A4: 76 points, about an inch)."""

FEWEST_WORDS = 5
"""Words, those of the address among them, from which a line is more than an address alone."""

_WORD = re.compile(r"\w+")
_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(
    r"(?:.{0,60}?[\s|,·•–—-]+)?(?:page|pg\.?|seite|p\.)\s*\d{1,3}(?:\s*(?:of|/)\s*\d{1,3})?|\d{1,3}\s*(?:of|/)\s*\d{1,3}"
    r"|[–—-]?\s*\d{1,2}\s*[–—-]?",
    re.IGNORECASE,
)
"""Alone on a line: "Page 1 of 2", "Ann Lee - Page 2", "2/3", "- 2 -"."""
_NUMBER_OF = re.compile(r"(?:page |p\. ?)?\d{1,3} ?(?:/|of) ?\d{1,3}", re.IGNORECASE)
"""What needs no margin so narrow: a page number with the number of pages."""
_PRINTED = re.compile(r"(?:last )?(?:updated|revised|printed|modified)\b.{0,40}", re.IGNORECASE)
"""Alone on a line: "Last updated in Nov 2026"."""
_CREDIT = re.compile(
    r"(?:cv |resume |résumé )?(?:designed|made|created|generated|built|typeset|powered|rendered) "
    r"(?:with|by|using|in|from)\b.{0,80}",
    re.IGNORECASE,
)
"""The last line of a page: what program, or whose template, the page was made with."""


def without_running_heads(pages: Sequence[Page]) -> list[tuple[Line, ...]]:
    """Each page's lines without the running heads, footers and page numbers, and without contact lines said again."""
    repeated, again = _repeated(pages), _said_again(pages)
    return [
        tuple(line for line in _without_credit(page) if id(line) not in again and not _is_running(line, page, repeated))
        for page in pages
    ]


def _said_again(pages: Sequence[Page]) -> frozenset[int]:
    """Identities of the lines with an e-mail address of which every word was read before: the name with its contact
    data at the end, where it stands at the head too."""
    texts = [(line, line.text) for page in pages if not page.ordered for line in page.lines]
    if sum("@" in text for _, text in texts) < 2:
        return frozenset()
    seen: set[str] = set()
    found: set[int] = set()
    for line, text in texts:
        words = set(_WORD.findall(text.casefold()))
        if "@" in text and len(words) >= FEWEST_WORDS and words <= seen:
            found.add(id(line))
        seen |= words
    return frozenset(found)


def _without_credit(page: Page) -> Sequence[Line]:
    last = max(page.lines, key=lambda line: line.box.bottom, default=None)
    if last is None or not _CREDIT.fullmatch(last.text.strip()):
        return page.lines
    return [line for line in page.lines if line is not last]


def _is_running(line: Line, page: Page, repeated: frozenset[str]) -> bool:
    text = line.text.strip()
    if not page.ordered and _NUMBER_OF.fullmatch(text) and line.box.top >= (1 - 2 * MARGIN) * page.height:
        return True
    if page.ordered or not _in_margin(line, page):
        return False
    if _PAGE_NUMBER.fullmatch(text) or _PRINTED.fullmatch(text):
        return True
    return _pattern(text) in repeated and page.number > 1


def _repeated(pages: Sequence[Page]) -> frozenset[str]:
    """Texts, digits aside, that stand in the margin of two pages or more."""
    seen: dict[str, set[int]] = {}
    for page in pages:
        for line in page.lines:
            if not page.ordered and _in_margin(line, page):
                seen.setdefault(_pattern(line.text), set()).add(page.number)
    return frozenset(text for text, numbers in seen.items() if len(numbers) > 1)


def _pattern(text: str) -> str:
    return _DIGITS.sub("#", " ".join(text.casefold().split()))


def _in_margin(line: Line, page: Page) -> bool:
    return line.box.bottom <= MARGIN * page.height or line.box.top >= (1 - MARGIN) * page.height
