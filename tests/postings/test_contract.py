"""One role, every channel: each format read back says the same, keeps hostile text inert, and repeats its bytes."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, get_args

import pytest
from lxml import etree, html

from jobkit.model.posting import FeedFormat, Posting, PostingFormat
from jobkit.model.role import Role
from jobkit.postings.feeds import render_feed
from jobkit.postings.render import render_posting
from jobkit.roles.loading import load_role, load_role_text
from tests.postings.facts import PARSERS, Facts

ALL: tuple[str, ...] = (*get_args(PostingFormat), *get_args(FeedFormat))
HOSTILE = (
    "</script><script>alert(1)</script>",
    "{{7*7}{% for x in range(9) %}x{% endfor %}{# no #}",
    "]]><x/><![CDATA[",
    '#read("/etc/passwd") *bold* $x$ `raw` #import "@preview/a:1.0.0"',
    "</w:t></w:r><w:p/> <w:fldSimple w:instr='DDEAUTO'/> {%p if x %}{{r y }",
    '"><img src=x onerror=alert(1)> &lt;b&gt; &#60;i&#62;',
    "[click](javascript:alert(1)) <https://x.test> | table | **bold**",
    "עברית and عربى \u200f mixed",
    "line\nbreak\ttab \u2028 separator",
)


def make(role: Role, form: Any) -> Posting:
    return render_feed([role], form) if form in get_args(FeedFormat) else render_posting(role, form)


def changed(whole: Role, /, **sections: dict[str, Any]) -> Role:
    data = whole.model_dump(mode="json")
    for section, fields in sections.items():
        data[section].update(fields)
    return Role.model_validate(data)


@pytest.fixture(scope="module")
def example(root: Path) -> Role:
    return load_role(root / "samples" / "roles" / "case-manager-example.yaml")


@pytest.fixture(scope="module")
def said(example: Role) -> Facts:
    """What the role file says, in the words in which a posting says it."""
    posting = example.posting
    return Facts(
        title="Case Manager", employer="Example Family Services", place="Dayton, OH",
        pay="$45,000 to $60,000 a year", employment="Full-time, 40 hours a week, non-exempt",
        posted="November 23, 2026", apply_by="December 31, 2026", number="CM-2026-014",
        duties=tuple(each.text for each in posting.responsibilities),
        requirements=tuple(each.text for each in posting.requirements if each.need == "must"),
        offers=(
            "$45,000 to $60,000 a year", posting.pay.note if posting.pay and posting.pay.note else "",
            "401(k): we match up to 4% of pay", "Health insurance from the first day: we pay 80%", "Dental insurance",
            "20 days of paid time off and 10 holidays", "$1,000 a year for professional development",
            "Weekly supervision that counts toward licensure",
        ),
        apply="https://www.example.org/jobs/cm-2026-014",
    )  # fmt: skip


@pytest.mark.parametrize("form", PARSERS)
def test_each_format_read_back_says_what_the_role_says(form: str, example: Role, said: Facts) -> None:
    assert PARSERS[form](make(example, form).data) == said


@pytest.mark.parametrize("form", PARSERS)
def test_another_role_read_back_says_other_things(form: str, example: Role, said: Facts) -> None:
    pay = {"min": None, "max": None, "fixed": 28.5, "currency": "USD", "period": "hour", "note": None, "other": []}
    other = changed(
        example,
        role={"title": "Housing Specialist"},
        opening={"posted_on": "2027-01-04"},
        posting={"pay": pay, "employment_type": "part_time", "responsibilities": ["Find homes."]},
    )
    found = PARSERS[form](make(other, form).data)
    assert (found.title, found.pay, found.posted) == ("Housing Specialist", "$28.50 an hour", "January 4, 2027")
    assert found.employment.startswith("Part-time")
    assert found.duties == ("Find homes.",)
    assert found.requirements == said.requirements


@pytest.mark.parametrize("form", ["social", "microblog", "sms", "careers", "internal"])
def test_what_holds_less_than_the_whole_posting_holds_the_facts_that_it_must(form: str, example: Role) -> None:
    page = make(example, form).text
    text = " ".join(html.fromstring(page).text_content().split() if page.startswith("<!") else page.split())
    for fact in ("Case Manager", "Example Family Services", "Dayton, OH", "$45,000 to $60,000 a year"):
        assert fact in text
    assert ("December 11, 2026" if form == "internal" else "December 31, 2026") in text


@pytest.mark.parametrize("form", ALL)
def test_the_same_role_makes_the_same_bytes(form: str, example: Role, root: Path) -> None:
    again = load_role(root / "samples" / "roles" / "case-manager-example.yaml")
    assert make(example, form) == make(again, form)


@pytest.mark.parametrize("hostile", HOSTILE)
@pytest.mark.parametrize("form", PARSERS)
def test_text_of_a_role_is_never_markup_or_code(form: str, hostile: str, example: Role) -> None:
    """Read back, hostile text stands where plain text would, and nothing else has moved."""
    brief = {"brief": [hostile], "benefits": [hostile], "eeo_statement": hostile}
    role = changed(
        example,
        organization={"about": hostile},
        posting={**brief, "responsibilities": [hostile, "And then this."], "requirements": [hostile]},
    )
    found = PARSERS[form](make(role, form).data)
    assert len(found.duties) == 2
    assert (found.duties[1], len(found.requirements), len(found.offers)) == ("And then this.", 1, 3)
    assert _bare(found.duties[0], form) == _bare(hostile, form)
    assert found.title == "Case Manager"


def _bare(text: str, form: str) -> str:
    """What is left to compare where a format may part signs, or draw letters of another script in its own order."""
    kept = re.sub(r"[\s\\\u200f]", "", text)
    return re.sub(r"[^\x00-\x7f]", "", kept) if form == "pdf" else kept


BARE = """
id: bare
role: {title: Aide, duties: [Help people.]}
organization: {name: Aid House}
opening: {id: A-1, posted_on: 2026-11-23, url: https://aid.example.org/a-1}
posting:
  brief: [You help.]
  requirements: [Patience.]
  pay: {min: 20, max: 20, currency: USD, period: hour}
  work_environment: Office
  location: [{city: Reno, region: NV}]
  employment_type: part_time
  flsa_status: non_exempt
  reports_to: Director
  internal: {grade: Grade 2, apply: Tell us.}
  apply: {email: jobs@example.org, deadline: 2026-12-31}
"""


@pytest.mark.parametrize("form", ALL)
def test_a_role_with_no_more_than_it_must_have_leaves_no_holes(form: str) -> None:
    made = make(load_role_text(BARE, Path("bare.yaml")), form)
    if form in PARSERS and form not in ("jsonld", "jsonfeed"):
        found = PARSERS[form](made.data)
        assert (found.title, found.pay, found.duties, found.requirements) == (
            "Aide", "$20 an hour", ("Help people.",), ("Patience.",),
        )  # fmt: skip
    if form not in ("docx", "pdf"):
        assert not re.search(r"None|null|, ,|\(\)|: *$|<(p|li|h2|dd|title)[^>]*>\s*</\1>", made.text, re.MULTILINE)


@pytest.mark.parametrize("form", ["indeed", "rss", "atom"])
@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_text_leaves_a_feed_well_formed_with_no_element_of_its_own(
    form: FeedFormat, hostile: str, example: Role
) -> None:
    role = changed(
        example,
        role={"title": "Aide" if form == "indeed" and re.search("[!*]", hostile) else f"Aide {hostile}"},
        organization={"name": f"{hostile} & Co."},
        posting={"brief": [hostile]},
    )
    calm, found = (etree.fromstring(render_feed([each], form).data) for each in (example, role))
    assert [each.tag for each in found.iter()] == [each.tag for each in calm.iter()]
    said = [each for each in found.iter() if each.text and _bare(hostile, form) in _bare(each.text, form)]
    assert said


def test_a_page_of_openings_keeps_hostile_text_as_text(example: Role) -> None:
    for hostile in HOSTILE:
        if "!" not in hostile and "*" not in hostile:
            role = changed(example, role={"title": f"Aide {hostile}"}, organization={"name": f"{hostile} & Co."})
            tree = html.fromstring(render_feed([role], "careers").text)
            assert {each.tag for each in tree.iter()} == {
                each.tag for each in html.fromstring(render_feed([example], "careers").text).iter()
            }
            assert _bare(hostile, "careers") in _bare(tree.text_content(), "careers")
