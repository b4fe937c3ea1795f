"""Whether both PDF engines read the same: ``python -m benchmarks.engines [FOLDER ...]``.

Reads every PDF with text once by pdfium and once by pdfminer, and prints on how many the facts are the same, and which
facts differ on the others. Scoring sees nothing but facts. Without a folder, the sample resumes.
"""

from __future__ import annotations

import argparse
import logging
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from benchmarks.reading import SAMPLES, has_text
from jobkit.api import read_file
from jobkit.errors import Unreadable
from jobkit.intake import File
from jobkit.screening.facts_json import facts_json

AS_OF = date(2026, 11, 1)
ENGINES = ("pdfium", "pdfminer")


def main() -> None:
    parser = argparse.ArgumentParser(description="Whether both PDF engines read the same.")
    parser.add_argument("folders", nargs="*", type=Path, default=[SAMPLES], help="where PDFs lie")
    options = parser.parse_args()
    logging.getLogger("pdfminer").setLevel(logging.ERROR)  # it warns of each of Chromium's fonts
    read = same = 0
    for path in pdfs(options.folders):
        one, other = (facts(path, engine) for engine in ENGINES)
        read, same = read + 1, same + (one == other)
        for key in sorted(one.keys() | other.keys()):
            if one.get(key) != other.get(key):
                print(f"{path}: {key}: {ENGINES[0]} {one.get(key)}, {ENGINES[1]} {other.get(key)}")
    print(f"{read} PDFs with text, the same facts by both engines on {same} ({same / max(read, 1):.1%})")


def pdfs(folders: list[Path]) -> Iterator[Path]:
    """The folders' PDFs that hold text of their own."""
    for folder in folders:
        yield from (path for path in sorted(folder.glob("*.pdf")) if has_text(path.read_bytes()))


def facts(path: Path, engine: str) -> dict[str, Any]:
    """What scoring may see of the file; of one that the engine can't read, why."""
    try:
        return facts_json(read_file(File(path.name, path), as_of=AS_OF, pdf_reader=engine).facts)
    except Unreadable as error:
        return {"unreadable": error.reason}


if __name__ == "__main__":
    main()
