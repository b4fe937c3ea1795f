"""How time and memory grow with a file: ``python -m benchmarks.growth [--plot FILE.svg]``.

Makes resumes of more and more pages (PDF) and lines (text, HTML) of one long career, and reads each, bytes to facts, in
a process of its own: seconds of the processor's time after the first small file has loaded the libraries, and the
process's peak memory. Linear growth is a straight line from the origin; the plot shows it.
"""

from __future__ import annotations

import argparse
import html
import resource
import subprocess
import sys
import time
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from benchmarks.plain_pdf import plain_pdf
from jobkit.api import read_file, warm_up
from jobkit.intake import File

ROOT = Path(__file__).parents[1]
JOBS = 5
"""On a page."""
LINES = 45
"""On a page, about."""
KINDS = ("PDF", "text", "HTML")
PAGES = (10, 25, 50, 100, 150, 200)
AS_OF = date(2026, 11, 1)
TITLES = ("Case Manager", "Social Worker", "Care Coordinator", "Discharge Planner", "Intake Specialist")
PLACES = ("Salem, OR", "Boise, ID", "Reno, NV", "Tulsa, OK", "Mobile, AL", "Duluth, MN", "Macon, GA")
NAMES = ("Harbor", "Summit", "Prairie", "Canyon", "Willow", "Granite", "Meadow", "Juniper")
DUTIES = (
    "Wrote care plans with families and looked at each again after ninety days",
    "Coordinated services with schools, clinics and the housing office",
    "Referred clients to food, transport and legal aid programs",
    "Kept case notes within a day of each contact",
    "Visited homes each month and monitored progress",
    "Advocated for clients before the board of appeals",
)


def main() -> None:
    parser = argparse.ArgumentParser(description="How time and memory grow with a file.")
    parser.add_argument("--plot", type=Path, metavar="FILE.svg", help="draw the figures")
    parser.add_argument("--one", nargs=2, metavar=("KIND", "PAGES"), help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one:
        print(*measured(options.one[0], int(options.one[1])))
        return
    found = {kind: [in_a_process(kind, pages) for pages in PAGES] for kind in KINDS}
    print(f"{'pages':>6} {'lines':>6}" + "".join(f"{kind + ' s':>10}{'MB':>6}" for kind in KINDS))
    for at, pages in enumerate(PAGES):
        figures = "".join(f"{found[kind][at][0]:10.2f}{found[kind][at][1]:6.0f}" for kind in KINDS)
        print(f"{pages:6} {pages * LINES:6}{figures}")
    if options.plot:
        options.plot.write_text(plot(found), encoding="utf-8")


def in_a_process(kind: str, pages: int) -> tuple[float, float]:
    """(seconds, megabytes) of reading one file."""
    command = [sys.executable, "-m", "benchmarks.growth", "--one", kind, str(pages)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    seconds, megabytes = map(float, done.stdout.split())
    return seconds, megabytes


def measured(kind: str, pages: int) -> tuple[float, float]:
    """(seconds, megabytes) of reading one file here and now."""
    data = made(kind, pages)
    warm_up()
    read_file(File("small", None, made(kind, 1)), as_of=AS_OF)
    began = time.process_time()
    read_file(File("large", None, data), as_of=AS_OF)
    return time.process_time() - began, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


# ------------------------------------------------------------------ the files


def made(kind: str, pages: int) -> bytes:
    """A resume of so many pages."""
    texts = [page(at) for at in range(pages)]
    if kind == "PDF":
        return plain_pdf(*map(drawn, texts))
    lines = [line for text in texts for line in text]
    if kind == "text":
        return "\n".join(lines).encode()
    return ("<!doctype html><body>" + "".join(f"<p>{html.escape(line)}</p>" for line in lines)).encode()


def page(number: int) -> list[str]:
    """The lines of one page of a career without end."""
    lines = ["Ana Lind", "ana@example.org | 555-0100 | Salem, OR", "", "EXPERIENCE"] if number == 0 else []
    for job in range(number * JOBS, (number + 1) * JOBS):
        year = 1970 + job % 50
        employer = f"{NAMES[job % len(NAMES)]} {NAMES[job // 8 % len(NAMES)]} Services"
        lines += [
            f"{TITLES[job % len(TITLES)]}, {employer}, {PLACES[job % len(PLACES)]}",
            f"Mar {year} - Feb {year + 1}",
        ]
        lines += [f"- {DUTIES[(job + at) % len(DUTIES)]}" for at in range(5 + job % 2)]
        lines.append("")
    return lines


def drawn(lines: Sequence[str]) -> str:
    """The lines as a page's content stream, titles bold."""
    parts = ["BT 14 TL 54 752 Td"]
    for line in lines:
        face = "/B 11 Tf" if line.startswith(TITLES) or line.isupper() else "/F 10 Tf"
        parts.append(f"{face} ({line}) Tj T*")
    return " ".join([*parts, "ET"])


# ------------------------------------------------------------------ the plot


COLORS = {"PDF": "#0050d0", "text": "#00913a", "HTML": "#c000b0"}
WIDE, HIGH, EDGE = 420, 260, 50


def plot(found: dict[str, list[tuple[float, float]]]) -> str:
    """Seconds and megabytes over pages, side by side, as SVG."""
    panels = [
        panel(title, {kind: [figures[which] for figures in found[kind]] for kind in KINDS}, which * (WIDE + EDGE))
        for which, title in enumerate(("seconds", "peak megabytes"))
    ]
    size = f'width="{2 * (WIDE + EDGE)}" height="{HIGH + 2 * EDGE}"'
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" {size} font-family="sans-serif" font-size="12">',
            '<rect width="100%" height="100%" fill="#fff"/>',
            *panels,
            "</svg>\n",
        ]
    )


def panel(title: str, lines: dict[str, list[float]], left: int) -> str:
    """One chart: a line for each kind of file."""
    top = max(max(values) for values in lines.values()) * 1.1
    x_scale, y_scale = (WIDE - EDGE) / PAGES[-1], HIGH / top

    def at(pages: float, value: float) -> str:
        return f"{left + EDGE + pages * x_scale:.1f},{EDGE + HIGH - value * y_scale:.1f}"

    parts = [f'<path d="M{at(0, top)} L{at(0, 0)} L{at(PAGES[-1], 0)}" fill="none" stroke="#333"/>']
    parts.append(f'<text x="{left + EDGE}" y="{EDGE - 15}">{title} by pages of {LINES} lines</text>')
    for pages in (0, *PAGES[2:]):
        x, y = at(pages, 0).split(",")
        parts.append(f'<text x="{x}" y="{float(y) + 18}" text-anchor="middle">{pages}</text>')
    for value in (top / 4, top / 2, 3 * top / 4, top):
        x, y = at(0, value).split(",")
        parts.append(f'<text x="{float(x) - 5}" y="{y}" text-anchor="end">{value:.3g}</text>')
    for number, (kind, values) in enumerate(lines.items()):
        points = " ".join(at(pages, value) for pages, value in zip(PAGES, values, strict=True))
        parts.append(f'<polyline points="{points}" fill="none" stroke="{COLORS[kind]}" stroke-width="2"/>')
        label = f'x="{left + EDGE + 15}" y="{EDGE + 15 + 16 * number}" fill="{COLORS[kind]}"'
        parts.append(f"<text {label}>{kind}</text>")
    return "\n".join(parts)


if __name__ == "__main__":
    main()
