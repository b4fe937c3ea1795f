"""The top of a posting, before its first heading: what the job is called, who employs, and facts in a line or two."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from jobkit.postings.importing import labels
from jobkit.postings.importing.found import Found, Item, Leftover, Result
from jobkit.postings.importing.lexicon import (
    cue_pattern,
    label_field,
    matcher,
    numbered,
    plain,
    run_in_label,
    says,
    section_kind,
    split_label,
    words,
)
from jobkit.postings.importing.pairs import paired
from jobkit.postings.importing.parts import Part
from jobkit.postings.importing.places import read_places, work_mode
from jobkit.postings.importing.prose import Shape, running
from jobkit.postings.importing.titles import (
    LIKELY,
    clean_title,
    employer_in,
    is_placeholder,
    looks_like_employer,
    looks_like_title,
)
from jobkit.postings.importing.values import day_in, find_pay

_TOP: Final = 14
"""Lines in which the job's name is looked for."""
_CHUNKS = re.compile(r"\s*[|·•\t]\s*|\s{2,}|\s+[–—]\s+")
_TITLE_CHUNKS = re.compile(r"\s*[|·•\t]\s*|\s{2,}")
_FROM_SUBJECT = re.compile(r"^(?P<title>[^,(|]{4,70}?)(?:\s*(?:,|\s[–—-]|\bat\b|\bwith\b)\s+(?P<rest>.+))?$")
_PICTURES = re.compile(r"^[^\w\s(\[\"'“‘$£€#+*-]+\s*")
"""What stands for a label: a pin, a coin, a clock."""
_SMALL_END = re.compile(r"(?:\s(?:of|and|for))+$")
_BEHIND = re.compile(r"(\s[–—-]\s|\sat\s)")
"""Between the job's name and who employs."""
_SEEKING: Final = (
    r"\b(?i:@seeking)\s+(?:(?i:@before_title)\s+(?:and\s+)?){0,6}"
    r"(?P<title>[A-Z][\w’'&/-]*(?:\s(?:[A-Z(][\w’'&/)-]*|of|and|for|II|III)){0,6})"
)
"""The job's name, in capital words: "is looking for an experienced Case Manager"."""
_ABOUT: Final = r"@about_whom\s+(?:the\s+)?(?P<name>[A-Z].{2,60})$"
_CAPITALS = re.compile(
    r"[A-Z][\w&.’'-]*(?:\s(?:of|the|and|for|del?|la|los|las|y)){0,2}(?:\s(?:[A-Z][\w&.’'-]*|of|and|the|for|del?|la)){0,5}"
)
_LONGEST_SHIFT: Final = 11
"""Words of a line that tells when one works, and no more."""
_LONG = 9
"""Words from which on a line is a sentence rather than a fact."""


def find_title(items: Sequence[Item]) -> tuple[str, Item] | None:
    """The job's name and its line: by a label, an e-mail's subject, the top heading, or the look of a line."""
    named = list(_labelled_titles(items))
    sure = next((each for each in named if not each[2]), None) or next(iter(named), None)
    return sure[:2] if sure else _after_label(items) or _at_top(items) or _in_sentence(items)


def _labelled_titles(items: Sequence[Item]) -> Iterator[tuple[str, Item, bool]]:
    """Each name that a label gives, with its line, and whether the label may name something else."""
    for item in paired(items):
        split = split_label(item.text)
        field = label_field(split[0]) if split and item.mark != "bullet" else None
        if split and field == "title" and (name := clean_title(split[1])) and _is_job_name(name, split[0]):
            yield name, item, _is_loose(split[0])
        if split and field == "subject" and (found := _of_subject(split[1])):
            yield found, item, True


def _is_job_name(name: str, label: str) -> bool:
    """Whether a label's value is what the job is called; "Job: Social Work" names a kind of work."""
    is_sure = not _is_loose(label) or looks_like_title(name) >= LIKELY
    return len(name.split()) <= 14 and day_in(name) is None and is_sure


def _is_loose(label: str) -> bool:
    return matcher("@loose_title_labels").fullmatch(plain(label)) is not None


def _of_subject(text: str) -> str | None:
    said = clean_title(re.sub(r"\s*\([a-z][^()]*\)\s*$", "", text))
    found = _FROM_SUBJECT.match(said) if said else None
    return found["title"].strip() if found else said


def _after_label(items: Sequence[Item]) -> tuple[str, Item] | None:
    """The line below "... for the position of:"."""
    for label, item in pairwise(items):
        named = label_field(label.text) == "title" and (label.text.endswith(":") or label.mark == "heading")
        if named and section_kind(item.text) is None and (name := clean_title(item.text)) and len(name.split()) <= 12:
            return name, item
    return None


def _at_top(items: Sequence[Item]) -> tuple[str, Item] | None:
    if items and items[0].mark == "heading" and (found := matcher(_SEEKING, exact=True).search(items[0].text)):
        return _SMALL_END.sub("", found["title"]), items[0]
    best: tuple[float, int, str, Item] | None = None
    for at, item in enumerate(items[:_TOP]):
        for chunk in _TITLE_CHUNKS.split(item.text)[:2]:
            chunk = _before_employer(chunk)
            if section_kind(chunk) or (item.mark == "bullet"):
                continue
            score = looks_like_title(chunk)
            score += (
                (
                    0.3
                    if item.mark == "heading" and item.level == 1
                    else 0.1
                    if item.mark == "heading" or item.bold
                    else 0.0
                )
                if score > 0
                else 0
            )
            if score >= LIKELY and (best is None or (score, -at) > best[:2]) and (name := clean_title(chunk)):
                best = (score, -at, name, item)
    if best is not None:
        return best[2], best[3]
    top = next(
        (
            item
            for item in items[:_TOP]
            if item.mark == "heading" and item.level <= 1 and clean_title(item.text) and section_kind(item.text) is None
        ),
        None,
    )
    return (clean_title(top.text) or "", top) if top else None


def _before_employer(text: str) -> str:
    """ "Case Manager - Harbor House, Tacoma, WA" up to the employer or place; "Case Manager - Aged Care" as it is."""
    name, dash, rest = _BEHIND.split(text, maxsplit=1) if _BEHIND.search(text) else (text, "", "")
    if dash.strip() in ("-", "–", "—") and looks_like_employer(name) and looks_like_title(rest) >= LIKELY:
        return rest
    is_named = (looks_like_employer(rest) and len(rest.split()) > 2) or (
        dash.strip() == "at" and _CAPITALS.fullmatch(rest) is not None
    )
    is_other = bool(dash) and (bool(read_places(rest)) or is_named)
    return name if is_other else text


def _in_sentence(items: Sequence[Item]) -> tuple[str, Item] | None:
    for item in items[: 2 * _TOP]:
        if (
            (found := matcher(_SEEKING, exact=True).search(item.text))
            and (name := clean_title(_SMALL_END.sub("", found["title"])))
            and looks_like_title(name) >= LIKELY
        ):
            return name, item
    first = next(
        (
            item
            for item in items
            if len(item.text.split()) <= 8 and clean_title(item.text) and section_kind(item.text) is None
        ),
        None,
    )
    return (clean_title(first.text) or "", first) if first and not is_placeholder(first.text) else None


def read_opening(part: Part, title: tuple[str, Item] | None, shape: Shape) -> Iterator[Result]:
    """The values in the lines before the first heading."""
    for item in part.items:
        if title and item.key == title[1].key:
            yield from _title_line(item, title[0], shape)
        elif is_placeholder(item.text) and len(item.text.split()) <= 2 * _LONG:
            yield Leftover(item.origin(), labels.BLANK)
        elif not re.search(r"\s[|·•–—]\s|\t", item.text) and (
            (len(item.text.split()) > _LONG and item.text.rstrip().endswith((".", "!", "?", ")")))
            or len(item.text.split()) > 2 * _LONG
        ):
            yield from running(item, "posting.brief[]", shape)
        else:
            yield from _line(item, _CHUNKS.split(item.text), shape)


def _title_line(item: Item, title: str, shape: Shape) -> Iterator[Result]:
    yield Found("role.title", title, item.origin())
    chunks = [chunk for chunk in _CHUNKS.split(item.text) if (clean_title(chunk) or title) not in title]
    before, _, behind_it = item.text.partition(title)
    if looks_like_employer(employer := before.rstrip(" –—-")) and _BEHIND.fullmatch(before.removeprefix(employer)):
        yield Found("organization.name", employer, item.origin())
        chunks = [chunk for chunk in _CHUNKS.split(behind_it) if chunk.strip()]
    elif (behind := _BEHIND.match(item.text.removeprefix(title))) is not None:
        chunks = [item.text.removeprefix(title)[behind.end() :]]
    is_short = len(item.text.split()) <= 2 * _LONG or re.search(r"\s[|·•]\s", item.text) is not None
    if is_short and item.text.rstrip()[-1:] not in ".!?":
        yield from (each for each in _line(item, chunks, shape) if isinstance(each, Found))
        yield from labels.employment(item.text, item)
        if mode := work_mode(item.text):
            yield Found("posting.location_type", mode, item.origin())
    else:
        yield from running(item, "posting.brief[]", shape)


def _line(item: Item, chunks: Sequence[str], shape: Shape) -> Iterator[Result]:
    for chunk in chunks:
        said = replace(item, text=_PICTURES.sub("", chunk.strip(" ,")))
        if not said.text:
            continue
        results = list(_chunk(said, shape))
        yield from results or [Leftover(said.origin(), _why(said.text))]


def _why(text: str) -> str:
    return "says nothing of the job" if plain(text) in words().preamble_noise else "what it is about could not be told"


def _chunk(item: Item, shape: Shape) -> Iterator[Result]:
    """A short statement: what can be read in it, and else an employer's name."""
    text = item.text
    split = split_label(text)
    if split and plain(split[1]) in words().preamble_noise and looks_like_employer(split[0]):
        yield Found("organization.name", split[0], item.origin())
        return
    if split and (field := label_field(split[0])):
        yield from labels.labelled(Part("label", replace(item, text=split[0]), (replace(item, text=split[1]),), field))
        return
    if plain(text) in words().preamble_noise:
        yield from labels.linked(item)
        return
    if found := numbered(text) or (text if re.fullmatch(r"\d{4,9}", text) else None):
        yield Found("opening.id", found, item.origin())
        return
    if label := run_in_label(text):
        value = replace(item, text=text[len(label) :].strip())
        yield from labels.labelled(Part("label", replace(item, text=label), (value,), label_field(label)))
        return
    if says("rolling", text):
        yield Found("posting.apply.rolling", True, item.origin())
        return
    facts = list(_facts(item))
    yield from facts
    named = _without_place(cue_pattern("for_staff").sub("", text, count=1))
    if looks_like_employer(named) and not any(
        each.field.startswith(("posting.pay", "posting.employment")) for each in facts
    ):
        yield Found("organization.name", named, item.origin())
    elif not facts and text.rstrip().endswith((".", "!")) and len(text.split()) > 3:
        yield from running(item, None, shape)
    elif not facts and (name := employer_in(text)):
        yield Found("organization.name", name, item.origin())


def _facts(item: Item) -> Iterator[Found]:
    text = item.text
    yield from labels.employment(text, item)
    reading = find_pay(text, labelled=re.match(r"\W*[$£€]", text) is not None)
    if reading is not None:
        yield from labels.pay_found(reading, item)
        yield from labels.beside_pay(text, reading, item)
    elif read_places(text) or work_mode(text):
        yield from (
            each for each in labels.places(text, item) if each.field != "posting.location[]" or read_places(text)
        )
    if reading is None and len(text.split()) <= _LONGEST_SHIFT and matcher(r"\b@schedule_words\b").search(text):
        yield from labels.shifts(text, item)


def _without_place(text: str) -> str:
    """ "Thornbury Council, Bristol, UK" without the town."""
    for said, _ in read_places(text):
        text = text.replace(said, "")
    said = re.sub(r"\s*\(\s*\)", "", text).strip(" ,–—-|·(")
    return said.title().replace(" Of ", " of ").replace(" And ", " and ") if said.isupper() and len(said) > 6 else said


def often_named_first(results: Sequence[Result], items: Sequence[Item]) -> list[Result]:
    """The results, the employer in front whom the posting names most often: the others may be a department of it."""
    text = " ".join(item.text for item in items).casefold()
    named = [each for each in results if isinstance(each, Found) and each.field == "organization.name"]
    names = [str(each.value).casefold().removeprefix("the ") for each in named]
    whole = [name for name in names if not any(_is_short_for(name, other, text) for other in names)]
    often = max(whole, key=text.count, default=None)
    first = next((each for each, name in zip(named, names, strict=True) if name == often), None)
    return [*([first] if first else []), *results]


def _is_short_for(name: str, other: str, text: str) -> bool:
    """Whether a name is a part of another, or the letters that stand behind it: "Hill House Services (HHS)"."""
    return name != other and (name in other or f"{other} ({name})" in text)


def stray_employer(parts: Sequence[Part], title: str | None) -> Iterator[Found]:
    """The employer where no word says so: whom "About X" is about, or the line beside the job's name."""
    for part in parts:
        found = matcher(_ABOUT).match(part.title.text) if part.title and part.kind in ("about", "other") else None
        if part.title and found and _names_somebody(part.title.text, title):
            yield Found("organization.name", found["name"].strip(" :?!"), part.title.origin())
    opening = parts[0].items if parts and parts[0].kind == "preamble" else ()
    for item in opening:
        chunks = _CHUNKS.split(item.text)
        if len(chunks) > 1 and clean_title(item.text) != title and _is_name(chunks[0].strip(" ,"), title, item):
            yield Found("organization.name", chunks[0].strip(" ,"), item.origin())
    if opening and _is_name(opening[0].text, title, opening[0]):
        yield Found("organization.name", opening[0].text, opening[0].origin())


def _names_somebody(heading: str, title: str | None) -> bool:
    """Whether "About X" names an employer: not "About us", not "About the Case Manager role"."""
    return section_kind(heading) is None and not (title and title.casefold() in heading.casefold())


def _is_name(chunk: str, title: str | None, item: Item) -> bool:
    """Whether a few capital words are nothing else that stands beside a job's name."""
    if chunk == title or _CAPITALS.fullmatch(chunk) is None or plain(chunk) in words().preamble_noise:
        return False
    return not read_places(chunk) and not work_mode(chunk) and not list(labels.employment(chunk, item))
