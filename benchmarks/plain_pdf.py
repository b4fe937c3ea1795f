"""PDF files written out plainly, uncompressed, with the drawing as it is given: small, readable, and exact."""

from __future__ import annotations

from collections.abc import Mapping, Sequence


def plain_pdf(
    *pages: str, resources: str = "", more: Mapping[int, str] | None = None, box: str = "0 0 612 792"
) -> bytes:
    """A PDF with a page for each content stream.

    Args:
        pages: the content streams; ``/F`` is Helvetica, ``/B`` its bold.
        resources: further entries of every page's resource dictionary.
        more: further objects by number, from 10 on, for the resources to name.
        box: the media box of each page.
    """
    first = max([9, *(more or {})]) + 1
    kids = " ".join(f"{first + 2 * at} 0 R" for at in range(len(pages)))
    fonts = "/Font<</F 3 0 R/B 4 0 R>>"
    bodies = {
        1: "<</Type/Catalog/Pages 2 0 R>>",
        2: f"<</Type/Pages/Kids[{kids}]/Count {len(pages)}/MediaBox[{box}]/Resources<<{fonts}{resources}>>>>",
        3: "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
        4: "<</Type/Font/Subtype/Type1/BaseFont/Helvetica-Bold/Encoding/WinAnsiEncoding>>",
        **(more or {}),
    }
    for at, content in enumerate(pages):
        number = first + 2 * at
        bodies[number] = f"<</Type/Page/Parent 2 0 R/Contents {number + 1} 0 R>>"
        bodies[number + 1] = stream(content)
    return _file(sorted(bodies.items()))


def stream(content: str, entries: str = "") -> str:
    """A stream object's body, with further entries of its dictionary."""
    return f"<<{entries}/Length {len(content)}>>stream\n{content}\nendstream"


def _file(bodies: Sequence[tuple[int, str]]) -> bytes:
    data, length = ["%PDF-1.4\n"], len("%PDF-1.4\n")
    offsets = {}
    for number, body in bodies:
        offsets[number] = length
        data.append(f"{number} 0 obj{body}\nendobj\n")
        length += len(data[-1])
    table = "".join(f"{number} 1\n{offset:010} 00000 n \n" for number, offset in offsets.items())
    size = bodies[-1][0] + 1
    data.append(
        f"xref\n0 1\n0000000000 65535 f \n{table}trailer<</Size {size}/Root 1 0 R>>\nstartxref\n{length}\n%%EOF"
    )
    return "".join(data).encode("latin-1")
