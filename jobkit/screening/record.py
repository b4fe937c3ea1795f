"""What scoring needs of a resume, kept so that another rubric can score it later without reading the file again.

Kept are the facts, and of the page only the lines that the facts stand on or that tell of work, where a rubric's own
words may stand: no name and no contact. A line that holds a counted credential is kept as it is quoted.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from pydantic import TypeAdapter, ValidationError

from jobkit.errors import InvalidFile, Problem
from jobkit.model.document import Box, Cell, Document, Hidden, Row, Span, Word
from jobkit.model.facts import Facts
from jobkit.model.resume import Caution

FORM: Final = 1
"""Of a record; one of another form asks for the files to be read again."""
_HERE = Box(0, 0, 0, 0)
_WITH_SPANS: Final = ("degrees", "credentials", "stints", "terms", "ignored", "told")
"""What of ``Facts`` stands on the page."""


@dataclass(frozen=True, slots=True)
class Basis:
    """What ``score`` is given."""

    facts: Facts
    document: Document
    """Its lines that the facts stand on, where they stood."""
    cautions: tuple[Caution, ...]


def record(basis: Basis, *, also: Iterable[Span] = ()) -> str:
    """One line of ``facts.jsonl``; ``also`` are further places to keep: what scoring itself found, and ignored."""
    document = basis.document
    spans = [*spans_of(basis.facts), *also]
    rows = dict.fromkeys(row for span in spans for row in document.rows_of(span))
    kept = {
        "form": FORM,
        "document": document.digest,
        "facts": _adapter().dump_python(basis.facts, mode="json"),
        "lines": [_row(row, document) for row in sorted(rows, key=lambda row: row.span.start)],
        "cautions": [[caution.code, caution.text] for caution in basis.cautions],
        "hidden_on": [hidden.page for hidden in document.hidden],
    }
    return json.dumps(kept, ensure_ascii=False, separators=(",", ":"))


def restored(line: str, *, path: str, number: int) -> Basis:
    """The basis that a line of ``facts.jsonl`` was made of.

    Raises:
        InvalidFile: the line is no record, or one of another form.
    """
    try:
        kept = json.loads(line)
        if kept["form"] != FORM:
            raise ValueError
        facts = _adapter().validate_python(kept["facts"])
        rows = tuple(map(_row_of, kept["lines"]))
        hidden = tuple(Hidden("", "", int(page), _HERE) for page in kept["hidden_on"])
        cautions = tuple(Caution(code, said) for code, said in kept["cautions"])
        text = _text(kept["lines"])
        return Basis(facts, Document(kept["document"], "", text, rows, (), hidden), cautions)
    except (ValueError, KeyError, TypeError, IndexError, ValidationError):
        said = "is no record of this version of jobkit"
        raise InvalidFile([Problem(said, path, number, hint="screen the files again")]) from None


@cache
def _adapter() -> TypeAdapter[Facts]:
    return TypeAdapter(Facts)


def spans_of(facts: Facts) -> tuple[Span, ...]:
    """Where the facts stand, each place once."""
    return tuple(dict.fromkeys(_spans(facts)))


def _spans(facts: Facts) -> Iterator[Span]:
    for name in _WITH_SPANS:
        for fact in getattr(facts, name):
            yield from fact.spans if hasattr(fact, "spans") else (fact.span,)


# ------------------------------------------------------------------ lines


def _row(row: Row, document: Document) -> list[Any]:
    cells = [
        [cell.span.start, document.text_of(cell.span), [_word(at, word) for at, word in cell.words]]
        for cell in row.cells
    ]
    return [row.page, row.number, row.span.start, row.span.end, _corners(row.box), cells]


def _word(at: Span, word: Word) -> list[float]:
    return [at.start, at.end, *_corners(word.box)]


def _corners(box: Box) -> list[float]:
    """To a tenth of a point, as results give them: the union of rounded boxes is the rounded union."""
    return [round(each, 1) for each in (box.x0, box.top, box.x1, box.bottom)]


def _row_of(kept: list[Any]) -> Row:
    page, number, start, end, corners, cells = kept
    return Row(Span(start, end), page, number, Box(*corners), tuple(map(_cell_of, cells)), column=0)


def _cell_of(kept: list[Any]) -> Cell:
    start, text, words = kept
    span = Span(start, start + len(text))
    known = tuple((Span(first, last), Word("", Box(*corners), 0.0)) for first, last, *corners in words)
    return Cell(span, _HERE, 0.0, False, False, None, known)


def _text(lines: list[Any]) -> str:
    """The kept cells at their places, and blanks where the rest of the page was; cells of a line stand a tab apart."""
    parts, at = [], 0
    for _, _, start, _, _, cells in lines:
        for index, (first, text, _) in enumerate(cells):
            gap = first - at
            parts += ["\t" * gap if index and first > start else " " * gap, text]
            at = first + len(text)
    return "".join(parts)
