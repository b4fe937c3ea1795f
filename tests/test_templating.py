"""The sandbox of templates: an own template reaches its values and its folder, nothing else, and fails in a line."""

from __future__ import annotations

from pathlib import Path

import pytest

from jobkit.errors import InvalidFile, JobkitError, NotFound
from jobkit.templating import find, render

VALUES = {"posting": {"title": "Case Manager"}, "words": ("a", "b")}


def own(folder: Path, source: str, name: str = "page.txt.j2") -> Path:
    (folder / "postings").mkdir(exist_ok=True)
    (folder / "postings" / name).write_text(source, encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    "source",
    [
        "{{ words.__class__ }}",
        "{{ words.__class__.__mro__[1].__subclasses__() }}",
        "{{ words['__class__'] }}",
        "{{ words|attr('__class__') }}",
        "{{ ''.__class__.__base__ }}",
        "{{ '{0.__class__}'.format(words) }}",
        "{{ '%s'.format.__self__ }}",
        "{{ cycler.__init__.__globals__.os }}",
        "{{ self.__init__.__globals__ }}",
        "{{ lipsum.__globals__['os'].popen('id') }}",
        "{{ namespace.__init__ }}",
        "{{ posting.update({'title': 'x'}) }}",
        "{{ posting.pop('title') }}",
        "{% for number in range(100000001) %}x{% endfor %}",
        "{{ range(10 ** 9)|list }}",
        "{% import 'os' as os %}",
        "{% from 'subprocess' import run %}",
        "{% include '/etc/passwd' %}",
        "{% include '../outside.txt' %}",
        "{% include 'postings/../../outside.txt' %}",
        "{% extends '../outside.txt' %}",
        "{% include 'postings/page.txt.j2' %}",
    ],
)
def test_nothing_outside_is_reached(source: str, tmp_path: Path) -> None:
    (tmp_path / "outside.txt").write_text("out of bounds", encoding="utf-8")
    (tmp_path / "own").mkdir()
    with pytest.raises(JobkitError) as caught:
        render("postings/page.txt.j2", VALUES, own_folder=own(tmp_path / "own", source))
    assert "\n" not in str(caught.value)
    assert "out of bounds" not in str(caught.value)
    assert VALUES["posting"] == {"title": "Case Manager"}


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("one\ntwo\n{{ posting.titel }}\n", "line 3: .*titel"),
        ("one\n{{ absent }}\n", "line 2: 'absent' is undefined"),
        ("{% if %}\n", "line 1"),
        ("\n{{ 1 / 0 }}", "line 2: division by zero"),
        ("\n{{ words + 1 }}", "line 2: can only concatenate"),
    ],
)
def test_a_fault_is_told_with_its_line(source: str, said: str, tmp_path: Path) -> None:
    with pytest.raises(InvalidFile, match=f"postings/page.txt.j2, {said}"):
        render("postings/page.txt.j2", VALUES, own_folder=own(tmp_path, source))


def test_a_missing_template_is_named(tmp_path: Path) -> None:
    with pytest.raises(NotFound, match=r"postings/absent\.j2"):
        render("postings/page.txt.j2", VALUES, own_folder=own(tmp_path, "{% include 'postings/absent.j2' %}"))


@pytest.mark.parametrize(
    ("name", "shown"), [("a.html.j2", "&lt;b&gt;"), ("a.xml.j2", "&lt;b&gt;"), ("a.txt.j2", "<b>")]
)
def test_pages_and_feeds_escape_what_they_print(name: str, shown: str, tmp_path: Path) -> None:
    folder = own(tmp_path, "{{ text }}", name)
    assert render(f"postings/{name}", {"text": "<b>"}, own_folder=folder) == shown


def test_the_own_file_is_found_first(tmp_path: Path) -> None:
    own(tmp_path, "", "posting.typ")
    assert find("postings/posting.typ", own_folder=tmp_path) == tmp_path / "postings" / "posting.typ"
    assert find("postings/posting.docx", own_folder=tmp_path) == find("postings/posting.docx")
