"""Choosing a reader by content, and refusing what none can read."""

from __future__ import annotations

import io
import subprocess
import sys
import zipfile

import pytest

from jobkit.errors import NotFound, Unreadable
from jobkit.readers.limits import Limits
from jobkit.readers.registry import BUILT_IN, PDF_READERS, media_of, read_pages, reader
from tests.odtfile import flat_file, odt_file
from tests.wordfile import paragraph, word_file


def archive(**members: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as out:
        for name, content in members.items():
            out.writestr(name, content)
    return made.getvalue()


@pytest.mark.parametrize(
    ("data", "name", "media"),
    [
        (b"%PDF-1.7\n", "a.txt", "pdf"),
        (b"\r\n%PDF-1.4", "", "pdf"),
        (word_file(paragraph("x")), "a.pdf", "docx"),
        (odt_file(""), "a.docx", "odt"),
        (flat_file(""), "a.xml", "odt"),
        (b"\r\n{\\rtf1 x}", "a.doc", "rtf"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"), "a.txt", "doc"),
        (b"<!DOCTYPE html><p>x", "", "html"),
        ("<html>x".encode("utf-16"), "", "html"),
        (b"<div>x</div>", "", "html"),
        (b"Ana <p> Lind", "a.html", "html"),
        (b"Ana wrote <div> tags", "a.txt", "text"),
        (b"BMO Harris Bank", "", "text"),
        (b"\x89PNG\r\n\x1a\n", "a.pdf", "image"),
        (b"RIFF\x08\x00\x00\x00WEBPVP8 ", "", "image"),
        (b"RIFF is the word", "", "text"),
        (b"plain", "a.docx", "text"),
    ],
)
def test_content_decides_and_the_name_only_where_it_must(data: bytes, name: str, media: str) -> None:
    assert media_of(data, name) == media


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "old Office"),
        (archive(mimetype=b"application/vnd.oasis.opendocument.graphics"), "OpenDocument"),
        (archive(notes=b"x"), "ZIP"),
    ],
)
def test_other_formats_are_named_with_the_mend(data: bytes, said: str) -> None:
    with pytest.raises(Unreadable, match=said) as caught:
        read_pages(data)
    assert caught.value.reason == "unsupported"
    assert "\n" not in caught.value.message


def test_a_word_file_under_a_password_is_encrypted() -> None:
    data = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le")
    with pytest.raises(Unreadable) as caught:
        read_pages(data)
    assert caught.value.reason == "encrypted"


def test_a_broken_archive_is_damaged() -> None:
    with pytest.raises(Unreadable) as caught:
        read_pages(word_file(paragraph("x"))[:200])
    assert caught.value.reason == "damaged"


def test_large_files_are_refused_before_they_are_read() -> None:
    with pytest.raises(Unreadable) as caught:
        read_pages(b"word " * 1000, limits=Limits(bytes=100))
    assert caught.value.reason == "too_large"


def test_an_unknown_name_lists_the_names() -> None:
    with pytest.raises(NotFound, match="pdfium, pdfminer"):
        read_pages(b"%PDF-1.7", pdf_reader="acrobat")
    with pytest.raises(NotFound, match="docx"):
        reader("wps")


@pytest.mark.parametrize("name", BUILT_IN)
def test_every_reader_named_exists(name: str) -> None:
    assert reader(name).media == ("pdf" if name in PDF_READERS else name)


def test_no_library_loads_before_its_format_comes() -> None:
    code = "import sys, jobkit.readers.registry; print(sorted({'lxml','pypdfium2','pdfminer'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
