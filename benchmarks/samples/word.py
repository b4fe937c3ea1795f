"""Word layouts: what people make with the buttons of a word processor (tab stops, tables, a page header)."""

from __future__ import annotations

import io
import subprocess
import tempfile
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.shared import Inches, Pt, RGBColor
from docx.text.paragraph import Paragraph

Page = dict[str, Any]
FIXED = (2026, 11, 1, 0, 0, 0)


def new(font: str, size: float, margin: float = 0.9) -> Document:
    document = docx.Document()
    style = document.styles["Normal"]
    style.font.name, style.font.size = font, Pt(size)
    style.paragraph_format.space_after = Pt(2)
    for part in document.sections:
        part.left_margin = part.right_margin = Inches(margin)
        part.top_margin = part.bottom_margin = Inches(0.8)
    return document


def line(where: Any, text: str = "", *, bold: bool = False, italic: bool = False, size: float = 0) -> Paragraph:
    paragraph: Paragraph = where.add_paragraph()
    if text:
        run = paragraph.add_run(text)
        run.bold, run.italic = bold or None, italic or None
        if size:
            run.font.size = Pt(size)
    return paragraph


def heading(document: Document, text: str, color: int = 0) -> None:
    """A heading style of Word's own, in the layout's colour."""
    paragraph = document.add_heading(text, level=2)
    for run in paragraph.runs:
        run.font.color.rgb = RGBColor(color >> 16, color >> 8 & 255, color & 255)


def bullets(where: Any, items: list[str]) -> None:
    for item in items:
        where.add_paragraph(item, style="List Bullet")


def plain(document: Any, part: Page, *, joined: str = ", ") -> None:
    """A section that holds no dated entries."""
    if part["text"]:
        line(document, part["text"])
    if part["kind"] == "skills":
        for name, words in part["groups"].items():
            paragraph = line(document, f"{name}: ", bold=True)
            paragraph.add_run(", ".join(words))
        if part["lines"]:
            line(document, joined.join(part["lines"]))
    elif part["kind"] != "summary":
        for text in part["lines"]:
            line(document, text)


def tab_line(document: Any, left: str, right: str, at: float, **style: bool) -> None:
    paragraph = line(document, left, **style)
    paragraph.paragraph_format.tab_stops.add_tab_stop(Inches(at), WD_TAB_ALIGNMENT.RIGHT)
    paragraph.add_run(f"\t{right}")


# ------------------------------------------------------------------ layouts


def word_tabs(page: Page) -> Document:
    """Employer and dates on one line by a right tab; the title below in italics."""
    document = new("Liberation Serif", 11)
    line(document, page["name_line"], bold=True, size=18)
    line(document, " | ".join(c["text"] for c in page["contact"]))
    for part in page["sections"]:
        heading(document, part["title"], 0x1F3864)
        if part["kind"] in ("work", "volunteer"):
            for entry in part["entries"]:
                tab_line(document, ", ".join(filter(None, (entry["employer"], entry["place"]))), entry["when"], 6.7)
                line(document, entry["title"], italic=True)
                bullets(document, entry["bullets"])
        elif part["kind"] == "education":
            for entry in part["entries"]:
                tab_line(document, f"{entry['degree']}, {entry['school']}", entry["when"], 6.7)
        else:
            plain(document, part)
    return document


def word_header(page: Page) -> Document:
    """Name and contact live in the page header, as a Word "letterhead"; Title | Employer | dates on one line."""
    document = new("Liberation Sans", 10.5)
    head = document.sections[0].header
    head.paragraphs[0].add_run(page["name_line"]).font.size = Pt(17)
    head.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT
    for contact in page["contact"]:
        line(head, contact["text"], size=9).alignment = WD_ALIGN_PARAGRAPH.RIGHT
    if page["label"]:
        line(document, page["label"], bold=True, size=13)
    for part in page["sections"]:
        heading(document, part["title"], 0x7B3F00)
        if part["kind"] in ("work", "volunteer"):
            for entry in part["entries"]:
                line(document, f"{entry['title']} | {entry['employer']} | {entry['when']}", bold=True)
                bullets(document, entry["bullets"])
        elif part["kind"] == "education":
            for entry in part["entries"]:
                line(document, " | ".join(filter(None, (entry["degree"], entry["school"], entry["when"]))))
        else:
            plain(document, part, joined=" | ")
    return document


def word_grid(page: Page) -> Document:
    """A two-column table without borders: headings and dates on the left, the rest on the right."""
    document = new("Liberation Sans", 10, 0.7)
    line(document, page["name_line"], bold=True, size=20).alignment = WD_ALIGN_PARAGRAPH.CENTER
    contacts = line(document, " • ".join(c["text"] for c in page["contact"]))
    contacts.alignment = WD_ALIGN_PARAGRAPH.CENTER
    table = two_columns(document, 0, 1.5, 5.6)
    for part in page["sections"]:
        grid_row(table, part["title"], bold=True)
        if part["kind"] in ("work", "volunteer", "education"):
            for entry in part["entries"]:
                cell = grid_row(table, entry["when"])
                entry_cell(cell, entry)
        else:
            cell = grid_row(table, "")
            plain(cell, part)
            drop_first(cell)
    return document


def two_columns(document: Document, rows: int, left: float, right: float) -> Any:
    """A table without borders that keeps the widths it is given (inches)."""
    table = document.add_table(rows=rows, cols=2)
    table.autofit = False
    table.columns[0].width, table.columns[1].width = Inches(left), Inches(right)
    return table


def grid_row(table: Any, left: str, *, bold: bool = False) -> Any:
    cells = table.add_row().cells
    cells[0].width, cells[1].width = Inches(1.5), Inches(5.6)
    cells[0].paragraphs[0].add_run(left).bold = bold or None
    return cells[1]


def entry_cell(cell: Any, entry: Page) -> None:
    if "degree" in entry:
        cell.paragraphs[0].add_run(entry["degree"]).bold = True
        line(cell, entry["school"])
        return
    cell.paragraphs[0].add_run(entry["title"]).bold = True
    line(cell, ", ".join(filter(None, (entry["employer"], entry["place"]))))
    bullets(cell, entry["bullets"])


def drop_first(cell: Any) -> None:
    """Take the empty paragraph away that a new cell starts with."""
    if len(cell.paragraphs) > 1:
        element = cell.paragraphs[0]._element
        element.getparent().remove(element)


def word_ladder(page: Page) -> Document:
    """Employer once, its titles below as a ladder of promotions with a date each."""
    document = new("Liberation Serif", 11)
    line(document, page["name_line"], bold=True, size=16).alignment = WD_ALIGN_PARAGRAPH.CENTER
    for contact in page["contact"]:
        line(document, contact["text"]).alignment = WD_ALIGN_PARAGRAPH.CENTER
    for part in page["sections"]:
        line(document, part["title"].upper(), bold=True).paragraph_format.space_before = Pt(10)
        if part["kind"] in ("work", "volunteer"):
            for group in part["employers"]:
                line(document, "  ".join(filter(None, (group["employer"].upper(), group["place"]))), bold=True)
                for entry in group["roles"]:
                    tab_line(document, entry["title"], entry["when"], 6.7, italic=True)
                    bullets(document, entry["bullets"])
        elif part["kind"] == "education":
            for entry in part["entries"]:
                line(document, f"{entry['school']}, {entry['degree']}, {entry['when']}")
        else:
            plain(document, part, joined="; ")
    return document


def word_sidebar(page: Page) -> Document:
    """One table of two cells: a narrow shaded-looking left cell with the short sections, the jobs on the right."""
    document = new("Liberation Sans", 9.5, 0.6)
    left, right = two_columns(document, 1, 2.2, 5.1).rows[0].cells
    left.width, right.width = Inches(2.2), Inches(5.1)
    line(left, page["name"], bold=True, size=18)
    if page["after"] or page["label"]:
        line(left, page["after"] or page["label"], italic=True)
    for contact in page["contact"]:
        line(left, contact["text"])
    for part in page["sections"]:
        side = part["kind"] in ("skills", "certificates", "languages", "education")
        cell = left if side else right
        line(cell, part["title"].upper(), bold=True, size=11).paragraph_format.space_before = Pt(9)
        if part["kind"] in ("work", "volunteer"):
            for entry in part["entries"]:
                line(cell, f"{entry['title']} – {entry['employer']}", bold=True)
                line(cell, " / ".join(filter(None, (entry["when"], entry["place"]))), italic=True)
                bullets(cell, entry["bullets"])
        elif part["kind"] == "education":
            for entry in part["entries"]:
                for text in (entry["degree"], entry["school"], entry["when"]):
                    line(cell, text)
        elif part["kind"] == "skills" and part["lines"]:
            bullets(cell, part["lines"])
        else:
            plain(cell, part)
    drop_first(left)
    drop_first(right)
    return document


def word_plain(page: Page) -> Document:
    """A cover letter, where there is one, then paragraphs with no style but bold: the commonest resume there is."""
    document = new("Liberation Serif", 11.5, 1)
    for text in page["letter"] or []:
        line(document, text).paragraph_format.space_after = Pt(8)
    if page["letter"]:
        document.add_page_break()
    line(document, page["name_line"], bold=True, size=14)
    for contact in page["contact"]:
        line(document, contact["text"])
    for part in page["sections"]:
        line(document, part["title"], bold=True, size=12.5).paragraph_format.space_before = Pt(12)
        if part["kind"] in ("work", "volunteer", "education"):
            for entry in part["entries"]:
                plain_entry(document, entry)
        else:
            plain(document, part)
    return document


def plain_entry(document: Document, entry: Page) -> None:
    if "degree" in entry:
        line(document, " - ".join(filter(None, (entry["degree"], entry["school"], entry["when"]))))
        below = entry["notes"]
    else:
        line(document, f"{entry['title']}, {entry['employer']}", bold=True)
        line(document, "  ".join(filter(None, (entry["place"], entry["when"]))))
        below = [f"- {item}" for item in entry["bullets"]]
    for text in below:
        line(document, text)


LAYOUTS: dict[str, Callable[[Page], Document]] = {
    "word-tabs": word_tabs,
    "word-header": word_header,
    "word-grid": word_grid,
    "word-ladder": word_ladder,
    "word-sidebar": word_sidebar,
    "word-plain": word_plain,
}


# ------------------------------------------------------------------ files


def docx_file(page: Page, layout: str) -> bytes:
    """The layout as a DOCX whose bytes do not change from run to run."""
    document = LAYOUTS[layout](page)
    document.core_properties.author, document.core_properties.title = page["name"], f"{page['name']} resume"
    out = io.BytesIO()
    document.save(out)
    return steady(out.getvalue())


def steady(data: bytes) -> bytes:
    """The same archive with fixed times."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new_file:
        for name in sorted(old.namelist()):
            info = zipfile.ZipInfo(name, FIXED)
            info.compress_type = zipfile.ZIP_DEFLATED
            new_file.writestr(info, old.read(name))
    return out.getvalue()


def libreoffice(page: Page, layout: str) -> bytes:
    """The DOCX layout as LibreOffice exports it to PDF."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "page.docx")
        source.write_bytes(docx_file(page, layout))
        profile = f"-env:UserInstallation=file://{folder}/profile"
        command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", folder, str(source)]
        subprocess.run(command, check=True, capture_output=True)
        return source.with_suffix(".pdf").read_bytes()
