"""The workbook, opened as what it is: a ZIP of XML."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace

import pytest

from jobkit.model.assessment import Done, Outcome
from jobkit.model.outcome import Failed
from jobkit.reports import xlsx
from jobkit.screening.rubrics import load_rubric
from jobkit.screening.score import score
from tests.factories import variation

RUBRIC = load_rubric("case-manager")
FORMULA = '=HYPERLINK("http://example.com")'


def batch() -> list[Outcome]:
    done: list[Outcome] = []
    for number, name in ((0, "Jordan Vale"), (2, FORMULA), (3, "http://example.com/\x00\x1b" + "x" * 40_000)):
        page, facts = variation(number)
        given = score(facts, page, RUBRIC)
        done.append(Done(f"@{number}.pdf", replace(given, warnings=("+1", "-2")), name))
    return [*done, Failed("locked.pdf", "encrypted", "needs a password")]


@pytest.fixture(scope="module")
def parts() -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(xlsx.render(batch(), RUBRIC))) as book:
        return {name: book.read(name).decode() for name in book.namelist()}


def test_the_same_results_give_the_same_bytes() -> None:
    assert xlsx.render(batch(), RUBRIC) == xlsx.render(batch(), RUBRIC)


def test_text_that_looks_like_a_formula_is_text(parts: dict[str, str]) -> None:
    sheets = [text for name, text in parts.items() if name.startswith("xl/worksheets/sheet")]
    assert len(sheets) == 4
    assert not any("<f>" in text for text in sheets)
    assert "=HYPERLINK(" in parts["xl/sharedStrings.xml"]


def test_heads_are_frozen_and_filtered(parts: dict[str, str]) -> None:
    for number in range(1, 5):
        sheet = parts[f"xl/worksheets/sheet{number}.xml"]
        assert 'state="frozen"' in sheet
        assert "<autoFilter" in sheet


def test_rows_are_as_high_as_their_fullest_cell(parts: dict[str, str]) -> None:
    """Not every program measures them when it opens a workbook; one of 32,000 characters is as high as rows get."""
    ranking = parts["xl/worksheets/sheet1.xml"]
    heights = [float(each) for each in re.findall(r'<row r="\d+"[^>]* ht="([\d.]+)" customHeight="1"', ranking)]
    assert max(heights) == 405
    assert min(heights) == 30
    rubric = parts["xl/worksheets/sheet4.xml"]
    assert re.search(r'<row r="5"[^>]* ht="([\d.]+)"', rubric)


def test_the_sums_stand_beside_the_reasons(parts: dict[str, str]) -> None:
    assert "Points: 6 × 42 ÷ 10 + 1 × 0.4 × 42 ÷ 10 = 26.88, so 27. Low: " in parts["xl/sharedStrings.xml"]


def test_points_are_numbers(parts: dict[str, str]) -> None:
    ranking = parts["xl/worksheets/sheet1.xml"]
    points = [int(each) for each in re.findall(r'<c r="E\d+" s="\d+"><v>(\d+)</v>', ranking)]
    given = [each.assessment.point for each in batch() if isinstance(each, Done)]
    assert sorted(points) == sorted(given)


def test_the_ranking_leads_to_the_evidence_and_that_to_the_report(parts: dict[str, str]) -> None:
    assert "location=\"'Evidence'!A2\"" in parts["xl/worksheets/sheet1.xml"].replace("&apos;", "'")
    assert "report.html" in parts["xl/worksheets/_rels/sheet2.xml.rels"]
    for each in re.findall(r'Target="([^"]*)"', "".join(text for name, text in parts.items() if "sheet" in name)):
        assert "example.com" not in each


def test_only_what_a_person_opens_is_listed_as_not_read(parts: dict[str, str]) -> None:
    assert parts["xl/worksheets/sheet3.xml"].count("<row ") == 2
    assert "locked.pdf" in parts["xl/sharedStrings.xml"]
