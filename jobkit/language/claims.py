"""What a text claims of the credentials it names: held now, coming, expired; or not the candidate's, and why."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from jobkit.language.claim_grammar import FAR_WORDS, NEAR_WORDS, Why, grammar
from jobkit.language.credentials import Mention, credential, find_mentions
from jobkit.language.dates import find_periods
from jobkit.language.places import region_code
from jobkit.model.document import Span
from jobkit.model.facts import CredentialState
from jobkit.model.resume import PartialDate

Place = Literal["letters", "entry", "prose", "item", "duty", "title", "elsewhere"]
"""Where a text stands: after the name, an entry of a list of credentials, running text on the person, an item of a list
of skills, a line on work done, a job's title, a part of the page that is not about what the person holds."""


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
    in_full: bool = False
    """It is named, not by letters alone."""


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
    last: _Scene | None = None
    for scene in _scenes(text, place):
        before = claims[-1] if claims and scene.joined else None
        claim = _claim(scene, text, before, as_of)
        is_led = last and before and before.state == "in_progress" and _led_together(text, last, scene)
        if is_led and claim.state == "active":
            claim = replace(claim, state="in_progress", stated=True)
        claims.append(claim)
        last = scene
    return claims


def _claim(scene: _Scene, text: str, chained: Claim | None, as_of: tuple[int, int]) -> Claim:
    mention = scene.mention
    span = Span(mention.start, mention.end)
    why = _why_not(scene, text)
    if why is None and scene.place in ("prose", "duty") and chained and chained.why in ("someone_else", "wish"):
        why = chained.why
    if why:
        return Claim(mention.id, span, None, why)
    return replace(_stated(scene, span, as_of), in_full=mention.in_full)


def _led_together(text: str, first: _Scene, second: _Scene) -> bool:
    """Whether one lead speaks of both: "working toward CCM and LCSW"."""
    return _heads_for(first) and _AND.search(text, first.mention.end, second.mention.start) is not None


def _heads_for(scene: _Scene) -> bool:
    words = grammar()
    return any(lead.search(scene.before) for lead in (words.in_progress_before, words.planned_before))


_AND = re.compile(r"\band\b|&")


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
    words = grammar()
    for why, pattern in words.followed.items():
        if pattern.match(scene.after):
            coming = why == "preparation" or scene.place == "entry"
            return None if coming and why != "wish" and _in_progress(scene) else why
    if words.denied_before.search(scene.before) or words.denied.match(scene.after):
        return "denied"
    if words.wish_before.search(scene.before) or words.wished_before.search(scene.before):
        return "wish"
    if words.theirs.search(scene.before) or words.held_by_others.match(scene.after):
        return "someone_else"
    if scene.place in ("entry", "item") and words.under.search(scene.before):
        return "someone_else"
    return "preparation" if words.preparation_before.search(scene.before) and not _in_progress(scene) else None


def _by_place(scene: _Scene, text: str) -> Why | None:
    words = grammar()
    if scene.place == "duty":
        return None if _claimed_in_duty(scene) else _why_in_duty(scene)
    if scene.place == "prose" and _is_related(scene) and not _in_progress(scene):
        return "someone_else"
    known = credential(scene.mention.id)
    if scene.place in ("prose", "item") and known.training and not words.trained.search(text):
        return "named_only"
    told = scene.place != "item" or _stands_alone(text) or _in_progress(scene)
    return None if told else "named_only"


def _is_related(scene: _Scene) -> bool:
    """Whether running text names the credential as that of somebody the person works with."""
    words = grammar()
    if words.apposed.search(scene.before) and not words.held_as_named.match(scene.after):
        return True
    return words.relation.search(_clause(scene.before)) is not None


def _claimed_in_duty(scene: _Scene) -> bool:
    """Whether a line on work done says that its writer got, keeps or goes for the credential."""
    words = grammar()
    if words.others.search(f"{scene.before} {scene.after}"):
        return False
    if words.coming_first.match(scene.before) or words.planned_before.search(scene.before):
        return True
    return words.held_first.match(scene.before) is not None and words.held_as.match(scene.after) is not None


def _why_in_duty(scene: _Scene) -> Why:
    words = grammar()
    if words.exam.match(scene.after):
        return "preparation"
    return "someone_else" if words.relation.search(scene.before) else "work_described"


def _stands_alone(text: str) -> bool:
    """Whether a list item names credentials and nothing besides what belongs to them."""
    rest = text
    for mention in reversed(find_mentions(text)):
        rest = rest[: mention.start] + " " + rest[mention.end :]
    for span, _ in reversed(find_periods(rest)):
        rest = rest[: span.start] + " " + rest[span.end :]
    rest = grammar().beside.sub(" ", rest)
    return not re.search(r"\w", rest) or region_code(rest.strip(" ()[],.:#–—-")) is not None


# ------------------------------------------------------------------ does it hold now


def _stated(scene: _Scene, span: Span, as_of: tuple[int, int]) -> Claim:
    """The state by words and dates: expired, then in progress, else held."""
    id = scene.mention.id
    issued, until = _dates(scene.after)
    if _expired(scene) or (until and is_past(until, as_of)):
        return Claim(id, span, "expired", stated=True, until=until)
    if _in_progress(scene) or _due(scene, as_of):
        return Claim(id, span, "in_progress", stated=True)
    doubts = ("verify_expiry",) if _to_verify(id, issued, until, as_of) else ()
    return Claim(id, span, "active", stated=until is not None, until=until, doubts=doubts)


def _expired(scene: _Scene) -> bool:
    words = grammar()
    after = scene.after if scene.place in ("entry", "letters", "item") else _clause(scene.after, FAR_WORDS)
    return bool(words.expired_before.search(scene.before) or words.expired.search(after))


def _in_progress(scene: _Scene) -> bool:
    words = grammar()
    if _heads_for(scene):
        return True
    if words.later.match(scene.after) and not words.held_before.search(scene.before):
        return True
    after = words.renewing.sub(" ", scene.after)
    if scene.place in ("entry", "letters", "item"):
        return words.coming_entry.search(f"{scene.before} | {after}") is not None
    return words.in_progress.search(_clause(after, NEAR_WORDS)) is not None


def _due(scene: _Scene, as_of: tuple[int, int]) -> bool:
    """Whether a date to come is when it is to be got: "CCM by 2028"."""
    for span, period in find_periods(scene.after):
        date = period.end or period.start
        if date and grammar().due.fullmatch(scene.after[: span.start]):
            return not is_past(date, as_of)
    return False


def _dates(after: str) -> tuple[PartialDate | None, PartialDate | None]:
    """(issued, until) by the dates that follow a credential."""
    issued: PartialDate | None = None
    until: PartialDate | None = None
    for span, period in find_periods(after):
        lead = after[max(0, span.start - 30) : span.end]
        date = period.end or period.start
        if grammar().renewed.search(lead):
            issued = date
        elif grammar().expires.search(lead):
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
    other = grammar().degree.search(rest)
    return rest[: other.start()] if other and rest[: other.start()].strip(" -") != "to" else rest


def _clause(text: str, words: int | None = None) -> str:
    """The first words of what follows a credential; with no number, the last clause of what stands before it."""
    if words is None:
        return _CLAUSE.split(text)[-1]
    return " ".join(text.split()[:words])
