"""The whole posting as the little HTML that job search engines and feeds show: paragraphs and lists."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from html import escape, unescape

from jobkit.postings.outline import Outline

_OPENS = re.compile(
    r"<(?=[A-Za-z/!?])"
)  # only these begin a tag or comment: https://html.spec.whatwg.org/#tag-open-state
_REFERENCE = re.compile(r"&(?=#?\w{1,40};?)")  # &lt; &#60 &copy


def escaped(text: str) -> str:
    """Text in HTML, special characters written as entities."""
    return escape(text, quote=False)


def literal(text: str) -> str:
    """Text in HTML that may hold no entities: what would begin a tag or an entity is parted by a space."""
    text = _OPENS.sub("< ", text)
    return _REFERENCE.sub("& ", text) if unescape(text) != text else text


def description(outline: Outline, quote: Callable[[str], str] = escaped) -> str:
    """The facts, the job and how to apply, of the elements ``p``, ``ul`` and ``li``; ``quote`` puts text into HTML."""
    return "\n".join(_parts(outline, quote))


def _parts(outline: Outline, quote: Callable[[str], str]) -> Iterator[str]:
    yield _list([f"{fact.label}: {fact.value}" for fact in outline.facts], quote)
    yield _paragraph(outline.brief, quote)
    for section in (*outline.sections, outline.apply):
        yield _paragraph(section.title, quote)
        yield from (_paragraph(text, quote) for text in section.paragraphs)
        if section.items:
            yield _list(section.items, quote)
    if outline.apply_url:
        yield _paragraph(f"Apply at: {outline.apply_url}", quote)
    if outline.apply_email:
        yield _paragraph(f"{'Or write' if outline.apply_url else 'Write'} to: {outline.apply_email}", quote)
    if outline.equal_opportunity:
        yield _paragraph("Equal opportunity", quote)
        yield _paragraph(outline.equal_opportunity, quote)


def _paragraph(text: str, quote: Callable[[str], str]) -> str:
    return f"<p>{quote(text)}</p>"


def _list(items: tuple[str, ...] | list[str], quote: Callable[[str], str]) -> str:
    return f"<ul>{''.join(f'<li>{quote(item)}</li>' for item in items)}</ul>"
