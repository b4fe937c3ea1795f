"""Many files: worker processes, a limit of time and memory for each file, and one outcome a file whatever happens.

A worker that crashes or hangs costs the file it was reading and nothing else: the pool replaces it.
"""

from __future__ import annotations

import contextlib
import gc
import hashlib
import io
import multiprocessing
import sys
from collections import Counter, deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import TimeoutError as Late
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, TypeVar

from pebble import ProcessExpired, ProcessPool

from jobkit import api, one_file
from jobkit.errors import JobkitError, Unreadable
from jobkit.intake import File, find_files, without_reports
from jobkit.model.assessment import Done, Outcome
from jobkit.model.outcome import Failed, Reading
from jobkit.model.role import Role
from jobkit.model.rubric import Rubric
from jobkit.readers.limits import Limits

if TYPE_CHECKING:
    from jobkit.reports.fit import Fit

R = TypeVar("R")

SECONDS = 120.0
"""Time for one file. A resume takes well under a second; ten scanned pages, the most that are read, take 30 to 50,
and on a busy machine twice that."""
MEMORY = 4_000_000_000
"""Address space of a worker, in bytes: several times a 300-page PDF's. Enforced where the system can (POSIX)."""
PICTURED = 300
"""Files of a batch whose pages are drawn: at about 40 kB a page, more would make a report that browsers open slowly."""
_AHEAD = 4
"""Files handed out for each worker before the oldest result is asked for: enough that none waits."""


def screen(
    paths: Sequence[str | Path],
    *,
    role: Role,
    rubric: Rubric | None = None,
    as_of: date | None = None,
    workers: int = 1,
    blind: bool = False,
) -> list[Outcome]:
    """Score files and folders of resumes for a role.

    Args:
        paths: files and folders; reports that jobkit wrote are left out.
        role: what is hired for.
        rubric: what is scored; the role's own if left out.
        as_of: the day taken as today; the present day if left out.
        workers: files read at once, each in a process of its own. The results do not depend on it.
        blind: hide names, file names, and in quotes what says whose they are.

    Returns:
        One outcome a file, in the order of the files: ``Done`` with its assessment, or ``Failed`` with the reason.

    Raises:
        NotFound: a path does not exist, a folder is empty, or the role names a rubric that does not exist.
        InvalidFile: the role names no rubric, and says too little to derive one.
    """
    files, _ = without_reports(find_files([str(path) for path in paths], io.BytesIO()))
    chosen = rubric or api.rubric_of(role)
    return list(screen_files(files, chosen, as_of=as_of or date.today(), workers=workers, blind=blind))


def read_files(
    files: Sequence[File], *, as_of: date, pdf_reader: str | None = None, workers: int = 1, seconds: float = SECONDS
) -> Iterator[Reading | Failed]:
    """Read each file; one result a file, in the files' order."""
    return each_file(files, partial(_read, as_of=as_of, pdf_reader=pdf_reader), workers=workers, seconds=seconds)


def screen_files(
    files: Sequence[File],
    rubric: Rubric,
    *,
    as_of: date,
    pdf_reader: str | None = None,
    workers: int = 1,
    seconds: float = SECONDS,
    blind: bool = False,
    pictures: bool = False,
) -> Iterator[Outcome]:
    """Read and score each file; one result a file, in the files' order.

    ``blind`` and ``pictures`` are those of ``one_file.assess_file``; above
    ``PICTURED`` files none is drawn.
    """
    drawn = pictures and len(files) <= PICTURED
    work = partial(one_file.assess_file, rubric=rubric, as_of=as_of, pdf_reader=pdf_reader, blind=blind, pictures=drawn)
    outcomes = each_file(files, work, workers=workers, seconds=seconds)
    return _nameless(files, outcomes) if blind else outcomes


def _nameless(files: Sequence[File], outcomes: Iterator[Outcome]) -> Iterator[Outcome]:
    """The outcomes without file names; of files with the same content, the later ones are numbered."""
    seen: Counter[str] = Counter()
    for file, outcome in zip(files, outcomes, strict=True):
        hidden = outcome if isinstance(outcome, Done) else _hidden(file, outcome)
        seen[hidden.file] += 1
        yield hidden if seen[hidden.file] == 1 else replace(hidden, file=f"{hidden.file}-{seen[hidden.file]}")


def _hidden(file: File, failed: Failed) -> Failed:
    try:
        known = file.read(Limits().bytes)
    except Unreadable:
        known = file.name.encode()
    said = failed.message
    for name in (file.name, PurePath(file.name).name, PurePath(file.name).stem):
        said = said.replace(name, "the file") if name else said
    return replace(failed, file=one_file.pseudonym(hashlib.sha256(known).hexdigest()), message=said)


def fit_file(
    file: File, rubric: Rubric, *, as_of: date, pdf_reader: str | None = None, seconds: float = SECONDS
) -> Fit | Failed:
    """Read and score one file for the person who wrote it."""
    work = partial(one_file.fit_file, rubric=rubric, as_of=as_of, pdf_reader=pdf_reader)
    return next(each_file([file], work, workers=1, seconds=seconds))


def draw_file(
    file: File, *, as_of: date, pdf_reader: str | None = None, seconds: float = SECONDS
) -> tuple[Reading, list[bytes]] | Failed:
    """Read one file, and draw what was read on its pages, each a PNG."""
    work = partial(_draw, as_of=as_of, pdf_reader=pdf_reader)
    return next(each_file([file], work, workers=1, seconds=seconds))


def _draw(file: File, *, as_of: date, pdf_reader: str | None) -> tuple[Reading, list[bytes]]:
    reading = _read(file, as_of=as_of, pdf_reader=pdf_reader)
    return reading, api.draw_reading(file, reading)


def _read(file: File, *, as_of: date, pdf_reader: str | None) -> Reading:
    return api.read_file(file, as_of=as_of, pdf_reader=pdf_reader)


def each_file(
    files: Sequence[File], work: Callable[[File], R], *, workers: int, seconds: float
) -> Iterator[R | Failed]:
    """The one loop: hand out a bounded number of files, give results in order."""
    spawn = multiprocessing.get_context("spawn")
    with ProcessPool(max(1, min(workers, len(files))), initializer=_prepare, context=spawn) as pool:
        waiting: deque[tuple[File, Callable[[], R]]] = deque()
        try:
            for file in files:
                waiting.append((file, pool.submit(work, seconds, file).result))
                if len(waiting) >= _AHEAD * max(1, workers):
                    yield _outcome(*waiting.popleft(), seconds)
            while waiting:
                yield _outcome(*waiting.popleft(), seconds)
        except BaseException:  # the caller stops early: don't finish what nobody waits for
            pool.stop()  # type: ignore[no-untyped-call]
            raise


def _prepare() -> None:
    """Ready a worker: its memory bounded, its libraries loaded, so that no file pays for either."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    sys.setrecursionlimit(5_000)
    api.warm_up()
    gc.freeze()  # lexicons and libraries stay; looking through them for garbage takes a twentieth of all reading


def _outcome(file: File, result: Callable[[], R], seconds: float) -> R | Failed:
    try:
        return result()
    except Unreadable as error:
        return Failed(file.name, error.reason, error.message)
    except JobkitError:  # the request itself is at fault (no such PDF reader), not this file
        raise
    except Late:
        return Failed(file.name, "timeout", f"reading took longer than {seconds:g} seconds; open it by hand")
    except MemoryError:
        return Failed(file.name, "out_of_memory", "reading took more memory than a resume may; open it by hand")
    except ProcessExpired:
        return Failed(file.name, "crashed", "the file made its reader crash; open it by hand, or save it as a new PDF")
    except Exception as error:
        said = f"an error of jobkit's own ({type(error).__name__}); please report it, and open the file by hand"
        return Failed(file.name, "crashed", said)
