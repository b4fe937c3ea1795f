"""A layout drawn word by word: a functional resume, skills first and a bare list of jobs at the end (ReportLab)."""

from __future__ import annotations

import io
from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import letter
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import inch
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import ListFlowable, Paragraph, SimpleDocTemplate, Spacer, Table

FOLDER = "/usr/share/fonts/truetype/liberation"
BODY = ParagraphStyle("body", fontName="Body", fontSize=10, leading=13.5)
NAME = ParagraphStyle("name", parent=BODY, fontName="Bold", fontSize=19, leading=24)
HEAD = ParagraphStyle("head", parent=BODY, fontName="Bold", fontSize=11.5, spaceBefore=11, spaceAfter=4)


def functional(page: dict[str, Any], _layout: str) -> bytes:
    """The words of the page, jobs as a two-column list, then the stuffing in white where given."""
    pdfmetrics.registerFont(TTFont("Body", f"{FOLDER}/LiberationSans-Regular.ttf"))
    pdfmetrics.registerFont(TTFont("Bold", f"{FOLDER}/LiberationSans-Bold.ttf"))
    out = io.BytesIO()
    template = SimpleDocTemplate(
        out, pagesize=letter, leftMargin=0.9 * inch, rightMargin=0.9 * inch, topMargin=0.75 * inch,
        bottomMargin=0.7 * inch, title=page["name"], author=page["name"], invariant=1,
    )  # fmt: skip
    story: list[Any] = [Paragraph(escape(page["name_line"]), NAME)]
    story.append(Paragraph(escape("   |   ".join(c["text"] for c in page["contact"])), BODY))
    for part in page["sections"]:
        story.append(Paragraph(escape(part["title"]), HEAD))
        story += section(part)
    if page["stuffing"]:
        white = ParagraphStyle("white", parent=BODY, fontSize=6, leading=7, textColor=HexColor(0xFFFFFF))
        story += [Spacer(1, 12), Paragraph(escape(page["stuffing"]), white)]
    template.build(story)
    return out.getvalue()


def section(part: dict[str, Any]) -> list[Any]:
    if part["kind"] in ("work", "volunteer", "education"):
        rows = [[Paragraph(markup(entry), BODY), Paragraph(entry["when"], BODY)] for entry in part["entries"]]
        bullets = [item for entry in part["entries"] for item in entry.get("bullets", [])]
        if bullets:  # a job with duties is a block of its own
            return [flowable for entry in part["entries"] for flowable in block(entry)]
        return [
            Table(rows, colWidths=[5.0 * inch, 1.7 * inch], hAlign="LEFT", style=[("LEFTPADDING", (0, 0), (0, -1), 0)])
        ]
    if part["kind"] == "summary":
        return [Paragraph(escape(part["text"]), BODY)]
    groups = [Paragraph(f'<font name="Bold">{escape(n)}:</font> {escape(", ".join(w))}', BODY) for n, w in
              part.get("groups", {}).items()]  # fmt: skip
    return groups + [ListFlowable([Paragraph(escape(text), BODY) for text in part["lines"]], bulletType="bullet",
                                  start="•", leftIndent=12)] * bool(part["lines"])  # fmt: skip


def block(entry: dict[str, Any]) -> list[Any]:
    duties = [Paragraph(escape(text), BODY) for text in entry["bullets"]]
    return [Paragraph(f"{markup(entry)} &nbsp; {entry['when']}", BODY),
            ListFlowable(duties, bulletType="bullet", start="•", leftIndent=12)]  # fmt: skip


def markup(entry: dict[str, Any]) -> str:
    if "degree" in entry:
        return f'<font name="Bold">{escape(entry["degree"])}</font>, {escape(entry["school"])}'
    place = f", {entry['place']}" if entry["place"] else ""
    return f'<font name="Bold">{escape(entry["title"])}</font>, {escape(entry["employer"] + place)}'
