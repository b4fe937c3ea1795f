"""One resume against a role, for the person who wrote it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from textwrap import wrap

from jobkit.model.assessment import Done, Quote
from jobkit.model.rubric import Rubric
from jobkit.reports import jsonl, words
from jobkit.reports.terminal import printable
from jobkit.screening.advice import Advice, Suggestion

WIDTH = 96
HONEST = (
    "Write only what is true. Repeating a word or adding hidden text changes nothing here, and a "
    "person will ask about what you state. Points say how much of the posting your resume shows, not how good you are."
)


def as_json(file: str, advice: Advice) -> dict[str, object]:
    """The assessment as in ``results.jsonl``, with ``suggestions``."""
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
        for each in advice.suggestions
    ]
    return {**jsonl.as_json(Done(file, advice.assessment)), "suggestions": said}


def text(file: str, advice: Advice, rubric: Rubric) -> str:
    """The same in plain text; ends in a newline."""
    return "\n".join(
        [*_head(file, advice, rubric), *_found(advice), *_suggested(advice), *_seen(advice), *wrap(HONEST, WIDTH), ""]
    )


def _head(file: str, advice: Advice, rubric: Rubric) -> Iterator[str]:
    given = advice.assessment
    yield f"{printable(file)} for {rubric.title}, {rubric.target_tier} level"
    yield f"by rubric {rubric.id} {rubric.version}"
    yield f"{words.interval(given)} of {given.of} points, band: {words.BANDS[given.band]}"
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


def _entry(label: str, said: str, evidence: Iterable[Quote]) -> Iterator[str]:
    yield from _hanging(f"  {label:<11} ", printable(said))
    for line in evidence:
        shows = f" ({', '.join(line.shows)})" if line.shows else ""
        yield from _hanging(" " * 16, f"p. {line.page}, line {line.line}: “{printable(line.text)}”{shows}")


def _suggested(advice: Advice) -> Iterator[str]:
    """Suggestions of one kind and worth on one line: the page would else say one sentence ten times."""
    if not advice.suggestions:
        return
    yield "CLEARER STATEMENTS, WHERE THEY ARE TRUE"
    alike: dict[tuple[str, str, tuple[str, ...]], list[str]] = {}
    for each in advice.suggestions:
        alike.setdefault((_worth(each), each.say, each.settles), []).append(each.about)
    for (worth, say, settles), about in alike.items():
        label = f"{worth} each" if len(about) > 1 else worth
        said = f"{say}: {', '.join(about)}." if about[0] else say
        settled = f" Settles: {', '.join(settles)}." if settles else ""
        yield from _hanging(f"  {label:<11} ", said + settled)
    yield ""


def _worth(each: Suggestion) -> str:
    if each.points:
        return f"{'up to ' if each.at_most else ''}+{each.points}"
    return f"{each.certain} surer" if each.certain else "must-have"


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
