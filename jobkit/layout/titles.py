"""Section titles: what a heading's words say of the section under it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import get_args

from jobkit.model.document import SectionKind
from jobkit.resources import folder
from jobkit.yamlfile import read_yaml

LONGEST_TITLE = 60
"""Characters; longer than any title of the lexicon with qualifiers, shorter than a sentence of a summary."""

_LETTER_SPACED = re.compile(r"(?:\b\w ){3,40}\w\b")
_JOINED = re.compile(r" ?(?:&|/|\+|\||·|•) ?")
_APOSTROPHE = re.compile(r"[’‘`´]")
_COUNT = re.compile(r"\s{0,2}[(\[]\d{1,2}[)\]]$")
"""How many entries a section has, behind its title: "Experience (3)"."""
_NAMING = frozenset({"of", "for", "at"})
_COUNTED = re.compile(
    r"(?:(?:section|part)\s+[\da-z]{1,4}\s*[:.)–—-]*\s+|(?:\d{1,2}|[a-h]|[ivx]{1,4})\s?[.)]\s+)(?=[a-z])", re.IGNORECASE
)
"""How forms count their sections: "Section B: Education", "3. Employment", "II. Training"."""
_REMARK = re.compile(r"(?<=\w)\s*\([^()]{1,60}\)\s*:?$")
"""What forms ask behind a title: "Work Experience (most recent first)"."""
_NOT_TITLE = re.compile(r"[^\w' -]|_|(?<!\w)-+|-+(?!\w)")


@dataclass(frozen=True, slots=True)
class Titles:
    kinds: dict[str, SectionKind]
    qualifiers: frozenset[str]
    nouns: dict[str, SectionKind]


@cache
def load_titles() -> Titles:
    """The shipped lexicon ``sections.yaml``."""
    data = read_yaml(folder("lexicons") / "sections.yaml")
    known = set(get_args(SectionKind))
    kinds: dict[str, SectionKind] = {}
    for kind, titles in data["titles"].items():
        if kind not in known:
            raise ValueError(f"sections.yaml: {kind!r} is not a kind of section")
        for title in titles:
            kinds.setdefault(plain(title), kind)
    nouns = {noun: kind for kind, words in data["nouns"].items() for noun in words}
    return Titles(kinds, frozenset(data["qualifiers"]), nouns)


def plain(text: str) -> str:
    """A title as titles are compared: lower case, "and" for its signs, no decoration, letter-spacing closed."""
    text = _LETTER_SPACED.sub(lambda found: found[0].replace(" ", ""), text.strip())
    text = _JOINED.sub(" and ", _APOSTROPHE.sub("'", _COUNT.sub("", text)))
    return " ".join(_NOT_TITLE.sub(" ", text.casefold()).split()).removeprefix("and ").removesuffix(" and")


@lru_cache(maxsize=1024)
def title_kind(text: str) -> SectionKind | None:
    """The kind of section that a heading of these words opens; None where the words are not a known title."""
    text = text.strip()
    bare = _REMARK.sub("", _COUNTED.sub("", text))
    if not 0 < len(bare) <= LONGEST_TITLE:
        return None
    return _kind_of(plain(text)) or (_kind_of(plain(bare)) if bare != text else None)


@cache
def _kind_of(title: str) -> SectionKind | None:
    titles = load_titles()
    if title in titles.kinds:
        return titles.kinds[title]
    words = title.split()
    bare = [word for word in words if word not in titles.qualifiers]
    if bare and len(bare) < len(words) and " ".join(bare) in titles.kinds:
        return titles.kinds[" ".join(bare)]
    return _joined_kind(title)


def likely_kind(text: str) -> SectionKind | None:
    """What a heading that is no known title most likely opens, by the last of its words that names a kind of section:
    "Bilingual Outreach Experience" is of work, "Department of Education" a name. Only for rows whose look says that
    they are headings."""
    title = f" {plain(text)} "
    found = [(at, noun, kind) for noun, kind in load_titles().nouns.items() if (at := title.rfind(f" {noun} ")) >= 0]
    if not found:
        return None
    at, noun, kind = max(found)
    rest = f"{title[:at]} {title[at + len(noun) + 1 :]}"
    return kind if _NAMING.isdisjoint(rest.split()) else None


def _joined_kind(title: str) -> SectionKind | None:
    parts, qualifiers = title.split(" and "), load_titles().qualifiers
    telling = [part for part in parts if not qualifiers.issuperset(part.split())]
    if telling and len(telling) < len(parts):
        return _kind_of(" and ".join(telling))
    first, joint, rest = title.partition(" and ")
    if not joint:
        return None
    kind = _kind_of(first.strip()) if first.strip() else None
    other = _kind_of(rest.strip()) if rest.strip() else None
    return (other if kind == "training" and other == "certificates" else kind) if kind and other else None
