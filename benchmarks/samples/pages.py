"""Layouts that are templates: HTML (as a file, or printed by Chromium), Typst, text and Markdown."""

from __future__ import annotations

import json
import subprocess
import tempfile
from pathlib import Path
from typing import Any

import jinja2
import typst

LAYOUTS = Path(__file__).parent / "layouts"
CHROMIUM = "chromium"


def from_jinja(page: dict[str, Any], layout: str, suffix: str) -> str:
    """The page through ``layouts/LAYOUT.SUFFIX.j2``."""
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(LAYOUTS), autoescape=suffix == "html", undefined=jinja2.StrictUndefined,
        keep_trailing_newline=True,
    )  # fmt: skip
    text = environment.get_template(f"{layout}.{suffix}.j2").render(p=page)
    return "\n".join(line.rstrip() for line in text.strip("\n").splitlines()) + "\n"


def html(page: dict[str, Any], layout: str) -> bytes:
    return from_jinja(page, layout, "html").encode()


def text(page: dict[str, Any], layout: str) -> bytes:
    return from_jinja(page, layout, "txt").encode()


def markdown(page: dict[str, Any], layout: str) -> bytes:
    return from_jinja(page, layout, "md").encode()


def chromium(page: dict[str, Any], layout: str) -> bytes:
    """The HTML layout as Chromium prints it."""
    with tempfile.TemporaryDirectory() as folder:
        source, out = Path(folder, "page.html"), Path(folder, "page.pdf")
        source.write_bytes(html(page, layout))
        command = [CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"]
        subprocess.run([*command, f"--print-to-pdf={out}", source.as_uri()], check=True, capture_output=True)
        return out.read_bytes()


def typst_pdf(page: dict[str, Any], layout: str) -> bytes:
    """The page set by Typst; the layout reads the page as JSON."""
    return typst.compile(
        LAYOUTS / f"{layout}.typ", sys_inputs={"page": json.dumps(page)}, font_paths=["/usr/share/fonts"], timestamp=0
    )
