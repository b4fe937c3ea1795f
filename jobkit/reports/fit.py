"""One resume against a role, for the person who wrote it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from textwrap import wrap

from jobkit.model.assessment import PagePicture, Quote
from jobkit.model.outcome import Reading
from jobkit.model.rubric import Rubric
from jobkit.parsing.json_resume import to_json_resume
from jobkit.parsing.readability import Remark
from jobkit.reports import jsonl, words
from jobkit.reports.terminal import printable
from jobkit.screening.advice import Advice, Suggestion

WIDTH = 96
HONEST = (
    "Write only what is true. Repeating a word or adding hidden text changes nothing here, and a "
    "person will ask about what you state. Points say how much of the posting your resume shows, not how good you are."
)


@dataclass(frozen=True, slots=True)
class Fit:
    """All that is told of one resume."""

    file: str
    reading: Reading
    advice: Advice
    remarks: tuple[Remark, ...]
    pages: tuple[PagePicture, ...]


@dataclass(frozen=True, slots=True)
class Tip:
    """Suggestions of one kind and worth, told in one sentence."""

    worth: str
    said: str


def as_json(fit: Fit, rubric: Rubric) -> dict[str, object]:
    """The assessment as in ``results.jsonl``, with ``suggestions``, ``not_scored``, ``readability`` and the ``resume``
    as read."""
    said = [
        {
            "criterion": each.criterion,
            "say": each.say,
            "about": each.about,
            "points": each.points,
            "at_most": each.at_most,
            "certain": each.certain,
            "settles": list(each.settles),
        }
        for each in fit.advice.suggestions
    ]
    return {
        **jsonl.assessed(fit.file, fit.advice.assessment),
        "suggestions": said,
        "not_scored": [each.what for each in rubric.not_scored],
        "readability": [asdict(remark) for remark in fit.remarks],
        "resume": to_json_resume(fit.reading.resume),
    }


def text(fit: Fit, rubric: Rubric) -> str:
    """The same in plain text; ends in a newline."""
    advice = fit.advice
    parts = [
        *_head(fit.file, advice, rubric),
        *_found(advice),
        *_unscored(rubric),
        *_suggested(advice),
        *_remarked(fit.remarks),
        *_seen(advice),
    ]
    closing = "What was read of each line: jobkit read FILE, or -f html here to see it beside the page."
    return "\n".join([*parts, *wrap(HONEST, WIDTH), *wrap(closing, WIDTH), ""])


def _head(file: str, advice: Advice, rubric: Rubric) -> Iterator[str]:
    given = advice.assessment
    yield f"{printable(file)} for {rubric.title}, {rubric.target_tier} level"
    yield f"by rubric {rubric.id} {rubric.version}"
    yield f"{words.interval(given)} of {given.of} points; band {words.BANDS[given.band]}: {words.MEANINGS[given.band]}"
    yield ""


def _found(advice: Advice) -> Iterator[str]:
    given = advice.assessment
    yield "MUST-HAVES"
    for gate in given.gates:
        yield from _entry(words.STATES[gate.state], f"{gate.name}: {gate.reason}", gate.evidence)
    yield ""
    yield "POINTS"
    for each in given.criteria:
        yield from _entry(f"{each.points} of {each.max}", f"{each.name}: {each.reason}", each.evidence)
    yield ""


def _unscored(rubric: Rubric) -> Iterator[str]:
    if rubric.not_scored:
        yield "ALSO ASKED FOR, NOT SCORED (it may be asked of you)"
        for each in rubric.not_scored:
            yield from _hanging("  - ", printable(each.what))
        yield ""


def _entry(label: str, said: str, evidence: Iterable[Quote]) -> Iterator[str]:
    yield from _hanging(f"  {label:<11} ", printable(said))
    for line in evidence:
        shows = f" ({', '.join(line.shows)})" if line.shows else ""
        yield from _hanging(" " * 16, f"p. {line.page}, line {line.line}: “{printable(line.text)}”{shows}")


def _suggested(advice: Advice) -> Iterator[str]:
    found = tips(advice)
    if found:
        yield "CLEARER STATEMENTS, WHERE THEY ARE TRUE"
        for tip in found:
            yield from _hanging(f"  {tip.worth:<11} ", tip.said)
        yield ""


def tips(advice: Advice) -> list[Tip]:
    """The suggestions, those of one kind and worth together: a page would else say one sentence ten times."""
    alike: dict[tuple[str, str, str], list[str]] = {}
    for each in advice.suggestions:
        alike.setdefault((_worth(each), each.say, _effects(each)), []).append(each.about)
    return [
        Tip(
            f"{worth} each" if len(about) > 1 and worth.startswith("+") else worth,
            (f"{say}: {', '.join(about)}." if about[0] else say) + effects,
        )
        for (worth, say, effects), about in alike.items()
    ]


def _worth(each: Suggestion) -> str:
    if each.points:
        return f"{'up to ' if each.at_most else ''}+{each.points}"
    return "certainty" if each.certain else "must-have"


def _effects(each: Suggestion) -> str:
    counted = "1 point rests" if each.certain == 1 else f"{each.certain} points rest"
    firm = f" The points stay; {counted} on a firmer line." if each.certain and not each.points else ""
    return f"{firm} It settles the must-have {', '.join(each.settles)}." if each.settles else firm


def _remarked(remarks: Iterable[Remark]) -> Iterator[str]:
    found = list(remarks)
    if found:
        yield "EASIER TO READ (worth no points)"
        for each in found:
            where = f" (p. {each.page}, line {each.line})" if each.line else ""
            yield from _hanging("  - ", printable(f"{each.said}{where} {each.mend}"))
        yield ""


def _seen(advice: Advice) -> Iterator[str]:
    given = advice.assessment
    for title, items in (
        ("SEEN AND NOT COUNTED", [f"{each.what}: {each.why}" for each in given.ignored]),
        ("ABOUT THE READING", list(given.warnings)),
    ):
        if items:
            yield title
            for item in items:
                yield from _hanging("  ", printable(item))
            yield ""


def _hanging(lead: str, said: str) -> list[str]:
    return wrap(said, WIDTH, initial_indent=lead, subsequent_indent=" " * len(lead))
