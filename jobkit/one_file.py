"""What a batch does with one of its files, from bytes to what reports show: in a worker, loading stages as it goes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from jobkit import api
from jobkit.errors import Unreadable
from jobkit.intake import File

if TYPE_CHECKING:
    from jobkit.model.assessment import Done, PagePicture
    from jobkit.model.rubric import Rubric
    from jobkit.reports.fit import Fit


def assess_file(
    file: File,
    rubric: Rubric,
    *,
    as_of: date,
    pdf_reader: str | None = None,
    blind: bool = False,
    pictures: bool = False,
) -> Done:
    """Read and score one file of a batch.

    Args:
        file: the file.
        rubric: what is scored.
        as_of: the day taken as today.
        pdf_reader: ``pdfium`` (the default) or ``pdfminer``.
        blind: hide whose it is: no name, a pseudonym from the file's digest, quotes and pictures without identity.
        pictures: draw the pages that quoted lines stand on.

    Raises what ``read_resume`` raises.
    """
    from jobkit.model.assessment import Done
    from jobkit.readers.limits import Limits
    from jobkit.screening.record import Basis, record, spans_of
    from jobkit.screening.score import score

    reading = api.read_file(file, as_of=as_of, pdf_reader=pdf_reader)
    document, resume, facts = reading.document, reading.resume, reading.facts
    basis = Basis(facts, document, resume.warnings)
    if blind:
        from jobkit.parsing.blinding import blinded, names_hidden
        from jobkit.screening.own_work import as_counted

        cautions = tuple(replace(each, text=names_hidden(each.text, document, resume)) for each in resume.warnings)
        counted = spans_of(replace(as_counted(facts, document, rubric), told=()))
        masked = blinded(document, resume, counted, [each.span for each in facts.told])
        basis = Basis(facts, masked, cautions)
    given = score(facts, basis.document, rubric, cautions=basis.cautions)
    pages: tuple[PagePicture, ...] = ()
    if pictures:
        from jobkit.reports import pictures as drawing

        pages = drawing.pictures(
            file.read(Limits().bytes), basis.document, {quote.page for quote in given.quotes}, unmasked=blind
        )
    ignored = [quote.span for mention in given.ignored for quote in mention.evidence]
    name = resume.name.value if resume.name and not blind else None
    return Done(pseudonym(document.digest) if blind else file.name, given, name, pages, record(basis, also=ignored))


def pseudonym(digest: str) -> str:
    """What a blind report calls the file of that digest: whoever holds the files can find it by its sha256."""
    return f"candidate-{digest[:8]}"


def fit_file(file: File, rubric: Rubric, *, as_of: date, pdf_reader: str | None = None) -> Fit:
    """One's own resume, all of it: what was read, the advice, what makes it harder to read, and its pages.

    Raises what ``read_resume`` raises.
    """
    from jobkit.parsing.readability import remarks
    from jobkit.readers.limits import Limits
    from jobkit.reports.fit import Fit
    from jobkit.reports.pictures import pictures

    reading = api.read_file(file, as_of=as_of, pdf_reader=pdf_reader)
    data = file.read(Limits().bytes)
    document = reading.document
    return Fit(
        file.name,
        reading,
        api.advise(reading, rubric),
        remarks(document, reading.resume, size=len(data)),
        pictures(data, document, [page.number for page in document.pages], unmasked=False),
    )


def is_resume(file: File, *, as_of: date, pdf_reader: str | None = None) -> bool:
    """Whether a file tells of one person: a name, and posts held from one date to another."""
    try:
        resume = api.read_file(file, as_of=as_of, pdf_reader=pdf_reader).resume
    except Unreadable:
        return False
    periods = [work.dates.value for work in resume.work if work.dates]
    return resume.name is not None and any(each.start and (each.end or each.current) for each in periods)
