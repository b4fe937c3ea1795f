"""Pages made by hand, as a reader would give them."""

from __future__ import annotations

from jobkit.model.document import Box, Fill, Line, LineRole, Page, Word


def line(
    text: str,
    x: float = 50,
    y: float = 100,
    *,
    size: float = 10,
    bold: bool = False,
    italic: bool = False,
    color: int | None = 0,
    role: LineRole = "text",
    hidden: str | None = None,
) -> Line:
    """A line of words whose top left corner is at (x, y), half an em a character."""
    words: list[Word] = []
    at = x
    for part in text.split():
        width = 0.5 * size * len(part)
        words.append(Word(part, Box(at, y, at + width, y + size), size, bold, italic, color, hidden=hidden))
        at += width + 0.3 * size
    return Line(tuple(words), Box(x, y, words[-1].box.x1, y + size), role)


def page(*lines: Line, number: int = 1, ordered: bool = False, fills: tuple[Fill, ...] = ()) -> Page:
    return Page(number, 612, 792, lines, ordered, fills)
