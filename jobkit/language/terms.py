"""Lexicons of terms: what a term is called, and which phrases that hold its words mean something else."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from jobkit.language.lexicon import Entry, load
from jobkit.model.document import Span


class Action(Entry):
    """A verb and its object within one clause: "assessed ... clients"."""

    verbs: list[str]
    """Base forms of regular verbs, or the inflected form itself for an irregular one."""
    objects: list[str]
    """Words, or ``@name`` for a list of ``TermFile.objects``."""
    within: int = 9
    """Words that may stand between: "assessed the medical, functional and social needs"."""


class Term(Entry):
    """Something that a page may name."""

    id: str
    printed: str | None = None
    """The name shown to people, where it is not a form."""
    forms: tuple[str, ...] = ()
    """A form in lower case is read in any case; one with a capital is read so, or all in capitals.
    ``{new,young} mothers`` stands for each of its readings, and ``{new,} mothers`` for "mothers" too."""
    programmes: tuple[str, ...] = ()
    """Forms, written as above, that only suggest it: a programme for these people, a neighbouring condition."""
    actions: tuple[Action, ...] = ()
    ages: tuple[int, int] | None = None
    """People of these ages are meant: "adults over 65", "ages 12 to 17"."""


class NotMeant(Entry):
    """Words that take a term back: phrases that hold it, and what stands beside it or before it in its sentence."""

    why: str
    """A code: own_status, training_name, staff ..."""
    phrases: tuple[str, ...] = ()
    """Written as forms are, in lower case."""
    before: tuple[str, ...] = ()
    """One word may stand between it and the term: "trained new foster parents"."""
    after: tuple[str, ...] = ()
    earlier: tuple[str, ...] = ()
    """Takes back every term after it in its sentence: "my aunt, who worked at a cancer center"."""
    opening: tuple[str, ...] = ()
    """Opens a clause and takes back every term in it: "shadowed nurses on home visits"."""
    until: tuple[str, ...] = ()
    """What ends such a clause."""
    verbs: tuple[str, ...] = ()
    """What ends it after a comma or "and", besides any verb in -ed."""
    terms: tuple[str, ...] = ()
    """Ids that are taken back; empty: every term."""


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
    """A match that the words around it take back, and why."""

    match: TermMatch
    why: str


def term_file(name: str) -> TermFile:
    """The lexicon of that name, checked."""
    return load(name, TermFile)


def spelled(forms: Iterable[str]) -> Iterator[str]:
    """Each form with its alternatives spelled out.

    >>> list(spelled(["{new,} {mothers,fathers}"]))
    ['new mothers', 'new fathers', 'mothers', 'fathers']
    """
    for form in forms:
        first = _ALTERNATIVES.search(form)
        if first is None:
            yield " ".join(form.split())
        else:
            yield from spelled(form[: first.start()] + each + form[first.end() :] for each in first[1].split(","))


_ALTERNATIVES = re.compile(r"\{([^{}]*)\}")
