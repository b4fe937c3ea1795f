"""One invented resume, written out in several formats, templates and fonts; what it says is the same in all of them."""

from __future__ import annotations

import html
import io
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import docx
import typst
from docx.shared import Pt, RGBColor

HIDDEN = "Epic, Salesforce, CCM, LCSW, Master of Social Work, crisis intervention, client advocacy, care planning"
"""What somebody might hide on a page."""


@dataclass(frozen=True)
class Post:
    title: str
    first: tuple[int, int] | None
    """(year, month); None: without dates."""
    months: int
    duties: tuple[str, ...]

    @property
    def dates(self) -> tuple[str, str]:
        """(first, last) as ISO months; empty without dates."""
        if self.first is None:
            return "", ""
        start = 12 * self.first[0] + self.first[1] - 1
        end = start + self.months - 1
        return f"{start // 12}-{start % 12 + 1:02d}", f"{end // 12}-{end % 12 + 1:02d}"

    @property
    def printed(self) -> str:
        return " - ".join(f"{month[5:]}/{month[:4]}" for month in self.dates if month)


@dataclass(frozen=True)
class Written:
    """A resume."""

    posts: tuple[Post, ...]
    degree: str
    skills: tuple[str, ...]
    name: str = "Ada Marsh"
    pronoun: str = "She"
    street: str = "12 Elm Street, Dayton, OH 45402"
    school: str = "State College"
    year: str = "2006"
    hobby: str = "chess"
    employer: str = "Harbor House"

    @property
    def summary(self) -> str:
        return f"A quiet and careful person. {self.pronoun} speaks two languages and is looking for a post near home."

    @property
    def contact(self) -> str:
        return f"{self.street} | {self.name.split()[0].lower()}@example.org"


# ------------------------------------------------------------------ formats


def text(resume: Written) -> bytes:
    lines = [resume.name, *resume.contact.split(" | "), "", "SUMMARY", resume.summary, "", "EXPERIENCE"]
    for post in resume.posts:
        lines += ["", ", ".join(filter(None, [post.title, resume.employer, post.printed]))]
        lines += [f"- {duty}" for duty in post.duties]
    lines += ["", "EDUCATION", f"{resume.degree}, {resume.school}, {resume.year}", ""]
    lines += ["SKILLS", ", ".join(resume.skills), ""] if resume.skills else []
    return "\n".join([*lines, "INTERESTS", resume.hobby, ""]).encode()


def markdown(resume: Written) -> bytes:
    lines = [f"# {resume.name}", "", resume.contact, "", "## Summary", "", resume.summary, "", "## Experience"]
    for post in resume.posts:
        lines += ["", f"### {post.title}, {resume.employer}", *(["", f"*{post.printed}*"] if post.printed else []), ""]
        lines += [f"- {duty}" for duty in post.duties]
    lines += ["", "## Education", "", f"{resume.degree}, {resume.school}, {resume.year}", ""]
    lines += ["## Skills", "", *(f"- {skill}" for skill in resume.skills), ""] if resume.skills else []
    return "\n".join([*lines, "## Interests", "", resume.hobby, ""]).encode()


def page(resume: Written, *, font: str = "Georgia", table: bool = False, hidden: str = "") -> bytes:
    """As a web page: each entry under a heading of its own, or in the rows of a table."""
    say = html.escape
    work = "".join(
        f"<tr><td><b>{say(post.title)}</b>, {say(resume.employer)}</td><td>{post.printed}</td></tr>"
        f"<tr><td colspan=2><ul>{''.join(f'<li>{say(duty)}</li>' for duty in post.duties)}</ul></td></tr>"
        if table
        else f"<h3>{say(post.title)}</h3><p>{say(resume.employer)} <span>{post.printed}</span></p>"
        f"<ul>{''.join(f'<li>{say(duty)}</li>' for duty in post.duties)}</ul>"
        for post in resume.posts
    )
    work = f"<table>{work}</table>" if table else work
    skills = f"<h2>Skills</h2><p>{say(', '.join(resume.skills))}</p>" if resume.skills else ""
    unseen = f'<p style="color: #ffffff">{say(hidden)}</p>' if hidden else ""
    return (
        f"<!DOCTYPE html><html><head><meta charset=utf-8><style>body {{ font-family: {font} }}</style></head>"
        f"<body><h1>{say(resume.name)}</h1><p>{say(resume.contact)}</p><h2>Summary</h2><p>{say(resume.summary)}</p>"
        f"<h2>Experience</h2>{work}<h2>Education</h2><p>{say(f'{resume.degree}, {resume.school}, {resume.year}')}</p>"
        f"{skills}{unseen}<h2>Interests</h2><p>{say(resume.hobby)}</p></body></html>"
    ).encode()


def word(resume: Written, *, font: str = "Calibri", hidden: str = "") -> bytes:
    made = docx.Document()
    made.styles["Normal"].font.name = font
    made.styles["Normal"].font.size = Pt(11)
    made.add_heading(resume.name, 0)
    made.add_paragraph(resume.contact)
    made.add_heading("Summary", 1)
    made.add_paragraph(resume.summary)
    made.add_heading("Experience", 1)
    for post in resume.posts:
        made.add_paragraph().add_run(f"{post.title}, {resume.employer}").bold = True
        if post.printed:
            made.paragraphs[-1].add_run(f"\t{post.printed}")
        for duty in post.duties:
            made.add_paragraph(duty, style="List Bullet")
    made.add_heading("Education", 1)
    made.add_paragraph(f"{resume.degree}, {resume.school}, {resume.year}")
    if resume.skills:
        made.add_heading("Skills", 1)
        made.add_paragraph(", ".join(resume.skills))
    if hidden:
        made.add_paragraph().add_run(hidden).font.color.rgb = RGBColor(255, 255, 255)
    made.add_heading("Interests", 1)
    made.add_paragraph(resume.hobby)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def pdf(resume: Written, *, font: str = "Libertinus Serif", narrow: bool = False, hidden: str = "") -> bytes:
    """Set by Typst; a narrow page wraps every line."""
    width = "11cm" if narrow else "21cm"
    lines = [
        f"#set page(width: {width}, height: 29.7cm, margin: 1.5cm)",
        f'#set text(font: "{font}", size: 10pt, hyphenate: false)',
        f"= {_set(resume.name)}", _set(resume.contact), "== Summary", _set(resume.summary), "== Experience",
    ]  # fmt: skip
    for post in resume.posts:
        lines.append(f"*{_set(post.title)}*, {_set(resume.employer)} #h(1fr) #box[{post.printed}]")
        lines.append("\n".join(f"- {_set(duty)}" for duty in post.duties))
    lines += ["== Education", _set(f"{resume.degree}, {resume.school}, {resume.year}")]
    lines += ["== Skills", _set(", ".join(resume.skills))] if resume.skills else []
    lines += [f"#text(fill: white)[{_set(hidden)}]"] if hidden else []
    return typst.compile("\n\n".join([*lines, "== Interests", _set(resume.hobby)]).encode())


def _set(words: str) -> str:
    return "".join(f"\\{char}" if char in "#*_$<>@`~[]\\" else char for char in words)


def data(resume: Written) -> bytes:
    """As JSON Resume."""
    work = [
        {
            "position": post.title, "name": resume.employer, "highlights": list(post.duties),
            **dict(zip(("startDate", "endDate"), filter(None, post.dates), strict=False)),
        }
        for post in resume.posts
    ]  # fmt: skip
    whole = {
        "basics": {"name": resume.name, "summary": resume.summary, "location": {"address": resume.street}},
        "work": work,
        "education": [{"studyType": resume.degree, "institution": resume.school, "endDate": resume.year}],
        "skills": [{"name": skill} for skill in resume.skills],
        "interests": [{"name": resume.hobby}],
    }
    return json.dumps(whole, ensure_ascii=False, indent=1).encode()


FORMS: Mapping[str, Callable[[Written], bytes]] = {
    "text": text,
    "markdown": markdown,
    "web page": page,
    "web page, table": lambda resume: page(resume, font="Courier", table=True),
    "word": word,
    "word, other font": lambda resume: word(resume, font="Courier New"),
    "pdf": pdf,
    "pdf, narrow, other font": lambda resume: pdf(resume, font="DejaVu Sans Mono", narrow=True),
    "json": data,
}
"""Every way in which a resume is written here."""
HIDING: Mapping[str, Callable[[Written], bytes]] = {
    "web page": lambda resume: page(resume, hidden=HIDDEN),
    "word": lambda resume: word(resume, hidden=HIDDEN),
    "pdf": lambda resume: pdf(resume, hidden=HIDDEN),
}
"""The same with white text on it."""
