"""Make the sample resumes and their truth: ``python -m benchmarks.samples.make [ID ...]``.

Needs the extra ``samples`` and, on the machine, Chromium and LibreOffice. Every file is made anew from ``people/`` and
``layouts/``; named ids alone make only those (the truth is always whole). The files are committed, so nobody needs to
run this but who changes a sample.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from benchmarks.samples.printed import people, printed
from benchmarks.samples.truth import truth
from jobkit.errors import MissingExtra

try:
    from benchmarks.samples import drawn, pages, word
except ModuleNotFoundError as missing:
    raise SystemExit(str(MissingExtra("samples", "making the sample resumes"))) from missing

SAMPLES = Path(__file__).parents[2] / "samples"
ENGINES: dict[str, tuple[str, Callable[[dict[str, Any], str], bytes]]] = {
    "chromium": ("pdf", pages.chromium),
    "typst": ("pdf", pages.typst_pdf),
    "libreoffice": ("pdf", word.libreoffice),
    "reportlab": ("pdf", drawn.functional),
    "word": ("docx", word.docx_file),
    "html": ("html", pages.html),
    "text": ("txt", pages.text),
    "markdown": ("md", pages.markdown),
}


def main(wanted: list[str]) -> None:
    lines = []
    for person in people():
        suffix, make = ENGINES[person["engine"]]
        name = f"resumes/{person['id']}.{suffix}"
        if not wanted or person["id"] in wanted:
            (SAMPLES / name).write_bytes(timeless(make(printed(person), person["layout"])))
            print(name)
        lines.append(json.dumps(truth(person, name, suffix), ensure_ascii=False))
    (SAMPLES / "truth.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")


def timeless(data: bytes) -> bytes:
    """A PDF's dates, checksum and identifier replaced by fixed ones of the same length; other files as they are."""
    if not data.startswith(b"%PDF"):
        return data
    data = re.sub(rb"\(D:\d{14}", b"(D:20261101000000", data)
    data = re.sub(rb"/DocChecksum /\w{32}", b"/DocChecksum /" + b"0" * 32, data)
    return re.sub(rb"(/ID\s*\[\s*)<(\w+)>(\s*)<(\w+)>", zero_id, data)


def zero_id(match: re.Match[bytes]) -> bytes:
    head, first, gap, second = match.groups()
    return head + b"<" + b"0" * len(first) + b">" + gap + b"<" + b"0" * len(second) + b">"


if __name__ == "__main__":
    main(sys.argv[1:])
