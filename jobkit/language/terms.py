"""Lexicons of terms: what a term is called, and which phrases that hold its words mean something else."""

from __future__ import annotations

from dataclasses import dataclass

from jobkit.language.lexicon import Entry, load
from jobkit.model.document import Span


class Action(Entry):
    """A verb and its object within one clause: "assessed ... clients"."""

    verbs: list[str]
    """Base forms of regular verbs, or the inflected form itself for an irregular one."""
    objects: list[str]
    """Words, or ``@name`` for a list of ``TermFile.objects``."""


class Term(Entry):
    """Something that a page may name."""

    id: str
    printed: str | None = None
    """The name shown to people, where it is not a form."""
    forms: tuple[str, ...] = ()
    """A form in lower case is read in any case; one with a capital is read so, or all in capitals."""
    programmes: tuple[str, ...] = ()
    """Forms, written as above, that only suggest it: a programme for these people, a neighbouring condition."""
    actions: tuple[Action, ...] = ()


class NotMeant(Entry):
    """Phrases that hold a term's words and do not mean it."""

    why: str
    """A code: own_status, training_name, rank ..."""
    phrases: tuple[str, ...]
    terms: tuple[str, ...] = ()
    """Ids that the phrase cancels; empty: every term inside it."""


class TermFile(Entry):
    """A lexicon of terms by kind: ``lexicons/skills.yaml``, ``lexicons/populations.yaml``."""

    objects: dict[str, list[str]]
    kinds: dict[str, tuple[Term, ...]]
    not_meant: tuple[NotMeant, ...] = ()


@dataclass(frozen=True, slots=True)
class TermMatch:
    """A term in a text; the span is of the text, or of the document that was read."""

    kind: str
    id: str
    span: Span
    suggested: bool = False
    """By the name of a programme alone."""


@dataclass(frozen=True, slots=True)
class Cancelled:
    """A match that a longer phrase takes back, and why."""

    match: TermMatch
    why: str


def term_file(name: str) -> TermFile:
    """The lexicon of that name, checked."""
    return load(name, TermFile)
