"""What a role asks for, statement by statement, in the terms that scoring knows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from jobkit.language.credentials import find_mentions
from jobkit.language.degrees import field_ids, level_rank, read_degrees
from jobkit.language.lexicon import Entry, any_of, load
from jobkit.language.pipeline import find_terms
from jobkit.model.role import Role
from jobkit.model.vacancy import Requirement, RequirementKind


class Licence(Entry):
    words: list[str]
    ids: tuple[str, ...]


class Share(Entry):
    share: int
    most: int
    each: int | None = None


class DerivingWords(Entry):
    """``lexicons/rubrics.yaml``."""

    shares: dict[str, Share]
    looser: float
    preferred: float
    months: dict[str, int]
    unsaid: list[str]
    lived: list[str]
    lived_ask: str
    learn: list[str]
    high_school: list[str]
    related: list[str]
    instead: list[str]
    numbers: list[str]
    licences: tuple[Licence, ...]
    ask: dict[RequirementKind, str]


@cache
def deriving_words() -> DerivingWords:
    """The lexicon, checked."""
    return load("rubrics", DerivingWords)


@dataclass(frozen=True, slots=True)
class Asked:
    """One requirement, and what of it a resume can show."""

    at: str
    """Its statement: ``posting.requirements.education``."""
    requirement: Requirement
    terms: Mapping[str, tuple[str, ...]]
    """Ids of the lexicons by kind, in the order of the sentence."""
    own: Mapping[str, str]
    """Names that no lexicon has ("InterQual"), by the id that a rubric gives them."""
    credentials: tuple[str, ...]
    fields: tuple[str, ...]
    """Ids of fields of study."""

    @property
    def must(self) -> bool:
        return self.requirement.need == "must"

    @property
    def lived(self) -> bool:
        """Whether it asks who somebody is rather than what they have done: that is never scored."""
        return self.says(deriving_words().lived)

    @property
    def level(self) -> str | None:
        """The degree asked for; of "an associate degree, or a GED and 3 years" the one that asks for no years."""
        found = _instead().search(self.requirement.text)
        before = read_degrees(self.requirement.text[: found.start()]) if found and found.group("school") else []
        return max((each.level for each in before), key=level_rank, default=self.requirement.level)

    @property
    def instead_months(self) -> int | None:
        """Months of experience that the sentence takes in place of a degree: "or four years of work", "or a high school
        diploma and 3 years"."""
        found = _instead().search(self.requirement.text)
        if found is None:
            return None
        said = found.group("years").lower()
        return 12 * (int(said) if said.isdigit() else deriving_words().numbers.index(said) + 1)

    @property
    def work(self) -> tuple[str, ...]:
        """Kinds of work that experience is asked of, in the sentence's words: "front desk", "customer service"."""
        words = deriving_words()
        found = _WORK.search(self.requirement.text) if self.requirement.kind == "experience" else None
        said = next(filter(None, found.groups())) if found else ""
        kinds = [_bare(kind, words.unsaid) for kind in _OR.split(said)]
        return tuple(dict.fromkeys(kind for kind in kinds if len(kind) > _SHORTEST_KIND))

    def says(self, phrases: Iterable[str]) -> bool:
        text = " ".join([self.requirement.text, *self.requirement.fields]).lower()
        return any(phrase in text for phrase in phrases)


_WORK = re.compile(
    r"\byears?(?:['’]s?)? of ((?:[\w'’-]+[, /]{1,2}){1,10}?)(?:experience|work)\b"
    r"|\b(?:years?|months) as an? ([\w' -]{4,40})",
    re.IGNORECASE,
)
"""A requirement's own name of the work: "a year of front desk or intake work", "two years as a nurse aide"."""
_OR = re.compile(r"\s*(?:,|/|\bor\b|\band\b)\s*", re.IGNORECASE)
_SHORTEST_KIND = 3


def _bare(kind: str, unsaid: Iterable[str]) -> str:
    """A kind of work without words that go with any: "direct customer service" is "customer service"."""
    return " ".join(word for word in kind.split() if word.lower() not in unsaid)


@cache
def _instead() -> re.Pattern[str]:
    words = deriving_words()
    school = rf"(?P<school>(?:an? )?{any_of(words.high_school)}\b[^.;]{{0,40}}?\b(?:and|with|plus) )?"
    years = rf"(?P<years>\d{{1,2}}|{any_of(words.numbers)})(?: \(\d{{1,2}}\))?\+?(?: or more)? years?\b"
    return re.compile(rf"\bor {school}(?:at least |a minimum of )?{years}", re.IGNORECASE)


_NAME = re.compile(r"(?<![\w'’])(?:[A-Z][A-Za-z]*[A-Z][A-Za-z]*|[A-Z][a-z]{2,}|[A-Z]\w*[+#]+|\w+\.js)(?!\w)")
"""A product, a method or a law by its name: "InterQual", "SQL", "Salesforce", "C++"."""
_BEFORE_NAME = re.compile(r"[\w,;)\"”’]\s+$|\($")
"""Inside a sentence: its first word has a capital anyway."""


def asked_of(role: Role) -> tuple[Asked, ...]:
    """The requirements of a role's posting, in order."""
    return tuple(_asked(index, each) for index, each in enumerate(role.posting.requirements))


def work_terms(role: Role) -> dict[str, str]:
    """The functions of the work, each with the statement that first names it: responsibilities, then duties."""
    parts = (("posting.responsibilities", role.posting.responsibilities), ("role.duties", role.role.duties))
    said = [(f"{part}.{each.id or at}", each.text) for part, entries in parts for at, each in enumerate(entries)]
    found: dict[str, str] = {}
    for statement, text in said:
        for name in terms_in(text).get("function", ()):
            found.setdefault(name, statement)
    return found


def terms_in(text: str) -> dict[str, tuple[str, ...]]:
    """Ids of the lexicons by kind, each once, in the order of the text."""
    by_kind: dict[str, dict[str, None]] = {}
    for match in find_terms(text, "skills", "populations")[0]:
        if not match.suggested:
            by_kind.setdefault(match.kind, {})[match.id] = None
    return {kind: tuple(ids) for kind, ids in by_kind.items()}


def _asked(index: int, requirement: Requirement) -> Asked:
    known = re.sub(rf"\b{any_of(deriving_words().learn)}\b[^,;.]*", "", requirement.text)
    terms = terms_in(known)
    names = {} if requirement.kind not in ("skill", "knowledge", "other") else dict(_names(known))
    fields = [name for text in requirement.fields or (requirement.text,) for name in _fields(text, requirement)]
    return Asked(
        at=f"posting.requirements.{requirement.id or index}",
        requirement=requirement,
        terms=terms,
        own={} if any(kind != "function" for kind in terms) else names,
        credentials=_credentials(requirement),
        fields=tuple(dict.fromkeys(fields)),
    )


def _fields(text: str, requirement: Requirement) -> Iterator[str]:
    if requirement.kind == "education" and requirement.fields:
        yield from field_ids(text)


def _names(text: str) -> Iterator[tuple[str, str]]:
    for found in _NAME.finditer(text):
        word = found.group()
        if len(word) > 1 and (word[1:] != word[1:].lower() or _BEFORE_NAME.search(text[: found.start()])):
            name = re.sub(r"\W+", "_", word.lower().replace("+", "_plus").replace("#", "_sharp")).strip("_")
            if name[:1].isalpha():
                yield name, word


def _credentials(requirement: Requirement) -> tuple[str, ...]:
    """Those named; of a licence that is asked for by its profession, all that the profession has."""
    if requirement.kind not in ("credential", "license"):
        return ()
    named = [mention.id for mention in find_mentions(requirement.text) if not mention.foreign]
    text = requirement.text.lower()
    if not named or requirement.kind == "license":
        groups = (group for group in deriving_words().licences if any(word in text for word in group.words))
        named += [id for group in groups for id in group.ids]
    return tuple(dict.fromkeys(named))
