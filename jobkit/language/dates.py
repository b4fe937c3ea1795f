"""Dates and date ranges in running text.

A date form is an *atom*: a month and year, a year, a season. Atoms that stand alone safely are dates; weak ones
("03/19", "Jun 22", "’24", a bare month) are dates only as one end of a range. Two neighbours with nothing but a dash or
a word such as "to" between them are a range.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from jobkit.language.lexicon import Entry, any_of, load
from jobkit.model.document import Span
from jobkit.model.resume import PartialDate, Period

PIVOT = 50
"""Two-digit years below are of this century: a career starts no later than a degree, and no job ends after 2049."""
_MAX_GAP = 12
"""Characters that may stand between the ends of a range, "  through  " with room to spare."""
_BEFORE = 40
"""Characters looked back for a word that introduces a date: "anticipated graduation date: "."""

_YEAR = r"(?:19[4-9]\d|20[0-4]\d)"
_DASH = "-‐‑‒–—―−~→➔➜⟶»"
_QUOTE = "'’‘`´ʼ"


_SPELL = r"\d{1,3}\+?\s?(?:years?|yrs?\.?|months?|mos?\.?)"


class DateWords(Entry):
    """``lexicons/dates.yaml``."""

    months: list[list[str]]
    seasons: list[str]
    article: list[str]
    present: list[str]
    onward: list[str]
    since: list[str]
    between: list[str]
    closing: list[str]
    expiry: list[str]
    street: list[str]
    counted: list[str]


@dataclass(frozen=True, slots=True)
class _Atom:
    start: int
    end: int
    year: int | None
    month: int | None = None
    day: int | None = None
    last_month: int | None = None
    """The month that it ends in, where that differs (a quarter)."""
    season: bool = False
    weak: bool = False
    """A date only as an end of a range."""
    now: bool = False
    """A word for today."""
    until: _Atom | None = None
    """The other end, where one form holds both ("2019–21")."""

    def date(self, *, closing: bool = False) -> PartialDate | None:
        if self.year is None:
            return None
        month = self.last_month if closing and self.last_month else self.month
        return PartialDate(self.year, month, self.day if month else None)


@dataclass(frozen=True, slots=True)
class _Grammar:
    atom: re.Pattern[str]
    month: dict[str, int]
    gap: re.Pattern[str]
    now: re.Pattern[str]
    onward: re.Pattern[str]
    open_end: re.Pattern[str]
    since: re.Pattern[str]
    closing: re.Pattern[str]
    expiry: re.Pattern[str]
    no_year: re.Pattern[str]
    part: re.Pattern[str]
    duration: re.Pattern[str]


def find_periods(text: str) -> list[tuple[Span, Period]]:
    """Every date range and single date, in order, with its place in ``text``.

    A span takes in the words that belong to its date ("Since", "Expected", "Class of"). A range of seasons, or a single
    season, keeps the years alone and says ``season``. A date alone is both start and end; after "Class of", "Expected"
    and the like it is the end alone; after "Since" the start of something current.
    """
    return list(_periods(text)) if any(map(str.isdigit, text)) else []


@lru_cache(maxsize=512)
def _periods(text: str) -> tuple[tuple[Span, Period], ...]:
    found: list[tuple[Span, Period]] = []
    atoms = list(_atoms(text))
    index = 0
    while index < len(atoms):
        pair = _range(text, atoms[index : index + 2])
        if pair is not None:
            span, period, used = pair
            found.append((span, period))
            index += used
            continue
        if not atoms[index].weak or _is_expiry(text, atoms[index]):
            found.append(_single(text, atoms[index]))
        index += 1
    return tuple(found)


@lru_cache(maxsize=4096)
def is_all_date(text: str) -> bool:
    """Whether a text is whole dates or ranges, with nothing but signs beside them."""
    rest = text
    periods = find_periods(text)
    for span, _ in reversed(periods):
        rest = rest[: span.start] + rest[span.end :]
    return bool(periods) and not re.search(r"\w", rest)


def is_part_of_dates(text: str) -> bool:
    """Whether a text is nothing but what dates are made of, if no whole one: "until January", "2019"."""
    return _grammar().part.fullmatch(text.strip()) is not None


def find_durations(text: str) -> list[Span]:
    """How long something took, in years or months: "6 years 2 months", "(1 yr 3 mos)"; spans take in the brackets."""
    if not any(map(str.isdigit, text)):
        return []
    return [Span(*match.span()) for match in _grammar().duration.finditer(text)]


def month_number(text: str) -> int | None:
    """1 to 12 for a month's name in full or short, dot and case aside; else None."""
    return _grammar().month.get(text.strip().rstrip(".").lower())


# ------------------------------------------------------------------ ranges


def _range(text: str, atoms: list[_Atom]) -> tuple[Span, Period, int] | None:
    """A range that begins at the first atom: its span, value, and how many atoms it took."""
    first, rest = atoms[0], atoms[1:]
    start = _reach_back(text, first.start)
    if first.until is not None:
        return Span(start, first.end), Period(first.date(), first.until.date(closing=True)), 1
    if rest and (joined := _joined(text, first, rest[0])):
        period, end = joined
        return Span(start, end), period, 2
    open_end = _open_end(text, first)
    if open_end is not None:
        return Span(start, open_end), Period(first.date(), None, current=True, season=first.season), 1
    return None


def _joined(text: str, first: _Atom, second: _Atom) -> tuple[Period, int] | None:
    if second.start - first.end > _MAX_GAP or not _grammar().gap.fullmatch(text, first.end, second.start):
        return None
    if first.year is None and second.year is not None and first.month:  # "May – August 2019"
        first = replace(first, year=second.year - (first.month > (second.month or 12)))
    start, end = first.date(), second.date(closing=True)
    if start is None or end is None or (end.year, end.month or 12) < (start.year, start.month or 1):
        return None
    between = text[first.end : second.start].strip()
    if between == "/" and (first.month or second.month):  # only years are divided by a slash: 2018/2019
        return None
    return Period(start, end, season=first.season or second.season), second.end


def _open_end(text: str, first: _Atom) -> int | None:
    """Where "– Present", "to date" or a last dash after the date ends; None: it does not go on."""
    if first.year is None:
        return None
    grammar = _grammar()
    for pattern in (grammar.now, grammar.onward, grammar.open_end):
        if match := pattern.match(text, first.end):
            return match.end()
    return None


def _single(text: str, atom: _Atom) -> tuple[Span, Period]:
    grammar, date = _grammar(), atom.date()
    window = text[max(0, atom.start - _BEFORE) : atom.start]
    if match := grammar.since.search(window):
        start = atom.start - len(window) + match.start()
        return Span(start, atom.end), Period(date, None, current=True, season=atom.season)
    if match := grammar.closing.search(window):
        start = atom.start - len(window) + match.start()
        return Span(start, atom.end), Period(None, atom.date(closing=True), season=atom.season)
    return Span(atom.start, atom.end), Period(date, atom.date(closing=True), season=atom.season)


def _is_expiry(text: str, atom: _Atom) -> bool:
    """Whether the word before a date says that something ends on it: then "11/27" and "Nov-27" can be nothing else."""
    return (
        atom.year is not None and _grammar().expiry.search(text[max(0, atom.start - _BEFORE) : atom.start]) is not None
    )


def _reach_back(text: str, start: int) -> int:
    """The start of "from" before a range, which belongs to it."""
    match = re.search(r"(?i)\b(?:from|de|desde|du)\s{1,3}$", text[max(0, start - 10) : start])
    return start - (len(match.group()) if match else 0)


# ------------------------------------------------------------------ atoms


def _atoms(text: str) -> Iterator[_Atom]:
    grammar = _grammar()
    for match in grammar.atom.finditer(text):
        kind = match.lastgroup or ""
        read = _READ[kind]
        atom = read(match)
        if atom is not None and not (kind == "year" and grammar.no_year.match(text, match.end())):
            yield atom


def _short_year(digits: str) -> int:
    year = int(digits.strip(_QUOTE + " "))
    if year > 99:
        return year
    return 2000 + year if year < PIVOT else 1900 + year


def _iso(match: re.Match[str]) -> _Atom | None:
    year, month, day = match["iso_y"], match["iso_m"], match["iso_d"]
    return _Atom(match.start(), match.end(), int(year), int(month), int(day) if day else None)


def _short_range(match: re.Match[str]) -> _Atom | None:
    """2019–21; a hyphen or slash before 01 to 12 is a month of ISO's and never comes here."""
    first = int(match["sr_y"])
    second = first // 100 * 100 + int(match["sr_e"])
    if second <= first:
        return None
    end = _Atom(match.start(), match.end(), second)
    return _Atom(match.start(), match.end(), first, until=end)


def _numeric(match: re.Match[str]) -> _Atom | None:
    """03/2019, 3.2019, 03/15/2019, and 15/03/2019 where the first can't be a month."""
    month, day = int(match["num_a"]), int(match["num_b"]) if match["num_b"] else None
    if day is not None and month > 12 >= day:
        month, day = day, month
    if not 1 <= month <= 12 or (day is not None and day > 31):
        return None
    return _Atom(match.start(), match.end(), int(match["num_y"]), month, day)


def _named(match: re.Match[str]) -> _Atom | None:
    month = month_number(match["nam_m"])
    day = match["nam_d"] or match["nam_e"]
    year = match["nam_y"]
    bare = not any(quote in year for quote in _QUOTE) and len(year) == 2
    return _Atom(match.start(), match.end(), _short_year(year), month, int(day) if day else None, weak=bare and not day)


def _season(match: re.Match[str]) -> _Atom | None:
    return _Atom(match.start(), match.end(), _short_year(match["sea_y"]), season=True)


def _quarter(match: re.Match[str]) -> _Atom | None:
    first = 3 * int(match["qua_n"]) - 2
    return _Atom(match.start(), match.end(), int(match["qua_y"]), first, last_month=first + 2)


def _month_year(match: re.Match[str]) -> _Atom | None:
    return _Atom(match.start(), match.end(), _short_year(match["my_y"]), int(match["my_m"]), weak=True)


def _year(match: re.Match[str]) -> _Atom | None:
    return _Atom(match.start(), match.end(), int(match.group()))


def _quoted(match: re.Match[str]) -> _Atom | None:
    return _Atom(match.start(), match.end(), _short_year(match.group()), weak=True)


def _bare(match: re.Match[str]) -> _Atom | None:
    return _Atom(match.start(), match.end(), None, month_number(match.group()), weak=True)


_READ: dict[str, Callable[[re.Match[str]], _Atom | None]] = {
    "short_range": _short_range, "iso": _iso, "numeric": _numeric, "named": _named, "season": _season,
    "quarter": _quarter, "month_year": _month_year, "year": _year, "quoted": _quoted, "bare": _bare,
}  # fmt: skip


@cache
def _grammar() -> _Grammar:
    words = load("dates", DateWords)
    names = {name: number for number, forms in enumerate(words.months, 1) for name in forms}
    month = rf"{any_of(list(names))}(?![^\W\d_])\.?"
    between = any_of(words.between)
    return _Grammar(
        atom=re.compile(_atom_pattern(month, any_of(words.seasons)), re.IGNORECASE),
        month=names,
        gap=re.compile(rf"\s*(?:[{_DASH}]{{1,2}}|/|(?<!\w){between}(?!\w))\s*", re.IGNORECASE),
        now=re.compile(
            rf"\s{{0,4}}(?:[{_DASH}]{{1,2}}|,)?\s{{0,4}}(?:(?<!\w){between}(?!\w))?\s{{0,4}}\(?"
            rf"(?<!\w)(?:{any_of(words.article)}\s)?{any_of(words.present)}(?!\w)\)?",
            re.IGNORECASE,
        ),
        onward=re.compile(rf"(?:\s{{1,4}}|\s{{0,4}}[{_DASH}]\s{{0,4}}){any_of(words.onward)}(?!\w)", re.IGNORECASE),
        open_end=re.compile(rf"[^\S\n]{{0,4}}[{_DASH}][^\S\n]{{0,4}}(?=\n|$)"),
        since=re.compile(rf"(?<!\w){any_of(words.since)}\s{{1,3}}$", re.IGNORECASE),
        closing=_before_date(words.closing),
        expiry=_before_date(words.expiry),
        no_year=re.compile(
            rf"\+|%|\s{{1,3}}{any_of(words.counted)}(?!\w)"
            rf"|\s{{1,3}}(?:[NSEW]\.?\s{{1,3}})?(?:[\w.]{{1,20}}\s{{1,3}}){{1,2}}{any_of(words.street)}(?!\w)",
            re.IGNORECASE,
        ),
        part=re.compile(
            rf"(?:(?:{month}|{any_of(words.seasons)}|{any_of(words.article)}|{any_of(words.present)}|{between}|{any_of(words.since)}|[{_QUOTE}]?\d{{1,4}}(?:st|nd|rd|th)?"
            rf"|[{_DASH}/,.])\s{{0,3}}){{1,12}}",
            re.IGNORECASE,
        ),
        duration=re.compile(
            rf"\(?(?<![\w.,-]){_SPELL}(?:(?:,| and|,? &)?\s{{1,2}}{_SPELL})?(?![\w-])\)?", re.IGNORECASE
        ),
    )


def _before_date(words: list[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){any_of(words)}\.?\s{{0,3}}:?\s{{0,3}}(?:in\s|on\s)?$", re.IGNORECASE)


def _atom_pattern(month: str, season: str) -> str:
    """One alternation, the fullest form first; the name of the group that closes it says which form it is."""
    no_digit = r"(?<![\d$€£#])(?<!\d[.,])"
    two = rf"[{_QUOTE}]\s?\d\d"
    forms = {
        # 2019–21, 2019-21 (not 2019-03: that is ISO's month)
        "short_range": rf"{no_digit}(?P<sr_y>{_YEAR})\s?(?:[–—−]\s?[{_QUOTE}]?|[-/]\s?[{_QUOTE}]|[-/](?!0\d|1[0-2]))"
        r"(?P<sr_e>\d\d)(?![\d/.-])",
        # 2019-03, 2019/03, 2019-03-15
        "iso": rf"{no_digit}(?P<iso_y>{_YEAR})[-/.](?P<iso_m>0?[1-9]|1[0-2])"
        r"(?:[-/.](?P<iso_d>0[1-9]|[12]\d|3[01])(?!\d))?(?![\d/])",
        # 03/2019, 03-2019, 06.2019, 3/15/2019
        "numeric": rf"{no_digit}(?<!(?<!\d\d\d)\d[-/])(?P<num_a>\d{{1,2}})"
        rf"\s?[-/.]\s?(?:(?P<num_b>\d{{1,2}})[-/.])?(?P<num_y>{_YEAR})(?!\d)",
        # 15 March 2019, Mar. 15, 2019, Sept. 2019, JAN '19, Jun-19
        "named": rf"(?<!\w)(?:(?P<nam_d>[0-3]?\d)(?:st|nd|rd|th)?\s{{1,3}}(?:of\s|de\s)?)?(?P<nam_m>{month})"
        r"(?:\s{0,3}(?P<nam_e>[0-3]?\d)(?:st|nd|rd|th)?(?:,\s{0,3}|\s{1,3})(?=\d{4}))?"
        rf"(?:\s{{0,3}}(?:,|-|/|of\s|de\s|del\s)?\s{{0,3}})(?P<nam_y>{_YEAR}|{two}|\d\d(?=[\s,;)|{_DASH}]|$))(?!\d)",
        "season": rf"(?<!\w){season}(?:\s(?:semester|term|quarter))?"
        rf"(?:\s{{0,3}}(?:,|of\s|de\s)?\s{{0,3}})(?P<sea_y>{_YEAR}|{two})(?!\d)",
        "quarter": rf"(?<!\w)Q(?P<qua_n>[1-4])\s{{0,3}}(?:,|of\s)?\s{{0,3}}(?P<qua_y>{_YEAR})(?!\d)",
        # 03/19 as an end of a range, 3/18-8/22 too
        "month_year": rf"{no_digit}(?<!\d/)(?:(?<!\d-)|(?<=/\d\d-))(?P<my_m>0?[1-9]|1[0-2])/"
        rf"(?P<my_y>[{_QUOTE}]?\d\d)(?![\d/])",
        # a year that is no end of a phone number or ZIP+4, no amount, no part of a longer code
        "year": rf"(?<![\d$€£#])(?<!\d[.,])(?<!(?<!\d)\d{{3}}[-.])(?<!\d{{5}}-)(?<![A-Za-z])(?<!(?<!\d{{4}})/)"
        rf"{_YEAR}(?![\d])(?!,\d{{3}})(?![.-]\d{{3}}(?!\d))(?![A-Za-z]{{2}})",
        "quoted": rf"(?<!\w){two}(?!\w)",
        "bare": rf"(?<!\w){month}(?!\w)",
    }
    return "|".join(f"(?P<{name}>{pattern})" for name, pattern in forms.items())
