"""What single sentences of a posting are about, where no heading or label says it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Final

from jobkit.language.lexicon import any_of
from jobkit.postings.importing import labels
from jobkit.postings.importing.applying import applying, is_applying
from jobkit.postings.importing.benefits import after_lead, benefit_list, family
from jobkit.postings.importing.found import Found, Item, Leftover, Result
from jobkit.postings.importing.lexicon import matcher, says, words
from jobkit.postings.importing.places import read_places, remote_areas, work_mode
from jobkit.postings.importing.requirements import stated
from jobkit.postings.importing.sentences import sentences, series
from jobkit.postings.importing.titles import employer_in, looks_like_employer
from jobkit.postings.importing.travel import workplace
from jobkit.postings.importing.values import caseload, day_in, find_pay, is_market, percent

_WEEKDAYS: Final = r"\b(?P<when>(?:@weekdays|\d x \d\d)\b.{0,90}?)(?=[.;(]|$)"
_CONTACTS = re.compile(r"\bcontact with each \w+ at least (?P<count>once|twice|\d{1,2} times) a month", re.IGNORECASE)
_OPENINGS: Final = r"(?:\b@having|\()\s*(?P<count>\d{1,2}|one|two|three|four|five|six)\s+(?:\w+\s+){0,3}?@openings\b"
_REPORTS: Final = (
    r"(?i:\b@reports_to)\s+(?:[A-Z][\w'’-]+(?:\s[A-Z][\w'’-]+)?,\s+(?=the\s|our\s))?(?:(?:the|our|an?)\s+)?"
    r"(?P<who>[A-Z][\w/&’'-]*(?:[ ,]+(?:[A-Z][\w/&’'-]*|of(?: the)?|and(?= [A-Z])|for)){0,7})"
)
"""The superior's title, in capital words: "reports to Ana, our Clinical Director"."""
_START: Final = r"\b(?:(?:@vacancy|@begun)\s+(?:will\s+)?(?:starts?|begins?)|@start)\b(?P<when>[^.]{0,40})"
_TERMS: Final = r"\W*(?:full|part)[- ]time\b|[^.]{0,60}\b@overtime_status\b[^.]{0,20}\.?$"
_COUNTS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "once": 1, "twice": 2}
_REST = 2
"""Words behind a superior's title that say nothing more."""
_SHORT = 14
"""Words of a sentence that says one fact and nothing besides."""
_ORGANIZED: Final = r"^(?P<name>[A-Z][^.,]{3,60}?),?\s+@organization_does\s+(?:an?|the|been|one|over|more)?\b"
_OF_THE_POST: Final = r"\b(?:this is|@vacancy)\b"
"""Whether people meet "in person" says nothing of where the job is done, unless the sentence is about the job."""
_OF_THE_WORK: Final = r"\b(?:@vacancy|@work_mode)\b"
_OF_THE_JOB: Final = r"\b(?:(?:this|the) @vacancy|you|you'll)\b"
_DISCLAIMER: Final = r"\b@disclaimer\b"


@dataclass(frozen=True, slots=True)
class Shape:
    """Which parts a posting has under headings of their own; what is in them need not be looked for elsewhere."""

    doing: bool = False
    asking: bool = False
    offering: bool = False
    for_staff: bool = False
    """Whether it is a posting to the employer's own staff."""


def running(item: Item, home: str | None, shape: Shape) -> Iterator[Result]:
    """The statements of a paragraph; ``home`` is the field of those that are about nothing in particular."""
    before: str | None = None
    for sentence in sentences(item.text):
        results = list(_statement(sentence, item, home, shape, before))
        yield from results
        before = next((each.field for each in results if isinstance(each, Found)), before)


def _statement(sentence: str, item: Item, home: str | None, shape: Shape, before: str | None) -> Iterator[Result]:
    facts = list(facts_in(sentence, item))
    yield from facts
    if _says_no_more(sentence, facts):
        return
    for fits, read in _SUBJECTS:
        if fits(sentence, shape, home):
            results = list(read(sentence, item))
            if results:
                yield from results
                return
    if before is not None and before.startswith("posting.apply") and (more := list(applying(sentence, item))):
        yield from more
    elif before == "posting.eeo_statement[]":
        yield Found("posting.eeo_statement[]", sentence, item.origin(sentence))
    elif not home and (reached := list(labels.addresses(sentence, item))):
        yield from reached
    elif home:
        yield Found(home, sentence, item.origin(sentence))
    elif not facts:
        yield Leftover(item.origin(sentence), "what it is about could not be told")


def _tells_the_work(sentence: str) -> bool:
    """Whether a sentence says what the person does: "You will ...", "The case manager meets ..."."""
    return says("does", sentence) or _post_does().match(sentence) is not None


@cache
def _post_does() -> re.Pattern[str]:
    return re.compile(
        rf"(?:the|this|our|"
        rf"an?)\s+(?:[\w’'/-]+\s+){{0,4}}?{any_of(words().posts)}(?:\s\([^()]*\))?\s+(?:will\s+(?!be held)|"
        rf"(?!is\b|has\b|needs\b|must\b|does\b|was\b)[a-z]+s\b)",
        re.IGNORECASE,
    )


def _says_no_more(sentence: str, facts: list[Found]) -> bool:
    """Whether a short sentence is used up by what was read in it: "Your caseload is 25 to 30"."""
    used = {each.field for each in facts} & {
        "caseload.size",
        "posting.reports_to",
        "schedule.shifts",
        "schedule.hours_per_week",
        "opening.start_on",
        "posting.location_type",
    }
    if used == {"posting.reports_to"} and (superior := matcher(_REPORTS, exact=True).search(sentence)):
        return len(sentence[superior.end() :].split()) <= _REST
    if used == {"caseload.size"} and re.search(r"case\s?load", sentence, re.IGNORECASE) is None:
        return False
    return bool(used) and find_pay(sentence) is None and (len(sentence.split()) <= _SHORT or len(used) > 1)


# ------------------------------------------------------------------ single facts within a sentence


def facts_in(sentence: str, item: Item) -> Iterator[Found]:
    """What a sentence says in passing: caseload, superior, hours, place, number of openings, employer."""
    at = item.origin(sentence)
    if size := caseload(sentence):
        yield Found("caseload.size", size, at)
    if contacts := _CONTACTS.search(sentence):
        word = contacts["count"].split()[0].lower()
        yield Found("caseload.contacts_per_month", _COUNTS.get(word) or int(word), at)
    if superior := matcher(_REPORTS, exact=True).search(sentence):
        yield Found("posting.reports_to", {"any_of": [superior["who"].strip(" ,")]}, at)
    is_elsewhere = says("apply", sentence) or after_lead(sentence) != sentence
    if not is_elsewhere and (when := matcher(_WEEKDAYS).search(sentence)):
        yield Found("schedule.shifts", when["when"].strip(" ,"), at)
    yield from labels.hours(sentence, item)
    if openings := matcher(_OPENINGS).search(sentence):
        word = openings["count"].lower()
        yield Found("opening.count", _COUNTS.get(word) or int(word), at)
    if (start := matcher(_START).search(sentence)) and (day := day_in(start["when"])):
        yield Found("opening.start_on", day.isoformat(), at)
    yield from _where(sentence, item)
    if name := employer_in(sentence):
        yield Found("organization.name", name, at)


def _where(sentence: str, item: Item) -> Iterator[Found]:
    if says("eeo", sentence) or is_market(sentence):
        return
    at = item.origin(sentence)
    for _, place in read_places(sentence):
        yield Found("posting.location?[]", place, at)
    mode = work_mode(sentence)
    if mode and matcher(_OF_THE_POST if mode == "onsite" else _OF_THE_WORK).search(sentence):
        yield Found("posting.location_type", mode, at)
        for area in remote_areas(sentence) if mode == "remote" and not read_places(sentence) else ():
            yield Found("posting.remote_in[]", area, at)
    if (
        says("hiring", sentence)
        or matcher(_TERMS).match(sentence)
        or matcher(r"\b(?:@vacancy|@opening)\b").search(sentence)
    ):
        yield from (each for each in labels.employment(sentence, item) if each.field != "schedule.hours_per_week")


# ------------------------------------------------------------------ what a sentence is about as a whole

Fits = Callable[[str, Shape, str | None], bool]
Reads = Callable[[str, Item], Iterator[Result]]


def _eeo(sentence: str, item: Item) -> Iterator[Result]:
    yield Found("posting.eeo_statement[]", sentence, item.origin(sentence))


def _check(sentence: str, item: Item) -> Iterator[Result]:
    yield Found("background_checks[]", sentence, item.origin(sentence))


def _pay(sentence: str, item: Item) -> Iterator[Result]:
    reading = find_pay(sentence, labelled=matcher(r"\W*@pay_begins").match(sentence) is not None)
    if reading is not None:
        yield from labels.pay_found(reading, item)
        yield from labels.beside_pay(sentence, reading, item)
        rest = sentence[reading.end :]
        if after_lead(rest) != rest or _gives(rest):
            yield from _offered(rest, item)


def _gives(rest: str) -> bool:
    """Whether a sentence goes on from the pay to what is given beside it: ", cover your insurance, and ..."."""
    return any(matcher(r"\b@gives\b").search(each) and family(each) != "other" for each in series(rest))


def _offered(sentence: str, item: Item) -> Iterator[Result]:
    yield from benefit_list(sentence, item)


def _asked(sentence: str, item: Item) -> Iterator[Result]:
    yield from stated(sentence, item)


def _done(sentence: str, item: Item) -> Iterator[Result]:
    yield Found("posting.responsibilities[]", {"text": sentence}, item.origin(sentence))


def _about(sentence: str, item: Item) -> Iterator[Result]:
    yield Found("organization.about[]", sentence, item.origin(sentence))


def _travels(sentence: str, item: Item) -> Iterator[Result]:
    if percent(sentence) is not None or matcher(r"\b@mileage\b").search(sentence):
        yield from (
            each
            for each in workplace(sentence, replace(item, text=sentence))
            if not each.field.endswith("environment.text")
        )


def _is_offer(sentence: str, shape: Shape, home: str | None) -> bool:
    del home
    if shape.offering and after_lead(sentence) == sentence:
        return False
    members = series(after_lead(sentence))
    known = sum(family(member) != "other" for member in members)
    is_led = after_lead(sentence) != sentence and known > 0
    is_bare = (
        known >= 2 and known >= len(members) - 1 and not re.search(r"\b(?:will|must|you|is|are|has|have)\b", sentence)
    )
    return is_led or is_bare


def _is_of_employer(sentence: str) -> bool:
    found = matcher(_ORGANIZED, exact=True).match(sentence)
    is_other = says("hiring", sentence) or matcher(_REPORTS, exact=True).match(sentence) is not None
    return found is not None and looks_like_employer(found["name"]) and not is_other


def _is_eeo(sentence: str, shape: Shape, home: str | None) -> bool:
    del shape, home
    return says("eeo", sentence) and not says("driver", sentence)


def _is_paid(sentence: str, shape: Shape, home: str | None) -> bool:
    is_settled = home == "posting.brief[]" and shape.offering and re.match(r"\W*[$£€]", sentence) is None
    return not is_settled and find_pay(sentence) is not None and not is_market(sentence)


def _is_for_applicants(sentence: str, shape: Shape, home: str | None) -> bool:
    del shape, home
    return is_applying(sentence)


def _is_check(sentence: str, shape: Shape, home: str | None) -> bool:
    del shape, home
    return says("checks", sentence) and not says("does", sentence)


def _is_disclaimer(sentence: str, shape: Shape, home: str | None) -> bool:
    del shape, home
    return matcher(_DISCLAIMER).search(sentence) is not None


def _is_asked(sentence: str, shape: Shape, home: str | None) -> bool:
    return not shape.asking and home != _ABOUT and says("asks", sentence)


def _is_done(sentence: str, shape: Shape, home: str | None) -> bool:
    return not shape.doing and home != _ABOUT and _tells_the_work(sentence) and not says("hiring", sentence)


def _is_travel(sentence: str, shape: Shape, home: str | None) -> bool:
    del shape, home
    return "travel" in sentence.lower()


def _is_about(sentence: str, shape: Shape, home: str | None) -> bool:
    del shape, home
    return (says("about", sentence) and not matcher(_OF_THE_JOB).search(sentence)) or _is_of_employer(sentence)


def _disclaimed(sentence: str, item: Item) -> Iterator[Result]:
    yield Leftover(item.origin(sentence), labels.NO_FIELD)


_ABOUT = "organization.about[]"
_SUBJECTS: tuple[tuple[Fits, Reads], ...] = (
    (_is_eeo, _eeo),
    (_is_paid, _pay),
    (_is_offer, _offered),
    (_is_for_applicants, applying),
    (_is_check, _check),
    (_is_disclaimer, _disclaimed),
    (_is_asked, _asked),
    (_is_done, _done),
    (_is_travel, _travels),
    (_is_about, _about),
)
"""What a sentence may be about, in the order in which it is asked: the first that fits and finds something counts."""
