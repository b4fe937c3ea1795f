"""Articles on an occupation with a posting to adapt in their midst: what each part says of which."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from jobkit.language.credentials import credential, short_name
from jobkit.postings.importing.found import Found, Item, Leftover, Result
from jobkit.postings.importing.lexicon import matcher, words
from jobkit.postings.importing.parts import ASKING, Part
from jobkit.postings.importing.requirements import certified, stated, study_fields
from jobkit.postings.importing.sentences import sentences, series
from jobkit.postings.importing.tiers import read_tiers
from jobkit.postings.importing.titles import clean_title
from jobkit.postings.importing.values import find_pay

_SIGNS: Final = ("template", "faqs", "market", "practice", "tiers", "training", "closing")
"""Parts that articles have and postings have not; two of them make an article."""
_SURE: Final = ("template", "faqs", "market", "practice")
_IN_POSTINGS: Final = {
    "tiers": "requirements", "training": "requirements", "market": "pay", "practice": "responsibilities",
    "template": "brief",
}  # fmt: skip
_MADE: Final = ("intro", "duties", "skills")
KINDS: Final = (*_SIGNS, *_MADE)

_YEAR = re.compile(r"\b(20\d\d)\b")
_SKILL = re.compile(r"^(?P<name>.{3,90}?),?\s+(?:in order to|so as to|to|for|when|while)\s+(?P<task>.+)$")
_SKILL_LEAD: Final = r"^@skill_begins\s+"
_SUCH_AS: Final = r"\b@such_as\s+(?P<list>[^.]+)"
_KNOWLEDGE: Final = r"\b@grounding\b"
_LEARNING: Final = r"\b@learning_on\b"
_WAYS: Final = r"\b@ways_to_learn\b"
_SOME: Final = r"\b@for_some\b"
_CERTIFY: Final = r"\b@certifying"
_FACTORS: Final = r"\b@varies_with\b"
_KINDS = ("average", "median")


def is_article(parts: Sequence[Part]) -> bool:
    """Whether the parts are of an article on an occupation rather than of a posting."""
    kinds = {part.kind for part in parts}
    return bool(kinds & set(_SURE)) and len(kinds & set(_SIGNS)) > 1


def as_posting(part: Part) -> Part:
    """A part of a posting whose heading would say something else in an article: "Experience Requirements"."""
    return replace(part, kind=_IN_POSTINGS.get(part.kind, part.kind))


def in_place(parts: Sequence[Part]) -> Iterator[Part]:
    """The parts, those outside the posting in the article's midst named for what they say of the occupation."""
    start = next((at for at, part in enumerate(parts) if part.kind == "template"), None)
    for at, part in enumerate(parts):
        inside = start is not None and start < at and not any(each.kind in _SIGNS for each in parts[start + 1 : at + 1])
        yield part if inside or part.kind == "label" else replace(part, kind=_outside(part.kind, start is not None))


def _outside(kind: str, has_template: bool) -> str:
    if kind in ("preamble", "brief"):
        return "intro"
    if kind == "responsibilities":
        return "duties"
    if kind == "pay":
        return "market"
    return "skills" if kind in ASKING and has_template else kind


def read_guide(part: Part, title: str | None) -> Iterator[Result]:
    """The values in one part of an article."""
    yield from _READERS[part.kind](part, title)


def _intro(part: Part, title: str | None) -> Iterator[Result]:
    top = part.title or (part.items[0] if part.items else None)
    is_headline = top is not None and title is not None and clean_title(top.text) == title
    if top is not None and is_headline:
        year = _YEAR.search(top.text)
        yield Found(
            "guide.headline", {"title": top.text, **({"updated_year": int(year[1])} if year else {})}, top.origin()
        )
    for item in part.items:
        if is_headline and item is top:
            continue
        if item.mark == "bullet":
            yield Found("guide.audiences[]", {"text": item.text}, item.origin())
        else:
            yield Found("guide.intro[]", {"text": item.text}, item.origin())


def _duties(part: Part, title: str | None) -> Iterator[Result]:
    del title
    has_bullets = any(item.mark == "bullet" for item in part.items)
    for item in part.items:
        if item.mark == "bullet" or not has_bullets:
            yield Found("role.duties[]", {"text": item.text}, item.origin())
        elif not item.text.endswith(":"):
            yield Found("role.summary[]", {"text": item.text}, item.origin())


def _practice(part: Part, title: str | None) -> Iterator[Result]:
    del title
    for item in part.items:
        yield Found("role.work_in_practice[]", {"text": item.text}, item.origin())


def _skills(part: Part, title: str | None) -> Iterator[Result]:
    del title
    for item in part.items:
        if item.text.endswith(":"):
            continue
        if item.mark == "bullet" and (skill := _skill(item.text)):
            yield Found("role.skills[]", skill, item.origin())
        else:
            yield Found("role.knowledge[]", {"text": item.text}, item.origin())


def _skill(text: str) -> dict[str, str] | None:
    """ "Strong interpersonal skills to work with families" as name, task and the word that raises it."""
    named, colon, told = text.partition(": ")
    if colon and len(named.split()) <= 6:
        return {"name": named, "task": told.rstrip(".")}
    strong = next((word for word in words().strength if re.match(rf"{word}\b", text, re.IGNORECASE)), None)
    said = text if strong is None or strong == "proficient" else text[len(strong) :].lstrip()
    found = _SKILL.match(matcher(_SKILL_LEAD).sub("", said))
    if found is None:
        return None
    name = found["name"][0].upper() + found["name"][1:]
    return {"name": name, "task": found["task"].rstrip("."), **({"strength_word": strong} if strong else {})}


def _tiers(part: Part, title: str | None) -> Iterator[Result]:
    del title
    named = [
        each
        for item in part.items
        for sentence in sentences(item.text)
        if matcher(_CERTIFY).search(sentence)
        for each in _certifiers(sentence, item)
    ]
    said = {each.at for each in named}
    yield from named
    yield from (each for each in read_tiers(part.items) if each.at not in said or isinstance(each, Found))


def _training(part: Part, title: str | None) -> Iterator[Result]:
    del title
    learning: dict[str, Any] = {}
    for item in part.items:
        for sentence in sentences(item.text):
            at = item.origin(sentence)
            results = list(_trained(sentence, item))
            yield from results
            listed = matcher(_SUCH_AS).search(sentence)
            if matcher(_LEARNING).search(sentence) and "why" not in learning:
                learning["why"] = sentence
                yield Found("role.continuing_education", learning, at)
            elif learning and listed and matcher(_WAYS).search(sentence):
                learning["ways"] = _listed(listed["list"])
                yield Found("role.continuing_education.ways?", learning["ways"], at)
            elif not results:
                yield Leftover(at, "stands in the article, and no field of an occupation takes it")


def _trained(sentence: str, item: Item) -> Iterator[Result]:
    """Degrees, knowledge and certifications that one sentence of an article speaks of."""
    at = item.origin(sentence)
    level = next(
        (each.value for each in stated(sentence, item) if isinstance(each, Found) and each.field == "role.education[]"),
        None,
    )
    listed = matcher(_SUCH_AS).search(sentence)
    if level:
        need = "preferred" if matcher(_SOME).search(sentence) else "must"
        fields = study_fields(sentence)
        yield Found(
            "role.education[]", {"level": level["level"], "need": need, **({"fields": fields} if fields else {})}, at
        )
    elif matcher(_CERTIFY).search(sentence):
        yield from _certifiers(sentence, item)
    elif matcher(_KNOWLEDGE).search(sentence) and listed:
        for each in _listed(listed["list"]):
            yield Found("role.knowledge[]", {"text": each}, at)


def _listed(text: str) -> list[str]:
    parts = [part for each in series(text) for part in re.split(r"\s+or\s+(?=\w+(?:\s\w+)?$)", each)]
    return [re.sub(r"^(?:and|or)\s+", "", part).strip() for part in parts if part.strip()]


def _certifiers(sentence: str, item: Item) -> Iterator[Found]:
    """The credentials that a sentence names, by their own names or by who issues them."""
    need = "preferred" if matcher(_SOME).search(sentence) else "must"
    at = item.origin(sentence)
    yield from (each for each in certified(sentence, item, need) if each.field == "role.credentials[]")
    for issuer in words().issuers:
        if issuer.name not in sentence and not re.search(rf"\b{issuer.short}\b", sentence):
            continue
        body = f"{issuer.name} ({issuer.short})"
        if issuer.credential:
            name = credential(issuer.credential).names[0].title()
            value = {"short": short_name(issuer.credential), "name": name, "issuer": body, "need": need}
        else:
            value = {"short": issuer.short, "name": f"Certification by the {issuer.name}", "issuer": body, "need": need}
        yield Found("role.credentials[]", value, at)


def _market(part: Part, title: str | None) -> Iterator[Result]:
    del title
    entry: dict[str, Any] = {}
    for item in part.items:
        for sentence in sentences(item.text):
            at = item.origin(sentence)
            reading = find_pay(sentence, labelled=True)
            listed = matcher(_SUCH_AS).search(sentence)
            if reading is not None and not entry and reading.period:
                kind = next((kind for kind in _KINDS if kind in sentence.lower()), "average")
                amount = reading.fixed or reading.min or reading.max or 0
                entry |= {
                    "kind": kind,
                    "amount": float(amount) if amount % 1 else int(amount),
                    "currency": _code(reading.sign, sentence),
                    "period": reading.period,
                }
                yield Found("role.market[]", entry, at)
            elif entry and listed and matcher(_FACTORS).search(sentence):
                entry["varies_with"] = _listed(listed["list"])
                yield Found("role.market.varies?", None, at)
            elif entry and "benefit" in sentence.lower():
                entry["plus_benefits"] = True
                yield Found("role.market.varies?", None, at)
            else:
                yield Leftover(at, "stands in the article, and no field of an occupation takes it")


def _code(sign: str | None, sentence: str) -> str:
    named = re.search(r"\b(USD|CAD|GBP|EUR|AUD)\b", sentence)
    return named[1] if named else {"£": "GBP", "€": "EUR"}.get(sign or "$", "USD")


def _faqs(part: Part, title: str | None) -> Iterator[Result]:
    del title
    asked: dict[str, Any] | None = None
    for item in part.items:
        text = re.sub(r"^(?:Q|A|Question|Answer)\s?\d{0,2}\s?[:.)]\s*", "", item.text)
        if text.endswith("?") and len(text.split()) <= 25:
            asked = {"question": text, "answer": []}
            yield Found("guide.faqs[]", asked, item.origin())
        elif asked is None:
            yield Leftover(item.origin(), "stands before the first question")
        else:
            for sentence in sentences(text):
                asked["answer"].append(sentence)
                yield Found("guide.faqs.answers?", None, item.origin(sentence))
                if re.search(r"\bresumes?\b|\bCVs?\b", str(asked["question"]), re.IGNORECASE):
                    yield Found("role.resume_signals[]", {"text": sentence}, item.origin(sentence))


def _closing(part: Part, title: str | None) -> Iterator[Result]:
    del title
    for item in part.items:
        is_title = not item.text.endswith((".", "!", "?", ":")) and len(item.text.split()) > 3
        field = "guide.related[]" if is_title else "guide.closing[]"
        yield Found(field, {"topic" if is_title else "text": item.text}, item.origin())


def _template(part: Part, title: str | None) -> Iterator[Result]:
    del title
    for item in part.items:
        yield Leftover(item.origin(), "stands before the first part of the template")


_READERS: Final[Mapping[str, Callable[[Part, str | None], Iterator[Result]]]] = {
    "intro": _intro,
    "duties": _duties,
    "practice": _practice,
    "skills": _skills,
    "tiers": _tiers,
    "training": _training,
    "market": _market,
    "faqs": _faqs,
    "closing": _closing,
    "template": _template,
}
