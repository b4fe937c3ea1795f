"""A role as a short post: what must be said first, then whole sentences while they fit the channel."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from jobkit.errors import InvalidFile, Problem
from jobkit.model.posting import PostingFormat
from jobkit.model.role import Role
from jobkit.postings import phrases
from jobkit.postings.channels import Channel, limits_of
from jobkit.postings.outline import Outline

_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=\S)")
_ADDRESS = re.compile(r"https?://\S+")


def social_post(role: Role, outline: Outline, format: PostingFormat) -> str:
    """The post: title, employer, place, pay, until when and where to apply; in between, as much of the job as fits.

    Pay is never left out: a post that asks people to apply for a job is a posting, and laws on pay count it.

    Raises:
        InvalidFile: what must be said is longer than the channel takes.
    """
    limits = limits_of(format)
    data = outline.data()
    opening, closing = _opening(data["title"], data["employer"], data["place"], role), _closing(role)
    if not _fits(_joined([opening, closing]), limits):
        raise _too_long(role, opening, closing, limits)
    chosen: list[str] = []
    for sentences in _more(role, outline):
        for sentence in sentences:
            if not _fits(_joined([opening, *_paragraph([*chosen, sentence]), closing]), limits):
                break
            chosen.append(sentence)
    return _joined([opening, *_paragraph(chosen), closing])


def _opening(title: str, employer: str, place: str, role: Role) -> str:
    pay = phrases.pay(role.posting.pay) if role.posting.pay else ""
    return f"{title}, {employer}, {place}. {pay}."


def _closing(role: Role) -> str:
    apply = role.posting.apply
    deadline = apply.deadline or role.opening.valid_through
    return f"Apply{f' by {phrases.day(deadline)}' if deadline else ''}: {apply.url or apply.email}"


def _more(role: Role, outline: Outline) -> Iterator[list[str]]:
    """Sentences in the order of their worth to a reader, those together that make one text."""
    yield [f"{fact.value}." for fact in outline.facts if fact.label == "Employment"]
    yield list(_sentences(each.text for each in role.posting.brief))
    benefits = [_small(" ".join(each.text.split())) for each in role.posting.benefits[:3]]
    yield [f"Benefits: {phrases.series(benefits)}."] if benefits else []


def _sentences(texts: Iterable[str]) -> Iterator[str]:
    for text in texts:
        yield from _SENTENCE_END.split(" ".join(text.split()))


def _small(text: str) -> str:
    """A phrase as it stands inside a sentence; an abbreviation or a number keeps its letters."""
    first = text.split(maxsplit=1)[0]
    return text if first.upper() == first else text[0].lower() + text[1:]


def _paragraph(sentences: Sequence[str]) -> list[str]:
    return [" ".join(sentences)] if sentences else []


def _joined(paragraphs: Sequence[str]) -> str:
    return "\n\n".join(paragraphs) + "\n"


def _fits(text: str, limits: Channel) -> bool:
    return _length(text, limits) <= (limits.characters or 0) and len(text.split()) <= (limits.words or len(text))


def _length(text: str, limits: Channel) -> int:
    """Characters as the channel counts them: an address may have a length of its own."""
    counted = limits.address
    more = sum(max(0, counted - len(found.group())) for found in _ADDRESS.finditer(text)) if counted else 0
    return len(text.strip()) + more


def _too_long(role: Role, opening: str, closing: str, limits: Channel) -> InvalidFile:
    """The refusal, which names each part's length, and the longest of those that its writer can shorten."""
    taken, most = _length(_joined([opening, closing]), limits), limits.characters or 0
    parts = {
        "role.title": role.role.title,
        "organization.name": role.organization.name or "",
        "posting.apply.url": role.posting.apply.url or role.posting.apply.email or "",
    }
    longest = max(parts, key=lambda field: len(parts[field]))
    lengths = ", ".join(f"{field} {len(text)}" for field, text in parts.items())
    said = (
        f"title, employer, place, pay and how to apply take {taken} characters, {taken - most} more than {limits.name} "
        f"has ({lengths})"
    )
    return InvalidFile([Problem(said, role.id, field=longest, hint=f"shorten {longest} first")])
