"""Words that several reports share: what bands and states are called, and the note that a person decides."""

from __future__ import annotations

from jobkit.model.assessment import Assessment, Band, GateResult, State

PERSON_DECIDES = (
    "Points sum up what a document states; they do not forecast how anyone will work. "
    "Nobody is rejected by them: a person reads the lines, asks what is open, and decides."
)

BANDS: dict[Band, str] = {"strong": "strong", "good": "good", "review": "review", "below": "below"}

MEANINGS: dict[Band, str] = {
    "strong": "the resume shows most of what is asked for",
    "good": "the resume shows much of what is asked for",
    "review": "a person reads it closely, as something is open or not shown",
    "below": "the resume shows little of what is asked for so far",
}
"""What a band says to the person whose resume it is."""

STATES: dict[State, str] = {
    "met": "met",
    "partial": "partly met",
    "not_met": "not met",
    "not_stated": "not stated",
    "unknown": "unclear",
    "unreadable": "not readable",
}


def interval(assessment: Assessment) -> str:
    """Points with what the doubts leave open: "77 (75–79)", or "77" where nothing is open."""
    if assessment.low == assessment.high:
        return str(assessment.point)
    return f"{assessment.point} ({assessment.low}–{assessment.high})"


def must_haves(gates: tuple[GateResult, ...]) -> str:
    """The must-haves in a few words: what is open or not met first."""
    if not gates:
        return "none set"
    open_ones = [f"{gate.name}: {STATES[gate.state]}" for gate in gates if gate.state != "met"]
    return "; ".join(open_ones) if open_ones else "all met"
