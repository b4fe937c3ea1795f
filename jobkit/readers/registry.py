"""Which reader takes a file: decided by its content, its suffix only where the content does not tell."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping
from functools import cache
from importlib import import_module, metadata
from importlib.util import find_spec
from pathlib import PurePath
from typing import ClassVar, Protocol, cast

from jobkit.errors import MissingExtra, NotFound, Unreadable
from jobkit.model.document import Page, Word
from jobkit.readers.limits import Limits


class Reader(Protocol):
    """One file format. ``read`` raises only ``Unreadable``."""

    media: ClassVar[str]
    """The name that results carry: pdf, docx, odt, html, image, text."""

    def read(self, data: bytes, limits: Limits) -> list[Page]: ...


class JoinedReader(Reader, Protocol):
    """A reader of another distribution, under the entry point group ``jobkit.readers``: asked before the built-in
    ones whether a file is its own."""

    def accepts(self, data: bytes, name: str) -> bool: ...


BUILT_IN: Mapping[str, str] = {
    "pdfium": "jobkit.readers.pdfium:PdfiumReader",
    "pdfminer": "jobkit.readers.pdfminer:PdfminerReader",
    "docx": "jobkit.readers.docx:DocxReader",
    "doc": "jobkit.readers.doc:DocReader",
    "odt": "jobkit.readers.odt:OdtReader",
    "rtf": "jobkit.readers.rtf:RtfReader",
    "html": "jobkit.readers.html:HtmlReader",
    "image": "jobkit.readers.image:ImageReader",
    "text": "jobkit.readers.text:TextReader",
}
"""Named by string, so that a format's library loads with the first file of that format."""

PDF_READERS = ("pdfium", "pdfminer")
"""In the order in which they are tried where none is asked for."""

_ODF = "application/vnd.oasis.opendocument"
"""How the media types of OpenDocument begin (part 2, appendix C)."""

ENTRY_POINTS = "jobkit.readers"

_SAVE_AS = "save it as PDF or DOCX and try again"
_HEAD = 2048
"""How many bytes a look at the content takes in."""

_IMAGES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*", b"BM")
"""First bytes of PNG, JPEG, GIF, TIFF in either byte order, BMP; WebP has its own at the ninth."""
_HEIF = (b"ftypheic", b"ftypheix", b"ftypmif1", b"ftypavif")
"""From the fifth byte on: what newer phones make."""

_FOREIGN: tuple[tuple[bytes, str], ...] = (
    (b"\x1f\x8b", "a gzip archive"),
    (b"7z\xbc\xaf", "a 7-Zip archive"),
    (b"Rar!", "a RAR archive"),
    (b"%!PS", "a PostScript file"),
    (b"\x78\x9f\x3e\x22", "Outlook's winmail.dat"),
)
"""First bytes of formats that no built-in reader takes."""


def read_pages(
    data: bytes, *, name: str = "", pdf_reader: str | None = None, limits: Limits | None = None
) -> tuple[str, list[Page]]:
    """Read a file of whatever format.

    ``name`` is the file's name, for what its content does not tell. ``pdf_reader`` asks for one PDF engine by name;
    else pdfium reads, and pdfminer takes over where pdfium fails or finds no usable characters. Pages that are pictures
    are read by OCR, where the extra is installed.

    Returns the media (pdf, docx, doc, odt, rtf, html, image, text) and the pages. Raises ``Unreadable``, and
    ``NotFound`` for a ``pdf_reader`` that does not exist.
    """
    limits = limits or Limits()
    engines = _engines(pdf_reader)
    if not data.strip(b"\x00\t\n\x0b\x0c\r "):
        raise Unreadable("empty", "the file is empty; export or save it again")
    if len(data) > limits.bytes:
        size, limit = len(data) / 1e6, limits.bytes / 1e6
        raise Unreadable(
            "too_large", f"the file has {size:.1f} MB, and the limit is {limit:.1f} MB; send a smaller copy"
        )
    for joined in _joined().values():
        if joined.accepts(data, name):
            return joined.media, joined.read(data, limits)
    media = media_of(data, name)
    if media == "pdf":
        return media, _read_pdf(data, limits, engines)
    try:
        chosen = reader(media)
    except MissingExtra as error:
        raise Unreadable("unsupported", str(error)) from error
    return media, chosen.read(data, limits)


def media_of(data: bytes, name: str = "") -> str:
    """Which format the bytes are, by its reader's name; "pdf" for both PDF engines.

    Raises ``Unreadable``: "unsupported" for a format that no built-in reader takes, "damaged", "encrypted".
    """
    head = data[:_HEAD]
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if _is_image(head):
        return "image"
    for magic, what in _FOREIGN:
        if head.startswith(magic):
            raise _unsupported(what)
    if head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{\\rtf"):
        return "rtf"
    if b"<office:document" in head and b"urn:oasis:names:tc:opendocument:xmlns:office:" in head:
        return "odt"
    if head[4:12] in _HEIF:
        raise _unsupported("an image (HEIC)")
    if head.startswith(b"PK\x03\x04"):
        return _media_of_archive(data)
    if head.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return _media_of_compound(data)
    return "html" if _is_html(head, name) else "text"


def _is_image(head: bytes) -> bool:
    if head.startswith(b"RIFF"):
        return head[8:12] == b"WEBP"
    return head.startswith(_IMAGES) and not (head.startswith(b"BM") and b"\x00" not in head)


def reader(name: str) -> Reader:
    """The reader of that name, its module imported on first use.

    Raises ``NotFound``, which lists the names, and ``MissingExtra`` for images where the extra is not installed.
    """
    if name in BUILT_IN:
        return _built_in(name)
    if name in _joined():
        return _joined()[name]
    raise NotFound(f"no reader is called {name!r}; there are {', '.join([*BUILT_IN, *_joined()])}")


@cache
def _built_in(name: str) -> Reader:
    if name == "image" and not can_read_pictures():
        raise MissingExtra("ocr", "reading images")
    module, _, kind = BUILT_IN[name].partition(":")
    return cast(Reader, getattr(import_module(module), kind)())


def can_read_pictures() -> bool:
    """Whether the extra for OCR is installed."""
    return all(find_spec(name) is not None for name in ("rapidocr", "onnxruntime", "PIL"))


@cache
def _joined() -> dict[str, JoinedReader]:
    points = sorted(metadata.entry_points(group=ENTRY_POINTS), key=lambda point: point.name)
    return {point.name: point.load()() for point in points}


def _engines(pdf_reader: str | None) -> tuple[str, ...]:
    if pdf_reader is None:
        return PDF_READERS
    if pdf_reader not in PDF_READERS and pdf_reader not in _joined():
        raise NotFound(f"no PDF reader is called {pdf_reader!r}; there are {', '.join([*PDF_READERS, *_joined()])}")
    return (pdf_reader,)


def _read_pdf(data: bytes, limits: Limits, engines: Iterable[str]) -> list[Page]:
    """The pages by the first engine that makes sense of them; else what the first engine said."""
    refusal: Unreadable | None = None
    doubtful: list[Page] | None = None
    for engine in engines:
        try:
            pages = reader(engine).read(data, limits)
        except Unreadable as error:
            if error.reason not in ("damaged", "no_text"):
                raise
            refusal = refusal or error
            continue
        doubtful = doubtful or pages
        if is_legible(word for page in pages for line in page.lines for word in line.words):
            return _with_pictures_read(data, pages, limits)
    if doubtful is None and (refusal is None or refusal.reason != "no_text"):
        raise refusal or Unreadable("damaged", "the PDF can't be read; export it again")
    return _with_pictures_read(data, doubtful or [], limits)


def _with_pictures_read(data: bytes, pages: list[Page], limits: Limits) -> list[Page]:
    return cast(list[Page], import_module("jobkit.readers.scans").with_pictures_read(data, pages, limits))


def is_legible(words: Iterable[Word]) -> bool:
    """Whether most characters stand for something; fonts without a character map give U+FFFD and control codes."""
    text = "".join([word.text for word in words])
    if text.isprintable() and "\ufffd" not in text:
        return bool(text)
    bad = sum(char == "\ufffd" or not char.isprintable() for char in text)
    return 2 * bad < len(text)


def _media_of_archive(data: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
            kind = archive.read("mimetype")[:80].decode("ascii", "replace") if "mimetype" in names else ""
    except Exception as error:  # zipfile raises a dozen kinds on hostile bytes
        raise Unreadable("damaged", "the file's archive is damaged; save it again as PDF or DOCX") from error
    if "word/document.xml" in names or ("[Content_Types].xml" in names and any(n.startswith("word/") for n in names)):
        return "docx"
    if kind.startswith(_ODF + ".text") or (not kind and "content.xml" in names):
        return "odt"
    if kind.startswith(_ODF):
        raise _unsupported("an OpenDocument file, but not a text,")
    for folder, what in (("xl/", "an Excel workbook"), ("ppt/", "a PowerPoint file"), ("Index/", "a Pages document")):
        if any(name.startswith(folder) for name in names):
            raise _unsupported(what)
    raise Unreadable("unsupported", "this is a ZIP archive, not a resume; unpack it and give the files in it")


def _media_of_compound(data: bytes) -> str:
    """OLE compound files are old Office files, or new ones under a password."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise Unreadable("encrypted", "the Word file needs a password; save a copy without one")
    if "WordDocument".encode("utf-16-le") in data:
        return "doc"
    raise _unsupported("an old Office file, but not of Word,")


def _unsupported(what: str) -> Unreadable:
    return Unreadable("unsupported", f"this is {what}, which is not read yet; {_SAVE_AS}")


_HTML_OPENINGS = (b"<!doctype html", b"<html", b"<head", b"<body")
_HTML_TAGS = (b"<p>", b"<p ", b"<div", b"<h1", b"<h2", b"<ul", b"<table", b"<section", b"<span", b"<br")


def _is_html(head: bytes, name: str) -> bool:
    plain = head.replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").lower()
    if any(tag in plain for tag in _HTML_OPENINGS):
        return True
    named = PurePath(name).suffix.lower() in (".html", ".htm", ".xhtml")
    return any(tag in plain for tag in _HTML_TAGS) and (named or plain.startswith(b"<"))
