"""Postings in their three formats: complete, inert, and the same every time."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any, get_args

import pytest
from lxml import html

from jobkit.errors import InvalidFile, NotFound
from jobkit.model.posting import FeedFormat, PostingFormat
from jobkit.model.role import Role
from jobkit.postings.feeds import render_feed
from jobkit.postings.render import render_posting
from jobkit.postings.text import WIDTH
from jobkit.roles.loading import load_role

GOLDEN = Path(__file__).parent / "golden"
FORMATS: tuple[PostingFormat, ...] = ("md", "html", "text", "ats")
TEXTS = tuple(form for form in get_args(PostingFormat) if form not in ("docx", "pdf"))
HOSTILE = (
    "</script><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "{{ 7 * 7 }}{% for x in range(9) %}x{% endfor %}",
    '"><svg onload=alert(1)>',
    "[click](javascript:alert(1)) ![x](http://x.test/y.png) <b>bold</b>",
    "&lt;b&gt; &amp; \u2028 `code` **bold** # not a heading",
)


@pytest.fixture(scope="module")
def example(root: Path) -> Role:
    return load_role(root / "samples" / "roles" / "case-manager-example.yaml")


def changed(whole: Role, /, **sections: dict[str, Any]) -> Role:
    """The role with some fields of its sections replaced."""
    data = whole.model_dump(mode="json")
    for section, fields in sections.items():
        data[section].update(fields)
    return Role.model_validate(data)


def data_of(page: str) -> dict[str, Any]:
    (block,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
    properties: dict[str, Any] = json.loads(block)
    return properties


@pytest.mark.parametrize("form", [*TEXTS, *get_args(FeedFormat)])
def test_the_sample_posting_is_as_it_was_approved(form: Any, example: Role, pytestconfig: pytest.Config) -> None:
    posting = render_feed([example], form) if form in get_args(FeedFormat) else render_posting(example, form)
    golden = GOLDEN / posting.filename
    if pytestconfig.getoption("--update-golden"):
        golden.write_bytes(posting.data)
    assert posting.text == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize("form", FORMATS)
def test_everything_that_applicants_are_told_is_in_each_format(form: PostingFormat, example: Role) -> None:
    text = " ".join(render_posting(example, form).text.replace("&#39;", "'").split())
    posting = example.posting
    said = [each.text for each in (*posting.brief, *posting.responsibilities, *posting.requirements, *posting.benefits)]
    said += ["$45,000 to $60,000 a year", "Full-time, 40 hours a week, non-exempt", "Dayton, OH 45402", "CM-2026-014"]
    said += ["Case Management Supervisor", "December 31, 2026", "https://www.example.org/jobs/cm-2026-014"]
    said += ["25 to 30", "about 40% of the time, mileage paid", "no software ranks", "equal opportunity"]
    assert [each for each in said if each not in text] == []


@pytest.mark.parametrize("form", FORMATS)
def test_what_is_about_the_occupation_is_in_none(form: PostingFormat, example: Role) -> None:
    text = render_posting(example, form).text
    role, guide = example.role, example.guide
    assert guide is not None
    kept_out = [each.text for each in (*role.resume_signals, *guide.intro, *guide.closing)]
    kept_out += ["40,675", "40675", *(each.question for each in guide.faqs)]
    assert [each for each in kept_out if each in text] == []


@pytest.mark.parametrize("form", FORMATS)
def test_duties_are_printed_only_where_there_are_no_responsibilities(form: PostingFormat, example: Role) -> None:
    without = changed(example, posting={"responsibilities": []})
    duty = example.role.duties[8].text
    assert duty not in " ".join(render_posting(example, form).text.split())
    assert duty in " ".join(render_posting(without, form).text.split())


def test_a_template_is_refused_with_all_that_it_lacks() -> None:
    with pytest.raises(InvalidFile) as caught:
        render_posting(load_role("case-manager"))
    assert [problem.field for problem in caught.value.problems if problem.field] == [
        "organization.name", "opening.id", "opening.posted_on", "posting.location", "posting.apply.url",
        "posting.apply.deadline",
    ]  # fmt: skip
    assert "jobkit role new" in str(caught.value)


@pytest.mark.parametrize("blank", ["[City, State]", "{{ employer }}", "<your city>", "TBD", "Lorem ipsum dolor"])
def test_a_placeholder_is_refused(blank: str, example: Role) -> None:
    with pytest.raises(InvalidFile, match=r"organization\.about still has the placeholder"):
        render_posting(changed(example, organization={"about": f"We are in {blank} since 1988."}))


@pytest.mark.parametrize("hostile", HOSTILE)
def test_no_text_of_a_role_becomes_markup_or_code(hostile: str, example: Role) -> None:
    if "{{" in hostile:
        hostile = hostile.replace("{{ 7 * 7 }}", "{{7*7}")  # a whole placeholder is refused before it is rendered
    title = f"Aide {re.sub('[!*]', '', hostile)}"  # a title that shouts is refused before it is rendered
    role = changed(
        example,
        role={"title": title},
        organization={"name": f"{hostile} & Co."},
        posting={"brief": [hostile], "responsibilities": [hostile], "benefits": [hostile], "eeo_statement": hostile},
    )
    page = render_posting(role, "html").text
    tree = html.fromstring(page)
    calm = html.fromstring(render_posting(example, "html").text)
    assert {each.tag for each in tree.iter()} == {each.tag for each in calm.iter()}
    assert {name for each in tree.iter() for name in each.attrib} == {n for each in calm.iter() for n in each.attrib}
    assert len(tree.findall(".//script")) == 1
    assert data_of(page)["title"] == title
    assert " ".join((tree.findtext(".//h1") or "").split()) == " ".join(title.split())
    text = render_posting(role, "text").text
    assert "49" not in text.split("Pay")[0]
    markdown = render_posting(role, "md").text
    assert not re.search(r"(?<!\\)(?:\]\(|<(?!https))", markdown)


def test_markdown_text_can_not_start_a_list_or_heading(example: Role) -> None:
    role = changed(example, organization={"about": "1. first"}, posting={"brief": ["# big"], "benefits": ["- dash"]})
    lines = render_posting(role, "md").text.splitlines()
    assert "1\\. first" in lines
    assert "\\# big" in lines
    assert "- \\- dash" in lines


def test_plain_text_stays_in_its_columns(example: Role) -> None:
    lines = render_posting(example, "text").text.splitlines()
    assert max(map(len, lines)) <= WIDTH
    assert not any(line != line.rstrip() for line in lines)


@pytest.mark.parametrize("form", FORMATS)
def test_no_gaps_are_left_where_something_is_not_said(form: PostingFormat, example: Role) -> None:
    text = render_posting(example, form).text
    assert "None" not in text
    assert "\n\n\n" not in text
    assert text.endswith("\n")
    assert not text.endswith("\n\n")


def test_own_templates_take_the_place_of_the_shipped_ones(tmp_path: Path, example: Role) -> None:
    (tmp_path / "postings").mkdir()
    own = tmp_path / "postings" / "posting.md.j2"
    own.write_text("{{ posting.title }} at {{ posting.employer }}\n", encoding="utf-8")
    assert render_posting(example, "md", own_folder=tmp_path).text == "Case Manager at Example Family Services\n"
    assert render_posting(example, "text", own_folder=tmp_path) == render_posting(example, "text")
    own.write_text("{{ posting.titel }}\n", encoding="utf-8")
    with pytest.raises(InvalidFile, match="titel"):
        render_posting(example, "md", own_folder=tmp_path)
    own.write_text("{% include 'postings/absent.j2' %}\n", encoding="utf-8")
    with pytest.raises(NotFound, match="absent"):
        render_posting(example, "md", own_folder=tmp_path)


def test_an_own_style_sheet_alone_changes_the_pages(tmp_path: Path, example: Role) -> None:
    (tmp_path / "postings").mkdir()
    (tmp_path / "postings" / "posting.css").write_text("h1 { color: teal; }\n", encoding="utf-8")
    for form in ("html", "internal"):
        page = render_posting(example, form, own_folder=tmp_path).text  # type: ignore[arg-type]
        assert "h1 { color: teal; }\n</style>" in page
        assert "--ink" not in page


def test_a_shipped_statement_can_be_named(example: Role) -> None:
    role = changed(example, posting={"eeo_statement": {"preset": "us_federal"}})
    assert "genetic information" in render_posting(role).text
    with pytest.raises(InvalidFile, match="there are: us_federal"):
        render_posting(changed(example, posting={"eeo_statement": {"preset": "mars"}}))


def test_a_page_stands_alone(example: Role) -> None:
    tree = html.fromstring(render_posting(example, "html").text)
    assert not tree.xpath("//link | //img | //iframe | //script[@src]")
    assert [each.get("href") for each in tree.iter("a")] == ["https://www.example.org/jobs/cm-2026-014"]
    assert tree.get("lang") == "en"
    assert len(list(tree.iter("h1"))) == 1
