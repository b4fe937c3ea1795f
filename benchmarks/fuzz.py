"""Feed readers with changed files: ``python -m benchmarks.fuzz --reader NAME [--minutes N] [--finds FOLDER]``.

Atheris (the extra ``fuzz``) changes sample files, led by which lines of jobkit and pdfminer each change reaches. A
reader may give pages or raise an error of jobkit's own. Whatever else comes out is kept in the folder, one file for
each place in the code that it came from, with the traceback beside it; so is a file that crashes the process or takes
longer than 20 seconds or 3 GB. Exit code 1: there were finds.
"""

from __future__ import annotations

import argparse
import io
import subprocess
import sys
import time
import traceback
import zipfile
from collections.abc import Callable, Sequence
from datetime import date
from email.message import EmailMessage
from importlib.util import find_spec
from pathlib import Path

from benchmarks.plain_pdf import plain_pdf, stream

ROOT = Path(__file__).parents[1]
SAMPLES = sorted([*(ROOT / "samples" / "resumes").iterdir(), *(ROOT / "tests" / "data" / "formats").iterdir()])
SUFFIXES = {
    "pdfium": (".pdf",),
    "pdfminer": (".pdf",),
    "docx": (".docx",),
    "odt": (".odt", ".fodt"),
    "rtf": (".rtf",),
    "html": (".html",),
    "text": (".txt", ".md"),
    "json": (),
    "containers": (),
    "whole": (".pdf", ".docx", ".odt", ".fodt", ".rtf", ".html", ".txt", ".md"),
}
"""The readers, and which samples each begins with."""
SMALL = 150_000
"""Bytes of the largest sample to begin with, and of the largest file made of it."""
SECONDS, MEGABYTES = 20, 3000
Target = Callable[[bytes], object]


def main() -> None:
    parser = argparse.ArgumentParser(description="Feed a reader with changed files.")
    parser.add_argument("--reader", required=True, choices=SUFFIXES)
    parser.add_argument("--minutes", type=float, default=10.0)
    parser.add_argument("--finds", type=Path, default=Path("build/fuzz"), help="where finds are kept (build/fuzz)")
    parser.add_argument("--worker", type=float, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if find_spec("atheris") is None:
        parser.error("the fuzzer is not installed: pip install '.[fuzz]'")
    folder = options.finds / options.reader
    if options.worker:
        fuzz(options.reader, folder, options.worker)
    else:
        sys.exit(watch(options.reader, folder, options.minutes * 60))


def watch(name: str, folder: Path, seconds: float) -> int:
    """Keep a worker going for so long: one that crashes is started again. Gives the exit code."""
    corpus = folder / "corpus"
    corpus.mkdir(parents=True, exist_ok=True)
    for at, data in enumerate(seeds(name)):
        (corpus / f"seed-{at:03}").write_bytes(data)
    began = time.monotonic()
    runs = 0
    while (left := seconds - (time.monotonic() - began)) > 5:
        command = [sys.executable, "-m", "benchmarks.fuzz", "--reader", name, "--finds", str(folder.parent)]
        with (folder / "log.txt").open("a") as log:
            subprocess.run([*command, "--worker", str(left)], stderr=log, stdout=log, cwd=ROOT, check=False)
        runs += executed(folder / "log.txt")
    finds = sorted(path.name for path in folder.iterdir() if path.is_file() and path.name != "log.txt")
    files = [find for find in finds if not find.endswith(".trace")]
    print(
        f"{name}: {runs} files in {seconds / 60:g} minutes, {len(files)} finds{': ' if files else ''}{', '.join(files)}"
    )
    return 1 if files else 0


def executed(log: Path) -> int:
    """How many files the last worker read, by its log."""
    counts = [
        line for line in log.read_text(errors="replace").splitlines() if line.startswith("#") or "stat::number" in line
    ]
    last = counts[-1].replace("stat::number_of_executed_units:", "").lstrip("#").split() if counts else []
    return int(last[0]) if last and last[0].isdecimal() else 0


# ------------------------------------------------------------------ one worker


def fuzz(name: str, folder: Path, seconds: float) -> None:
    """Change files until the time is up; does not return."""
    import atheris

    with atheris.instrument_imports(include=["jobkit", "pdfminer"]):
        read = target(name)
        loaded(name)
    from jobkit.errors import JobkitError

    def one(data: bytes) -> None:
        try:
            read(data)
        except JobkitError:
            return
        except Exception as error:
            keep(error, data, folder)

    def changed(data: bytes, most: int, seed: int) -> bytes:
        return changed_archive(data, most, seed, atheris.Mutate) if data[:2] == b"PK" else atheris.Mutate(data, most)

    settings = [
        f"-max_total_time={int(seconds)}", f"-timeout={SECONDS}", f"-rss_limit_mb={MEGABYTES}", f"-max_len={SMALL}",
        f"-artifact_prefix={folder}/", "-print_final_stats=1",
    ]  # fmt: skip
    atheris.Setup([sys.argv[0], *settings, str(folder / "corpus")], one, custom_mutator=changed)
    atheris.Fuzz()


def keep(error: Exception, data: bytes, folder: Path) -> None:
    """The first file for each kind of error and place in the code."""
    at = traceback.extract_tb(error.__traceback__)[-1]
    path = folder / f"{type(error).__name__}-{Path(at.filename).stem}-{at.lineno}"
    if not path.exists():
        path.write_bytes(data)
        path.with_name(path.name + ".trace").write_text("".join(traceback.format_exception(error)))


def changed_archive(data: bytes, most: int, seed: int, mutate: Callable[[bytes, int], bytes]) -> bytes:
    """An archive with one member changed: what changed bytes of a compressed member give is no archive any more."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as old:
            members = [(info.filename, old.read(info)) for info in old.infolist()]
    except Exception:  # broken already
        return mutate(data, most)
    if not members or seed % 16 == 0:
        return mutate(data, most)
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for at, (member, content) in enumerate(members):
            new.writestr(member, mutate(content, most) if at == seed % len(members) else content)
    return made.getvalue() if made.tell() <= most else data


# ------------------------------------------------------------------ what is fed, and to whom


def target(name: str) -> Target:
    """What takes the bytes."""
    from jobkit import api
    from jobkit.intake import File
    from jobkit.parsing.structured.reading import read_json
    from jobkit.readers.limits import Limits
    from jobkit.readers.registry import reader

    def whole(data: bytes) -> None:
        api.read_file(File("resume", None, data), as_of=date(2026, 11, 1))

    if name == "json":
        return lambda data: read_json(data, digest="")
    if name == "containers":
        return opened
    return whole if name == "whole" else lambda data: reader(name).read(data, Limits())


def opened(data: bytes) -> None:
    """Every file in a container, read to its end."""
    from jobkit.containers.opening import find_leaves
    from jobkit.errors import Unreadable

    for leaf in find_leaves(io.BytesIO(data), "it") or ():
        try:
            leaf.read(1_000_000)
        except Unreadable:
            continue


def loaded(name: str) -> None:
    """Import what is loaded with the first file, while imports are instrumented."""
    for data in seeds(name)[:3]:
        target(name)(data)


def seeds(name: str) -> list[bytes]:
    """The files to begin with: samples, and for formats that none of them has, a few made here."""
    found = [path.read_bytes() for path in SAMPLES if path.suffix in SUFFIXES[name] and path.stat().st_size < SMALL]
    if ".pdf" in SUFFIXES[name]:
        found = [PLAIN, *found]
    if name == "json":
        return [JSON]
    return [*contained()] if name == "containers" else found


PLAIN = plain_pdf(
    "/G gs 0.1 0.3 0.3 rg 90 690 200 40 re f BT 1 1 1 rg /F 18 Tf 1 0 0 1 100 700 Tm (Ana Lind) Tj ET",
    "q /X Do Q BT /B 11 Tf 100 700 Td (Experience) Tj /F 10 Tf 0 -20 Td [(Case Man) -20 (ager, Aid House)] TJ"
    " /Span<</ActualText(fi)>>BDC 3 Tr T* (x) Tj EMC ET q 0 0 50 50 re W n 0 1 -1 0 20 20 cm BT /F 9 Tf (y) Tj ET Q",
    resources="/ExtGState<</G<</ca 0.5>>>>/XObject<</X 10 0 R>>",
    more={10: stream("BT /F 9 Tf 9 9 Td (in a form) Tj ET", "/Type/XObject/Subtype/Form/BBox[0 0 99 99]")},
)
JSON = (
    b'{"basics": {"name": "Ana Lind", "email": "a@example.org", "location": {"city": "Salem", "region": "OR"},'
    b' "profiles": [{"network": "LinkedIn", "url": "https://example.org"}]}, "work": [{"name": "Aid House",'
    b' "position": "Case Manager", "startDate": "2019-03", "endDate": null, "highlights": ["Wrote care plans"]}],'
    b' "education": [{"studyType": "BSW", "area": "Social Work", "institution": "State College", "endDate": "2018"}],'
    b' "certificates": [{"name": "CCM", "issuer": "CCMC", "date": "2020"}], "skills": [{"name": "HMIS"}]}'
)


def contained() -> Sequence[bytes]:
    """A ZIP, a mail and a mailbox with a resume in each."""
    mail = EmailMessage()
    mail["From"], mail["Subject"], mail["Message-ID"] = "Ana <ana@example.org>", "Application", "<1@example.org>"
    mail.set_content("See attached.\n")
    mail.add_attachment(PLAIN, maintype="application", subtype="pdf", filename="ana.pdf")
    text = mail.as_bytes()
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as out:
        out.writestr("ana.txt", "Ana Lind\nCase Manager\n")
        out.writestr("mail.eml", text)
    return [archive.getvalue(), text, b"From ana@example.org Mon Jan  1 00:00:00 2024\n" + text + b"\n\n" + text]


if __name__ == "__main__":
    main()
