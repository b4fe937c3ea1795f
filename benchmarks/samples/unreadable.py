"""Make the files that can't be read, for the tests: ``python -m benchmarks.samples.unreadable``."""

from __future__ import annotations

import io
from pathlib import Path

from reportlab.lib.pagesizes import letter
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from benchmarks.samples.make import SAMPLES

FOLDER = Path(__file__).parents[2] / "tests" / "data" / "unreadable"


def main() -> None:
    """One file a reason, each named for it."""
    (FOLDER / "encrypted.pdf").write_bytes(page("Resume of Ada Marsh", StandardEncryption("secret", "owner")))
    (FOLDER / "no-text.pdf").write_bytes(page("", None))
    (FOLDER / "damaged.pdf").write_bytes((SAMPLES / "resumes" / "aroha-tamihana.pdf").read_bytes()[:900])
    (FOLDER / "damaged.docx").write_bytes((SAMPLES / "resumes" / "teodoro-quispe.docx").read_bytes()[:4000])
    (FOLDER / "empty.pdf").write_bytes(b"")
    (FOLDER / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(64))


def page(text: str, encryption: StandardEncryption | None) -> bytes:
    """One page with the text, or with a drawn box alone, as a scan would have no text either."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=letter, encrypt=encryption, invariant=1)
    canvas.rect(72, 500, 200, 100)
    canvas.drawString(72, 700, text)
    canvas.save()
    return out.getvalue()


if __name__ == "__main__":
    main()
