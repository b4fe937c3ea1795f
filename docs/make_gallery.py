"""Make the pictures and the excerpts of ``docs/gallery.md``: each format of the sample role, as people see it.

    python docs/make_gallery.py            makes both
    python docs/make_gallery.py --text     makes the excerpts alone

The pictures need Chromium, LibreOffice Writer, and the extras 'dev' and 'samples'.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import get_args

from jobkit import load_role, render_feed, render_posting
from jobkit.model.posting import FeedFormat
from jobkit.model.role import Role

DOCS = Path(__file__).resolve().parent
PICTURES = DOCS / "gallery"
SAMPLE = DOCS.parent / "samples" / "roles" / "case-manager-example.yaml"
_EXCERPT = re.compile(r"(<!-- (\w+) -->\n```\w*\n).*?(\n```)", re.DOTALL)  # <!-- sms -->, and the fence below it
LINES, WIDTH = 24, 100
COLORS = 64
"""In a picture's palette: text and three tints need no more, and it keeps the files small."""


def refreshed(text: str) -> str:
    """The gallery with each excerpt as jobkit makes it of the sample role now."""
    return _EXCERPT.sub(lambda found: f"{found[1]}{excerpt(found[2])}{found[3]}", text)


def excerpt(form: str) -> str:
    """The first lines of a format, long ones cut."""
    role = load_role(SAMPLE)
    whole = render_feed([role], form) if form in get_args(FeedFormat) else render_posting(role, form)  # type: ignore[arg-type]
    lines = [line if len(line) <= WIDTH else f"{line[: WIDTH - 3]}..." for line in whole.text.splitlines()]
    return "\n".join(lines if len(lines) <= LINES else [*lines[:LINES], "..."])


def openings() -> list[Role]:
    """The sample role and two more of the same employer, for the page that lists openings."""
    sample = load_role(SAMPLE).model_dump(mode="json")
    others = (("Housing Case Manager", "2026-11-16", 47000, 62000), ("Intake Specialist", "2026-11-09", 41000, 49000))
    roles = [Role.model_validate(sample)]
    for number, (title, posted, low, high) in enumerate(others, 15):
        data = {**sample, "id": f"opening-{number}"}
        data["role"] = {**sample["role"], "title": title}
        data["opening"] = {**sample["opening"], "id": f"CM-2026-0{number}", "posted_on": posted}
        data["posting"] = {**sample["posting"], "pay": {**sample["posting"]["pay"], "min": low, "max": high}}
        roles.append(Role.model_validate(data))
    return roles


def make_pictures() -> None:
    role = load_role(SAMPLE)
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for form in ("html", "internal", "docx", "pdf"):
            posting = render_posting(role, form)
            (folder / f"{form}{Path(posting.filename).suffix}").write_bytes(posting.data)
        (folder / "careers.html").write_bytes(render_feed(openings(), "careers").data)
        shoot_pages(folder)
        word = ["soffice", "--headless", "--convert-to", "pdf:writer_pdf_Export", "--outdir", name]
        shutil.copy(folder / "docx.docx", folder / "word.docx")
        profile = f"-env:UserInstallation=file://{name}/profile"
        subprocess.run([*word, profile, str(folder / "word.docx")], check=True, capture_output=True)
        draw_pdf(folder / "word.pdf", PICTURES / "docx.png")
        draw_pdf(folder / "pdf.pdf", PICTURES / "pdf.png")
        draw_pdf(folder / "print.pdf", PICTURES / "html-print.png")


def shoot_pages(folder: Path) -> None:
    from playwright.sync_api import sync_playwright

    shots = (
        ("html.html", "html", 1100, 1000, "light"), ("html.html", "html-dark", 1100, 1000, "dark"),
        ("html.html", "html-phone", 390, 844, "light"), ("careers.html", "careers", 900, 900, "light"),
        ("internal.html", "internal", 900, 900, "light"),
    )  # fmt: skip
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        for file, name, width, height, scheme in shots:
            tab = browser.new_page(viewport={"width": width, "height": height}, color_scheme=scheme)
            tab.goto((folder / file).as_uri())
            tab.screenshot(path=folder / "shot.png")
            shrink(folder / "shot.png", PICTURES / f"{name}.png")
            tab.close()
        tab = browser.new_page()
        tab.goto((folder / "html.html").as_uri())
        tab.pdf(path=folder / "print.pdf", format="Letter", prefer_css_page_size=True)
        browser.close()


def draw_pdf(source: Path, target: Path) -> None:
    """The first page, at 90 dots an inch."""
    import pypdfium2

    with pypdfium2.PdfDocument(source) as document:
        picture = document[0].render(scale=90 / 72).to_pil()
    picture.convert("RGB").quantize(COLORS).save(target, optimize=True)


def shrink(source: Path, target: Path) -> None:
    from PIL import Image

    with Image.open(source) as picture:
        picture.convert("RGB").quantize(COLORS).save(target, optimize=True)


if __name__ == "__main__":
    if "--text" not in sys.argv:
        make_pictures()
    page = DOCS / "gallery.md"
    page.write_text(refreshed(page.read_text(encoding="utf-8")), encoding="utf-8", newline="\n")
