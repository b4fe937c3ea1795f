"""What a text claims of the credentials it names: held now, coming, expired; or not the candidate's, and why."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Literal

from jobkit.language.credentials import ClaimWords, Mention, credential, credential_words, find_mentions
from jobkit.language.dates import find_periods
from jobkit.language.degree_words import degree_words
from jobkit.language.lexicon import any_of
from jobkit.language.places import region_code
from jobkit.model.document import Span
from jobkit.model.facts import CredentialState
from jobkit.model.resume import PartialDate

Place = Literal["letters", "entry", "prose", "item", "duty", "title", "elsewhere"]
"""Where a text stands: after the name, an entry of a list of credentials, running text on the person, an item of a list
of skills, a line on work done, a job's title, a part of the page that is not about what the person holds."""
Why = Literal[
    "someone_else", "denied", "wish", "programme", "preparation", "membership", "work_described", "job_title",
    "named_only", "elsewhere",
]  # fmt: skip
"""Why a mention is no claim."""

NEAR_WORDS = 5
"""Words from a credential within which a word of status or relation still speaks of it, in running text."""
FAR_WORDS = 9
"""The same for who it belongs to: "consulted weekly with the unit's nurse educator, an RN"."""


@dataclass(frozen=True, slots=True)
class Claim:
    """What one mention says; ``span`` holds offsets of the text that was read."""

    id: str
    span: Span
    state: CredentialState | None
    """None: no claim, for the reason ``why``."""
    why: Why | None = None
    stated: bool = False
    """Words or dates say the state; else it is taken from the mention alone."""
    until: PartialDate | None = None
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Scene:
    """A mention with the words that speak of it."""

    mention: Mention
    before: str
    after: str
    joined: bool
    """Nothing but a comma, "and" or a slash stands between it and the mention before."""
    place: Place


def read_claims(text: str, place: Place, as_of: tuple[int, int]) -> list[Claim]:
    """What a text claims of each credential in it, in order; ``as_of`` is (year, month) and tells what has expired."""
    claims: list[Claim] = []
    for scene in _scenes(text, place):
        before = claims[-1] if claims and scene.joined else None
        claims.append(_claim(scene, text, before, as_of))
    return claims


def _claim(scene: _Scene, text: str, chained: Claim | None, as_of: tuple[int, int]) -> Claim:
    mention = scene.mention
    span = Span(mention.start, mention.end)
    why = _why_not(scene, text)
    if why is None and scene.place in ("prose", "duty") and chained and chained.why in ("someone_else", "wish"):
        why = chained.why
    if why:
        return Claim(mention.id, span, None, why)
    return _stated(scene, span, as_of)


# ------------------------------------------------------------------ whose it is


def _why_not(scene: _Scene, text: str) -> Why | None:
    """Why the mention is no claim of the candidate's; None where it is one."""
    if scene.mention.foreign:
        return "programme"
    if scene.mention.plural:
        return "someone_else"
    if scene.place in ("title", "elsewhere"):
        return "job_title" if scene.place == "title" else "elsewhere"
    if scene.place == "letters":
        return None
    return _by_neighbours(scene) or _by_place(scene, text)


def _by_neighbours(scene: _Scene) -> Why | None:
    """What the words beside the credential make of it: a wish, a course, a membership, a thing, someone's rank."""
    grammar = _grammar()
    for why, pattern in grammar.followed.items():
        if pattern.match(scene.after):
            coming = why == "preparation" or scene.place == "entry"
            return None if coming and why != "wish" and _in_progress(scene) else why
    if grammar.denied_before.search(scene.before) or grammar.denied.match(scene.after):
        return "denied"
    if grammar.wish_before.search(scene.before):
        return "wish"
    return "preparation" if grammar.preparation_before.search(scene.before) and not _in_progress(scene) else None


def _by_place(scene: _Scene, text: str) -> Why | None:
    grammar = _grammar()
    if scene.place == "duty":
        return None if _claimed_in_duty(scene) else _why_in_duty(scene)
    if scene.place == "prose" and _is_related(scene) and not _in_progress(scene):
        return "someone_else"
    known = credential(scene.mention.id)
    if scene.place in ("prose", "item") and known.training and not grammar.trained.search(text):
        return "named_only"
    return "named_only" if scene.place == "item" and not _stands_alone(text) else None


def _is_related(scene: _Scene) -> bool:
    """Whether running text names the credential as that of somebody the person works with."""
    grammar = _grammar()
    if grammar.apposed.search(scene.before) and not grammar.held_as_named.match(scene.after):
        return True
    if grammar.theirs.search(scene.before):
        return True
    return grammar.relation.search(_clause(scene.before)) is not None


def _claimed_in_duty(scene: _Scene) -> bool:
    """Whether a line on work done says that its writer got, keeps or goes for the credential."""
    grammar = _grammar()
    if grammar.others.search(f"{scene.before} {scene.after}"):
        return False
    if grammar.coming_first.match(scene.before):
        return True
    return grammar.held_first.match(scene.before) is not None and grammar.held_as.match(scene.after) is not None


def _why_in_duty(scene: _Scene) -> Why:
    grammar = _grammar()
    if grammar.exam.match(scene.after):
        return "preparation"
    return "someone_else" if grammar.relation.search(scene.before) else "work_described"


def _stands_alone(text: str) -> bool:
    """Whether a list item names credentials and nothing besides what belongs to them."""
    rest = text
    for mention in reversed(find_mentions(text)):
        rest = rest[: mention.start] + " " + rest[mention.end :]
    for span, _ in reversed(find_periods(rest)):
        rest = rest[: span.start] + " " + rest[span.end :]
    rest = _grammar().beside.sub(" ", rest)
    return not re.search(r"\w", rest) or region_code(rest.strip(" ()[],.:#–—-")) is not None


# ------------------------------------------------------------------ does it hold now


def _stated(scene: _Scene, span: Span, as_of: tuple[int, int]) -> Claim:
    """The state by words and dates: expired, then in progress, else held."""
    id = scene.mention.id
    issued, until = _dates(scene.after)
    if _expired(scene) or (until and is_past(until, as_of)):
        return Claim(id, span, "expired", stated=True, until=until)
    if _in_progress(scene):
        return Claim(id, span, "in_progress", stated=True)
    doubts = ("verify_expiry",) if _to_verify(id, issued, until, as_of) else ()
    return Claim(id, span, "active", stated=until is not None, until=until, doubts=doubts)


def _expired(scene: _Scene) -> bool:
    grammar = _grammar()
    after = scene.after if scene.place in ("entry", "letters", "item") else _clause(scene.after, FAR_WORDS)
    return bool(grammar.expired_before.search(scene.before) or grammar.expired.search(after))


def _in_progress(scene: _Scene) -> bool:
    grammar = _grammar()
    if grammar.in_progress_before.search(scene.before):
        return True
    after = grammar.renewing.sub(" ", scene.after)
    if scene.place in ("entry", "letters", "item"):
        return grammar.coming_entry.search(f"{scene.before} | {after}") is not None
    return grammar.in_progress.search(_clause(after, NEAR_WORDS)) is not None


def _dates(after: str) -> tuple[PartialDate | None, PartialDate | None]:
    """(issued, until) by the dates that follow a credential."""
    issued: PartialDate | None = None
    until: PartialDate | None = None
    for span, period in find_periods(after):
        lead = after[max(0, span.start - 30) : span.end]
        date = period.end or period.start
        if _grammar().renewed.search(lead):
            issued = date
        elif _grammar().expires.search(lead):
            until = until or date
        elif period.start and period.end and period.start != period.end:
            issued, until = issued or period.start, until or period.end
        else:
            issued = issued or period.start
    return issued, until


def is_past(until: PartialDate, as_of: tuple[int, int]) -> bool:
    """A month lasts to its end; a year alone is past when it is over."""
    return until.year < as_of[0] or (until.year == as_of[0] and until.month is not None and until.month < as_of[1])


def _to_verify(id: str, issued: PartialDate | None, until: PartialDate | None, as_of: tuple[int, int]) -> bool:
    if until is not None:
        return until.month is None and until.year == as_of[0]
    years = credential(id).renewal_years
    return issued is not None and years is not None and as_of[0] - issued.year > years


# ------------------------------------------------------------------ the words that speak of a mention


def _scenes(text: str, place: Place) -> list[_Scene]:
    """Each mention with its share of the words around it."""
    mentions = find_mentions(text)
    gaps = [text[one.end : two.start] for one, two in pairwise(mentions)]
    cuts = [_cut(gap) for gap in gaps]
    afters = [
        text[mention.end :] if index == len(gaps) else gaps[index][: cuts[index]]
        for index, mention in enumerate(mentions)
    ]
    for index in reversed(range(len(gaps))):
        if _taught_together(gaps[index], mentions[index + 1]):
            afters[index] = afters[index + 1]
    scenes = []
    for index, (mention, after) in enumerate(zip(mentions, afters, strict=True)):
        before = text[: mention.start] if index == 0 else gaps[index - 1][cuts[index - 1] :]
        joined = index > 0 and _JOINER.fullmatch(gaps[index - 1]) is not None
        scenes.append(_Scene(mention, _sentence_end(before), _sentence_start(after), joined, place))
    return scenes


def _taught_together(gap: str, second: Mention) -> bool:
    """Whether what is said after the second holds for the first too: "CPR/First Aid (expired)"."""
    return gap.strip() == "/" or (credential(second.id).training and _JOINER.fullmatch(gap) is not None)


_SEPARATOR = re.compile(r"[,;|•·\n\t)]|(?<!\d)/|\.\s|\b(?:and|or)\b")
_JOINER = re.compile(r"(?:['’]?s)?[\s,/&+|]*(?:and|or)?[\s,/&+|]*(?:(?:an?|the|another|one|two|three|four|\d)\s+)?")
_SENTENCE = re.compile(r"(?<!\b[A-Z])[.!?](?=\s+[A-Z]|\s*$)")
_CLAUSE = re.compile(r"[,;:()\n\t]|\s[–—-]\s")


def _cut(gap: str) -> int:
    """Where the words between two credentials stop speaking of the first: after its sentence, or the last separator."""
    ends = [match.end() for match in _SENTENCE.finditer(gap)] or [match.end() for match in _SEPARATOR.finditer(gap)]
    return ends[-1] if ends else 0


def _sentence_end(before: str) -> str:
    return _SENTENCE.split(before)[-1]


def _sentence_start(after: str) -> str:
    """The rest of the sentence, up to the next degree ("RN to BSN" is a course, and one thing)."""
    rest = _SENTENCE.split(after)[0]
    other = _grammar().degree.search(rest)
    return rest[: other.start()] if other and rest[: other.start()].strip(" -") != "to" else rest


def _clause(text: str, words: int | None = None) -> str:
    """The first words of what follows a credential; with no number, the last clause of what stands before it."""
    if words is None:
        return _CLAUSE.split(text)[-1]
    return " ".join(text.split()[:words])


# ------------------------------------------------------------------ patterns


@dataclass(frozen=True, slots=True)
class _Grammar:
    followed: dict[Why, re.Pattern[str]]
    denied_before: re.Pattern[str]
    denied: re.Pattern[str]
    wish_before: re.Pattern[str]
    preparation_before: re.Pattern[str]
    relation: re.Pattern[str]
    apposed: re.Pattern[str]
    theirs: re.Pattern[str]
    others: re.Pattern[str]
    coming_first: re.Pattern[str]
    held_first: re.Pattern[str]
    held_as: re.Pattern[str]
    held_as_named: re.Pattern[str]
    exam: re.Pattern[str]
    trained: re.Pattern[str]
    beside: re.Pattern[str]
    expired_before: re.Pattern[str]
    expired: re.Pattern[str]
    in_progress_before: re.Pattern[str]
    in_progress: re.Pattern[str]
    coming_entry: re.Pattern[str]
    renewing: re.Pattern[str]
    renewed: re.Pattern[str]
    expires: re.Pattern[str]
    degree: re.Pattern[str]


@cache
def _grammar() -> _Grammar:
    words = credential_words().words
    between = rf"(?:\s+(?:{any_of(words.between)}))*"
    beside = [*words.beside, *words.in_progress, *words.in_progress_verbs, *words.expired, *words.expires]
    held_as = rf"(?:[\s-]+{any_of(words.held_as)})"
    return _Grammar(
        followed=_followed(words, held_as),
        denied_before=re.compile(
            rf"(?<!\w)(?<!license )(?<!licence )(?<!certificate )(?<!registration ){any_of(words.denied_before)}"
            rf"{between}\s+$",
            re.IGNORECASE,
        ),
        denied=re.compile(rf"{held_as}?[\s,:(–—-]+{any_of(words.denied)}(?!\w)", re.IGNORECASE),
        wish_before=_just_before(words.wish_before, between),
        preparation_before=re.compile(
            rf"(?<!\w){any_of(words.preparation)}(?:\s+\w+){{0,2}}\s+(?:for|to|toward)(?:\s+\w+){{0,3}}\s*$",
            re.IGNORECASE,
        ),
        relation=re.compile(
            rf"(?<!\w){any_of(words.relation_verbs)}(?!\w)(?:[\s,]+[\w'’-]+){{0,{FAR_WORDS - 1}}}[\s,]*$", re.IGNORECASE
        ),
        apposed=re.compile(
            rf"(?:\b(?<!holder )(?:of|by|from|under|alongside)\s+|{any_of(words.others)}\s?,\s+)"
            rf"{any_of(words.determiners)}\s*$",
            re.IGNORECASE,
        ),
        theirs=re.compile(
            rf"(?<!\w){any_of(words.kin)}(?:\s?,)?\s+(?:(?:who|that)\s+)?(?:{any_of(words.kin_verbs)}\s+)?"
            rf"(?:{any_of(words.determiners)}\s*)?(?:{any_of(words.between)}\s+)?$",
            re.IGNORECASE,
        ),
        others=_whole(words.others),
        coming_first=re.compile(rf"\s*(?:currently\s+)?{any_of(words.in_progress_before)}{between}\s*$", re.IGNORECASE),
        held_first=re.compile(rf"\s*(?:\w+ly\s+)?{any_of(words.held_by)}{between}\s*$", re.IGNORECASE),
        held_as=re.compile(
            rf"(?:{held_as}|\s*$|\s*[,;(]|\s+(?:in|since|while|during|through|from|by|with|(?:19|20)\d\d)\b)",
            re.IGNORECASE,
        ),
        held_as_named=re.compile(held_as, re.IGNORECASE),
        exam=re.compile(rf"{held_as}?[\s-]+{any_of(words.exam)}(?!\w)", re.IGNORECASE),
        trained=_whole(words.trained),
        beside=re.compile(rf"(?<!\w)(?:{any_of(beside)}|[A-Z]{{2}}|\d+)(?!\w)", re.IGNORECASE),
        expired_before=_just_before(words.expired_before, between),
        expired=_whole(words.expired),
        in_progress_before=_just_before(words.in_progress_before, between),
        in_progress=_whole(words.in_progress),
        coming_entry=_whole([*words.in_progress, *words.in_progress_verbs]),
        renewing=_whole(words.renewing),
        renewed=_whole(words.renewed),
        expires=_whole(words.expires),
        degree=re.compile(
            rf"(?<!\w){any_of([short for level in degree_words().levels for short in level.short])}(?!\w)"
        ),
    )


def _followed(words: ClaimWords, held_as: str) -> dict[Why, re.Pattern[str]]:
    """What may directly follow, with "certification" or "exam" between or not."""
    link = rf"(?:{held_as}|[\s-]+(?:certified|licensed|exam|examination))?"
    kinds: dict[Why, list[str]] = {
        "preparation": words.preparation,
        "membership": words.membership,
        "programme": words.things,
        "someone_else": words.others,
    }
    wish = re.compile(rf"{link}(?:[\s,(:–—-]|strongly|is|was|were)*{any_of(words.wish)}(?!\w)", re.IGNORECASE)
    others = {why: re.compile(rf"{link}[\s/)-]+{any_of(those)}(?!\w)", re.IGNORECASE) for why, those in kinds.items()}
    return {"wish": wish, **others}


def _just_before(phrases: list[str], between: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){any_of(phrases)}{between}[\s,:(-]*$", re.IGNORECASE)


def _whole(phrases: list[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){any_of(phrases)}(?!\w)", re.IGNORECASE)
