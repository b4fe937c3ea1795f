"""A role as a posting, in each of the formats that one role is made into."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Final, NamedTuple

from jobkit.model.posting import Posting, PostingFormat
from jobkit.model.role import Role
from jobkit.postings.completeness import require_complete
from jobkit.postings.internal import internal_outline
from jobkit.postings.job_posting import job_posting, script_text
from jobkit.postings.outline import Outline, outline
from jobkit.postings.social import social_post
from jobkit.postings.text import flat, host, markdown, wrapped
from jobkit.templating import render

Make = Callable[[Role, Path | None], bytes]


def render_posting(role: Role, format: PostingFormat = "md", *, own_folder: Path | None = None) -> Posting:
    """The role's posting in one format.

    ``own_folder`` may hold templates that take the place of the shipped ones, by the same path
    ("postings/posting.html.j2", "postings/posting.docx", "postings/posting.typ").

    Raises:
        InvalidFile: the role lacks what the format's channel asks for, all of it listed; or an own template is faulty.
    """
    require_complete(role, format)
    form = FORMATS[format]
    return Posting(format, form.media_type, form.make(role, own_folder), f"{role.id}{form.suffix}")


def _from_template(template: str, parts_of: Callable[[Role], Outline] = outline) -> Make:
    """What makes a posting of a Jinja2 template."""

    def make(role: Role, own_folder: Path | None) -> bytes:
        parts = parts_of(role)
        values = {
            "posting": parts,
            "page": role.opening.url,
            "job_posting": script_text(job_posting(role, parts)),
            "md": markdown,
            "wrap": wrapped,
            "flat": flat,
            "host": host,
        }
        return render(template, values, own_folder=own_folder).encode()

    return make


def _jsonld(role: Role, _: Path | None) -> bytes:
    return (json.dumps(job_posting(role, outline(role)), ensure_ascii=False, indent=2) + "\n").encode()


def _docx(role: Role, own_folder: Path | None) -> bytes:
    from jobkit.postings.word import word_file

    return word_file(role, outline(role), own_folder=own_folder)


def _pdf(role: Role, own_folder: Path | None) -> bytes:
    from jobkit.postings.pdf import pdf_file

    return pdf_file(role, outline(role), own_folder=own_folder)


def _social(format: PostingFormat) -> Make:
    return lambda role, _: social_post(role, outline(role), format).encode()


class _Form(NamedTuple):
    make: Make
    media_type: str
    suffix: str


_PLAIN: Final = "text/plain; charset=utf-8"
_HTML: Final = "text/html; charset=utf-8"
FORMATS: Final[dict[PostingFormat, _Form]] = {
    "html": _Form(_from_template("postings/posting.html.j2"), _HTML, ".html"),
    "md": _Form(_from_template("postings/posting.md.j2"), "text/markdown; charset=utf-8", ".md"),
    "text": _Form(_from_template("postings/posting.txt.j2"), _PLAIN, ".txt"),
    "docx": _Form(_docx, "application/vnd.openxmlformats-officedocument.wordprocessingml.document", ".docx"),
    "pdf": _Form(_pdf, "application/pdf", ".pdf"),
    "ats": _Form(_from_template("postings/ats.txt.j2"), _PLAIN, "-ats.txt"),
    "jsonld": _Form(_jsonld, "application/ld+json", ".jsonld"),
    "social": _Form(_social("social"), _PLAIN, "-social.txt"),
    "microblog": _Form(_social("microblog"), _PLAIN, "-microblog.txt"),
    "sms": _Form(_social("sms"), _PLAIN, "-sms.txt"),
    "internal": _Form(_from_template("postings/internal.html.j2", internal_outline), _HTML, "-internal.html"),
}
