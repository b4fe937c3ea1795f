"""The results as a workbook, for people who live in Excel: the ranking, every criterion, every quoted line.

Text from a resume is written as text: the format keeps formulas apart from strings, so a cell that begins with "=" is
shown and never computed. Every row leads to its evidence, and the evidence to the candidate in ``report.html`` beside.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import datetime
from typing import Any, Final

import xlsxwriter

from jobkit.containers.own_output import MARK
from jobkit.model.assessment import Assessment, Outcome, Quote
from jobkit.model.rubric import Rubric, applied
from jobkit.reports import words
from jobkit.reports.ranking import Ranked, ranked, unread
from jobkit.reports.reckoning import in_words
from jobkit.reports.rules import rule

_MADE: Final = datetime(1980, 1, 1)
"""The day that a workbook says it was made: results carry their own, and the same results give the same bytes."""
_MOST: Final = 32_000
"""Characters of a cell; Excel takes 32,767."""
_LINKS: Final = 65_000
"""Links of a sheet; Excel takes 65,530."""
_LINE: Final = 15.0
"""Points that a line of a row is high."""
_HIGHEST: Final = 405.0
"""Points; Excel takes 409."""
_HEAD: Final = {"bold": True, "bg_color": "#1F2937", "font_color": "#FFFFFF", "text_wrap": True, "valign": "top"}
_FILLS: Final = {"strong": "#DCF2E3", "good": "#DBEAFE", "review": "#FDF0C8", "below": "#E7E5E4"}


def render(outcomes: Sequence[Outcome], rubric: Rubric) -> bytes:
    """The workbook's bytes."""
    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(out, options) as book:
        book.set_properties({"title": f"{rubric.title}: results", "created": _MADE, "comments": MARK})
        places = ranked(outcomes)
        lines = _lines(places)
        first = {line[0]: at for at, line in reversed(list(enumerate(lines, 2)))}
        _ranking(_Sheet(book, "Ranking"), places, rubric, first)
        _evidence(_Sheet(book, "Evidence"), lines)
        _table(_Sheet(book, "Not read"), ("File", "Reason", "What to do"), (30, 14, 80),
               [(each.file, each.code, each.message) for each in unread(outcomes)])  # fmt: skip
        points = [
            (each.name, most, rule(each, most, rubric), ", ".join(each.rests_on)) for each, most in applied(rubric)
        ]
        _table(
            _Sheet(book, "Rubric"), ("Criterion", "Points", "How they are given", "Rests on"), (28, 8, 80, 50), points
        )
    return out.getvalue()


class _Sheet:
    """A sheet with a frozen head, filters, and cells that are only ever text or numbers."""

    def __init__(self, book: Any, name: str) -> None:
        self.sheet = book.add_worksheet(name)
        self.book = book
        self.widths: Sequence[int] = ()
        self.lines: dict[int, int] = {}
        """Rows of more than one line."""
        self.head = book.add_format(_HEAD)
        self.body = book.add_format({"text_wrap": True, "valign": "top"})
        self.number = book.add_format({"valign": "top", "align": "right", "indent": 1})
        self.link = book.add_format({"font_color": "#1D4ED8", "underline": 1, "valign": "top"})
        self.bands = {band: book.add_format({"bg_color": fill, "valign": "top"}) for band, fill in _FILLS.items()}

    def start(self, heads: Sequence[str], widths: Sequence[int], rows: int) -> None:
        self.widths = widths
        for at, (head, width) in enumerate(zip(heads, widths, strict=True)):
            self.sheet.set_column(at, at, width)
            self.put(0, at, head, self.head)
        self.sheet.freeze_panes(1, 2)
        self.sheet.autofilter(0, 0, rows, len(heads) - 1)
        self.sheet.set_landscape()
        self.sheet.fit_to_pages(1, 0)
        self.sheet.repeat_rows(0)

    def put(self, row: int, column: int, value: object, look: Any = None) -> None:
        if isinstance(value, int):
            self.sheet.write_number(row, column, value, look or self.number)
            return
        said = str(value)[:_MOST]
        self.sheet.write_string(row, column, said, look or self.body)
        self._make_room(row, said, self.widths[column])

    def _make_room(self, row: int, said: str, width: int) -> None:
        """A row is as high as its fullest cell: not every program that opens a workbook measures that itself."""
        lines = sum(1 + len(part) // width for part in said.split("\n"))
        if lines > self.lines.get(row, 1):
            self.lines[row] = lines
            self.sheet.set_row(row, min(_LINE * lines, _HIGHEST))

    def lead(self, row: int, column: int, target: str, shown: str) -> None:
        """A link; past the number that Excel takes, the words alone."""
        if row > _LINKS:
            self.put(row, column, shown)
        else:
            self.sheet.write_url(row, column, target, self.link, shown)


def _ranking(sheet: _Sheet, places: Sequence[Ranked], rubric: Rubric, first: dict[int, int]) -> None:
    criteria, gates = applied(rubric), [gate for gate in rubric.gates if gate.enabled]
    heads = ["Rank", "File", "Name", "Band", "Points", "Low", "High", "Lines",
             *(f"Must-have: {gate.name}" for gate in gates), *(f"{each.name} (of {most})" for each, most in criteria),
             "To ask", "About the reading"]  # fmt: skip
    widths = [6, 30, 24, 9, 8, 6, 6, 8, *[14] * len(gates), *[13] * len(criteria), 60, 40]
    sheet.start(heads, widths, len(places))
    for row, place in enumerate(places, 1):
        given = place.done.assessment
        head = [place.rank, place.done.file, place.done.name or "", words.BANDS[given.band]]
        head += [given.point, given.low, given.high, ""]
        rest = [*(words.STATES[gate.state] for gate in given.gates), *(each.points for each in given.criteria)]
        rest += ["\n".join(given.questions), "\n".join(given.warnings)]
        for column, value in enumerate([*head, *rest]):
            sheet.put(row, column, value, sheet.bands[given.band] if column == 3 else None)
        if row in first:
            sheet.lead(row, 7, f"internal:'Evidence'!A{first[row]}", "lines")


Line = tuple[int, str, str, str, str, object, object, str, object, object, str]


def _lines(places: Sequence[Ranked]) -> list[Line]:
    """A row for each line that is quoted, by what it counts for; the place in the ranking first."""
    return [
        (at, place.done.file, *judged, *line)
        for at, place in enumerate(places, 1)
        for *judged, evidence in _judged(place.done.assessment)
        for line in _quoted(evidence)
    ]


def _judged(given: Assessment) -> list[tuple[Any, ...]]:
    rows: list[tuple[Any, ...]] = [
        ("must-have", gate.name, words.STATES[gate.state], "", "", gate.reason, gate.evidence) for gate in given.gates
    ]
    rows += [
        (
            "points",
            each.name,
            words.STATES[each.state],
            each.points,
            each.max,
            f"{each.reason} {in_words(each)}".strip(),
            each.evidence,
        )
        for each in given.criteria
    ]
    return rows + [("not counted", each.what, "", "", "", each.why, each.evidence) for each in given.ignored]


def _quoted(evidence: Sequence[Quote]) -> list[tuple[object, object, str]]:
    return [(each.page, each.line, each.text.replace("\t", "   ")) for each in evidence] or [("", "", "")]


def _evidence(sheet: _Sheet, lines: Sequence[Line]) -> None:
    heads = (
        "Place",
        "File",
        "Counts as",
        "What",
        "State",
        "Points",
        "Of",
        "Why",
        "Page",
        "Line",
        "The resume says",
        "",
    )
    sheet.start(heads, (6, 30, 12, 26, 12, 8, 6, 50, 6, 6, 70, 8), len(lines))
    for row, line in enumerate(lines, 1):
        for column, value in enumerate(line):
            sheet.put(row, column, value)
        sheet.lead(row, len(line), f"external:report.html#lines-{line[0]}", "report")


def _table(sheet: _Sheet, heads: Sequence[str], widths: Sequence[int], rows: Sequence[Sequence[object]]) -> None:
    sheet.start(heads, widths, len(rows))
    for row, values in enumerate(rows, 1):
        for column, value in enumerate(values):
            sheet.put(row, column, value)
