"""Each format of a posting read back to the facts that a reader finds, by code that shares nothing with jobkit."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import docx
import pypdfium2
from lxml import etree, html

LABELS = (
    "Grade", "Pay", "Employment", "Location", "Where you work", "Hours", "On call", "Weekends", "Whom you serve",
    "Reports to", "Openings", "Start", "Posted", "Apply by", "Job number",
)  # fmt: skip
HEADINGS = (
    "What you will do", "What you need", "Helpful, not required", "What we offer", "The work itself", "How to apply",
    "Equal opportunity",
)  # fmt: skip
_LIST = {"What you will do": "duties", "What you need": "requirements", "What we offer": "offers"}
_ADDRESS = re.compile(r"https?://[^\s<>)]+")
_FOOTER = re.compile(r" Page \d+ of \d+$")
_TITLE_ROW = re.compile(r"^(.*?), (.*)$")


@dataclass(frozen=True)
class Facts:
    title: str
    employer: str
    place: str
    pay: str
    employment: str
    posted: str
    apply_by: str
    number: str
    duties: tuple[str, ...]
    requirements: tuple[str, ...]
    offers: tuple[str, ...]
    apply: str


def facts_of(lines: Iterable[str], *, title: str, employer: str, place: str, apply: str = "") -> Facts:
    """The facts in the lines of a posting: "Label: value", headings alone, and items that begin with a bullet."""
    labels: dict[str, str] = {}
    lists: dict[str, list[str]] = {"duties": [], "requirements": [], "offers": []}
    section = ""
    for line in lines:
        label, _, value = line.partition(": ")
        if line.capitalize() in map(str.capitalize, HEADINGS):
            section = next(each for each in HEADINGS if each.lower() == line.lower())
        elif line.startswith("About "):
            section = "About"
        elif not section and label in LABELS:
            labels[label] = value
        elif line.startswith("- ") and section in _LIST:
            lists[_LIST[section]].append(line.removeprefix("- "))
        elif section == "How to apply" and (found := _ADDRESS.search(line)):
            apply = found.group()
    return Facts(
        title=title, employer=employer, place=place, pay=labels["Pay"], employment=labels["Employment"],
        posted=labels["Posted"], apply_by=labels["Apply by"], number=labels["Job number"],
        duties=tuple(lists["duties"]), requirements=tuple(lists["requirements"]), offers=tuple(lists["offers"]),
        apply=apply,
    )  # fmt: skip


def _headed(lines: list[str]) -> dict[str, str]:
    """Title, employer and place, from the first two lines."""
    found = _TITLE_ROW.match(lines[1])
    assert found
    return {"title": lines[0], "employer": found[1], "place": found[2]}


def from_ats(data: bytes) -> Facts:
    lines = [line for line in data.decode().splitlines() if line]
    return facts_of(lines, **_headed(lines))


def from_text(data: bytes) -> Facts:
    """Text of wrapped lines: an indented line goes on with the one above."""
    whole = re.sub(r"\n +", " ", data.decode())
    lines = [re.sub(r":\s+", ": ", line, count=1) for line in whole.splitlines() if line]
    return facts_of(lines, **{**_headed(lines), "title": lines[0].title()})


def from_markdown(data: bytes) -> Facts:
    text = re.sub(r"\\(.)", r"\1", data.decode())
    lines = [line.removeprefix("## ").removeprefix("# ") for line in text.splitlines() if line]
    lines = [re.sub(r"^- \*\*(.+?):\*\*", r"\1:", line) for line in lines]
    lines[1] = lines[1].replace("**", "")
    return facts_of(lines, **_headed(lines))


def from_html(data: bytes) -> Facts:
    """The page as a person sees it."""
    tree = html.fromstring(data.decode())
    employer, place = _text(tree.find_class("employer")[0]).split(" · ")
    rows = [f"{_text(row[0])}: {_text(row[1])}" for row in tree.xpath("//dl/div")]
    apply = next(iter(tree.xpath("//section[@class='apply']//a/@href")), "")
    lines = [*rows, *_lines(tree.xpath("//h2 | //li | //section/p"))]
    return facts_of(lines, title=_text(tree.xpath("//h1")[0]), employer=employer, place=place, apply=apply)


def from_description(markup: str, **head: str) -> Facts:
    """The HTML of a description, whose first list holds the facts."""
    tree = html.fromstring(f"<div>{markup}</div>")
    rows = [_text(item) for item in tree[0]]
    return facts_of([*rows, *_lines(each for part in tree[1:] for each in part.iter("p", "li"))], **head)


def from_docx(data: bytes) -> Facts:
    document = docx.Document(io.BytesIO(data))
    rows = [": ".join(cell.text for cell in row.cells) for row in document.tables[0].rows]
    by_style: dict[str, list[str]] = {}
    lines = []
    for paragraph in document.paragraphs:
        style = paragraph.style.name if paragraph.style else ""
        by_style.setdefault(style, []).append(paragraph.text)
        lines.append(f"- {paragraph.text}" if style == "List Bullet" else paragraph.text)
    (title,), (employer, place) = by_style["Title"], by_style["Subtitle"][0].split(", ", 1)
    return facts_of([*rows, *lines], title=title, employer=employer, place=place)


def from_pdf(data: bytes) -> Facts:
    with pypdfium2.PdfDocument(data) as document:
        raw = [line.strip() for page in document for line in page.get_textpage().get_text_range().splitlines()]
    lines: list[str] = []
    for line in raw:
        label = next((each for each in LABELS if line.startswith(f"{each} ")), None)
        if _FOOTER.search(line):
            continue
        if line.startswith("• "):
            lines.append(f"- {line.removeprefix('• ')}")
        elif label and not any(each in HEADINGS for each in lines):
            lines.append(f"{label}: {line.removeprefix(f'{label} ')}")
        elif line in HEADINGS or not lines or line.startswith("About ") or not lines[-1].startswith(("- ", "Where")):
            lines.append(line)
        else:
            lines[-1] += f" {line}"
    employer, place = lines[0].split(", ", 1)
    return facts_of(lines, title=lines[1], employer=employer, place=place)


def from_jsonld(data: bytes) -> Facts:
    """The object, whose fields must say what its description says."""
    return from_job_posting(json.loads(data))


def from_job_posting(found: dict[str, Any]) -> Facts:
    address = found["jobLocation"]["address"]
    place = f"{address['addressLocality']}, {address['addressRegion']}"
    return from_description(
        found["description"], title=found["title"], employer=found["hiringOrganization"]["name"], place=place
    )


def from_indeed(data: bytes) -> Facts:
    job = etree.fromstring(data)[0]
    said = {each.tag: each.text or "" for each in job}
    facts = from_description(
        said["description"], title=said["title"], employer=said["company"], place=f"{said['city']}, {said['state']}"
    )
    assert said["salary"] == facts.pay
    assert facts.apply in ("", said["url"])
    assert said["referencenumber"] == facts.number
    return facts


def from_rss(data: bytes) -> Facts:
    item = etree.fromstring(data).find("channel/item")
    title, place = item.findtext("title").split(", ", 1)
    employer = item.findtext("{http://purl.org/dc/elements/1.1/}creator")
    markup = item.findtext("{http://purl.org/rss/1.0/modules/content/}encoded")
    return from_description(markup, title=title, employer=employer, place=place)


def from_atom(data: bytes) -> Facts:
    name = {"a": "http://www.w3.org/2005/Atom"}
    entry = etree.fromstring(data).find("a:entry", name)
    title, place = entry.findtext("a:title", namespaces=name).split(", ", 1)
    employer = entry.findtext("a:author/a:name", namespaces=name)
    return from_description(entry.findtext("a:content", namespaces=name), title=title, employer=employer, place=place)


def from_jsonfeed(data: bytes) -> Facts:
    item = json.loads(data)["items"][0]
    title, place = item["title"].split(", ", 1)
    facts = from_description(item["content_html"], title=title, employer=item["authors"][0]["name"], place=place)
    assert from_job_posting(item["_job_posting"]) == facts
    return facts


def _lines(nodes: Iterable[Any]) -> Iterator[str]:
    for node in nodes:
        yield f"- {_text(node)}" if node.tag == "li" else _text(node)


def _text(node: Any) -> str:
    return " ".join(node.text_content().split())


PARSERS = {
    "html": from_html, "md": from_markdown, "text": from_text, "ats": from_ats, "docx": from_docx, "pdf": from_pdf,
    "jsonld": from_jsonld, "indeed": from_indeed, "rss": from_rss, "atom": from_atom, "jsonfeed": from_jsonfeed,
}  # fmt: skip
