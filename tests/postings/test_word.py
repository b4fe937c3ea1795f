"""The Word file: Word's own styles, an employer's own template, and LibreOffice opens it."""

from __future__ import annotations

import io
import shutil
import subprocess
import zipfile
from pathlib import Path

import docx
import pypdfium2
import pytest

from jobkit.errors import InvalidFile
from jobkit.model.role import Role
from jobkit.postings.render import render_posting
from jobkit.roles.loading import load_role

SOFFICE = shutil.which("soffice")


@pytest.fixture(scope="module")
def example(root: Path) -> Role:
    return load_role(root / "samples" / "roles" / "case-manager-example.yaml")


@pytest.fixture(scope="module")
def made(example: Role) -> bytes:
    return render_posting(example, "docx").data


def own(folder: Path, *paragraphs: str) -> Path:
    """A folder with a Word template of an employer's own."""
    document = docx.Document()
    for text in paragraphs:
        document.add_paragraph(text)
    (folder / "postings").mkdir(exist_ok=True)
    document.save(str(folder / "postings" / "posting.docx"))
    return folder


def test_it_is_built_of_words_own_styles(made: bytes) -> None:
    document = docx.Document(io.BytesIO(made))
    styles = [paragraph.style.name for paragraph in document.paragraphs if paragraph.style and paragraph.text]
    assert styles[:2] == ["Subtitle", "Title"]
    assert {"Heading 1", "List Bullet", "Normal"} <= set(styles)
    assert len(document.tables) == 1
    assert not [each.text for each in document.paragraphs if "{" in each.text]
    assert document.sections[0].header.paragraphs[0].text == "Example Family Services\tCM-2026-014"


def test_its_properties_tell_what_it_is_and_no_clock(made: bytes) -> None:
    about = docx.Document(io.BytesIO(made)).core_properties
    assert (about.title, about.author) == ("Case Manager, Example Family Services", "Example Family Services")
    assert about.identifier == "CM-2026-014"
    assert about.created is not None
    assert about.created.date().isoformat() == "2026-11-23"
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        assert {entry.date_time[0] for entry in archive.infolist()} == {1980}


def test_applying_is_a_link(made: bytes) -> None:
    links = [each.target_ref for each in docx.Document(io.BytesIO(made)).part.rels.values() if each.is_external]
    assert links == ["https://www.example.org/jobs/cm-2026-014"]


def test_an_employers_own_word_file_takes_the_place_of_the_shipped_one(tmp_path: Path, example: Role) -> None:
    folder = own(tmp_path, "{{ posting.title }} & {{ number }}", "{%p for fact in posting.facts %}", "{{ fact.label }}",
                 "{%p endfor %}")  # fmt: skip
    document = docx.Document(io.BytesIO(render_posting(example, "docx", own_folder=folder).data))
    assert [each.text for each in document.paragraphs][:3] == ["Case Manager & CM-2026-014", "Pay", "Employment"]


@pytest.mark.parametrize(
    "tag",
    [
        "{{ posting.titel }}",
        "{{ posting.__class__.__mro__ }}",
        "{{ ''.__class__ }}",
        "{{ cycler.__init__.__globals__ }}",
        "{% for x in range(999999999) %}{% endfor %}",
        "{% include '/etc/passwd' %}",
        "{% import 'os' as os %}",
        "{% if %}",
    ],
)
def test_a_tag_that_reaches_out_or_is_faulty_is_an_error_in_a_line(tag: str, tmp_path: Path, example: Role) -> None:
    with pytest.raises(InvalidFile) as caught:
        render_posting(example, "docx", own_folder=own(tmp_path, tag))
    assert "postings/posting.docx" in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_file_that_is_no_word_file_is_an_error_in_a_line(tmp_path: Path, example: Role) -> None:
    own(tmp_path).joinpath("postings", "posting.docx").write_bytes(b"PK\x03\x04 no")
    with pytest.raises(InvalidFile, match=r"postings/posting.docx"):
        render_posting(example, "docx", own_folder=tmp_path)


@pytest.mark.skipif(SOFFICE is None, reason="no LibreOffice on this machine")
def test_libreoffice_opens_it(made: bytes, tmp_path: Path) -> None:
    (tmp_path / "posting.docx").write_bytes(made)
    command = [str(SOFFICE), f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to", "pdf"]
    subprocess.run(
        [*command, "--outdir", tmp_path, tmp_path / "posting.docx"], check=True, capture_output=True, timeout=90
    )
    with pypdfium2.PdfDocument(tmp_path / "posting.pdf") as document:
        assert len(document) == 2
        assert "What you will do" in document[0].get_textpage().get_text_range()
