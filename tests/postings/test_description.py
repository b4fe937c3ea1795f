"""Text in the HTML of feeds: as entities, or for Indeed without any."""

from __future__ import annotations

import pytest
from lxml import html

from jobkit.postings.description import escaped, literal


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("R&D at AT&T, fewer than <30 clients, a < b > c", "R&D at AT&T, fewer than <30 clients, a < b > c"),
        ("<b>bold</b> <!-- x --> <?php", "< b>bold< /b> < !-- x --> < ?php"),
        ("&lt;b&gt; &#60; &copy 2026", "& lt;b& gt; & #60; & copy 2026"),
    ],
)
def test_what_would_be_a_tag_or_an_entity_is_parted(text: str, written: str) -> None:
    assert literal(text) == written
    assert html.fromstring(f"<p>{literal(text)}</p>").text_content() == written


def test_entities_stand_for_the_signs() -> None:
    assert escaped('a < b & "c"') == 'a &lt; b &amp; "c"'
