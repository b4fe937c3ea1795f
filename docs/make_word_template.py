"""Make ``templates/postings/posting.docx``, the Word template of a posting: its styles, and the tags to fill in.

Run it when the shipped template is to change: python docs/make_word_template.py. An employer rather opens that file
in Word, changes it, and saves it as DIR/postings/posting.docx for ``jobkit post --templates DIR``.
"""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any

import docx
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Inches, Pt, RGBColor

TARGET = Path(__file__).resolve().parent.parent / "templates" / "postings" / "posting.docx"
INK, SOFT, ACCENT, GROUND = RGBColor(0x1C, 0x24, 0x30), RGBColor(0x4D, 0x58, 0x68), RGBColor(0x0B, 0x5A, 0x7A), "F4F6F9"
FONT = "Calibri"
WIDTHS = (1.5, 4.92)
"""Of the fact box's columns, in inches."""
BODY = (
    "{{ posting.brief }}",
    "{%p for section in posting.sections %}",
    ("Heading 1", "{{ section.title }}"),
    "{%p for said in section.paragraphs %}",
    "{{ said }}",
    "{%p endfor %}",
    "{%p for item in section['items'] %}",
    ("List Bullet", "{{ item }}"),
    "{%p endfor %}",
    "{%p endfor %}",
    ("Heading 1", "{{ posting.apply.title }}"),
    "{%p for said in posting.apply.paragraphs %}",
    "{{ said }}",
    "{%p endfor %}",
    "{%p if apply_link %}",
    "Apply at: {{r apply_link }}",
    "{%p endif %}",
    "{%p if mail_link %}",
    "{{ 'Or write' if apply_link else 'Write' }} to: {{r mail_link }}",
    "{%p endif %}",
    "{%p if posting.equal_opportunity %}",
    ("Heading 1", "Equal opportunity"),
    "{{ posting.equal_opportunity }}",
    "{%p endif %}",
)


def main() -> None:
    document = docx.Document()
    style_all(document)
    document.add_paragraph("{{ posting.employer }}{% if posting.place %}, {{ posting.place }}{% endif %}", "Subtitle")
    document.add_paragraph("{{ posting.title }}", "Title")
    add_facts(document)
    for each in BODY:
        style, text = each if isinstance(each, tuple) else ("Normal", each)
        document.add_paragraph(text, style)
    add_margins(document)
    saved = io.BytesIO()
    document.save(saved)
    TARGET.write_bytes(same_every_time(saved.getvalue()))


def style_all(document: Any) -> None:
    """The looks of Word's own styles, so that its navigation pane, lists and screen readers know what is what."""
    section = document.sections[0]
    section.page_width, section.page_height = Inches(8.5), Inches(11)
    section.left_margin = section.right_margin = Inches(1)
    section.top_margin = section.bottom_margin = Inches(0.9)
    looks = {
        "Normal": (11, INK, False, 0, 6), "Subtitle": (12, SOFT, True, 0, 2), "Title": (26, INK, True, 0, 10),
        "Heading 1": (14, ACCENT, True, 14, 4), "List Bullet": (11, INK, False, 0, 3), "Header": (9, SOFT, False, 0, 0),
        "Footer": (9, SOFT, False, 0, 0),
    }  # fmt: skip
    for name, (size, color, bold, before, after) in looks.items():
        style = document.styles[name]
        font = style.font
        font.name, font.size, font.bold, font.italic, font.color.rgb = FONT, Pt(size), bold, False, color
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):  # a theme's font would win
            fonts.attrib.pop(qn(f"w:{theme}"), None)
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)
        style.paragraph_format.line_spacing = 1.1
    for spacing in list(document.styles["Subtitle"].element.rPr.iter(qn("w:spacing"))):
        spacing.getparent().remove(spacing)
    for border in list(document.styles["Title"].element.iter(qn("w:pBdr"))):
        border.getparent().remove(border)
    link = document.styles.add_style("Hyperlink", 2)
    link.font.color.rgb, link.font.underline = ACCENT, True


def add_facts(document: Any) -> None:
    """The fact box: a table whose middle row docxtpl repeats."""
    table = document.add_table(rows=3, cols=2)
    table.autofit = False
    for column, width in zip(table.columns, WIDTHS, strict=True):
        column.width = Inches(width)
    texts = (
        ("{%tr for fact in posting.facts %}", ""),
        ("{{ fact.label }}", "{{ fact.value }}"),
        ("{%tr endfor %}", ""),
    )
    for row, (label, value) in zip(table.rows, texts, strict=True):
        for cell, text, width in zip(row.cells, (label, value), WIDTHS, strict=True):
            cell.width = Inches(width)
            paragraph = cell.paragraphs[0]
            paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(2)
            run = paragraph.add_run(text)
            run.bold = value == text and bool(text)
            run.font.color.rgb = SOFT if text == label else INK
            shade(cell)
    indent = OxmlElement("w:tblInd")  # a table's cell margins stick out to the left else
    indent.set(qn("w:w"), "115")
    indent.set(qn("w:type"), "dxa")
    table._tbl.tblPr.append(indent)
    gap = document.add_paragraph()
    gap.paragraph_format.space_after = Pt(0)


def shade(cell: Any) -> None:
    ground = OxmlElement("w:shd")
    ground.set(qn("w:val"), "clear")
    ground.set(qn("w:fill"), GROUND)
    cell._element.get_or_add_tcPr().append(ground)


def add_margins(document: Any) -> None:
    """Employer and number at the head of each page, its count at the foot."""
    section = document.sections[0]
    for name in ("Header", "Footer"):
        document.styles[name].paragraph_format.tab_stops.clear_all()
    for part in (section.header, section.footer):
        part.paragraphs[0].paragraph_format.tab_stops.add_tab_stop(Inches(6.5), WD_TAB_ALIGNMENT.RIGHT)
    section.header.paragraphs[0].add_run("{{ posting.employer }}\t{{ number }}")
    foot = section.footer.paragraphs[0]
    foot.add_run("{{ posting.title }}\tPage ")
    add_field(foot, "PAGE")
    foot.add_run(" of ")
    add_field(foot, "NUMPAGES")


def add_field(paragraph: Any, name: str) -> None:
    """A number that Word counts."""
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), name)
    run, text = OxmlElement("w:r"), OxmlElement("w:t")
    text.text = "1"
    run.append(text)
    field.append(run)
    paragraph._p.append(field)


def same_every_time(archive: bytes) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as before, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as after:
        for name in before.namelist():
            after.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), before.read(name), zipfile.ZIP_DEFLATED)
    return packed.getvalue()


if __name__ == "__main__":
    main()
