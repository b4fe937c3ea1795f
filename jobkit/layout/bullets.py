"""Bullets: the sign at the head of a line becomes the row's role, and leaves its text."""

from __future__ import annotations

import re
from dataclasses import replace

from jobkit.layout.columns import is_date_like
from jobkit.layout.drafts import Draft
from jobkit.model.document import Word

SIGNS = "•‣◦⁃∙▪▫■□●○◆◇❖➢➤►▸▶→✓✔✦✧★☆⚫·\uf0b7\uf0a7\uf0d8\uf0fc\uf076\u25aa\u25e6*–—-"
"""Signs that open list items, Word's Symbol and Wingdings code points among them."""
_SIGN = re.compile(rf"(?:[{re.escape(SIGNS)}]|o|>)")
_GLUED = re.compile(r"[•‣◦⁃∙▪▫■□●○◆◇❖➢➤►▸▶✓✔✦✧★☆⚫\uf0b7\uf0a7\uf0d8\uf0fc\uf076](?=\w)")


def marked(draft: Draft) -> Draft:
    """The draft without bullet signs; its role says "bullet" where its first cell had one."""
    joined = _joined(draft.cells)
    cells = tuple(filter(None, map(_bare, joined)))
    opened = bool(cells) and _bare(joined[0]) is not joined[0]
    role = "bullet" if opened and draft.role == "text" else draft.role
    return draft if cells == draft.cells and role == draft.role else replace(draft, cells=cells, role=role)


def _joined(cells: tuple[tuple[Word, ...], ...]) -> list[tuple[Word, ...]]:
    """A sign that stands in a cell of its own joins the next cell."""
    found: list[tuple[Word, ...]] = []
    for words in cells:
        if found and len(found[-1]) == 1 and _SIGN.fullmatch(found[-1][0].text):
            found[-1] += words
        else:
            found.append(words)
    return found


def _bare(words: tuple[Word, ...]) -> tuple[Word, ...]:
    first = words[0]
    if _SIGN.fullmatch(first.text):
        # "– Present" is the rest of a range of dates, not an item.
        rest = words[1:]
        is_range = first.text in "-–—" and 0 < len(rest) <= 2 and is_date_like(" ".join(word.text for word in rest))
        return words if is_range else rest
    if _GLUED.match(first.text):
        return (replace(first, text=first.text[1:]), *words[1:])
    return words
