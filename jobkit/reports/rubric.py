"""A rubric for the terminal: what is a must, what is worth how much, and the sentences that it rests on."""

from __future__ import annotations

from collections.abc import Iterator

from jobkit.model.rubric import Criterion, Gate, Rubric, applied


def text(rubric: Rubric) -> str:
    """Must-haves, criteria with their points, and what is asked elsewhere; a line or two each."""
    return "\n".join([*_lines(rubric), *_left(rubric)]) + "\n"


def not_assessed(rubric: Rubric) -> str:
    """What the posting asks for and no resume shows, with where to ask it; empty where there is nothing."""
    return "".join(f"{line}\n" for line in _left(rubric))


def _lines(rubric: Rubric) -> Iterator[str]:
    yield f"{rubric.title}: rubric {rubric.id} {rubric.version}, for the role {rubric.role}, {rubric.target_tier} level"
    gates = [gate for gate in rubric.gates if gate.enabled]
    if gates:
        yield from ("", "Must-haves (no points; what is unclear is asked)")
    for gate in gates:
        yield f"       {gate.name}: {gate.ask}"
        yield _basis(gate)
    yield from ("", "Points")
    for criterion, most in applied(rubric):
        yield f"  {most:>3}  {criterion.name}"
        yield _basis(criterion)


def _basis(item: Gate | Criterion) -> str:
    said = f' "{item.sentence}"' if item.sentence else ""
    return f"       rests on {', '.join(item.rests_on)}{said}"


def _left(rubric: Rubric) -> Iterator[str]:
    if rubric.not_scored:
        yield from ("", "Not assessed by a resume")
    for each in rubric.not_scored:
        yield f"       {each.what}"
        yield f"       -> {each.then}"
