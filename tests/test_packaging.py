"""The wheel: what is in it, and that it works away from the checkout."""

from __future__ import annotations

import json
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

pytestmark = pytest.mark.packaging

SHIPPED = ("templates", "rubrics", "samples")


def _tracked(root: Path, *folders: str) -> set[str]:
    done = subprocess.run(["git", "ls-files", "-z", *folders], cwd=root, capture_output=True, text=True, check=True)
    return {name for name in done.stdout.split("\0") if name}


@pytest.fixture(scope="module")
def wheel(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built by way of the source distribution."""
    folder = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "build", "--outdir", str(folder), str(root)]
    subprocess.run(command, check=True, capture_output=True)
    return next(folder.glob("*.whl"))


def test_the_wheel_holds_exactly_the_tracked_files(root: Path, wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        inside = {name for name in archive.namelist() if ".dist-info/" not in name}
    shipped = {f"jobkit/_shipped/{name}" for name in _tracked(root, *SHIPPED)}
    assert inside == shipped | _tracked(root, "jobkit")


def test_the_wheel_works_in_a_fresh_environment(root: Path, wheel: Path, tmp_path: Path) -> None:
    venv.create(tmp_path / "env", with_pip=True)
    bin_ = tmp_path / "env" / ("Scripts" if sys.platform == "win32" else "bin")
    pip = [str(bin_ / "python"), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", str(wheel)]
    subprocess.run(pip, check=True, cwd=tmp_path, capture_output=True)

    def jobkit(*args: str) -> str:
        done = subprocess.run([str(bin_ / "jobkit"), *args], cwd=tmp_path, capture_output=True, text=True, check=True)
        return done.stdout

    templates = {Path(name).stem for name in _tracked(root, "templates/roles")}
    assert {line.split()[0] for line in jobkit("role", "list").splitlines()} == templates
    assert jobkit("role", "new", "own", "--from", "social-worker").startswith("Wrote own.yaml.")
    assert "report.html" in jobkit("demo", "-o", "report")
    lines = (tmp_path / "report" / "results.jsonl").read_text(encoding="utf-8").splitlines()
    assert {json.loads(line)["outcome"] for line in lines} == {"assessed"}
    shipped = next((tmp_path / "env").rglob("_shipped")) / "samples" / "roles"
    posting = jobkit("post", str(next(shipped.glob("*.yaml"))))
    assert "Case Manager" in posting
