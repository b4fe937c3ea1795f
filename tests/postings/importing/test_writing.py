"""An imported role as a file: commented YAML that loads, and JSON with its evidence."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from jobkit.errors import InvalidFile
from jobkit.model.role import Role
from jobkit.postings.importing.posting import import_posting
from jobkit.postings.importing.writing import role_file, role_json
from jobkit.roles.loading import load_role_text

DATA = Path(__file__).parents[2] / "data"
FILES = [path for path in sorted(DATA.rglob("*")) if path.parent.name in ("postings", "later", "articles")]
FILES = [path for path in FILES if path.suffix in (".txt", ".md", ".html", ".docx", ".data")]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_file_loads_to_the_role_that_was_found(path: Path) -> None:
    imported = import_posting(path.read_bytes(), path.name)
    assert load_role_text(role_file(imported), Path("role.yaml")) == imported.role


def test_each_value_has_its_line_and_each_gap_a_note() -> None:
    text = role_file(import_posting(b"Case Manager\n\nDuties\n- Visit clients\n\nFax: 555-0100\n", "old.txt"))
    assert "# Imported from old.txt" in text
    assert "  title: Case Manager # line 1\n" in text
    assert "    - Visit clients # line 4\n" in text
    assert "  requirements: [] # not found: requirements, what the person needs\n" in text
    assert "#   line 6: Fax: 555-0100  (" in text
    assert text.startswith("# yaml-language-server: $schema=")


def test_a_file_without_a_title_loads_only_when_it_has_one() -> None:
    text = role_file(
        import_posting(b"- [ ]\n- You need a degree and much patience with all of it, every day.\n", "x.txt")
    )
    assert "  title: null # not found" in text
    with pytest.raises(InvalidFile, match="title"):
        load_role_text(text, Path("role.yaml"))


def test_json_has_the_fields_of_a_role_and_the_evidence_beside_them() -> None:
    path = DATA / "postings" / "hospital-rn.txt"
    data = json.loads(role_json(import_posting(path.read_bytes(), path.name)))
    beside = data.pop("imported")
    assert Role.model_validate(data).role.title == "RN Case Manager - Acute Care"
    pay = next(each for each in beside["evidence"] if each["field"] == "posting.pay.min")
    assert (pay["page"], pay["line"]) == (1, 30)
    assert pay["quote"].startswith("$41.25 - $61.90 per hour")
    assert {"evidence", "unplaced", "missing", "notes", "file"} == set(beside)
