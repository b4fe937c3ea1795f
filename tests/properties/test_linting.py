"""Whatever a posting or a role file says, a finding stands where it says it does, and a mend breaks nothing."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from jobkit.api import fix_role
from jobkit.postings.lint.checking import lint_text
from jobkit.postings.lint.subject import Source
from jobkit.roles.loading import load_role
from jobkit.yamlfile import dump

AS_OF = date(2026, 11, 25)
TROUBLE = [
    "the elderly",
    "young",
    "addicts",
    "no felons",
    "BA degree in",
    "$45,000+",
    "[City, State]",
    "Elderly people",
]
PLAIN = [
    "You",
    "help",
    "clients",
    "and",
    "write:",
    "notes.",
    "'quoted'",
    "#7",
    "{x}",
    "é",
    "->",
    "50%",
    "- item",
    "a: b",
]
sentences = st.lists(st.sampled_from(TROUBLE + PLAIN), min_size=1, max_size=12).map(" ".join)


@given(st.lists(sentences | st.text(max_size=40), max_size=8).map("\n".join))
@settings(max_examples=60)
def test_a_quote_stands_at_its_place(text: str) -> None:
    source = Source("posting.md", text)
    for each in lint_text(source, as_of=AS_OF):
        spot = each.spot
        if spot.end_line and spot.line and spot.column and spot.end_column:
            held = text[source.offset(spot.line, spot.column) : source.offset(spot.end_line, spot.end_column)]
            assert held.strip()
            if held.isprintable():
                assert each.quote.split()[0][:1] == held.split()[0][:1]


@given(st.lists(sentences, min_size=1, max_size=5))
@settings(max_examples=30)
def test_a_mended_role_says_the_same_but_for_the_words(duties: list[str]) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "role.yaml"
        path.write_text(
            dump({"id": "role", "role": {"title": "Case Manager"}, "posting": {"responsibilities": duties}})
        )
        before = load_role(path)
        made = fix_role(path, as_of=AS_OF)
        after = load_role(path)
        assert len(after.posting.responsibilities) == len(before.posting.responsibilities)
        texts = list(zip(before.posting.responsibilities, after.posting.responsibilities, strict=True))
        changed = [(old.text, new.text) for old, new in texts if old.text != new.text]
        assert bool(changed) == bool(made)
        for old, new in changed:
            assert set(new.split()) - set(old.split()) <= {
                word for each in made for word in (each.replacement or "").split()
            } | {word for word in new.split() if not word[-1].isalnum()}
