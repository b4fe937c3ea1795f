"""How fast resumes are read: ``python -m benchmarks.reading [FOLDER] [--repeat N]``.

The whole reading (bytes to facts) of a folder's PDFs beside two yardsticks over the same bytes in the same process:
``pdfminer.high_level.extract_text``, which only extracts text, and the least that any reading by pdfium must do, asking
for each character and its box. Every round does each piece of work once over all files; the best time of each
counts, after one round to warm up. Ratios carry over to other machines, milliseconds do not.
"""

from __future__ import annotations

import argparse
import hashlib
import io
import logging
import time
from collections.abc import Callable, Sequence
from itertools import pairwise
from pathlib import Path

import pypdfium2
from pdfminer.high_level import extract_text
from pypdfium2 import raw

from jobkit.layout.reading_order import arrange
from jobkit.parsing.resume import read
from jobkit.readers.limits import Limits
from jobkit.readers.registry import read_pages
from jobkit.screening.facts import read_facts

SAMPLES = Path(__file__).parents[1] / "samples" / "resumes"
AS_OF = (2026, 11)
STAGES = ("bytes to pages", "pages to document", "document to resume", "resume to facts")


def main() -> None:
    parser = argparse.ArgumentParser(description="How fast resumes are read.")
    parser.add_argument("folder", nargs="?", type=Path, default=SAMPLES, help="where PDFs lie")
    parser.add_argument("--repeat", type=int, default=5, metavar="N", help="rounds that are timed (5)")
    options = parser.parse_args()
    logging.getLogger("pdfminer").setLevel(logging.ERROR)  # it warns of each of Chromium's fonts
    files = [data for path in sorted(options.folder.glob("*.pdf")) if has_text(data := path.read_bytes())]
    rounds = [one_round(files) for _ in range(options.repeat + 1)][1:]
    *stages, pdfminer, boxes = (min(times) for times in zip(*rounds, strict=True))
    whole = sum(stages)
    print(f"{len(files)} PDFs, best of {options.repeat}{'ms a file':>17}{'of the whole':>14}")
    for name, spent in zip(STAGES, stages, strict=True):
        print(f"  {name:26}{1000 * spent / len(files):12.2f}{spent / whole:14.0%}")
    print(f"  {'whole reading':26}{1000 * whole / len(files):12.2f}")
    for name, spent in (("pdfminer extract_text", pdfminer), ("pdfium character boxes", boxes)):
        print(f"  {name:26}{1000 * spent / len(files):12.2f}   whole reading takes {whole / spent:.2f} times this")


def has_text(data: bytes) -> bool:
    """Whether a PDF holds text of its own; of scanned pages extraction alone would be timed against OCR."""
    document = pypdfium2.PdfDocument(data)
    try:
        return any(page.get_textpage().count_chars() for page in document)
    finally:
        document.close()


def one_round(files: Sequence[bytes]) -> tuple[float, ...]:
    """Seconds of each stage and of both yardsticks, one after another, so that a busy machine slows all alike."""
    yardsticks: tuple[Callable[[bytes], object], ...] = (lambda data: extract_text(io.BytesIO(data)), character_boxes)
    return (*stage_times(files), *(seconds(work, files) for work in yardsticks))


def stage_times(files: Sequence[bytes]) -> tuple[float, ...]:
    """Seconds that each stage takes over all files."""
    spent = [0.0] * len(STAGES)
    for data in files:
        marks = [time.perf_counter()]
        media, pages = read_pages(data, name="", pdf_reader=None, limits=Limits())
        marks.append(time.perf_counter())
        document = arrange(pages, digest=hashlib.sha256(data).hexdigest(), media=media)
        marks.append(time.perf_counter())
        resume = read(document)
        marks.append(time.perf_counter())
        read_facts(resume, document, as_of=AS_OF)
        marks.append(time.perf_counter())
        spent = [total + b - a for total, (a, b) in zip(spent, pairwise(marks), strict=True)]
    return tuple(spent)


def seconds(work: Callable[[bytes], object], files: Sequence[bytes]) -> float:
    """What a piece of work takes over all files."""
    start = time.perf_counter()
    for data in files:
        work(data)
    return time.perf_counter() - start


def character_boxes(data: bytes) -> list[tuple[float, ...]]:
    """Every character's box by pdfium, one call a character."""
    boxes = []
    document = pypdfium2.PdfDocument(data)
    for page in document:
        text = page.get_textpage()
        for at in range(raw.FPDFText_CountChars(text)):
            raw.FPDFText_GetUnicode(text, at)
            boxes.append(text.get_charbox(at))
        text.close()
        page.close()
    document.close()
    return boxes


if __name__ == "__main__":
    main()
