"""Labelled facts ("Location: Dayton, OH") to fields."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from typing import Any, Final

from jobkit.language.lexicon import any_of
from jobkit.postings.importing.benefits import benefit_list
from jobkit.postings.importing.found import Found, Item, Leftover, Result
from jobkit.postings.importing.lexicon import cue_pattern, group_patterns, matcher, plain, says, words
from jobkit.postings.importing.parts import Part
from jobkit.postings.importing.places import read_places, remote_areas, work_mode
from jobkit.postings.importing.sentences import sentences
from jobkit.postings.importing.titles import clean_title, is_placeholder, looks_like_employer
from jobkit.postings.importing.travel import workplace
from jobkit.postings.importing.values import PayReading, caseload, day_in, find_pay, hours_a_week

NO_FIELD: Final = "a role file has no field for it"
UNCLEAR: Final = "could not be read as what its label says"
ODD: Final = "is paid for a stretch of time that a role file has no word for; give it by hour, day, week, month or year"
BLANK: Final = "a placeholder"

_URL = re.compile(r"(?:https?://|www\.)[^\s<>\"()]+[^\s<>\"().,;:!?]")
_EMAIL = re.compile(r"[\w.+'-]+@[\w-]+(?:\.[\w-]+)+")
_SHIFT: Final = (
    r"\b(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\b|\b@shifts\b"
    r"|\bm(?:on)?\s?[-–]\s?f(?:ri)?\b|\b\d{1,2}(?::\d\d)?\s?[ap](?:\.?m)?\b|\b(?:4x10|3x12)\b"
)
_ALONE = re.compile(r"\s*(\d{1,2}(?:\.\d{1,2})?)\s*(?:hours|hrs)?(?:\s?(?:per|a|each|/)\s?week)?\.?\s*", re.IGNORECASE)
_BETWEEN = re.compile(r"(\s(?:to|through|until|-|–|—)\s)")
_SAYS_MORE: Final = 2
"""Longer words beside a place that say more than "Hybrid in" or "based in"."""
_COUNT = re.compile(r"(?<!\d)(\d{1,3})(?!\d)")


def labelled(part: Part, *, day_first: bool = False) -> Iterator[Result]:
    """What a label's value says, in the field that it names; what can't be read as that is left over."""
    for item in part.items:
        if is_placeholder(item.text):
            yield Leftover(_origin(part, item), BLANK)
            continue
        text = f"{part.title.text}: {item.text}" if part.field in _TOLD_BY_LABEL and part.title else item.text
        found = list(_reader(part.field)(text, item, day_first))
        found = [replace(each, at=_origin(part, item, each.at.quote)) for each in found]
        yield from found
        if found and part.field == "place":
            yield from (Leftover(item.origin(said), NO_FIELD) for said in _beside_place(text))
        if not found:
            yield Leftover(_origin(part, item), NO_FIELD if part.field in _HOMELESS else UNCLEAR)


def beyond(part: Part) -> Part:
    """What is said on applying behind a closing date: "Open until filled. Please send ..."."""
    told = [replace(item, text=rest) for item in part.items if (rest := " ".join(sentences(item.text)[1:]))]
    items = [item for item in told if part.field == "deadline" and says("apply", item.text)]
    return Part("apply", None, tuple(items))


def _origin(part: Part, item: Item, words: str | None = None) -> Any:
    """The label with its value, where both stand in one line."""
    label = part.title.text if part.title and part.title.line == item.line else ""
    return item.origin(f"{label.rstrip(': ')}: {words or item.text}" if label else words)


Reader = Callable[[str, Item, bool], Iterator[Found]]
_TOLD_BY_LABEL: Final = ("pay", "location_type")
"""Fields whose label says part of the value: "Hourly rate", "Remote"."""
_HOMELESS: Final = ("department", "union", "other", "sender", None)


def _reader(field: str | None) -> Reader:
    return _READERS.get(field or "", _nothing)


def _nothing(text: str, item: Item, day_first: bool) -> Iterator[Found]:
    del text, item, day_first
    return iter(())


def _title(text: str, item: Item, day_first: bool) -> Iterator[Found]:
    if day := day_in(text, day_first=day_first):
        yield Found("opening.posted_on", day.isoformat(), item.origin())
    elif name := clean_title(text):
        yield Found("role.title", name, item.origin())
        yield from employment(text, item)


def _organization(text: str, item: Item, day_first: bool) -> Iterator[Found]:
    del day_first
    said, place = next(iter(read_places(text)), ("", None))
    name = text.replace(said, "").strip(" .,–—-") if place else ""
    yield Found("organization.name", name or text.strip(" ."), item.origin())
    if name:
        yield Found("posting.location?[]", place, item.origin())


def _id(text: str, item: Item, day_first: bool) -> Iterator[Found]:
    del day_first
    if re.search(r"\d", text) or re.fullmatch(r"[\w/-]{2,20}", text):
        yield Found("opening.id", re.split(r"\s[|·•]\s|\s\(", text)[0].strip(), item.origin())


def _day(field: str) -> Reader:
    def read(text: str, item: Item, day_first: bool) -> Iterator[Found]:
        if field == "opening.posted_on" and _BETWEEN.search(text):
            yield from _dates(text, item, day_first)
        elif day := day_in(text, day_first=day_first):
            yield Found(field, day.isoformat(), item.origin())
        if field == "posting.apply.deadline" and says("rolling", text):
            yield Found("posting.apply.rolling", True, item.origin())

    return read


def _dates(text: str, item: Item, day_first: bool) -> Iterator[Found]:
    """ "12/07/2026 to 12/28/2026": the first day and the last for applications."""
    first, _, last = _BETWEEN.split(text, maxsplit=1) if _BETWEEN.search(text) else (text, "", "")
    for said, field in ((first, "opening.posted_on"), (last, "posting.apply.deadline")):
        if day := day_in(said, day_first=day_first):
            yield Found(field, day.isoformat(), item.origin())


def places(text: str, item: Item, day_first: bool = False) -> Iterator[Found]:
    """Places, and whether work is remote or hybrid, of a line that is about where the work is done."""
    del day_first
    mode = work_mode(text)
    if mode:
        yield Found("posting.location_type", mode, item.origin())
    found = read_places(text, labelled=True)
    if vacancies := matcher(r"\b(\d{1,3}) @openings\b").search(text):
        yield Found("opening.count", int(vacancies[1]), item.origin())
    if mode == "remote" and not any("region" in place for _, place in found):
        for area in remote_areas(text):
            yield Found("posting.remote_in[]", area, item.origin())
    for _, place in found:
        yield Found("posting.location[]", place, item.origin())


def _beside_place(text: str) -> Iterator[str]:
    """What a line on the place says beside it: in whose office, how many days from home."""
    for sentence in sentences(text):
        rest = cue_pattern("onsite").sub(" ", cue_pattern("remote").sub(" ", sentence))
        for said, place in read_places(sentence, labelled=True):
            for known in (said, *map(str, place.values())):
                rest = rest.replace(known, " ")
        if len(re.findall(r"[^\W\d_]{4,}", rest)) >= _SAYS_MORE:
            yield sentence


def pays(text: str, item: Item, day_first: bool = False) -> Iterator[Found]:
    """The pay of a line that a label or heading has announced, and what else the line says of it."""
    del day_first
    reading = find_pay(text, labelled=True)
    if reading is None:
        text = item.text
        if re.search(r"[a-z]{3,} [a-z]{2,}", text, re.IGNORECASE) and not re.fullmatch(r"\W*\w+\W*", text):
            yield Found("posting.pay.note", text, item.origin())
        return
    yield from pay_found(reading, item)
    yield from beside_pay(text, reading, item)
    yield from _flsa(text, item, False)
    yield from hours(text, item)


def _one_end(name: str) -> Reader:
    """The least or the most that is paid, each under a label of its own."""

    def read(text: str, item: Item, day_first: bool) -> Iterator[Found]:
        del day_first
        if (reading := find_pay(text, labelled=True)) and reading.fixed is not None:
            ends: dict[str, Any] = {"fixed": None, name: reading.fixed}
            yield from pay_found(replace(reading, **ends), item)

    return read


def pay_found(reading: PayReading, item: Item) -> Iterator[Found]:
    at = item.origin()
    note = ODD if reading.is_odd else None
    for name in ("min", "max", "fixed"):
        if (amount := getattr(reading, name)) is not None:
            yield Found(f"posting.pay.{name}", int(amount) if amount == int(amount) else float(amount), at, note)
    if reading.period:
        yield Found("posting.pay.period", reading.period, at)
    if reading.sign:
        yield Found("posting.pay.currency", reading.sign, at)


def beside_pay(text: str, reading: PayReading, item: Item) -> Iterator[Found]:
    """Bonuses and the like that a line names beside the pay."""
    rest = text[reading.end :]
    for piece in re.split(r"[.;]\s+|,?\s+(?:plus|and)\s+|\s?\+\s?|,\s+", rest):
        kind = next((kind for kind, pattern in group_patterns("pay_other") if pattern.search(piece)), None)
        if kind:
            yield Found("posting.pay.other[]", {"kind": kind, "text": piece.strip(" .,;)(")}, item.origin())


def employment(text: str, item: Item, day_first: bool = False) -> Iterator[Found]:
    """Full-time and the like, exempt or not, hours a week."""
    del day_first
    kind = next((kind for kind, pattern in group_patterns("employment") if pattern.search(text)), None)
    if kind:
        yield Found("posting.employment_type", kind, item.origin())
    yield from _flsa(text, item, False)
    yield from hours(text, item)


def _flsa(text: str, item: Item, day_first: bool) -> Iterator[Found]:
    del day_first
    if matcher(r"\b@non_exempt\b").search(text):
        yield Found("posting.flsa_status", "non_exempt", item.origin())
    elif matcher(r"\bexempt\b(?!\s+(?:under|from))").search(text):
        yield Found("posting.flsa_status", "exempt", item.origin())


def hours(text: str, item: Item) -> Iterator[Found]:
    if (count := hours_a_week(text)) is not None:
        yield Found("schedule.hours_per_week", count, item.origin())


def shifts(text: str, item: Item, day_first: bool = False) -> Iterator[Found]:
    """Hours a week and the days or shifts of a line that is about when the work is done."""
    del day_first
    count = hours_a_week(text)
    yield from hours(text, item)
    rest = _week().sub("", text, count=1)
    if (rest.strip() and matcher(_SHIFT).search(rest)) or (count is None and rest.strip()):
        if count is None and (alone := _ALONE.fullmatch(rest)):
            value = float(alone[1])
            yield Found("schedule.hours_per_week", int(value) if value == int(value) else value, item.origin())
        else:
            yield Found("schedule.shifts", rest.strip(" .)"), item.origin())
    yield from (each for each in employment(text, item) if each.field == "posting.employment_type")
    if (mode := work_mode(text)) and mode != "onsite":
        yield Found("posting.location_type", mode, item.origin())


@cache
def _week() -> re.Pattern[str]:
    """What a line on hours may begin with: "Full-time, 37.5 hours per week: "."""
    kinds = any_of([phrase for phrases in words().employment.values() for phrase in phrases])
    count = r"\d{1,2}(?:\.\d+)?\s?(?:hours|hrs)[\s-]*(?:(?:per|a|/)\s?week|weekly)"
    return re.compile(rf"^\s*(?:(?:{kinds}|{count})\b\s*[,;:(–—-]*\s*)+", re.IGNORECASE)


def _text(field: str) -> Reader:
    def read(text: str, item: Item, day_first: bool) -> Iterator[Found]:
        del day_first
        yield Found(field, text.strip(), item.origin())

    return read


def reports_to(text: str, item: Item, day_first: bool = False) -> Iterator[Found]:
    del day_first
    said = matcher(r"^\s*@reports_to\s+(?:the\s+|our\s+)?").sub("", text).strip(" .")
    said = said.removeprefix("the ")
    parts = [part.strip() for part in re.split(r"\s+or\s+(?:the\s+)?", said)]
    yield Found("posting.reports_to", {"any_of": parts}, item.origin())


def _served(text: str, item: Item, day_first: bool) -> Iterator[Found]:
    del day_first
    for group in re.split(r",\s*(?:and\s+)?|\s+and\s+", text.strip(" .")):
        yield Found(
            "role.populations.named[]",
            group.lower() if group.istitle() or not group.isupper() else group,
            item.origin(),
        )


def _openings(text: str, item: Item, day_first: bool) -> Iterator[Found]:
    del day_first
    if found := _COUNT.search(text):
        yield Found("opening.count", int(found[1]), item.origin())


def _caseload(text: str, item: Item, day_first: bool) -> Iterator[Found]:
    del day_first
    if size := caseload(text) or caseload(f"caseload {text}"):
        yield Found("caseload.size", size, item.origin())


def _mode(text: str, item: Item, day_first: bool) -> Iterator[Found]:
    del day_first
    said = plain(item.text)
    short = {"no": "onsite", "none": "onsite", "not eligible": "onsite", "yes": "remote", "full": "remote"}
    is_partly = matcher(r"\bdays? (?:a|per|each) week\b").search(item.text) is not None
    mode = short.get(said) or ("hybrid" if is_partly else work_mode(item.text) or work_mode(text))
    if mode:
        yield Found("posting.location_type", mode, item.origin())
        for area in remote_areas(item.text) if mode == "remote" else ():
            yield Found("posting.remote_in[]", area, item.origin())


def addresses(text: str, item: Item, day_first: bool = False) -> Iterator[Found]:
    """The web and mail addresses of a line that is about applying."""
    del day_first
    email = _EMAIL.search(text)
    url = _URL.search(_EMAIL.sub(" ", text))
    linked = next((link for link in item.links if link.startswith("http")), None)
    mail = next((link.removeprefix("mailto:") for link in item.links if link.startswith("mailto:")), None)
    if url or linked:
        is_shortened = url is not None and linked is not None and "://" not in url[0] and url[0] in linked
        said = url[0] if url and not is_shortened else linked or ""
        yield Found("posting.apply.url", said if "://" in said else f"https://{said}", item.origin())
    if email or mail:
        yield Found("posting.apply.email", (email[0] if email else mail or "").split("?")[0], item.origin())


def _reached(text: str, item: Item, day_first: bool) -> Iterator[Found]:
    """Where applications go, and until when."""
    yield from addresses(text, item)
    if day := day_in(text, day_first=day_first):
        yield Found("posting.apply.deadline", day.isoformat(), item.origin())


def linked(item: Item) -> Iterator[Found]:
    """Where a line that says "Apply now" leads to."""
    if matcher(r"\W*@apply_link\b").match(item.text) and (
        to := next((link for link in item.links if link.startswith("http")), None)
    ):
        yield Found("posting.apply.url", to, item.origin())


def _subject(text: str, item: Item, day_first: bool) -> Iterator[Found]:
    """Place and employer behind the job's name in an e-mail's subject."""
    del day_first
    for _, place in read_places(text):
        yield Found("posting.location[]", place, item.origin())
    for part in re.split(r",\s|\s[–—-]\s|\(|\bat\b", text)[1:]:
        if looks_like_employer(part.strip()):
            yield Found("organization.name", part.strip(), item.origin())


def _documents(text: str, item: Item, day_first: bool) -> Iterator[Found]:
    del day_first
    for each in re.split(r",\s*(?:and\s+)?|;\s*|\s+and\s+", text.strip(" .")):
        yield Found("posting.apply.documents[]", each, item.origin())


def _aliases(text: str, item: Item, day_first: bool) -> Iterator[Found]:
    del day_first
    for each in re.split(r",\s*(?:or\s+|and\s+)?|;\s*|\s+/\s+", text.strip(" .")):
        yield Found("role.aliases[]", each, item.origin())


def _workplace(text: str, item: Item, day_first: bool) -> Iterator[Found]:
    del day_first
    yield from workplace(text, item)
    yield from (each for each in places(text, item) if each.field == "posting.location_type")


def _benefits(text: str, item: Item, day_first: bool) -> Iterator[Found]:
    del day_first
    yield from benefit_list(text, item)


_READERS: Final[Mapping[str, Reader]] = {
    "title": _title,
    "subject": _subject,
    "organization": _organization,
    "id": _id,
    "dates": _dates,
    "posted": _day("opening.posted_on"),
    "deadline": _day("posting.apply.deadline"),
    "start": _day("opening.start_on"),
    "place": places,
    "pay": pays,
    "pay_min": _one_end("min"),
    "pay_max": _one_end("max"),
    "type": employment,
    "hours": shifts,
    "shift": shifts,
    "on_call": _text("schedule.on_call"),
    "weekends": _text("schedule.weekends"),
    "reports_to": reports_to,
    "travel": lambda text, item, _: workplace(f"travel: {text}", item),
    "flsa": _flsa,
    "workplace": _workplace,
    "location_type": _mode,
    "served": _served,
    "count": _openings,
    "caseload": _caseload,
    "contact": addresses,
    "url": _reached,
    "documents": _documents,
    "aliases": _aliases,
    "benefits": _benefits,
    "grade": _text("posting.internal.grade"),
    "eligible": _text("posting.internal.eligible"),
}
