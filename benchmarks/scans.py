"""Scans of the sample resumes, to measure reading by OCR: ``python -m benchmarks.scans FOLDER [--only NAME]``.

Writes FOLDER/files and FOLDER/truth.jsonl, for ``python -m benchmarks.accuracy FOLDER --by engine``. Each PDF of the
samples is printed and scanned in one way of ``WAYS``, in turn: resolution, skew, blur, noise, paper, JPEG, fax. The
noise is seeded, so the pictures are the same every time.
"""

from __future__ import annotations

import argparse
import io
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pypdfium2
from PIL import Image, ImageFilter

SAMPLES = Path(__file__).parents[1] / "samples"


@dataclass(frozen=True)
class Way:
    """How one page becomes a scan."""

    name: str
    dpi: int
    format: str = "pdf"
    skew: float = 0.0
    """Degrees, against the clock."""
    turn: int = 0
    """Degrees, against the clock, in quarters: the sheet lay wrong."""
    blur: float = 0.0
    noise: float = 0.0
    """Standard deviation, of 255 levels."""
    paper: int = 255
    ink: int = 0
    quality: int = 85
    fax: bool = False
    color: bool = False


WAYS = (
    Way("office 200", 200, skew=0.4, noise=4, quality=75),
    Way("gray 150", 150, skew=-0.8, blur=0.5, noise=6, paper=238, quality=60),
    Way("fine 300", 300, "tiff", skew=0.2, noise=8, paper=245),
    Way("skewed 200", 200, skew=1.5, blur=0.6, noise=5, paper=250),
    Way("fax", 204, skew=-0.3, noise=12, fax=True),
    Way("upside down", 200, skew=0.3, turn=180, noise=4),
    Way("faint 200", 200, "png", skew=-0.5, noise=5, paper=225, ink=110),
    Way("color photo", 170, "jpg", skew=1.1, blur=0.7, noise=6, paper=235, quality=55, color=True),
    Way("on its side", 200, "jpg", skew=-0.2, turn=90, noise=4, quality=70),
    Way("low 120", 120, "png", noise=3, paper=248),
)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--only", help="the sample of this name alone, in every way")
    options = parser.parse_args()
    made = [json.loads(line) for line in (SAMPLES / "truth.jsonl").read_text(encoding="utf-8").splitlines()]
    printed = [truth for truth in made if truth["file"].endswith(".pdf") and options.only in (None, truth["id"])]
    (options.folder / "files").mkdir(parents=True, exist_ok=True)
    with (options.folder / "truth.jsonl").open("w", encoding="utf-8") as out:
        for at, truth in enumerate(printed):
            for way in WAYS if options.only else (WAYS[at % len(WAYS)],):
                name = f"files/{truth['id']}-{way.name.replace(' ', '-')}.{way.format}"
                (options.folder / name).write_bytes(scan((SAMPLES / truth["file"]).read_bytes(), way))
                render = {**truth.get("render", {}), "engine": way.name, "format": way.format}
                out.write(json.dumps({**truth, "file": name, "render": render}, ensure_ascii=False) + "\n")


def scan(pdf: bytes, way: Way) -> bytes:
    """The PDF, printed and scanned: a PDF of pictures, a TIFF of all pages, or a picture of the first."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        pages = [_scanned(page.render(scale=way.dpi / 72).to_pil(), way, at) for at, page in enumerate(document)]
    finally:
        document.close()
    return _saved(pages, way)


def _scanned(page: Image.Image, way: Way, seed: int) -> Image.Image:
    picture = page.convert("RGB" if way.color else "L")
    if way.blur:
        picture = picture.filter(ImageFilter.GaussianBlur(way.blur * way.dpi / 200))
    white = (255, 255, 255) if way.color else 255
    picture = picture.rotate(way.skew, Image.Resampling.BICUBIC, fillcolor=white)
    if way.turn:
        picture = picture.rotate(way.turn, expand=True)
    levels = np.asarray(picture, dtype=np.float32) / 255 * (way.paper - way.ink) + way.ink
    levels += np.random.default_rng(seed).normal(0, way.noise, levels.shape)
    if way.fax:
        return Image.fromarray(levels > 150)
    return Image.fromarray(np.clip(levels, 0, 255).astype(np.uint8))


def _saved(pages: Sequence[Image.Image], way: Way) -> bytes:
    out = io.BytesIO()
    options = {"dpi": (way.dpi, way.dpi)}
    if way.format == "pdf":
        if not way.fax:
            pages = [_as_jpeg(page, way.quality) for page in pages]
        pages[0].save(out, "PDF", resolution=way.dpi, save_all=True, append_images=pages[1:])
    elif way.format == "tiff":
        pages[0].save(out, "TIFF", compression="tiff_lzw", save_all=True, append_images=pages[1:], **options)
    elif way.format == "jpg":
        pages[0].save(out, "JPEG", quality=way.quality, **options)
    else:
        pages[0].save(out, "PNG", **options)
    return out.getvalue()


def _as_jpeg(page: Image.Image, quality: int) -> Image.Image:
    """The page with the marks that JPEG leaves."""
    out = io.BytesIO()
    page.save(out, "JPEG", quality=quality)
    return Image.open(io.BytesIO(out.getvalue()))


if __name__ == "__main__":
    main()
