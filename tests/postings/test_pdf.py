"""The PDF: tagged, of bundled fonts, and its template fenced in."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest

from jobkit.errors import InvalidFile
from jobkit.model.role import Role
from jobkit.postings.render import render_posting
from jobkit.roles.loading import load_role


@pytest.fixture(scope="module")
def example(root: Path) -> Role:
    return load_role(root / "samples" / "roles" / "case-manager-example.yaml")


def own(folder: Path, source: str) -> Path:
    (folder / "postings").mkdir(parents=True)
    (folder / "postings" / "posting.typ").write_text(source, encoding="utf-8")
    return folder


def changed(whole: Role, brief: str) -> Role:
    data = whole.model_dump(mode="json")
    data["posting"]["brief"] = [brief]
    return Role.model_validate(data)


def test_it_is_two_tagged_pages_that_say_whose_they_are(example: Role) -> None:
    made = render_posting(example, "pdf").data
    with pypdfium2.PdfDocument(made) as document:
        assert len(document) == 2
        about = document.get_metadata_dict()
        assert about["Title"] == "Case Manager, Example Family Services"
        assert about["CreationDate"].startswith("D:20261123")
        assert document.is_tagged()
        drawn = document[0].render(scale=0.3).to_numpy()
    assert drawn.min() < 100 < drawn.max()  # dark on light, and not a blank page
    assert b"pdfuaid" in made


def test_it_fits_a_page_more_however_long_the_role_is(example: Role) -> None:
    long = changed(example, "You help people. " * 1000)
    with pypdfium2.PdfDocument(render_posting(long, "pdf").data) as document:
        assert 3 < len(document) < 12


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ('#read("../../secret.txt")', "outside|escape"),
        ('#read("/etc/passwd")', "not found"),
        ('#import "@preview/cetz:0.2.0": *', "package from the network"),
        ("#let x = 1\n#while x > 0 { x += 1 }", "infinite"),
        ("#posting", "unknown variable"),
        ("#json(bytes(sys.inputs.posting)).titel", "titel"),
    ],
)
def test_a_template_that_reaches_out_or_is_faulty_is_an_error_in_a_line(
    source: str, said: str, tmp_path: Path, example: Role
) -> None:
    (tmp_path / "secret.txt").write_text("secret", encoding="utf-8")
    with pytest.raises(InvalidFile, match=said) as caught:
        render_posting(example, "pdf", own_folder=own(tmp_path / "own", source))
    assert "posting.typ" in str(caught.value)
    assert "\n" not in str(caught.value)


def test_an_own_template_gets_the_posting_as_data(tmp_path: Path, example: Role) -> None:
    source = '#set document(title: "x")\n#set text(lang: "en")\n= #json(bytes(sys.inputs.posting)).title at all'
    made = render_posting(example, "pdf", own_folder=own(tmp_path, source)).data
    with pypdfium2.PdfDocument(made) as document:
        assert document[0].get_textpage().get_text_range() == "Case Manager at all"


def test_a_sign_that_no_font_has_is_an_error_not_a_box(example: Role) -> None:
    with pytest.raises(InvalidFile, match=r"no font at hand has '文'; put a font that has it in the folder fonts/"):
        render_posting(changed(example, "Chinese: 文"), "pdf")
