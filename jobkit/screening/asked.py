"""What a role asks for, statement by statement, in the terms that scoring knows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from jobkit.language.credentials import find_mentions
from jobkit.language.degrees import field_ids
from jobkit.language.lexicon import Entry, load
from jobkit.language.pipeline import find_terms
from jobkit.model.role import Role
from jobkit.model.vacancy import Requirement, RequirementKind


class Licence(Entry):
    words: list[str]
    ids: tuple[str, ...]


class Share(Entry):
    share: int
    most: int


class DerivingWords(Entry):
    """``lexicons/rubrics.yaml``."""

    shares: dict[str, Share]
    preferred: float
    months: dict[str, int]
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
    def instead_months(self) -> int | None:
        """Months of experience that the sentence takes in place of a degree: "or four years of work"."""
        numbers = deriving_words().numbers
        found = re.search(rf"\bor (\d{{1,2}}|{'|'.join(numbers)})(?: or more)? years?\b", self.requirement.text.lower())
        if found is None:
            return None
        said = found.group(1)
        return 12 * (int(said) if said.isdigit() else numbers.index(said) + 1)

    def says(self, phrases: Iterable[str]) -> bool:
        text = " ".join([self.requirement.text, *self.requirement.fields]).lower()
        return any(phrase in text for phrase in phrases)


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
    terms = terms_in(requirement.text)
    names = {} if requirement.kind not in ("skill", "knowledge", "other") else dict(_names(requirement.text))
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
