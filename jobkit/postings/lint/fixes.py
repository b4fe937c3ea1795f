"""The safe mends, made in the file itself: words with one right replacement. All else stays as it was, comments too."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from jobkit.errors import InvalidFile
from jobkit.model.finding import Finding
from jobkit.postings.lint.subject import Source
from jobkit.yamlfile import parse


@dataclass(frozen=True, slots=True)
class Fix:
    """One change of a file's text."""

    finding: Finding
    start: int
    end: int


def fixed(source: Source, findings: Sequence[Finding], *, is_yaml: bool) -> tuple[str, list[Finding]]:
    """The file's text with the safe mends made, and the findings that they mend.

    Only findings of this file that stand, with a replacement and a known place, are mended. In a YAML file a change is
    kept only if the file still holds the same data, but for the words that it replaces.
    """
    text, made = source.text, []
    for fix in sorted(_fixes(source, findings), key=lambda each: each.start, reverse=True):
        changed = text[: fix.start] + str(fix.finding.replacement) + text[fix.end :]
        if not is_yaml or _changes_only(text, changed, fix.finding):
            text = changed
            made.append(fix.finding)
    return text, made[::-1]


def _fixes(source: Source, findings: Sequence[Finding]) -> Iterator[Fix]:
    """Without those that overlap one before them."""
    reached = -1
    placed = [(each, _span(source, each)) for each in findings if each.replacement is not None and not each.waived]
    for found, span in sorted(((each, span) for each, span in placed if span), key=lambda pair: pair[1]):
        if span[0] >= reached:
            yield Fix(found, *span)
            reached = span[1]


def _span(source: Source, found: Finding) -> tuple[int, int] | None:
    """The words in the file, if they stand there as the finding quotes them."""
    spot = found.spot
    if spot.path != source.path or None in (spot.line, spot.column, spot.end_line, spot.end_column):
        return None
    start = source.offset(spot.line or 1, spot.column or 1)
    end = source.offset(spot.end_line or 1, spot.end_column or 1)
    return (start, end) if source.text[start:end].split() == found.quote.split() else None


def _changes_only(before: str, after: str, found: Finding) -> bool:
    """Whether the two files differ in one value, and there in the replaced words."""
    try:
        old, new = list(_leaves(parse(before).data)), list(_leaves(parse(after).data))
    except InvalidFile:
        return False
    if len(old) != len(new):
        return False
    differing = [(one, other) for one, other in zip(old, new, strict=True) if one != other]
    if len(differing) != 1:
        return False
    one, other = differing[0]
    return one[0] == other[0] and _replaced(str(one[1]), str(other[1]), found)


def _replaced(before: str, after: str, found: Finding) -> bool:
    old, new = " ".join(before.split()), " ".join(after.split())
    at = old.find(found.quote)
    while at >= 0:
        if new == old[:at] + str(found.replacement) + old[at + len(found.quote) :]:
            return True
        at = old.find(found.quote, at + 1)
    return False


def _leaves(value: object, route: tuple[object, ...] = ()) -> Iterator[tuple[tuple[object, ...], object]]:
    if isinstance(value, dict):
        for key, each in value.items():
            yield from _leaves(each, (*route, key))
    elif isinstance(value, list):
        for index, each in enumerate(value):
            yield from _leaves(each, (*route, index))
    else:
        yield route, value
