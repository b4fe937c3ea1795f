"""The verbs: the one place where the stages meet. ``from jobkit import ...`` gives these.

Each verb loads the stages it needs when it is called, so that importing jobkit costs nothing.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import date
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from jobkit.intake import File, find_file

LONGEST_POSTING = 200_000
"""Characters of a plain posting; a long one has 10,000."""

if TYPE_CHECKING:
    from jobkit.model.assessment import Assessment
    from jobkit.model.document import Document
    from jobkit.model.finding import Finding
    from jobkit.model.imported import Imported
    from jobkit.model.outcome import Reading
    from jobkit.model.posting import FeedFormat, Posting, PostingFormat
    from jobkit.model.resume import Resume
    from jobkit.model.role import Role
    from jobkit.model.role_change import RoleDiff
    from jobkit.model.rubric import Rubric
    from jobkit.postings.channels import Need
    from jobkit.postings.lint.subject import Source
    from jobkit.readers.limits import Limits
    from jobkit.screening.advice import Advice


def read_resume(path: str | Path, *, as_of: date | None = None, pdf_reader: str | None = None) -> Reading:
    """Read one resume file.

    Args:
        path: a PDF, DOCX, HTML, text, Markdown or JSON Resume file, with the extra ``ocr`` an image, or a mail or
            archive that holds just one; its content decides which, not its suffix.
        as_of: the day taken as today, for "Present" and expiry dates; the present day if left out.
        pdf_reader: ``pdfium`` (the default) or ``pdfminer``.

    Returns:
        The document (visible text and where it stands), the resume (each value with its evidence), and the facts.

    Raises:
        Unreadable: encrypted, damaged, empty, without text, too large, or of a format that is not read.
        NotFound: there is no such file, or the mail or archive holds several; the message names them.
    """
    return read_file(find_file(str(path), BytesIO()), as_of=as_of or date.today(), pdf_reader=pdf_reader)


def read_file(file: File, *, as_of: date, pdf_reader: str | None = None) -> Reading:
    """Read one file of a batch. Raises what ``read_resume`` raises."""
    from jobkit.model.outcome import Reading
    from jobkit.parsing.structured.source import is_json
    from jobkit.readers.limits import Limits
    from jobkit.screening.facts import read_facts

    limits = Limits()
    data = file.read(limits.bytes)
    if is_json(data):
        document, resume = _read_data(data)
    else:
        document, resume = _read_page(data, file.name, pdf_reader, limits)
    return Reading(document, resume, read_facts(resume, document, as_of=(as_of.year, as_of.month)))


def draw_reading(file: File, reading: Reading) -> list[bytes]:
    """The pages of a file that was read, as PNGs, with a box around each value in the colour of its kind of field.

    A PDF's pages are shown as they look; of formats without fixed pages, each line stands where layout has it.

    Raises:
        Unreadable: the file is data without a page (JSON Resume), or what ``read_resume`` raises.
    """
    from jobkit.errors import Unreadable
    from jobkit.readers.limits import Limits
    from jobkit.readers.snapshot import snapshots
    from jobkit.reports.overlay import SCALE, overlay

    media = reading.document.media
    if media == "json":
        raise Unreadable("unsupported", "a JSON Resume has no page to draw on; leave --overlay out")
    data = file.read(Limits().bytes)
    return list(overlay(reading, snapshots(data, SCALE) if media == "pdf" else None))


def _read_data(data: bytes) -> tuple[Document, Resume]:
    from jobkit.parsing.structured.reading import read_json

    return read_json(data, digest=hashlib.sha256(data).hexdigest())


def _read_page(data: bytes, name: str, pdf_reader: str | None, limits: Limits) -> tuple[Document, Resume]:
    from jobkit.layout.reading_order import arrange
    from jobkit.parsing.resume import read
    from jobkit.readers.registry import read_pages

    media, pages = read_pages(data, name=name, pdf_reader=pdf_reader, limits=limits)
    document = arrange(pages, digest=hashlib.sha256(data).hexdigest(), media=media)
    return document, read(document)


@cache
def warm_up() -> None:
    """Load what reading needs, by reading a few words: a worker does this before its first file."""
    read_file(
        File("warm-up", None, b"Ada Marsh\n\nExperience\nCase Manager, Aid House, 2019 - 2021\n"),
        as_of=date(2021, 1, 1),
    )


def load_role(name_or_path: str | Path) -> Role:
    """A role file, or a shipped role by its name ("case-manager"), checked and with its template merged in.

    Raises:
        NotFound: no such file or name.
        InvalidFile: problems in the file, each with its line.
    """
    from jobkit.roles.loading import load_role

    return load_role(name_or_path)


def lacking(role: Role) -> tuple[Need, ...]:
    """What a role does not say yet, and a posting of it on the web can't do without; each with why, and the mend."""
    from jobkit.postings.completeness import missing

    return tuple({need.any_of[0]: need for need in missing(role, "html")}.values())


def diff_roles(before: str | Path, after: str | Path) -> RoleDiff:
    """What a role says otherwise than an earlier version of it, in substance or in wording only, and what that does to
    the rubric that it names; each is a role file or a shipped role's name.

    Raises:
        NotFound: no such file or name.
        InvalidFile: problems in a role or its rubric, each with its line.
    """
    from jobkit.model.role_change import RoleDiff
    from jobkit.postings.rubric_effects import rubric_effects
    from jobkit.roles.comparing import changes
    from jobkit.screening.choosing import named_rubric

    one, other = load_role(before), load_role(after)
    found = changes(one, other)
    old, new = named_rubric(one), named_rubric(other)
    return RoleDiff(str(before), str(after), found, rubric_effects(one, other, found, old, new))


def render_posting(role: Role, format: PostingFormat = "md", *, own_folder: Path | None = None) -> Posting:
    """The role's posting in one format, as ``md`` (Markdown), ``html`` (a web page), ``docx``, ``pdf`` or ``jsonld``.

    Templates in ``own_folder`` take the place of the shipped ones, by the same path ("postings/posting.html.j2").

    Raises:
        InvalidFile: the role lacks what the format's channel asks for, all of it listed; or an own template is faulty.
    """
    from jobkit.postings.render import render_posting

    return render_posting(role, format, own_folder=own_folder)


def render_feed(
    roles: Sequence[Role], format: FeedFormat, *, own_folder: Path | None = None, as_of: date | None = None
) -> Posting:
    """Several roles as one feed (``indeed``, ``rss``, ``atom``, ``jsonfeed``), or as the page that lists them
    (``careers``); without those that closed before ``as_of``, where it is given.

    Raises:
        InvalidFile: a role lacks what the channel asks for, or two roles are one opening; all of it listed. Or none of
            the openings is open.
    """
    from jobkit.postings.feeds import render_feed

    return render_feed(roles, format, own_folder=own_folder, as_of=as_of)


def lint_role(
    role: Role | str | Path,
    *,
    rubric: Rubric | str | Path | None = None,
    where: Sequence[str] = (),
    as_of: date | None = None,
) -> tuple[Finding, ...]:
    """What is wrong with a role, or with a plain posting: law, wording, completeness, consistency, readability, and
    whether posting and rubric agree. General information, no legal advice.

    Args:
        role: a role, a role file, or a shipped role's name; or the file of a plain posting (Markdown, text, HTML, DOCX,
            PDF), of which only the text is looked at.
        rubric: what the role's resumes are scored by: a rubric, its file or its shipped name; the role's own else.
        where: places whose law to hold it to ("CO", "CA-ON", "US" for anywhere), instead of the role's own.
        as_of: the day taken as today; the present day if left out.

    Returns:
        The findings, each with its place in the file, why, and the mend; a waived one has the reason in ``waived``.

    Raises:
        NotFound: no such file, name or place.
        InvalidFile: the role or the rubric has problems.
        Unreadable: the posting can't be read.
    """
    from jobkit.model.role import Role
    from jobkit.postings.lint import checking
    from jobkit.roles.loading import find_role, is_role_name, load_role_tree

    day = as_of or date.today()
    if not isinstance(role, Role) and not is_role_name(role):
        return checking.lint_text(_posting_source(Path(role)), as_of=day, where=where)
    path, tree = "", None
    if not isinstance(role, Role):
        path = str(find_role(role))
        role, tree = load_role_tree(role)
    if isinstance(rubric, str | Path):
        rubric = load_rubric(rubric)
    elif rubric is None and role.rubric is not None:
        rubric = rubric_of(role)
    return checking.lint_role(role, as_of=day, path=path, tree=tree, rubric=rubric, where=where)


def fix_role(
    path: str | Path, *, rubric: str | Path | None = None, where: Sequence[str] = (), as_of: date | None = None
) -> tuple[Finding, ...]:
    """Make the safe mends of ``lint_role`` in the file itself, a role file or a posting in text or Markdown.

    Returns:
        The findings that were mended, each with the words that were there and those that are there now.

    Raises:
        NotFound: a shipped role, or a file of another format: those are not changed.
    """
    from jobkit.errors import InvalidFile, NotFound, Problem
    from jobkit.postings.lint.fixes import fixed
    from jobkit.postings.lint.subject import Source
    from jobkit.readers.registry import media_of
    from jobkit.roles.loading import is_role_name

    file = Path(path)
    found = lint_role(path, rubric=rubric, where=where, as_of=as_of)
    if not file.is_file() or media_of(file.read_bytes(), file.name) != "text":
        raise NotFound(f"{path}: only a role file of one's own, or a posting in text or Markdown, is mended in place")
    try:
        source = Source(str(file), file.read_bytes().decode("utf-8"))
    except UnicodeDecodeError:
        raise InvalidFile([Problem("not UTF-8 text", str(file), hint="save the file as UTF-8")]) from None
    text, made = fixed(source, found, is_yaml=is_role_name(path))
    if made:
        file.write_bytes(text.encode("utf-8"))
    return tuple(made)


def _posting_source(path: Path) -> Source:
    from jobkit.errors import NotFound, Unreadable
    from jobkit.layout.reading_order import arrange
    from jobkit.postings.lint.plain_text import document_text
    from jobkit.postings.lint.subject import Source
    from jobkit.readers.decoding import decode
    from jobkit.readers.limits import Limits
    from jobkit.readers.registry import media_of, read_pages

    if not path.is_file():
        raise NotFound(f"{path}: no such file; give a role file, a shipped role's name, or a posting")
    limits = Limits()
    data = File(str(path), path).read(limits.bytes)
    if data.strip() and media_of(data, path.name) == "text":
        text = decode(data)
    else:
        media, pages = read_pages(data, name=path.name, limits=limits)
        text = document_text(arrange(pages, digest=hashlib.sha256(data).hexdigest(), media=media))
    if len(text) > LONGEST_POSTING:
        raise Unreadable("too_large", f"{path}: {len(text):,} characters; a posting has at most {LONGEST_POSTING:,}")
    return Source(str(path), text)


def import_posting(path: str | Path, *, pdf_reader: str | None = None) -> Imported:
    """The role that an existing posting, or an article on an occupation, describes.

    Args:
        path: text, Markdown, HTML, DOCX, PDF, or JSON (schema.org JobPosting, JSON Resume job).
        pdf_reader: ``pdfium`` (the default) or ``pdfminer``.

    Returns:
        The fields found, each with where it stood; what found no place; what publishing would ask for besides. Its
        ``role`` is the checked role, None where no title was found.

    Raises:
        Unreadable: encrypted, damaged, empty, without text, too large, or of a format that is not read.
    """
    return import_file(File(str(path), Path(path)), pdf_reader=pdf_reader)


def import_file(file: File, *, pdf_reader: str | None = None) -> Imported:
    """The role that a posting describes; what ``import_posting`` returns and raises."""
    from jobkit.postings.importing.posting import import_posting
    from jobkit.readers.limits import Limits

    return import_posting(file.read(Limits().bytes), file.name, pdf_reader=pdf_reader)


def imported_text(imported: Imported, form: str) -> str:
    """An imported role as a commented role file (``yaml``) or as data with its evidence (``json``)."""
    from jobkit.postings.importing.writing import role_file, role_json

    return role_json(imported) if form == "json" else role_file(imported)


def load_rubric(name_or_path: str | Path) -> Rubric:
    """A rubric file, or a shipped rubric by its name ("case-manager"), checked.

    Raises:
        NotFound: no such file or name.
        InvalidFile: problems in the file, each with its line.
    """
    from jobkit.screening.rubrics import load_rubric

    return load_rubric(name_or_path)


def check_rubric(name_or_path: str | Path) -> None:
    """Check a rubric and each of its variants. Raises what ``load_rubric`` raises."""
    from jobkit.screening.rubrics import load_rubric

    for variant in (None, *load_rubric(name_or_path).variants):
        load_rubric(name_or_path, variant)


def rubric_of(role: Role) -> Rubric:
    """The rubric that a role names, where it was written for what the role asks; else one derived from the role.

    Raises:
        NotFound: the role names a rubric that does not exist.
        InvalidFile: the rubric file has problems, or the role says too little to derive one.
    """
    from jobkit.screening.choosing import rubric_of

    return rubric_of(role)


def derive_rubric(role: Role) -> Rubric:
    """A first rubric made of what a role asks for, each part resting on its sentence.

    Raises:
        InvalidFile: the role says too little to be scored by.
    """
    from jobkit.screening.deriving import derive

    return derive(role)


def chosen_rubric(role: Role, name_or_path: str | Path | None) -> Rubric:
    """The rubric asked for, else the role's (``rubric_of``); either way with what the role's posting says, so that no
    copy of that earns points. Raises what ``load_rubric`` and ``rubric_of`` raise."""
    from jobkit.screening.choosing import with_posting

    return with_posting(load_rubric(name_or_path), role) if name_or_path else rubric_of(role)


def score(reading: Reading, rubric: Rubric) -> Assessment:
    """Points for each criterion of the rubric, each with the lines of the resume that earned them."""
    from jobkit.screening.score import score

    return score(reading.facts, reading.document, rubric, cautions=reading.resume.warnings)


def fit(
    path: str | Path,
    *,
    role: Role,
    rubric: Rubric | None = None,
    as_of: date | None = None,
    pdf_reader: str | None = None,
) -> Advice:
    """How one's own resume fits a role: the assessment, and what true, clearer statements would be worth.

    Args:
        path: the resume file.
        role: the role applied for.
        rubric: what is scored; the role's own if left out.
        as_of: the day taken as today; the present day if left out.
        pdf_reader: ``pdfium`` (the default) or ``pdfminer``.

    Raises:
        Unreadable: what ``read_resume`` raises.
        NotFound: the role names a rubric that does not exist, or what ``read_resume`` raises.
        InvalidFile: the role names no rubric, and says too little to derive one.
    """
    return advise(read_resume(path, as_of=as_of, pdf_reader=pdf_reader), rubric or rubric_of(role))


def advise(reading: Reading, rubric: Rubric) -> Advice:
    """The assessment of a resume that is read, with what true, clearer statements would be worth."""
    from jobkit.screening.advice import advise

    return advise(reading.facts, reading.document, rubric, cautions=reading.resume.warnings)
