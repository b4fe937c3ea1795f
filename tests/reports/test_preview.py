"""A result set under an edited rubric: the bytes of a fresh screening, and who moves by which criterion."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from jobkit.errors import InvalidFile, NotFound
from jobkit.model.assessment import Done, Outcome
from jobkit.model.outcome import Failed
from jobkit.model.rubric import Rubric
from jobkit.reports import jsonl, preview
from jobkit.reports.results import Rescored, held_to_posting, rescored
from jobkit.reports.save import save
from jobkit.screening.record import Basis, record
from jobkit.screening.rubrics import load_rubric
from jobkit.screening.score import score
from tests.factories import variation

RUBRIC = load_rubric("case-manager")


def edited() -> Rubric:
    """Ten points from experience to the core functions."""
    data = RUBRIC.model_dump(mode="json")
    most = {each["id"]: each for each in data["criteria"]}
    most["experience"]["max"] -= 5
    most["functions"]["max"] += 5
    return Rubric.model_validate(data)


def batch(rubric: Rubric) -> list[Outcome]:
    done: list[Outcome] = []
    for number in range(40):
        page, facts = variation(number)
        given = score(facts, page, rubric)
        ignored = [quote.span for mention in given.ignored for quote in mention.evidence]
        done.append(Done(f"{number:02d}.pdf", given, record=record(Basis(facts, page, ()), also=ignored)))
    return [*done[:3], Failed("locked.pdf", "encrypted", "needs a password"), *done[3:]]


@pytest.fixture
def results(tmp_path: Path) -> Path:
    save(batch(RUBRIC), RUBRIC, tmp_path)
    return tmp_path


def test_it_gives_the_bytes_of_a_fresh_screening(results: Path) -> None:
    again = "".join(each.line() for each in rescored(results, edited()))
    assert again == jsonl.lines(batch(edited()))
    assert again != jsonl.lines(batch(RUBRIC))


def test_each_move_is_the_sum_of_its_criteria(results: Path) -> None:
    found = preview.moves(list(rescored(results, edited())))
    assert len(found) == 40
    assert any(move.moved for move in found)
    for move in found:
        changed = sum((now or 0) - (was or 0) for was, now in (change.points for change in move.changes))
        assert move.points[1] - move.points[0] == changed
        assert move.rank[1] == 1 + sum(other.points[1] > move.points[1] for other in found)
        assert move.rank[0] == 1 + sum(other.points[0] > move.points[0] for other in found)


def test_the_table_names_who_moves_and_why(results: Path) -> None:
    files = list(rescored(results, edited()))
    said = preview.as_text(files, edited())
    moving = [move for move in preview.moves(files) if move.moved]
    passed = [move for move in preview.moves(files) if move.passed]
    assert all(move.file in said for move in moving)
    assert "Core functions of the work: " in said
    assert passed
    assert all(move.points[0] == move.points[1] and move.file not in said for move in passed)
    counted = (
        "1 keeps its points, at another rank."
        if len(passed) == 1
        else f"{len(passed)} keep their points, at another rank."
    )
    assert f"{len(moving)} of 40 change rank or band. {counted} 1 not read, as before.\n" in said


def test_the_same_rubric_moves_nobody(results: Path) -> None:
    files = list(rescored(results, RUBRIC))
    assert "Nobody moves." in preview.as_text(files, RUBRIC)
    made = json.loads(preview.as_json(files, RUBRIC))
    assert made["not_read"] == ["locked.pdf"]
    assert not any(each["criteria"] for each in made["files"])


def _listed(folder: Path) -> list[Rescored]:
    return list(rescored(folder, RUBRIC))


def test_files_that_do_not_belong_together_are_refused(results: Path) -> None:
    facts = results / "facts.jsonl"
    lines = facts.read_text().splitlines(keepends=True)
    facts.write_text("".join([lines[1], lines[0], *lines[2:]]))
    with pytest.raises(InvalidFile, match="line 1: does not belong to the"):
        _listed(results)
    facts.write_text("".join(lines[:-1]))
    with pytest.raises(InvalidFile, match="line 41: does not belong to the"):
        _listed(results)
    facts.unlink()
    with pytest.raises(NotFound, match="give the folder that 'jobkit screen"):
        _listed(results)


@pytest.mark.parametrize("line", ["", "[]", '{"outcome": "assessed"}', "{"])
def test_a_broken_line_is_told(results: Path, line: str) -> None:
    path = results / "results.jsonl"
    lines = path.read_text().splitlines()
    path.write_text("\n".join([lines[0], line, *lines[2:]]) + "\n")
    with pytest.raises(InvalidFile, match="line 2: is no line of results"):
        _listed(results)


def test_the_posting_of_the_screening_is_held_to_again(tmp_path: Path) -> None:
    posted = RUBRIC.model_copy(update={"posting": ("Kept case notes in HMIS within a day of each contact",)})
    save(batch(posted), posted, tmp_path)
    again = held_to_posting(tmp_path, RUBRIC)
    assert "".join(each.line() for each in rescored(tmp_path, again)) == jsonl.lines(batch(posted))
    (tmp_path / "summary.json").write_text("{}")
    with pytest.raises(InvalidFile, match="is no summary of results; screen the files again"):
        held_to_posting(tmp_path, RUBRIC)
