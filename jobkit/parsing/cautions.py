"""What a person should know of how a document's words were come by."""

from __future__ import annotations

from jobkit.model.document import Document, Origin
from jobkit.model.resume import Caution

_SAID: dict[Origin, str] = {
    "picture": "{pages} read from a picture (OCR): check names, numbers and dates against the page",
    "layer": "{pages} read from the text that the scanning program laid under the picture, unchecked: compare it with"
    " the page; with the extra 'ocr' the picture itself is read",
    "unread": "{pages} not read, being a picture: open it, or give it as a file of its own",
}


def cautions(document: Document) -> tuple[Caution, ...]:
    """A sentence for each way but plain text in which pages were read, or for those that were not."""
    found = []
    for origin, said in _SAID.items():
        pages = [page.number for page in document.pages if page.origin == origin]
        if pages:
            found.append(Caution(f"pages_{origin}", said.format(pages=_named(pages))))
    return tuple(found)


def _named(pages: list[int]) -> str:
    """ "page 2 was", "pages 1, 2 and 5 were"."""
    if len(pages) == 1:
        return f"page {pages[0]} was"
    return f"pages {', '.join(map(str, pages[:-1]))} and {pages[-1]} were"
