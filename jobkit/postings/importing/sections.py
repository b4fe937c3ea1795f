"""The parts under headings, each kind read in its own way."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Final

from jobkit.postings.importing import labels
from jobkit.postings.importing.applying import documents, how_to_apply
from jobkit.postings.importing.benefits import after_lead, benefit, benefit_list, family
from jobkit.postings.importing.found import Found, Item, Leftover, Result
from jobkit.postings.importing.lexicon import group_patterns, matcher, plain, says, words
from jobkit.postings.importing.parts import Part
from jobkit.postings.importing.prose import Shape, facts_in, running
from jobkit.postings.importing.requirements import asked_for, stated
from jobkit.postings.importing.sentences import sentences, series
from jobkit.postings.importing.staff import how_staff_apply
from jobkit.postings.importing.travel import workplace
from jobkit.postings.importing.values import caseload, find_pay

Reader = Callable[[Part, Shape], Iterator[Result]]

_DEPENDS: Final = r"\b@depends\b"
_ABOUT_PAY: Final = r"\b@about_pay\b"
_ROW = re.compile(r"\s[•·|]\s|;\s")
"""What parts the entries of a list in one line."""
_FIGURE = re.compile(r"\W*\d{0,3}(?:\.\d)?\W*")
HEAD: Final = "the head of a table"
_LONG = 14
"""Words of a line that is a sentence rather than an entry of a list."""


def read_section(part: Part, shape: Shape) -> Iterator[Result]:
    """The values under one heading."""
    noise = [item for item in part.items if plain(item.text) in words().preamble_noise]
    yield from (Leftover(item.origin(), labels.NO_FIELD) for item in noise)
    said = replace(part, items=tuple(item for item in part.items if item not in noise))
    yield from _READERS.get(part.kind, _other)(said, shape)


def _doing(part: Part, shape: Shape) -> Iterator[Result]:
    has_bullets = any(item.mark == "bullet" for item in part.items)
    for item in part.items:
        if item.text.endswith(":") and len(item.text.split()) <= 25:
            continue
        is_head = item is part.items[0] and matcher(r"@table_heads\t").match(item.text) is not None
        if is_head or (len(item.cells) > 2 and not any(len(cell.split()) > 3 for cell in item.cells)):
            yield Leftover(item.origin(), HEAD)
            continue
        yield from (Leftover(item.origin(share), labels.NO_FIELD) for share in _shares(item))
        if item.mark == "bullet" or "\t" in item.text or (not has_bullets and len(sentences(item.text)) == 1):
            yield Found("posting.responsibilities[]", {"text": _task(item)}, item.origin())
            if size := caseload(item.text):
                yield Found("caseload.size", size, item.origin())
        elif has_bullets:
            yield from running(item, "posting.brief[]", shape)
        else:
            yield from running(item, "posting.responsibilities[]", Shape(True, shape.asking, shape.offering))


def _task(item: Item) -> str:
    """A row of a table of tasks without its number and its share of the time."""
    cells = [cell for cell in item.cells if not _FIGURE.fullmatch(cell)]
    return ": ".join(cells or item.cells)


def _shares(item: Item) -> list[str]:
    """The shares of the time in a row, "20%": no number of the row."""
    return [cell.strip() for cell in item.cells if _FIGURE.fullmatch(cell) and "%" in cell]


def _asking(part: Part, shape: Shape) -> Iterator[Result]:
    del shape
    for each in asked_for(part):
        if isinstance(each, Found) and each.field == "posting.requirements[]" and _is_document(str(each.value["text"])):
            yield Found("posting.apply.documents[]", str(each.value["text"]).rstrip("."), each.at)
            continue
        is_check = (
            isinstance(each, Found) and each.field == "posting.requirements[]" and _is_check(str(each.value["text"]))
        )
        yield (
            Found("background_checks[]", each.value["text"], each.at) if is_check and isinstance(each, Found) else each
        )


def _is_document(text: str) -> bool:
    """Whether something asked for is a paper to send in: "Three letters of recommendation"."""
    said = documents(text)
    return bool(said) and text.casefold().startswith(said[0].casefold())


def _is_check(text: str) -> bool:
    return (
        says("checks", text)
        and not says("experience", text)
        and not says("credential_words", text)
        and not says("license_words", text)
    )


def _offering(part: Part, shape: Shape) -> Iterator[Result]:
    del shape
    for index, item in enumerate(part.items):
        text = item.text
        is_lead = text.endswith(":") and len(text.split()) < 20 and len(sentences(text)) == 1
        if is_lead:
            continue
        if _is_table_head(item, index, part):
            yield Leftover(item.origin(), HEAD)
            continue
        if size := caseload(text):
            yield Found("caseload.size", size, item.origin())
            continue
        if says("eeo", text):
            yield Found("posting.eeo_statement[]", text, item.origin())
            continue
        is_entry = item.mark == "bullet" and not _is_labelled(item, part)
        if (
            is_entry
            or "\t" in text
            or (
                not _is_labelled(item, part)
                and not _ROW.search(text)
                and len(text.split()) <= _LONG
                and after_lead(text) == text
                and len(series(text)) < 3
            )
        ):
            yield from _offer(text, item)
            continue
        for sentence in sentences(text):
            if sentence.endswith(":"):
                continue
            members = series(after_lead(sentence))
            if (
                after_lead(sentence) != sentence
                or _ROW.search(sentence)
                or sum(family(each) != "other" for each in members) > 1
            ):
                yield from benefit_list(sentence, item)
            else:
                yield from _offer(sentence, item)


def _is_labelled(item: Item, part: Part) -> bool:
    """Whether an item is a label's value with all the benefits in it: "Benefits: sick leave, a pension, parking"."""
    title = part.title
    return title is not None and title.line == item.line and (title.mark == "bullet" or len(series(item.text)) > 1)


def _is_table_head(item: Item, index: int, part: Part) -> bool:
    return (
        index == 0
        and "\t" in item.text
        and len(part.items) > 1
        and matcher(r"@table_heads\t").match(item.text) is not None
    )


def _offer(text: str, item: Item) -> Iterator[Found]:
    """One line of what is offered: pay, what is said of it, a bonus, or a benefit."""
    kind = next(
        (kind for kind, pattern in group_patterns("pay_other") if kind != "allowance" and pattern.search(text)), None
    )
    reading = find_pay(text, labelled=matcher(r"\W*@pay_begins").match(text) is not None)
    if (
        reading is not None
        and family(text) == "other"
        and not kind
        and (reading.start < 30 or says("pay_words", text[: reading.start]))
    ):
        yield from labels.pay_found(reading, item)
        yield from labels.beside_pay(text, reading, item)
        yield from labels.employment(text[reading.end :], item)
    elif family(text) == "other" and _says_of_pay(text, stated=reading is not None, beside=kind is not None):
        yield Found("posting.pay.note", text, item.origin())
    elif kind and family(text) == "other":
        yield Found("posting.pay.other[]", {"kind": kind, "text": text}, item.origin())
    else:
        yield benefit(text, item)


def _says_of_pay(text: str, *, stated: bool, beside: bool) -> bool:
    """Whether a line explains the pay: what it depends on, what it starts at, that there is no bonus."""
    if beside:
        return matcher(r"\bno (?:\w+ ){0,3}?@beside_pay\b").search(text) is not None
    return matcher(_ABOUT_PAY).search(text) is not None and (stated or matcher(_DEPENDS).search(text) is not None)


def _paying(part: Part, shape: Shape) -> Iterator[Result]:
    del shape
    for item in part.items:
        if len(item.cells) > 2:
            yield from _steps(part, item)
            continue
        for sentence in sentences(item.text):
            yield from _paid(sentence, item)


def _steps(part: Part, item: Item) -> Iterator[Result]:
    """A row of the pay by steps; the heading says for how long it is paid."""
    reading = find_pay(f"{part.title.text if part.title else ''}:\t{item.text}", labelled=True)
    if reading is not None and reading.max is not None:
        yield from labels.pay_found(reading, item)


def _paid(sentence: str, item: Item) -> Iterator[Result]:
    at = item.origin(sentence)
    reading = find_pay(sentence, labelled=True)
    if reading is not None:
        yield from labels.pay_found(reading, item)
        yield from labels.beside_pay(sentence, reading, item)
        yield from labels.hours(sentence, item)
        rest = sentence[reading.end :].strip(" ,.;()")
        if matcher(_DEPENDS).search(rest):
            yield Found("posting.pay.note", sentence, at)
        return
    kind = next((kind for kind, pattern in group_patterns("pay_other") if pattern.search(sentence)), None)
    if kind and not matcher(_DEPENDS).search(sentence):
        yield Found("posting.pay.other[]", {"kind": kind, "text": sentence}, at)
    elif family(sentence) != "other":
        yield from benefit_list(sentence, item)
    else:
        yield Found("posting.pay.note", sentence, at)


def _brief(part: Part, shape: Shape) -> Iterator[Result]:
    is_listed = any(item.mark == "bullet" for item in part.items)
    for item in part.items:
        if item.text.endswith(":") and len(item.text.split()) < 20:
            continue
        if item.mark == "bullet" and not shape.doing:
            yield Found("posting.responsibilities[]", {"text": item.text}, item.origin())
        else:
            yield from running(item, "posting.brief[]", replace(shape, doing=shape.doing or is_listed))


def _about(part: Part, shape: Shape) -> Iterator[Result]:
    for item in part.items:
        yield from running(item, "organization.about[]", shape)


def _applying(part: Part, shape: Shape) -> Iterator[Result]:
    if part.title:
        yield from labels.linked(part.title)
    if shape.for_staff:
        yield from how_staff_apply(part)
        return
    for item in part.items:
        yield from how_to_apply(item)


def _documents(part: Part, shape: Shape) -> Iterator[Result]:
    del shape
    for item in part.items:
        if item.mark == "bullet" or len(item.text.split()) <= 8:
            yield Found("posting.apply.documents[]", item.text.rstrip("."), item.origin())
        else:
            yield from how_to_apply(item)


def _eeo(part: Part, shape: Shape) -> Iterator[Result]:
    del shape
    titled = [part.title] if part.title and not part.items and says("eeo", part.title.text) else []
    for item in (*titled, *part.items):
        yield Found("posting.eeo_statement[]", item.text, item.origin())


def _checks(part: Part, shape: Shape) -> Iterator[Result]:
    del shape
    for item in part.items:
        for sentence in [item.text] if item.mark == "bullet" else sentences(item.text):
            if says("driver", sentence) and not says("checks", sentence):
                yield from stated(sentence, item)
            else:
                yield Found("background_checks[]", sentence, item.origin(sentence))


def _working(part: Part, shape: Shape) -> Iterator[Result]:
    """Physical demands, exposure, checks and caseload: a sentence with none of these goes with the one before."""
    del shape
    is_physical = part.title is not None and "physical" in part.title.text.lower()
    for item in part.items:
        groups: list[tuple[str, str]] = []
        for sentence in sentences(item.text):
            facts = [each for each in facts_in(sentence, item) if each.field.startswith("caseload")]
            yield from facts
            field = "" if facts else _strain(sentence) or (groups[-1][0] if groups else "")
            if field and groups and groups[-1][0] == field:
                groups[-1] = (field, f"{groups[-1][1]} {sentence}")
            elif not facts:
                groups.append((field or ("physical_demands[]" if is_physical else "environment"), sentence))
        for field, text in groups:
            if field == "environment":
                yield from _environment(text, item)
            else:
                yield Found(field, text, item.origin(text))


def _environment(text: str, item: Item) -> Iterator[Result]:
    if item.text.endswith(":"):
        return
    yield from workplace(text, item)
    yield from (each for each in labels.places(text, item) if each.field == "posting.location_type")


def _strain(sentence: str) -> str | None:
    if says("checks", sentence):
        return "background_checks[]"
    if says("physical", sentence):
        return "physical_demands[]"
    return "exposure[]" if says("exposure", sentence) else None


def _caseload(part: Part, shape: Shape) -> Iterator[Result]:
    for item in part.items:
        if size := caseload(item.text) or caseload(f"caseload {item.text}"):
            yield Found("caseload.size", size, item.origin())
        else:
            yield from running(item, None, shape)


def _facts(part: Part, shape: Shape) -> Iterator[Result]:
    for item in part.items:
        yield from running(item, None, shape)


def _nothing(part: Part, shape: Shape) -> Iterator[Result]:
    del shape
    for item in part.items:
        yield Leftover(item.origin(), labels.NO_FIELD)


def _other(part: Part, shape: Shape) -> Iterator[Result]:
    """What stands under a heading that the lexicon does not know, by its sentences."""
    for item in part.items:
        yield from labels.linked(item)
        yield from running(item, None, shape)


_READERS: Final[Mapping[str, Reader]] = {
    "responsibilities": _doing,
    "requirements": _asking,
    "must": _asking,
    "preferred": _asking,
    "benefits": _offering,
    "pay": _paying,
    "brief": _brief,
    "about": _about,
    "apply": _applying,
    "eeo": _eeo,
    "documents": _documents,
    "checks": _checks,
    "work": _working,
    "caseload": _caseload,
    "facts": _facts,
    "notice": _nothing,
    "junk": _nothing,
    "closing": _nothing,
}
