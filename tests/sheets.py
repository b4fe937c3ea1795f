"""Sheets of paper: small PDFs written by hand, and what a scanner makes of them."""

from __future__ import annotations

import io
from collections.abc import Sequence

import pypdfium2
from PIL import Image

RESUME = """
BT /B 16 Tf 40 250 Td (Ada Marsh) Tj ET
BT /F 10 Tf 40 232 Td (Boise, ID | 208-555-0143 | ada.marsh@example.org) Tj ET
BT /B 12 Tf 40 206 Td (Experience) Tj ET
BT /B 10 Tf 40 188 Td (Case Manager) Tj /F 10 Tf ( , Aid House) Tj ET
BT /F 10 Tf 300 188 Td (Mar 2019 - Present) Tj ET
BT /F 10 Tf 40 172 Td (Plan care with forty families and keep their records) Tj ET
BT /B 12 Tf 40 146 Td (Education) Tj ET
BT /F 10 Tf 40 128 Td (Bachelor of Social Work, Boise State University, 2018) Tj ET
"""
"""A short resume as a page's drawing."""


def pdf(*contents: str, width: int = 450, height: int = 290, image: bytes = b"", font: str = "") -> bytes:
    """A PDF of a page a drawing. /F is Helvetica and /B its bold, which every PDF engine brings; /I a gray picture of
    four pixels or the JPEG in ``image``; ``font`` takes the place of /F's dictionary."""
    pictured = image or bytes((255, 0, 0, 255))
    kind = "/Filter/DCTDecode" if image else ""
    wide, high = Image.open(io.BytesIO(image)).size if image else (2, 2)
    pages = range(6, 6 + 2 * len(contents), 2)
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/MediaBox[0 0 {width} {height}]/Kids[{' '.join(f'{at} 0 R' for at in pages)}]"
        f"/Count {len(contents)}>>".encode(),
        font.encode() or b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica-Bold>>",
        f"<</Type/XObject/Subtype/Image/Width {wide}/Height {high}/ColorSpace/DeviceGray/BitsPerComponent 8{kind}"
        f"/Length {len(pictured)}>>stream\n".encode()
        + pictured
        + b"\nendstream",
    ]
    for at, content in zip(pages, contents, strict=True):
        objects.append(
            f"<</Type/Page/Parent 2 0 R/Contents {at + 1} 0 R"
            "/Resources<</Font<</F 3 0 R/B 4 0 R>>/XObject<</I 5 0 R>>>>>>".encode()
        )
        objects.append(f"<</Length {len(content)}>>stream\n{content}\nendstream".encode("latin-1"))
    data, offsets = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        offsets.append(len(data))
        data += f"{number} 0 obj".encode() + body + b"\nendobj\n"
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    head = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
    tail = f"{head}trailer<</Size {len(objects) + 1}/Root 1 0 R>>\nstartxref\n{len(data)}\n%%EOF"
    return data + tail.encode()


def scanned(content: str = RESUME, *, dpi: int = 150, width: int = 450, height: int = 290) -> Image.Image:
    """What a scanner makes of a page with that drawing, in gray."""
    document = pypdfium2.PdfDocument(pdf(content, width=width, height=height))
    try:
        return document[0].render(scale=dpi / 72).to_pil().convert("L")
    finally:
        document.close()


def saved(*pictures: Image.Image, format: str, **options: object) -> bytes:
    """The pictures as a file of that format."""
    out = io.BytesIO()
    more: Sequence[Image.Image] = pictures[1:]
    pictures[0].save(out, format, **({"save_all": True, "append_images": more} if more else {}), **options)
    return out.getvalue()
