"""A posting to one's own staff: the grade, who may apply, how and until when have fields of their own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from jobkit.postings.importing.found import Found, Item, Leftover, Result
from jobkit.postings.importing.labels import NO_FIELD
from jobkit.postings.importing.lexicon import says
from jobkit.postings.importing.parts import Part

_FIELD: Final = "posting.internal."
_TOP: Final = 5
"""Lines in which a posting says that it is for staff."""


def is_for_staff(items: Sequence[Item]) -> bool:
    """Whether a posting's first lines say that it is for the employer's own staff."""
    return any(says("for_staff", item.text) for item in items[:_TOP])


def how_staff_apply(part: Part) -> Iterator[Found]:
    """The words on applying: a role file keeps them as they are."""
    for item in part.items:
        yield Found(f"{_FIELD}apply[]", item.text, item.origin())


def settled(results: Iterable[Result], *, for_staff: bool) -> Iterator[Result]:
    """The results with the closing date in the field for staff, or with what only staff are told left over."""
    for each in results:
        if isinstance(each, Found) and not for_staff and each.field.startswith(_FIELD):
            yield Leftover(each.at, NO_FIELD)
        elif isinstance(each, Found) and for_staff and each.field == "posting.apply.deadline":
            yield replace(each, field=f"{_FIELD}deadline")
        else:
            yield each
