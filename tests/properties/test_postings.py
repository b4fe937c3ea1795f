"""What must hold for the posting of any role, over texts that hypothesis makes up."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from hypothesis import Phase, example, given, settings
from hypothesis import strategies as st

from jobkit.model.role import Role
from jobkit.postings.feeds import render_feed
from jobkit.postings.render import render_posting
from jobkit.roles.loading import load_role
from tests.postings.facts import PARSERS

ROLE = load_role(Path(__file__).resolve().parents[2] / "samples" / "roles" / "case-manager-example.yaml")
WORD = re.compile(r"[{}%]_[{}%]")
"""docxtpl's way to write a brace that is no tag; it becomes one in the text of a Word file, and stays text."""


def sayable(text: str) -> bool:
    return bool(text.strip()) and not WORD.search(text)


PRINTED = st.characters(exclude_categories=("Cc", "Cf", "Cs", "Cn", "Zl", "Zp"))
MARKS = st.sampled_from(
    [*"<>&\"'{}%#[]()*_`~|\\$@=-+!?;:/^\n\t", "]]>", "<!--", "&lt;", "{{", "%}", "</", "{_{", "__", "0"]
)
TEXT = st.lists(st.one_of(PRINTED, MARKS), min_size=1, max_size=25).map("".join).filter(sayable)
FORMS = ("html", "md", "text", "ats", "docx", "jsonld", "indeed", "rss", "atom", "jsonfeed")


def bare(text: str) -> str:
    """The signs themselves: formats may part them, and Markdown marks them."""
    return re.sub(r"[\s\\]", "", text)


def posting_of(duty: str, form: Any) -> bytes:
    data = ROLE.model_dump(mode="json")
    data["posting"] |= {"responsibilities": ["First.", f"a {duty} z", "Last."], "brief": [duty], "benefits": [duty]}
    data["organization"]["about"] = duty
    role = Role.model_validate(data)
    made = render_feed([role], form) if form in ("indeed", "rss", "atom", "jsonfeed") else render_posting(role, form)
    return made.data


@example("a & b &amp; c &#38; d")
@example("x ]]> y ]]]]> z")
@given(TEXT)
@settings(max_examples=15, phases=[Phase.explicit, Phase.generate])
def test_any_text_is_read_back_as_it_was_written(text: str) -> None:
    blank = re.search(r"\[[A-Z]|\{\{|TBD|TODO|XXX|<[a-z]", text)
    for form in FORMS:
        if not blank:
            duties = PARSERS[form](posting_of(text, form)).duties
            assert len(duties) == 3, form
            assert bare(duties[1]) == bare(f"a {text} z"), form
