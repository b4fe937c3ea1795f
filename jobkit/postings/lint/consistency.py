"""Whether the parts of a posting agree: benefits, duties, place, terms, schedule."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from jobkit.model.finding import Finding, Severity
from jobkit.model.role import Role
from jobkit.postings.lint.overlap import overlap
from jobkit.postings.lint.rules import any_case, finding
from jobkit.postings.lint.subject import Passage, Subject
from jobkit.postings.lint.terms import seen, terms

_ALIKE: Final = 0.6
"""The share of the shorter line's words, from which two lines say the same."""
_COMPARED: Final = 120
"""Entries of a list that are compared with each other; no posting has as many."""
_OFTEN: Final = 3
"""Times that a skill may be named in places of its own."""


def check_consistency(subject: Subject) -> Iterator[Finding]:
    yield from _benefits(subject)
    yield from _repeated(subject)
    yield from _skills(subject)
    yield from _remote(subject)
    yield from _drift(subject)
    yield from _schedule(subject)


def _benefits(subject: Subject) -> Iterator[Finding]:
    """A second retirement plan or health insurance of which nothing tells how it differs from the first."""
    entries = [each for each in subject.printed() if each.part == "benefits" and each.is_entry and _is_main(each)]
    for pattern in terms().one_benefit:
        same = [each for each in entries if any_case(pattern).search(each.text)]
        if len(same) > 1:
            said = " and ".join(f'"{each.text[:60]}"' for each in same[:3])
            yield finding("CON001", said, same[1].spot, field=same[1].field, quote=same[1].text)


def _is_main(passage: Passage) -> bool:
    """The entry itself, not its detail."""
    return not passage.field or passage.field.rsplit(".", 1)[-1] in ("text", *map(str, range(_COMPARED)))


def _repeated(subject: Subject) -> Iterator[Finding]:
    for part in ("duties", "requirements"):
        lines = [each for each in subject.printed() if each.part == part and each.is_entry][:_COMPARED]
        for at, line in enumerate(lines):
            before = next((each for each in lines[:at] if overlap(each.text, line.text) >= _ALIKE), None)
            if before is not None:
                yield _said_twice(before, line, "warning")
    if subject.role and subject.role.posting.responsibilities:
        yield from _restated(subject)


def _restated(subject: Subject) -> Iterator[Finding]:
    """Duties of the occupation that a responsibility says again: only one of the two is ever printed."""
    duties = [each for each in subject.passages if each.field.startswith("role.duties")][:_COMPARED]
    for line in [each for each in subject.printed() if each.field.startswith("posting.responsibilities")][:_COMPARED]:
        alike = [(overlap(duty.text, line.text), duty) for duty in duties]
        best = max(alike, key=lambda pair: pair[0], default=(0.0, None))
        if best[1] is not None and best[0] >= _ALIKE:
            yield _said_twice(best[1], line, "info")


def _said_twice(first: Passage, second: Passage, severity: Severity) -> Finding:
    said = f'"{second.text[:60]}" and "{first.text[:60]}"'
    return finding("CON002", said, second.spot, field=second.field, quote=second.text, severity=severity)


def _skills(subject: Subject) -> Iterator[Finding]:
    """A skill of the role that is asked for again and again, in entries of their own."""
    asking = [each for each in subject.passages if seen("asks_a_skill").search(each.text)]
    for skill in subject.role.role.skills[:_COMPARED] if subject.role else ():
        word = re.sub(r"\W.*", "", skill.name.lower())
        named = (
            [each for each in asking if re.search(rf"\b{re.escape(word)}", each.text, re.I)] if len(word) > 7 else []
        )
        if len(named) > _OFTEN:
            said = f"{word}, in {len(named)} places"
            yield finding("CON002", said, named[-1].spot, field=named[-1].field, quote=named[-1].text)


def _remote(subject: Subject) -> Iterator[Finding]:
    role = subject.role
    if role is None:
        remote, visits = seen("remote").search(subject.text()), seen("visits").search(subject.text())
        if remote and visits:
            yield finding("CON003", f'"{remote[0]}" and "{visits[0]}"', subject.top(), quote=remote[0])
        return
    on_site = _on_site(role)
    if role.posting.location_type == "remote" and on_site:
        field = "posting.location_type"
        yield finding("CON003", f"remote, and {on_site}", subject.spot(field), field=field, quote="remote")


def _on_site(role: Role) -> str:
    environment = role.posting.work_environment
    if environment is None:
        return ""
    travel = environment.travel
    if travel and (travel.to or travel.percent):
        return f"travel to {travel.to[0]}" if travel.to else f"{travel.percent}% travel"
    match = seen("on_site").search(environment.text)
    return match[0] if match else ""


def _drift(subject: Subject) -> Iterator[Finding]:
    """Words of one set, used side by side in what is printed, or side by side in the rest."""
    for words in (*_sets(subject.role), *terms().drift):
        for printed in (True, False):
            passages = [each for each in subject.passages if each.is_printed == printed and each.part != "names"]
            used = [(forms[0], _first_with(passages, forms)) for forms in words]
            found = [(name, at) for name, at in used if at is not None]
            if len(found) > 1:
                passage, match = found[-1][1]
                said = ", ".join(name for name, _ in found)
                spot = passage.at(*match.span())
                yield finding("CON008", said, spot, field=passage.field, quote=match[0])
                break


def _sets(role: Role | None) -> Iterator[tuple[tuple[str, ...], ...]]:
    """The role's own words for one thing that the common sets do not have."""
    known = {form for words in terms().drift for forms in words for form in forms}
    for term, variants in (role.role.term_variants if role else {}).items():
        own = [each for each in (term, *variants) if " " in each]
        if any(each not in known for each in own):
            yield tuple((each, f"{each}s") for each in own)


def _first_with(passages: Iterable[Passage], forms: tuple[str, ...]) -> tuple[Passage, re.Match[str]] | None:
    pattern = any_case(rf"\b(?:{'|'.join(map(re.escape, forms))})\b")
    return next(((each, match) for each in passages if (match := pattern.search(each.text))), None)


def _schedule(subject: Subject) -> Iterator[Finding]:
    role = subject.role
    told = bool(role.schedule.on_call) if role else bool(seen("schedule").search(subject.text()))
    if told:
        return
    for passage in subject.printed():
        match = seen("crisis").search(passage.text)
        if match and passage.part in ("duties", "brief", "other"):
            field = "schedule.on_call" if role else ""
            yield finding("CON011", f'"{passage.text[:80]}"', passage.at(*match.span()), field=field, quote=match[0])
            return
