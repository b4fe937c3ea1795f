"""The page for the person who wrote the resume, and its text and JSON."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path

import pytest
from lxml import html as page_of

from jobkit import one_file
from jobkit.intake import File
from jobkit.reports import fit as report
from jobkit.reports import fit_page
from jobkit.reports.fit import Fit
from jobkit.screening.rubrics import load_rubric

RUBRIC = load_rubric("case-manager")
HOSTILE = '"><img src=x onerror=alert(1)><script>alert(2)</script>'
TEXT = f"""Jordan Vale, CCM
jordan@example.org | (216) 555-0100

Experience
Case Manager, Harbor House, 2019 - 2021
- Wrote care plans with 40 families {HOSTILE}

Education
Bachelor of Social Work, State College, 2018

Skills
client advocacy, HMIS, {HOSTILE}
"""


def _fit(text: str = TEXT) -> Fit:
    return one_file.fit_file(File("a.txt", None, text.encode()), RUBRIC, as_of=date(2026, 11, 1))


def test_markup_from_a_resume_is_text_and_nothing_runs() -> None:
    page = fit_page.render(_fit(), RUBRIC)
    tree = page_of.fromstring(page)
    assert tree.xpath("//img | //script") == []
    assert HOSTILE in tree.text_content()
    assert "script-src 'none'" in tree.xpath("//meta[@http-equiv]/@content")[0]


def test_a_page_without_pictures_shows_its_lines_beside_what_was_read() -> None:
    tree = page_of.fromstring(fit_page.render(_fit(), RUBRIC))
    assert "Wrote care plans with 40 families" in tree.xpath("string(//ol[@class='page'])")
    read = tree.xpath("string(//section[@aria-labelledby='read']//table)")
    for words in ("Jordan Vale", "jordan@example.org", "2019 to 2021", "Bachelor of Social Work; State College"):
        assert words in read, words


def test_a_pdf_is_shown_with_its_lines_marked(root: Path) -> None:
    path = root / "samples" / "resumes" / "zainab-alhakim.pdf"
    tree = page_of.fromstring(
        fit_page.render(one_file.fit_file(File(path.name, path), RUBRIC, as_of=date(2026, 11, 1)), RUBRIC)
    )
    assert tree.xpath("//img/@src")[0].startswith("data:image/webp;base64,")
    marks = {each.lstrip("#") for each in tree.xpath("//blockquote//a/@href")}
    assert marks
    assert marks == {mark for mark in tree.xpath("//*/@id") if mark.startswith("mark-")}


def test_the_page_the_text_and_the_json_say_the_same() -> None:
    fit = _fit()
    given = fit.advice.assessment
    text, made = report.text(fit, RUBRIC), json.loads(json.dumps(report.as_json(fit, RUBRIC)))
    page = page_of.fromstring(fit_page.render(fit, RUBRIC)).text_content()
    assert made["score"]["point"] == given.point
    assert f"{given.point} of 100 points" in " ".join(page.split())
    assert made["resume"]["basics"]["name"] == "Jordan Vale"
    squeezed = re.sub(r"\s+", "", text)
    for remark in made["readability"]:
        assert re.sub(r"\s+", "", remark["mend"]) in squeezed
        assert remark["mend"] in page
    for tip in report.tips(fit.advice):
        assert tip.said in page
        assert re.sub(r"\s+", "", tip.said) in squeezed


def test_what_is_only_named_says_what_a_clear_line_is_worth() -> None:
    said = [tip.said for tip in report.tips(_fit().advice)]
    assert any(each.startswith("Your resume only names it") and "advocacy" in each for each in said)


@pytest.mark.parametrize("word", ["lacks", "fail", "reject you", "unqualified", "surer", "below", "_"])
def test_no_sentence_is_unkind_or_unfinished(word: str) -> None:
    poor = _fit("Jordan Vale\n\nExperience\nBarista, Cafe, 2019 - 2021\n- Made coffee\n")
    page = page_of.fromstring(fit_page.render(poor, RUBRIC))
    for rules in page.xpath("//details | //style"):
        rules.drop_tree()
    assert word not in page.xpath("//body")[0].text_content()
